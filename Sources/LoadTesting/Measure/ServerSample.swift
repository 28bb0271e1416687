// What is known of the server and of the tester at one moment of a run.

package import RetouchModel

/// One look at both ends.
package struct ServerSample: Sendable, Equatable, Codable {
    /// Since the measured part began; below 0 in the warm-up.
    package var at: Nanoseconds
    /// The server's process; `nil` when its pid is not known, or it has ended.
    package var server: ProcessFigures?
    package var tester: ProcessFigures?
    /// What Health.Check answered over a connection of its own; `nil` when it did not.
    package var health: HealthFigures?
    /// Over all connections since they were opened.
    package var sentBytes: UInt64
    package var receivedBytes: UInt64
    package var inFlight: Int

    package init(
        at: Nanoseconds, server: ProcessFigures?, tester: ProcessFigures?, health: HealthFigures?, sentBytes: UInt64,
        receivedBytes: UInt64, inFlight: Int
    ) {
        self.at = at
        self.server = server
        self.tester = tester
        self.health = health
        self.sentBytes = sentBytes
        self.receivedBytes = receivedBytes
        self.inFlight = inFlight
    }
}

/// An answer of Health.Check.
package struct HealthFigures: Sendable, Equatable, Codable {
    /// "serving", "degraded" or "draining".
    package var state: String
    package var editsRunning: Int
    package var editsQueued: Int
    /// How long the answer took.
    package var latency: Nanoseconds

    package init(_ status: HealthStatus, latency: Nanoseconds) {
        state = status.state.rawValue
        editsRunning = status.editsRunning
        editsQueued = status.editsQueued
        self.latency = latency
    }
}

/// Samples in the order of time. When there are more than `most`, every second one is let go, and they come half as often from then on.
package struct SampleSeries: Sendable {
    package static let most = 600

    package private(set) var samples: [ServerSample] = []
    /// Time between two samples.
    package private(set) var interval: Nanoseconds = 250_000_000

    package init() {}

    package mutating func append(_ sample: ServerSample) {
        samples.append(sample)
        guard samples.count > Self.most else { return }
        samples = stride(from: 0, to: samples.count, by: 2).map { samples[$0] }
        interval *= 2
    }
}

/// Where samples come from.
package protocol ServerProbe: Sendable {
    /// The server's process, if it is known.
    func process() async -> ProcessFigures?
    /// An answer to a health check; `nil` when there is none.
    func health() async -> HealthFigures?
}
