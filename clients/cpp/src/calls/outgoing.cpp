#include "calls/outgoing.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

#include "failures.hpp"

namespace retouch {

namespace {

bool is_key(const std::string& text) noexcept {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char letter) {
        return letter > 0x20 && letter < 0x7f && (letter < 'A' || letter > 'Z');
    });
}

}  // namespace

wire::Moment deadline_after(std::chrono::milliseconds timeout) noexcept {
    const wire::Moment now = std::chrono::steady_clock::now();
    // A limit beyond the clock's end is none.
    const auto room = std::chrono::duration_cast<std::chrono::milliseconds>(wire::never - now);
    return timeout >= room ? wire::never : now + std::max(timeout, std::chrono::milliseconds(0));
}

Outgoing::Outgoing(
    const std::string& method, std::string body, bool is_bulk, bool may_repeat, const CallOptions& options, const Options& client)
    : body(std::make_shared<const std::string>(std::move(body))),
      is_bulk(is_bulk || this->body->size() > client.limits.small_bytes),
      may_repeat(may_repeat || options.is_idempotent()),
      deadline(deadline_after(options.timeout().value_or(client.timeout))),
      cancellation(options.cancellation()),
      beside(options.beside()) {
    header_.set_method(method);
    for (const auto& [key, value] : options.metadata()) {
        if (!is_key(key)) mistake = invalid("\"" + key + "\" cannot be a metadata key: keys are lower-case ASCII");
        rpc::v1::Metadata& entry = *header_.add_metadata();
        entry.set_key(key);
        entry.set_value(value);
    }
}

std::string Outgoing::header() {
    if (deadline != wire::never) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
        // At least 1, so that a time limit never becomes none.
        header_.set_timeout_ms(static_cast<std::uint32_t>(
            std::clamp<long long>(left, 1, std::numeric_limits<std::uint32_t>::max())));
    }
    return header_.SerializeAsString();
}

}  // namespace retouch
