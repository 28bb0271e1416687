// Small pictures that tests draw for themselves.

package import Imaging
package import RetouchModel

/// Pictures of known content.
package enum Pictures {
    /// Each pixel from its coordinates.
    package static func drawn(_ width: Int, _ height: Int, _ pixel: (Int, Int) -> SIMD4<UInt8>) -> Raster {
        var raster = Raster(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width { raster[x, y] = pixel(x, y) }
        }
        return raster
    }

    /// One opaque colour.
    package static func plain(_ width: Int, _ height: Int, _ color: Color) -> Raster {
        Raster(width: width, height: height, red: color.red, green: color.green, blue: color.blue, alpha: 255)
    }

    /// Squares of `cell` pixels in two opaque colours.
    package static func checkerboard(
        _ width: Int, _ height: Int, cell: Int, _ first: Color = .white, _ second: Color = .black
    ) -> Raster {
        drawn(width, height) { x, y in
            let color = (x / cell + y / cell) % 2 == 0 ? first : second
            return SIMD4(color.red, color.green, color.blue, 255)
        }
    }

    /// Red grows to the right, green downwards, blue to the left; opaque.
    package static func gradient(_ width: Int, _ height: Int) -> Raster {
        drawn(width, height) { x, y in
            let right = UInt8(x * 255 / max(1, width - 1))
            let down = UInt8(y * 255 / max(1, height - 1))
            return SIMD4(right, down, 255 - right, 255)
        }
    }

    /// A filled disc with an edge softened over one pixel on a ground.
    package static func disc(
        _ width: Int, _ height: Int, centerX: Float, centerY: Float, radius: Float, _ color: Color, on ground: Color
    ) -> Raster {
        let mask = discMask(width, height, centerX: centerX, centerY: centerY, radius: radius)
        return drawn(width, height) { x, y in
            let part = Float(mask[x, y]) / 255
            func mix(_ inner: UInt8, _ outer: UInt8) -> UInt8 {
                UInt8((Float(outer) + (Float(inner) - Float(outer)) * part).rounded())
            }
            return SIMD4(mix(color.red, ground.red), mix(color.green, ground.green), mix(color.blue, ground.blue), 255)
        }
    }

    /// 255 inside a disc, 0 outside, the edge softened over one pixel.
    package static func discMask(_ width: Int, _ height: Int, centerX: Float, centerY: Float, radius: Float) -> Mask {
        var mask = Mask(width: width, height: height, repeating: 0)
        for y in 0..<height {
            for x in 0..<width {
                let dx = Float(x) + 0.5 - centerX
                let dy = Float(y) + 0.5 - centerY
                let inside = radius + 0.5 - (dx * dx + dy * dy).squareRoot()
                mask[x, y] = UInt8((min(max(inside, 0), 1) * 255).rounded())
            }
        }
        return mask
    }

    /// Independent random bytes; alpha 255 unless asked otherwise.
    package static func noise(_ width: Int, _ height: Int, seed: UInt64, opaque: Bool = true) -> Raster {
        var random = SeededRandom(seed: seed)
        let pixels = (0..<width * height * 4).map { index in
            opaque && index % 4 == 3 ? 255 : UInt8(truncatingIfNeeded: random.next() >> 56)
        }
        return Raster(width: width, height: height, pixels: pixels)
    }

    /// Smooth random blobs with a little grain: compresses and scales like a photograph.
    package static func natural(_ width: Int, _ height: Int, seed: UInt64) -> Raster {
        var random = SeededRandom(seed: seed)
        let waves = (0..<18).map { _ in
            (
                x: random.uniform(in: -0.2...0.2), y: random.uniform(in: -0.2...0.2),
                color: SIMD4<Float>(
                    random.uniform(in: -30...30), random.uniform(in: -30...30), random.uniform(in: -30...30), 0),
                phase: random.uniform(in: 0...6)
            )
        }
        return drawn(width, height) { x, y in
            var value = SIMD4<Float>(128, 128, 128, 255)
            for wave in waves {
                let t = Float(x) * wave.x + Float(y) * wave.y + wave.phase
                // A triangle wave: no library function, the same on every machine.
                value += wave.color * (abs(t - 2 * (t / 2).rounded()) * 2 - 1)
            }
            let grain = SIMD4<Float>(random.gaussian(), random.gaussian(), random.gaussian(), 0) * 2
            let limited = (value + grain).clamped(lowerBound: .zero, upperBound: SIMD4(repeating: 255))
            return SIMD4<UInt8>(limited.rounded(.toNearestOrEven))
        }
    }
}
