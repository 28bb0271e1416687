// The materials of walls: plaster, concrete, brick, wood, tiles, stone.

import Imaging
import RetouchModel

/// Colour and relief of a material at a place, from noise that is made once.
struct WallTexture: Sendable {
    private let material: SceneMaterial
    private let tone: SIMD4<Float>
    private let broad: Plane<Float>
    private let fine: Plane<Float>
    private let streaks: Plane<Float>
    private let seed: UInt64
    /// The wall ends at a floor in the frame.
    private let hasFoot: Bool
    let bump: Float

    init(
        _ material: SceneMaterial, paint: Color?, width: Int, height: Int, metre: Float, hasFoot: Bool,
        random: inout SeededRandom,
        compute: Compute
    ) {
        self.material = material
        self.hasFoot = hasFoot
        let painted = paint.map { SIMD4(LinearLight.light(red: $0.red, green: $0.green, blue: $0.blue), 0) }
        let usual: UInt32 =
            switch material {
            case .plaster: 0xd8cfc4
            case .concrete: 0xa9a5a0
            case .brick: 0x8f6757
            case .wood: 0x8c705a
            case .tile: 0xe4e0d8
            case .marble: 0xe6e3de
            case .stone: 0xb9ad9b
            }
        tone = painted ?? LightColor.hex(usual)
        bump =
            switch material {
            case .plaster: 1.6
            case .concrete: 1.1
            case .brick: 1.5
            case .wood: 1.0
            case .tile: 1.2
            case .marble: 0.2
            case .stone: 1.5
            }
        broad = FractalNoise.field(
            width: width, height: height, cell: 0.55 * metre, octaves: 6, gain: 0.5, random: &random, compute: compute)
        fine = FractalNoise.field(
            width: width, height: height, cell: 0.045 * metre, octaves: 4, gain: 0.6, random: &random, compute: compute)
        streaks = FractalNoise.field(
            width: width, height: height, cell: 0.40 * metre, octaves: 5, gain: 0.55, stretch: material == .wood ? 0.05 : 0.16,
            random: &random, compute: compute)
        seed = random.next()
    }

    /// - Parameters:
    ///   - x, y: the pixel.
    ///   - metresX, metresY: the same place on the wall, up from the floor.
    func at(_ x: Int, _ y: Int, metresX: Float, metresY: Float) -> (albedo: SIMD4<Float>, height: Float) {
        let b = broad[x, y]
        let f = fine[x, y]
        let s = streaks[x, y]
        switch material {
        case .plaster:
            // A skirting board: painted wood with a rounded upper edge.
            if hasFoot, metresY < 0.095 {
                return (LightColor.mix(tone, LightColor.hex(0xe6e2da), 0.6) * (1 + 0.01 * f), metresY > 0.085 ? 0.2 : 0.55)
            }
            return (tone * (1 + 0.05 * b + 0.025 * s + 0.01 * f), 0.10 * b + 0.05 * f)
        case .marble:
            let line = abs(s + 0.6 * b)
            let width = 0.03 + 0.10 * PortableMath.smoothstep(-0.5, 1.5, b)
            let vein = 0.45 * PortableMath.exponential(-line / width) + 0.16 * PortableMath.exponential(-line * 2.5)
            let branch = 0.22 * PortableMath.exponential(-abs(b - 0.5 * s + 0.3) * 16) * PortableMath.exponential(-line)
            return (LightColor.mix(tone * (1 + 0.03 * b), LightColor.hex(0x7b7a7e), min(0.7, vein + branch)), 0)
        case .concrete:
            return concrete(metresX, metresY, b, f, s)
        case .brick: return brick(metresX, metresY, b, f)
        case .stone: return blocks(metresX, metresY, width: 0.62, height: 0.31, joint: 0.008, b, f)
        case .tile: return blocks(metresX, metresY, width: 0.15, height: 0.15, joint: 0.004, b, f)
        case .wood: return boards(metresX, b, f, s)
        }
    }

    private func concrete(_ mx: Float, _ my: Float, _ b: Float, _ f: Float, _ s: Float) -> (SIMD4<Float>, Float) {
        var albedo = tone * (1 + 0.07 * b + 0.05 * s + 0.02 * f)
        var height = 0.06 * b + 0.05 * f
        // Panels with joints, and the holes of the formwork's ties.
        let panelX = Self.fraction(mx / 1.25) * 1.25
        let panelY = Self.fraction(my / 2.5) * 2.5
        let edge = min(min(panelX, 1.25 - panelX), min(panelY, 2.5 - panelY))
        if edge < 0.006 {
            albedo *= 0.55
            height -= 0.5
        }
        for place in [SIMD2<Float>(0.25, 0.5), SIMD2(1.0, 0.5), SIMD2(0.25, 2.0), SIMD2(1.0, 2.0)] {
            let d = ((panelX - place.x) * (panelX - place.x) + (panelY - place.y) * (panelY - place.y)).squareRoot()
            if d < 0.018 {
                let inside = min(1, (0.018 - d) / 0.006)
                albedo *= 1 - 0.5 * inside
                height -= 0.6 * inside
            }
        }
        // Pores.
        if f > 2.5 { albedo *= 0.8 }
        return (albedo, height)
    }

    private func brick(_ mx: Float, _ my: Float, _ b: Float, _ f: Float) -> (SIMD4<Float>, Float) {
        let wobbleX = mx + 0.0025 * b
        let wobbleY = my + 0.0020 * b + 0.0005 * f
        let row = (wobbleY / 0.076).rounded(.down)
        let shift: Float = Int(row) & 1 == 0 ? 0 : 0.1125
        let column = ((wobbleX + shift) / 0.225).rounded(.down)
        let inX = Self.fraction((wobbleX + shift) / 0.225) * 0.225
        let inY = Self.fraction(wobbleY / 0.076) * 0.076
        let edge = min(min(inX, 0.225 - inX), min(inY, 0.076 - inY)) - 0.0055
        let mortar = LightColor.hex(0xb3a89a) * (1 + 0.06 * b + 0.05 * f)
        let kind = random(column, row)
        var color = tone * (1 + 0.16 * (random(column, row, 1) * 2 - 1))
        if kind < 0.14 { color = LightColor.mix(color, LightColor.hex(0x5f463e), 0.6) }
        if kind > 0.86 { color = LightColor.mix(color, LightColor.hex(0xb98a70), 0.5) }
        color *= 1 + 0.06 * b + 0.06 * f
        let share = PortableMath.smoothstep(-0.001, 0.0025, edge)
        return (LightColor.mix(mortar, color, share), share * (0.55 + 0.25 * random(column, row, 2)) + 0.06 * f)
    }

    private func blocks(
        _ mx: Float, _ my: Float, width: Float, height: Float, joint: Float, _ b: Float, _ f: Float
    ) -> (SIMD4<Float>, Float) {
        let row = (my / height).rounded(.down)
        let shift = material == .stone ? width * random(row, 7) : 0
        let column = ((mx + shift) / width).rounded(.down)
        let inX = Self.fraction((mx + shift) / width) * width
        let inY = Self.fraction(my / height) * height
        let edge = min(min(inX, width - inX), min(inY, height - inY)) - joint / 2
        let spread: Float = material == .tile ? 0.07 : 0.12
        let color = tone * (1 + spread * (random(column, row) * 2 - 1) + 0.05 * b + 0.03 * f)
        let share = PortableMath.smoothstep(-0.001, material == .tile ? 0.004 : 0.006, edge)
        let tilt = (random(column, row, 3) - 0.5) * inX / width + (random(column, row, 4) - 0.5) * inY / height
        return (
            LightColor.mix(tone * 0.62, color, share),
            share * 0.5 + tilt * 0.5 + (material == .stone ? 0.12 * b + 0.08 * f : 0.02 * b)
        )
    }

    private func boards(_ mx: Float, _ b: Float, _ f: Float, _ s: Float) -> (SIMD4<Float>, Float) {
        let board = (mx / 0.14).rounded(.down)
        let inside = Self.fraction(mx / 0.14) * 0.14
        let edge = min(inside, 0.14 - inside) - 0.002
        let hue = (random(board, 1) * 2 - 1) * 0.05
        let ring = PortableMath.sine((mx - board * 0.14) * 95 + 4.5 * s + random(board, 3) * 6)
        var color = tone * (1 + 0.14 * (random(board, 0) * 2 - 1) + 0.05 * ring + 0.06 * s + 0.03 * f)
        color *= SIMD4(1 + hue, 1, 1 - hue * 1.6, 0)
        let share = PortableMath.smoothstep(-0.001, 0.003, edge)
        return (color * (0.25 + 0.75 * share), share * 0.5 + 0.03 * ring)
    }

    @inline(__always)
    private static func fraction(_ x: Float) -> Float { x - x.rounded(.down) }

    /// 0 ... 1, fixed for a brick or a board.
    private func random(_ column: Float, _ row: Float, _ channel: UInt64 = 0) -> Float {
        var x =
            UInt64(bitPattern: Int64(column)) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(bitPattern: Int64(row)) &* 0xC2B2_AE3D_27D4_EB4F
        x ^= seed &+ channel &* 0x1656_67B1_9E37_79F9
        x ^= x >> 31
        x = x &* 0xBF58_476D_1CE4_E5B9
        x ^= x >> 29
        return Float(x >> 40) * 0x1p-24
    }
}
