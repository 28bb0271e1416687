// Grain, as film has it: the same for all three channels, most in the midtones.

package import RetouchModel

/// A tile of soft noise, laid out by a seed.
package struct FilmGrain: Sendable {
    private static let side = 512
    private let tile: [Float]
    private let strength: Float
    private let x: Int
    private let y: Int

    /// - Parameters:
    ///   - amount: 0 ... 1.
    ///   - longest: the picture's longer side: grain grows with the picture.
    package init(amount: Float, longest: Int, seed: UInt32, compute: Compute) {
        var random = SeededRandom(seed: UInt64(seed), stream: 0x6669_6C6D)
        let side = Self.side
        // A border of the other side's values makes the soft tile wrap.
        let border = 24
        let wide = side + 2 * border
        var white = [Float](repeating: 0, count: side * side)
        for index in stride(from: 0, to: white.count, by: 4) {
            // Four sums of two bytes: close enough to a bell once they are smoothed.
            let bits = random.next()
            for lane in 0..<4 {
                white[index + lane] =
                    Float((bits >> UInt64(lane * 16)) & 255) + Float((bits >> UInt64(lane * 16 + 8)) & 255) - 255
            }
        }
        var plane = Plane<Float>(width: wide, height: wide, repeating: 0)
        for row in 0..<wide {
            for column in 0..<wide {
                plane.values[row * wide + column] =
                    white[(row + side - border) % side * side + (column + side - border) % side]
            }
        }
        let soft = Blur.gaussian(plane, sigma: max(0.62, Float(longest) * 0.00048), compute: compute)
        var tile = [Float](repeating: 0, count: side * side)
        var energy = 0.0
        for row in 0..<side {
            for column in 0..<side {
                let value = soft.values[(row + border) * wide + column + border]
                tile[row * side + column] = value
                energy += Double(value * value)
            }
        }
        let scale = Float(1 / (energy / Double(side * side)).squareRoot())
        self.tile = tile.map { $0 * scale }
        strength = amount * 15
        x = Int(random.next() % UInt64(side))
        y = Int(random.next() % UInt64(side))
    }

    /// What to add to a pixel of these levels.
    @inline(__always)
    func noise(_ x: Int, _ y: Int, levels: SIMD4<Float>) -> SIMD4<Float> {
        let luma = (0.2126 * levels.x + 0.7152 * levels.y + 0.0722 * levels.z) * (1 / 255)
        let middle = 0.3 + 2.8 * luma * (1 - luma)
        let value = tile.withUnsafeBufferPointer {
            $0[((y &+ self.y) & (Self.side - 1)) &* Self.side &+ ((x &+ self.x) & (Self.side - 1))]
        }
        return SIMD4(repeating: value * strength * middle)
    }
}
