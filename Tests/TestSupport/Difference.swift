// How far two pictures are apart.

import Foundation
package import Imaging

/// Measures between pictures of the same size.
package enum Difference {
    /// Largest difference of any channel, alpha included; 256 when the sizes differ.
    package static func largest(_ a: Raster, _ b: Raster) -> Int {
        guard a.width == b.width, a.height == b.height else { return 256 }
        return zip(a.pixels, b.pixels).reduce(0) { max($0, abs(Int($1.0) - Int($1.1))) }
    }

    /// Peak signal-to-noise ratio over red, green and blue, in dB; infinite for equal pictures, 0 when the sizes differ.
    package static func psnr(_ a: Raster, _ b: Raster) -> Double {
        guard a.width == b.width, a.height == b.height else { return 0 }
        var sum = 0
        for index in a.pixels.indices where index % 4 != 3 {
            let difference = Int(a.pixels[index]) - Int(b.pixels[index])
            sum += difference * difference
        }
        guard sum > 0 else { return .infinity }
        return 10 * log10(255 * 255 * Double(a.pixelCount * 3) / Double(sum))
    }
}
