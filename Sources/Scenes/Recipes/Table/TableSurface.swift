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
    /// Which way the marble's bands run.
    private let flow: Float

    /// - Parameters:
    ///   - behind: what is seen over the table, mirrored at its far edge.
    ///   - edge: row of the far edge in pixels of `behind`.
    init(
        _ material: SceneMaterial, paint: Color?, behind: SceneCanvas, edge: Float, compute: Compute, random: inout SeededRandom
    ) throws(EditFailure) {
        self.material = material
        let woods: [UInt32] = [0x987a5e, 0x7b604a, 0xb09678]
        let wood = woods[Int(random.next() % 3)]
        let usual: UInt32 =
            switch material {
            case .marble: 0xe9e6e1
            case .stone, .concrete: 0xb4aa9c
            case .tile, .plaster: 0xdcd6cc
            case .brick, .wood: wood
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
        flow = random.uniform() < 0.5 ? -1 : 1
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

    /// Veins lie where a warped noise crosses zero, of a width that comes and goes; finer ones branch off near them.
    private func marble(_ x: Float, _ z: Float) -> SIMD4<Float> {
        // The stone was laid down in one direction: everything is drawn out along it.
        let along = 0.86 * x + 0.5 * z * flow
        let across = 0.86 * z * flow - 0.5 * x
        let warp = 0.13 * coarse.sample(along * 0.7, across * 1.1) + 0.03 * fine.sample(along * 0.6, across * 0.6)
        let u = along * 0.9 + warp
        let v = across * 1.35 + 1.3 * warp
        let main = abs(veins.sample(u, v))
        let body = coarse.sample(along * 0.9 + 0.7, across * 0.9)
        let width = 0.04 + 0.17 * PortableMath.smoothstep(-0.4, 1.5, body)
        let presence = PortableMath.smoothstep(-0.9, 0.5, coarse.sample(along * 0.45 + 0.2, across * 0.6))
        let near = PortableMath.exponential(-main * 3.2)
        let branch = abs(coarse.sample(u * 1.9 + 0.31, v * 1.5 + 0.4 * warp))
        let hair = abs(veins.sample(u * 3.3 + 0.57, v * 2.7 + 0.2))
        let dark =
            presence * (0.78 * PortableMath.exponential(-main / width) + 0.24 * PortableMath.exponential(-main * 3.5))
            + near * (0.46 * PortableMath.exponential(-branch / 0.07) + 0.30 * PortableMath.exponential(-hair / 0.07))
            + 0.12 * PortableMath.exponential(-hair / 0.06)
        let clouds = 0.045 * coarse.sample(along * 0.4, across * 0.5) + 0.015 * fine.sample(along, across)
        let grey = LightColor.mix(
            LightColor.hex(0x5d5d64), LightColor.hex(0x85745f), PortableMath.smoothstep(0.2, 1.4, body) * 0.6)
        return LightColor.mix(tone * (1 + clouds), grey, min(0.85, dark))
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
