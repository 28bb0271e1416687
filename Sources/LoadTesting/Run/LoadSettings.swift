// Everything that decides how a load is put on: the same settings and seed give the same calls at the same times.

package import RetouchClient

/// How calls follow each other.
package enum LoadShape: Sendable, Equatable, Codable {
    /// Calls are due at times that the server has no influence on.
    case open(plan: RatePlan, spacing: Spacing)
    /// So many workers, each sending its next call when its last one has ended and a pause is over.
    case closed(workers: Int, pause: Nanoseconds)
}

/// The settings of one run. Times in nanoseconds.
package struct LoadSettings: Sendable, Equatable, Codable {
    package var shape: LoadShape
    package var mix = CallMix.small
    /// Calls before this are sent and not counted.
    package var warmUp: Nanoseconds = 2_000_000_000
    /// Of the measured part; `nil`: steps or the count end it.
    package var duration: Nanoseconds?
    /// Measured calls after which the run ends; `nil`: time ends it.
    package var count: Int?
    package var connections = 4
    /// Calls in flight at once in an open loop. Calls that are due beyond that wait here, and their time runs.
    package var mostInFlight = 512
    /// For one call.
    package var timeout: Nanoseconds = 30_000_000_000
    /// Time for calls in flight to finish when the run is over.
    package var finish: Nanoseconds = 10_000_000_000
    /// A `cancel` is given up after up to this.
    package var cancelAfter: Nanoseconds = 500_000_000
    /// The pause of a `slow` call before each event.
    package var slowPause: Nanoseconds = 200_000_000
    /// A server that cannot be reached for so long ends the run.
    package var lostAfter: Nanoseconds = 5_000_000_000
    package var seed: UInt64 = 1

    /// Bounds of the numbers that users choose.
    package enum Bounds {
        package static let connections = 1...4_096
        package static let workers = 1...65_536
        package static let mostInFlight = 1...1_000_000
        package static let count = 1...1_000_000_000
        package static let photographs = 64
        /// Bytes of all photographs together.
        package static let photographBytes = 512 << 20
        /// Calls in flight that one connection can carry by the server's default (`wire.calls-in-flight`).
        package static let callsPerConnection = 256
    }

    package init(shape: LoadShape) {
        self.shape = shape
    }

    /// Where nothing else says when the run ends, this does.
    package static let usualDuration: Nanoseconds = 10_000_000_000

    /// Refuses what contradicts itself.
    package func check() throws(UsageFailure) {
        try Self.check(connections, in: Bounds.connections, "--connections")
        try Self.check(mostInFlight, in: Bounds.mostInFlight, "--max-in-flight")
        if let count { try Self.check(count, in: Bounds.count, "--count") }
        switch shape {
        case .closed(let workers, _): try Self.check(workers, in: Bounds.workers, "--concurrency")
        case .open(let plan, _):
            guard !plan.isStepped || duration == nil else {
                throw UsageFailure("--duration: the steps of --rate already say how long the run is")
            }
        }
        guard duration != nil || count != nil || isStepped else {
            throw UsageFailure("say when the run ends: --duration or --count")
        }
        guard duration != 0 else { throw UsageFailure("--duration: above 0") }
        guard timeout > 0 else { throw UsageFailure("--timeout: above 0") }
    }

    /// Connections that `slow` calls get for themselves.
    package var slowConnections: Int { mix.kinds.contains(.slow) ? connections : 0 }

    private var isStepped: Bool {
        if case .open(let plan, _) = shape { plan.isStepped } else { false }
    }

    private static func check(_ value: Int, in range: ClosedRange<Int>, _ option: String) throws(UsageFailure) {
        guard range.contains(value) else {
            throw UsageFailure("\(option) \(value): \(range.lowerBound) to \(range.upperBound)")
        }
    }

    /// "open loop, 200/s poisson"; "closed loop, 16 workers".
    package var shapeText: String {
        switch shape {
        case .open(let plan, let spacing):
            let steps = plan.steps.map { step in
                TimeText.digits(step.rate) + "/s" + (step.length.map { " for " + TimeText.text($0) } ?? "")
            }
            return "open loop, \(steps.joined(separator: ", then ")), \(spacing.rawValue)"
        case .closed(let workers, let pause):
            return "closed loop, \(workers) workers" + (pause > 0 ? ", \(TimeText.text(pause)) between calls" : "")
        }
    }
}
