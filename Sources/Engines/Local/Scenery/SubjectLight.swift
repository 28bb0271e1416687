// From which side a subject is lit.

import Imaging
import RetouchModel

enum SubjectLight {
    /// Difference of the halves' light, as a share of it, from which on one side is brighter and not only differently coloured; on a face,
    /// whose halves are alike, less says as much.
    private static let clear: Float = 0.10
    private static let clearOnFace: Float = 0.06
    /// Rank of the sample that speaks for half a face: skin in the light, not hair, eyes or a single highlight.
    private static let skin = 0.70
    /// Samples that half a face has at least.
    private static let leastSamples = 40

    /// -1 = from the left, +1 = from the right; `nil` = from the front, or it cannot be told.
    static func side(_ cutout: Cutout) -> Float? {
        if let face = cutout.face, let lean = lean(cutout, face: face) { return side(lean, clear: clearOnFace) }
        return side(lean(cutout), clear: clear)
    }

    private static func side(_ lean: Float, clear: Float) -> Float? { abs(lean) < clear ? nil : lean > 0 ? 1 : -1 }

    /// How much brighter the right half of a face is, -1 ... 1; `nil` = too small a face.
    private static func lean(_ cutout: Cutout, face: Box) -> Float? {
        let alpha = cutout.alpha
        let step = max(1, face.width / 40)
        let margin = face.width / 12
        var halves: [[Float]] = [[], []]
        for y in stride(from: max(0, face.y + face.height / 7), to: min(alpha.height, face.y + face.height * 9 / 10), by: step) {
            for x in stride(from: max(0, face.x + margin), to: min(alpha.width, face.x + face.width - margin), by: step)
            where alpha[x, y] == 255 {
                halves[2 * (x - face.x) < face.width ? 0 : 1].append(light(cutout.reference, x, y))
            }
        }
        guard halves.allSatisfy({ $0.count >= leastSamples }) else { return nil }
        let lit = halves.map { $0.sorted()[Int(skin * Double($0.count))] }
        return (lit[1] - lit[0]) / max(1e-4, lit[1] + lit[0])
    }

    /// The same of a whole subject, by pairs of pixels that lie mirrored about the middle of each row: clothes are mostly alike on both
    /// sides.
    private static func lean(_ cutout: Cutout) -> Float {
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
        return sum > 0 ? (right - left) / sum : 0
    }

    private static func light(_ raster: Raster, _ x: Int, _ y: Int) -> Float {
        let pixel = raster[x, y]
        let light = LinearLight.light(red: pixel.x, green: pixel.y, blue: pixel.z)
        return 0.2126 * light.x + 0.7152 * light.y + 0.0722 * light.z
    }
}
