// From light at a working size to the bytes of a picture: shoulder, encoding, enlargement, grain.

package import Imaging
package import RetouchModel

/// Develops a canvas. The order matters: grain comes last, at the final size, so that it is grain and not blotches.
package struct Finish: Sendable {
    /// Deviation of the grain at mid grey, as a share of the encoded range: .0035 for a studio, .008 for a day outside.
    package var grain: Float
    package var seed: UInt64

    package init(grain: Float, seed: UInt64) {
        self.grain = grain
        self.seed = seed
    }

    /// Light limited softly: untouched up to .95, then a parabola that arrives at 1 for light of 1.05.
    @inline(__always)
    static func shoulder(_ light: SIMD4<Float>) -> SIMD4<Float> {
        let over = clamped(light - 0.95, 0, 0.1)
        return SIMD4(repeating: 1.05).replacing(with: light, where: light .< 1.05) - over * over * 5
    }

    /// Makes the picture of a canvas.
    ///
    /// - Parameters:
    ///   - canvas: taken over; its light is encoded in place.
    ///   - width, height: size of the picture; as large as the canvas or larger.
    ///   - shade: light taken away before the grain.
    ///   - isDisplayed: the light is that of a display already: a film limited it.
    ///   - compute: threads and interruption. Needs memory for the result and a few rows.
    package func develop(
        _ canvas: consuming SceneCanvas, width: Int, height: Int, shade: ShadeMap? = nil, isDisplayed: Bool = false,
        compute: Compute
    ) throws(EditFailure) -> Raster {
        var light = canvas.light
        let size = (width: canvas.width, height: canvas.height)
        light.withUnsafeMutableBufferPointer { light in
            nonisolated(unsafe) let light = light
            compute.bands(size.height) { rows in
                for index in rows.lowerBound * size.width..<rows.upperBound * size.width {
                    light[index] = PortableMath.encoded(isDisplayed ? light[index] : Self.shoulder(light[index]))
                }
            }
        }
        let enlargement = Enlargement(
            encoded: light, sourceWidth: size.width, columns: CubicTaps(count: width, source: size.width),
            rows: CubicTaps(count: height, source: size.height), grain: Grain(seed: seed), amount: grain,
            shade: shade.map { ShadeSampler($0.encoded(), width: width, height: height) })
        var raster = Raster(width: width, height: height, alpha: 255)
        try enlargement.fill(&raster, compute: compute)
        return raster
    }
}

/// The last pass: every row of the result from four rows of the canvas.
private struct Enlargement: Sendable {
    let encoded: [SIMD4<Float>]
    let sourceWidth: Int
    let columns: CubicTaps
    let rows: CubicTaps
    let grain: Grain
    let amount: Float
    let shade: ShadeSampler?

    func fill(_ raster: inout Raster, compute: Compute) throws(EditFailure) {
        let width = raster.width
        let height = raster.height
        // In parts, so that a caller who has gone does not have to wait for a whole 4k picture.
        for top in stride(from: 0, to: height, by: 512) {
            try compute.checkpoint()
            raster.pixels.withUnsafeMutableBytes { pixels in
                nonisolated(unsafe) let pixels = pixels
                compute.bands(min(512, height - top)) { band in
                    self.fill(pixels, width: width, rows: top + band.lowerBound..<top + band.upperBound)
                }
            }
        }
    }

    /// Samples that the line repeats at either end, so that no tap has to look for the edge.
    private static let margin = 2

    private func fill(_ pixels: UnsafeMutableRawBufferPointer, width: Int, rows band: Range<Int>) {
        var line = [SIMD4<Float>](repeating: SIMD4(), count: sourceWidth + 2 * Self.margin)
        var factors = [Float](repeating: 1, count: width)
        var scratch: [Float] = []
        for y in band {
            blend(row: y, into: &line)
            let shaded = factors.withUnsafeMutableBufferPointer { row in
                shade?.fill(row.baseAddress!, y: y, scratch: &scratch) ?? false
            }
            write(line, factors: shaded ? factors : nil, y: y, width: width, to: pixels)
        }
    }

    private func blend(row y: Int, into line: inout [SIMD4<Float>]) {
        let weights = rows.weights[y]
        let places = rows.places(y)
        encoded.withUnsafeBufferPointer { encoded in
            let r0 = encoded.baseAddress! + places.0 * sourceWidth
            let r1 = encoded.baseAddress! + places.1 * sourceWidth
            let r2 = encoded.baseAddress! + places.2 * sourceWidth
            let r3 = encoded.baseAddress! + places.3 * sourceWidth
            line.withUnsafeMutableBufferPointer { line in
                let inside = line.baseAddress! + Self.margin
                if rows.isPlain {
                    inside.update(from: r1, count: sourceWidth)
                } else {
                    for x in 0..<sourceWidth { inside[x] = Self.sum(r0[x], r1[x], r2[x], r3[x], weights) }
                }
                for step in 1...Self.margin {
                    inside[-step] = inside[0]
                    inside[sourceWidth - 1 + step] = inside[sourceWidth - 1]
                }
            }
        }
    }

    private func write(
        _ line: [SIMD4<Float>], factors: [Float]?, y: Int, width: Int, to pixels: UnsafeMutableRawBufferPointer
    ) {
        let out = pixels.baseAddress! + y * width * 4
        line.withUnsafeBufferPointer { line in
            let inside = line.baseAddress! + Self.margin
            if columns.isPlain {
                grain.row(y, width: width) { x, noise in
                    Self.store(inside[x], noise, amount, factors?[x], to: out + x * 4)
                }
                return
            }
            columns.weights.withUnsafeBufferPointer { weights in
                columns.starts.withUnsafeBufferPointer { starts in
                    grain.row(y, width: width) { x, noise in
                        let taps = inside + Int(starts[x]) - 1
                        let value = Self.sum(taps[0], taps[1], taps[2], taps[3], weights[x])
                        Self.store(value, noise, amount, factors?[x], to: out + x * 4)
                    }
                }
            }
        }
    }

    /// One pixel: shadow, grain, bytes.
    @inline(__always)
    private static func store(
        _ encoded: SIMD4<Float>, _ noise: SIMD4<Float>, _ amount: Float, _ factor: Float?, to out: UnsafeMutableRawPointer
    ) {
        var value = encoded
        if let factor { value = (value + 0.055) * factor - 0.055 }
        value = clamped(value, 0, 1)
        let luminance = (value * SIMD4(0.2126, 0.7152, 0.0722, 0)).sum()
        let visible = 0.35 + 1.6 * luminance.squareRoot() * (1 - 0.75 * luminance)
        // At least half a level, or the steps between two bytes would show in the shadows.
        let deviation = max(amount * visible, 0.5 / 255)
        let bytes = rounded(clamped(value + noise * deviation, 0, 1) * 255)
        var pixel = SIMD4<UInt8>(truncatingIfNeeded: bytes)
        pixel.w = 255
        out.storeBytes(of: pixel, as: SIMD4<UInt8>.self)
    }

    @inline(__always)
    private static func sum(
        _ a: SIMD4<Float>, _ b: SIMD4<Float>, _ c: SIMD4<Float>, _ d: SIMD4<Float>, _ weights: SIMD4<Float>
    ) -> SIMD4<Float> {
        var value = a * weights.x
        value += b * weights.y
        value += c * weights.z
        value += d * weights.w
        return value
    }
}
