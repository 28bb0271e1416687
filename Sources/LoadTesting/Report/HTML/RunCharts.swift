// The charts of one run.

/// Charts from a report.
struct RunCharts {
    private let report: RunReport
    private let slices: [TimeSlice]
    /// Of a slice, in seconds.
    private let step: Double
    private let samples: SampleSummary

    /// Percentiles that are drawn over time.
    private static let drawn: [(name: String, quantile: Double, color: Int)] = [
        ("p50", 0.5, 0), ("p90", 0.9, 3), ("p99", 0.99, 1), ("max", 1, 2),
    ]

    init(_ report: RunReport) {
        self.report = report
        let cut = report.slices.until(report.measured)
        slices = cut.slices
        step = Double(cut.length) / 1e9
        samples = SampleSummary(report)
    }

    /// Each kind's line, all together, and for an open loop what a tester that waits would have seen.
    var distribution: Chart {
        let total = report.total
        // All together first, so that it lies below the kinds.
        var lines = report.kinds.count > 1 ? [Self.distribution(of: total.latency, name: "all", color: 8)] : []
        lines += report.kinds.enumerated().map { index, kind in
            Self.distribution(of: kind.tally.latency, name: kind.kind.rawValue, color: index)
        }
        if case .open = report.settings.shape {
            lines.append(Self.distribution(of: total.service, name: "all, from sending", color: 8, isDashed: true))
        }
        return Self.distribution("Latency by percentile", lines, calls: total.latency.count)
    }

    static func distribution(_ title: String, _ lines: [Chart.Line], calls: Int) -> Chart {
        var chart = Chart(
            title: title, height: 360, x: .nines(calls: calls),
            y: .latency(lines.flatMap { $0.points.compactMap { $0?.y } }), lines: lines)
        // Between two nines a hand's width of places to rest on.
        let places = quantiles(calls: calls)
        chart.notes = zip(places, places.dropFirst()).map { low, high in
            let values = lines.map { line in
                let y = line.points.compactMap { $0 }.last { $0.x <= high }?.y ?? 0
                return "\(line.name) \(TimeText.text(Nanoseconds(y * 1e9)))"
            }
            return Chart.Note(
                from: low, to: high, text: "\(Figures.percent(high)): \(values.joined(separator: ", "))")
        }
        return chart
    }

    static func distribution(
        of histogram: LatencyHistogram, name: String, color: Int, isDashed: Bool = false
    ) -> Chart.Line {
        let quantiles = quantiles(calls: histogram.count)
        let points = zip(quantiles, histogram.quantiles(quantiles)).map { (x: $0, y: Double($1) / 1e9) }
        return Chart.Line(name: name, color: color, isDashed: isDashed, points: histogram.count == 0 ? [] : points)
    }

    /// From 0 to the last that so many calls can tell, closer towards the end.
    private static func quantiles(calls: Int) -> [Double] {
        var quantiles: [Double] = []
        var rest = 1.0
        while rest > 1 / Double(max(1, calls)) {
            quantiles.append(1 - rest)
            // 20 to a nine.
            rest *= 0.891_250_938_133_746
        }
        return quantiles + [1 - 1 / Double(max(1, calls))]
    }

    /// One chart a kind, or one for all.
    var latencyOverTime: [Chart] {
        if report.kinds.count == 1 { return [latency("Latency over time, by when calls were due", \.wholeLatency)] }
        return report.kinds.map { kind in
            var chart = latency("\(kind.kind.rawValue): latency over time") { $0.latency[kind.kind] ?? LatencyHistogram(.coarse) }
            (chart.width, chart.height) = (520, 260)
            return chart
        }
    }

    private func latency(_ title: String, _ histogram: (TimeSlice) -> LatencyHistogram) -> Chart {
        let histograms = slices.map(histogram)
        let lines = Self.drawn.map { drawn in
            Chart.Line(
                name: drawn.name, color: drawn.color,
                points: histograms.enumerated().map { index, histogram in
                    histogram.count == 0 ? nil : (middle(index), Double(histogram.quantile(drawn.quantile)) / 1e9)
                })
        }
        var chart = Chart(
            title: title, x: .time(report.measured), y: .latency(lines.flatMap { $0.points.compactMap { $0?.y } }), lines: lines)
        chart.notes = histograms.enumerated().map { index, histogram in
            let values = Self.drawn.map { "\($0.name) \(TimeText.text(histogram.quantile($0.quantile)))" }
            return note(index, histogram.count == 0 ? "no calls" : "\(histogram.count) calls, " + values.joined(separator: ", "))
        }
        return chart
    }

    var throughputOverTime: Chart {
        let rates = slices.enumerated().map { index, slice in
            let seconds = length(of: index)
            return (
                due: Double(slice.due) / seconds, succeeded: Double(slice.succeeded) / seconds,
                failed: Double(slice.failed) / seconds
            )
        }
        func line(_ name: String, _ color: Int, _ value: (Int) -> Double, isDashed: Bool = false) -> Chart.Line {
            Chart.Line(name: name, color: color, isDashed: isDashed, points: rates.indices.map { (middle($0), value($0)) })
        }
        var lines = [line("due", 8, { rates[$0].due }, isDashed: true), line("succeeded", 3, { rates[$0].succeeded })]
        if rates.contains(where: { $0.failed > 0 }) { lines.append(line("errors", 2, { rates[$0].failed })) }
        let most = rates.map { max($0.due, $0.succeeded, $0.failed) }.max() ?? 1
        var chart = Chart(
            title: "Calls a second over time", x: .time(report.measured),
            y: .linear(upTo: most, label: Axis.plain), lines: lines)
        chart.notes = rates.enumerated().map { index, rate in
            note(
                index,
                "\(Figures.rate(rate.due)) due, \(Figures.rate(rate.succeeded)) succeeded, \(Figures.rate(rate.failed)) errors")
        }
        return chart
    }

    /// What the samples show: processors, memory, calls and edits.
    var surroundings: [Chart] {
        let server = samples.cores(\.server)
        let tester = samples.cores(\.tester)
        return [
            sampled(
                "Cores in use", [("server", 0, server), ("tester", 8, tester)], label: Axis.plain),
            sampled("The server's memory", [("resident", 4, samples.memory)], label: Figures.bytes),
            sampled(
                "Calls and edits",
                [("in flight", 8, samples.inFlight), ("edits waiting", 1, samples.queued), ("running", 0, samples.running)],
                label: Axis.plain),
        ].compactMap { $0 }
    }

    private func sampled(
        _ title: String, _ series: [(name: String, color: Int, values: [(at: Nanoseconds, value: Double)])],
        label: (Double) -> String
    ) -> Chart? {
        let series = series.filter { !$0.values.isEmpty }
        guard let most = series.flatMap({ $0.values.map(\.value) }).max() else { return nil }
        return Chart(
            title: title, width: 520, height: 240, x: .time(report.measured), y: .linear(upTo: most, label: label),
            lines: series.map { one in
                Chart.Line(name: one.name, color: one.color, points: one.values.map { (Double($0.at) / 1e9, $0.value) })
            })
    }

    // MARK: Slices

    /// The last slice may reach beyond the measured part.
    private func length(of index: Int) -> Double {
        let left = Double(report.measured) / 1e9 - Double(index) * step
        return left > 0 ? min(step, left) : step
    }

    private func middle(_ index: Int) -> Double { Double(index) * step + length(of: index) / 2 }

    private func note(_ index: Int, _ text: String) -> Chart.Note {
        let from = Double(index) * step
        return Chart.Note(from: from, to: from + length(of: index), text: "\(Figures.number(from)) s: \(text)")
    }
}
