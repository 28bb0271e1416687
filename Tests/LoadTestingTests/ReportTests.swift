// Reports as files, as pages and as text: they hold the numbers, and can be read by what reads such things.

import Foundation
import LoadTesting
import RetouchClient
import RetouchModel
import Testing

extension OneAtATime {
    @Suite struct Reports {
        /// A run of two kinds on a stub, with some errors and hostile words.
        private func report() async throws -> RunReport {
            var settings = LoadSettings(shape: .open(plan: try RatePlan("300:500ms,600:500ms"), spacing: .poisson))
            settings.warmUp = 0
            settings.mix = try CallMix("small=3,edit=1")
            let target = StubTarget { number, call in
                if number % 10 == 3 { return .failed("ImageLoadError", "<b>no \"picture\" & \u{1}") }
                if number % 50 == 7 { return .gaveUp(.deadlineExceeded, "late") }
                return .succeeded
            }
            var report = await StubRun.run(settings, target)
            report.participants.server = "127.0.0.1:7433"
            report.participants.build = "retouchd <test>"
            report.inputs = ["photo.jpg, 1.00 MB", "\"</style><script>alert(1)</script>\""]
            return report
        }

        @Test func aReportIsReadBackAsItWas() async throws {
            let report = try await report()
            let read = try RunReport(json: try report.json(), name: "r.json")
            #expect(read == report)
            #expect(read.total == report.total)
            #expect(RunText.text(read) == RunText.text(report))
            #expect(RunHTML.page(read) == RunHTML.page(report))
        }

        @Test func theFileSaysInPlainNumbersWhatItFound() async throws {
            let report = try await report()
            let object = try #require(try JSONSerialization.jsonObject(with: try report.json()) as? [String: Any])
            #expect(object["format"] as? String == "retouch-load/run/1")
            let kinds = try #require(object["kinds"] as? [[String: Any]])
            #expect(kinds.map { $0["kind"] as? String } == ["small", "edit"])
            let tally = try #require(kinds[0]["tally"] as? [String: Any])
            #expect(tally["calls"] as? Int == report.kinds[0].tally.calls)
            let latency = try #require(tally["latency"] as? [String: Any])
            let percentiles = try #require(latency["percentiles"] as? [String: Int])
            #expect(percentiles["p99.99"] == Int(report.kinds[0].tally.latency.quantile(0.9999)))
            #expect(Set(percentiles.keys) == ["p50", "p75", "p90", "p95", "p99", "p99.9", "p99.99"])
        }

        @Test(arguments: ["", "{}", #"{"format":"retouch-load/run/2"}"#, #"{"format":"retouch-load/run/1"}"#, "\u{0}"])
        func whatIsNoReportIsRefused(text: String) {
            let failure = #expect(throws: UsageFailure.self) { try RunReport(json: Data(text.utf8), name: "r.json") }
            #expect(failure?.description.hasPrefix("r.json: ") == true)
        }

        @Test func thePageIsWellFormedSelfContainedAndHoldsTheNumbers() async throws {
            let report = try await report()
            let page = RunHTML.page(report)
            let markup = try Markup(page)
            for (element, least) in [("svg", 4), ("polyline", 8), ("table", 3), ("title", 20), ("html", 1), ("style", 1)] {
                #expect((markup.elements[element] ?? 0) >= least, "\(element): \(markup.elements[element] ?? 0)")
            }
            for forbidden in ["script", "link", "img", "iframe", "object"] { #expect(markup.elements[forbidden] == nil) }
            for forbidden in ["http:", "https:", "url(", "@import", " src=", " href="] {
                #expect(!page.contains(forbidden), "\(forbidden)")
            }
            let total = report.total
            let texts = Set(markup.texts)
            for quantile in [0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999] {
                #expect(texts.contains(TimeText.text(total.latency.quantile(quantile))), "\(quantile)")
            }
            #expect(texts.contains(TimeText.text(total.latency.largest)))
            #expect(texts.contains("\(total.succeeded) of \(total.calls) succeeded"))
            #expect(texts.contains("<b>no \"picture\" & \u{fffd}"))
            #expect(texts.contains(report.inputs[1]))
            #expect(texts.contains("DeadlineExceeded"))
            #expect(page.contains("prefers-color-scheme: dark"))
        }

        @Test func pagesOfRunsWithoutAnythingAreWellFormedToo() throws {
            var report = RunReport.unreachable(StubRun.open(10, seconds: 1), "cannot connect: connection refused")
            #expect(try Markup(RunHTML.page(report)).texts.contains { $0.contains("connection refused") })
            #expect(RunText.text(report).contains("none was measured"))
            #expect(try RunReport(json: try report.json(), name: "x") == report)
            report.end = .interrupted
            #expect(try Markup(RunHTML.page(report)).texts.contains { $0.contains("Ctrl-C") })
            let refused = MadeRun { _, _ in nil }.report()
            #expect(try Markup(RunHTML.page(refused)).texts.contains("Overloaded"))
            var single = MadeRun()
            (single.rate, single.seconds) = (1, 1)
            #expect(throws: Never.self) { try Markup(RunHTML.page(single.report())) }
        }

        @Test func theTextHoldsTheNumbers() async throws {
            let report = try await report()
            let text = RunText.text(report)
            let total = report.total
            for words in [
                "127.0.0.1:7433", "mix         small=3,edit=1", "\(total.calls) due", "\(total.failed) failed",
                "\(total.gaveUp) given up",
                TimeText.text(total.latency.quantile(0.9999)), "p99.99", "ImageLoadError", "step 2, 600/s",
                "from when each call was due",
            ] { #expect(text.contains(words), "\(words): \(text)") }
            #expect(text.split(separator: "\n").allSatisfy { !$0.hasSuffix(" ") })
        }

        @Test func comparisonsAndCapacitiesArePages() throws {
            let (a, b) = (MadeRun(seed: 1).report(), MadeRun(seed: 2).report())
            let names = (a: "a<1>.json", b: "b.json")
            let comparison = try Comparison(a, b, names: names, threshold: 0.05, draws: 200)
            let page = try Markup(ComparisonHTML.page(comparison, names: names, a, b))
            #expect(page.texts.contains("small p99"))
            #expect(page.texts.contains(ComparisonText.verdict(comparison)))

            let judge = CapacityJudge(objectives: [try Objective("p99=50ms")], mostErrors: 0.001)
            let trials = [100.0, 200, 400].map { judge.judge(MadeRun(seed: 3, rate: $0).report(), rate: $0) }
            let capacity = CapacityReport(
                participants: Participants(), startedAt: "2026-01-02T03:04:05Z", settings: a.settings, inputs: [], judge: judge,
                precision: 0.05, outcome: CapacitySearch.Outcome(end: .found, capacity: 200, failing: 400, trials: trials))
            let drawn = try Markup(CapacityHTML.page(capacity))
            #expect(drawn.texts.contains(capacity.verdict))
            #expect(drawn.elements["circle"] == 6)
            #expect(CapacityText.text(capacity).contains("capacity    200/s meets"))
            #expect(try JSONDecoder().decode(CapacityReport.self, from: try capacity.json()) == capacity)
        }

        @Test func theLiveBlockFitsTheTerminal() async throws {
            var settings = StubRun.open(50, seconds: 10)
            settings.mix = try CallMix("small=1")
            var live = LiveText(settings)
            var figures = LiveFigures()
            for second in 0..<60 {
                figures.succeeded += 50
                figures.due += 50
                figures.recent.record(Nanoseconds(second) * 1_000_000)
                figures.latency.record(Nanoseconds(second) * 1_000_000)
                let state = LiveState(
                    figures: figures, elapsed: Nanoseconds(second + 1) * 1_000_000_000, inFlight: second, sample: nil,
                    isFinishing: false)
                live.note(state)
                for width in [20, 40, 80, 200] {
                    let block = live.block(state, width: width)
                    #expect(block.count == 7)
                    #expect(block.allSatisfy { $0.count < max(21, width) })
                }
            }
            let warm = LiveState(figures: LiveFigures(), elapsed: -1_000_000_000, inFlight: 0, sample: nil, isFinishing: false)
            #expect(live.block(warm, width: 80)[0].hasPrefix("warm-up     1.00 s left"))
            #expect(live.line(warm) == "warm-up: 0 calls")
        }
    }
}
