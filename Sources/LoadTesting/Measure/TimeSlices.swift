// A run cut into slices of time: what the charts draw and what two runs are compared by.

/// What happened in one slice.
package struct TimeSlice: Sendable, Equatable, Codable {
    /// Calls that were due in it.
    package var due = 0
    /// Calls that succeeded in it.
    package var succeeded = 0
    /// Calls that failed or were given up in it.
    package var failed = 0
    /// Latencies, as `CallTally.latency` has them, of the calls that were due in it, by the place of their kind.
    package var latency: [CallKind: LatencyHistogram] = [:]

    package init() {}

    /// Of all kinds together.
    package var wholeLatency: LatencyHistogram {
        latency.values.reduce(into: LatencyHistogram(.coarse)) { $0.merge($1) }
    }

    mutating func merge(_ other: TimeSlice) {
        due += other.due
        succeeded += other.succeeded
        failed += other.failed
        latency.merge(other.latency) { mine, theirs in
            var both = mine
            both.merge(theirs)
            return both
        }
    }
}

/// Slices of one length, from the beginning of the measured part. When there are more than `most`, neighbours are joined and the length
/// doubles: a run of any length ends with half to all of `most`, and takes the same memory.
package struct TimeSlices: Sendable, Equatable, Codable {
    package static let shortest: Nanoseconds = 100_000_000
    package static let most = 240

    package private(set) var length = shortest
    package private(set) var slices: [TimeSlice] = []

    package init() {}

    /// - Parameters:
    ///   - call: one of the measured part.
    ///   - origin: when that part began.
    package mutating func add(_ call: FinishedCall, origin: Nanoseconds) {
        let due = position(call.intended - origin)
        let ended = position(call.ended - origin)
        // The second may have halved the positions.
        let start = min(due, position(call.intended - origin))
        slices[start].due += 1
        switch call.outcome {
        case .succeeded: slices[ended].succeeded += 1
        case .failed, .gaveUp: slices[ended].failed += 1
        }
        if case .failed = call.outcome { return }
        slices[start].latency[call.kind, default: LatencyHistogram(.coarse)].record(call.ended - call.intended)
    }

    /// Leaves out what lies after the measured part: calls that ended while the run was being finished.
    ///
    /// - Parameter end: nanoseconds after the measured part's beginning.
    package func until(_ end: Nanoseconds) -> TimeSlices {
        var cut = self
        let whole = Int((end + length - 1) / length)
        cut.slices = Array(slices.prefix(max(1, whole)))
        return cut
    }

    /// The index of the slice for a time, which is made when it is not there.
    private mutating func position(_ time: Nanoseconds) -> Int {
        var index = Int(max(0, time) / length)
        while index >= Self.most {
            join()
            index = Int(max(0, time) / length)
        }
        if index >= slices.count {
            slices.append(contentsOf: repeatElement(TimeSlice(), count: index - slices.count + 1))
        }
        return index
    }

    private mutating func join() {
        length *= 2
        slices = stride(from: 0, to: slices.count, by: 2).map { index in
            var slice = slices[index]
            if index + 1 < slices.count { slice.merge(slices[index + 1]) }
            return slice
        }
    }
}
