// How runs begin, end and count, on stubs.

import Foundation
import LoadTesting
import RetouchModel
import Synchronization
import Testing

extension OneAtATime {
    @Suite struct Runs {
        private let quick = StubTarget { _, _ in .succeeded }

        @Test func aCountIsExactInBothLoops() async throws {
            for workers in [1, 7] {
                let target = StubTarget { _, _ in
                    await Task.yield()
                    return .succeeded
                }
                let report = await StubRun.run(StubRun.closed(workers, count: 300), target)
                #expect(report.total.calls == 300)
                #expect(target.calls.count == 300)
                #expect(target.mostAtOnce <= workers)
            }
            var open = StubRun.open(5_000, seconds: 60)
            open.count = 200
            open.duration = nil
            let report = await StubRun.run(open, quick)
            #expect(report.total.calls == 200)
            #expect(report.end == .complete)
            #expect(report.measured > 0)
            #expect(report.throughput > 0)
        }

        @Test func theSameSeedSendsTheSameCalls() async throws {
            func calls(seed: UInt64) async throws -> [PlannedCall] {
                var settings = StubRun.closed(1, count: 100)
                settings.mix = try CallMix("small=2,edit=1")
                settings.seed = seed
                let target = StubTarget { _, _ in .succeeded }
                _ = await StubRun.run(settings, target)
                return target.calls
            }
            #expect(try await calls(seed: 5) == calls(seed: 5))
            #expect(try await calls(seed: 5) != calls(seed: 6))
        }

        @Test func theWarmUpIsSentAndNotCounted() async throws {
            var settings = StubRun.open(200, seconds: 0.5)
            settings.warmUp = 500_000_000
            let target = StubTarget { number, _ in number == 3 ? .failed("Overloaded", "") : .succeeded }
            let report = await StubRun.run(settings, target)
            #expect(target.calls.count == 200)
            #expect(report.warmUpCalls == 100)
            #expect(report.warmUpErrors == 1)
            #expect(report.total.calls == 100)
            #expect(report.total.failed == 0)
            #expect(report.measured == 500_000_000)
        }

        @Test func kindsAndStepsAreCountedApart() async throws {
            var settings = LoadSettings(shape: .open(plan: try RatePlan("200:250ms,1000:250ms"), spacing: .constant))
            settings.warmUp = 0
            settings.mix = try CallMix("small=1,suggest=1")
            let target = StubTarget { _, call in call.kind == .suggest ? .failed("ImageLoadError", "no picture") : .succeeded }
            let report = await StubRun.run(settings, target)
            #expect(report.kinds.map(\.kind) == [.small, .suggest])
            #expect(report.kinds[0].tally.failed == 0)
            #expect(report.kinds[1].tally.succeeded == 0)
            #expect(report.total.calls == 300)
            #expect(report.steps.map(\.rate) == [200, 1_000])
            #expect(report.steps.map(\.tally.calls) == [50, 250])
            #expect(report.slices.slices.reduce(0) { $0 + $1.due } == 300)
            #expect(report.slices.slices.reduce(0) { $0 + $1.succeeded } == report.total.succeeded)
            #expect(report.slices.slices.reduce(0) { $0 + $1.failed } == report.total.failed)
        }

        @Test func aStopEndsItWithWhatRan() async throws {
            let stop = StopSignal()
            let target = StubTarget { number, _ in
                if number == 20 { stop.stop(.interrupted) }
                return .succeeded
            }
            let report = await StubRun.run(StubRun.open(200, seconds: 3_600), target, stop: stop)
            #expect(report.end == .interrupted)
            #expect(report.total.calls >= 21)
            // What is due after the stop is nobody's omission.
            #expect(report.total.errors.isEmpty)
            #expect(report.measured > 0 && report.measured < 3_600_000_000_000)
            stop.stop(.serverLost)
            #expect(stop.reason == .interrupted)
        }

        @Test func aLostServerEndsIt() async throws {
            let target = StubTarget(isLost: true) { _, _ in .failed("Unavailable", "connection refused") }
            var settings = StubRun.open(100, seconds: 3_600)
            settings.lostAfter = 100_000_000
            let report = await StubRun.run(settings, target)
            #expect(report.end == .serverLost)
            #expect(report.total.succeeded == 0)
            #expect(report.total.failed > 0)
            #expect(report.total.errors.first { $0.name == "Unavailable" }?.example == "connection refused")
        }

        @Test func callsThatNeverReturnDoNotHoldTheReportBack() async throws {
            // Not even cancelling wakes this one.
            let target = StubTarget { number, _ in
                if number == 0 {
                    await withCheckedContinuation { continuation in Forgotten.keep(continuation) }
                }
                return .succeeded
            }
            var settings = StubRun.open(100, seconds: 0.1)
            settings.finish = 0
            let report = await StubRun.run(settings, target)
            #expect(report.total.calls == 10)
            #expect(report.total.errors.first { $0.name == "Unfinished" }?.count == 1)
            Forgotten.release()
        }

        @Test func theObserverSeesItRun() async throws {
            let seen = Mutex<[LiveState]>([])
            let inputs = CallInputs(photographs: [])
            _ = await LoadRun(settings: StubRun.open(200, seconds: 1), inputs: inputs, target: quick, probe: nil)
                .run(stop: StopSignal()) { state in seen.withLock { $0.append(state) } }
            let states = seen.withLock { $0 }
            #expect(!states.isEmpty)
            #expect(zip(states, states.dropFirst()).allSatisfy { $0.figures.due <= $1.figures.due && $0.elapsed < $1.elapsed })
        }

        @Test func samplesHoldWhatTheProbeSays() async throws {
            final class Probe: ServerProbe {
                let looks = Atomic<Int>(0)

                func process() async -> ProcessFigures? { ProcessFigures.own() }
                func health() async -> HealthFigures? {
                    looks.add(1, ordering: .relaxed)
                    return HealthFigures(HealthStatus(state: .serving, reasons: [], editsRunning: 1, editsQueued: 7), latency: 5)
                }
            }
            let probe = Probe()
            // The run goes on until there was a second look: by then the first one is a sample.
            let target = StubTarget { number, _ in
                while number == 0, probe.looks.load(ordering: .relaxed) < 2 { try? await Task.sleep(for: .milliseconds(5)) }
                return .succeeded
            }
            let report = await LoadRun(
                settings: StubRun.closed(1, count: 20), inputs: CallInputs(photographs: []), target: target, probe: probe
            ).run(stop: StopSignal()) { _ in }
            let sample = try #require(report.samples.last)
            #expect(sample.health?.editsQueued == 7)
            #expect((sample.server?.residentBytes ?? 0) > 1 << 20)
            #expect(sample.receivedBytes * 10 == sample.sentBytes)
            #expect(report.measured > 0)
            #expect(RunText.text(report).contains("up to 1 edits running and 7 waiting"))
        }
    }
}

/// Continuations that a test leaves waiting, and lets go of at its end.
private enum Forgotten {
    private static let kept = Mutex<[CheckedContinuation<Void, Never>]>([])

    static func keep(_ continuation: CheckedContinuation<Void, Never>) {
        kept.withLock { $0.append(continuation) }
    }

    static func release() {
        for continuation in kept.withLock({ $0 }) { continuation.resume() }
    }
}
