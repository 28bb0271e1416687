// When each call of an open loop is due: fixed before the run, whatever the server does.

/// How arrivals of one rate lie in time.
package enum Spacing: String, Sendable, Codable, CaseIterable {
    /// Evenly.
    case constant
    /// As independent callers: a Poisson process.
    case poisson
}

/// One call's place in the schedule.
package struct Arrival: Sendable, Equatable {
    /// Counted from 0, the warm-up included.
    package var index: Int
    /// When it is due, counted from the run's beginning.
    package var offset: Nanoseconds
    /// The step of the plan; `nil` in the warm-up.
    package var step: Int?
}

/// All arrivals in the order of their times. The same plan, spacing and seed give the same ones. Endless when nothing ends it.
package struct ArrivalSchedule: Sequence, Sendable {
    struct Phase: Sendable {
        var rate: Double
        var start: Nanoseconds
        /// `nil`: without one.
        var end: Nanoseconds?
        var step: Int?
    }

    let phases: [Phase]
    let spacing: Spacing
    let seed: UInt64
    let count: Int?
    /// When the measured part begins: the warm-up's length.
    package let warmUp: Nanoseconds
    /// When the last step ends; `nil` when only a count ends the run.
    package let end: Nanoseconds?

    /// - Parameters:
    ///   - warmUp: at the first step's rate, before the plan begins.
    ///   - duration: of a plan of one rate; `nil`: a count ends it. Steps have their own.
    ///   - count: measured arrivals after which the schedule ends; `nil`: all that there is time for.
    package init(
        _ plan: RatePlan, spacing: Spacing, warmUp: Nanoseconds, duration: Nanoseconds?, count: Int?, seed: UInt64
    ) {
        var phases: [Phase] = []
        if warmUp > 0 { phases.append(Phase(rate: plan.steps[0].rate, start: 0, end: warmUp, step: nil)) }
        var start = warmUp
        var end: Nanoseconds?
        for (index, step) in plan.steps.enumerated() {
            end = (step.length ?? duration).map { start + $0 }
            phases.append(Phase(rate: step.rate, start: start, end: end, step: index))
            start = end ?? start
        }
        self.phases = phases
        self.spacing = spacing
        self.seed = seed
        self.count = count
        self.warmUp = warmUp
        self.end = end
    }

    package func makeIterator() -> Iterator { Iterator(self) }

    package struct Iterator: IteratorProtocol {
        private let schedule: ArrivalSchedule
        private var random: SplitMix64
        private var phase = 0
        /// Arrivals of this phase so far.
        private var drawn = 0
        /// Where the Poisson process of this phase is, in seconds after its start.
        private var elapsed = 0.0
        private var index = 0
        private var measured = 0

        /// Apart from the streams of the calls, which count up from 0.
        private static let stream = UInt64.max

        init(_ schedule: ArrivalSchedule) {
            self.schedule = schedule
            random = SplitMix64(seed: schedule.seed, stream: Self.stream)
        }

        package mutating func next() -> Arrival? {
            while phase < schedule.phases.count {
                let now = schedule.phases[phase]
                if let count = schedule.count, now.step != nil, measured >= count { return nil }
                let offset = now.start + Nanoseconds((advance(now.rate) * 1e9).rounded())
                if let end = now.end, offset >= end {
                    phase += 1
                    drawn = 0
                    // A Poisson process has no memory: it may begin anew at every step.
                    elapsed = 0
                    continue
                }
                defer { index += 1 }
                if now.step != nil { measured += 1 }
                return Arrival(index: index, offset: offset, step: now.step)
            }
            return nil
        }

        /// Seconds from the phase's start to its next arrival.
        private mutating func advance(_ rate: Double) -> Double {
            switch schedule.spacing {
            case .constant:
                defer { drawn += 1 }
                // Multiplied and not summed up, so that no error grows.
                return Double(drawn) / rate
            case .poisson:
                elapsed += random.exponential() / rate
                return elapsed
            }
        }
    }
}
