// What a street's ground is made of: slabs, a kerb, asphalt, and water on it.

import Imaging
import RetouchModel

/// The pavement on the near side, the road beyond its kerb, shade of trees on both.
struct Pavement: Sendable {
    private let light: HourLight
    private let isNight: Bool
    private let isWet: Bool
    private let isOpen: Bool
    private let near: Float
    private let kerb: Float
    private let farKerb: Float
    private let slab: SIMD2<Float>
    private let stone: SIMD4<Float>
    private let coarse: NoiseTile
    private let fine: NoiseTile
    private let offset: SIMD2<Float>
    /// Where water stands.
    private let pools: NoiseTile
    private let eye: Float

    init(_ place: StreetPlace, random: inout SeededRandom) {
        light = place.light
        isNight = place.isNight
        isWet = place.street.isWet
        eye = place.camera.eyeHeight
        isOpen = place.plan.shadowLine < 1
        near = place.plan.near
        kerb = place.kerb
        farKerb = place.farWall * 0.72
        slab = random.uniform() < 0.5 ? SIMD2(0.62, 0.42) : SIMD2(1.0, 1.0)
        let tones: [UInt32] = [0xb5aa9b, 0xa9a49d, 0xbcae98]
        stone = LightColor.hex(place.isNight ? 0x5b5b60 : tones[Int(random.next() % 3)])
        coarse = FractalNoise.tile(side: 256, cell: 64, random: &random)
        fine = FractalNoise.tile(side: 256, cell: 32, random: &random)
        offset = SIMD2(random.uniform(), random.uniform())
        pools = FractalNoise.tile(side: 128, cell: 64, octaves: 2, random: &random)
    }

    func light(_ x: Float, _ z: Float) -> SIMD4<Float> {
        let fade = 1 / (1 + z / 9)
        var ground = albedo(x, z, fade)
        let stain = coarse.sample(x * 0.21 + offset.x, z * 0.13 + offset.y)
        ground *= 1 + 0.09 * stain * (0.4 + 0.6 * fade)
        var color = ground * strength(x, z)
        // Wet stone is dark.
        if isWet { color *= 0.55 }
        return light.seen(color, at: z)
    }

    private func albedo(_ x: Float, _ z: Float, _ fade: Float) -> SIMD4<Float> {
        let grains = fine.sample(x * 1.3, z * 1.3) * fade
        // Metres from the kerb towards the road.
        let beyond = (kerb - x) * near
        let asphalt = stone * SIMD4(0.52, 0.53, 0.56, 0) * (1 + 0.05 * grains + 0.05 * fine.sample(x * 0.3, z * 0.05))
        let walk = paving(x, z, grains, fade)
        let edge = stone * (1.12 + 0.04 * grains)
        let gutter = stone * 0.40
        let width = 0.02 + 0.002 * z
        var color = LightColor.mix(walk, edge, PortableMath.smoothstep(-0.16 - width, -0.16, beyond))
        color = LightColor.mix(color, gutter, PortableMath.smoothstep(-width, width, beyond))
        color = LightColor.mix(color, asphalt, PortableMath.smoothstep(0.10, 0.30, beyond))
        let across = (x - farKerb) * -near
        return LightColor.mix(color, walk * 0.95, PortableMath.smoothstep(-width, width, across))
    }

    private func paving(_ x: Float, _ z: Float, _ grains: Float, _ fade: Float) -> SIMD4<Float> {
        let row = (z / slab.y).rounded(.down)
        let shift = coarse.sample(row * 0.371, 0.3) * slab.x
        let column = ((x + shift) / slab.x).rounded(.down)
        let tone = coarse.sample(column * 0.173 + 0.1, row * 0.311)
        let inX = (x + shift) / slab.x - column
        let inZ = z / slab.y - row
        let joint = min(min(inX, 1 - inX) * slab.x, min(inZ, 1 - inZ) * slab.y)
        // Joints fade before they become finer than a pixel.
        let dark = PortableMath.smoothstep(0.012, 0.003, joint) * 0.30 * PortableMath.smoothstep(18, 6, z)
        return stone * (1 + 0.07 * tone * (0.3 + 0.7 * fade) + 0.06 * grains) * (1 - dark)
    }

    private func strength(_ x: Float, _ z: Float) -> SIMD4<Float> {
        let near = PortableMath.smoothstep(60, 8, z)
        // Under trees the sun comes through in many small round spots; elsewhere it lies open.
        let crowns = PortableMath.smoothstep(-0.35, 0.75, coarse.sample(x * 0.045 + offset.y, z * 0.026 + offset.x))
        let spots = PortableMath.smoothstep(-0.1, 1.1, fine.sample(x * 0.17, z * 0.12) + 0.5 * coarse.sample(x * 0.3, z * 0.2))
        let dapple = isOpen ? 1 - crowns * (0.92 - 0.80 * spots) : 0.9 * PortableMath.smoothstep(15, 30, z + 2 * crowns)
        var strength = light.ambient * 0.55 + light.sun * (0.80 * dapple * (0.55 + 0.45 * near))
        if !isOpen { strength += light.ambient * 0.12 + light.sun * 0.07 }
        if isNight { strength += LightColor.kelvin(2_800) * (0.13 + 0.09 * coarse.sample(x * 0.08, z * 0.05)) }
        return strength
    }

    /// How much of what stands over the ground a place mirrors: puddles lie where it is low.
    private func gloss(_ x: Float, _ z: Float) -> Float {
        // Far off a pool is thinner than a row of pixels.
        let fade = PortableMath.smoothstep(45, 14, z)
        let depth = pools.sample(x * 0.20, z * 0.09) + 0.12 * coarse.sample(x * 0.4, z * 0.1)
        let low = PortableMath.smoothstep(-0.9, 1.3, depth * fade)
        return isNight ? 0.12 + 0.38 * low : FloorMirror.wet(z, eye: eye) * (0.35 + 0.55 * low)
    }

    /// Lays the mirror image of the houses and the sky on the wet ground.
    func mirror(_ canvas: inout SceneCanvas, _ place: StreetPlace, compute: Compute) throws(EditFailure) {
        let camera = place.camera
        try FloorMirror(camera: camera).lay(onto: &canvas, compute: compute) { aside in
            // The foot of the row of houses that stands over this column.
            camera.horizon + camera.eyeHeight * aside / (aside * place.plan.near > 0 ? place.nearWall : place.farWall)
        } share: { x, z in
            self.gloss(x, z)
        }
    }
}
