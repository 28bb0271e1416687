// A comparison for people: the table, the verdict and its reasoning.

package import Foundation

/// A comparison as lines.
package enum ComparisonText {
    package static func text(_ comparison: Comparison, names: (a: String, b: String), _ a: RunReport, _ b: RunReport) -> String {
        var lines = [line("A", names.a, a), line("B", names.b, b)]
        lines += comparison.differences.map { "warning     the runs did different work: \($0)" }
        let (head, rows) = table(comparison)
        var table = TextTable(head)
        for row in rows { table.append(row) }
        lines += table.lines()
        lines.append("verdict     \(verdict(comparison))")
        lines += reasoning(comparison).map { "reasoning   \($0)" }
        return lines.joined(separator: "\n")
    }

    private static func line(_ letter: String, _ name: String, _ report: RunReport) -> String {
        let build = report.participants.build.isEmpty ? "" : "; \(report.participants.build)"
        return "\(letter)           \(name): \(report.startedAt), \(report.settings.shapeText), "
            + "\(Figures.count(report.total.calls)) calls\(build)"
    }

    static func table(_ comparison: Comparison) -> (head: [String], rows: [[String]]) {
        let head = ["", "A", "B", "change", "interval (\(Figures.percent(comparison.confidence)))", ""]
        let rows = comparison.findings.map { finding in
            [
                finding.name, value(finding.a, finding.quantity), value(finding.b, finding.quantity),
                change(finding.change, finding.quantity),
                "\(change(finding.low, finding.quantity)) to \(change(finding.high, finding.quantity))",
                finding.judgement.rawValue,
            ]
        }
        return (head, rows)
    }

    private static func value(_ value: Double, _ quantity: Finding.Quantity) -> String {
        switch quantity {
        case .latency: TimeText.text(Nanoseconds(value))
        case .rate: Figures.rate(value)
        case .share: Figures.percent(value)
        }
    }

    /// "+12.3 %"; of shares in percentage points.
    static func change(_ change: Double, _ quantity: Finding.Quantity) -> String {
        guard change < 1e6 else { return "from nothing" }
        let unit = quantity == .share ? " points" : " %"
        return String(format: "%+.\(abs(change) < 0.0995 ? 2 : 1)f", change * 100) + unit
    }

    /// One sentence.
    package static func verdict(_ comparison: Comparison) -> String {
        func names(_ judgement: Finding.Judgement) -> String {
            comparison.findings.filter { $0.judgement == judgement }
                .map { "\($0.name) \(change($0.change, $0.quantity))" }.joined(separator: ", ")
        }
        let threshold = Figures.percent(comparison.threshold)
        switch comparison.judgement {
        case .worse:
            let better = names(.better)
            return "worse: B is beyond \(threshold) of A in \(names(.worse))\(better.isEmpty ? "" : "; better in \(better)")."
        case .better: return "better: \(names(.better)); nothing is worse."
        case .unclear:
            return "unclear: nothing is surely beyond \(threshold), but \(names(.unclear)) may be; longer runs would tell."
        case .same: return "same: every figure is within \(threshold) of A."
        }
    }

    /// How the verdict came about and what it does not cover.
    package static func reasoning(_ comparison: Comparison) -> [String] {
        var texts = [
            """
            Each interval is what the change could be by the luck of these two runs: \(comparison.draws) draws of a circular block bootstrap, \
            which draws stretches of time and not single calls, because calls that are close in time are alike.
            """,
            """
            A figure is worse or better only if its whole interval lies beyond \(Figures.percent(comparison.threshold)) \
            (errors: \(Figures.percent(Comparison.shareThreshold).replacing(" %", with: "")) points), the same only if all of it lies within, and unclear otherwise.
            """,
            """
            \(comparison.findings.count) figures are judged, so each interval has \(Figures.percent(comparison.confidence)) confidence: together they \
            raise a false alarm in at most \(Figures.percent(1 - Comparison.wholeConfidence)) of comparisons (Bonferroni).
            """,
            """
            It covers chance within the runs. A machine that was busier, warmer or otherwise different in one of them looks like a change of the \
            server: run A again and compare it with itself to see how much.
            """,
        ]
        if !comparison.leftOut.isEmpty {
            texts.append(
                "Left out, as fewer than \(Int(Comparison.fewestBeyond)) calls lie beyond them in one of the runs: "
                    + comparison.leftOut.joined(separator: ", ") + ".")
        }
        return texts
    }
}

extension Comparison {
    package func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }
}
