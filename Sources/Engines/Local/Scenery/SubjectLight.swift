// From which side a subject is lit.

import Imaging

enum SubjectLight {
    /// Difference of the halves' mean light, as a share of it, from which on one side is brighter and not only differently coloured.
    private static let clear: Float = 0.10

    /// -1 = from the left, +1 = from the right; `nil` = from the front, or it cannot be told.
    ///
    /// Compares pairs of pixels that lie mirrored about the middle of each row of the subject: clothes are mostly alike on both sides.
    static func side(_ cutout: Cutout) -> Float? {
        let box = cutout.stance.box
        let alpha = cutout.alpha
        let step = max(1, max(box.width, box.height) / 160)
        var left: Float = 0
        var right: Float = 0
        for y in stride(from: box.y, to: box.y + box.height, by: step) {
            let row = y * alpha.width
            guard let first = (box.x..<box.x + box.width).first(where: { alpha.values[row + $0] == 255 }) else { continue }
            var last = box.x + box.width - 1
            while last > first, alpha.values[row + last] != 255 { last -= 1 }
            for offset in stride(from: 0, to: (last - first) / 2, by: step)
            where alpha.values[row + first + offset] == 255 && alpha.values[row + last - offset] == 255 {
                left += light(cutout.reference, first + offset, y)
                right += light(cutout.reference, last - offset, y)
            }
        }
        let sum = left + right
        guard sum > 0 else { return nil }
        let lean = (right - left) / sum
        return abs(lean) < clear ? nil : lean > 0 ? 1 : -1
    }

    private static func light(_ raster: Raster, _ x: Int, _ y: Int) -> Float {
        let pixel = raster[x, y]
        let light = LinearLight.light(red: pixel.x, green: pixel.y, blue: pixel.z)
        return 0.2126 * light.x + 0.7152 * light.y + 0.0722 * light.z
    }
}
