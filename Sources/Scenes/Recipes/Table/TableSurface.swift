// The material of a table top, and what it mirrors.

import Imaging
import RetouchModel

/// Marble with veins, planks of wood, or stone; glossy at a flat angle.
struct TableSurface: Sendable {
    private let material: SceneMaterial
    private let tone: SIMD4<Float>
    private let coarse: NoiseTile
    private let veins: NoiseTile
    private let fine: NoiseTile
    private let mirror: SceneCanvas
    private let scale: Float
    private let edge: Float
    private let gloss: Float

    /// - Parameters:
    ///   - behind: what is seen over the table, mirrored at its far edge.
    ///   - edge: row of the far edge in pixels of `behind`.
    init(
        _ material: SceneMaterial, paint: Color?, behind: SceneCanvas, edge: Float, compute: Compute, random: inout SeededRandom
    ) throws(EditFailure) {
        self.material = material
        let usual: UInt32 =
            switch material {
            case .marble: 0xe9e6e1
            case .stone, .concrete: 0xb4aa9c
            case .tile, .plaster: 0xdcd6cc
            case .brick, .wood: 0x8f6848
            }
        tone = paint.map(LightColor.of) ?? LightColor.hex(usual)
        coarse = FractalNoise.tile(side: 512, cell: 128, octaves: 6, random: &random)
        veins = FractalNoise.tile(side: 512, cell: 128, octaves: 5, gain: 0.5, random: &random)
        fine = FractalNoise.tile(side: 256, cell: 32, octaves: 4, gain: 0.7, random: &random)
        // What a table mirrors is softer the rougher it is; a small copy is soft already.
        let width = max(16, behind.width / 6)
        let height = max(16, behind.height / 6)
        let small = behind.reduced(width: width, height: height, compute: compute)
        mirror = try Lens.wide(
            small, radius: Float(height) * (material == .marble ? 0.012 : material == .wood ? 0.035 : 0.05), compute: compute)
        scale = Float(width) / Float(behind.width)
        self.edge = edge
        gloss = material == .marble ? 0.9 : material == .wood ? 0.35 : 0.14
    }

    /// Linear light at a place, seen at a pixel.
    func light(_ x: Float, _ z: Float, at pixel: SIMD2<Float>, _ strength: SIMD4<Float>, camera: SceneCamera) -> SIMD4<Float> {
        let body = albedo(x, z) * strength
        // Schlick's approximation: glass-like at a flat angle, little from above.
        let sine = camera.eyeHeight / (z * z + camera.eyeHeight * camera.eyeHeight).squareRoot()
        let flat = 1 - sine
        let fresnel = 0.04 + 0.96 * flat * flat * flat * flat * flat
        let mirrored = mirror.sample(pixel.x * scale, max(0, 2 * edge - pixel.y) * scale)
        return body + mirrored * (fresnel * gloss)
    }

    private func albedo(_ x: Float, _ z: Float) -> SIMD4<Float> {
        switch material {
        case .marble: return marble(x, z)
        case .wood, .brick: return planks(x, z)
        case .stone, .concrete, .plaster, .tile:
            return tone * (1 + 0.07 * coarse.sample(x * 0.9, z * 0.9) + 0.05 * fine.sample(x * 2.2, z * 2.2))
        }
    }

    /// Veins lie where a warped noise crosses zero: they branch where two such lines meet.
    private func marble(_ x: Float, _ z: Float) -> SIMD4<Float> {
        let warp = 0.10 * coarse.sample(x * 0.8, z * 0.8)
        let u = x * 0.75 + warp
        let v = z * 0.55 + warp + x * 0.2
        let main = abs(veins.sample(u, v))
        let branch = abs(coarse.sample(u * 1.7 + 0.31, v * 1.7))
        let hair = abs(veins.sample(u * 3.1 + 0.57, v * 3.1 + 0.2))
        let clouds = 0.035 * coarse.sample(x * 0.5, z * 0.5)
        let strength = min(1, max(0.15, 0.55 + 0.35 * coarse.sample(x * 0.4 + 0.7, z * 0.4)))
        let dark =
            0.42 * PortableMath.exponential(-main * 20) + 0.20 * PortableMath.exponential(-main * 4)
            + 0.28 * PortableMath.exponential(-branch * 26) + 0.14 * PortableMath.exponential(-hair * 24)
        let grey = LightColor.hex(0x77757a)
        return LightColor.mix(tone * (1 + clouds), grey, min(0.75, dark * strength))
    }

    private func planks(_ x: Float, _ z: Float) -> SIMD4<Float> {
        let board = (z / 0.11 + 40).rounded(.down)
        let inside = z / 0.11 + 40 - board
        let shift = board * 0.377
        let grain = fine.sample(x * 0.35 + shift, z * 7)
        let ring = PortableMath.sine(z * 150 + 5 * coarse.sample(x * 0.25 + shift, z * 1.4))
        let level = coarse.sample(shift, 0.5)
        let gap: Float = inside < 0.02 || inside > 0.98 ? 0.5 : 1
        let warm = SIMD4<Float>(1 + 0.03 * level, 1, 1 - 0.05 * level, 0)
        return tone * warm * ((1 + 0.09 * level + 0.06 * grain + 0.035 * ring) * gap)
    }
}
