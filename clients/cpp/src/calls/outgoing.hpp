// One call on its way out: its bytes, and until when it may take.

#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "retouch/call_options.hpp"
#include "retouch/error.hpp"
#include "retouch/options.hpp"
#include "retouch/rpc/v1/headers.pb.h"
#include "wire/call.hpp"
#include "wire/outbox.hpp"

namespace retouch {

class Outgoing {
public:
    /// Takes the time. A key that is not lower-case ASCII is a failure of the call.
    Outgoing(const std::string& method, std::string body, bool is_bulk, bool may_repeat, const CallOptions& options, const Options& client);

    /// The REQUEST's header, with what is left of the time now; nothing of it when there is no limit.
    std::string header();
    std::size_t entries() const noexcept { return static_cast<std::size_t>(header_.metadata_size()); }

    const wire::Body body;
    const bool is_bulk;
    const bool may_repeat;
    const wire::Moment deadline;
    const Cancellation cancellation;
    Beside* const beside;
    /// How often it was sent, or a connection was tried for it.
    int attempts = 0;
    /// What is wrong with it already.
    std::optional<Failure> mistake;

private:
    rpc::v1::RequestHeader header_;
};

/// When a call with this time limit ends.
wire::Moment deadline_after(std::chrono::milliseconds timeout) noexcept;

}  // namespace retouch
