// The parts of the driver of clients/conformance for the C++ client. It is glue: it hands over what a case says and reports what the client says.

#pragma once

#include <functional>
#include <string>

#include "conformance.pb.h"
#include "retouch/client.hpp"

namespace conformance {

namespace proto = retouch::conformance::v1;

/// A request's bytes: README.md, "Payloads".
std::string payload(const proto::Payload& payload);
proto::Item item(const std::string& bytes);

/// One client's life.
void session(const proto::Session& session, proto::Outcome& outcome);

/// A failure as the client reports it.
retouch::rpc::v1::ResponseHeader status(const retouch::Failure& failure);
retouch::rpc::v1::ResponseHeader ok(const retouch::Metadata& metadata);

/// Carries a call out by the generated stub of its method; false where there is none. `taken` is called behind each item, and says
/// whether to go on. Throws retouch::Error.
bool by_stub(
    retouch::Caller& caller, const proto::Call& call, const std::string& body, const retouch::CallOptions& options,
    proto::CallOutcome& outcome, const std::function<bool()>& taken);

}  // namespace conformance
