#include "vectors.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <tuple>

namespace tests {

std::string root() { return RETOUCH_ROOT; }

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error(path + " cannot be read");
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::string from_hex(std::string_view digits) {
    std::string bytes;
    std::string pair;
    for (const char digit : digits) {
        if (digit == ' ' || digit == '\n') continue;
        pair += digit;
        if (pair.size() == 2) {
            bytes.push_back(static_cast<char>(std::stoi(pair, nullptr, 16)));
            pair.clear();
        }
    }
    return bytes;
}

std::vector<std::pair<std::string, std::string>> golden_frames() {
    std::istringstream lines(read_file(root() + "/Protos/vectors/frames.txt"));
    std::vector<std::pair<std::string, std::string>> frames;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] == '#') continue;
        const std::size_t space = line.find(' ');
        frames.emplace_back(line.substr(0, space), from_hex(std::string_view(line).substr(space)));
    }
    return frames;
}

std::string golden_frame(const std::string& name) {
    for (const auto& [each, bytes] : golden_frames()) {
        if (each == name) return bytes;
    }
    throw std::runtime_error("there is no golden frame " + name);
}

bool Whole::operator==(const Whole& other) const {
    return std::tie(type, flags, call_id, header, body) == std::tie(other.type, other.flags, other.call_id, other.header, other.body);
}

std::vector<Whole> decode(std::string_view bytes, std::size_t piece, std::size_t frame_bytes) {
    retouch::wire::Decoder decoder(frame_bytes);
    std::vector<Whole> frames;
    Whole current{};
    while (!bytes.empty()) {
        // Copied, so that a sanitizer sees what is kept of a buffer that is gone.
        const std::string part(bytes.substr(0, piece));
        bytes.remove_prefix(part.size());
        decoder.feed(part, [&](const retouch::wire::Piece& each) {
            if (each.is_first) current = {each.head.type, each.head.flags, each.head.call_id, std::string(each.header), {}};
            current.body.append(each.body);
            if (each.is_last) frames.push_back(current);
            return true;
        });
    }
    if (decoder.is_inside()) throw std::runtime_error("the bytes end inside a frame");
    return frames;
}

}  // namespace tests
