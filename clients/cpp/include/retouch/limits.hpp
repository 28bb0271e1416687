/// What a client bounds, and by how much: the defaults of Protos/WIRE.md.

#pragma once

#include <chrono>
#include <cstddef>

namespace retouch {

/// Sizes are in bytes.
struct Limits {
    /// Largest value of a frame's length field.
    std::size_t frame_bytes = 1'048'576;
    /// A body longer than this is sent in several frames.
    std::size_t fragment_bytes = 262'144;
    /// Messages up to this size are written before the fragments of larger ones; requests over it go over the connection for bulk.
    std::size_t small_bytes = 16'384;
    /// Largest reply or item that is taken: all fragments of one body.
    std::size_t message_bytes = 64u << 20;
    /// Largest header of a frame.
    std::size_t header_bytes = 16'384;
    std::size_t metadata_entries = 64;
    /// Calls in flight on one connection; cancelled ones count until they are answered.
    std::size_t calls_in_flight = 256;
    std::size_t ping_bytes = 64;
    /// The TCP window that is offered, and the most that is handed to the socket ahead of what it has sent.
    std::size_t window_bytes = 262'144;
    /// Items of streams that wait to be taken: past it nothing is read, so that the server pauses.
    std::size_t unread_bytes = 8u << 20;
    /// TCP and TLS must be connected by then.
    std::chrono::milliseconds connect{10'000};
    /// The server's HELLO must be there by then.
    std::chrono::milliseconds hello{5'000};
    /// A connection on which nothing arrived for this long is pinged, and given up after as long again.
    std::chrono::milliseconds idle{150'000};
    /// A server that takes no byte of what waits for it is given up after this time.
    std::chrono::milliseconds write_stall{30'000};
};

}  // namespace retouch
