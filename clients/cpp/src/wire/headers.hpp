// Headers of frames between protobuf and the client's values.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "retouch/error.hpp"
#include "retouch/rpc/v1/headers.pb.h"

namespace retouch::wire {

/// Each throws ProtocolError where the bytes are no such header.
rpc::v1::Hello read_hello(std::string_view bytes);
rpc::v1::GoAway read_go_away(std::string_view bytes);
std::uint64_t read_sequence(std::string_view bytes);

/// A RESPONSE's header: no failure for success.
struct Answer {
    std::optional<Failure> failure;
    Metadata metadata;
};
Answer read_response(std::string_view bytes);

std::string cancel_header(rpc::v1::CancelReason reason);

}  // namespace retouch::wire
