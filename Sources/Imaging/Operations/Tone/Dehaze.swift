// Haze: taken off by the dark channel, or laid on.

package import RetouchModel

/// Removes the veil that haze lays over a scene (dark channel prior, He, Sun and Tang 2009), or adds one.
///
/// The veil is taken to be grey: hues stay. Its density comes from how little dark there is around a pixel, refined along edges.
package struct Dehaze: ToneField {
    private let density: GuidedFilter
    /// The veil's own level, 0 ... 1.
    private let veil: Float
    private let strength: Float

    /// - Parameter amount: -1 ... 1; below 0 adds haze.
    package init(_ picture: ReducedPicture, amount: Float, compute: Compute) {
        let longer = max(picture.width, picture.height)
        let dark = Self.eroded(picture.dark, radius: max(1, longer * 12 / 1000))
        veil = Self.veil(dark, picture.luma)
        var relative = dark
        for index in relative.values.indices { relative.values[index] = min(1, relative.values[index] / veil) }
        density = GuidedFilter(
            guide: picture.luma, input: relative, factor: picture.factor, radius: longer * 4 / 100, epsilon: 0.0015,
            compute: compute)
        strength = amount
    }

    package func apply(to row: ToneRow, at y: Int) {
        let density = row.scratch(0)
        self.density.row(y, width: row.width, guide: row.luma, into: density, scratch: row.scratch(1))
        let level = veil * 255
        for x in 0..<row.width {
            let haze = min(max(density[x], 0), 1)
            let through: Float
            if strength > 0 {
                through = 1 / (1 - strength * 0.62 * haze)
            } else {
                through = 1 + strength * (0.30 + 0.35 * haze)
            }
            let veil = level * (1 - through)
            row.multiply(x, by: SIMD4(repeating: through), adding: SIMD4(veil, veil, veil, 0))
        }
    }

    /// The luma where the dark channel is brightest: there is nothing but haze.
    private static func veil(_ dark: Plane<Float>, _ luma: Plane<Float>) -> Float {
        let bound = dark.quantile(0.995)
        var sum = 0.0
        var count = 0
        for index in dark.values.indices where dark.values[index] >= bound {
            sum += Double(luma.values[index])
            count += 1
        }
        return min(max(Float(sum / Double(max(1, count))), 0.6), 1)
    }

    /// The smallest value within a square.
    private static func eroded(_ plane: Plane<Float>, radius: Int) -> Plane<Float> {
        let width = plane.width
        let height = plane.height
        var across = plane
        var result = plane
        plane.values.withUnsafeBufferPointer { source in
            across.values.withUnsafeMutableBufferPointer { across in
                for y in 0..<height {
                    for x in 0..<width {
                        var least = source[y * width + x]
                        for column in max(0, x - radius)...min(width - 1, x + radius) {
                            least = min(least, source[y * width + column])
                        }
                        across[y * width + x] = least
                    }
                }
                result.values.withUnsafeMutableBufferPointer { result in
                    for y in 0..<height {
                        for row in max(0, y - radius)...min(height - 1, y + radius) {
                            for x in 0..<width {
                                let value = across[row * width + x]
                                result[y * width + x] = row == max(0, y - radius) ? value : min(result[y * width + x], value)
                            }
                        }
                    }
                }
            }
        }
        return result
    }
}
