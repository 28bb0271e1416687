// Grass, a path and the sun's spots on them.

import Imaging
import RetouchModel

/// The ground of green places.
struct GreenGround: Sendable {
    private let light: HourLight
    private let kind: ScenePlace
    private let coarse: NoiseTile
    private let fine: NoiseTile
    /// Where the path lies at depth z, as a share of the half view, and which way it bends.
    private let path: Float
    private let bend: Float
    private let halfView: Float
    private let flowers: SIMD4<Float>?

    init(_ scene: Greenery, camera: SceneCamera, random: inout SeededRandom) {
        light = scene.light
        kind = scene.kind
        halfView = camera.halfView
        coarse = FractalNoise.tile(side: 256, cell: 64, random: &random)
        fine = FractalNoise.tile(side: 512, cell: 64, gain: 0.75, random: &random)
        path = random.uniform(in: -0.15...0.15)
        bend = random.uniform(in: -1...1)
        flowers = scene.kind == .meadow ? scene.brief.palette.first.map(LightColor.of) : nil
    }

    func light(_ x: Float, _ z: Float) -> SIMD4<Float> {
        let fade = 1 / (1 + z / 9)
        let blades = fine.sample(x * 0.9, z * 0.35) * fade
        let patches = coarse.sample(x * 0.06, z * 0.06)
        let sunlit = PortableMath.smoothstep(
            -0.3, 0.6, coarse.sample(x * 0.16 + 0.4, z * 0.13) + 0.4 * fine.sample(x * 0.1, z * 0.1))
        let dapple = kind == .meadow ? 0.85 : 0.15 + 0.85 * sunlit * (kind == .forest ? 0.6 : 1)
        let strength = light.ambient * 0.55 + light.sun * (0.85 * dapple)
        var grass = LightColor.mix(LightColor.hex(0x3f5a30), LightColor.hex(0x7d9a4c), 0.5 + 0.22 * blades + 0.12 * patches)
        if kind == .forest { grass = LightColor.mix(LightColor.hex(0x4c4634), grass, 0.35 + 0.15 * patches) }
        if let flowers { grass = LightColor.mix(grass, flowers, min(0.75, max(0, 0.3 + 0.25 * patches + 0.1 * blades))) }
        var color = grass * (1 + 0.16 * blades)
        if kind == .garden || kind == .park || kind == .forest {
            let width = halfView * z
            let middle = (path + 0.22 * bend * (1 - PortableMath.exponential(-z / 25))) * width
            let half = kind == .forest ? 0.55 : 0.85 as Float
            let edge = abs(x - middle) + 0.16 * coarse.sample(x * 0.5, z * 0.4)
            let earth =
                LightColor.hex(kind == .park ? 0xb5ada0 : 0xa8906f)
                * (1 + 0.10 * fine.sample(x * 1.6, z * 1.1) * fade + 0.06 * patches)
            color = LightColor.mix(earth, color, PortableMath.smoothstep(half, half + 0.4, edge))
        }
        return light.seen(color * strength, at: z)
    }
}
