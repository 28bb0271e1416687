// A load test of a real server: connections, the run, and what the server says of itself.

package import RetouchClient
import RetouchModel

/// Everything that a run against a server needs.
package struct LoadSession: Sendable {
    private let inputs: CallInputs
    private let inputTexts: [String]
    private let address: ServerAddress
    private let pid: Int32?
    private let connect: ConnectionPool.Connect

    /// Time for Describe before the first call.
    private static let describeTimeout = Duration.seconds(5)
    /// Time that a server gets to finish its edits between two runs.
    private static let settleLimit: Nanoseconds = 30_000_000_000

    /// - Parameters:
    ///   - inputTexts: what is sent, for people.
    ///   - pid: of the server, if it runs on this machine and is known.
    ///   - connect: opens one connection.
    package init(
        inputs: CallInputs, inputTexts: [String], address: ServerAddress, pid: Int32?, connect: @escaping ConnectionPool.Connect
    ) {
        self.inputs = inputs
        self.inputTexts = inputTexts
        self.address = address
        self.pid = pid
        self.connect = connect
    }

    /// Connects, runs and closes. A server that cannot be reached is a report, too.
    ///
    /// - Parameters:
    ///   - stop: ends it early.
    ///   - observe: is told how things stand, a few times a second.
    package func run(
        _ settings: LoadSettings, stop: StopSignal, observe: @escaping @Sendable (LiveState) -> Void
    ) async -> RunReport {
        let pool = ConnectionPool(count: settings.connections, connect: connect)
        let slowPool =
            settings.slowConnections > 0 ? ConnectionPool(count: settings.slowConnections, connect: connect) : nil
        let target = ServerTarget(
            pool: pool, slowPool: slowPool, inputs: inputs,
            patience: ServerTarget.Patience(
                timeout: .nanoseconds(settings.timeout), cancelAfter: .nanoseconds(settings.cancelAfter),
                slowPause: .nanoseconds(settings.slowPause)))
        let probe = HealthProbe(pid: pid, connect: connect)
        var report: RunReport
        var description: ServerDescription?
        if let failure = await open(target, stop) {
            report = .unreachable(settings, failure)
            if stop.reason == .interrupted { report.end = .interrupted }
        } else {
            description = try? await pool.client().describe(descriptorSet: false, timeout: Self.describeTimeout)
            report = await LoadRun(settings: settings, inputs: inputs, target: target, probe: probe)
                .run(stop: stop, observe: observe)
        }
        report.participants = Participants(server: address, description: description)
        report.inputs = inputTexts
        if report.end == .serverLost {
            report.message = report.total.errors.max { $0.count < $1.count }?.example ?? "no connection could be opened again"
        }
        await target.close()
        await probe.close()
        return report
    }

    /// Returns when the server has no edits left, or after a limit: what one run left behind must not slow the next.
    package func settle(stop: StopSignal) async {
        let probe = HealthProbe(pid: nil, connect: connect)
        let end = MonotonicClock.now() + Self.settleLimit
        while MonotonicClock.now() < end, stop.reason == nil {
            if let health = await probe.health(), health.editsRunning + health.editsQueued == 0 { break }
            try? await Task.sleep(for: .milliseconds(100))
        }
        await probe.close()
    }

    /// - Returns: why no connection could be opened; `nil` when one could.
    private func open(_ target: ServerTarget, _ stop: StopSignal) async -> String? {
        let opening = Task { () -> String? in
            do throws(EditFailure) {
                try await target.fill()
                return nil
            } catch {
                return error.message
            }
        }
        // Connecting cannot be cancelled, but whoever presses Ctrl-C need not wait for it.
        return await withTaskGroup(of: String?.self) { group in
            group.addTask { await opening.value }
            group.addTask {
                while stop.reason == nil, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(20)) }
                return "stopped while it was connecting"
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}
