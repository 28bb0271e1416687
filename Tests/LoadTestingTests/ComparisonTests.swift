// Verdicts on pairs of runs whose difference is known.

import Foundation
import LoadTesting
import RetouchClient
import Testing

extension OneAtATime {
    @Suite struct Comparing {
        private static let names = (a: "a.json", b: "b.json")

        private func compare(
            _ a: MadeRun, _ b: MadeRun, threshold: Double = 0.05, draws: Int = 1_000
        ) throws -> Comparison {
            try Comparison(a.report(), b.report(), names: Self.names, threshold: threshold, draws: draws)
        }

        private func scaled(_ factor: Double, seed: UInt64) -> MadeRun {
            MadeRun(seed: seed) { at, random in MadeRun.usual(at, &random).map { $0 * factor } }
        }

        private func finding(_ name: String, in comparison: Comparison) throws -> Finding {
            try #require(comparison.findings.first { $0.name == name })
        }

        @Test func aRunIsTheSameAsItself() throws {
            let run = MadeRun()
            let comparison = try compare(run, run, threshold: 0.25)
            #expect(comparison.judgement == .same)
            #expect(comparison.findings.allSatisfy { $0.change == 0 && $0.low <= 0 && $0.high >= 0 })
        }

        @Test func twoRunsOfOneServerAreNotTold() throws {
            let comparison = try compare(MadeRun(seed: 1), MadeRun(seed: 2), threshold: 0.25)
            #expect(comparison.judgement == .same, "\(comparison.findings)")
        }

        @Test func aSlowerServerIsWorseAndAFasterOneBetter() throws {
            let slower = try compare(MadeRun(seed: 1), scaled(1.3, seed: 2))
            #expect(slower.judgement == .worse)
            let median = try finding("small p50", in: slower)
            #expect(median.judgement == .worse)
            #expect(median.low > 0.05 && median.low < 0.3 && median.high > 0.3 && median.high < 0.5, "\(median)")
            #expect(abs(median.a - 10e6) < 1e6 && abs(median.b - 13e6) < 1e6)
            #expect(try finding("throughput", in: slower).judgement == .same)

            let faster = try compare(MadeRun(seed: 1), scaled(0.7, seed: 2))
            #expect(faster.judgement == .better)
            #expect(ComparisonText.verdict(faster).hasPrefix("better: small p50 -"))
        }

        @Test func aChangeWithinTheThresholdIsNoVerdict() throws {
            let comparison = try compare(MadeRun(seed: 1), scaled(1.03, seed: 2), threshold: 0.25)
            #expect(comparison.judgement == .same)
            #expect(try compare(MadeRun(seed: 1), scaled(1.03, seed: 2), threshold: 0.05).judgement != .worse)
        }

        @Test func oneStallIsNoSurety() throws {
            // Half a second in which calls wait: a percent and a half of all, in one place.
            let stalled = MadeRun(seed: 2) { at, random in
                let time = MadeRun.usual(at, &random)
                return at >= 12 && at < 12.5 ? (time ?? 0) + (12.5 - at) * 1_000 : time
            }
            let comparison = try compare(MadeRun(seed: 1), stalled, threshold: 0.1)
            let tail = try finding("small p99", in: comparison)
            #expect(tail.change > 1)
            #expect(tail.judgement == .unclear, "\(tail)")
            #expect(comparison.judgement == .unclear)
            #expect(try finding("small p50", in: comparison).judgement != .worse)
        }

        @Test func aTailAloneIsFound() throws {
            let tail = MadeRun(seed: 2) { at, random in
                let time = MadeRun.usual(at, &random)
                return random.unit() < 0.03 ? (time ?? 0) * 8 : time
            }
            let comparison = try compare(MadeRun(seed: 1), tail, threshold: 0.1)
            #expect(try finding("small p99", in: comparison).judgement == .worse)
            #expect(try finding("small p50", in: comparison).judgement == .same)
            #expect(ComparisonText.verdict(comparison).hasPrefix("worse: "))
        }

        @Test func errorsAreComparedAsShares() throws {
            let failing = MadeRun(seed: 2) { at, random in
                let time = MadeRun.usual(at, &random)
                return random.unit() < 0.02 ? nil : time
            }
            let comparison = try compare(MadeRun(seed: 1), failing, threshold: 0.25)
            let errors = try finding("errors", in: comparison)
            #expect(errors.judgement == .worse)
            #expect(errors.a == 0 && abs(errors.b - 0.02) < 0.006)
            #expect(try finding("small p50", in: comparison).judgement == .same)
        }

        @Test func throughputIsBetterWhenItGrows() throws {
            var more = MadeRun(seed: 2)
            more.rate = 260
            let comparison = try compare(MadeRun(seed: 1), more, threshold: 0.1)
            #expect(try finding("throughput", in: comparison).judgement == .better)
            #expect(comparison.differences.contains { $0.hasPrefix("load: ") })
            #expect(try compare(more, MadeRun(seed: 1), threshold: 0.1).judgement == .worse)
        }

        @Test func percentilesThatTooFewCallsTellAreLeftOut() throws {
            let comparison = try compare(MadeRun(seed: 1), MadeRun(seed: 2))
            #expect(comparison.findings.map(\.name) == ["small p50", "small p90", "small p99", "throughput", "errors"])
            #expect(comparison.leftOut == ["small p99.9", "small p99.99"])
            #expect(abs(comparison.confidence - 0.99) < 1e-9)
        }

        /// Latencies that wander: what is slow now is slow in the next moment, too. Draws of single calls would take that for news.
        @Test func falseAlarmsAreRareEvenWhenLatenciesWander() throws {
            func wandering(_ seed: UInt64) -> MadeRun {
                var level = 0.0
                var next = 0.0
                return MadeRun(seed: seed, rate: 100, seconds: 24) { at, random in
                    if at >= next {
                        next = at + 0.1
                        level = 0.7 * level + 0.1 * (random.unit() - 0.5)
                    }
                    return MadeRun.usual(at, &random).map { $0 * exp(level) }
                }
            }
            var alarms = 0
            for pair in 0..<40 {
                let comparison = try compare(
                    wandering(UInt64(1_000 + 2 * pair)), wandering(UInt64(1_001 + 2 * pair)), threshold: 0.001, draws: 300)
                if comparison.findings.contains(where: {
                    $0.quantity == .latency && ($0.judgement == .worse || $0.judgement == .better)
                }) {
                    alarms += 1
                }
            }
            // 5 % are what is promised with no threshold at all: 2 of 40, and more than 7 with a chance below 1 in 1,000.
            #expect(alarms <= 7, "\(alarms) of 40")
        }

        @Test func runsThatCannotBeComparedAreRefused() throws {
            var short = MadeRun()
            short.seconds = 1
            var other = MadeRun()
            other.kind = .suggest
            let dead = MadeRun { _, _ in nil }
            for (run, words) in [(short, "slices"), (other, "no kind of call in common"), (dead, "nothing to compare")] {
                let failure = #expect(throws: UsageFailure.self) { try compare(MadeRun(), run) }
                #expect(failure?.description.contains(words) == true, "\(failure?.description ?? "")")
            }
        }

        @Test func theTextStatesItsReasoning() throws {
            let (a, b) = (MadeRun(seed: 1).report(), scaled(1.3, seed: 2).report())
            let comparison = try Comparison(a, b, names: Self.names, threshold: 0.05, draws: 500)
            let text = ComparisonText.text(comparison, names: Self.names, a, b)
            for words in ["bootstrap", "Bonferroni", "5.00 %", "99.0 %", "verdict     worse", "a.json", "p99.9, "] {
                #expect(text.contains(words), "\(words): \(text)")
            }
            let read = try JSONDecoder().decode(Comparison.self, from: try comparison.json())
            #expect(read == comparison)
        }
    }
}
