#include "wire/frames.hpp"

#include <algorithm>
#include <cstdio>

namespace retouch::wire {

namespace {

constexpr const char* names[] = {"HELLO", "REQUEST", "MESSAGE", "RESPONSE", "CANCEL", "PING", "PONG", "GOAWAY"};

struct Foreign {
    std::string_view signature;
    const char* name;
};

// What else answers on a port.
constexpr Foreign foreign[] = {
    {"HTTP/", "HTTP"}, {"SSH-", "SSH"}, {std::string_view("\x15\x03", 2), "TLS"}, {std::string_view("\x16\x03", 2), "TLS"},
    {"220 ", "SMTP or FTP"}, {"-ERR", "Redis"},
};

std::uint32_t read_32(const char* bytes) noexcept {
    const auto* at = reinterpret_cast<const unsigned char*>(bytes);
    return std::uint32_t(at[0]) << 24 | std::uint32_t(at[1]) << 16 | std::uint32_t(at[2]) << 8 | std::uint32_t(at[3]);
}

void append_32(std::string& out, std::size_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> shift & 0xff));
}

}  // namespace

bool is_known(FrameType type) noexcept { return static_cast<std::uint8_t>(type) <= static_cast<std::uint8_t>(FrameType::go_away); }

std::string name(FrameType type) {
    const auto number = static_cast<std::uint8_t>(type);
    return is_known(type) ? names[number] : "type " + std::to_string(number);
}

Head read_head(const char* bytes) noexcept {
    Head head;
    head.length = read_32(bytes);
    head.type = static_cast<FrameType>(static_cast<std::uint8_t>(bytes[4]));
    head.flags = static_cast<std::uint8_t>(bytes[5]);
    head.header_length = static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[6]) << 8 | static_cast<unsigned char>(bytes[7]));
    head.call_id = read_32(bytes + 8);
    return head;
}

void append_head(
    std::string& out, FrameType type, std::uint8_t flags, std::uint32_t call_id, std::size_t header_length, std::size_t body_length) {
    append_32(out, counted_bytes + header_length + body_length);
    out.push_back(static_cast<char>(type));
    out.push_back(static_cast<char>(flags));
    out.push_back(static_cast<char>(header_length >> 8 & 0xff));
    out.push_back(static_cast<char>(header_length & 0xff));
    append_32(out, call_id);
}

std::string frame(FrameType type, std::uint32_t call_id, std::string_view header, std::string_view body, std::uint8_t flags) {
    std::string bytes;
    bytes.reserve(head_bytes + header.size() + body.size());
    append_head(bytes, type, flags, call_id, header.size(), body.size());
    bytes.append(header);
    bytes.append(body);
    return bytes;
}

void Decoder::allow(std::size_t frame_bytes) noexcept {
    frame_bytes_ = std::max(frame_bytes_, std::min<std::size_t>(frame_bytes, longest_length));
}

std::string_view Decoder::collect(std::string_view& bytes) {
    // The ordinary case: a head and its header lie whole in the bytes.
    if (partial_.empty()) {
        check_length(bytes);
        if (bytes.size() >= head_bytes) {
            head_ = read_head(bytes.data());
            check_header();
            if (bytes.size() >= head_bytes + head_.header_length) {
                const std::string_view header = bytes.substr(head_bytes, head_.header_length);
                bytes.remove_prefix(head_bytes + head_.header_length);
                missing_ = head_.body_length();
                in_body_ = has_seen_frame_ = true;
                return header;
            }
        }
    }
    while (true) {
        const std::size_t wanted = partial_.size() < head_bytes ? head_bytes : head_bytes + head_.header_length;
        const std::size_t taken = std::min(wanted - partial_.size(), bytes.size());
        partial_.append(bytes.substr(0, taken));
        bytes.remove_prefix(taken);
        check_length(partial_);
        if (partial_.size() < head_bytes) return {};
        head_ = read_head(partial_.data());
        check_header();
        if (partial_.size() == head_bytes + head_.header_length) {
            missing_ = head_.body_length();
            in_body_ = has_seen_frame_ = true;
            return std::string_view(partial_).substr(head_bytes);
        }
        if (bytes.empty()) return {};
    }
}

void Decoder::check_length(std::string_view bytes) const {
    if (bytes[0] != 0) {
        if (!has_seen_frame_) {
            for (const Foreign& other : foreign) {
                const std::size_t common = std::min(bytes.size(), other.signature.size());
                if (bytes.substr(0, common) == other.signature.substr(0, common)) {
                    throw ProtocolError(std::string("these bytes are ") + other.name + ", not a Retouch frame");
                }
            }
        }
        char text[3];
        std::snprintf(text, sizeof text, "%02x", static_cast<unsigned>(static_cast<unsigned char>(bytes[0])));
        throw ProtocolError(
            std::string("byte 0 of a frame is 0x") + text + "; lengths go up to " + std::to_string(frame_bytes_) + ", so it is always zero");
    }
    if (bytes.size() < 4) return;
    const std::uint32_t length = read_32(bytes.data());
    if (length < counted_bytes || length > frame_bytes_) {
        throw ProtocolError(
            "a frame's length is " + std::to_string(length) + "; it may be " + std::to_string(counted_bytes) + " to " +
            std::to_string(frame_bytes_));
    }
}

void Decoder::check_header() const {
    if (head_.header_length > head_.length - counted_bytes) {
        throw ProtocolError(
            "header_length is " + std::to_string(head_.header_length) + ", but only " + std::to_string(head_.length - counted_bytes) +
            " bytes follow the call id");
    }
}

}  // namespace retouch::wire
