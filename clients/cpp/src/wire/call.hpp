// One call of a connection.

#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "retouch/error.hpp"
#include "wire/frames.hpp"

namespace retouch::wire {

using Moment = std::chrono::steady_clock::time_point;
inline constexpr Moment never = Moment::max();

/// What came of a call. Guarded by its connection's owner.
struct Call : std::enable_shared_from_this<Call> {
    Call(std::uint32_t id, Moment deadline, bool streams) : id(id), deadline(deadline), streams(streams) {}

    const std::uint32_t id;
    /// When the connection gives it up by itself; `never` where its caller sees to it.
    const Moment deadline;
    const bool streams;

    /// Items of a stream that nobody has taken yet, and their bytes.
    std::deque<std::string> items;
    std::size_t unread = 0;
    std::uint64_t next_sequence = 0;

    /// No more will come; `failure` says why where it failed, else `reply` and `metadata` are the answer.
    bool is_done = false;
    std::optional<Failure> failure;
    Metadata metadata;
    std::string reply;

    /// Nobody wants the answer: it frees the place and is dropped.
    bool is_abandoned = false;

    /// The message that is arriving.
    bool is_arriving = false;
    FrameType kind = FrameType::response;
    std::string header;
    std::string body;

    /// The owner's, to wake the caller.
    std::condition_variable changed;
};

}  // namespace retouch::wire
