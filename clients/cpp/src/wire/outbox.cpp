#include "wire/outbox.hpp"

#include <algorithm>
#include <utility>

namespace retouch::wire {

Outbox::Outbox(const Limits& limits) : small_bytes_(limits.small_bytes) { restrict(limits.frame_bytes, limits.fragment_bytes); }

void Outbox::restrict(std::size_t frame_bytes, std::size_t fragment_bytes) noexcept {
    frame_room_ = std::max(frame_bytes, counted_bytes + 1) - counted_bytes;
    fragment_bytes_ = std::max<std::size_t>(1, std::min(fragment_bytes, frame_room_));
}

void Outbox::control(FrameType type, std::uint32_t call_id, std::string_view header, std::string_view body) {
    small_.push_back({frame(type, call_id, header, body), 0});
}

void Outbox::request(std::uint32_t call_id, std::string_view header, Body body) {
    const std::size_t size = body->size();
    if (size <= small_bytes_ && size <= fragment_bytes_ && header.size() + size <= frame_room_) {
        small_.push_back({frame(FrameType::request, call_id, header, *body), call_id});
        return;
    }
    small_.push_back({frame(FrameType::request, call_id, header, {}, more_flag), call_id});
    large_.push_back({call_id, std::move(body), 0});
}

Dropped Outbox::drop(std::uint32_t call_id) {
    const auto large = std::find_if(large_.begin(), large_.end(), [&](const Large& each) { return each.call_id == call_id; });
    const bool was_large = large != large_.end();
    if (was_large) large_.erase(large);
    const auto small = std::find_if(small_.begin(), small_.end(), [&](const Small& each) { return each.opens == call_id; });
    if (small != small_.end()) {
        small_.erase(small);
        return Dropped::nothing_sent;
    }
    return was_large ? Dropped::part_sent : Dropped::all_sent;
}

void Outbox::drop_all() noexcept {
    small_.clear();
    large_.clear();
}

void Outbox::take(std::vector<Segment>& into, std::size_t most) {
    std::size_t taken = 0;
    if (!small_.empty()) {
        // Small frames leave together, in one piece of memory.
        Segment together;
        together.own = std::move(small_.front().bytes);
        small_.pop_front();
        while (!small_.empty() && together.own.size() < most) {
            together.own += small_.front().bytes;
            small_.pop_front();
        }
        taken = together.own.size();
        into.push_back(std::move(together));
        if (!small_.empty()) return;
    }
    while (taken < most && !large_.empty()) {
        Large message = std::move(large_.front());
        large_.pop_front();
        const std::size_t size = std::min(fragment_bytes_, message.body->size() - message.sent);
        const bool goes_on = message.sent + size < message.body->size();
        Segment head;
        append_head(head.own, FrameType::request, goes_on ? more_flag : 0, message.call_id, 0, size);
        into.push_back(std::move(head));
        if (size > 0) into.push_back({{}, message.body, message.sent, size});
        taken += head_bytes + size;
        message.sent += size;
        if (goes_on) large_.push_back(std::move(message));
    }
}

}  // namespace retouch::wire
