// A first guess out of large pieces of the surroundings.

import Imaging
import RetouchModel

/// Fills the hole with a few shifted copies of the surroundings, cut where they agree: the shift map of Pritch, Kav-Venaki and Peleg
/// (2009), with the few labels of He and Sun (2012), by expansion moves (Boykov, Veksler and Zabih 2001).
///
/// Patches that vote on a hole as large as the known part agree on a haze, which all of them resemble. Pieces stay sharp, and their
/// seams are the cheapest over the whole hole at once.
struct ShiftFill {
    private let level: InpaintLevel
    private let box: Box
    private let price: ShiftPrice
    private let compute: Compute
    private let shifts: [Shift]
    /// What each cell of the box costs under each shift, all shifts of a cell side by side.
    private var data: [Int32] = []
    /// What each cell shows under each shift; the fourth value of -1 = nothing known.
    private var shown: [SIMD4<Int16>] = []
    /// The shift of each cell of the box; -1 = known.
    private var labels: [Int] = []

    private static let rounds = 2
    /// Above the cost of any hole filled with sources.
    private static let never: Int32 = 1_000_000
    private static let nothing = SIMD4<Int16>(repeating: -1)

    /// - Throws: the interruption of `compute`.
    init(_ level: InpaintLevel, compute: Compute) throws(EditFailure) {
        self.level = level
        self.compute = compute
        box = level.unknown
        price = ShiftPrice(longest: max(level.width, level.height))
        shifts = try ShiftChoice(level, price: price, compute: compute).run()
    }

    /// - Returns: the source of each pixel to solve, -1 elsewhere; `nil` where there is none.
    /// - Throws: the interruption of `compute`.
    mutating func run() throws(EditFailure) -> [Int32]? {
        guard !shifts.isEmpty else { return nil }
        measure()
        try compute.checkpoint()
        for _ in 0..<Self.rounds {
            var changed = 0
            for label in shifts.indices {
                try compute.checkpoint()
                changed += expand(label)
            }
            if changed == 0 { break }
        }
        var origins = [Int32](repeating: -1, count: level.width * level.height)
        for cell in labels.indices where labels[cell] >= 0 {
            let index = (box.y + cell / box.width) * level.width + box.x + cell % box.width
            let shift = shifts[labels[cell]]
            origins[index] = Int32(index + shift.y * level.width + shift.x)
        }
        return origins
    }

    /// Writes down what every shift shows and costs, and takes the cheapest for every cell alone.
    private mutating func measure() {
        let count = box.width * box.height
        data = [Int32](repeating: Self.never, count: count * shifts.count)
        shown = [SIMD4<Int16>](repeating: Self.nothing, count: count * shifts.count)
        labels = [Int](repeating: -1, count: count)
        for cell in 0..<count {
            let x = box.x + cell % box.width
            let y = box.y + cell / box.width
            guard level.isUnknown(x, y) else { continue }
            for (label, shift) in shifts.enumerated() where level.isSource(x + shift.x, y + shift.y) {
                let slot = cell * shifts.count + label
                shown[slot] = SIMD4<Int16>(truncatingIfNeeded: level.color(x + shift.x, y + shift.y))
                data[slot] = price.of(shift) + rim(x, y, shift)
                if labels[cell] < 0 || data[slot] < data[cell * shifts.count + labels[cell]] { labels[cell] = label }
            }
        }
    }

    /// How badly a shift continues the known pixels within two of a place.
    private func rim(_ x: Int, _ y: Int, _ shift: Shift) -> Int32 {
        var sum: Int32 = 0
        for py in y - 2...y + 2 {
            for px in x - 2...x + 2 where level.isSource(px, py) {
                guard level.isSource(px + shift.x, py + shift.y) else {
                    sum += ShiftPrice.most
                    continue
                }
                sum += price.step(level.color(px, py), level.color(px + shift.x, py + shift.y))
            }
        }
        return sum / 3
    }

    /// Gives a shift to all cells that are cheaper with it, considering the seams of all at once.
    ///
    /// - Returns: how many cells changed.
    private mutating func expand(_ alpha: Int) -> Int {
        let count = labels.count
        let all = shifts.count
        // Whole numbers far below 2^24, which are exact: the same cut everywhere.
        var keeps = [Int32](repeating: 0, count: count)
        var takes = keeps
        var flow = GridFlow(width: box.width, height: box.height)
        for cell in 0..<count where labels[cell] >= 0 {
            keeps[cell] += data[cell * all + labels[cell]]
            takes[cell] += data[cell * all + alpha]
            for direction in [0, 2] {
                let other = direction == 0 ? cell + 1 : cell + box.width
                guard direction == 0 ? other % box.width != 0 : other < count, labels[other] >= 0 else { continue }
                let both = seam(cell, labels[cell], other, labels[other])
                let right = seam(cell, labels[cell], other, alpha)
                let left = seam(cell, alpha, other, labels[other])
                // With x and y = 1 where the cell and the other take the shift:
                // both + (left - both) x - left y + (right + left - both) (1 - x) y.
                takes[cell] += left - both
                takes[other] -= left
                flow.addEdge(
                    x: cell % box.width, y: cell / box.width, direction: direction, capacity: Float(max(0, right + left - both)),
                    back: 0)
            }
        }
        for cell in 0..<count where labels[cell] >= 0 {
            flow.addTerminals(
                x: cell % box.width, y: cell / box.width, source: Float(takes[cell]), sink: Float(keeps[cell]))
        }
        flow.cut()
        var changed = 0
        for cell in 0..<count
        where labels[cell] >= 0 && labels[cell] != alpha && data[cell * all + alpha] < Self.never
            && flow.isOutside(x: cell % box.width, y: cell / box.width)
        {
            labels[cell] = alpha
            changed += 1
        }
        return changed
    }

    /// What it costs that two neighbours are copied with these shifts: what the shifts show differently at both places.
    @inline(__always)
    private func seam(_ p: Int, _ a: Int, _ q: Int, _ b: Int) -> Int32 {
        a == b ? 0 : step(p, a, b) + step(q, a, b) + 2
    }

    @inline(__always)
    private func step(_ cell: Int, _ a: Int, _ b: Int) -> Int32 {
        let one = shown[cell * shifts.count + a]
        let other = shown[cell * shifts.count + b]
        guard one.w >= 0, other.w >= 0 else { return ShiftPrice.most }
        return price.step(SIMD4<Int32>(truncatingIfNeeded: one), SIMD4<Int32>(truncatingIfNeeded: other))
    }
}
