// What a person sees while a run goes on.

import Foundation

/// The running figures as text: a block that is redrawn on a terminal, or one line now and then.
package struct LiveText: Sendable {
    private let settings: LoadSettings
    /// Length of the measured part, where it is known.
    private let length: Nanoseconds?
    /// The last seconds, one entry each: the p99 and how many calls succeeded.
    private var p99s: [Double] = []
    private var rates: [Double] = []
    private var recent = LatencyHistogram(.coarse)
    private var shown = LatencyHistogram(.coarse)
    private var secondBegan: Nanoseconds?
    private var succeededThen = 0

    private static let second: Nanoseconds = 1_000_000_000
    private static let history = 40

    package init(_ settings: LoadSettings) {
        self.settings = settings
        if case .open(let plan, _) = settings.shape {
            length = plan.length ?? settings.duration
        } else {
            length = settings.duration
        }
    }

    /// Takes note of a moment; once for every state, in their order.
    package mutating func note(_ state: LiveState) {
        guard state.elapsed >= 0, !state.isFinishing else { return }
        recent.merge(state.figures.recent)
        let began = secondBegan ?? 0
        guard state.elapsed - began >= Self.second else { return }
        let seconds = Double(state.elapsed - began) / 1e9
        Self.append(Double(state.figures.succeeded - succeededThen) / seconds, to: &rates)
        Self.append(Double(recent.quantile(0.99)), to: &p99s)
        shown = recent
        recent.removeAll()
        secondBegan = state.elapsed
        succeededThen = state.figures.succeeded
    }

    /// The block, line by line, none longer than the width.
    package func block(_ state: LiveState, width: Int) -> [String] {
        let figures = state.figures
        var lines = [progress(state)]
        lines.append(
            "succeeded   \(Figures.count(figures.succeeded))  \(rates.last.map(Figures.rate) ?? "")  \(Self.sparkline(rates))")
        let errors = figures.failed + figures.gaveUp
        lines.append("errors      \(Figures.count(errors))" + (figures.lastError.map { "  last: \($0)" } ?? ""))
        lines.append("last second \(Self.percentiles(shown))")
        lines.append("all so far  \(Self.percentiles(figures.latency))")
        lines.append("p99         \(Self.sparkline(p99s))")
        lines.append("in flight   \(Figures.count(state.inFlight))" + surroundings(state))
        return lines.map { String($0.prefix(max(20, width - 1))) }
    }

    /// The same in one line.
    package func line(_ state: LiveState) -> String {
        let figures = state.figures
        guard state.elapsed >= 0 else { return "warm-up: \(Figures.count(figures.warmUpCalls)) calls" }
        let errors = figures.failed + figures.gaveUp
        return "\(TimeText.text(state.elapsed))  \(Figures.count(figures.succeeded)) succeeded"
            + (rates.last.map { ", \(Figures.rate($0))" } ?? "")
            + "  \(Figures.count(errors)) errors\(figures.lastError.map { " (last: \($0))" } ?? "")"
            + "  \(Self.percentiles(figures.latency))  \(Figures.count(state.inFlight)) in flight" + surroundings(state)
            + (state.isFinishing ? "  finishing" : "")
    }

    private func progress(_ state: LiveState) -> String {
        if state.elapsed < 0 { return "warm-up     \(TimeText.text(-state.elapsed)) left; \(settings.shapeText)" }
        let done: Double
        let text: String
        if let length {
            done = Double(state.elapsed) / Double(max(1, length))
            text = "\(TimeText.text(min(state.elapsed, length))) of \(TimeText.text(length))"
        } else {
            let figures = state.figures
            done = Double(figures.due) / Double(max(1, settings.count ?? 1))
            text = "\(Figures.count(figures.due)) of \(Figures.count(settings.count ?? 0)) calls"
        }
        let full = Int((min(1, max(0, done)) * 20).rounded())
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: 20 - full)
        return "\(state.isFinishing ? "finishing" : "running")".padding(toLength: 12, withPad: " ", startingAt: 0)
            + "\(bar)  \(text); \(settings.shapeText)"
    }

    private func surroundings(_ state: LiveState) -> String {
        guard let sample = state.sample else { return "" }
        var text = ""
        if let server = sample.server { text += "  server \(Figures.bytes(Double(server.residentBytes)))" }
        if let health = sample.health { text += "  edits \(health.editsRunning) running, \(health.editsQueued) waiting" }
        return text
    }

    // MARK: Pieces

    private static func percentiles(_ histogram: LatencyHistogram) -> String {
        guard histogram.count > 0 else { return "no answers yet" }
        return [("p50", 0.5), ("p90", 0.9), ("p99", 0.99)].map { "\($0.0) \(TimeText.text(histogram.quantile($0.1)))" }
            .joined(separator: "  ") + "  max \(TimeText.text(histogram.largest))"
    }

    private static func append(_ value: Double, to series: inout [Double]) {
        series.append(value)
        if series.count > history { series.removeFirst() }
    }

    /// One block for each value, from nothing to the largest.
    static func sparkline(_ values: [Double]) -> String {
        let blocks = Array("▁▂▃▄▅▆▇█")
        let most = values.max() ?? 0
        guard most > 0 else { return "" }
        return String(values.map { blocks[min(blocks.count - 1, Int($0 / most * Double(blocks.count)))] })
    }
}
