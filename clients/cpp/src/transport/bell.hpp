// Wakes a thread that waits in poll.

#pragma once

#include "transport/descriptor.hpp"

namespace retouch::transport {

class Bell {
public:
    /// Throws retouch::Unavailable where the process has no descriptor left.
    Bell();

    /// Safe from any thread.
    void ring() noexcept;
    /// Takes what was rung.
    void silence() noexcept;
    /// Readable once it was rung.
    int descriptor() const noexcept { return event_.get(); }

private:
    Descriptor event_;
};

}  // namespace retouch::transport
