// What a search for capacity found.

package import Foundation

/// The outcome of one search, to be written.
package struct CapacityReport: Sendable, Equatable, Codable {
    package static let format = "retouch-load/capacity/1"

    package var format = Self.format
    package var participants: Participants
    package var startedAt: String
    /// Of each trial; its rate is the trial's.
    package var settings: LoadSettings
    package var inputs: [String]
    /// As text: "p99 ≤ 50 ms".
    package var objectives: [String]
    package var mostErrors: Double
    package var precision: Double
    package var end: CapacitySearch.End
    package var capacity: Double?
    package var failing: Double?
    /// In the order in which they were run.
    package var trials: [RateTrial]

    package init(
        participants: Participants, startedAt: String, settings: LoadSettings, inputs: [String], judge: CapacityJudge,
        precision: Double, outcome: CapacitySearch.Outcome
    ) {
        self.participants = participants
        self.startedAt = startedAt
        self.settings = settings
        self.inputs = inputs
        objectives = judge.objectives.map(\.text)
        mostErrors = judge.mostErrors
        self.precision = precision
        end = outcome.end
        capacity = outcome.capacity
        failing = outcome.failing
        trials = outcome.trials
    }

    package func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    /// One sentence.
    package var verdict: String {
        let goal = objectives.joined(separator: " and ") + " with at most \(Figures.percent(mostErrors)) errors"
        let rate = capacity.map(Figures.rate) ?? "no rate"
        switch end {
        case .found:
            return "\(rate) meets \(goal), in two trials; \(failing.map(Figures.rate) ?? "more") does not."
        case .aboveMost: return "Even \(rate), the highest rate that was to be tried, meets \(goal): raise --max-rate."
        case .belowLeast:
            return "Not even \(failing.map(Figures.rate) ?? "the lowest rate") meets \(goal)."
        case .testerLimited:
            return
                "At least \(rate) meets \(goal); beyond it the tester itself is too slow to tell, so the server's limit was not reached."
        case .broken:
            return
                "The search was cut short: \(trials.last?.reason ?? "nothing was tried"). \(capacity == nil ? "No rate" : "\(rate)") met \(goal) until then."
        case .outOfTrials:
            return "No steady answer within \(trials.count) trials: results change from trial to trial; make trials longer. "
                + "Best so far: \(rate)."
        }
    }
}
