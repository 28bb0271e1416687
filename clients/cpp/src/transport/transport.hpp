// A connected socket, plain or with TLS, that does not block.

#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string_view>
#include <vector>

#include "transport/descriptor.hpp"
#include "transport/socket.hpp"
#include "transport/tls.hpp"
#include "wire/outbox.hpp"

namespace retouch::transport {

/// What a read brought.
struct Received {
    enum class Kind { bytes, nothing_now, end } kind = Kind::nothing_now;
    std::size_t size = 0;
};

class Transport {
public:
    virtual ~Transport() = default;
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;

    int descriptor() const noexcept { return socket_.get(); }
    /// Bytes that the socket took since the connection began.
    std::uint64_t taken() const noexcept { return taken_; }
    /// Whether bytes wait that the socket did not take.
    bool has_pending() const noexcept { return !pending_.empty(); }

    /// Sends these and what is pending, as far as it can without waiting. Throws Trouble when the connection is broken.
    void send(std::vector<wire::Segment> segments);
    /// Reads what is there. Throws Trouble when the connection is broken.
    virtual Received receive(char* into, std::size_t size) = 0;
    /// Whether `receive` must not run beside `send`.
    virtual bool is_exclusive() const noexcept = 0;
    /// Whether `receive` has more that poll does not know of.
    virtual bool has_buffered() const noexcept { return false; }
    /// Tells the peer that nothing more comes, where it can without waiting.
    virtual void say_goodbye() noexcept {}

protected:
    explicit Transport(Descriptor socket) noexcept : socket_(std::move(socket)) {}

    /// Sends from the front of `pending_`; how many bytes were taken, 0 where it would have to wait.
    virtual std::size_t send_some() = 0;

    Descriptor socket_;
    std::uint64_t taken_ = 0;
    std::deque<wire::Segment> pending_;
    /// Bytes of the first segment that have left.
    std::size_t sent_of_first_ = 0;
};

std::unique_ptr<Transport> plain(Descriptor socket);

/// Shakes hands. Throws Trouble.
std::unique_ptr<Transport> secure(Descriptor socket, const TLSSettings& settings, const Bell& bell, wire::Moment until);

}  // namespace retouch::transport
