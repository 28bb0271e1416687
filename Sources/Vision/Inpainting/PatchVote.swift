// What the hole looks like, given the matches: every patch votes for its pixels.

import Imaging
import RetouchModel

/// The expectation step of Wexler, Shechtman and Irani (2007): each pixel is the weighted mean of what the source patches over it
/// show there. Similar patches and patches near the rim, where pixels are known, weigh more.
struct PatchVote {
    let field: MatchField
    let metric: PatchMetric
    let depths: HoleDistance
    let compute: Compute
    /// Weights by cost, in steps of `step`.
    private let weights: [Float]
    private let step: Int32

    private var level: InpaintLevel { field.level }
    private static let bandHeight = 64

    /// One patch's vote.
    private struct Ballot {
        /// Index of the source's centre.
        var source: Int32
        var weight: Float
        /// Added to the source's colours.
        var shift: SIMD4<Int16>
    }

    /// - Parameter sharpness: 1 = the weight falls to 1/e at the upper quartile of the costs; more for fewer, surer votes.
    init(_ field: MatchField, depths: HoleDistance, sharpness: Float, compute: Compute) {
        self.field = field
        metric = PatchMetric(field.level, distancePrice: 0)
        self.depths = depths
        self.compute = compute
        let spread = max(400, Float(Self.upperQuartile(field))) / sharpness
        step = max(1, Int32(spread / 32))
        weights = Self.fallingWeights(count: 512, rate: Float(step) / spread)
    }

    /// Writes the votes into the level's unknown pixels.
    ///
    /// - Throws: the interruption of `compute`.
    func apply() throws(EditFailure) {
        let box = level.unknown
        try forEachBand(box) { y, ballots in
            let row = y * level.width
            for x in box.x..<box.x + box.width where level.classes.values[row + x] >= PixelClass.hole {
                let sum = tally(x, y, ballots)
                guard sum.weight > 0 else { continue }
                let limited = clamped(sum.color / sum.weight, 0, 255)
                level.pixels.storeBytes(
                    of: SIMD4<UInt8>(truncatingIfNeeded: rounded(limited)), toByteOffset: (row + x) * 4, as: SIMD4<UInt8>.self)
            }
        }
    }

    /// Calls `body` for pixels of `box` that a predicate picks, with the vote's mean.
    func forEach(
        in box: Box, where isWanted: (Int) -> Bool, _ body: (Int, Int, SIMD4<Float>) -> Void
    ) throws(EditFailure) {
        try forEachBand(box) { y, ballots in
            for x in box.x..<box.x + box.width where isWanted(y * level.width + x) {
                let sum = tally(x, y, ballots)
                if sum.weight > 0 { body(x, y, sum.color / sum.weight) }
            }
        }
    }

    // MARK: - Counting

    /// Rows of ballots around a band; row 0 is `first` of the field.
    private struct Ballots {
        let memory: UnsafeMutablePointer<Ballot>
        let first: Int
    }

    private func forEachBand(_ box: Box, _ row: (Int, Ballots) -> Void) throws(EditFailure) {
        let count = (box.height + Self.bandHeight - 1) / Self.bandHeight
        let reach = InpaintLevel.radius
        compute.bands(count * 4, minimum: 1) { parts in
            for part in parts {
                guard compute.isWanted else { return }
                let quarter = Self.bandHeight / 4
                let rows =
                    box.y + part * quarter..<max(box.y + part * quarter, min(box.y + box.height, box.y + (part + 1) * quarter))
                guard !rows.isEmpty else { continue }
                let first = max(0, rows.lowerBound - reach - field.box.y)
                let end = min(field.box.height, rows.upperBound + reach - field.box.y)
                guard first < end else { continue }
                let memory = UnsafeMutablePointer<Ballot>.allocate(capacity: (end - first) * field.box.width)
                defer { memory.deallocate() }
                for y in first..<end { cast(y, into: memory + (y - first) * field.box.width) }
                for y in rows { row(y, Ballots(memory: memory, first: first)) }
            }
        }
        try compute.checkpoint()
    }

    /// Fills in the ballots of one row of the field.
    private func cast(_ y: Int, into row: UnsafeMutablePointer<Ballot>) {
        let box = field.box
        // A vote without weight still reads its pixel: any place inside will do.
        let safe = Int32(InpaintLevel.radius * (level.width + 1))
        for x in 0..<box.width {
            let match = field.matches[y * box.width + x]
            guard match.isTarget else {
                row[x] = Ballot(source: safe, weight: 0, shift: .zero)
                continue
            }
            let target = (box.y + y) * level.width + box.x + x
            let source = Int(match.y) * level.width + Int(match.x)
            let slot = min(Int(match.cost / step), weights.count - 1)
            let depth = Int(depths.values[y * box.width + x])
            let taken = metric.shift(target: target, source: source).taken
            row[x] = Ballot(
                source: Int32(source), weight: weights[slot] * Self.trust[min(depth, Self.trust.count - 1)],
                shift: SIMD4<Int16>(truncatingIfNeeded: taken))
        }
    }

    @inline(__always)
    private func tally(_ x: Int, _ y: Int, _ ballots: Ballots) -> (color: SIMD4<Float>, weight: Float) {
        let radius = InpaintLevel.radius
        let box = field.box
        let left = max(0, x - box.x - radius)
        let right = min(box.width - 1, x - box.x + radius)
        let top = max(0, y - box.y - radius)
        let bottom = min(box.height - 1, y - box.y + radius)
        var color = SIMD4<Float>.zero
        var weight: Float = 0
        guard left <= right, top <= bottom else { return (color, weight) }
        for ty in top...bottom {
            let row = ballots.memory + (ty - ballots.first) * box.width
            let offset = (y - box.y - ty) * level.width + x - box.x
            for tx in left...right {
                let ballot = row[tx]
                let pixel = level.pixels.loadUnaligned(
                    fromByteOffset: (Int(ballot.source) + offset - tx) * 4, as: SIMD4<UInt8>.self)
                let shown = SIMD4<Int32>(truncatingIfNeeded: pixel) &+ SIMD4<Int32>(truncatingIfNeeded: ballot.shift)
                color += SIMD4<Float>(shown) * ballot.weight
                weight += ballot.weight
            }
        }
        return (color, weight)
    }

    // MARK: - Weights

    /// 0.65^depth: votes reach inwards from the rim.
    private static let trust: [Float] = (0..<64).map { depth in (0..<depth).reduce(Float(1)) { weight, _ in weight * 0.65 } }

    /// exp(-i * rate), from products alone.
    private static func fallingWeights(count: Int, rate: Float) -> [Float] {
        // exp(-rate) by the series, exact to the last bits for rates below 1/8.
        let r = Double(rate)
        let factor = 1 - r * (1 - r / 2 * (1 - r / 3 * (1 - r / 4 * (1 - r / 5))))
        var value = 1.0
        return (0..<count).map { _ in
            defer { value *= factor }
            return Float(max(value, 1e-6))
        }
    }

    /// The cost that three quarters of the targets stay below.
    private static func upperQuartile(_ field: MatchField) -> Int32 {
        let shift: Int32 = 6
        var bins = [Int](repeating: 0, count: 8_192)
        let count = field.box.width * field.box.height
        for index in 0..<count where field.matches[index].isTarget {
            bins[min(bins.count - 1, Int(field.matches[index].cost >> shift))] += 1
        }
        var seen = 0
        for (bin, number) in bins.enumerated() {
            seen += number
            if seen * 4 >= field.count * 3 { return Int32(bin + 1) << shift }
        }
        return 0
    }
}
