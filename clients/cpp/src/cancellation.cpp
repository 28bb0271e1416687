#include "retouch/cancellation.hpp"

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace retouch {

struct CancellationState {
    std::mutex mutex;
    std::condition_variable ran;
    std::atomic<bool> cancelled{false};
    std::uint64_t next = 1;
    std::map<std::uint64_t, std::function<void()>> actions;
    /// The action that runs just now, and in which thread; 0 for none.
    std::uint64_t running = 0;
    std::thread::id runner;
};

Cancellation::Cancellation() : state_(std::make_shared<CancellationState>()) {}

bool Cancellation::is_cancelled() const noexcept {
    return state_ != nullptr && state_->cancelled.load(std::memory_order_acquire);
}

void Cancellation::cancel() const {
    if (state_ == nullptr) return;
    std::unique_lock lock(state_->mutex);
    if (state_->cancelled.exchange(true)) return;
    state_->runner = std::this_thread::get_id();
    while (!state_->actions.empty()) {
        auto first = state_->actions.begin();
        std::function<void()> action = std::move(first->second);
        state_->running = first->first;
        state_->actions.erase(first);
        lock.unlock();
        action();
        // What it holds is let go without the lock.
        action = nullptr;
        lock.lock();
        state_->running = 0;
        state_->ran.notify_all();
    }
}

Cancellation::Registration::Registration(const Cancellation& token, std::function<void()> action) {
    if (!token) return;
    std::unique_lock lock(token.state_->mutex);
    if (token.state_->cancelled) {
        lock.unlock();
        action();
        return;
    }
    state_ = token.state_;
    id_ = state_->next++;
    state_->actions.emplace(id_, std::move(action));
}

Cancellation::Registration& Cancellation::Registration::operator=(Registration&& other) noexcept {
    if (this != &other) {
        reset();
        state_ = std::move(other.state_);
        id_ = other.id_;
    }
    return *this;
}

void Cancellation::Registration::reset() noexcept {
    if (state_ == nullptr) return;
    {
        std::unique_lock lock(state_->mutex);
        if (state_->actions.erase(id_) == 0 && state_->runner != std::this_thread::get_id()) {
            state_->ran.wait(lock, [this] { return state_->running != id_; });
        }
    }
    state_.reset();
}

}  // namespace retouch
