// Ground that a mask takes for a shoe's continuation.

import Imaging
import RetouchModel

/// Finds thin flat parts of a mask near its foot: there a net takes the shadow beside a shoe, or the ground between two, for the subject.
///
/// They may be the subject all the same, as a sole is; so they are only made unknown, and the colours decide: a shadow goes on beyond
/// the mask, a sole ends there.
enum FloorSlivers {
    /// Rows above the foot that are looked at, and thickness up to which a part is thin, in shares of the subject's height.
    private static let zone: Float = 0.10
    private static let thin: Float = 0.020
    /// Width that a thin part has at least, in its own thickness: the tip of a shoe is no sliver.
    private static let flat: Float = 1.5

    /// - Returns: 255 = may be ground; `nil` = nothing, or the frame cuts the subject off.
    static func contested(_ mask: Mask) -> Mask? {
        guard let box = mask.boundingBox(threshold: 128), box.y + box.height < mask.height - 1 else { return nil }
        let height = Float(box.height)
        let thickness = Int(thin * height)
        let first = box.y + box.height - Int(zone * height)
        guard thickness >= 2 else { return nil }
        var found = Mask(width: mask.width, height: mask.height, repeating: 0)
        for x in box.x..<box.x + box.width {
            var y = first
            while y < box.y + box.height {
                guard mask[x, y] > 127 else {
                    y += 1
                    continue
                }
                var top = y
                while top > box.y, y - top <= thickness, mask[x, top - 1] > 127 { top -= 1 }
                var end = y
                while end < box.y + box.height, mask[x, end] > 127 { end += 1 }
                if end - top <= thickness { for row in top..<end { found[x, row] = 255 } }
                y = end
            }
        }
        let parts = ConnectedComponents.find(in: found)
        let least = Int((flat * Float(thickness)).rounded())
        guard parts.components.contains(where: { $0.box.width >= least }) else { return nil }
        return parts.filtered(found) { $0.box.width >= least }
    }
}
