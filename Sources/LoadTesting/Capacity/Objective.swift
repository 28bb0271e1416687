// What a latency has to be, such as p99=50ms.

import Foundation
package import RetouchClient

/// A percentile of the latency and what it may be at most.
package struct Objective: Sendable, Equatable {
    /// `nil`: of all calls.
    package var kind: CallKind?
    /// Above 0, below 1.
    package var quantile: Double
    package var limit: Nanoseconds

    package init(kind: CallKind? = nil, quantile: Double, limit: Nanoseconds) {
        self.kind = kind
        self.quantile = quantile
        self.limit = limit
    }

    /// Reads `p99=50ms` or `small:p99.9=5ms`.
    ///
    /// - Throws: for anything else.
    package init(_ text: String) throws(UsageFailure) {
        let option = "--objective \(text)"
        let sides = text.split(separator: "=", omittingEmptySubsequences: false)
        let words = (sides.first ?? "").split(separator: ":", omittingEmptySubsequences: false)
        guard sides.count == 2, (1...2).contains(words.count), let name = words.last, name.hasPrefix("p"),
            let percent = Double(name.dropFirst()), percent > 0, percent < 100
        else { throw UsageFailure("\(option): write a percentile and a time, such as p99=50ms or small:p99.9=5ms") }
        if words.count == 2 {
            guard let kind = CallKind(rawValue: String(words[0])) else {
                let kinds = CallKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw UsageFailure("\(option): there is no kind \(words[0]); the kinds are \(kinds)")
            }
            self.kind = kind
        }
        quantile = percent / 100
        limit = try TimeText.parse(sides[1], of: option)
        guard limit > 0 else { throw UsageFailure("\(option): above 0") }
    }

    /// "p99" or "small p99.9".
    package var name: String {
        (kind.map { $0.rawValue + " " } ?? "") + "p" + String(format: "%g", quantile * 100)
    }

    /// "p99 ≤ 50 ms".
    package var text: String { "\(name) ≤ \(Axis.compact(Double(limit) / 1e9))" }

    /// Calls of which at least one lies beyond the percentile; with fewer it says no more than the slowest one does.
    package var fewestCalls: Int { Int((1 / (1 - quantile) - 1e-6).rounded(.up)) }

    /// What a run says about it.
    package func observe(_ report: RunReport) -> Observation {
        let tally = kind.map { kind in report.kinds.first { $0.kind == kind }?.tally ?? CallTally() } ?? report.total
        let calls = tally.latency.count
        return Observation(
            name: name, limit: limit, observed: tally.latency.quantile(quantile), calls: calls,
            isTold: calls >= fewestCalls)
    }

    /// A percentile as it was in a run.
    package struct Observation: Sendable, Equatable, Codable {
        package var name: String
        package var limit: Nanoseconds
        package var observed: Nanoseconds
        /// Calls that the percentile is of.
        package var calls: Int
        /// Whether so many calls can tell that percentile.
        package var isTold: Bool

        package init(name: String, limit: Nanoseconds, observed: Nanoseconds, calls: Int, isTold: Bool) {
            self.name = name
            self.limit = limit
            self.observed = observed
            self.calls = calls
            self.isTold = isTold
        }

        package var isMet: Bool { calls > 0 && observed <= limit }

        /// "p99 12.1 ms, objective 50 ms: met".
        package var text: String {
            let few = isTold ? "" : " (only \(calls) calls: too few for that percentile)"
            return "\(name) \(TimeText.text(observed)), objective \(TimeText.text(limit)): \(isMet ? "met" : "missed")\(few)"
        }
    }
}
