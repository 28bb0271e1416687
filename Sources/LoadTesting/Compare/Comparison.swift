// Whether one run was faster, slower or the same as another, and how sure that is.

import Foundation
package import RetouchClient

/// One figure of two runs.
package struct Finding: Sendable, Equatable, Codable {
    package enum Quantity: String, Sendable, Codable {
        /// Nanoseconds; less is better.
        case latency
        /// A second; more is better.
        case rate
        /// A share of all calls; less is better. Compared by difference and not by ratio.
        case share
    }

    package enum Judgement: String, Sendable, Codable {
        case better
        case worse
        /// The whole interval lies within the threshold.
        case same
        /// The interval reaches over the threshold: longer runs would tell.
        case unclear
    }

    /// "small p99", "throughput", "errors".
    package var name: String
    package var quantity: Quantity
    package var a: Double
    package var b: Double
    /// b / a - 1; of a share b - a.
    package var change: Double
    /// The interval that holds the change with the comparison's confidence.
    package var low: Double
    package var high: Double
    package var judgement: Judgement
}

/// Two runs side by side.
package struct Comparison: Sendable, Equatable, Codable {
    package static let format = "retouch-load/comparison/1"

    package var format = Self.format
    /// What was changed less than this counts as the same; of latencies and rates as a ratio.
    package var threshold: Double
    /// Of each interval, so that all of them together hold with 95 %.
    package var confidence: Double
    package var draws: Int
    package var findings: [Finding]
    /// Percentiles that too few calls lie beyond.
    package var leftOut: [String]
    /// In what the two runs did different work.
    package var differences: [String]

    /// Of all intervals together.
    package static let wholeConfidence = 0.95
    /// Shares of errors that differ by less than this count as the same.
    package static let shareThreshold = 0.001
    /// Calls that have to lie beyond a percentile in both runs.
    package static let fewestBeyond = 20.0
    /// Slices that a run has to have.
    package static let fewestSlices = 20
    private static let quantiles: [(name: String, quantile: Double)] = [
        ("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("p99.9", 0.999), ("p99.99", 0.9999),
    ]

    /// - Parameters:
    ///   - threshold: above 0, such as 0.05.
    ///   - draws: of the bootstrap.
    /// - Throws: when the runs have no kind of call in common, or are too short.
    package init(
        _ a: RunReport, _ b: RunReport, names: (a: String, b: String), threshold: Double, draws: Int = 2_000, seed: UInt64 = 1
    ) throws(UsageFailure) {
        for (report, name) in [(a, names.a), (b, names.b)] {
            guard report.total.latency.count > 0 else {
                throw UsageFailure("\(name): no call was answered, so there is nothing to compare")
            }
        }
        let common = a.kinds.map(\.kind).filter { kind in b.kinds.contains { $0.kind == kind } }
        guard !common.isEmpty else { throw UsageFailure("\(names.a) and \(names.b) have no kind of call in common") }
        let tables = (a: SliceTable(a), b: SliceTable(b))
        for (table, name) in [(tables.a, names.a), (tables.b, names.b)] where table.slices < Self.fewestSlices {
            throw UsageFailure(
                "\(name): only \(table.slices) slices of time, \(Self.fewestSlices) are needed to tell a change from chance: make runs of at least \(Self.fewestSlices / 10) s"
            )
        }
        self.threshold = threshold
        self.draws = draws
        differences = Self.differences(a, b)
        leftOut = []
        var figures: [Figure] = []
        for kind in common {
            let fewest = Double(min(Self.calls(a, kind), Self.calls(b, kind)))
            for (name, quantile) in Self.quantiles {
                let full = "\(kind.rawValue) \(name)"
                if fewest * (1 - quantile) >= Self.fewestBeyond {
                    figures.append(Figure(name: full, quantity: .latency, of: .quantile(kind, quantile)))
                } else {
                    leftOut.append(full)
                }
            }
        }
        figures.append(Figure(name: "throughput", quantity: .rate, of: .throughput))
        figures.append(Figure(name: "errors", quantity: .share, of: .errors))
        // Bonferroni: so that the chance of one false alarm among all stays at 5 %.
        confidence = 1 - (1 - Self.wholeConfidence) / Double(figures.count)
        let drawn = (
            a: Self.draw(figures, from: tables.a, draws, SplitMix64(seed: seed, stream: 1)),
            b: Self.draw(figures, from: tables.b, draws, SplitMix64(seed: seed, stream: 2))
        )
        let (threshold, confidence) = (threshold, confidence)
        findings = figures.indices.map { index in
            Self.finding(
                figures[index], tables, (a: drawn.a[index], b: drawn.b[index]), threshold: threshold, confidence: confidence)
        }
    }

    // MARK: Figures

    private struct Figure {
        enum Source {
            case quantile(CallKind, Double)
            case throughput
            case errors
        }

        var name: String
        var quantity: Finding.Quantity
        var of: Source
    }

    private static func calls(_ report: RunReport, _ kind: CallKind) -> Int {
        report.kinds.first { $0.kind == kind }?.tally.latency.count ?? 0
    }

    /// The values of all figures for slices with weights.
    private static func values(_ figures: [Figure], _ table: SliceTable, _ weights: [Float]) -> [Double?] {
        var sums: [CallKind: [Float]] = [:]
        for kind in table.kinds.keys { sums[kind] = table.sums(of: kind, weights: weights) }
        func weighted(_ values: [Double]) -> Double { zip(values, weights).reduce(0) { $0 + $1.0 * Double($1.1) } }
        return figures.map { figure in
            switch figure.of {
            case .quantile(let kind, let quantile): return table.quantile(quantile, of: kind, sums: sums[kind] ?? [])
            case .throughput: return weighted(table.succeeded) / table.seconds
            case .errors:
                let ended = weighted(table.ended)
                return ended > 0 ? weighted(table.failed) / ended : nil
            }
        }
    }

    /// For each figure its values in all draws.
    private static func draw(
        _ figures: [Figure], from table: SliceTable, _ draws: Int, _ random: SplitMix64
    ) -> [[Double?]] {
        let bootstrap = BlockBootstrap(slices: table.slices)
        var random = random
        var drawn = figures.map { _ in [Double?]() }
        for _ in 0..<draws {
            for (index, value) in values(figures, table, bootstrap.draw(&random)).enumerated() { drawn[index].append(value) }
        }
        return drawn
    }

    private static func finding(
        _ figure: Figure, _ tables: (a: SliceTable, b: SliceTable), _ drawn: (a: [Double?], b: [Double?]), threshold: Double,
        confidence: Double
    ) -> Finding {
        func whole(_ table: SliceTable) -> Double {
            values([figure], table, [Float](repeating: 1, count: table.slices))[0] ?? 0
        }
        let (a, b) = (whole(tables.a), whole(tables.b))
        func change(_ a: Double, _ b: Double) -> Double {
            if figure.quantity == .share { return b - a }
            return a > 0 ? b / a - 1 : b > 0 ? .greatestFiniteMagnitude : 0
        }
        let changes = zip(drawn.a, drawn.b).compactMap { a, b in a.flatMap { a in b.map { change(a, $0) } } }.sorted()
        let tail = (1 - confidence) / 2
        func edge(_ fraction: Double) -> Double {
            changes.isEmpty ? 0 : changes[min(changes.count - 1, max(0, Int((fraction * Double(changes.count)).rounded(.down))))]
        }
        var finding = Finding(
            name: figure.name, quantity: figure.quantity, a: a, b: b, change: change(a, b), low: edge(tail),
            high: edge(1 - tail), judgement: .unclear)
        finding.judgement = judge(finding, threshold)
        return finding
    }

    /// By the whole interval: beyond the threshold on one side, within it on both, or neither.
    private static func judge(_ finding: Finding, _ threshold: Double) -> Finding.Judgement {
        // As ratios, so that twice as slow and twice as fast are equally far away.
        let (down, up) =
            finding.quantity == .share ? (-shareThreshold, shareThreshold) : (1 / (1 + threshold) - 1, threshold)
        let moreIsBetter = finding.quantity == .rate
        if finding.low > up { return moreIsBetter ? .better : .worse }
        if finding.high < down { return moreIsBetter ? .worse : .better }
        return finding.low >= down && finding.high <= up ? .same : .unclear
    }

    private static func differences(_ a: RunReport, _ b: RunReport) -> [String] {
        let pairs: [(String, String, String)] = [
            ("load", a.settings.shapeText, b.settings.shapeText), ("mix", a.settings.mix.text, b.settings.mix.text),
            ("connections", String(a.settings.connections), String(b.settings.connections)),
            ("inputs", a.inputs.joined(separator: ", "), b.inputs.joined(separator: ", ")),
            ("tester", a.participants.host, b.participants.host),
            ("end", a.end.rawValue, b.end.rawValue),
        ]
        return pairs.filter { $0.1 != $0.2 }.map { "\($0.0): \($0.1) against \($0.2)" }
    }

    // MARK: Verdict

    /// Of all findings together: one that is worse decides, then one that is better, then one that is unclear.
    package var judgement: Finding.Judgement {
        for judgement in [Finding.Judgement.worse, .better, .unclear]
        where findings.contains(where: { $0.judgement == judgement }) {
            return judgement
        }
        return .same
    }
}
