// Who may write next on a connection: what is small first, then one fragment of each large request in turn.

#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "retouch/limits.hpp"
#include "wire/frames.hpp"

namespace retouch::wire {

/// An encoded request: shared by the attempts at a call, and never copied for sending where it is large.
using Body = std::shared_ptr<const std::string>;

/// Bytes to write: own ones, or a slice of a body.
struct Segment {
    std::string own;
    Body body;
    std::size_t offset = 0;
    std::size_t size = 0;

    std::string_view view() const noexcept { return body ? std::string_view(*body).substr(offset, size) : std::string_view(own); }
};

/// How much of a request had left when it was dropped.
enum class Dropped { nothing_sent, part_sent, all_sent };

/// What waits to be written on one connection.
class Outbox {
public:
    explicit Outbox(const Limits& limits);

    /// The peer takes no longer frames and fragments than these.
    void restrict(std::size_t frame_bytes, std::size_t fragment_bytes) noexcept;

    bool is_empty() const noexcept { return small_.empty() && large_.empty(); }

    /// Puts a frame in line ahead of all fragments.
    void control(FrameType type, std::uint32_t call_id, std::string_view header = {}, std::string_view body = {});

    /// Puts a request in line. The header of a large one goes ahead by itself: calls open in the order of their ids, and one that
    /// will be refused is refused before its body is sent.
    void request(std::uint32_t call_id, std::string_view header, Body body);

    /// Forgets what a call has not sent yet.
    Dropped drop(std::uint32_t call_id);
    void drop_all() noexcept;

    /// The largest header that goes into a frame.
    std::size_t header_room() const noexcept { return frame_room_; }

    /// Appends what to write now: all small frames, then fragments in turn until about so many bytes.
    void take(std::vector<Segment>& into, std::size_t most);

private:
    struct Small {
        std::string bytes;
        /// The call whose first frame it is; 0 for all others.
        std::uint32_t opens = 0;
    };
    struct Large {
        std::uint32_t call_id;
        Body body;
        std::size_t sent = 0;
    };

    std::size_t small_bytes_;
    std::size_t frame_room_ = 0;
    std::size_t fragment_bytes_ = 0;
    std::deque<Small> small_;
    /// In the order of their turns.
    std::deque<Large> large_;
};

}  // namespace retouch::wire
