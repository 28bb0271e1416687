// Time and chance, passed in so that tests own them.

import Glibc
package import Store

/// The clocks and the randomness of a server.
package struct Surroundings: Sendable {
    /// The time of day, for records and retention.
    package var wallClock: @Sendable () -> Timestamp
    /// Time since some fixed moment, for deadlines and timings; never goes back.
    package var uptime: @Sendable () -> Duration
    /// Waits; returns early when the task is cancelled.
    package var sleep: @Sendable (Duration) async -> Void
    /// 64 random bits that nobody can guess: ids are made of them.
    package var random: @Sendable () -> UInt64

    package init(
        wallClock: @escaping @Sendable () -> Timestamp, uptime: @escaping @Sendable () -> Duration,
        sleep: @escaping @Sendable (Duration) async -> Void, random: @escaping @Sendable () -> UInt64
    ) {
        self.wallClock = wallClock
        self.uptime = uptime
        self.sleep = sleep
        self.random = random
    }

    /// The machine's own clocks and random source.
    package static let system = Surroundings(
        wallClock: {
            var now = timespec()
            clock_gettime(CLOCK_REALTIME, &now)
            return Timestamp(milliseconds: Int64(now.tv_sec) * 1_000 + Int64(now.tv_nsec) / 1_000_000)
        },
        uptime: {
            var now = timespec()
            clock_gettime(CLOCK_MONOTONIC, &now)
            return .seconds(now.tv_sec) + .nanoseconds(now.tv_nsec)
        },
        // A cancelled sleep means that nobody waits any more; the caller looks for itself.
        sleep: { try? await Task.sleep(for: $0) },
        random: {
            var generator = SystemRandomNumberGenerator()
            return generator.next()
        })

    /// A new id: the kind's prefix and 128 random bits, so that knowing one id tells nothing about another.
    func makeID(_ prefix: String) -> String {
        let parts = [random(), random()].map { bits in
            let digits = String(bits, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }
        return prefix + "_" + parts.joined()
    }
}
