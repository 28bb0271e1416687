// The highest rate at which a server still meets its objectives, by trials.

/// How one trial at a rate went.
package struct RateTrial: Sendable, Equatable, Codable {
    /// What a trial says about its rate.
    package enum Verdict: String, Sendable, Codable {
        case met
        case missed
        /// The tester itself was too slow to say anything about the server.
        case testerLimited
        /// It was stopped, or the server was lost: it says nothing.
        case broken
    }

    package var rate: Double
    package var verdict: Verdict
    /// Why it is no pass; empty when it is one.
    package var reason: String
    package var observations: [Objective.Observation]
    package var calls: Int
    package var errorFraction: Double
    /// Calls that succeeded a second.
    package var throughput: Double
    /// Of all calls.
    package var median: Nanoseconds
    package var p99: Nanoseconds

    package init(
        rate: Double, verdict: Verdict, reason: String, observations: [Objective.Observation] = [], calls: Int = 0,
        errorFraction: Double = 0, throughput: Double = 0, median: Nanoseconds = 0, p99: Nanoseconds = 0
    ) {
        self.rate = rate
        self.verdict = verdict
        self.reason = reason
        self.observations = observations
        self.calls = calls
        self.errorFraction = errorFraction
        self.throughput = throughput
        self.median = median
        self.p99 = p99
    }
}

/// A search for the highest rate that passes.
///
/// Rates are doubled until one fails (or halved until one passes), then the gap is halved by ratio until it is narrow. What is found must
/// pass a second time: near the limit a single trial passes or fails by chance, and the highest of many single passes would be a lucky one.
package struct CapacitySearch: Sendable {
    /// How a search ended.
    package enum End: String, Sendable, Codable {
        /// A rate passed twice, and one a little higher failed.
        case found
        /// Even the highest rate that may be tried passed twice.
        case aboveMost
        /// Not even the lowest rate that may be tried passed.
        case belowLeast
        /// Higher rates are more than the tester can send.
        case testerLimited
        /// It was stopped, or the server was lost.
        case broken
        /// The trials were used up.
        case outOfTrials
    }

    package struct Outcome: Sendable, Equatable {
        package var end: End
        /// Passed, and unless the search was cut short, twice; `nil` when none did.
        package var capacity: Double?
        /// The lowest that failed.
        package var failing: Double?
        package var trials: [RateTrial]

        package init(end: End, capacity: Double?, failing: Double?, trials: [RateTrial]) {
            self.end = end
            self.capacity = capacity
            self.failing = failing
            self.trials = trials
        }
    }

    package var start: Double
    package var least: Double
    package var most: Double
    /// How close the failing rate has to be: 0.05 = 5 % above the passing one.
    package var precision: Double
    package var mostTrials: Int

    package init(start: Double, least: Double = 0.1, most: Double, precision: Double = 0.05, mostTrials: Int = 40) {
        self.start = start
        self.least = least
        self.most = most
        self.precision = precision
        self.mostTrials = mostTrials
    }

    /// - Parameter trial: runs one trial at a rate.
    package func run(_ trial: (Double) async -> RateTrial) async -> Outcome {
        var state = State(search: self)
        while let rate = state.next() {
            state.add(await trial(rate))
        }
        return state.outcome
    }

    /// What is known so far, and what to try next.
    private struct State {
        let search: CapacitySearch
        var trials: [RateTrial] = []
        /// Passes by rate, in ascending order of rates.
        var passes: [(rate: Double, times: Int)] = []
        var failing: Double?
        /// From here on the tester is too slow.
        var beyondTester: Double?
        var end: End?

        init(search: CapacitySearch) {
            self.search = search
        }

        var passing: Double? { passes.last?.rate }

        /// The lowest rate that cannot be the answer.
        private var ceiling: Double? { [failing, beyondTester].compactMap { $0 }.min() }

        mutating func next() -> Double? {
            guard end == nil else { return nil }
            guard trials.count < search.mostTrials else {
                end = .outOfTrials
                return nil
            }
            guard let passing else { return nextDown() }
            guard let ceiling else {
                if passing < search.most { return min(passing * 2, search.most) }
                return confirm(passing, else: .aboveMost)
            }
            if ceiling / passing > 1 + search.precision { return (passing * ceiling).squareRoot() }
            return confirm(passing, else: beyondTester == ceiling ? .testerLimited : .found)
        }

        private mutating func nextDown() -> Double? {
            guard let ceiling else { return search.start }
            guard ceiling > search.least else {
                end = beyondTester == ceiling ? .testerLimited : .belowLeast
                return nil
            }
            // A rate that passed once and then failed is left by a small step, a first one by a large one.
            let step = trials.contains { $0.verdict == .met } ? 1 + search.precision : 2
            return max(ceiling / step, search.least)
        }

        private mutating func confirm(_ rate: Double, else end: End) -> Double? {
            if passes.last.map({ $0.times < 2 }) == true { return rate }
            self.end = end
            return nil
        }

        mutating func add(_ trial: RateTrial) {
            trials.append(trial)
            switch trial.verdict {
            case .met:
                if let index = passes.firstIndex(where: { $0.rate == trial.rate }) {
                    passes[index].times += 1
                } else {
                    passes.append((trial.rate, 1))
                    passes.sort { $0.rate < $1.rate }
                }
            case .missed:
                failing = min(failing ?? trial.rate, trial.rate)
                passes.removeAll { $0.rate >= trial.rate }
            case .testerLimited:
                beyondTester = min(beyondTester ?? trial.rate, trial.rate)
                passes.removeAll { $0.rate >= trial.rate }
            case .broken: end = .broken
            }
        }

        var outcome: Outcome {
            Outcome(end: end ?? .broken, capacity: passing, failing: failing, trials: trials)
        }
    }
}
