// The sky: a gradient through colours, the sun's glow, streaks of cloud.

package import Imaging

/// What is seen above the horizon.
package struct Sky: Sendable {
    /// Colours from the zenith (0) to the horizon (1), rising.
    package var stops: [(at: Float, color: SIMD4<Float>)]
    /// Where the sun stands, in pixels of the canvas, and its light; `nil` = outside the picture or hidden.
    package var sun: (x: Float, y: Float, light: SIMD4<Float>)?
    package var glow: Float = 1
    /// How much of the sky is covered, 0 ... 1, and the clouds' colour.
    package var clouds: Float = 0
    package var cloudColor = SIMD4<Float>(repeating: 1)

    package init(stops: [(at: Float, color: SIMD4<Float>)]) { self.stops = stops }

    /// Paints the whole canvas; below the horizon the last colour goes on.
    package func paint(
        width: Int, height: Int, horizon: Float, random: inout SeededRandom, compute: Compute
    ) -> SceneCanvas {
        let cover = clouds > 0 ? Clouds(width: width, height: height, random: &random, compute: compute) : nil
        let light = [SIMD4<Float>](unsafeUninitializedCapacity: width * height) { buffer, count in
            let out = buffer.baseAddress!
            compute.bands(height) { rows in
                for y in rows {
                    let t = min(1, max(0, (Float(y) + 0.5) / max(horizon, 1)))
                    let plain = self.color(t)
                    let share = clouds * PortableMath.smoothstep(1.05, 0.6, t)
                    for x in 0..<width {
                        var value = plain
                        if let cover, share > 0 { value = cover.blend(value, x, y, share: share, color: cloudColor) }
                        if let sun { value += self.glare(sun, Float(x) + 0.5, Float(y) + 0.5, Float(height)) }
                        value.w = 0
                        (out + y * width + x).initialize(to: value)
                    }
                }
            }
            count = width * height
        }
        return SceneCanvas(width: width, height: height, light: light)
    }

    /// The sky's colour at a share of the way from the zenith to the horizon.
    package func color(_ t: Float) -> SIMD4<Float> {
        guard let first = stops.first, let last = stops.last else { return SIMD4() }
        if t <= first.at { return first.color }
        for (lower, upper) in zip(stops, stops.dropFirst()) where t <= upper.at {
            return LightColor.mix(lower.color, upper.color, (t - lower.at) / max(upper.at - lower.at, 1e-6))
        }
        return last.color
    }

    /// Three lobes of glow; the disc itself is a point of light of the lens.
    private func glare(
        _ sun: (x: Float, y: Float, light: SIMD4<Float>), _ x: Float, _ y: Float, _ height: Float
    ) -> SIMD4<Float> {
        let dx = (x - sun.x) / height
        let dy = (y - sun.y) / height * 1.15
        let q = (dx * dx + dy * dy).squareRoot()
        let near = PortableMath.power(q / 0.03, 1.3)
        let lobes = PortableMath.exponential(SIMD4(-q / 0.35, -q / 0.09, -near, 0))
        return sun.light * (glow * (0.55 * lobes.x + 1.6 * lobes.y + 5 * lobes.z))
    }
}

/// Streaks of cloud, lit by their own vertical slope.
private struct Clouds: Sendable {
    private let density: Plane<Float>
    private let broad: Plane<Float>

    init(width: Int, height: Int, random: inout SeededRandom, compute: Compute) {
        let h = Float(height)
        density = FractalNoise.field(
            width: width, height: height, cell: h * 0.16, octaves: 6, gain: 0.55, stretch: 3.2, random: &random, compute: compute)
        broad = FractalNoise.field(
            width: width, height: height, cell: h * 0.5, octaves: 2, stretch: 2, random: &random, compute: compute)
    }

    @inline(__always)
    func blend(_ sky: SIMD4<Float>, _ x: Int, _ y: Int, share: Float, color: SIMD4<Float>) -> SIMD4<Float> {
        let n = density[x, y]
        let cover = PortableMath.smoothstep(0.15, 1.5, n + 0.2 * broad[x, y]) * share
        guard cover > 0 else { return sky }
        let above = density[x, max(0, y - max(1, density.height / 50))]
        let lit = min(1.6, max(0.6, 1 + 0.5 * (n - above)))
        return sky * (1 - cover) + color * (cover * lit)
    }
}
