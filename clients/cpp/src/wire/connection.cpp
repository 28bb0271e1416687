#include "wire/connection.hpp"

#include <algorithm>
#include <utility>

#include "failures.hpp"
#include "wire/headers.hpp"

namespace retouch::wire {

namespace {

/// "5 s", "300 ms".
std::string spelt(std::chrono::milliseconds time) {
    return time.count() % 1000 == 0 ? std::to_string(time.count() / 1000) + " s" : std::to_string(time.count()) + " ms";
}

std::size_t told(std::uint64_t value, std::size_t standard) noexcept {
    return value == 0 ? standard : static_cast<std::size_t>(value);
}

}  // namespace

Connection::Connection(const Limits& limits, std::string_view hello, Moment now)
    : limits_(limits),
      message_bytes_(limits.message_bytes),
      header_bytes_(limits.header_bytes),
      metadata_entries_(limits.metadata_entries),
      calls_in_flight_(limits.calls_in_flight),
      outbox_(limits),
      decoder_(limits.frame_bytes),
      wake_at_(now + limits.hello),
      hello_by_(now + limits.hello),
      last_received_(now) {
    outbox_.control(FrameType::hello, 0, hello);
}

// Calls

Opened Connection::open(std::string_view header, std::size_t entries, Body body, Moment deadline, bool streams) {
    if (!is_usable()) return {};
    if (body->size() > message_bytes_) {
        return {nullptr, too_large("the request has " + std::to_string(body->size()) + " bytes; the server takes " +
                                       std::to_string(message_bytes_), Processed::not_started)};
    }
    if (entries > metadata_entries_) {
        return {nullptr, too_large(std::to_string(entries) + " metadata entries; the server takes " + std::to_string(metadata_entries_),
                                   Processed::not_started)};
    }
    const std::size_t room = std::min(header_bytes_, outbox_.header_room());
    if (header.size() > room) {
        return {nullptr, too_large("the request's header has " + std::to_string(header.size()) + " bytes; the server takes " +
                                       std::to_string(room), Processed::not_started)};
    }
    if (calls_.size() >= calls_in_flight_) {
        Failure full;
        full.code = StatusCode::resource_exhausted;
        full.message = std::to_string(calls_.size()) + " calls are in flight on this connection; the server takes no more";
        full.reason = "ConcurrencyLimitExceeded";
        full.retryable = true;
        full.processed = Processed::not_started;
        return {nullptr, std::move(full)};
    }
    auto call = std::make_shared<Call>(next_id_, deadline, streams);
    next_id_ += 2;
    calls_.emplace(call->id, call);
    arm(deadline);
    outbox_.request(call->id, header, std::move(body));
    return {std::move(call), std::nullopt};
}

void Connection::give_up(Call& call, rpc::v1::CancelReason reason) {
    forget_items(call);
    if (call.is_done || call.is_abandoned) return;
    const Processed processed = abandon(call, reason);
    finish(call, reason == rpc::v1::CANCEL_REASON_DEADLINE ? deadline_passed(processed) : given_up(processed));
}

std::string Connection::take_item(Call& call) {
    std::string item = std::move(call.items.front());
    call.items.pop_front();
    call.unread -= item.size();
    unread_ -= item.size();
    return item;
}

std::uint64_t Connection::ping() {
    outbox_.control(FrameType::ping, 0);
    return ++pings_;
}

std::vector<std::shared_ptr<Call>> Connection::take_changed() noexcept { return std::exchange(changed_, {}); }

// Bytes and moments

void Connection::receive(std::string_view bytes, Moment now) {
    if (closed_) return;
    last_received_ = now;
    pinged_at_.reset();
    try {
        decoder_.feed(bytes, [this](const Piece& piece) {
            if (piece.is_first) begin(piece);
            take(piece);
            return !closed_;
        });
    } catch (const ProtocolError& broken) {
        end(std::string("the server broke the protocol: ") + broken.what(), Processed::maybe);
    }
}

void Connection::lost(const std::string& text) { end(text, Processed::maybe); }

void Connection::watch_writes(Moment now, std::uint64_t taken, bool waits) {
    if (!waits) {
        stalled_since_.reset();
    } else if (!stalled_since_ || taken != taken_) {
        stalled_since_ = now;
        taken_ = taken;
        arm(now + limits_.write_stall);
    }
}

void Connection::wake(Moment now, bool reads) {
    wake_at_ = never;
    if (closed_) return;
    if (!server_ && !leaving_) {
        if (now >= hello_by_) return end("no HELLO within " + spelt(limits_.hello), Processed::not_started);
        arm(hello_by_);
    }
    std::vector<std::shared_ptr<Call>> late;
    for (const auto& [id, call] : calls_) {
        if (call->is_done || call->deadline == never) continue;
        if (now >= call->deadline) {
            late.push_back(call);
        } else {
            arm(call->deadline);
        }
    }
    for (const auto& call : late) give_up(*call, rpc::v1::CANCEL_REASON_DEADLINE);
    check_idle(now, reads);
    if (stalled_since_ && !closed_) {
        if (now >= *stalled_since_ + limits_.write_stall) {
            return end("the server took no byte for " + spelt(limits_.write_stall), Processed::maybe);
        }
        arm(*stalled_since_ + limits_.write_stall);
    }
}

void Connection::check_idle(Moment now, bool reads) {
    if (!server_) return;
    if (!reads) return arm(now + limits_.idle);
    if (pinged_at_ && now >= *pinged_at_ + limits_.idle) {
        return end("the server is silent and answers no PING", Processed::maybe);
    }
    if (!pinged_at_ && now >= last_received_ + limits_.idle) {
        pinged_at_ = now;
        ping();
    }
    arm((pinged_at_ ? *pinged_at_ : last_received_) + limits_.idle);
}

void Connection::arm(Moment moment) noexcept { wake_at_ = std::min(wake_at_, moment); }

// Frames

void Connection::begin(const Piece& piece) {
    const Head& head = piece.head;
    target_.reset();
    held_.clear();
    if (!is_known(head.type)) {
        if ((head.flags & ignorable_flag) == 0) throw ProtocolError("a frame of unknown " + name(head.type));
        return;
    }
    const std::string what = name(head.type);
    if (head.type == FrameType::request || head.type == FrameType::cancel) throw ProtocolError("a " + what + " frame from a server");
    if (!server_ && head.type != FrameType::hello && head.type != FrameType::go_away) {
        throw ProtocolError("the first frame is a " + what + "; it must be HELLO");
    }
    if (head.header_length > limits_.header_bytes) {
        throw ProtocolError("a " + what + " header of " + std::to_string(head.header_length) + " bytes; " +
                            std::to_string(limits_.header_bytes) + " are allowed");
    }
    if (head.type == FrameType::message || head.type == FrameType::response) return begin_message(piece);
    if (head.call_id != 0) throw ProtocolError("a " + what + " frame with call id " + std::to_string(head.call_id));
    if (head.has_more()) throw ProtocolError("a " + what + " frame with MORE");
    const bool is_ping = head.type == FrameType::ping || head.type == FrameType::pong;
    if (is_ping && head.header_length != 0) throw ProtocolError("a " + what + " frame with a header");
    if (is_ping && head.body_length() > limits_.ping_bytes) {
        throw ProtocolError("a " + what + " with " + std::to_string(head.body_length()) + " bytes; " +
                            std::to_string(limits_.ping_bytes) + " are allowed");
    }
    if (!is_ping && head.body_length() != 0) throw ProtocolError("a " + what + " frame with a body");
    held_header_.assign(piece.header);
}

void Connection::begin_message(const Piece& piece) {
    const Head& head = piece.head;
    const auto found = calls_.find(head.call_id);
    if (found == calls_.end()) {
        // What the server says of a call that it did not start crossed its GOAWAY.
        const bool was_opened = head.call_id % 2 == 1 && head.call_id < next_id_;
        if (was_opened && leaving_ && head.call_id > leaving_->last_call_id()) return;
        throw ProtocolError("a " + name(head.type) + " frame for call " + std::to_string(head.call_id) + ", which is not in flight");
    }
    target_ = found->second;
    Call& call = *target_;
    if (call.is_arriving && call.kind == head.type) {
        if (head.header_length != 0) throw ProtocolError("a header in a later fragment of call " + std::to_string(call.id));
    } else if (call.is_arriving && head.type == FrameType::message) {
        throw ProtocolError("a MESSAGE frame inside the RESPONSE of call " + std::to_string(call.id));
    } else {
        // A RESPONSE may cut an item off that was on its way.
        call.is_arriving = true;
        call.kind = head.type;
        call.header.assign(piece.header);
        call.body.clear();
    }
}

void Connection::take(const Piece& piece) {
    const FrameType type = piece.head.type;
    if (type == FrameType::message || type == FrameType::response) {
        // Kept: the call may leave the table meanwhile.
        if (const std::shared_ptr<Call> call = target_) take_message(*call, piece);
        return;
    }
    if (!is_known(type)) return;
    held_.append(piece.body);
    if (!piece.is_last) return;
    switch (type) {
        case FrameType::hello: return hello(held_header_);
        case FrameType::ping: return outbox_.control(FrameType::pong, 0, {}, held_);
        case FrameType::pong:
            // One that nobody asked for is ignored.
            pongs_ += pongs_ < pings_ ? 1 : 0;
            return;
        default: return go_away(held_header_);
    }
}

void Connection::take_message(Call& call, const Piece& piece) {
    const bool is_final = !piece.head.has_more();
    const bool is_whole = piece.is_last && is_final;
    if (call.is_abandoned) {
        if (!is_whole) return;
        call.is_arriving = false;
        if (call.kind == FrameType::response) {
            // What it says is nobody's, but it must be an answer.
            read_response(call.header);
            calls_.erase(call.id);
        }
        return;
    }
    if (call.body.size() + piece.body.size() > limits_.message_bytes) {
        const Failure failure =
            too_large("an answer is larger than " + std::to_string(limits_.message_bytes) + " bytes", Processed::maybe);
        forget_items(call);
        call.body = {};
        if (is_final && call.kind == FrameType::response) {
            // All of the answer is on its way: there is nothing left to cancel.
            call.is_abandoned = true;
            outbox_.drop(call.id);
            if (piece.is_last) {
                call.is_arriving = false;
                calls_.erase(call.id);
            }
        } else {
            abandon(call, rpc::v1::CANCEL_REASON_ABANDONED);
            if (is_whole) call.is_arriving = false;
        }
        return finish(call, failure);
    }
    call.body.append(piece.body);
    if (!is_whole) return;
    call.is_arriving = false;
    if (call.kind == FrameType::response) {
        answer(call);
    } else {
        item(call);
    }
}

void Connection::answer(Call& call) {
    Answer read = read_response(call.header);
    if (outbox_.drop(call.id) == Dropped::part_sent) {
        // The answer came before the whole request was sent: the rest is not coming.
        outbox_.control(FrameType::cancel, call.id, cancel_header(rpc::v1::CANCEL_REASON_ANSWERED));
    }
    calls_.erase(call.id);
    call.metadata = std::move(read.metadata);
    if (!read.failure) call.reply = std::move(call.body);
    call.body = {};
    finish(call, std::move(read.failure));
}

void Connection::item(Call& call) {
    const std::uint64_t sequence = read_sequence(call.header);
    if (sequence != call.next_sequence) {
        throw ProtocolError("item " + std::to_string(sequence) + " of call " + std::to_string(call.id) + ", where " +
                            std::to_string(call.next_sequence) + " is next");
    }
    ++call.next_sequence;
    if (!call.streams) {
        abandon(call, rpc::v1::CANCEL_REASON_ABANDONED);
        Failure surprise;
        surprise.code = StatusCode::unimplemented;
        surprise.message = "an item came for a call that has one reply";
        surprise.reason = "InputValidationError";
        return finish(call, std::move(surprise));
    }
    call.unread += call.body.size();
    unread_ += call.body.size();
    call.items.push_back(std::move(call.body));
    call.body = {};
    changed(call);
}

// The connection's own frames

void Connection::hello(std::string_view header) {
    if (server_) throw ProtocolError("a second HELLO");
    server_ = read_hello(header);
    const rpc::v1::WireLimits& limits = server_->limits();
    // What is not told is the protocol's default, whatever this client takes itself.
    const Limits standard;
    message_bytes_ = told(limits.message_bytes(), standard.message_bytes);
    // The field for a header's length has two bytes.
    header_bytes_ = std::min<std::size_t>(told(limits.header_bytes(), standard.header_bytes), 0xffff);
    metadata_entries_ = told(limits.metadata_entries(), standard.metadata_entries);
    calls_in_flight_ = told(limits.calls_in_flight(), standard.calls_in_flight);
    outbox_.restrict(
        std::min(standard.frame_bytes, told(limits.frame_bytes(), standard.frame_bytes)),
        std::min(limits_.fragment_bytes, told(limits.fragment_bytes(), standard.fragment_bytes)));
    decoder_.allow(limits.frame_bytes());
    arm(last_received_ + limits_.idle);
}

void Connection::go_away(std::string_view header) {
    leaving_ = read_go_away(header);
    ++go_aways_;
    std::vector<std::shared_ptr<Call>> left_out;
    for (const auto& [id, call] : calls_) {
        if (id > leaving_->last_call_id()) left_out.push_back(call);
    }
    for (const auto& call : left_out) {
        calls_.erase(call->id);
        outbox_.drop(call->id);
        finish(*call, unavailable_here("the server ends and has not started the call", Processed::not_started));
    }
}

// Ends

Processed Connection::abandon(Call& call, rpc::v1::CancelReason reason) {
    call.is_abandoned = true;
    call.body = {};
    if (calls_.find(call.id) == calls_.end()) return Processed::maybe;
    if (outbox_.drop(call.id) == Dropped::nothing_sent) {
        calls_.erase(call.id);
        return Processed::not_started;
    }
    outbox_.control(FrameType::cancel, call.id, cancel_header(reason));
    return Processed::maybe;
}

void Connection::forget_items(Call& call) noexcept {
    unread_ -= call.unread;
    call.unread = 0;
    call.items.clear();
}

void Connection::finish(Call& call, std::optional<Failure> failure) {
    if (call.is_done) return;
    call.is_done = true;
    call.failure = std::move(failure);
    changed(call);
}

void Connection::changed(Call& call) { changed_.push_back(call.shared_from_this()); }

void Connection::end(const std::string& text, Processed processed) {
    if (closed_) return;
    wake_at_ = never;
    closed_ = unavailable_here(text, processed);
    for (const auto& [id, call] : calls_) {
        const bool unsent = outbox_.drop(id) == Dropped::nothing_sent;
        if (call->is_done) continue;
        Failure failure = *closed_;
        if (unsent) failure.processed = Processed::not_started;
        call->is_done = true;
        call->failure = std::move(failure);
        changed_.push_back(call);
    }
    calls_.clear();
    outbox_.drop_all();
    target_.reset();
}

Failure Connection::unavailable_here(const std::string& text, Processed processed) const {
    if (!leaving_) return unavailable(text, processed);
    const std::string words = leaving_->message().empty() ? text : text + ": " + leaving_->message();
    return unavailable(words, processed, std::chrono::milliseconds(leaving_->retry_after_ms()));
}

}  // namespace retouch::wire
