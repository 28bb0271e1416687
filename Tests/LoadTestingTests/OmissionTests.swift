// A server that stalls must show, whoever is asked and however few calls are in flight.

import LoadTesting
import Testing

extension OneAtATime {
    /// Times here have only lower bounds: a busy machine makes them longer and never shorter.
    @Suite struct Omission {
        private static let stall = Duration.milliseconds(400)

        private func stub(stallAt: Int) -> StubTarget {
            let server = StallingServer(stallAt: stallAt, stall: Self.stall)
            return StubTarget { _, _ in
                await server.serve()
                return .succeeded
            }
        }

        @Test func theOpenLoopCountsFromTheIntendedStart() async throws {
            var settings = StubRun.open(500, seconds: 1)
            settings.mostInFlight = 1_000
            let report = await StubRun.run(settings, stub(stallAt: 100))
            let latency = report.total.latency
            #expect(report.end == .complete)
            #expect(latency.count == 500)
            // 200 of 500 calls are due while the server stalls; each waits for the rest of it: 0 to 400 ms, evenly.
            #expect(latency.largest >= 398_000_000)
            #expect(latency.quantile(0.9) >= 180_000_000, "\(latency.quantile(0.9))")
            #expect(latency.quantile(0.75) >= 40_000_000, "\(latency.quantile(0.75))")
        }

        @Test func neitherDoesATesterWithOneCallInFlightHideIt() async throws {
            var settings = StubRun.open(500, seconds: 1)
            settings.mostInFlight = 1
            let target = stub(stallAt: 100)
            let report = await StubRun.run(settings, target)
            let total = report.total
            #expect(target.mostAtOnce == 1)
            #expect(total.calls == 500)
            #expect(total.latency.quantile(0.9) >= 180_000_000, "\(total.latency.quantile(0.9))")
            // From sending on, only one call saw the stall: what a tester that waits would report.
            #expect(total.service.quantile(0.9) < total.latency.quantile(0.9) / 2, "\(total.service.quantile(0.9))")
            // The wait for a free place is the server's doing and not lateness of the tester.
            #expect(report.lag.quantile(0.5) < 100_000_000)
        }

        @Test func theClosedLoopHidesItAndSaysSo() async throws {
            let report = await StubRun.run(StubRun.closed(1, count: 500), stub(stallAt: 100))
            let latency = report.total.latency
            #expect(latency.count == 500)
            #expect(latency.largest >= 400_000_000)
            #expect(latency.quantile(0.9) < 300_000_000)
            #expect(RunHTML.page(report).contains("say little about callers who do not"))
        }

        @Test func callsThatCouldNotBeSentAreCountedWithTheirWait() async throws {
            var settings = StubRun.open(1_000, seconds: 0.5)
            settings.mostInFlight = 2
            settings.finish = 0
            // It answers nothing at all.
            let target = StubTarget { _, _ in
                try? await Task.sleep(for: .seconds(3_600))
                return .failed("Cancelled", "")
            }
            let report = await StubRun.run(settings, target)
            let total = report.total
            #expect(total.calls == 500)
            #expect(total.succeeded == 0)
            #expect(total.gaveUp == 500)
            #expect(total.errors.first { $0.name == "Unfinished" }?.count == 2)
            #expect(total.errors.first { $0.name == "NotSent" }?.count == 498)
            // They were due evenly over half a second, and waited to its end.
            #expect(total.latency.quantile(0.5) >= 240_000_000)
            #expect(total.latency.largest >= 498_000_000)
            #expect(report.throughput == 0)
        }

        @Test func timeLimitsCountAsWaitsAndRefusalsDoNot() async throws {
            let target = StubTarget { number, _ in
                switch number % 4 {
                case 0: return .gaveUp(.deadlineExceeded, "too late")
                case 1: return .failed("Overloaded", "full")
                default: return .succeeded
                }
            }
            let total = await StubRun.run(StubRun.closed(1, count: 400), target).total
            #expect(total.calls == 400)
            #expect(total.succeeded == 200)
            #expect(total.gaveUp == 100)
            #expect(total.failed == 100)
            #expect(total.latency.count == 300)
            #expect(total.failures.count == 100)
            #expect(total.errorFraction == 0.5)
            #expect(total.errors.map(\.name).sorted() == ["DeadlineExceeded", "Overloaded"])
            #expect(total.errors.first { $0.name == "Overloaded" }?.example == "full")
        }
    }
}
