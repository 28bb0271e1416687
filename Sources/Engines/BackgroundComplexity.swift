// How busy a background is.

import Imaging

enum BackgroundComplexity {
    /// Differences up to this many levels are grain, a light's falloff or a soft shadow.
    private static let plain: Float = 5
    /// Differences from this many levels on are edges of things, all alike.
    private static let edge: Float = 29
    /// Pixels round the subject that are left out: its own edge and the shadow at its feet.
    private static let margin: Float = 6

    /// The share of the background that shows structure, from luminance differences between neighbours at two scales.
    ///
    /// - Parameters:
    ///   - raster: a small view, 256 pixels on its longer side.
    ///   - subject: its mask, of the same size.
    ///   - compute: threads.
    /// - Returns: 0 = plain or transparent, 1 = a crowd. Calibrated: studio sweeps stay below .15, a cafe behind a portrait is
    ///   above .5.
    static func measure(_ raster: Raster, subject: Mask?, compute: Compute) -> Float {
        let width = raster.width
        let height = raster.height
        let kept = subject.map { Morphology.dilate($0, radius: margin, compute: compute) }
        let light = luminance(raster)
        var sum: Float = 0
        var count = 0
        for step in [1, 4] where width > step * 2 && height > step * 2 {
            for y in step..<height - step {
                for index in y * width + step..<(y + 1) * width - step where (kept?.values[index] ?? 0) < 16 {
                    let across = abs(light[index + step] - light[index - step])
                    let down = abs(light[index + step * width] - light[index - step * width])
                    sum += min(1, max(0, (max(across, down) - plain) / (edge - plain)))
                    count += 1
                }
            }
        }
        guard count > 0 else { return 0 }
        // Half of the pixels on edges is as busy as it gets.
        return min(1, 1.9 * sum / Float(count))
    }

    /// Encoded luminance, as seen over black.
    private static func luminance(_ raster: Raster) -> [Float] {
        (0..<raster.pixelCount).map { index in
            let red = 0.299 * Float(raster.pixels[index * 4])
            let green = 0.587 * Float(raster.pixels[index * 4 + 1])
            let blue = 0.114 * Float(raster.pixels[index * 4 + 2])
            return (red + green + blue) * Float(raster.pixels[index * 4 + 3]) / 255
        }
    }
}
