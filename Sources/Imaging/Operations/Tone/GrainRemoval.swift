// Takes grain off: fine differences of the size of the picture's own noise.

package import RetouchModel

/// Removes fine differences of luma up to a few deviations of the noise and leaves larger ones, which are detail.
package struct GrainRemoval: ToneField {
    private let smooth: Plane<UInt8>
    private let strength: Float
    private let noise: Float

    /// - Parameters:
    ///   - amount: 0 ... 1.
    ///   - noise: the picture's, as a deviation in levels.
    package init(luma: Plane<UInt8>, amount: Float, noise: Float, compute: Compute) {
        smooth = Blur.gaussian(luma, sigma: max(1.1, Float(max(luma.width, luma.height)) / 1100), compute: compute)
        strength = amount
        self.noise = max(noise, 0.5) / 255
    }

    package func apply(to row: ToneRow, at y: Int) {
        smooth.values.withUnsafeBufferPointer { values in
            let level = values.baseAddress! + y * row.width
            for x in 0..<row.width {
                let luma = max(row.luma[x], 0.004)
                let difference = row.luma[x] - Float(level[x]) * (1 / 255)
                let grain = difference * (1 - smoothstep(noise * 2, noise * 4.5, abs(difference)))
                row.multiply(x, by: min(max(1 - strength * grain / luma, 0.5), 1.6))
            }
        }
    }

    /// The deviation of a picture's noise in levels of luma (Immerkaer 1996), from its flatter half: textures are not noise.
    package static func deviation(of luma: Plane<UInt8>) -> Float {
        let width = luma.width
        let height = luma.height
        guard width > 8, height > 8 else { return 0 }
        let side = 8
        var tiles: [Float] = []
        // Every second tile each way is enough, and its sums are whole numbers.
        luma.values.withUnsafeBufferPointer { values in
            for top in stride(from: 1, to: height - side, by: side * 2) {
                for left in stride(from: 1, to: width - side, by: side * 2) {
                    var sum = 0
                    for y in top..<top + side {
                        for x in left..<left + side {
                            let at = values.baseAddress! + y * width + x
                            let corners = Int(at[-width - 1]) + Int(at[-width + 1]) + Int(at[width - 1]) + Int(at[width + 1])
                            let sides = Int(at[-width]) + Int(at[-1]) + Int(at[1]) + Int(at[width])
                            sum += abs(corners - 2 * sides + 4 * Int(at[0]))
                        }
                    }
                    tiles.append(Float(sum) * (1.2533 / 6) / Float(side * side))
                }
            }
        }
        guard !tiles.isEmpty else { return 0 }
        tiles.sort()
        return tiles[tiles.count / 4]
    }
}
