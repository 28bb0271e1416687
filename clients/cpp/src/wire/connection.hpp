// The client's end of a connection as a state machine: bytes and moments in, calls answered and bytes out. No sockets, no threads, no clock.
//
// An owner with a socket does this, one thread at a time: after every call of `open`, `give_up`, `receive`, `wake` and `ping` it wakes the
// callers of `take_changed()`, writes what the outbox holds, and comes back at `wake_at()` at the latest.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "retouch/error.hpp"
#include "retouch/limits.hpp"
#include "retouch/rpc/v1/headers.pb.h"
#include "wire/call.hpp"
#include "wire/frames.hpp"
#include "wire/outbox.hpp"

namespace retouch::wire {

/// What came of opening a call: the call, or why it cannot be sent here; neither where another connection may take it.
struct Opened {
    std::shared_ptr<Call> call;
    std::optional<Failure> failure;
};

class Connection {
public:
    /// `hello` is the client's own, encoded; it is the first frame.
    Connection(const Limits& limits, std::string_view hello, Moment now);

    // Calls

    /// Opens a call; `entries` are those of metadata in the header. `deadline`: when to give it up by itself.
    Opened open(std::string_view header, std::size_t entries, Body body, Moment deadline, bool streams);

    /// Nobody wants the answer any more: the server is told, where it knows of the call. Does nothing to a call that has ended.
    void give_up(Call& call, rpc::v1::CancelReason reason);

    /// The next item of a stream that has one.
    std::string take_item(Call& call);

    /// Asks for a sign of life: it came when `pongs()` has reached the returned number.
    std::uint64_t ping();
    std::uint64_t pongs() const noexcept { return pongs_; }

    /// The calls that something came for since the last time.
    std::vector<std::shared_ptr<Call>> take_changed() noexcept;

    /// Calls that the server has not answered, those included that nobody waits for any more.
    std::size_t in_flight() const noexcept { return calls_.size(); }
    /// Whether calls may be opened.
    bool is_usable() const noexcept { return server_ && !leaving_ && !closed_ && next_id_ < 0xffff'ffff; }
    /// Whether to read: not while streams have enough that nobody takes.
    bool wants_read() const noexcept { return unread_ <= limits_.unread_bytes; }

    // The connection

    Outbox& outbox() noexcept { return outbox_; }
    const Outbox& outbox() const noexcept { return outbox_; }
    /// The server's HELLO, once it came.
    const std::optional<rpc::v1::Hello>& server() const noexcept { return server_; }
    /// The server's GOAWAY: no more calls may be opened.
    const std::optional<rpc::v1::GoAway>& leaving() const noexcept { return leaving_; }
    /// How many GOAWAYs came.
    std::size_t go_aways() const noexcept { return go_aways_; }
    /// Why the connection is of no more use: close it.
    const std::optional<Failure>& closed() const noexcept { return closed_; }

    /// Takes what the socket brought.
    void receive(std::string_view bytes, Moment now);
    /// The connection is gone.
    void lost(const std::string& text);
    /// Whether bytes wait that the socket does not take, and how many it took since the connection began.
    void watch_writes(Moment now, std::uint64_t taken, bool waits);
    /// Looks at everything that is due. `reads` is false where the owner did not read for the sake of streams: silence is its own doing then.
    void wake(Moment now, bool reads);
    /// When to call `wake`.
    Moment wake_at() const noexcept { return wake_at_; }

private:
    void begin(const Piece& piece);
    void begin_message(const Piece& piece);
    void take(const Piece& piece);
    void take_message(Call& call, const Piece& piece);
    void answer(Call& call);
    void item(Call& call);
    void hello(std::string_view header);
    void go_away(std::string_view header);
    void check_idle(Moment now, bool reads);
    Processed abandon(Call& call, rpc::v1::CancelReason reason);
    void forget_items(Call& call) noexcept;
    void finish(Call& call, std::optional<Failure> failure);
    void changed(Call& call);
    void end(const std::string& text, Processed processed);
    Failure unavailable_here(const std::string& text, Processed processed) const;
    void arm(Moment moment) noexcept;

    const Limits limits_;
    // What the server takes: its HELLO says, the defaults where it says nothing.
    std::size_t message_bytes_;
    std::size_t header_bytes_;
    std::size_t metadata_entries_;
    std::size_t calls_in_flight_;

    Outbox outbox_;
    Decoder decoder_;
    std::optional<rpc::v1::Hello> server_;
    std::optional<rpc::v1::GoAway> leaving_;
    std::optional<Failure> closed_;

    std::unordered_map<std::uint32_t, std::shared_ptr<Call>> calls_;
    std::uint32_t next_id_ = 1;
    std::vector<std::shared_ptr<Call>> changed_;
    std::size_t unread_ = 0;
    std::uint64_t pings_ = 0;
    std::uint64_t pongs_ = 0;
    std::size_t go_aways_ = 0;

    Moment wake_at_;
    const Moment hello_by_;
    Moment last_received_;
    std::optional<Moment> pinged_at_;
    std::optional<Moment> stalled_since_;
    std::uint64_t taken_ = 0;

    // Of the frame whose pieces are coming: whose message it is, and what is kept of its header and body.
    std::shared_ptr<Call> target_;
    std::string held_header_;
    std::string held_;
};

}  // namespace retouch::wire
