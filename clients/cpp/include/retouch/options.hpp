/// How a client is set up.

#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "retouch/limits.hpp"

namespace retouch {

/// TLS 1.3 at the client's end. Paths are of PEM files; they are read when the client is made.
struct TLS {
    /// Authorities of the server's certificate; empty: the system's.
    std::string authority;
    /// For servers that demand a client certificate: both or neither.
    std::string certificate;
    std::string key;
    /// The name that the server's certificate must have; empty: the host that is connected to.
    std::string server_name;
};

/// When a failed call is sent again, within what Protos/WIRE.md allows. The defaults are: never.
struct Retry {
    /// Times that one call is sent at most, the first one included.
    int attempts = 1;
    /// Before the first repeat; doubled each time, and shortened by chance by up to a half so that clients part.
    std::chrono::milliseconds first_delay{100};
    std::chrono::milliseconds longest_delay{5'000};
    /// Repeats that a client may have in hand: each takes one, each call that succeeds gives a tenth of one back.
    int budget = 10;
};

/// As a timeout: as long as it takes.
inline constexpr std::chrono::milliseconds no_timeout = std::chrono::milliseconds::max();

/// The defaults are a client over plain TCP without a credential that never sends a call again.
struct Options {
    /// Proves who calls. It is sent once, in HELLO.
    std::string credential;
    /// Plain TCP where it is not set.
    std::optional<TLS> tls;
    /// Of calls that bring none; `no_timeout` is as long as it takes.
    std::chrono::milliseconds timeout{120'000};
    Retry retry;
    Limits limits;
    /// The program and its version, for the server's log.
    std::string agent = "retouch-cpp/1.0";
    /// 2: one for small calls and one for pictures and streams, so that the former do not wait behind the latter. 1: one for all.
    int connections = 2;
    /// Of the stubs that are used; generated clients set it.
    std::uint64_t schema_hash = 0;
};

}  // namespace retouch
