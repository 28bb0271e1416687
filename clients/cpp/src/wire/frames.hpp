// Frames: their bytes, and how they are cut out of what the network brings. Protos/WIRE.md.

#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace retouch::wire {

enum class FrameType : std::uint8_t {
    hello = 0,
    request = 1,
    message = 2,
    response = 3,
    cancel = 4,
    ping = 5,
    pong = 6,
    go_away = 7,
};

/// Whether this version of the protocol has the type.
bool is_known(FrameType type) noexcept;
/// "HELLO"; "type 9" for one that is not known.
std::string name(FrameType type);

inline constexpr std::uint8_t more_flag = 0x01;
inline constexpr std::uint8_t ignorable_flag = 0x80;

/// Bytes of a frame before its header, and those of them that its length counts.
inline constexpr std::size_t head_bytes = 12;
inline constexpr std::size_t counted_bytes = 8;
/// Byte 0 of a frame is always zero.
inline constexpr std::uint32_t longest_length = (1u << 24) - 1;

/// A frame's fixed 12 bytes.
struct Head {
    std::uint32_t length = 0;
    FrameType type = FrameType::hello;
    std::uint8_t flags = 0;
    std::uint16_t header_length = 0;
    std::uint32_t call_id = 0;

    bool has_more() const noexcept { return (flags & more_flag) != 0; }
    std::size_t body_length() const noexcept { return length - counted_bytes - header_length; }
};

/// Reads 12 bytes.
Head read_head(const char* bytes) noexcept;

/// Appends the 12 bytes of a frame whose body follows by itself.
void append_head(
    std::string& out, FrameType type, std::uint8_t flags, std::uint32_t call_id, std::size_t header_length, std::size_t body_length);

/// One whole frame.
std::string frame(FrameType type, std::uint32_t call_id, std::string_view header, std::string_view body, std::uint8_t flags = 0);

/// A rule that the server broke.
struct ProtocolError : std::runtime_error { using std::runtime_error::runtime_error; };

/// A frame, or a piece of its body.
struct Piece {
    const Head& head;
    /// Whether this is the frame's first piece.
    bool is_first;
    /// The whole header, in the first piece; then nothing.
    std::string_view header;
    std::string_view body;
    /// Whether the frame is whole with it.
    bool is_last;
};

/// Cuts bytes into frames, however the network cut them.
///
/// Each length is checked as soon as its bytes are there, before anything is kept of what it counts. A frame's header is collected;
/// its body is handed on as it comes.
class Decoder {
public:
    explicit Decoder(std::size_t frame_bytes) noexcept : frame_bytes_(frame_bytes) {}

    /// The peer has told that its frames may be so long; never less than before.
    void allow(std::size_t frame_bytes) noexcept;

    /// Whether part of a frame has arrived, and part not.
    bool is_inside() const noexcept { return in_body_ || !partial_.empty(); }

    /// Hands each frame, or piece of one, to `take(const Piece&)`, until it returns false. The bytes may be reused afterwards.
    ///
    /// Throws ProtocolError; the decoder is not used after that.
    template <class Take>
    void feed(std::string_view bytes, Take&& take) {
        while (!bytes.empty()) {
            bool is_first = false;
            std::string_view header;
            if (!in_body_) {
                header = collect(bytes);
                if (!in_body_) return;
                is_first = true;
            }
            const std::string_view body = bytes.substr(0, missing_);
            bytes.remove_prefix(body.size());
            missing_ -= body.size();
            in_body_ = missing_ > 0;
            const bool goes_on = take(Piece{head_, is_first, header, body, !in_body_});
            // The header may lie in it.
            partial_.clear();
            if (!goes_on) return;
        }
    }

private:
    /// Takes what belongs to a head and a header from the front; `in_body_` is set when they are whole.
    std::string_view collect(std::string_view& bytes);
    void check_length(std::string_view bytes) const;
    void check_header() const;

    std::size_t frame_bytes_;
    /// Bytes of an unfinished head and header.
    std::string partial_;
    Head head_;
    bool in_body_ = false;
    std::size_t missing_ = 0;
    /// A frame was whole: what comes now is this protocol, or was.
    bool has_seen_frame_ = false;
};

}  // namespace retouch::wire
