// Where a server is: HOST:PORT as people write it.

#pragma once

#include <cstdint>
#include <string>

namespace retouch::transport {

struct Address {
    /// A name or an IP address, IPv6 without its brackets.
    std::string host;
    std::uint16_t port = 0;

    /// Reads "host:7433", "127.0.0.1:7433" and "[::1]:7433". Throws retouch::InputValidationError for anything else.
    static Address parse(const std::string& text);

    std::string text() const;
    /// Whether the host is an IP address, not a name.
    bool is_numeric() const;
};

}  // namespace retouch::transport
