// One call as the server's end of a connection remembers it.

import NIOCore

/// From a call's first frame to its answer, or to the end of its handler where that is later.
struct ServerCall {
    enum Phase {
        /// Its request is still coming.
        case arriving(RequestHeader, Body)
        /// Answered before its request was whole; what still comes is dropped.
        case refused
        /// Its handler runs.
        case running
        /// Answered while its handler still runs: the deadline passed, or the drain's grace period.
        case overdue
    }

    var phase: Phase
    /// Bytes that count against the server's budget.
    var charged = 0
    var deadline = Deadline.none
    var progress: Progress
    /// Items of its response stream that were sent.
    var sequence: UInt64 = 0
    /// Why the caller no longer wants it.
    var cancelled: Bool = false

    var isArriving: Bool {
        if case .arriving = phase { true } else { false }
    }

    var isRefused: Bool {
        if case .refused = phase { true } else { false }
    }

    var isRunning: Bool {
        if case .running = phase { true } else { false }
    }
}

/// Whether something that was started goes on fast enough (rule 3).
struct Progress {
    /// When to look next.
    var checkAt: Moment
    /// Bytes at the last look; -1 during the grace period, in which nothing is asked.
    private var bytes = -1
    private let graceMilliseconds: Int

    init(now: Moment, graceMilliseconds: Int) {
        self.graceMilliseconds = graceMilliseconds
        checkAt = now.advanced(milliseconds: graceMilliseconds)
    }

    /// Looks, when it is time. Returns false when too little has come since the last look.
    ///
    /// - Parameters:
    ///   - arrived: bytes since the start.
    ///   - bytesPerSecond: what is asked of this one.
    mutating func look(arrived: Int, bytesPerSecond: Int, now: Moment) -> Bool {
        guard now >= checkAt else { return true }
        let asked = bytesPerSecond * graceMilliseconds / 1_000
        guard bytes < 0 || arrived - bytes >= max(1, asked) else { return false }
        bytes = arrived
        checkAt = now.advanced(milliseconds: graceMilliseconds)
        return true
    }

    /// Starts anew: time in which this side did not read does not count.
    mutating func restart(now: Moment) {
        bytes = -1
        checkAt = now.advanced(milliseconds: graceMilliseconds)
    }
}
