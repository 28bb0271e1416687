// TCP: from an address to a connected socket that does not block.

#pragma once

#include <stdexcept>
#include <string>

#include "retouch/limits.hpp"
#include "transport/address.hpp"
#include "transport/bell.hpp"
#include "transport/descriptor.hpp"
#include "wire/call.hpp"

namespace retouch::transport {

/// Half a sentence on why there is no connection, or no longer one.
struct Trouble : std::runtime_error { using std::runtime_error::runtime_error; };

/// Half a sentence for an errno, without numbers: "connection refused".
std::string words(int error);

/// Waits for `events` of poll on the socket. Throws Trouble when the moment passes ("no answer in time") and when the bell rings
/// ("the client was closed").
void await(int descriptor, short events, const Bell& bell, wire::Moment until);

/// Milliseconds for poll until a moment, rounded up; -1 for never.
int patience(wire::Moment until, wire::Moment now) noexcept;

/// Tries every address of the name in turn. Throws Trouble, of the last one. A name is looked up without regard to `until`.
Descriptor dial(const Address& address, const Limits& limits, const Bell& bell, wire::Moment until);

}  // namespace retouch::transport
