// Which of several things is the left one.

import Imaging
import RetouchModel

/// Tells parts of a mask apart by where they lie in the picture: "the red cushion on the left" is one of two.
enum SideParts {
    /// Parts smaller than this share of the largest one are pieces of another, and count for none.
    private static let leastShare = 0.15

    /// The parts whose middle lies on a side of the picture; where none of several does, the one that lies farthest to it.
    ///
    /// - Returns: all of a single thing that reaches to that side, and nothing of one that does not.
    static func chosen(_ mask: Mask, on side: Region.Side) -> Mask {
        let parts = ConnectedComponents.find(in: mask)
        let least = Double(parts.largest?.area ?? 0) * leastShare
        let things = parts.components.filter { Double($0.area) >= least }
        guard let extreme = things.max(by: { reach($0, to: side) < reach($1, to: side) }) else { return mask }
        let length = Float(side == .left || side == .right ? mask.width : mask.height)
        let middle = side == .left || side == .top ? -length / 2 : length / 2
        if things.count == 1 {
            let size = Float(side == .left || side == .right ? extreme.box.width : extreme.box.height)
            return reach(extreme, to: side) + size / 2 > middle
                ? mask : Mask(width: mask.width, height: mask.height, repeating: 0)
        }
        let isAnyThere = things.contains { reach($0, to: side) > middle }
        return parts.filtered(mask) { isAnyThere ? reach($0, to: side) > middle : $0 == extreme }
    }

    /// How far a part's middle lies to a side, in pixels; more is farther.
    private static func reach(_ part: Component, to side: Region.Side) -> Float {
        let x = Float(part.box.x) + Float(part.box.width) / 2
        let y = Float(part.box.y) + Float(part.box.height) / 2
        return switch side {
        case .left: -x
        case .right: x
        case .top: -y
        case .bottom: y
        }
    }
}
