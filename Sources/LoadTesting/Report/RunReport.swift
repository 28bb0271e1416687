// Everything that one run found, as a value that can be written, read again, compared and drawn.

package import Foundation
package import RetouchClient
package import RetouchModel

/// Times of day.
enum WallClock {
    /// Now, as ISO 8601 in UTC.
    static func now() -> String { Date().formatted(.iso8601) }
}

/// Who was tested, and who tested.
package struct Participants: Sendable, Equatable, Codable {
    /// HOST:PORT.
    package var server = ""
    /// As Describe tells it; empty when it did not.
    package var build = ""
    /// The server's limits by name, as Describe tells them.
    package var limits: [String: Int] = [:]
    /// The tester's machine.
    package var host = ProcessInfo.processInfo.hostName
    package var cores = ProcessInfo.processInfo.activeProcessorCount

    package init() {}

    package init(server: ServerAddress, description: ServerDescription?) {
        self.server = "\(server)"
        build = description?.build ?? ""
        limits = Dictionary(
            (description?.limits ?? []).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
}

/// The outcome of one run.
package struct RunReport: Sendable, Equatable, Codable {
    /// What this form of file is called; a later one that cannot be read by this code has another number.
    package static let format = "retouch-load/run/1"

    /// Calls of one kind.
    package struct Kind: Sendable, Equatable, Codable {
        package var kind: CallKind
        package var tally: CallTally
    }

    /// Calls of one step of the plan.
    package struct Step: Sendable, Equatable, Codable {
        package var rate: Double
        package var tally: CallTally
    }

    package var format = Self.format
    package var participants = Participants()
    package var startedAt: String
    package var settings: LoadSettings
    /// What was sent: files and prompts, for people.
    package var inputs: [String] = []
    package var end: RunEnd
    /// Why it ended early; empty when it did not.
    package var message = ""
    /// Length of the measured part.
    package var measured: Nanoseconds
    /// By kind, in the order of reports; empty when no call was measured.
    package var kinds: [Kind]
    /// Where the plan has more than one.
    package var steps: [Step]
    /// Calls that succeeded within the measured part.
    package var succeededInTime: Int
    package var warmUpCalls: Int
    package var warmUpErrors: Int
    /// The tester's own lateness.
    package var lag: LatencyHistogram
    package var slices: TimeSlices
    package var samples: [ServerSample]

    package init(
        settings: LoadSettings, startedAt: String, end: RunEnd, measured: Nanoseconds, recording: Recording,
        samples: [ServerSample]
    ) {
        self.settings = settings
        self.startedAt = startedAt
        self.end = end
        self.measured = measured
        self.samples = samples
        kinds = recording.kinds.map { Kind(kind: $0.kind, tally: $0.tally) }
        steps = []
        if case .open(let plan, _) = settings.shape, plan.steps.count > 1 {
            steps = zip(plan.steps, recording.steps).map { Step(rate: $0.rate, tally: $1) }
        }
        succeededInTime = recording.succeededInTime
        warmUpCalls = recording.warmUpCalls
        warmUpErrors = recording.warmUpErrors
        lag = recording.lag
        slices = recording.slices
    }

    /// The report of a run that never began, because no connection could be opened.
    package static func unreachable(_ settings: LoadSettings, _ message: String) -> RunReport {
        let origin: Nanoseconds = 0
        var report = RunReport(
            settings: settings, startedAt: WallClock.now(), end: .unreachable, measured: 0,
            recording: Recorder(origin: origin, end: origin, steps: 1).close(), samples: [])
        report.message = message
        return report
    }

    // MARK: Derived

    /// All kinds together.
    package var total: CallTally { kinds.reduce(into: CallTally()) { $0.merge($1.tally) } }

    /// Calls that succeeded a second, over the measured part.
    package var throughput: Double { measured == 0 ? 0 : Double(succeededInTime) / (Double(measured) / 1e9) }

    /// Bytes a second in both directions over the measured part, the protocol's own included; `nil` where there are too few samples.
    package var byteRates: (sent: Double, received: Double)? {
        let within = samples.filter { $0.at >= 0 && $0.at <= measured }
        guard let first = within.first, let last = within.last, last.at > first.at,
            last.sentBytes >= first.sentBytes, last.receivedBytes >= first.receivedBytes
        else { return nil }
        let seconds = Double(last.at - first.at) / 1e9
        return (
            Double(last.sentBytes - first.sentBytes) / seconds, Double(last.receivedBytes - first.receivedBytes) / seconds
        )
    }

    /// Whether the tester itself was so late that its lateness is a good part of what was measured.
    package var testerWasLate: Bool {
        guard case .open = settings.shape, lag.count > 0 else { return false }
        let late = lag.quantile(0.99)
        return late > 1_000_000 && late * 4 > total.latency.quantile(0.99)
    }

    // MARK: Files

    package func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    /// Reads a report that `json` wrote.
    ///
    /// - Parameter name: of the file, for the message.
    /// - Throws: when the bytes are no such report.
    package init(json: Data, name: String) throws(UsageFailure) {
        struct Head: Decodable { let format: String }
        guard let head = try? JSONDecoder().decode(Head.self, from: json) else {
            throw UsageFailure("\(name): no report of retouch-load run")
        }
        guard head.format == Self.format else {
            throw UsageFailure("\(name): its format is \(head.format); this command reads \(Self.format)")
        }
        do {
            self = try JSONDecoder().decode(RunReport.self, from: json)
        } catch {
            throw UsageFailure("\(name): a broken report: \(error)")
        }
    }
}
