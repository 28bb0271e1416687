// Film grain, which is also the dither that keeps gradients from banding.

import Imaging

/// Fine noise of deviation 1, made once: two tiles whose sides have no common factor, added, so that the pattern
/// repeats only after 64,507 pixels in each direction.
package struct Grain: Sendable {
    private static let sides = (251, 257)
    private static let tiles = (tile(side: 251, seed: 0x6772_6169), tile(side: 257, seed: 0x6E21_0A0D))

    private let offsets: (SIMD2<Int>, SIMD2<Int>)

    /// Every seed lays the tiles elsewhere.
    package init(seed: UInt64) {
        var random = SeededRandom(seed: seed, stream: 0x6772)
        offsets = (
            SIMD2(Int(random.next() % 251), Int(random.next() % 251)), SIMD2(Int(random.next() % 257), Int(random.next() % 257))
        )
    }

    /// Calls `body` with the noise of each pixel of row `y`, from left to right.
    @inline(__always)
    package func row(_ y: Int, width: Int, _ body: (_ x: Int, _ noise: SIMD4<Float>) -> Void) {
        let first = Self.tiles.0
        let second = Self.tiles.1
        first.withUnsafeBufferPointer { first in
            second.withUnsafeBufferPointer { second in
                let a = first.baseAddress! + (y + offsets.0.y) % Self.sides.0 * Self.sides.0
                let b = second.baseAddress! + (y + offsets.1.y) % Self.sides.1 * Self.sides.1
                var i = offsets.0.x
                var j = offsets.1.x
                for x in 0..<width {
                    body(x, a[i] + b[j])
                    i += 1
                    if i == Self.sides.0 { i = 0 }
                    j += 1
                    if j == Self.sides.1 { j = 0 }
                }
            }
        }
    }

    /// A square of noise that wraps: luminance softened over about a pixel, as film has it, and a third as much colour,
    /// twice as coarse. Deviation 1 / √2, so that two tiles add up to 1.
    private static func tile(side: Int, seed: UInt64) -> [SIMD4<Float>] {
        var random = SeededRandom(seed: seed)
        let count = side * side
        let white = (0..<count).map { _ in random.gaussian() }
        let half = (side + 1) / 2
        let color = (0..<half * half).map { _ in SIMD4(random.gaussian(), random.gaussian(), random.gaussian(), 0) }
        var soft = [Float](repeating: 0, count: count)
        for y in 0..<side {
            for x in 0..<side {
                // The 3 x 3 binomial kernel of deviation 0.6: weights 0.18, 0.64, 0.18 each way.
                var sum: Float = 0
                for dy in -1...1 {
                    for dx in -1...1 {
                        let weight: Float = (dy == 0 ? 0.64 : 0.18) * (dx == 0 ? 0.64 : 0.18)
                        sum += weight * white[(y + dy + side) % side * side + (x + dx + side) % side]
                    }
                }
                soft[y * side + x] = sum
            }
        }
        let energy = soft.reduce(0) { $0 + $1 * $1 } / Float(count)
        let scale = 0.70710678 / energy.squareRoot()
        return (0..<count).map { index in
            let chroma = color[index / side / 2 * half + index % side / 2]
            return SIMD4(repeating: soft[index] * scale) + chroma * (0.35 * 0.70710678)
        }
    }
}
