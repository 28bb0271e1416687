// What a wall is made of: colour and relief at every pixel.

import Imaging
import RetouchModel

/// Albedo and height of a wall over the whole canvas, and the light that comes back from it.
struct WallSurface {
    private let width: Int
    private let height: Int
    /// Linear albedo.
    private let albedo: [SIMD4<Float>]
    /// Relief, about -1 ... 1.
    private let relief: Plane<Float>
    /// How much the relief shades.
    private let bump: Float

    init(
        _ material: SceneMaterial, paint: Color?, width: Int, height: Int, metre: Float, joint: Float?,
        random: inout SeededRandom, compute: Compute
    ) throws(EditFailure) {
        self.width = width
        self.height = height
        let texture = WallTexture(
            material, paint: paint, width: width, height: height, metre: metre, hasFoot: joint != nil, random: &random,
            compute: compute)
        try compute.checkpoint()
        bump = texture.bump
        var relief = [Float](repeating: 0, count: width * height)
        var albedo = [SIMD4<Float>](repeating: SIMD4(), count: width * height)
        let base = joint ?? Float(height)
        relief.withUnsafeMutableBufferPointer { relief in
            albedo.withUnsafeMutableBufferPointer { albedo in
                nonisolated(unsafe) let relief = relief
                nonisolated(unsafe) let albedo = albedo
                compute.bands(height) { rows in
                    for y in rows {
                        for x in 0..<width {
                            let at = texture.at(x, y, metresX: Float(x) / metre, metresY: (base - Float(y)) / metre)
                            albedo[y * width + x] = at.albedo
                            relief[y * width + x] = at.height
                        }
                    }
                }
            }
        }
        self.albedo = albedo
        self.relief = Plane(width: width, height: height, values: relief)
    }

    /// Ambient light, sun through the pattern, what the lit part throws back, and the dark line at the floor.
    func lit(
        _ light: WallLight, pattern: LightPattern, joint: Float?, compute: Compute
    ) throws(EditFailure) -> SceneCanvas {
        try compute.checkpoint()
        let w = Float(width)
        let h = Float(height)
        let pixels = [SIMD4<Float>](unsafeUninitializedCapacity: width * height) { buffer, count in
            let out = buffer.baseAddress!
            compute.bands(height) { rows in
                for y in rows {
                    let v = (Float(y) + 0.5) / h
                    let below = joint.map { max(0, $0 - Float(y)) } ?? Float(height)
                    let corner =
                        joint == nil
                        ? 1
                        : (1 - 0.35 * PortableMath.exponential(-below / (0.03 * h)))
                            * (1 - 0.45 * PortableMath.exponential(-below / (0.004 * h)))
                    for x in 0..<width {
                        let u = (Float(x) + 0.5) / w
                        let slopeX = relief[min(x + 1, width - 1), y] - relief[max(x - 1, 0), y]
                        let slopeY = relief[x, min(y + 1, height - 1)] - relief[x, max(y - 1, 0)]
                        let facing = min(2.2, max(0.25, 1 + bump * (slopeX * -light.side * -0.8 - slopeY * -0.6)))
                        let sun = pattern.light(Float(x) + 0.5, Float(y) + 0.5)
                        let thrown = pattern.thrownBack(Float(x) + 0.5, Float(y) + 0.5)
                        let near = light.side < 0 ? 1 - u : u
                        let room = (0.66 + 0.22 * near - 0.14 * v) * (0.7 + 0.3 * facing)
                        let strength =
                            light.ambient * (0.55 * room) + light.sun * (0.55 * light.ratio * (sun * facing + 0.16 * thrown))
                        var value = albedo[y * width + x] * strength * corner
                        value.w = 0
                        (out + y * width + x).initialize(to: value)
                    }
                }
            }
            count = width * height
        }
        return SceneCanvas(width: width, height: height, light: pixels)
    }
}
