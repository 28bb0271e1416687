// What a picture's tones are like.

/// Counts of encoded luma in a region.
package struct ToneStatistics: Sendable {
    private let counts: [Int]
    package let total: Int

    /// - Parameter mask: where to look: from half on; `nil` = everywhere. Transparent pixels do not count.
    package init(_ raster: Raster, mask: Mask? = nil) {
        var counts = [Int](repeating: 0, count: 256)
        // A quarter of a million pixels tell the same as all of them.
        let step = max(1, Int((Double(raster.pixelCount) / 250_000).squareRoot()))
        raster.pixels.withUnsafeBufferPointer { pixels in
            for y in stride(from: step / 2, to: raster.height, by: step) {
                for x in stride(from: step / 2, to: raster.width, by: step) {
                    let index = y * raster.width + x
                    if let mask, mask.values[index] < 128 { continue }
                    let pixel = pixels.baseAddress! + index * 4
                    guard pixel[3] >= 128 else { continue }
                    let luma = 13_933 * Int(pixel[0]) + 46_871 * Int(pixel[1]) + 4_732 * Int(pixel[2]) + 32_768
                    counts[luma >> 16] += 1
                }
            }
        }
        self.counts = counts
        total = counts.reduce(0, +)
    }

    /// The level, 0 ... 1, below which this share of the pixels lies. Middle grey where there is no pixel.
    package func percentile(_ share: Float) -> Float { percentile(share, of: 0...255) ?? 0.5 }

    /// The same of those pixels alone that lie within some levels; `nil` where there are none.
    package func percentile(_ share: Float, of levels: ClosedRange<Int>) -> Float? {
        let total = counts[levels].reduce(0, +)
        guard total > 0 else { return nil }
        let bound = Float(total) * share
        var sum = 0
        for level in levels {
            let next = sum + counts[level]
            if Float(next) >= bound, next > sum {
                // Within the level as if its pixels were spread over it.
                return (Float(level) - 0.5 + (bound - Float(sum)) / Float(next - sum)) / 255
            }
            sum = next
        }
        return Float(levels.upperBound) / 255
    }

    /// The share of pixels within some levels.
    package func share(of levels: ClosedRange<Int>) -> Float {
        total > 0 ? Float(counts[levels].reduce(0, +)) / Float(total) : 0
    }

    /// The lightness (Oklab) that contrast turns about: that of the picture's middle, kept away from both ends.
    package var pivot: Float {
        let level = percentile(0.5, of: 6...249) ?? 0.5
        let light = LinearLight.light(byte(level * 255))
        return min(max(cubeRoot(SIMD4(repeating: light)).x, 0.42), 0.72)
    }
}

extension Plane<Float> {
    /// The value, of 0 ... 1, below which a share of the plane lies, to 1 / 4,096; a half where nothing counts.
    ///
    /// - Parameter counts: which indices count.
    package func quantile(_ share: Float, where counts: (Int) -> Bool = { _ in true }) -> Float {
        var bins = [Int](repeating: 0, count: 4097)
        var total = 0
        for index in values.indices where counts(index) {
            bins[Int(min(max(values[index], 0), 1) * 4096)] += 1
            total += 1
        }
        guard total > 0 else { return 0.5 }
        let bound = Int(Float(total - 1) * share)
        var sum = 0
        for bin in bins.indices {
            sum += bins[bin]
            if sum > bound { return Float(bin) / 4096 }
        }
        return 1
    }
}
