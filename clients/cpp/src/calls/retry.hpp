// What may be sent again, and when: Protos/WIRE.md, "Sending again".

#pragma once

#include <chrono>
#include <mutex>

#include "retouch/error.hpp"
#include "retouch/options.hpp"

namespace retouch {

/// Whether the call may be sent again. `may_repeat`: it may be done twice.
bool is_safe(const Failure& failure, bool may_repeat) noexcept;

/// Before the repeat with this number, from 0: never less than the server's advice. `chance` is 0 to 1.
std::chrono::milliseconds pause(const Retry& retry, int repeats, std::chrono::milliseconds advice, double chance) noexcept;

/// The repeats that one client has in hand. Safe from any thread.
class Budget {
public:
    explicit Budget(int most) noexcept : most_(most * 10), tenths_(most_) {}

    void succeeded() noexcept;
    /// Takes one repeat; false when there is none left.
    bool take() noexcept;

private:
    std::mutex mutex_;
    const int most_;
    int tenths_;
};

}  // namespace retouch
