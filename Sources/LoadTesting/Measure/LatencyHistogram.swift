// Latencies in little memory, with every percentile to a known precision.

import Histogram

/// A High Dynamic Range histogram (Gil Tene, HdrHistogram) of times in nanoseconds.
///
/// Buckets are exact up to a number of significant digits, so that memory depends on the largest time and not on the number of calls:
/// with three digits a percentile is at most 0.1 % above the true one, and never below it.
package struct LatencyHistogram: Sendable {
    /// How finely times are told apart.
    package enum Precision: Sendable {
        /// To 1 %: for one slice of time among hundreds.
        case coarse
        /// To 0.1 %.
        case fine
    }

    /// A bucket that holds something.
    package struct Bin: Sendable, Equatable {
        /// Smallest time that falls in it.
        package var low: Nanoseconds
        /// Largest one.
        package var high: Nanoseconds
        package var count: Int
    }

    /// Longer times are counted as this: a day.
    package static let longest: Nanoseconds = 86_400 * 1_000_000_000

    private var counts: Histogram<UInt64>
    /// Exact, unlike the buckets; 0 when there is nothing.
    package private(set) var smallest: Nanoseconds = 0
    /// Exact; 0 when there is nothing.
    package private(set) var largest: Nanoseconds = 0

    /// Empty ones with room up to a minute, to be copied: growing step by step costs the library a hundred times a copy. Longer times make
    /// them grow.
    private static let emptyFine = empty(.three)
    private static let emptyCoarse = empty(.two)

    private static func empty(_ digits: SignificantDigits) -> Histogram<UInt64> {
        var histogram = Histogram<UInt64>(highestTrackableValue: 60_000_000_000, numberOfSignificantValueDigits: digits)
        histogram.autoResize = true
        return histogram
    }

    package init(_ precision: Precision = .fine) {
        counts = precision == .fine ? Self.emptyFine : Self.emptyCoarse
    }

    package var count: Int { Int(counts.totalCount) }

    /// Counts one time; below 0 is 0.
    package mutating func record(_ time: Nanoseconds) {
        record(time, count: 1)
    }

    mutating func record(_ time: Nanoseconds, count: Int) {
        let time = min(max(0, time), Self.longest)
        smallest = self.count == 0 ? time : min(smallest, time)
        largest = max(largest, time)
        counts.record(UInt64(time), count: UInt64(count))
    }

    /// Adds everything of another one of the same precision.
    package mutating func merge(_ other: LatencyHistogram) {
        guard other.count > 0 else { return }
        smallest = count == 0 ? other.smallest : min(smallest, other.smallest)
        largest = max(largest, other.largest)
        counts.add(other.counts)
    }

    package mutating func removeAll() {
        counts.reset()
        smallest = 0
        largest = 0
    }

    /// The time that a fraction of all calls did not exceed: the top of its bucket, at most the largest; 0 when there is nothing.
    ///
    /// - Parameter quantile: 0 to 1; 0.99 is the 99th percentile.
    package func quantile(_ quantile: Double) -> Nanoseconds {
        guard count > 0 else { return 0 }
        return min(max(Nanoseconds(counts.valueAtPercentile(quantile * 100)), smallest), largest)
    }

    /// Many quantiles in one pass; each as `quantile` gives it.
    ///
    /// - Parameter quantiles: in ascending order.
    package func quantiles(_ quantiles: [Double]) -> [Nanoseconds] {
        var bins = bins[...]
        var passed = 0
        return quantiles.map { quantile in
            guard count > 0 else { return 0 }
            if quantile >= 1 { return largest }
            // The rank as the library has it: an ulp less, so that rounding up does not reach into the next bucket.
            let rank = max(1, Int(((quantile * 100).nextDown * Double(count) / 100).rounded(.up)))
            while let bin = bins.first, passed + bin.count < rank {
                passed += bin.count
                bins = bins.dropFirst()
            }
            return quantile <= 0 ? smallest : min(max(bins.first?.high ?? largest, smallest), largest)
        }
    }

    /// To the precision of the buckets; 0 when there is nothing.
    package var mean: Nanoseconds { count == 0 ? 0 : min(max(Nanoseconds(counts.mean), smallest), largest) }

    /// The buckets that hold something, by time.
    package var bins: [Bin] {
        counts.recordedValues().map { step in
            let low = counts.lowestEquivalentForValue(step.value)
            return Bin(
                low: Nanoseconds(low), high: Nanoseconds(counts.highestEquivalentForValue(low)), count: Int(step.count))
        }
    }
}

extension LatencyHistogram: Equatable {
    package static func == (a: LatencyHistogram, b: LatencyHistogram) -> Bool {
        a.smallest == b.smallest && a.largest == b.largest && a.counts == b.counts
    }
}

/// As JSON: a summary for people and scripts, and the buckets, from which it is read back whole.
extension LatencyHistogram: Codable {
    /// The percentiles that reports name.
    package static let named: [(name: String, quantile: Double)] = [
        ("p50", 0.5), ("p75", 0.75), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99), ("p99.9", 0.999), ("p99.99", 0.9999),
    ]

    private enum Key: String, CodingKey {
        case digits, count, minimum, mean, maximum, percentiles, bins
    }

    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(Int(counts.numberOfSignificantValueDigits.rawValue), forKey: .digits)
        try object.encode(count, forKey: .count)
        try object.encode(smallest, forKey: .minimum)
        try object.encode(mean, forKey: .mean)
        try object.encode(largest, forKey: .maximum)
        try object.encode(
            Dictionary(uniqueKeysWithValues: Self.named.map { ($0.name, quantile($0.quantile)) }), forKey: .percentiles)
        try object.encode(bins.map { [$0.low, Nanoseconds($0.count)] }, forKey: .bins)
    }

    package init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        let digits = try object.decode(Int.self, forKey: .digits)
        guard digits == 2 || digits == 3 else {
            throw DecodingError.dataCorruptedError(forKey: .digits, in: object, debugDescription: "2 or 3 digits")
        }
        self.init(digits == 3 ? .fine : .coarse)
        for bin in try object.decode([[Nanoseconds]].self, forKey: .bins) {
            guard bin.count == 2, (0...Self.longest).contains(bin[0]), (1...1 << 53).contains(bin[1]) else {
                throw DecodingError.dataCorruptedError(forKey: .bins, in: object, debugDescription: "[time, count] in range")
            }
            record(bin[0], count: Int(bin[1]))
        }
        let least = try object.decode(Nanoseconds.self, forKey: .minimum)
        let most = try object.decode(Nanoseconds.self, forKey: .maximum)
        guard count == (try object.decode(Int.self, forKey: .count)), (0...Self.longest).contains(least),
            (least...Self.longest).contains(most)
        else {
            throw DecodingError.dataCorruptedError(forKey: .count, in: object, debugDescription: "the sums do not fit the bins")
        }
        if count > 0 {
            // The exact ends lie within the outermost buckets; recorded again they would be counted twice.
            counts = Self.stretched(counts, to: most)
            smallest = least
            largest = most
        }
    }

    /// Makes the largest time known to the buckets, too, so that a histogram that was read equals the one that was written.
    private static func stretched(_ counts: Histogram<UInt64>, to largest: Nanoseconds) -> Histogram<UInt64> {
        var counts = counts
        counts.record(UInt64(largest), count: 0)
        return counts
    }
}
