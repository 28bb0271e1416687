// Runs cut into slices of time, however long they are, and processes as /proc shows them.

import Foundation
import LoadTesting
import Testing

@Suite struct SliceTests {
    private func call(_ at: Nanoseconds, took: Nanoseconds, _ outcome: CallOutcome = .succeeded) -> FinishedCall {
        FinishedCall(kind: .small, step: 0, intended: at, ready: at, started: at, ended: at + took, outcome: outcome)
    }

    @Test func latencyBelongsToWhenACallWasDueAndSuccessToWhenItEnded() {
        var slices = TimeSlices()
        slices.add(call(1_050_000_000, took: 200_000_000), origin: 1_000_000_000)
        #expect(slices.length == TimeSlices.shortest)
        #expect(slices.slices.map(\.due) == [1, 0, 0])
        #expect(slices.slices.map(\.succeeded) == [0, 0, 1])
        #expect(slices.slices[0].wholeLatency.count == 1)
        #expect(slices.slices[2].wholeLatency.count == 0)
    }

    @Test func refusalsAreNoLatencies() {
        var slices = TimeSlices()
        slices.add(call(0, took: 1, .failed("Overloaded", "")), origin: 0)
        slices.add(call(0, took: 1, .gaveUp(.deadlineExceeded, "")), origin: 0)
        #expect(slices.slices[0].failed == 2)
        #expect(slices.slices[0].wholeLatency.count == 1)
    }

    @Test func longRunsHaveLongerSlicesAndLoseNothing() {
        var slices = TimeSlices()
        // An hour, a call a second.
        for second in 0..<3_600 { slices.add(call(Nanoseconds(second) * 1_000_000_000, took: 5_000_000), origin: 0) }
        #expect(slices.slices.count <= TimeSlices.most)
        #expect(slices.slices.count > TimeSlices.most / 2)
        #expect(slices.length == TimeSlices.shortest * 256)
        #expect(slices.slices.reduce(0) { $0 + $1.due } == 3_600)
        #expect(slices.slices.reduce(0) { $0 + $1.succeeded } == 3_600)
        #expect(slices.slices.reduce(0) { $0 + $1.wholeLatency.count } == 3_600)
        #expect(slices.slices.dropLast().allSatisfy { (25...26).contains($0.due) })
    }

    @Test func aCallThatEndsLongAfterItWasDueJoinsSlicesOnce() {
        var slices = TimeSlices()
        slices.add(call(23_000_000_000, took: 100_000_000_000), origin: 0)
        #expect(slices.slices.reduce(0) { $0 + $1.due } == 1)
        #expect(slices.slices.reduce(0) { $0 + $1.succeeded } == 1)
        let start = Int(23_000_000_000 / slices.length)
        #expect(slices.slices[start].due == 1)
        #expect(slices.slices[Int(123_000_000_000 / slices.length)].succeeded == 1)
    }

    @Test func whatEndsAfterTheMeasuredPartIsCutOff() {
        var slices = TimeSlices()
        slices.add(call(900_000_000, took: 5_000_000_000), origin: 0)
        #expect(slices.until(1_000_000_000).slices.count == 10)
        #expect(slices.until(950_000_000).slices.count == 10)
    }

    @Test func manySamplesAreThinned() {
        var series = SampleSeries()
        for index in 0..<5_000 {
            series.append(
                ServerSample(
                    at: Nanoseconds(index), server: nil, tester: nil, health: nil, sentBytes: 0, receivedBytes: 0, inFlight: 0))
        }
        #expect(series.samples.count <= SampleSeries.most)
        #expect(series.interval > 1_000_000_000)
        #expect(zip(series.samples, series.samples.dropFirst()).allSatisfy { $0.at < $1.at })
    }

    @Test func aProcessIsReadFromItsLine() throws {
        let line = "4711 (a (b) c) S 1 4711 4711 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 9 0 100 1000000 512 18446744073709551615"
        let figures = try #require(ProcessFigures.parse(line, descriptors: 12))
        #expect(figures.cpuSeconds == 300 / Double(sysconf(Int32(_SC_CLK_TCK))))
        #expect(figures.threads == 9)
        #expect(figures.residentBytes == 512 * sysconf(Int32(_SC_PAGESIZE)))
        #expect(figures.descriptors == 12)
        #expect(ProcessFigures.parse("no line", descriptors: nil) == nil)
        #expect(ProcessFigures.parse("1 (x) S 1", descriptors: nil) == nil)
        let own = try #require(ProcessFigures.own())
        #expect(own.residentBytes > 1 << 20 && own.threads >= 1 && (own.descriptors ?? 0) > 2)
        #expect(ProcessFigures.read(pid: -1) == nil)
    }
}
