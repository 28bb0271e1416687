// Why a run ends before its time.

import Synchronization

/// How a run came to its end.
package enum RunEnd: String, Sendable, Codable, CaseIterable {
    /// By its time or its count.
    case complete
    /// Ctrl-C.
    case interrupted
    /// The server could not be reached any more.
    case serverLost
    /// The server could not be reached in the first place; nothing was sent.
    case unreachable
}

/// Ends a run from outside. The first reason stays. Safe from any thread.
package final class StopSignal: Sendable {
    private let end = Mutex<(reason: RunEnd, moment: Nanoseconds)?>(nil)

    package init() {}

    package func stop(_ reason: RunEnd) {
        let now = MonotonicClock.now()
        end.withLock { $0 = $0 ?? (reason, now) }
    }

    /// `nil` while the run goes on.
    package var reason: RunEnd? { end.withLock { $0?.reason } }

    /// When it was stopped: what was due later is nobody's omission.
    var moment: Nanoseconds? { end.withLock { $0?.moment } }
}
