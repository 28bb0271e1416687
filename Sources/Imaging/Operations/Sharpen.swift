// Giving enlarged pictures back their bite.

/// Unsharp masking.
package enum Sharpen {
    /// Adds `amount` times the difference between each pixel's luma and its neighbourhood's to all three colours.
    ///
    /// Hue stays, because the three channels move together. Differences up to `threshold` levels (grain, dither) are left alone.
    /// After an enlargement to 2k or 4k, `sigma` 1.2 and `amount` 0.35 are mild.
    package static func unsharp(
        _ raster: Raster, sigma: Float, amount: Float, threshold: Float = 2, compute: Compute
    ) -> Raster {
        guard amount > 0, sigma > 0 else { return raster }
        let luma = luma(of: raster, compute: compute)
        let smooth = Blur.gaussian(luma, sigma: sigma, compute: compute)
        var result = raster
        let width = raster.width
        result.pixels.withUnsafeMutableBufferPointer { pixels in
            let pixels = pixels.baseAddress!
            luma.values.withUnsafeBufferPointer { luma in
                smooth.values.withUnsafeBufferPointer { smooth in
                    compute.bands(raster.height) { rows in
                        for index in rows.lowerBound * width..<rows.upperBound * width {
                            let difference = Float(luma[index]) - Float(smooth[index])
                            let beyond = max(abs(difference) - threshold, 0)
                            guard beyond > 0 else { continue }
                            let change = difference < 0 ? -beyond * amount : beyond * amount
                            let pixel = pixels + index * 4
                            for channel in 0..<3 { pixel[channel] = byte(Float(pixel[channel]) + change) }
                        }
                    }
                }
            }
        }
        return result
    }

    /// Rec. 709 luma of the encoded values, 0 ... 255; alpha plays no part.
    package static func luma(of raster: Raster, compute: Compute) -> Plane<UInt8> {
        let width = raster.width
        let values = [UInt8](unsafeUninitializedCapacity: raster.pixelCount) { buffer, count in
            let out = buffer.baseAddress!
            raster.pixels.withUnsafeBufferPointer { pixels in
                compute.bands(raster.height) { rows in
                    for index in rows.lowerBound * width..<rows.upperBound * width {
                        let red = UInt32(pixels[index * 4])
                        let green = UInt32(pixels[index * 4 + 1])
                        let blue = UInt32(pixels[index * 4 + 2])
                        // 16-bit fractions of 0.2126, 0.7152 and 0.0722, which add up to 65,536.
                        out[index] = UInt8(
                            truncatingIfNeeded: (13_933 &* red &+ 46_871 &* green &+ 4_732 &* blue &+ 32_768) >> 16)
                    }
                }
            }
            count = raster.pixelCount
        }
        return Plane(width: width, height: raster.height, values: values)
    }
}
