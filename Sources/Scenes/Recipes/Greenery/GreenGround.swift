// Grass, a path and the sun's spots on them.

import Imaging
import RetouchModel

/// The ground of green places.
struct GreenGround: Sendable {
    private let place: GreenPlace
    private let coarse: NoiseTile
    private let fine: NoiseTile
    private let offset: SIMD2<Float>
    private let earth: SIMD4<Float>
    /// Half the path's width in metres.
    private let half: Float

    init(_ place: GreenPlace, random: inout SeededRandom) {
        self.place = place
        coarse = FractalNoise.tile(side: 256, cell: 64, random: &random)
        fine = FractalNoise.tile(side: 512, cell: 64, gain: 0.75, random: &random)
        offset = SIMD2(random.uniform(), random.uniform())
        let earths: [UInt32] = place.kind == .park ? [0xb3aca0, 0x9a958c, 0xb7a68c] : [0xa18d70, 0xb3a68e, 0x8d8272]
        earth = LightColor.hex(earths[Int(random.next() % 3)])
        half = place.kind == .forest ? 0.5 : random.uniform(in: 0.6...1.1)
    }

    func light(_ x: Float, _ z: Float) -> SIMD4<Float> {
        let fade = 1 / (1 + z / 9)
        let patches = coarse.sample(x * 0.06 + offset.x, z * 0.06)
        let strength = self.strength(x, z)
        var color = grass(x, z, fade, patches)
        if place.plan.hasPath, place.kind != .meadow {
            let edge = abs(x - middle(z)) + 0.20 * coarse.sample(x * 0.5, z * 0.4) + 0.10 * fine.sample(x * 0.4, z * 0.3)
            let grit = 1 + 0.12 * fine.sample(x * 1.6, z * 1.1) * fade + 0.07 * patches
            // Worn along its middle, darker where leaves gather at its edge.
            let worn = PortableMath.smoothstep(half * 1.1, half * 0.4, edge)
            color = LightColor.mix(
                earth * (grit * (0.82 + 0.18 * worn)), color, PortableMath.smoothstep(half, half + 0.35, edge))
        }
        return place.seen(fallen(onto: color, x, z, fade) * strength, at: z)
    }

    /// X of the path's middle at a depth.
    private func middle(_ z: Float) -> Float {
        let width = place.camera.halfView * z
        return (place.plan.path + 0.34 * place.plan.bend * (1 - PortableMath.exponential(-z / 25))) * width
    }

    private func grass(_ x: Float, _ z: Float, _ fade: Float, _ patches: Float) -> SIMD4<Float> {
        let blades = fine.sample(x * 0.9, z * 0.35) * fade
        let tufts = coarse.sample(x * 0.4, z * 0.22 + offset.y)
        let lean = SIMD4<Float>(1 + 0.08 * place.plan.tone, 1, 1 - 0.10 * place.plan.tone, 0)
        let share = min(1, max(0, 0.45 + 0.20 * blades + 0.14 * patches + 0.12 * tufts * fade))
        var grass = LightColor.mix(LightColor.hex(0x3c5632), LightColor.hex(0x7a9a58), share) * lean
        switch place.kind {
        case .forest:
            let litter = LightColor.mix(
                LightColor.hex(0x54452f), LightColor.hex(0x6d5c40), 0.5 + 0.4 * fine.sample(x * 1.1, z * 0.7) * fade)
            grass = LightColor.mix(litter, grass, PortableMath.smoothstep(-0.3, 1.3, patches + 0.4 * tufts))
        case .meadow:
            // Far off the blossoms run together into a tint; it is patchy, as they grow.
            let bloom = place.plan.flowers[0]
            let share = min(0.5, max(0, 0.10 + 0.14 * patches)) * PortableMath.smoothstep(8, 40, z)
            grass = LightColor.mix(grass, bloom, place.scene.brief.palette.isEmpty ? share * 0.5 : min(0.8, share * 2 + 0.42))
        default: break
        }
        return grass * (1 + 0.14 * blades)
    }

    /// Leaves or petals that lie about, in drifts.
    private func fallen(onto ground: SIMD4<Float>, _ x: Float, _ z: Float, _ fade: Float) -> SIMD4<Float> {
        let season = place.season
        guard season.litter > 0, place.kind != .meadow else { return ground }
        let drift = coarse.sample(x * 0.22 + 0.4, z * 0.16)
        let speck = fine.sample(x * 2.3 + 0.2, z * 1.7) * (0.35 + 0.65 * fade)
        let cover = PortableMath.smoothstep(1.1 - 2.2 * season.litter, 1.6 - 1.6 * season.litter, 0.9 * speck + 0.6 * drift)
        let kinds = season.fallen
        let kind = min(kinds.count - 1, max(0, Int((coarse.sample(x * 1.7, z * 1.3 + 0.3) + 1.6) / 3.2 * Float(kinds.count))))
        return LightColor.mix(ground, LightColor.hex(kinds[kind]), cover * 0.85)
    }

    private func strength(_ x: Float, _ z: Float) -> SIMD4<Float> {
        let light = place.light
        guard place.kind != .meadow else {
            let swell = coarse.sample(x * 0.02, z * 0.02 + offset.x)
            return light.ambient * 0.5 + light.sun * (0.72 + 0.10 * swell)
        }
        let crowns = PortableMath.smoothstep(-0.8, 0.7, coarse.sample(x * 0.09 + offset.x, z * 0.05 + offset.y))
        let spots = PortableMath.smoothstep(-0.2, 1.2, fine.sample(x * 0.15, z * 0.10) + 0.5 * coarse.sample(x * 0.3, z * 0.22))
        let shade: Float = place.kind == .park ? 0.75 : 0.92
        let dapple = (1 - crowns * shade * (1 - 0.85 * spots)) * (place.kind == .forest ? 0.62 : 1)
        return light.ambient * 0.55 + light.sun * (0.80 * dapple)
    }
}
