// How busy a background is.

import Imaging

enum BackgroundComplexity {
    /// Mean luminance difference between neighbours at two scales, over what is not subject.
    ///
    /// - Parameters:
    ///   - raster: a small view, 256 pixels on its longer side.
    ///   - subject: its mask, of the same size; a margin round it is left out, so that its edge does not count.
    /// - Returns: 0 = plain or transparent, 1 = a crowd. Calibrated: drawn studio sweeps stay below .15, a cafe behind a
    ///   portrait is above .5.
    static func measure(_ raster: Raster, subject: Mask?) -> Float {
        let width = raster.width
        let height = raster.height
        var sum: Float = 0
        var count = 0
        func luminance(_ x: Int, _ y: Int) -> Float {
            let pixel = raster[x, y]
            let value = 0.299 * Float(pixel.x) + 0.587 * Float(pixel.y) + 0.114 * Float(pixel.z)
            return value * Float(pixel.w) / 255
        }
        func isBackground(_ x: Int, _ y: Int) -> Bool { (subject?[x, y] ?? 0) < 16 }
        for step in [1, 4] where width > step * 2 && height > step * 2 {
            for y in step..<height - step {
                for x in step..<width - step
                where isBackground(x, y) && isBackground(x - step, y) && isBackground(x + step, y)
                    && isBackground(x, y - step) && isBackground(x, y + step)
                {
                    let across = abs(luminance(x + step, y) - luminance(x - step, y))
                    let down = abs(luminance(x, y + step) - luminance(x, y - step))
                    sum += min(64, max(0, max(across, down) - 2))
                    count += 1
                }
            }
        }
        guard count > 0 else { return 0 }
        // A mean step of 12 levels is a busy street; the square root spreads the plain end.
        return min(1, (sum / Float(count) / 24).squareRoot())
    }
}
