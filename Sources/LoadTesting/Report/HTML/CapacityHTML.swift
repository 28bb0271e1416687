// A search for capacity as a page.

/// Self-contained, as `RunHTML`.
package enum CapacityHTML {
    package static func page(_ report: CapacityReport) -> String {
        var body = [
            HTML.heading(
                "Capacity of \(report.participants.server)",
                [
                    "\(report.startedAt)\(report.participants.build.isEmpty ? "" : ", " + report.participants.build)",
                    "mix \(report.settings.mix.text); \(report.settings.connections + report.settings.slowConnections) connections; "
                        + "objectives \(report.objectives.joined(separator: ", ")); at most \(Figures.percent(report.mostErrors)) errors",
                ])
        ]
        body.append(
            HTML.tiles([
                (report.capacity.map(Figures.rate) ?? "none", "Capacity", "the highest rate that passed"),
                (report.failing.map(Figures.rate) ?? "none", "Fails at", "the lowest rate that did not"),
                (String(report.trials.count), "Trials", ""),
            ]))
        body.append(HTML.paragraphs("Verdict", [report.verdict] + CapacityText.notes(report)))
        if !report.trials.isEmpty { body.append(HTML.charts(charts(report))) }
        let names = report.trials.first?.observations.map(\.name) ?? []
        body.append(
            HTML.table(
                "Trials, in their order",
                head: ["rate", "calls", "succeeded", "p50", "p99"] + names + ["errors", "verdict", "reason"],
                rows: report.trials.map { trial in
                    [
                        Figures.rate(trial.rate), Figures.count(trial.calls), Figures.rate(trial.throughput),
                        TimeText.text(trial.median), TimeText.text(trial.p99),
                    ] + trial.observations.map { TimeText.text($0.observed) }
                        + [Figures.percent(trial.errorFraction), trial.verdict.rawValue, trial.reason]
                }, hasWords: true))
        return HTML.page(title: "Capacity of \(report.participants.server)", body: body.filter { !$0.isEmpty })
    }

    /// Latency by rate, with the objectives as marks; one chart an objective.
    private static func charts(_ report: CapacityReport) -> [Chart] {
        let trials = report.trials.filter { $0.calls > 0 }.sorted { $0.rate < $1.rate }
        let most = trials.map(\.rate).max() ?? 1
        return (trials.first?.observations ?? []).enumerated().map { index, objective in
            let observed = trials.map { ($0.rate, Double($0.observations[index].observed) / 1e9) }
            let median = trials.map { ($0.rate, Double($0.median) / 1e9) }
            let limit = Double(objective.limit) / 1e9
            var chart = Chart(
                title: "Latency by rate", x: .linear(upTo: most, label: { Axis.plain($0) + "/s" }),
                y: .latency(observed.map(\.1) + median.map(\.1) + [limit]),
                lines: [
                    Chart.Line(name: "p50 of all", color: 0, points: median.map { $0 }),
                    Chart.Line(name: objective.name, color: 1, points: observed.map { $0 }),
                ])
            chart.limit = (limit, "objective \(Axis.compact(limit))")
            chart.hasDots = true
            return chart
        }
    }
}
