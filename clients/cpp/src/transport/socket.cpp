#include "transport/socket.hpp"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <limits>
#include <memory>
#include <system_error>

namespace retouch::transport {

namespace {

/// Bytes that the socket may hold unsent: what is in the operating system's buffers has lost its turn.
constexpr int unsent_bytes = 16'384;

/// Small frames at once, little unsent data, a bounded window. A system that does not know an option goes without.
void tune(int socket, const Limits& limits) noexcept {
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
#ifdef TCP_NOTSENT_LOWAT
    setsockopt(socket, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsent_bytes, sizeof unsent_bytes);
#endif
#ifdef TCP_WINDOW_CLAMP
    const int window = static_cast<int>(limits.window_bytes);
    setsockopt(socket, IPPROTO_TCP, TCP_WINDOW_CLAMP, &window, sizeof window);
#else
    static_cast<void>(limits);
#endif
}

struct FreeAddresses {
    void operator()(addrinfo* list) const noexcept { freeaddrinfo(list); }
};

Descriptor connect(const addrinfo& place, const Limits& limits, const Bell& bell, wire::Moment until) {
    Descriptor socket(::socket(place.ai_family, place.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, place.ai_protocol));
    if (!socket) throw Trouble(words(errno));
    tune(socket.get(), limits);
    if (::connect(socket.get(), place.ai_addr, place.ai_addrlen) == 0) return socket;
    // An interrupted connect goes on by itself.
    if (errno != EINPROGRESS && errno != EINTR) throw Trouble(words(errno));
    await(socket.get(), POLLOUT, bell, until);
    int error = 0;
    socklen_t size = sizeof error;
    if (getsockopt(socket.get(), SOL_SOCKET, SO_ERROR, &error, &size) != 0) error = errno;
    if (error != 0) throw Trouble(words(error));
    return socket;
}

}  // namespace

std::string words(int error) {
    std::string text = std::generic_category().message(error);
    if (!text.empty()) text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return text;
}

int patience(wire::Moment until, wire::Moment now) noexcept {
    if (until == wire::never) return -1;
    if (until <= now) return 0;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - now).count();
    return static_cast<int>(std::min<long long>(left, std::numeric_limits<int>::max()));
}

void await(int descriptor, short events, const Bell& bell, wire::Moment until) {
    while (true) {
        pollfd waits[] = {{descriptor, events, 0}, {bell.descriptor(), POLLIN, 0}};
        const int ready = ::poll(waits, 2, patience(until, std::chrono::steady_clock::now()));
        if (ready < 0 && errno != EINTR) throw Trouble(words(errno));
        if (ready > 0 && waits[1].revents != 0) throw Trouble("the client was closed");
        if (ready > 0) return;
        if (ready == 0 && std::chrono::steady_clock::now() >= until) throw Trouble("no answer in time");
    }
}

Descriptor dial(const Address& address, const Limits& limits, const Bell& bell, wire::Moment until) {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_NUMERICSERV | (address.is_numeric() ? AI_NUMERICHOST : 0);
    addrinfo* found = nullptr;
    if (getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &wanted, &found) != 0) {
        throw Trouble("the name cannot be resolved");
    }
    const std::unique_ptr<addrinfo, FreeAddresses> list(found);
    std::string last = "the name has no address";
    for (const addrinfo* place = list.get(); place != nullptr; place = place->ai_next) {
        if (std::chrono::steady_clock::now() >= until) throw Trouble("no answer in time");
        try {
            return connect(*place, limits, bell, until);
        } catch (const Trouble& trouble) {
            last = trouble.what();
        }
    }
    throw Trouble(last);
}

}  // namespace retouch::transport
