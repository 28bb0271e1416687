// What the samples of a run say, in a few numbers and as series.

/// The samples of the measured part.
struct SampleSummary {
    private let samples: [ServerSample]

    init(_ report: RunReport) {
        samples = report.samples.filter { $0.at >= 0 && $0.at <= report.measured }
    }

    /// Cores in use between each sample and the one before, at the later one's time.
    func cores(_ process: (ServerSample) -> ProcessFigures?) -> [(at: Nanoseconds, value: Double)] {
        zip(samples, samples.dropFirst()).compactMap { before, after in
            guard let a = process(before), let b = process(after), after.at > before.at else { return nil }
            return (after.at, max(0, b.cpuSeconds - a.cpuSeconds) / (Double(after.at - before.at) / 1e9))
        }
    }

    var memory: [(at: Nanoseconds, value: Double)] {
        samples.compactMap { sample in sample.server.map { (sample.at, Double($0.residentBytes)) } }
    }

    var running: [(at: Nanoseconds, value: Double)] {
        samples.compactMap { sample in sample.health.map { (sample.at, Double($0.editsRunning)) } }
    }

    var queued: [(at: Nanoseconds, value: Double)] {
        samples.compactMap { sample in sample.health.map { (sample.at, Double($0.editsQueued)) } }
    }

    var inFlight: [(at: Nanoseconds, value: Double)] {
        samples.map { ($0.at, Double($0.inFlight)) }
    }

    /// Health checks that were not answered.
    var unanswered: Int { samples.count { $0.health == nil } }

    /// `nil` when nothing is known of it.
    var serverText: String? {
        var parts: [String] = []
        if let use = use(\.server) { parts.append("CPU \(use)") }
        if let peak = memory.map(\.value).max() { parts.append("memory up to \(Figures.bytes(peak))") }
        if let most = running.map(\.value).max() {
            parts.append("up to \(Int(most)) edits running and \(Int(queued.map(\.value).max() ?? 0)) waiting")
        }
        if unanswered > 0 { parts.append("\(unanswered) of \(samples.count) health checks not answered in time") }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    var testerText: String? { use(\.tester).map { "CPU \($0)" } }

    /// Mean and peak, in percent of one core.
    private func use(_ process: (ServerSample) -> ProcessFigures?) -> String? {
        let values = cores(process).map(\.value)
        guard !values.isEmpty else { return nil }
        let mean = values.reduce(0, +) / Double(values.count)
        return "\(Int((mean * 100).rounded())) % of a core, up to \(Int(((values.max() ?? 0) * 100).rounded())) %"
    }
}
