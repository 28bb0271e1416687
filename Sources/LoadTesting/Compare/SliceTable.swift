// The slices of one run as rows of numbers, from which blocks can be drawn again.

/// A run's slices: counts by latency bucket and kind, and sums.
struct SliceTable: Sendable {
    /// Buckets that hold something in any slice, by time.
    struct Columns: Sendable {
        var bins: [LatencyHistogram.Bin]
        /// Counts, slice by slice.
        var counts: [Float]
    }

    let slices: Int
    /// Length of all slices, in seconds.
    let seconds: Double
    private(set) var kinds: [CallKind: Columns] = [:]
    private(set) var succeeded: [Double]
    private(set) var ended: [Double]
    private(set) var failed: [Double]

    init(_ report: RunReport) {
        let cut = report.slices.until(report.measured)
        let rows = cut.slices
        slices = rows.count
        seconds = Double(report.measured) / 1e9
        succeeded = rows.map { Double($0.succeeded) }
        failed = rows.map { Double($0.failed) }
        ended = rows.map { Double($0.succeeded + $0.failed) }
        for kind in report.kinds.map(\.kind) { kinds[kind] = Self.columns(rows.map { $0.latency[kind]?.bins ?? [] }) }
    }

    private static func columns(_ rows: [[LatencyHistogram.Bin]]) -> Columns {
        var all: [Nanoseconds: LatencyHistogram.Bin] = [:]
        for bin in rows.joined() { all[bin.low] = bin }
        let bins = all.values.sorted { $0.low < $1.low }
        let places = Dictionary(uniqueKeysWithValues: bins.enumerated().map { ($1.low, $0) })
        var counts = [Float](repeating: 0, count: rows.count * bins.count)
        for (index, row) in rows.enumerated() {
            for bin in row { counts[index * bins.count + (places[bin.low] ?? 0)] = Float(bin.count) }
        }
        return Columns(bins: bins, counts: counts)
    }

    /// The counts of a kind over all slices, each as often as its weight says.
    func sums(of kind: CallKind, weights: [Float]) -> [Float] {
        guard let columns = kinds[kind] else { return [] }
        let width = columns.bins.count
        var sums = [Float](repeating: 0, count: width)
        columns.counts.withUnsafeBufferPointer { counts in
            sums.withUnsafeMutableBufferPointer { sums in
                for slice in 0..<slices where weights[slice] > 0 {
                    let weight = weights[slice]
                    let row = slice * width
                    for column in 0..<width { sums[column] += weight * counts[row + column] }
                }
            }
        }
        return sums
    }

    /// A percentile of such sums, in nanoseconds, spread evenly within its bucket; `nil` when there is nothing.
    ///
    /// A bucket's edge alone would move in steps of up to a percent, and draws that agree would seem more certain than they are.
    func quantile(_ quantile: Double, of kind: CallKind, sums: [Float]) -> Double? {
        guard let bins = kinds[kind]?.bins else { return nil }
        let whole = sums.reduce(0) { $0 + Double($1) }
        guard whole > 0 else { return nil }
        let wanted = quantile * whole
        var passed = 0.0
        for (bin, count) in zip(bins, sums) where count > 0 {
            let here = Double(count)
            if passed + here >= wanted {
                return Double(bin.low) + (wanted - passed) / here * Double(bin.high - bin.low + 1)
            }
            passed += here
        }
        return bins.last.map { Double($0.high) }
    }
}
