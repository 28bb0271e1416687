// How busy the surroundings of each pixel are: a fourth channel for patch distances.

import Imaging
import RetouchModel

/// Mean steps of brightness among the sources of a patch-sized square, times `gain`.
///
/// It survives halving, where the texture itself is averaged away: a coarse solution still knows lawn from wall.
enum TextureMap {
    private static let gain = 6

    /// Writes the map into the fourth byte of every source and excluded pixel.
    ///
    /// - Parameters:
    ///   - pixels: four bytes a pixel.
    ///   - classes: a `PixelClass` a pixel.
    static func write(into pixels: UnsafeMutableRawPointer, classes: Mask, compute: Compute) {
        let width = classes.width
        let height = classes.height
        var steps = Mask(width: width, height: height, repeating: 0)
        var known = Mask(width: width, height: height, repeating: 0)
        steps.values.withUnsafeMutableBufferPointer { steps in
            known.values.withUnsafeMutableBufferPointer { known in
                classes.values.withUnsafeBufferPointer { classes in
                    nonisolated(unsafe) let (steps, known) = (steps, known)
                    compute.bands(height) { rows in
                        for index in rows.lowerBound * width..<rows.upperBound * width
                        where classes[index] == PixelClass.source {
                            known[index] = 255
                            let here = brightness(pixels, index)
                            var sum = 0
                            if index % width + 1 < width, classes[index + 1] == PixelClass.source {
                                sum += abs(here - brightness(pixels, index + 1))
                            }
                            if index / width + 1 < height, classes[index + width] == PixelClass.source {
                                sum += abs(here - brightness(pixels, index + width))
                            }
                            steps[index] = UInt8(min(255, sum * gain / 8))
                        }
                    }
                }
            }
        }
        let sums = Blur.box(steps, radius: InpaintLevel.radius, compute: compute)
        let counts = Blur.box(known, radius: InpaintLevel.radius, compute: compute)
        compute.bands(height) { rows in
            for index in rows.lowerBound * width..<rows.upperBound * width where known.values[index] > 0 {
                let mean = Int(sums.values[index]) * 255 / max(1, Int(counts.values[index]))
                pixels.storeBytes(of: UInt8(min(255, mean)), toByteOffset: index * 4 + 3, as: UInt8.self)
            }
        }
    }

    /// Four times the brightness.
    @inline(__always)
    private static func brightness(_ pixels: UnsafeMutableRawPointer, _ index: Int) -> Int {
        let pixel = pixels.loadUnaligned(fromByteOffset: index * 4, as: SIMD4<UInt8>.self)
        return Int(pixel.x) + 2 * Int(pixel.y) + Int(pixel.z)
    }
}
