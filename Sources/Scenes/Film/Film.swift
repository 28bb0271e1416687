// From the light of a scene to what a film shows of it: bloom, vignette, a filmic curve, split tone.

package import Imaging
package import RetouchModel

/// Develops scenes that were lit like the world, far above white. Studio papers, whose colour must be hit, go without.
package struct Film: Sendable {
    /// Exposure in stops.
    package var exposure: Float = 0
    /// White balance: factors for red, green and blue.
    package var balance = SIMD4<Float>(1, 1, 1, 0)
    /// Share of the light that spreads around bright places.
    package var bloom: Float = 0.06
    /// How much the corners fall off, .18 ... .30.
    package var vignette: Float = 0.18
    package var saturation: Float = 1
    /// Added to the encoded values of shadows and of highlights.
    package var shadowTone = SIMD4<Float>()
    package var highlightTone = SIMD4<Float>()
    /// See `Finish.grain`.
    package var grain: Float = 0.009

    package init() {}

    /// Makes the picture of a scene.
    ///
    /// - Parameters:
    ///   - canvas: linear light, not limited to white.
    ///   - width, height: size of the picture.
    ///   - shade: light taken away before the grain.
    package func develop(
        _ canvas: consuming SceneCanvas, width: Int, height: Int, shade: ShadeMap? = nil, seed: UInt64, compute: Compute
    ) throws(EditFailure) -> Raster {
        let shown = try expose(canvas, compute: compute)
        return try Finish(grain: grain, seed: seed).develop(
            shown, width: width, height: height, shade: shade, isDisplayed: true, compute: compute)
    }

    /// The scene as light of a display, 0 ... 1.
    package func expose(_ canvas: consuming SceneCanvas, compute: Compute) throws(EditFailure) -> SceneCanvas {
        var shown = canvas
        let glow = bloom > 0 ? try Glow(shown, compute: compute) : nil
        let width = shown.width
        let height = shown.height
        let gain = balance * PortableMath.exponential(exposure * 0.69314718)
        shown.light.withUnsafeMutableBufferPointer { light in
            nonisolated(unsafe) let light = light
            compute.bands(height) { rows in
                for y in rows {
                    let v = (Float(y) + 0.5) / Float(height) - 0.5
                    for x in 0..<width {
                        let u = (Float(x) + 0.5) / Float(width) - 0.5
                        var value = PortableMath.positive(light[y * width + x])
                        if let glow { value += (glow.sample(x, y) - value) * bloom }
                        let fall = 1 / (1 + vignette * (u * u + v * v) * 2)
                        light[y * width + x] = self.tone(value * gain * (fall * fall))
                    }
                }
            }
        }
        return shown
    }

    /// A filmic curve, two thirds on each channel and one third on luminance: highlights lose colour, but not all of it
    /// (Narkowicz's fit of the ACES curve, scaled so that mid greys keep their place).
    @inline(__always)
    func tone(_ light: SIMD4<Float>) -> SIMD4<Float> {
        let each = Self.curve(light)
        let luminance = LightColor.luminance(light)
        let shown = Self.curve(SIMD4(repeating: luminance)).x
        var whole = light * (shown / max(luminance, 1e-5))
        let most = max(whole.x, max(whole.y, whole.z))
        if most > 1 { whole += (SIMD4(repeating: shown) - whole) * (1 - 1 / most) }
        let mixed = each * 0.65 + clamped(whole, 0, 1) * 0.35
        let grey = LightColor.luminance(mixed)
        var result = clamped((mixed - grey) * saturation + grey, 0, 1)
        if shadowTone != SIMD4() || highlightTone != SIMD4() {
            let dark = 1 - grey.squareRoot()
            // In encoded values; near mid grey a step of them is about this much light.
            let slope = 2.2 * PortableMath.power(max(grey, 0.002), 0.55)
            result = clamped(result + (shadowTone * (dark * dark) + highlightTone * grey) * slope, 0, 1)
        }
        return result
    }

    @inline(__always)
    private static func curve(_ light: SIMD4<Float>) -> SIMD4<Float> {
        let top = light * (light * 0.9036 + 0.018)
        let bottom = light * (light * 0.8748 + 0.354) + 0.14
        return clamped(top / bottom, 0, 1)
    }

    /// The light that the curve shows as this light of a display, channel by channel: the curve solved as a quadratic equation.
    ///
    /// - Parameter shown: 0 ... 1; from .95 on taken for .95, which stands for a light of 4.8: above it the curve is so flat that a byte's
    ///   rounding would be a lamp.
    @inline(__always)
    static func undone(_ shown: SIMD4<Float>) -> SIMD4<Float> {
        let y = clamped(shown, 0, 0.95)
        let a = 0.9036 - y * 0.8748
        let b = 0.018 - y * 0.354
        return ((b * b + a * y * 0.56).squareRoot() - b) / (a * 2)
    }
}

/// The light that spreads in lens and film: two wide Gaussians of a quarter-size copy.
private struct Glow: Sendable {
    private let light: SceneCanvas
    private let scaleX: Float
    private let scaleY: Float

    init(_ canvas: SceneCanvas, compute: Compute) throws(EditFailure) {
        let width = max(2, canvas.width / 4)
        let height = max(2, canvas.height / 4)
        try compute.checkpoint()
        var channels = (0..<3).map { _ in Plane<Float>(width: width, height: height, repeating: 0) }
        let small = canvas.reduced(width: width, height: height, most: 30, compute: compute).light
        for channel in 0..<3 {
            channels[channel].values.withUnsafeMutableBufferPointer { values in
                for index in values.indices { values[index] = small[index][channel] }
            }
        }
        let near = channels.map { Blur.gaussian($0, sigma: 0.02 * Float(height), compute: compute) }
        let far = channels.map { Blur.gaussian($0, sigma: 0.08 * Float(height), compute: compute) }
        let values = [SIMD4<Float>](unsafeUninitializedCapacity: width * height) { buffer, count in
            let out = buffer.baseAddress!
            compute.bands(height) { rows in
                for index in rows.lowerBound * width..<rows.upperBound * width {
                    let close = SIMD4<Float>(near[0].values[index], near[1].values[index], near[2].values[index], 0)
                    let wide = SIMD4<Float>(far[0].values[index], far[1].values[index], far[2].values[index], 0)
                    (out + index).initialize(to: close * 0.6 + wide * 0.4)
                }
            }
            count = width * height
        }
        light = SceneCanvas(width: width, height: height, light: values)
        scaleX = Float(width) / Float(canvas.width)
        scaleY = Float(height) / Float(canvas.height)
    }

    @inline(__always)
    func sample(_ x: Int, _ y: Int) -> SIMD4<Float> {
        let u = min(max((Float(x) + 0.5) * scaleX - 0.5, 0), Float(light.width - 1))
        let v = min(max((Float(y) + 0.5) * scaleY - 0.5, 0), Float(light.height - 1))
        let i = min(Int(u), light.width - 2)
        let j = min(Int(v), light.height - 2)
        let s = u - Float(i)
        let t = v - Float(j)
        return light.light.withUnsafeBufferPointer { light in
            let row = light.baseAddress! + j * self.light.width + i
            let below = row + self.light.width
            let top = row[0] + (row[1] - row[0]) * s
            let bottom = below[0] + (below[1] - below[0]) * s
            return top + (bottom - top) * t
        }
    }
}
