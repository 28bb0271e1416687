// The subject's own colours where it is mixed with the background.

package import Imaging
package import RetouchModel

/// Multi-level foreground estimation (Germer, Uelwer, Conrad, Harmeling 2020): colours F and B that are smooth, with
/// alpha F + (1 - alpha) B equal to the picture, found on a pyramid from coarse to fine.
package enum ForegroundEstimator {
    /// Replaces the colours of pixels with 0 < alpha < 255 by the subject's; other pixels keep theirs.
    ///
    /// - Returns: the picture with `alpha` as its alpha channel.
    /// - Throws: what `compute` throws.
    package static func estimate(_ raster: Raster, alpha: Mask, compute: Compute) throws(EditFailure) -> Raster {
        precondition(raster.width == alpha.width && raster.height == alpha.height)
        let colors = try solve(raster, alpha: alpha, compute: compute)
        var result = raster
        result.pixels.withUnsafeMutableBufferPointer { out in
            let pixels = SharedPixels(base: out.baseAddress!)
            compute.bands(raster.height) { rows in
                for index in rows.lowerBound * raster.width..<rows.upperBound * raster.width {
                    pixels.base[index * 4 + 3] = alpha.values[index]
                }
            }
            compute.bands(colors.pixels.count, minimum: 4_096) { range in
                for slot in range {
                    let foreground = colors.foreground[slot]
                    for channel in 0..<3 {
                        pixels.base[Int(colors.pixels[slot]) * 4 + channel] = byte(foreground[channel])
                    }
                }
            }
        }
        return result
    }

    private static func solve(_ raster: Raster, alpha: Mask, compute: Compute) throws(EditFailure) -> ForegroundLevel {
        try compute.checkpoint()
        let coarsest = max(raster.width, raster.height) <= 16
        let below =
            coarsest
            ? nil
            : try solve(raster.halved(compute: compute), alpha: ForegroundLevel.halved(alpha), compute: compute)
        var level = ForegroundLevel(raster: raster, alpha: alpha, below: below)
        level.relax(rounds: coarsest ? 20 : (max(raster.width, raster.height) <= 64 ? 10 : 4), compute: compute)
        return level
    }
}

/// Output pixels that bands write to disjointly.
///
/// `@unchecked Sendable`: each band writes its own rows or its own list of pixels, and no two lists share a pixel.
private struct SharedPixels: @unchecked Sendable {
    let base: UnsafeMutablePointer<UInt8>
}
