// A moment, as the store writes it down.

/// Milliseconds since 1970-01-01 UTC. The store never asks a clock itself: every operation that needs the time takes one.
package struct Timestamp: Sendable, Hashable, Comparable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (first: Timestamp, second: Timestamp) -> Bool {
        first.milliseconds < second.milliseconds
    }

    /// The moment `days` days earlier.
    package func before(days: Int) -> Timestamp {
        Timestamp(milliseconds: milliseconds - Int64(days) * 86_400_000)
    }
}
