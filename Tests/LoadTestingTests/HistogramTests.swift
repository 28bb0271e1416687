// Percentiles against sorting everything, and histograms as files.

import Foundation
import LoadTesting
import Testing

@Suite struct HistogramTests {
    /// Times over six decades, as a server's are: many short, few long.
    private func times(_ count: Int, seed: UInt64) -> [Nanoseconds] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in Nanoseconds(20_000 * exp(3 * random.exponential().squareRoot()) * (0.5 + random.unit())) }
    }

    /// The smallest value that the fraction does not exceed.
    private func exact(_ sorted: [Nanoseconds], _ quantile: Double) -> Nanoseconds {
        sorted[max(0, Int((quantile * Double(sorted.count) - 1e-6).rounded(.up)) - 1)]
    }

    @Test(arguments: [1, 2, 10, 999, 100_000])
    func percentilesAreThoseOfSorting(count: Int) {
        let times = times(count, seed: UInt64(count))
        let sorted = times.sorted()
        var histogram = LatencyHistogram()
        for time in times { histogram.record(time) }
        #expect(histogram.count == count)
        #expect(histogram.smallest == sorted.first)
        #expect(histogram.largest == sorted.last)
        for quantile in [0.001, 0.1, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.99999, 1] {
            let truth = exact(sorted, quantile)
            let found = histogram.quantile(quantile)
            #expect(found >= truth && Double(found) <= Double(truth) * 1.001 + 1, "\(quantile): \(found) for \(truth)")
        }
        let mean = Double(times.reduce(0, +)) / Double(count)
        #expect(abs(Double(histogram.mean) - mean) <= mean * 0.001 + 1)
    }

    @Test func coarseOnesAreExactToAPercent() {
        let times = times(10_000, seed: 3)
        let sorted = times.sorted()
        var histogram = LatencyHistogram(.coarse)
        for time in times { histogram.record(time) }
        for quantile in [0.5, 0.9, 0.99, 0.999] {
            let truth = exact(sorted, quantile)
            let found = histogram.quantile(quantile)
            #expect(found >= truth && Double(found) <= Double(truth) * 1.01 + 1, "\(quantile): \(found) for \(truth)")
        }
    }

    @Test func mergingIsRecordingBoth() {
        let (one, other) = (times(5_000, seed: 1), times(3_000, seed: 2))
        var (a, b, both) = (LatencyHistogram(), LatencyHistogram(), LatencyHistogram())
        for time in one { a.record(time) }
        for time in other { b.record(time * 50) }
        for time in one + other.map({ $0 * 50 }) { both.record(time) }
        var merged = a
        merged.merge(b)
        #expect(merged == both)
        merged.merge(LatencyHistogram())
        #expect(merged == both)
        var fromNothing = LatencyHistogram()
        fromNothing.merge(both)
        #expect(fromNothing == both)
    }

    @Test(arguments: [0, 1, 7, 5_000])
    func manyQuantilesAreThoseOneByOne(count: Int) {
        var histogram = LatencyHistogram()
        for time in times(count, seed: 11) { histogram.record(time) }
        let quantiles = [0, 0.001, 0.1, 0.2, 0.5, 0.5, 0.9, 0.99, 0.999, 0.9999, 1]
        #expect(histogram.quantiles(quantiles) == quantiles.map(histogram.quantile))
    }

    @Test func anEmptyOneSaysNothing() {
        let histogram = LatencyHistogram()
        #expect(histogram.quantile(0.99) == 0)
        #expect(histogram.mean == 0)
        #expect(histogram.bins.isEmpty)
    }

    @Test func timesOutOfRangeAreCountedAtItsEnds() {
        var histogram = LatencyHistogram()
        histogram.record(-5)
        histogram.record(.max)
        #expect(histogram.smallest == 0)
        #expect(histogram.largest == LatencyHistogram.longest)
        #expect(histogram.count == 2)
    }

    @Test func binsHoldEverythingOnce() {
        let times = times(20_000, seed: 9)
        var histogram = LatencyHistogram(.coarse)
        for time in times { histogram.record(time) }
        let bins = histogram.bins
        #expect(bins.reduce(0) { $0 + $1.count } == 20_000)
        #expect(zip(bins, bins.dropFirst()).allSatisfy { $0.high < $1.low })
        for bin in bins { #expect(times.count { (bin.low...bin.high).contains($0) } == bin.count) }
    }

    @Test(arguments: [LatencyHistogram.Precision.coarse, .fine])
    func writtenAndReadItIsTheSame(precision: LatencyHistogram.Precision) throws {
        for times in [[], [0], [1], times(2_000, seed: 4)] {
            var histogram = LatencyHistogram(precision)
            for time in times { histogram.record(time) }
            let bytes = try JSONEncoder().encode(histogram)
            var read = try JSONDecoder().decode(LatencyHistogram.self, from: bytes)
            #expect(read == histogram)
            #expect(read.quantile(0.99) == histogram.quantile(0.99))
            read.record(1_000)
            histogram.record(1_000)
            #expect(read == histogram)
        }
    }

    @Test(arguments: [
        #"{"digits":3,"count":1,"minimum":5,"maximum":5,"bins":[[-1,1]]}"#,
        #"{"digits":3,"count":1,"minimum":5,"maximum":5,"bins":[[5]]}"#,
        #"{"digits":3,"count":1,"minimum":5,"maximum":5,"bins":[[5,-1]]}"#,
        #"{"digits":3,"count":2,"minimum":5,"maximum":5,"bins":[[5,1]]}"#,
        #"{"digits":9,"count":1,"minimum":5,"maximum":5,"bins":[[5,1]]}"#,
        #"{"digits":3,"count":1,"minimum":6,"maximum":5,"bins":[[5,1]]}"#,
        #"{"digits":3,"count":1,"minimum":5,"maximum":9223372036854775807,"bins":[[5,1]]}"#,
    ])
    func brokenFilesAreRefused(text: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(LatencyHistogram.self, from: Data(text.utf8)) }
    }
}
