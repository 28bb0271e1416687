// Where a subject touches the floor: soles, wheels, the lower edge of a bag.

import Imaging
import RetouchModel

/// The floor under each column of a subject.
///
/// The floor is taken to be the lower convex hull of the outline, a ruler laid against it from below. A foot that stands farther back, and
/// a shoe seen at a slant, touch the ruler at a point or not at all: each stretch of the outline that reaches down by itself has a
/// ruler of its own.
struct Footprint {
    /// One column of the subject.
    struct Column {
        /// The lowest covered row.
        var lowest: Int
        /// The row of the floor under it.
        var ground: Float
        var touches: Bool
    }

    /// `nil` = nothing of the subject, or nothing near the floor.
    let columns: [Column?]
    /// Rows from the nearest to the farthest place that it may stand on.
    let depth: Float
    /// Rows of the floor behind the ruler that are under the body.
    let reach: Float
    /// Density of the shade under the body: a car's keeps most light out.
    let closeness: Float
    /// Rows that touch.
    let thickness: Int

    init(_ mask: Mask, box: Box) {
        let height = Float(box.height)
        let bottom = Float(box.y + box.height - 1)
        // What stands on two feet has a few percent of depth between them; a wide thing seen from above its floor, such as a
        // car, rests on points that lie much further up the picture.
        let upright = box.height * 5 > box.width * 6
        let depth = (upright ? 0.09 : 0.30) * height
        // The floor behind a person's legs lies in the light.
        reach = (upright ? 0.03 : 0.30) * height
        closeness = upright ? 0.6 : 0.9
        let thickness = max(1, Int((0.012 * height).rounded()))
        let lowest = Self.lowestRows(mask)
        let floor = LowerHull(lowest)
        var columns = lowest.indices.map { x -> Column? in
            guard lowest[x] >= 0, bottom - floor.row(x) <= depth else { return nil }
            return Column(lowest: lowest[x], ground: floor.row(x), touches: floor.row(x) - Float(lowest[x]) <= Float(thickness))
        }
        let step = max(2, Int((0.02 * height).rounded()))
        for stretch in Self.stretches(lowest, step: step) {
            guard Self.stands(stretch, lowest, columns, above: bottom - depth, step: step) else { continue }
            let own = LowerHull(lowest.indices.map { stretch.contains($0) ? lowest[$0] : -1 })
            for x in stretch {
                guard let column = columns[x] else { continue }
                let touches = own.row(x) - Float(lowest[x]) <= Float(thickness)
                columns[x] = Column(
                    lowest: lowest[x], ground: touches || !column.touches ? own.row(x) : column.ground,
                    touches: touches || column.touches)
            }
        }
        self.columns = columns
        self.depth = depth
        self.thickness = thickness
    }

    /// Columns whose lowest rows follow one another without a jump: a shoe, a wheel, a car's body between its wheels.
    private static func stretches(_ lowest: [Int], step: Int) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        for x in 0...lowest.count {
            let goesOn =
                x < lowest.count && lowest[x] >= 0 && (x == start || lowest[x - 1] >= 0 && abs(lowest[x] - lowest[x - 1]) <= step)
            guard !goesOn else { continue }
            if x > start { result.append(start..<x) }
            start = x < lowest.count && lowest[x] >= 0 ? x : x + 1
        }
        return result
    }

    /// Whether a stretch is a foot: it touches the ruler, or it is near the floor and reaches lower than what is on both sides of it.
    private static func stands(
        _ stretch: Range<Int>, _ lowest: [Int], _ columns: [Column?], above highest: Float, step: Int
    ) -> Bool {
        if stretch.contains(where: { columns[$0]?.touches == true }) { return true }
        let low = stretch.map { lowest[$0] }.max() ?? -1
        guard Float(low) >= highest else { return false }
        func isHigher(_ x: Int) -> Bool { !lowest.indices.contains(x) || lowest[x] < low - 2 * step }
        return isHigher(stretch.lowerBound - 1) && isHigher(stretch.upperBound)
    }

    /// The lowest covered row of each column, -1 where there is none.
    private static func lowestRows(_ mask: Mask) -> [Int] {
        var rows = [Int](repeating: -1, count: mask.width)
        mask.values.withUnsafeBufferPointer { values in
            for y in 0..<mask.height {
                for x in 0..<mask.width where values[y * mask.width + x] > 127 { rows[x] = y }
            }
        }
        return rows
    }
}
