// The search for capacity on model servers whose capacity is known.

import Foundation
import LoadTesting
import RetouchClient
import Testing

extension OneAtATime {
    @Suite struct Capacity {
        /// A queue with one server and exponential times (M/M/1): sojourn times are exponential with rate mu - lambda.
        private struct Queue {
            var perSecond = 1_000.0
            var limit = 0.05

            func p99(_ rate: Double) -> Double { rate < perSecond ? log(100) / (perSecond - rate) : .infinity }
            /// Where p99 is just the limit.
            var capacity: Double { perSecond - log(100) / limit }

            func trial(_ rate: Double) -> RateTrial {
                RateTrial(rate: rate, verdict: p99(rate) <= limit ? .met : .missed, reason: "")
            }
        }

        @Test(arguments: [1.0, 10, 900, 907, 908, 1_500, 50_000])
        func theCapacityOfAQueueIsFound(start: Double) async {
            let queue = Queue()
            let outcome = await CapacitySearch(start: start, most: 100_000, precision: 0.02).run(queue.trial)
            #expect(outcome.end == .found)
            let capacity = outcome.capacity ?? 0
            #expect(capacity <= queue.capacity && capacity * 1.021 >= queue.capacity, "\(capacity)")
            #expect((outcome.failing ?? 0) > queue.capacity)
            #expect(outcome.trials.count < 30, "\(outcome.trials.count)")
            #expect(outcome.trials.count { $0.rate == capacity && $0.verdict == .met } == 2)
        }

        @Test func aServerThatTakesEverythingIsSaidToBeAboveTheMost() async {
            let outcome = await CapacitySearch(start: 10, most: 500).run { RateTrial(rate: $0, verdict: .met, reason: "") }
            #expect(outcome.end == .aboveMost)
            #expect(outcome.capacity == 500)
            #expect(outcome.failing == nil)
        }

        @Test func aServerThatTakesNothingIsSaidToBeBelowTheLeast() async {
            let outcome = await CapacitySearch(start: 10, least: 0.5, most: 500).run {
                RateTrial(rate: $0, verdict: .missed, reason: "")
            }
            #expect(outcome.end == .belowLeast)
            #expect(outcome.capacity == nil)
            #expect(outcome.trials.map(\.rate) == [10, 5, 2.5, 1.25, 0.625, 0.5])
        }

        @Test func aLuckyPassDoesNotCount() async {
            let queue = Queue()
            var isFirst = true
            let outcome = await CapacitySearch(start: 600, most: 10_000, precision: 0.05).run { rate in
                // 1,200 is far beyond it, and passes the first time.
                if rate == 1_200, isFirst {
                    isFirst = false
                    return RateTrial(rate: rate, verdict: .met, reason: "")
                }
                return queue.trial(rate)
            }
            #expect(outcome.end == .found)
            let capacity = outcome.capacity ?? 0
            #expect(capacity <= queue.capacity && capacity * 1.06 >= queue.capacity, "\(capacity)")
        }

        @Test func nearTheLimitChanceDecidesAndTheSearchStillEnds() async {
            let queue = Queue()
            for seed in 0..<50 {
                var random = SplitMix64(seed: UInt64(seed))
                let outcome = await CapacitySearch(start: 20, most: 10_000, precision: 0.05).run { rate in
                    // Observed with an error of up to 20 %.
                    let observed = queue.p99(rate) * (0.8 + 0.4 * random.unit())
                    return RateTrial(rate: rate, verdict: observed <= queue.limit ? .met : .missed, reason: "")
                }
                #expect(outcome.end == .found || outcome.end == .outOfTrials)
                let capacity = outcome.capacity ?? 0
                #expect((850...940).contains(capacity), "\(seed): \(capacity)")
            }
        }

        @Test func aTesterThatIsTooSlowIsNotTheServersLimit() async {
            let outcome = await CapacitySearch(start: 100, most: 10_000, precision: 0.05).run { rate in
                RateTrial(rate: rate, verdict: rate > 3_000 ? .testerLimited : .met, reason: "")
            }
            #expect(outcome.end == .testerLimited)
            #expect((2_850...3_000).contains(outcome.capacity ?? 0))
            #expect(outcome.failing == nil)
        }

        @Test func aBrokenTrialEndsItWithWhatIsKnown() async {
            let outcome = await CapacitySearch(start: 100, most: 10_000).run { rate in
                RateTrial(rate: rate, verdict: rate > 300 ? .broken : .met, reason: "Ctrl-C")
            }
            #expect(outcome.end == .broken)
            #expect(outcome.capacity == 200)
        }

        @Test func trialsAreLimited() async {
            let outcome = await CapacitySearch(start: 1, most: 1e6, mostTrials: 5).run {
                RateTrial(rate: $0, verdict: .met, reason: "")
            }
            #expect(outcome.end == .outOfTrials)
            #expect(outcome.trials.count == 5)
        }

        // MARK: Judging

        private func judge(_ objective: String, mostErrors: Double = 0.001) throws -> CapacityJudge {
            CapacityJudge(objectives: [try Objective(objective)], mostErrors: mostErrors)
        }

        @Test func aRunIsJudgedByItsPercentileAndItsErrors() throws {
            let run = MadeRun().report()
            #expect(try judge("p99=50ms").judge(run, rate: 200).verdict == .met)
            let missed = try judge("p99=20ms").judge(run, rate: 200)
            #expect(missed.verdict == .missed)
            #expect(missed.reason.hasPrefix("p99 is 2"), "\(missed.reason)")
            #expect(try judge("small:p50=12ms").judge(run, rate: 200).verdict == .met)
            #expect(try judge("suggest:p50=12ms").judge(run, rate: 200).reason == "suggest p50: no call was answered")

            let failing = MadeRun { at, random in random.unit() < 0.02 ? nil : MadeRun.usual(at, &random) }.report()
            let refused = try judge("p99=50ms").judge(failing, rate: 200)
            #expect(refused.verdict == .missed)
            #expect(refused.reason.contains("Overloaded"), "\(refused.reason)")
            #expect(try judge("p99=50ms", mostErrors: 0.05).judge(failing, rate: 200).verdict == .met)

            var interrupted = run
            interrupted.end = .interrupted
            #expect(try judge("p99=50ms").judge(interrupted, rate: 200).verdict == .broken)
        }

        @Test func aLateTesterIsToldFromASlowServer() throws {
            var run = MadeRun().report()
            for _ in 0..<1_000 { run.lag.record(30_000_000) }
            #expect(try judge("p99=20ms").judge(run, rate: 200).verdict == .testerLimited)
            // What is met in spite of it is met.
            #expect(try judge("p99=50ms").judge(run, rate: 200).verdict == .met)
        }

        @Test func objectivesAreReadAndWritten() throws {
            #expect(try Objective("p99=50ms") == Objective(quantile: 0.99, limit: 50_000_000))
            let objective = try Objective("small:p99.9=5ms")
            #expect(objective.kind == .small && abs(objective.quantile - 0.999) < 1e-12 && objective.limit == 5_000_000)
            #expect(objective.text == "small p99.9 ≤ 5 ms")
            #expect(objective.fewestCalls == 1_000)
            #expect(try Objective("p50=1s").fewestCalls == 2)
            for text in [
                "", "p99", "p99=", "99=50ms", "p0=1s", "p100=1s", "p99=0ms", "p99=50", "big:p99=1s", "pxx=1s", "p99=1s=2s",
            ] {
                let failure = #expect(throws: UsageFailure.self, "\(text)") { try Objective(text) }
                #expect(failure?.description.hasPrefix("--objective \(text)") == true, "\(failure?.description ?? "")")
            }
        }

        @Test func tooFewCallsForAPercentileAreSaid() throws {
            var short = MadeRun()
            (short.rate, short.seconds) = (10, 3)
            let observation = try Objective("p99=50ms").observe(short.report())
            #expect(!observation.isTold)
            #expect(observation.text.contains("only 30 calls"))
        }

        @Test func theVerdictSaysHowTheSearchEnded() throws {
            let judge = try judge("p99=50ms")
            func verdict(_ end: CapacitySearch.End, _ capacity: Double?, _ failing: Double?) -> String {
                CapacityReport(
                    participants: Participants(), startedAt: "", settings: StubRun.open(1, seconds: 1), inputs: [], judge: judge,
                    precision: 0.05,
                    outcome: CapacitySearch.Outcome(end: end, capacity: capacity, failing: failing, trials: [])
                ).verdict
            }
            #expect(
                verdict(.found, 880, 920) == "880/s meets p99 ≤ 50 ms with at most 0.10 % errors, in two trials; 920/s does not.")
            #expect(verdict(.aboveMost, 500, nil).contains("--max-rate"))
            #expect(verdict(.belowLeast, nil, 0.5).hasPrefix("Not even 0.50/s"))
            #expect(verdict(.testerLimited, 3_000, nil).contains("the tester itself is too slow"))
        }
    }
}
