// Counts and latencies of a set of calls.

/// An error by its name.
package struct ErrorTally: Sendable, Equatable, Codable {
    package var name: String
    package var count: Int
    /// The words of the first one.
    package var example: String
}

/// What is known of a set of calls: those of one kind, of one step, or all.
package struct CallTally: Sendable, Equatable, Codable {
    /// All that were due and have ended.
    package private(set) var calls = 0
    package private(set) var succeeded = 0
    /// Refused or broken.
    package private(set) var failed = 0
    /// Waited for no longer; in `latency` with the time until then.
    package private(set) var gaveUp = 0
    /// Of both, by name, in the order of their first times.
    package private(set) var errors: [ErrorTally] = []
    /// From the intended start to the answer, of calls that succeeded or that nobody waited for any longer. A refusal that comes at once must
    /// not make the server look fast, and a call that never ended must not be forgotten.
    package private(set) var latency = LatencyHistogram()
    /// The same from the moment that the call was really sent: what a tester that waits for the server would report.
    package private(set) var service = LatencyHistogram()
    /// From the intended start to the refusal, of calls that failed.
    package private(set) var failures = LatencyHistogram()

    /// Names of errors that are told apart; further ones count as "Other".
    private static let mostNames = 64

    package init() {}

    package var errorFraction: Double { calls == 0 ? 0 : Double(failed + gaveUp) / Double(calls) }

    package mutating func add(_ call: FinishedCall) {
        calls += 1
        switch call.outcome {
        case .succeeded:
            succeeded += 1
            wait(call)
        case .gaveUp(let reason, let words):
            gaveUp += 1
            wait(call)
            count(reason.rawValue, words)
        case .failed(let name, let words):
            failed += 1
            failures.record(call.ended - call.intended)
            count(name, words)
        }
    }

    package mutating func merge(_ other: CallTally) {
        calls += other.calls
        succeeded += other.succeeded
        failed += other.failed
        gaveUp += other.gaveUp
        latency.merge(other.latency)
        service.merge(other.service)
        failures.merge(other.failures)
        for error in other.errors { count(error.name, error.example, error.count) }
    }

    private mutating func wait(_ call: FinishedCall) {
        latency.record(call.ended - call.intended)
        service.record(call.ended - call.started)
    }

    private mutating func count(_ name: String, _ words: String, _ times: Int = 1) {
        let name = errors.count < Self.mostNames || errors.contains { $0.name == name } ? name : "Other"
        if let index = errors.firstIndex(where: { $0.name == name }) {
            errors[index].count += times
        } else {
            errors.append(ErrorTally(name: name, count: times, example: words))
        }
    }
}
