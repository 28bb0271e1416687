// The part of a picture that a completion looks at.

import Imaging
import RetouchModel

/// Cuts the surroundings of a hole out of a picture and says what each pixel is.
struct InpaintingWindow {
    /// The part, in pixels of the picture.
    let box: Box
    let level: InpaintLevel

    /// Near patches have the right light and scale: the window reaches as far around the hole as the hole is large, and farther only
    /// where too little may be copied.
    private static let leastMargin = 96
    /// Least alpha of a pixel that shows its colour.
    private static let leastAlpha: UInt8 = 250

    /// - Parameters:
    ///   - raster: the picture.
    ///   - hole: above 0 = to be filled.
    ///   - sources: above 127 = may be copied from; `nil` = all outside the hole.
    /// - Returns: `nil` for an empty hole.
    /// - Throws: `inputValidation` when there is nothing to copy from.
    init?(_ raster: Raster, hole: Mask, sources: Mask?, compute: Compute) throws(EditFailure) {
        guard let holeBox = Self.bounds(hole) else { return nil }
        var margin = max(Self.leastMargin, max(holeBox.width, holeBox.height))
        while true {
            let box = Self.grown(holeBox, by: margin, width: raster.width, height: raster.height)
            let classes = Self.classes(raster, hole, sources, box, compute)
            let count = classes.values.reduce((source: 0, hole: 0)) {
                ($0.source + ($1 == PixelClass.source ? 1 : 0), $0.hole + ($1 == PixelClass.hole ? 1 : 0))
            }
            let isAll = box.width == raster.width && box.height == raster.height
            guard isAll || count.source >= 2 * count.hole + 4_096 else {
                margin *= 2
                continue
            }
            try compute.checkpoint()
            let level = Self.level(raster, classes, box, compute)
            guard level.validCount >= min(64, (raster.pixelCount + 15) / 16) else {
                throw EditFailure(
                    .inputValidation, stage: .engine,
                    "There is nothing left to fill the hole from: it needs some picture around it that may be copied. "
                        + "Mark a smaller area, or start from a wider picture.")
            }
            self.box = box
            self.level = level
            return
        }
    }

    private static func level(_ raster: Raster, _ classes: Mask, _ box: Box, _ compute: Compute) -> InpaintLevel {
        let pixels = InpaintLevel.allocate(box.width, box.height)
        raster.pixels.withUnsafeBytes { source in
            compute.bands(box.height) { rows in
                for y in rows {
                    let from = ((box.y + y) * raster.width + box.x) * 4
                    let to = pixels + y * box.width * 4
                    to.copyMemory(from: source.baseAddress! + from, byteCount: box.width * 4)
                    for x in 0..<box.width { to.storeBytes(of: 0, toByteOffset: x * 4 + 3, as: UInt8.self) }
                }
            }
        }
        TextureMap.write(into: pixels, classes: classes, compute: compute)
        return InpaintLevel(width: box.width, height: box.height, pixels: pixels, classes: classes, compute: compute)
    }

    private static func classes(
        _ raster: Raster, _ hole: Mask, _ sources: Mask?, _ box: Box, _ compute: Compute
    ) -> Mask {
        var classes = Mask(width: box.width, height: box.height, repeating: PixelClass.source)
        classes.values.withUnsafeMutableBufferPointer { classes in
            nonisolated(unsafe) let classes = classes
            compute.bands(box.height) { rows in
                for y in rows {
                    for x in 0..<box.width {
                        let index = (box.y + y) * raster.width + box.x + x
                        if hole.values[index] > 0 {
                            classes[y * box.width + x] = PixelClass.hole
                        } else if raster.pixels[index * 4 + 3] < leastAlpha || (sources.map { $0.values[index] < 128 } ?? false) {
                            classes[y * box.width + x] = PixelClass.excluded
                        }
                    }
                }
            }
        }
        return classes
    }

    private static func bounds(_ mask: Mask) -> Box? {
        var left = mask.width
        var right = 0
        var top = mask.height
        var bottom = 0
        mask.values.withUnsafeBufferPointer { values in
            for y in 0..<mask.height {
                for x in 0..<mask.width where values[y * mask.width + x] > 0 {
                    left = min(left, x)
                    right = max(right, x + 1)
                    top = min(top, y)
                    bottom = y + 1
                }
            }
        }
        return right > left ? Box(x: left, y: top, width: right - left, height: bottom - top) : nil
    }

    private static func grown(_ box: Box, by margin: Int, width: Int, height: Int) -> Box {
        let left = max(0, box.x - margin)
        let top = max(0, box.y - margin)
        return Box(
            x: left, y: top, width: min(width, box.x + box.width + margin) - left,
            height: min(height, box.y + box.height + margin) - top)
    }
}
