#include <openssl/sha.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "driver.hpp"

namespace conformance {

std::string payload(const proto::Payload& payload) {
    if (payload.generated_bytes() == 0) return payload.data();
    constexpr std::size_t block = 65'521;
    std::string bytes(payload.generated_bytes(), '\0');
    std::uint32_t x = payload.seed();
    for (std::size_t i = 0; i < std::min(block, bytes.size()); ++i) {
        x = x * 1'664'525u + 1'013'904'223u;
        bytes[i] = static_cast<char>(x >> 24);
    }
    for (std::size_t done = block; done < bytes.size(); done *= 2) {
        std::memcpy(&bytes[done], bytes.data(), std::min(done, bytes.size() - done));
    }
    return bytes;
}

proto::Item item(const std::string& bytes) {
    unsigned char sum[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), sum);
    proto::Item item;
    item.set_size(bytes.size());
    item.set_sha256(sum, sizeof sum);
    if (bytes.size() <= 65'536) item.set_data(bytes);
    return item;
}

}  // namespace conformance
