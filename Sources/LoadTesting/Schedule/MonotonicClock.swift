// The clock that all times of a load test are read from.

import Glibc

/// A moment or a span, in nanoseconds. Moments count from an arbitrary origin of the machine.
package typealias Nanoseconds = Int64

/// The system's monotonic clock, and waiting by it.
package enum MonotonicClock {
    package static func now() -> Nanoseconds {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Nanoseconds(time.tv_sec) * 1_000_000_000 + Nanoseconds(time.tv_nsec)
    }

    /// Blocks the thread until the moment; a signal may end the wait early. Absolute, so that being late once does not make
    /// everything after it late.
    static func sleep(until moment: Nanoseconds) {
        var time = timespec(tv_sec: Int(moment / 1_000_000_000), tv_nsec: Int(moment % 1_000_000_000))
        _ = clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nil)
    }
}
