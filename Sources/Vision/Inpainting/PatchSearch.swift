// Finds similar patches.

import Imaging
import RetouchModel

/// PatchMatch (Barnes and others 2009): good matches spread to their neighbours, and random jumps find better ones.
///
/// The field is cut into bands of rows of a fixed height. Within a band the search runs row by row; across its edge it sees the
/// neighbour as it was when the sweep began. Random numbers belong to places. So a sweep has one result, on any number of threads;
/// the cuts move from sweep to sweep, and the direction turns.
struct PatchSearch {
    let level: InpaintLevel
    let field: MatchField
    let metric: PatchMetric
    let compute: Compute

    private static let bandHeight = 16

    init(_ field: MatchField, distancePrice: Int32, compute: Compute) {
        level = field.level
        self.field = field
        metric = PatchMetric(field.level, distancePrice: distancePrice)
        self.compute = compute
    }

    /// Computes the costs of all matches anew.
    ///
    /// - Throws: the interruption of `compute`.
    func refresh() throws(EditFailure) {
        let box = field.box
        compute.bands(box.height, minimum: 8) { rows in
            guard compute.isWanted else { return }
            for y in rows {
                for x in 0..<box.width {
                    let match = field.matches[y * box.width + x]
                    guard match.isTarget else { continue }
                    field.matches[y * box.width + x].cost = cost(
                        box.x + x, box.y + y, Int(match.x), Int(match.y), limit: Match.unsearched)
                }
            }
        }
        try compute.checkpoint()
    }

    /// One pass over all targets.
    ///
    /// - Parameters:
    ///   - number: of the sweep: even ones run down, odd ones up.
    ///   - reach: of the first random jump, in pixels; each next one half as far.
    ///   - key: of the random numbers.
    /// - Throws: the interruption of `compute`.
    func sweep(_ number: Int, reach: Int, key: UInt64) throws(EditFailure) {
        let box = field.box
        let shift = number % 4 * (Self.bandHeight / 4)
        let count = (box.height + shift + Self.bandHeight - 1) / Self.bandHeight
        let down = number % 2 == 0
        // The row that each band sees across its first edge.
        let edges = UnsafeMutablePointer<Match>.allocate(capacity: count * box.width)
        defer { edges.deallocate() }
        for band in 0..<count {
            let rows = Self.rows(band, shift, box.height)
            let row = down ? rows.lowerBound - 1 : rows.upperBound
            if (0..<box.height).contains(row) {
                (edges + band * box.width).initialize(from: field.matches + row * box.width, count: box.width)
            } else {
                (edges + band * box.width).initialize(repeating: .none, count: box.width)
            }
        }
        compute.bands(count, minimum: 1) { bands in
            for band in bands {
                guard compute.isWanted else { return }
                let rows = Self.rows(band, shift, box.height)
                var before = UnsafePointer(edges + band * box.width)
                for step in 0..<rows.count {
                    let y = down ? rows.lowerBound + step : rows.upperBound - 1 - step
                    visit(y, before: before, down: down, reach: reach, key: key)
                    before = UnsafePointer(field.matches + y * box.width)
                }
            }
        }
        try compute.checkpoint()
    }

    private static func rows(_ band: Int, _ shift: Int, _ height: Int) -> Range<Int> {
        let start = band * bandHeight - shift
        return max(0, start)..<max(0, min(height, start + bandHeight))
    }

    /// Improves the matches of one row.
    ///
    /// - Parameter before: the row that was visited before this one.
    @inline(__always)
    private func visit(_ y: Int, before: UnsafePointer<Match>, down: Bool, reach: Int, key: UInt64) {
        let width = field.box.width
        let row = field.matches + y * width
        let step = down ? 1 : -1
        var x = down ? 0 : width - 1
        for _ in 0..<width {
            defer { x += step }
            guard row[x].isTarget else { continue }
            var best = row[x]
            if x - step >= 0, x - step < width {
                consider(&best, x, y, Int(row[x - step].x) + step, Int(row[x - step].y), known: row[x - step].isTarget)
            }
            consider(&best, x, y, Int(before[x].x), Int(before[x].y) + step, known: before[x].isTarget)
            jump(&best, x, y, reach: reach, key: key)
            row[x] = best
        }
    }

    @inline(__always)
    private func jump(_ best: inout Match, _ x: Int, _ y: Int, reach: Int, key: UInt64) {
        var random = PlaceRandom(key: key, place: (field.box.y + y) * level.width + field.box.x + x)
        var reach = reach
        let radius = InpaintLevel.radius
        while reach >= 1 {
            let left = max(radius, Int(best.x) - reach)
            let right = min(level.width - radius - 1, Int(best.x) + reach)
            let top = max(radius, Int(best.y) - reach)
            let bottom = min(level.height - radius - 1, Int(best.y) + reach)
            let sx = left + random.below(right - left + 1)
            let sy = top + random.below(bottom - top + 1)
            consider(&best, x, y, sx, sy, known: true)
            reach /= 2
        }
    }

    /// Takes another source when it may be copied and is more similar.
    @inline(__always)
    private func consider(_ best: inout Match, _ x: Int, _ y: Int, _ sx: Int, _ sy: Int, known: Bool) {
        guard known, sx >= 0, sy >= 0, sx < level.width, sy < level.height,
            sx != Int(best.x) || sy != Int(best.y)
        else { return }
        let isValid = level.valid.values.withUnsafeBufferPointer { $0[sy * level.width + sx] > 0 }
        guard isValid else { return }
        let cost = cost(field.box.x + x, field.box.y + y, sx, sy, limit: best.cost)
        if cost < best.cost { best = Match(x: Int16(truncatingIfNeeded: sx), y: Int16(truncatingIfNeeded: sy), cost: cost) }
    }

    @inline(__always)
    private func cost(_ x: Int, _ y: Int, _ sx: Int, _ sy: Int, limit: Int32) -> Int32 {
        metric.cost(
            target: y * level.width + x, source: sy * level.width + sx, away: PatchMetric.away(x - sx, y - sy), limit: limit)
    }
}
