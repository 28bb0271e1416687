// Time per stage, for the answer's timings.

import RetouchModel

/// Adds up the time of named stages, in the order in which they first ran.
struct StageClock {
    private(set) var timings: [StageTiming] = []

    /// Runs `body` and counts its time for `stage`, also when it throws.
    mutating func measure<Value>(
        _ stage: String, _ body: () throws(EditFailure) -> Value
    ) throws(EditFailure) -> Value {
        let start = ContinuousClock.now
        defer { add(stage, start.duration(to: .now)) }
        return try body()
    }

    private mutating func add(_ stage: String, _ time: Duration) {
        let microseconds = Int(time / .microseconds(1))
        if let index = timings.firstIndex(where: { $0.stage == stage }) {
            timings[index].microseconds += microseconds
        } else {
            timings.append(StageTiming(stage: stage, microseconds: microseconds))
        }
    }
}
