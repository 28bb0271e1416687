// What a run at one rate says about that rate.

/// Objectives and the share of errors that a rate has to keep.
package struct CapacityJudge: Sendable {
    package var objectives: [Objective]
    /// 0 to 1.
    package var mostErrors: Double

    package init(objectives: [Objective], mostErrors: Double) {
        self.objectives = objectives
        self.mostErrors = mostErrors
    }

    /// The share of an objective's time that the tester's own lateness may take at p99 before it, and not the server, is measured.
    private static let latenessShare = 0.25

    package func judge(_ report: RunReport, rate: Double) -> RateTrial {
        let total = report.total
        let observations = objectives.map { $0.observe(report) }
        var trial = RateTrial(
            rate: rate, verdict: .met, reason: "", observations: observations, calls: total.calls,
            errorFraction: total.errorFraction, throughput: report.throughput, median: total.latency.quantile(0.5),
            p99: total.latency.quantile(0.99))
        if report.end != .complete {
            trial.verdict = .broken
            trial.reason = "ended \(RunText.endText(report.end))\(report.message.isEmpty ? "" : ": " + report.message)"
            return trial
        }
        if let missed = observations.first(where: { !$0.isMet }) {
            trial.verdict = .missed
            trial.reason =
                missed.calls == 0
                ? "\(missed.name): no call was answered" : "\(missed.name) is \(TimeText.text(missed.observed))"
        } else if total.errorFraction > mostErrors {
            let worst = total.errors.max { $0.count < $1.count }
            trial.verdict = .missed
            trial.reason = "\(Figures.percent(total.errorFraction)) errors\(worst.map { ", most of them \($0.name)" } ?? "")"
        }
        let lateness = report.lag.quantile(0.99)
        let tightest = objectives.map(\.limit).min() ?? .max
        if trial.verdict == .missed, Double(lateness) > Self.latenessShare * Double(tightest) {
            trial.verdict = .testerLimited
            trial.reason += "; the tester itself was late by \(TimeText.text(lateness)) at p99"
        }
        return trial
    }
}
