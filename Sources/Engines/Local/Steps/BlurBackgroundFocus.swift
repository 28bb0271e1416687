// How far out of focus each place behind a subject is.

import Imaging
import RetouchModel

/// The blur of a background as a share of the whole defocus.
///
/// A subject that stands in the frame shows the ground that it stands on. On a level ground the disc of a lens grows in proportion to
/// the rows above and below the line of focus, which is where the subject touches it; far above it everything is wholly blurred.
struct FocusField: Sendable {
    /// The row in focus of each column; empty = nothing is in focus.
    private let ground: [Float]
    private let box: Box
    /// Rows and columns from the subject's ground to the whole defocus.
    private let above: Float
    private let below: Float
    private let beside: Float

    /// Whether everything is out of focus alike.
    var isFlat: Bool { ground.isEmpty }

    init(_ stance: SubjectStance, alpha: Mask) {
        let box = stance.box
        self.box = box
        let size = max(Float(box.height), 0.9 * Float(box.width))
        above = 0.5 * size
        below = 0.55 * size
        beside = 0.9 * size
        guard !stance.isCutOff else {
            ground = []
            return
        }
        var lowest = [Int](repeating: -1, count: alpha.width)
        alpha.values.withUnsafeBufferPointer { values in
            for y in box.y..<box.y + box.height {
                for x in box.x..<box.x + box.width where values[y * alpha.width + x] > 127 { lowest[x] = y }
            }
        }
        let hull = LowerHull(lowest)
        let left = box.x
        let right = box.x + box.width - 1
        // The hull climbs steeply at the outline's ends, where nothing stands: there the ground goes on level.
        let deepest = Float(box.y + box.height)
        let shallow = deepest - 0.25 * Float(box.height)
        let rows = (0..<alpha.width).map { column in max(shallow, hull.row(min(max(column, left), right))) }
        ground = Self.smoothed(rows, reach: max(1, box.width / 8))
    }

    /// 0 = in focus, 1 = wholly blurred.
    @inline(__always)
    func blur(_ x: Int, _ y: Int) -> Float {
        guard !ground.isEmpty else { return 1 }
        let rows = Float(y) - ground[x]
        let down = rows < 0 ? rows / above : rows / below
        let outside = max(0, max(box.x - x, x - (box.x + box.width - 1)))
        let across = Float(outside) / beside
        return min(1, (down * down + across * across).squareRoot())
    }

    /// Three means over `2 * reach + 1` columns.
    private static func smoothed(_ rows: [Float], reach: Int) -> [Float] {
        var rows = rows
        for _ in 0..<3 {
            let last = rows.count - 1
            rows = rows.indices.map { x in
                var sum: Float = 0
                for place in x - reach...x + reach { sum += rows[min(max(place, 0), last)] }
                return sum / Float(2 * reach + 1)
            }
        }
        return rows
    }
}
