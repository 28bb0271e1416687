#include "transport/bell.hpp"

#include <sys/eventfd.h>

#include <cerrno>
#include <cstdint>

#include "failures.hpp"
#include "transport/socket.hpp"

namespace retouch::transport {

Bell::Bell() : event_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    if (!event_) raise(unavailable("no connection can be made: " + words(errno), Processed::not_started));
}

void Bell::ring() noexcept {
    const std::uint64_t one = 1;
    // It fails only where it was rung already.
    [[maybe_unused]] const ssize_t written = ::write(event_.get(), &one, sizeof one);
}

void Bell::silence() noexcept {
    std::uint64_t count = 0;
    [[maybe_unused]] const ssize_t taken = ::read(event_.get(), &count, sizeof count);
}

}  // namespace retouch::transport
