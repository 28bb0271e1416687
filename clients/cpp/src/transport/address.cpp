#include "transport/address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <cctype>

#include "failures.hpp"

namespace retouch::transport {

Address Address::parse(const std::string& text) {
    const auto wrong = [&]() -> Address {
        raise(invalid("\"" + text + "\" is no address: write HOST:PORT, such as 127.0.0.1:7433 or [::1]:7433"));
    };
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos) return wrong();
    std::string host = text.substr(0, colon);
    const std::string digits = text.substr(colon + 1);
    const bool is_bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    if (is_bracketed) host = host.substr(1, host.size() - 2);
    // Only an IPv6 address has colons, and only in brackets.
    if (host.empty() || is_bracketed != (host.find(':') != std::string::npos)) return wrong();
    if (host.find_first_of(" \t\r\n[]/") != std::string::npos) return wrong();
    const bool is_number = !digits.empty() && digits.size() <= 5 &&
        std::all_of(digits.begin(), digits.end(), [](unsigned char digit) { return std::isdigit(digit) != 0; });
    const int port = is_number ? std::stoi(digits) : 0;
    if (port < 1 || port > 65'535) return wrong();
    return {host, static_cast<std::uint16_t>(port)};
}

std::string Address::text() const {
    return (host.find(':') == std::string::npos ? host : "[" + host + "]") + ":" + std::to_string(port);
}

bool Address::is_numeric() const {
    in6_addr space;
    return inet_pton(AF_INET, host.c_str(), &space) == 1 || inet_pton(AF_INET6, host.c_str(), &space) == 1;
}

}  // namespace retouch::transport
