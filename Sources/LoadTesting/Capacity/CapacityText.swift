// A search for capacity, for the terminal.

/// The outcome as lines.
package enum CapacityText {
    /// One trial, as soon as it is over.
    package static func line(_ trial: RateTrial, number: Int) -> String {
        let outcome =
            switch trial.verdict {
            case .met: "met"
            case .missed: "missed: \(trial.reason)"
            case .testerLimited: "says nothing: \(trial.reason)"
            case .broken: "broken off: \(trial.reason)"
            }
        let observed = trial.observations.map { "\($0.name) \(TimeText.text($0.observed))" }.joined(separator: ", ")
        return
            "trial \(number)  \(Figures.rate(trial.rate))  \(observed)  \(Figures.percent(trial.errorFraction)) errors  \(outcome)"
    }

    package static func text(_ report: CapacityReport) -> String {
        let server = [report.participants.server, report.participants.build].filter { !$0.isEmpty }
        var lines = [
            "server      \(server.joined(separator: ", "))",
            "load        open loop, \(report.settings.connections + report.settings.slowConnections) connections; "
                + "mix \(report.settings.mix.text); seed \(report.settings.seed)",
        ]
        lines += report.inputs.map { "input       \($0)" }
        var table = TextTable(
            ["rate", "calls", "succeeded", "p50", "p99"] + (report.trials.first?.observations.map(\.name) ?? []) + ["errors", ""])
        for trial in report.trials.sorted(by: { $0.rate < $1.rate }) {
            table.append(
                [
                    Figures.rate(trial.rate), Figures.count(trial.calls), Figures.rate(trial.throughput),
                    TimeText.text(trial.median), TimeText.text(trial.p99),
                ] + trial.observations.map { TimeText.text($0.observed) }
                    + [Figures.percent(trial.errorFraction), trial.verdict == .met ? "met" : trial.verdict.rawValue])
        }
        lines.append("trials      by rate")
        lines += table.lines()
        lines.append("capacity    \(report.verdict)")
        lines += notes(report).map { "note        \($0)" }
        return lines.joined(separator: "\n")
    }

    /// What has to be known to read the outcome.
    static func notes(_ report: CapacityReport) -> [String] {
        var notes: [String] = []
        if let few = report.trials.flatMap(\.observations).first(where: { !$0.isTold && $0.calls > 0 }) {
            notes.append(
                "a trial had only \(few.calls) calls, too few for \(few.name): its value is that of the slowest ones; make trials longer"
            )
        }
        if report.end == .found {
            notes.append(
                "the true limit lies between the two rates, within \(Figures.percent(report.precision)); a passing rate had to pass twice, "
                    + "since near the limit one trial passes or fails by chance")
        }
        return notes
    }
}
