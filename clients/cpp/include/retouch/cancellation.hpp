/// How another thread gives a call up.

#pragma once

#include <cstdint>
#include <functional>
#include <memory>

namespace retouch {

/// A token for one or several calls: `cancel()` from any thread ends them with `retouch::Cancelled`, also those that begin later.
///
/// Copies are the same token. One that was made by `none()` cannot be cancelled and costs nothing.
class Cancellation {
public:
    Cancellation();
    static Cancellation none() noexcept { return Cancellation(nullptr); }

    /// Safe from any thread, and more than once. Calls that have ended do not notice.
    void cancel() const;
    bool is_cancelled() const noexcept;
    /// Whether it can be cancelled at all.
    explicit operator bool() const noexcept { return state_ != nullptr; }

    /// Calls a function once when the token is cancelled, at once when it is already. Destroying it waits until the function, where it
    /// runs just then, has returned; so it must not be destroyed with a lock that the function takes.
    class Registration {
    public:
        Registration() = default;
        Registration(const Cancellation& token, std::function<void()> action);
        ~Registration() { reset(); }
        Registration(Registration&&) noexcept = default;
        Registration& operator=(Registration&& other) noexcept;
        void reset() noexcept;

    private:
        std::shared_ptr<struct CancellationState> state_;
        std::uint64_t id_ = 0;
    };

private:
    explicit Cancellation(std::nullptr_t) noexcept {}
    std::shared_ptr<struct CancellationState> state_;
};

}  // namespace retouch
