// A run's report as a page.

/// A self-contained page: style and charts are in it, nothing is fetched.
package enum RunHTML {
    package static func page(_ report: RunReport) -> String {
        var body = [head(report)]
        if report.end != .complete {
            body.append(
                HTML.warning("Ended \(RunText.endText(report.end))\(report.message.isEmpty ? "." : ": " + report.message)"))
        }
        if report.testerWasLate {
            body.append(
                HTML.warning(
                    "The tester itself was late: a good part of these latencies is its own. Use a lower rate or a quieter machine."
                ))
        }
        guard !report.kinds.isEmpty else {
            body.append(HTML.warning("No call was measured."))
            return HTML.page(title: "Load test", body: body)
        }
        let charts = RunCharts(report)
        body.append(tiles(report))
        body.append(HTML.charts([charts.distribution, charts.throughputOverTime]))
        body.append(HTML.charts(charts.latencyOverTime, inPairs: report.kinds.count > 1))
        body.append(latencies(report))
        body.append(errors(report))
        body.append(HTML.charts(charts.surroundings, inPairs: true))
        body.append(HTML.paragraphs("How to read this", explanation(report)))
        body.append(settings(report))
        return HTML.page(title: "Load test of \(report.participants.server)", body: body.filter { !$0.isEmpty })
    }

    private static func head(_ report: RunReport) -> String {
        let build = report.participants.build
        return HTML.heading(
            "Load test of \(report.participants.server)",
            [
                "\(report.startedAt)\(build.isEmpty ? "" : ", " + build)",
                "\(report.settings.shapeText); mix \(report.settings.mix.text); "
                    + "\(report.settings.connections + report.settings.slowConnections) connections; "
                    + "\(TimeText.text(report.measured)) measured after \(TimeText.text(report.settings.warmUp)) of warm-up",
            ])
    }

    private static func tiles(_ report: RunReport) -> String {
        let total = report.total
        var tiles = [
            (
                Figures.rate(report.throughput), "Throughput",
                "\(Figures.count(total.succeeded)) of \(Figures.count(total.calls)) succeeded"
            ),
            (
                Figures.percent(total.errorFraction), "Errors",
                "\(Figures.count(total.failed)) failed, \(Figures.count(total.gaveUp)) given up"
            ),
        ]
        for (name, quantile) in [("p50", 0.5), ("p99", 0.99), ("p99.99", 0.9999)] {
            tiles.append(
                (TimeText.text(total.latency.quantile(quantile)), name, "of \(Figures.count(total.latency.count)) calls"))
        }
        tiles.append((TimeText.text(total.latency.largest), "Slowest", "mean \(TimeText.text(total.latency.mean))"))
        if let rates = report.byteRates {
            tiles.append((Figures.bytes(rates.sent) + "/s", "Sent", Figures.bytes(rates.received) + "/s received"))
        }
        return HTML.tiles(tiles.map { (value: $0.0, name: $0.1, more: $0.2) })
    }

    private static func latencies(_ report: RunReport) -> String {
        let total = report.total
        var histograms = report.kinds.map { ($0.kind.rawValue, $0.tally.latency) }
        if report.kinds.count > 1 { histograms.append(("all", total.latency)) }
        if case .open = report.settings.shape { histograms.append(("all, from sending", total.service)) }
        if total.failures.count > 0 { histograms.append(("refused", total.failures)) }
        histograms += report.steps.enumerated().map { ("step \($0 + 1), \(Figures.rate($1.rate))", $1.tally.latency) }
        let rows = histograms.filter { $0.1.count > 0 }.map { name, histogram in
            [name, Figures.count(histogram.count), TimeText.text(histogram.mean)]
                + LatencyHistogram.named.map { TimeText.text(histogram.quantile($0.quantile)) }
                + [TimeText.text(histogram.largest)]
        }
        return HTML.table(
            "Latency", head: ["", "calls", "mean"] + LatencyHistogram.named.map(\.name) + ["max"], rows: rows)
    }

    private static func errors(_ report: RunReport) -> String {
        let rows = report.kinds.flatMap { kind in
            kind.tally.errors.map { [kind.kind.rawValue, $0.name, Figures.count($0.count), $0.example] }
        }
        return HTML.table("Errors", head: ["kind", "error", "calls", "the first one's words"], rows: rows, hasWords: true)
    }

    private static func explanation(_ report: RunReport) -> [String] {
        var texts: [String] = []
        switch report.settings.shape {
        case .open:
            texts.append(
                """
                Latency counts from when each call was due by the schedule, which the server has no influence on; calls that nobody waited for \
                any longer count with the time until then. So a server that stalls cannot hide it. The dashed line counts from when calls \
                were really sent: where it lies below, calls had to wait for a place among those in flight.
                """)
            texts.append(
                "Calls were sent \(TimeText.text(report.lag.quantile(0.5))) late at the median and "
                    + "\(TimeText.text(report.lag.quantile(0.99))) at p99 by the tester's own doing; that is in the latencies.")
        case .closed:
            texts.append(
                """
                Each worker waited for its answer before it asked again, so a slow server was asked less often: the percentiles are those of \
                callers who wait, and say little about callers who do not.
                """)
        }
        texts.append(
            "Calls that the server refused are counted as errors and not in the latencies: a quick refusal is no quick answer.")
        return texts
    }

    private static func settings(_ report: RunReport) -> String {
        let settings = report.settings
        var rows = [
            ["seed", String(settings.seed)],
            ["time limit of a call", TimeText.text(settings.timeout)],
            ["tester", "\(report.participants.host), \(report.participants.cores) cores"],
            ["warm-up", "\(Figures.count(report.warmUpCalls)) calls, \(Figures.count(report.warmUpErrors)) in vain"],
        ]
        if case .open = settings.shape { rows.append(["calls in flight, at most", Figures.count(settings.mostInFlight)]) }
        rows += report.inputs.map { ["input", $0] }
        let load = SampleSummary(report)
        if let text = load.serverText { rows.append(["server", text]) }
        if let text = load.testerText { rows.append(["tester", text]) }
        return HTML.table("Settings and surroundings", head: ["", ""], rows: rows, hasWords: true)
    }
}
