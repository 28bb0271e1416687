// Reports of runs that never took place: calls with latencies that a test chooses.

import Foundation
import LoadTesting

/// Calls of one kind, evenly spaced, with latencies from a closure.
struct MadeRun {
    var seed: UInt64 = 1
    var rate = 200.0
    var seconds = 30.0
    var kind = CallKind.small
    /// Milliseconds for a call that is due at a second of the run; `nil`: it is refused.
    var latency: (Double, inout SplitMix64) -> Double? = MadeRun.usual

    /// Lognormal round 10 ms, as latencies often are.
    static func usual(_ at: Double, _ random: inout SplitMix64) -> Double? {
        // Box and Muller.
        10 * exp(0.4 * (-2 * log(1 - random.unit())).squareRoot() * cos(2 * .pi * random.unit()))
    }

    func report(participants: Participants = Participants()) -> RunReport {
        var random = SplitMix64(seed: seed)
        var settings = LoadSettings(shape: .open(plan: RatePlan(rate: rate), spacing: .constant))
        settings.duration = Nanoseconds(seconds * 1e9)
        let recorder = Recorder(origin: 0, end: settings.duration, steps: 1)
        for index in 0..<Int(rate * seconds) {
            let due = Double(index) / rate
            let start = Nanoseconds(due * 1e9)
            let time = latency(due, &random)
            let took = Nanoseconds((time ?? 0.2) * 1e6)
            recorder.record(
                FinishedCall(
                    kind: kind, step: 0, intended: start, ready: start, started: start, ended: start + took,
                    outcome: time == nil ? .failed("Overloaded", "the queue is full") : .succeeded))
        }
        var report = RunReport(
            settings: settings, startedAt: "2026-01-02T03:04:05Z", end: .complete, measured: Nanoseconds(seconds * 1e9),
            recording: recorder.close(), samples: [])
        report.participants = participants
        return report
    }
}
