// How many calls a second, and for how long: one rate, or steps of rates.

import Foundation
package import RetouchClient

/// The arrival rates of an open loop, in order.
package struct RatePlan: Sendable, Equatable, Codable {
    /// A rate that holds for a while.
    package struct Step: Sendable, Equatable, Codable {
        /// Calls a second, above 0.
        package var rate: Double
        /// `nil`: until the run ends. Only a plan's single step.
        package var length: Nanoseconds?

        package init(rate: Double, length: Nanoseconds?) {
            self.rate = rate
            self.length = length
        }
    }

    /// Calls a second that can be asked for.
    package static let rates = 0.001...1_000_000.0
    /// Steps of one plan.
    package static let mostSteps = 100

    /// At least one.
    package private(set) var steps: [Step]

    /// One rate, for as long as the run lasts.
    package init(rate: Double) {
        steps = [Step(rate: rate, length: nil)]
    }

    /// Reads `200` or `50:10s,100:10s`.
    ///
    /// - Throws: for anything else, rates out of their range, and too many steps.
    package init(_ text: String) throws(UsageFailure) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count <= Self.mostSteps else {
            throw UsageFailure("--rate: \(parts.count) steps; at most \(Self.mostSteps)")
        }
        var steps: [Step] = []
        for part in parts {
            let words = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard let rate = Double(words[0]), rate.isFinite else {
                throw UsageFailure("--rate \(text): write calls a second, such as 200, or steps, such as 50:10s,100:10s")
            }
            guard Self.rates.contains(rate) else {
                throw UsageFailure("--rate \(text): \(words[0]) a second is out of range; 0.001 to 1000000")
            }
            guard words.count == 2 else {
                guard parts.count == 1 else {
                    throw UsageFailure("--rate \(text): every step needs its time, such as \(part):10s")
                }
                self.steps = [Step(rate: rate, length: nil)]
                return
            }
            let length = try TimeText.parse(words[1], of: "--rate \(text):")
            guard length > 0 else { throw UsageFailure("--rate \(text): a step of no time") }
            steps.append(Step(rate: rate, length: length))
        }
        self.steps = steps
    }

    /// Whether the steps themselves say how long the run is.
    package var isStepped: Bool { steps[0].length != nil }

    /// Of all steps together; `nil` when the run's end is set elsewhere.
    package var length: Nanoseconds? {
        isStepped ? steps.reduce(0) { $0 + ($1.length ?? 0) } : nil
    }
}
