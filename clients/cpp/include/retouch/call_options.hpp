/// What a caller may say with one call.

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "retouch/cancellation.hpp"
#include "retouch/metadata.hpp"

namespace retouch {

/// What came beside the answer of a unary call.
struct Beside {
    Metadata metadata;
    /// How often the call was sent.
    int attempts = 0;
};

/// Settings of one call, in a chain: `CallOptions().timeout(5s).metadata("traceparent", parent)`.
class CallOptions {
public:
    /// From the call's beginning, connecting and repeats included; `no_timeout` is as long as it takes. The client's where it is not called.
    CallOptions& timeout(std::chrono::milliseconds limit) {
        timeout_ = limit;
        return *this;
    }

    /// Adds an entry that travels beside the request. Keys are lower-case ASCII.
    CallOptions& metadata(std::string key, std::string value) {
        metadata_.emplace_back(std::move(key), std::move(value));
        return *this;
    }

    /// Another thread may end the call by this token.
    CallOptions& cancellation(Cancellation token) {
        cancellation_ = std::move(token);
        return *this;
    }

    /// The call may be done twice, so that it may be sent again when nobody knows what became of it.
    CallOptions& idempotent(bool may_repeat = true) {
        idempotent_ = may_repeat;
        return *this;
    }

    /// Stores what comes beside the reply of a unary call, before it returns.
    CallOptions& beside(Beside& into) {
        beside_ = &into;
        return *this;
    }

    const std::optional<std::chrono::milliseconds>& timeout() const noexcept { return timeout_; }
    const Metadata& metadata() const noexcept { return metadata_; }
    const Cancellation& cancellation() const noexcept { return cancellation_; }
    bool is_idempotent() const noexcept { return idempotent_; }
    Beside* beside() const noexcept { return beside_; }

private:
    std::optional<std::chrono::milliseconds> timeout_;
    Metadata metadata_;
    Cancellation cancellation_ = Cancellation::none();
    bool idempotent_ = false;
    Beside* beside_ = nullptr;
};

}  // namespace retouch
