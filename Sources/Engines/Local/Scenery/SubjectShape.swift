// What the outline of a thing says of how it stands.

package import Imaging
package import RetouchModel

/// Measures of a thing's outline, seen from below: wheels and legs leave room under the body, a bag or a bottle does not.
package struct SubjectShape: Sendable, Equatable {
    /// Width of the box over its height.
    package let aspect: Float
    /// Share of the width, between the outermost places where it touches the ground, that has room under it.
    package let openUnder: Float
    /// Width between these places, as a share of the box's.
    package let stride: Float
    /// Places with room between them.
    package let supports: Int
    /// Least part of the height that is covered in a column of the middle half: thin where glasses have their bridge.
    package let thinnest: Float

    /// Columns that a thing is looked at in.
    private static let columns = 160
    /// Distance from the floor up to which it touches, and from which on there is room, in shares of the thing's size.
    private static let touching: Float = 0.012
    private static let room: Float = 0.028

    /// - Parameters:
    ///   - alpha: the subject's matte.
    ///   - box: the subject's.
    package init(_ alpha: Mask, box: Box) {
        let small = Self.reduced(alpha, box: box)
        aspect = Float(box.width) / Float(max(1, box.height))
        // What floats beside it, such as letters or an icon, is no leg.
        let parts = ConnectedComponents.find(in: small)
        let body = parts.largest?.label ?? 0
        var lowest = [Int](repeating: -1, count: small.width)
        var covered = [Int](repeating: 0, count: small.width)
        for y in 0..<small.height {
            for x in 0..<small.width where parts.labels[x, y] == body {
                lowest[x] = y
                covered[x] += 1
            }
        }
        let floor = LowerHull(lowest)
        let size = max(Float(small.height), 0.9 * Float(small.width))
        let gaps = lowest.indices.map { lowest[$0] < 0 ? Float.infinity : floor.row($0) - Float(lowest[$0]) }
        let feet = gaps.indices.filter { gaps[$0] <= max(0.5, Self.touching * size) }
        var open = 0
        var supports = feet.isEmpty ? 0 : 1
        for (left, right) in zip(feet, feet.dropFirst()) where right > left + 1 {
            let between = (left + 1..<right).filter { gaps[$0] > Self.room * size }
            open += between.count
            if !between.isEmpty { supports += 1 }
        }
        let span = (feet.last ?? 0) - (feet.first ?? 0)
        openUnder = span > 0 ? Float(open) / Float(span) : 0
        stride = Float(span) / Float(small.width)
        self.supports = supports
        let middle = small.width / 4..<max(small.width / 4 + 1, small.width * 3 / 4)
        thinnest = Float(middle.map { covered[$0] }.min() ?? 0) / Float(small.height)
    }

    /// Stands on wheels or legs that are far apart: a vehicle, furniture, a stand.
    package var standsOnLegs: Bool {
        // The bridge of a pair of glasses spans a gap, too.
        supports > 1 && openUnder > 0.25 && stride > 0.45 && !(aspect > 2.1 && thinnest < 0.34)
    }

    /// The box alone, by nearest pixels.
    private static func reduced(_ alpha: Mask, box: Box) -> Mask {
        let scale = min(1, Float(columns) / Float(max(box.width, box.height)))
        let width = max(1, Int((Float(box.width) * scale).rounded()))
        let height = max(1, Int((Float(box.height) * scale).rounded()))
        var small = Mask(width: width, height: height, repeating: 0)
        for y in 0..<height {
            let row = (box.y + (2 * y + 1) * box.height / (2 * height)) * alpha.width
            for x in 0..<width { small[x, y] = alpha.values[row + box.x + (2 * x + 1) * box.width / (2 * width)] }
        }
        return small
    }
}
