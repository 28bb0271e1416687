// A picture at a fraction of its size, where local tone looks for each pixel's surroundings.

/// Means over blocks of whole pixels, weighted by alpha.
package struct ReducedPicture: Sendable {
    /// Pixels along each side of a block; those at the right and at the bottom may be smaller.
    package let factor: Int
    /// Encoded Rec. 709 luma, 0 ... 1.
    package let luma: Plane<Float>
    /// The smallest of the three encoded channels, 0 ... 1.
    package let dark: Plane<Float>
    /// Encoded red, green, blue, 0 ... 1, and alpha; wholly transparent blocks are grey with alpha 0.
    package let colors: [SIMD4<Float>]

    package var width: Int { luma.width }
    package var height: Int { luma.height }

    /// - Parameter longest: about how many blocks the longer side gets, or fewer.
    package init(_ raster: Raster, longest: Int, compute: Compute) {
        let longer = max(raster.width, raster.height)
        let factor = max(1, (longer + longest / 2) / longest)
        let width = (raster.width + factor - 1) / factor
        let height = (raster.height + factor - 1) / factor
        var luma = Plane<Float>(width: width, height: height, repeating: 0)
        var dark = luma
        var colors = [SIMD4<Float>](repeating: SIMD4(), count: width * height)
        luma.values.withUnsafeMutableBufferPointer { luma in
            dark.values.withUnsafeMutableBufferPointer { dark in
                colors.withUnsafeMutableBufferPointer { colors in
                    raster.pixels.withUnsafeBufferPointer { pixels in
                        nonisolated(unsafe) let out = (
                            luma: luma.baseAddress!, dark: dark.baseAddress!, colors: colors.baseAddress!
                        )
                        compute.bands(height, minimum: 4) { rows in
                            for y in rows {
                                for x in 0..<width {
                                    let block = Self.block(
                                        pixels.baseAddress!, raster.width, x: x * factor..<min((x + 1) * factor, raster.width),
                                        y: y * factor..<min((y + 1) * factor, raster.height))
                                    let index = y * width + x
                                    out.colors[index] = block.color
                                    out.dark[index] = block.dark
                                    out.luma[index] =
                                        0.2126 * block.color.x + 0.7152 * block.color.y + 0.0722 * block.color.z
                                }
                            }
                        }
                    }
                }
            }
        }
        self.factor = factor
        self.luma = luma
        self.dark = dark
        self.colors = colors
    }

    private static func block(
        _ pixels: UnsafePointer<UInt8>, _ stride: Int, x: Range<Int>, y: Range<Int>
    ) -> (color: SIMD4<Float>, dark: Float) {
        // Sums of bytes times bytes over a block fit into 64 bits.
        var sum = SIMD4<Int>()
        var dark = 0
        for row in y {
            for column in x {
                let pixel = pixels + (row * stride + column) * 4
                let (r, g, b, alpha) = (Int(pixel[0]), Int(pixel[1]), Int(pixel[2]), Int(pixel[3]))
                sum &+= SIMD4(r &* alpha, g &* alpha, b &* alpha, alpha)
                dark &+= min(r, g, b) &* alpha
            }
        }
        guard sum.w > 0 else { return (SIMD4(0.5, 0.5, 0.5, 0), 0.5) }
        let scale = 1 / (255 * Float(sum.w))
        let color = SIMD4(Float(sum.x), Float(sum.y), Float(sum.z), 0) * scale
        return (SIMD4(color.x, color.y, color.z, Float(sum.w) / Float(255 * x.count * y.count)), Float(dark) * scale)
    }
}
