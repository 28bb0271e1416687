// A comparison as a page.

/// Self-contained, as `RunHTML`.
package enum ComparisonHTML {
    package static func page(
        _ comparison: Comparison, names: (a: String, b: String), _ a: RunReport, _ b: RunReport
    ) -> String {
        var body = [
            HTML.heading(
                "Two load tests compared",
                [("A", names.a, a), ("B", names.b, b)].map { letter, name, report in
                    "\(letter): \(name), \(report.startedAt), \(report.participants.build), \(report.settings.shapeText)"
                })
        ]
        body += comparison.differences.map { HTML.warning("The runs did different work: \($0)") }
        body.append(HTML.paragraphs("Verdict", [ComparisonText.verdict(comparison)]))
        let (head, rows) = ComparisonText.table(comparison)
        body.append(HTML.table("Figures", head: head, rows: rows))
        body.append(HTML.charts(charts(a, b)))
        body.append(HTML.paragraphs("Reasoning", ComparisonText.reasoning(comparison)))
        return HTML.page(title: "Load tests compared", body: body.filter { !$0.isEmpty })
    }

    /// Latency by percentile, one chart a kind that both runs have.
    private static func charts(_ a: RunReport, _ b: RunReport) -> [Chart] {
        a.kinds.compactMap { mine in
            guard let theirs = b.kinds.first(where: { $0.kind == mine.kind }) else { return nil }
            return RunCharts.distribution(
                "\(mine.kind.rawValue): latency by percentile",
                [
                    RunCharts.distribution(of: mine.tally.latency, name: "A", color: 0),
                    RunCharts.distribution(of: theirs.tally.latency, name: "B", color: 1),
                ], calls: max(mine.tally.latency.count, theirs.tally.latency.count))
        }
    }
}
