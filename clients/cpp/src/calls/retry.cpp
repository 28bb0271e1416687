#include "calls/retry.hpp"

#include <algorithm>

namespace retouch {

bool is_safe(const Failure& failure, bool may_repeat) noexcept {
    switch (failure.processed) {
        case Processed::done: return failure.retryable;
        case Processed::not_started: return failure.code == StatusCode::unavailable || failure.retryable;
        default: return may_repeat && (failure.code == StatusCode::unavailable || failure.retryable);
    }
}

std::chrono::milliseconds pause(const Retry& retry, int repeats, std::chrono::milliseconds advice, double chance) noexcept {
    std::chrono::milliseconds longest = std::min(retry.first_delay, retry.longest_delay);
    for (int i = 0; i < repeats && longest < retry.longest_delay; ++i) longest = std::min(longest * 2, retry.longest_delay);
    const auto half = longest / 2;
    const auto delay = half + std::chrono::milliseconds(static_cast<long long>(static_cast<double>((longest - half).count()) * chance));
    return std::max(advice, delay);
}

void Budget::succeeded() noexcept {
    const std::lock_guard lock(mutex_);
    tenths_ = std::min(most_, tenths_ + 1);
}

bool Budget::take() noexcept {
    const std::lock_guard lock(mutex_);
    if (tenths_ < 10) return false;
    tenths_ -= 10;
    return true;
}

}  // namespace retouch
