// A run's report for the terminal.

import Foundation

/// A report as lines, each with its subject in the first column.
package enum RunText {
    package static func text(_ report: RunReport) -> String {
        var lines = head(report)
        guard !report.kinds.isEmpty else {
            lines.append("calls       none was measured")
            return lines.joined(separator: "\n")
        }
        lines += sums(report)
        lines += latencies(report)
        lines += errors(report.total)
        lines += surroundings(report)
        return lines.joined(separator: "\n")
    }

    private static func head(_ report: RunReport) -> [String] {
        let server = [report.participants.server, report.participants.build].filter { !$0.isEmpty }
        let settings = report.settings
        let connections = settings.connections + settings.slowConnections
        var lines = ["server      \(server.joined(separator: ", "))"]
        lines.append("load        \(settings.shapeText); \(connections) connections; seed \(settings.seed)")
        lines.append("mix         \(settings.mix.text)")
        lines += report.inputs.map { "input       \($0)" }
        let length = report.measured > 0 ? ", \(TimeText.text(report.measured)) measured" : ""
        lines.append("ended       \(endText(report.end))\(length)\(report.message.isEmpty ? "" : ": " + report.message)")
        return lines
    }

    static func endText(_ end: RunEnd) -> String {
        switch end {
        case .complete: "as planned"
        case .interrupted: "early, by Ctrl-C"
        case .serverLost: "early: the server could not be reached any more"
        case .unreachable: "before it began: the server cannot be reached"
        }
    }

    private static func sums(_ report: RunReport) -> [String] {
        let total = report.total
        var lines = [
            "calls       \(Figures.count(total.calls)) due, \(Figures.count(total.succeeded)) succeeded, "
                + "\(Figures.count(total.failed)) failed, \(Figures.count(total.gaveUp)) given up "
                + "(\(Figures.percent(total.errorFraction)) errors); warm-up \(Figures.count(report.warmUpCalls))"
                + (report.warmUpErrors > 0 ? ", \(Figures.count(report.warmUpErrors)) of them in vain" : ""),
            "throughput  \(Figures.rate(report.throughput)) succeeded",
        ]
        if let rates = report.byteRates {
            lines.append("bytes       \(Figures.bytes(rates.sent))/s sent, \(Figures.bytes(rates.received))/s received")
        }
        return lines
    }

    private static func latencies(_ report: RunReport) -> [String] {
        var table = TextTable(["", "calls"] + LatencyHistogram.named.map(\.name) + ["max"])
        func add(_ name: String, _ histogram: LatencyHistogram) {
            guard histogram.count > 0 else { return }
            table.append(
                [name, Figures.count(histogram.count)]
                    + LatencyHistogram.named.map { TimeText.text(histogram.quantile($0.quantile)) }
                    + [TimeText.text(histogram.largest)])
        }
        for kind in report.kinds { add(kind.kind.rawValue, kind.tally.latency) }
        let total = report.total
        if report.kinds.count > 1 { add("all", total.latency) }
        if case .open = report.settings.shape { add("all, from sending", total.service) }
        add("refused", total.failures)
        for (index, step) in report.steps.enumerated() {
            add("step \(index + 1), \(Figures.rate(step.rate))", step.tally.latency)
        }
        let from =
            if case .open = report.settings.shape { "from when each call was due" } else { "from when each call was sent" }
        return ["latency     \(from)"] + table.lines()
    }

    private static func errors(_ total: CallTally) -> [String] {
        guard !total.errors.isEmpty else { return ["errors      none"] }
        return ["errors"]
            + total.errors.sorted { $0.count > $1.count }.map { "  \(Figures.count($0.count)) \($0.name): \($0.example)" }
    }

    private static func surroundings(_ report: RunReport) -> [String] {
        var lines: [String] = []
        let load = SampleSummary(report)
        if let server = load.serverText { lines.append("server      \(server)") }
        var tester = load.testerText.map { [$0] } ?? []
        if case .open = report.settings.shape, report.lag.count > 0 {
            tester.append("sent calls late by \(TimeText.text(report.lag.quantile(0.99))) at p99")
        }
        if !tester.isEmpty { lines.append("tester      \(tester.joined(separator: "; "))") }
        if report.testerWasLate {
            lines.append(
                "warning     the tester itself was late: a good part of these latencies is its own; use a lower rate or a quieter machine"
            )
        }
        return lines
    }
}
