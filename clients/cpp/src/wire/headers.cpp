#include "wire/headers.hpp"

#include <utility>

#include "wire/frames.hpp"

namespace retouch::wire {

namespace {

template <class Header>
Header read(std::string_view bytes, const char* what) {
    Header header;
    if (!header.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
        throw ProtocolError(std::string("the header of a ") + what + " frame cannot be read");
    }
    return header;
}

}  // namespace

rpc::v1::Hello read_hello(std::string_view bytes) {
    auto hello = read<rpc::v1::Hello>(bytes, "HELLO");
    if (hello.version() == 0) throw ProtocolError("HELLO names version 0; the first one is 1");
    return hello;
}

rpc::v1::GoAway read_go_away(std::string_view bytes) { return read<rpc::v1::GoAway>(bytes, "GOAWAY"); }

std::uint64_t read_sequence(std::string_view bytes) {
    return bytes.empty() ? 0 : read<rpc::v1::MessageHeader>(bytes, "MESSAGE").sequence();
}

Answer read_response(std::string_view bytes) {
    Answer answer;
    if (bytes.empty()) return answer;
    const auto header = read<rpc::v1::ResponseHeader>(bytes, "RESPONSE");
    for (const auto& entry : header.metadata()) answer.metadata.emplace_back(entry.key(), entry.value());
    if (header.code() == rpc::v1::OK) return answer;
    Failure& failure = answer.failure.emplace();
    // Numbers that this version does not know read as UNKNOWN and as MAYBE.
    failure.code = rpc::v1::StatusCode_IsValid(header.code()) ? static_cast<StatusCode>(header.code()) : StatusCode::unknown;
    failure.processed = rpc::v1::Processed_IsValid(header.processed()) ? static_cast<Processed>(header.processed()) : Processed::maybe;
    failure.message = header.message();
    failure.reason = header.details().reason();
    failure.stage = header.details().stage();
    failure.retryable = header.details().retryable();
    failure.retry_after = std::chrono::milliseconds(header.details().retry_after_ms());
    failure.charged = header.details().charged();
    failure.metadata = answer.metadata;
    return answer;
}

std::string cancel_header(rpc::v1::CancelReason reason) {
    rpc::v1::Cancel cancel;
    cancel.set_reason(reason);
    return cancel.SerializeAsString();
}

}  // namespace retouch::wire
