// Local contrast: clarity in the middle frequencies, texture in the fine ones.

package import RetouchModel

/// Raises or softens what stands out from its surroundings by its brightness, mostly in the midtones.
package struct Clarity: ToneField {
    private let base: GuidedFilter
    private let strength: Float

    /// - Parameter amount: -1 ... 1; below 0 softens.
    package init(_ picture: ReducedPicture, amount: Float, compute: Compute) {
        base = GuidedFilter(
            guide: picture.luma, factor: picture.factor, radius: max(2, max(picture.width, picture.height) * 18 / 1000),
            epsilon: 0.008, compute: compute)
        strength = amount > 0 ? amount * 1.25 : amount * 0.7
    }

    package func apply(to row: ToneRow, at y: Int) {
        let level = row.scratch(0)
        base.row(y, width: row.width, guide: row.luma, into: level, scratch: row.scratch(1))
        for x in 0..<row.width {
            let luma = max(row.luma[x], 0.004)
            let difference = luma - level[x]
            let limited = difference / (1 + abs(difference) * 3)
            let middle = 0.25 + 3 * luma * (1 - luma)
            row.multiply(x, by: min(max(1 + strength * middle * limited / luma, 0.6), 1.7))
        }
    }
}

/// Raises or smooths fine detail; grain below the picture's own noise stays as it is.
package struct Texture: ToneField {
    private let smooth: Plane<UInt8>
    private let strength: Float
    private let noise: Float

    /// - Parameters:
    ///   - luma: of the picture, at full size.
    ///   - amount: -1 ... 1; below 0 smooths.
    ///   - noise: the picture's, as a deviation in levels.
    package init(luma: Plane<UInt8>, amount: Float, noise: Float, compute: Compute) {
        smooth = Blur.gaussian(luma, sigma: max(0.9, Float(max(luma.width, luma.height)) / 640), compute: compute)
        strength = amount > 0 ? amount * 1.2 : amount * 0.8
        self.noise = noise / 255
    }

    package func apply(to row: ToneRow, at y: Int) {
        smooth.values.withUnsafeBufferPointer { values in
            let level = values.baseAddress! + y * row.width
            for x in 0..<row.width {
                let luma = max(row.luma[x], 0.004)
                let difference = row.luma[x] - Float(level[x]) * (1 / 255)
                let size = abs(difference)
                // Nothing below the noise, all above three times of it, and less again for hard edges.
                let own = strength > 0 ? smoothstep(noise, noise * 3 + 0.004, size) : 1
                let limited = difference * own / (1 + size * 6)
                row.multiply(x, by: min(max(1 + strength * limited / luma, 0.5), 1.8))
            }
        }
    }
}
