// Time per stage, for the answer's timings.

import RetouchModel

/// Adds up the time of named stages, in the order in which they first ran.
struct StageClock {
    private(set) var timings: [StageTiming] = []

    /// The sum of all stages.
    var total: Duration { .microseconds(timings.reduce(0) { $0 + $1.microseconds }) }

    /// Runs `body` and counts its time for `stage`, also when it throws.
    mutating func measure<Value>(
        _ stage: String, _ body: () throws(EditFailure) -> Value
    ) throws(EditFailure) -> Value {
        let start = ContinuousClock.now
        defer { add(stage, start.duration(to: .now)) }
        return try body()
    }

    mutating func add(_ stage: String, _ time: Duration) {
        let microseconds = max(0, Int(time / .microseconds(1)))
        if let index = timings.firstIndex(where: { $0.stage == stage }) {
            timings[index].microseconds += microseconds
        } else {
            timings.append(StageTiming(stage: stage, microseconds: microseconds))
        }
    }
}
