// A search for capacity against a real server.

/// Trials of one server, one after the other.
package struct CapacityRun: Sendable {
    private let session: LoadSession
    private let settings: LoadSettings
    private let spacing: Spacing
    private let judge: CapacityJudge
    private let longest: Nanoseconds

    /// - Parameters:
    ///   - settings: of each trial; the rate is the trial's, and the duration the shortest one.
    ///   - longest: a trial is made longer, up to this, until it has calls enough for its percentiles.
    package init(session: LoadSession, settings: LoadSettings, spacing: Spacing, judge: CapacityJudge, longest: Nanoseconds) {
        self.session = session
        self.settings = settings
        self.spacing = spacing
        self.judge = judge
        self.longest = longest
    }

    /// Searches until it has an answer or is stopped.
    ///
    /// - Parameters:
    ///   - inputs: what is sent, for people.
    ///   - isQuiet: whether a terminal shows nothing of a trial while it runs.
    ///   - tell: is told how each trial went, with its number from 1.
    package func run(
        _ search: CapacitySearch, inputs: [String], stop: StopSignal, isQuiet: Bool, tell: (RateTrial, Int) -> Void
    ) async -> CapacityReport {
        let startedAt = WallClock.now()
        var participants = Participants()
        var number = 0
        let outcome = await search.run { rate in
            number += 1
            let settings = settings(at: rate)
            let view = LiveView(settings, isQuiet: isQuiet || !LiveView.hasTerminal)
            let report = await session.run(settings, stop: stop) { view.show($0) }
            view.end()
            if participants.build.isEmpty { participants = report.participants }
            let trial = judge.judge(report, rate: rate)
            tell(trial, number)
            if trial.verdict != .broken { await session.settle(stop: stop) }
            return trial
        }
        return CapacityReport(
            participants: participants, startedAt: startedAt, settings: settings, inputs: inputs, judge: judge,
            precision: search.precision, outcome: outcome)
    }

    private func settings(at rate: Double) -> LoadSettings {
        var settings = settings
        settings.shape = .open(plan: RatePlan(rate: rate), spacing: spacing)
        let shortest = settings.duration ?? LoadSettings.usualDuration
        let fewest = judge.objectives.map(\.fewestCalls).max() ?? 1
        let needed = Nanoseconds((Double(fewest) / rate * 1e9).rounded(.up))
        settings.duration = max(shortest, min(needed, longest))
        settings.count = nil
        return settings
    }
}
