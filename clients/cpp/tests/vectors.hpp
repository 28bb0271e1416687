// Protos/vectors, and pieces to cut bytes into.

#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wire/frames.hpp"

namespace tests {

/// The repository's root.
std::string root();
/// A file's bytes; fails the test program where there is none.
std::string read_file(const std::string& path);
std::string from_hex(std::string_view digits);

/// The golden frames by name, in the file's order.
std::vector<std::pair<std::string, std::string>> golden_frames();
std::string golden_frame(const std::string& name);

/// A whole frame.
struct Whole {
    retouch::wire::FrameType type;
    std::uint8_t flags;
    std::uint32_t call_id;
    std::string header;
    std::string body;

    bool operator==(const Whole& other) const;
};

/// The frames in the bytes, which come in pieces of that size.
std::vector<Whole> decode(std::string_view bytes, std::size_t piece, std::size_t frame_bytes = 1'048'576);

}  // namespace tests
