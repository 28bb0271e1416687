// Furniture with lit and shaded sides, in the room's perspective.

import Imaging
import RetouchModel

struct Furniture {
    let place: RoomPlace

    enum DeskKind: Sendable { case office, reading }

    // MARK: - Seats

    func sofa(_ stack: inout LensStack, x: Float, z: Float, wide: Float) {
        let place = place
        stack.sheet(depth: z) { layer, random in
            let pen = place.pen(at: x)
            let cloth = place.plan.cloth
            let half = wide / 2
            pen.shadow(&layer, x: x, z: z + 0.4, radius: SIMD2(half * 1.35, 1.1), density: 0.75)
            // Back, seat, arms; far to near.
            pen.box(&layer, x: (x - half)...(x + half), y: 0.12...0.84, z: (z + 0.72)...(z + 0.95), cloth * 0.92)
            let parts = wide > 2 ? 3 : 2
            let piece = (wide - 0.36) / Float(parts)
            for part in 0..<parts {
                let left = x - half + 0.18 + Float(part) * piece
                pen.box(
                    &layer, x: (left + 0.015)...(left + piece - 0.015), y: 0.46...0.80, z: (z + 0.52)...(z + 0.72), cloth * 1.02,
                    grounded: 0.35)
            }
            pen.box(&layer, x: (x - half)...(x + half), y: 0.10...0.36, z: z...(z + 0.95), cloth * 0.85, grounded: 0.6)
            for part in 0..<parts {
                let left = x - half + 0.18 + Float(part) * piece
                pen.box(
                    &layer, x: (left + 0.012)...(left + piece - 0.012), y: 0.34...0.47, z: (z - 0.02)...(z + 0.60), cloth * 1.05,
                    grounded: 0.25)
            }
            for way in [-1, 1] as [Float] {
                let edge = x + way * (half - 0.09)
                pen.box(
                    &layer, x: (edge - 0.10)...(edge + 0.10), y: 0.10...0.60, z: (z - 0.02)...(z + 0.92), cloth, grounded: 0.4)
            }
            for _ in 0..<3 {
                let at = x + random.uniform(in: -0.8...0.8) * (half - 0.3)
                let tone = random.uniform() < 0.6 ? place.plan.accent : LightColor.hex(0xd8d0c2)
                pen.ball(
                    &layer, x: at, y: 0.62, z: z + 0.45, radius: SIMD2(0.22, 0.18), tone, angle: random.uniform(in: -0.3...0.3),
                    square: 0.85)
            }
        }
    }

    func armchair(_ stack: inout LensStack, x: Float, z: Float) {
        let place = place
        stack.sheet(depth: z) { layer, _ in
            let pen = place.pen(at: x)
            let cloth = LightColor.mix(place.plan.cloth, place.plan.accent, 0.55)
            pen.shadow(&layer, x: x, z: z + 0.3, radius: SIMD2(0.75, 0.9), density: 0.75)
            pen.ball(&layer, x: x, y: 0.64, z: z + 0.62, radius: SIMD2(0.42, 0.34), cloth * 0.95, square: 0.9)
            pen.box(&layer, x: (x - 0.42)...(x + 0.42), y: 0.12...0.40, z: z...(z + 0.72), cloth * 0.9, grounded: 0.55)
            pen.ball(&layer, x: x, y: 0.43, z: z + 0.25, radius: SIMD2(0.35, 0.10), cloth * 1.05, square: 0.9)
            for way in [-1, 1] as [Float] {
                pen.ball(&layer, x: x + way * 0.40, y: 0.51, z: z + 0.2, radius: SIMD2(0.11, 0.09), cloth, square: 0.6)
                pen.box(
                    &layer, x: (x + way * 0.40 - 0.08)...(x + way * 0.40 + 0.08), y: 0.12...0.50, z: z...(z + 0.7), cloth * 0.94,
                    grounded: 0.5)
            }
            for leg in [-0.33, 0.33] as [Float] {
                pen.barrel(&layer, x: x + leg, z: z + 0.04, y: 0...0.13, radius: (0.025, 0.018), LightColor.hex(0x4d3828))
            }
        }
    }

    func bench(_ stack: inout LensStack, x: Float, z: Float) {
        let place = place
        stack.sheet(depth: z) { layer, _ in
            let pen = place.pen(at: x)
            pen.shadow(&layer, x: x, z: z + 0.25, radius: SIMD2(1.0, 0.6), density: 0.7)
            for leg in [-0.62, 0.62] as [Float] {
                pen.box(&layer, x: (x + leg - 0.04)...(x + leg + 0.04), y: 0...0.40, z: z...(z + 0.45), LightColor.hex(0x2b2a29))
            }
            pen.box(
                &layer, x: (x - 0.8)...(x + 0.8), y: 0.38...0.46, z: (z - 0.02)...(z + 0.47), LightColor.hex(0x9a7450),
                grounded: 0)
        }
    }

    // MARK: - Tables and chests

    func lowTable(_ stack: inout LensStack, x: Float, z: Float) {
        let place = place
        stack.sheet(depth: z) { layer, random in
            let pen = place.pen(at: x)
            pen.shadow(&layer, x: x, z: z, radius: SIMD2(0.62, 0.6), density: 0.55)
            for leg in [-0.26, 0.26] as [Float] {
                pen.barrel(&layer, x: x + leg, z: z, y: 0...0.36, radius: (0.02, 0.014), LightColor.hex(0x4a3626))
            }
            pen.disc(&layer, x: x, y: 0.38, z: z, radius: 0.42, thick: 0.035, LightColor.hex(0xa4805a))
            for _ in 0..<2 {
                let at = x + random.uniform(in: -0.22...0.22)
                let half = random.uniform(in: 0.10...0.15)
                pen.box(
                    &layer, x: (at - half)...(at + half), y: 0.38...0.42, z: z...(z + 0.2), LightColor.hex(0xcfc6b8), grounded: 0)
            }
            pen.barrel(&layer, x: x + 0.12, z: z, y: 0.40...0.58, radius: (0.035, 0.07), place.plan.accent, grounded: 0.1)
        }
    }

    func sideboard(_ stack: inout LensStack, x: Float, z: Float, wide: Float) {
        let place = place
        stack.sheet(depth: z) { layer, random in
            let pen = place.pen(at: x)
            let wood = place.kind == .office ? LightColor.hex(0xd5d2cc) : LightColor.hex(0x94714f)
            let half = wide / 2
            pen.shadow(&layer, x: x, z: z + 0.2, radius: SIMD2(half * 1.25, 0.55), density: 0.7)
            let doors: Float = wide > 1.8 ? 4 : 3
            pen.box(&layer, x: (x - half)...(x + half), y: 0.14...0.74, z: z...(z + 0.42), wood, grounded: 0.25) { face, u, _ in
                let door = u * doors - (u * doors).rounded(.down)
                return face == .front && (door < 0.025 || door > 0.975) ? 0.6 : 1
            }
            for leg in [-0.85, 0.85] as [Float] {
                pen.barrel(&layer, x: x + leg * half, z: z + 0.04, y: 0...0.14, radius: (0.02, 0.016), LightColor.hex(0x3f2f22))
            }
            var at = x - half * 0.8
            while at < x + half * 0.8 {
                let kind = random.uniform()
                if kind < 0.3 {
                    tableLamp(&layer, pen, x: at, y: 0.74, z: z + 0.2)
                    at += 0.35
                } else if kind < 0.65 {
                    pen.barrel(
                        &layer, x: at, z: z + 0.2, y: 0.74...random.uniform(in: 0.92...1.12), radius: (0.04, 0.08),
                        random.uniform() < 0.5 ? place.plan.accent : LightColor.hex(0xd9d2c6), grounded: 0.1)
                    at += 0.22
                } else {
                    let tall = random.uniform(in: 0.04...0.16)
                    pen.box(
                        &layer, x: (at - 0.12)...(at + 0.12), y: 0.74...(0.74 + tall), z: (z + 0.1)...(z + 0.3),
                        LightColor.hex(0xb8ad9c))
                    at += 0.34
                }
                at += random.uniform(in: 0.05...0.4)
            }
        }
    }

    func desk(_ stack: inout LensStack, x: Float, z: Float, wide: Float, kind: DeskKind) {
        let place = place
        stack.sheet(depth: z) { layer, random in
            let pen = place.pen(at: x)
            let half = wide / 2
            let top = LightColor.hex(kind == .office ? 0xd8cfc0 : 0x6d4c34)
            pen.shadow(&layer, x: x, z: z + 0.3, radius: SIMD2(half * 1.25, 0.9), density: 0.6)
            drawChair(&layer, pen, x: x + random.uniform(in: -0.3...0.3), z: z + 0.55, kind: kind)
            for leg in [-0.92, 0.92] as [Float] {
                for far in [0.64, 0.04] as [Float] {
                    pen.box(
                        &layer, x: (x + leg * half - 0.025)...(x + leg * half + 0.025), y: 0...0.71,
                        z: (z + far)...(z + far + 0.05),
                        kind == .office ? LightColor.hex(0x8f9092) : top * 0.8)
                }
            }
            pen.box(&layer, x: (x - half)...(x + half), y: 0.70...0.745, z: z...(z + 0.72), top, grounded: 0)
            switch kind {
            case .office:
                for at in [-0.36, 0.34] as [Float] where random.uniform() < 0.8 {
                    drawScreen(&layer, pen, &random, x: x + at * half * 1.4, z: z + 0.42)
                }
                pen.box(
                    &layer, x: (x - 0.16)...(x + 0.12), y: 0.745...0.77, z: (z + 0.1)...(z + 0.3), LightColor.hex(0xe6e4e0),
                    grounded: 0)
                pen.barrel(
                    &layer, x: x + half * 0.8, z: z + 0.2, y: 0.745...0.85, radius: (0.04, 0.035), place.plan.accent, grounded: 0)
            case .reading:
                for number in 0..<4 {
                    let low = 0.745 + Float(number) * 0.04
                    let shift = random.uniform(in: -0.03...0.03) - half * 0.5
                    pen.box(
                        &layer, x: (x + shift - 0.14)...(x + shift + 0.14), y: low...(low + 0.036), z: (z + 0.2)...(z + 0.42),
                        LightColor.hex(RoomShelves.spines[Int(random.next() % 10)]), grounded: 0)
                }
                tableLamp(&layer, pen, x: x + half * 0.55, y: 0.745, z: z + 0.3)
            }
        }
    }

    private func drawChair(_ layer: inout SceneLayer, _ pen: SolidPen, x: Float, z: Float, kind: DeskKind) {
        let cloth = kind == .office ? LightColor.hex(0x3a3d42) : LightColor.hex(0x5f3f2a)
        pen.barrel(&layer, x: x, z: z, y: 0.06...0.44, radius: (0.03, 0.03), LightColor.hex(0x2c2c2e))
        pen.ball(&layer, x: x, y: 0.06, z: z, radius: SIMD2(0.28, 0.05), LightColor.hex(0x2c2c2e))
        pen.ball(&layer, x: x, y: 0.48, z: z, radius: SIMD2(0.25, 0.07), cloth)
        pen.ball(&layer, x: x, y: 0.80, z: z + 0.2, radius: SIMD2(0.28, 0.22), cloth, angle: 1.5708, square: 0.85)
    }

    /// A screen from the front; some show something bright.
    private func drawScreen(_ layer: inout SceneLayer, _ pen: SolidPen, _ random: inout SeededRandom, x: Float, z: Float) {
        let dark = LightColor.hex(0x232427)
        pen.barrel(&layer, x: x, z: z + 0.03, y: 0.745...0.92, radius: (0.02, 0.03), LightColor.hex(0x9a9b9d), grounded: 0)
        pen.box(&layer, x: (x - 0.28)...(x + 0.28), y: 0.90...1.24, z: z...(z + 0.03), dark, grounded: 0)
        let glow =
            LightColor.mix(LightColor.hex(0x9fb2c6), LightColor.hex(0xdfe4ea), random.uniform()) * random.uniform(in: 0.25...0.65)
        let column = random.uniform(in: 0.2...0.45)
        let p = pen.camera.project
        layer.quad([p(x - 0.265, 1.225, z), p(x + 0.265, 1.225, z), p(x + 0.265, 0.915, z), p(x - 0.265, 0.915, z)]) { u, v in
            // A bar, a column and a page: screens are never one colour.
            var color = glow * (u < column ? 0.55 : 1) * (v < 0.10 ? 0.5 : 1) * (1.1 - 0.25 * v)
            color.w = 1
            return color
        }
    }

    // MARK: - Lamps

    func floorLamp(_ stack: inout LensStack, x: Float, z: Float) {
        let place = place
        stack.sheet(depth: z) { layer, _ in
            let pen = place.pen(at: x)
            pen.shadow(&layer, x: x, z: z, radius: SIMD2(0.28, 0.28), density: 0.5)
            pen.barrel(&layer, x: x, z: z, y: 0...1.35, radius: (0.014, 0.016), LightColor.hex(0x2f2b28))
            pen.barrel(&layer, x: x, z: z, y: 0...0.03, radius: (0.15, 0.16), LightColor.hex(0x2f2b28))
            Self.shade(&layer, pen, x: x, y: 1.32...1.62, z: z, radius: (0.15, 0.22), isNight: place.isNight)
        }
    }

    private func tableLamp(_ layer: inout SceneLayer, _ pen: SolidPen, x: Float, y: Float, z: Float) {
        pen.barrel(&layer, x: x, z: z, y: y...(y + 0.26), radius: (0.03, 0.08), LightColor.hex(0x8a7a66), grounded: 0.1)
        Self.shade(&layer, pen, x: x, y: (y + 0.24)...(y + 0.46), z: z, radius: (0.11, 0.17), isNight: place.isNight)
    }

    /// A cloth shade with a lamp in it, and the glow round it.
    private static func shade(
        _ layer: inout SceneLayer, _ pen: SolidPen, x: Float, y: ClosedRange<Float>, z: Float, radius: (top: Float, foot: Float),
        isNight: Bool
    ) {
        let warm = LightColor.kelvin(2_750)
        let at = pen.camera.project(x, (y.lowerBound + y.upperBound) / 2, z)
        let metre = pen.camera.scale(z)
        layer.smudge(at.x, at.y, radius: SIMD2(0.75, 0.75) * metre, warm * 0.9, density: isNight ? 0.30 : 0.12)
        pen.barrel(
            &layer, x: x, z: z, y: y, radius: radius, LightColor.hex(0xe8ddc8), grounded: 0, glow: warm * (isNight ? 1.6 : 1.1))
    }

    /// Lamps on cords.
    func pendants(_ stack: inout LensStack, count: Int, z: Float, height: Float, x: Float) {
        let place = place
        for number in 0..<count {
            let depth = z + 0.35 * Float(number % 2)
            stack.sheet(depth: depth) { layer, random in
                let share = count == 1 ? 0 : (Float(number) / Float(count - 1) - 0.5)
                let at = x + share * place.camera.halfView * depth * 1.5 + random.uniform(in: -0.08...0.08)
                let pen = place.pen(at: at)
                let high = height + random.uniform(in: -0.12...0.12)
                pen.barrel(
                    &layer, x: at, z: depth, y: high...place.plan.ceiling, radius: (0.006, 0.006), LightColor.hex(0x1d1b1a))
                pen.barrel(
                    &layer, x: at, z: depth, y: high...(high + 0.16), radius: (0.04, 0.15), LightColor.hex(0x26231f), grounded: 0)
                let lamp = place.camera.project(at, high - 0.02, depth)
                let energy =
                    PortableMath.exponential(0.3 * random.gaussian()) * (place.isNight ? 900 : 420) * place.unit * place.unit
                layer.point(lamp.x, lamp.y, energy: LightColor.kelvin(2_650) * energy)
            }
        }
    }

    // MARK: - Plants and the rest

    /// A pot with a tall plant: large leaves on a thin stem.
    func plant(_ stack: inout LensStack, x: Float, z: Float, tall: Float) {
        guard z > 1.6 * place.camera.subjectDistance else { return }
        let place = place
        stack.sheet(depth: z) { layer, random in
            let pen = place.pen(at: x)
            let metre = pen.camera.scale(z)
            pen.shadow(&layer, x: x, z: z, radius: SIMD2(0.45, 0.45), density: 0.6)
            let pots: [UInt32] = [0xc9c0b2, 0x6d6a66, 0xa8724f, 0x3e3b38]
            let pot = random.uniform(in: 0.32...0.46)
            pen.barrel(
                &layer, x: x, z: z, y: 0...pot, radius: (0.21, 0.16), LightColor.hex(pots[Int(random.next() % 4)]), grounded: 0.4)
            pen.barrel(&layer, x: x, z: z, y: pot...(tall * 0.8), radius: (0.014, 0.022), LightColor.hex(0x5f4a36), grounded: 0)
            let at = pen.camera.project(x, pot + (tall - pot) * 0.58, z)
            let strength = pen.light.above + pen.light.key * 0.75
            var leaves = Foliage(
                count: 190, centerX: at.x, centerY: at.y, spreadX: 0.42 * metre, spreadY: (tall - pot) * 0.55 * metre,
                leaf: 0.085 * metre,
                dark: LightColor.hex(0x23341f) * (pen.light.below * 1.3 + pen.light.above * 0.3),
                lit: LightColor.hex(0x6f8f55) * strength,
                sunX: place.side, sunY: -0.45)
            leaves.density = 0.25
            leaves.looseness = 0.8
            leaves.clumps = 9
            leaves.draw(on: &layer, random: &random)
        }
    }

    /// A steel column with its flanges.
    func column(_ stack: inout LensStack, x: Float, z: Float) {
        let place = place
        stack.sheet(depth: z) { layer, _ in
            let pen = place.pen(at: x)
            let steel = LightColor.hex(0x4a4845)
            pen.shadow(&layer, x: x, z: z, radius: SIMD2(0.4, 0.4), density: 0.6)
            pen.box(&layer, x: (x - 0.11)...(x + 0.11), y: 0...place.plan.ceiling, z: z...(z + 0.22), steel, grounded: 0.2)
            pen.box(&layer, x: (x - 0.19)...(x + 0.19), y: 0...0.04, z: (z - 0.04)...(z + 0.26), steel * 0.9, grounded: 0)
        }
    }

    /// A table with folded clothes and a bag.
    func display(_ stack: inout LensStack, x: Float, z: Float) {
        let place = place
        stack.sheet(depth: z) { layer, random in
            let pen = place.pen(at: x)
            pen.shadow(&layer, x: x, z: z + 0.3, radius: SIMD2(0.95, 0.8), density: 0.65)
            pen.box(&layer, x: (x - 0.7)...(x + 0.7), y: 0...0.78, z: z...(z + 0.7), LightColor.hex(0xd9cbb6), grounded: 0.35)
            for pile in 0..<3 {
                let at = x - 0.44 + Float(pile) * 0.44
                var low: Float = 0.78
                for _ in 0..<Int(2 + random.next() % 4) {
                    let high = low + random.uniform(in: 0.035...0.055)
                    let half = random.uniform(in: 0.145...0.165)
                    pen.box(
                        &layer, x: (at - half)...(at + half), y: low...high, z: (z + 0.12)...(z + 0.46),
                        RoomShelves.garment(place, &random), grounded: 0.2)
                    low = high
                }
            }
        }
    }

    /// A plinth with a form on it.
    func plinth(_ stack: inout LensStack, x: Float, z: Float) {
        let place = place
        stack.sheet(depth: z) { layer, random in
            let pen = place.pen(at: x)
            pen.shadow(&layer, x: x, z: z + 0.2, radius: SIMD2(0.5, 0.5), density: 0.6)
            pen.box(&layer, x: (x - 0.21)...(x + 0.21), y: 0...1.02, z: z...(z + 0.42), LightColor.hex(0xe9e6e1), grounded: 0.25)
            let bronze = LightColor.hex(random.uniform() < 0.5 ? 0x5b4a38 : 0xcfc8bd)
            pen.ball(&layer, x: x, y: 1.24, z: z + 0.2, radius: SIMD2(0.24, 0.13), bronze, angle: 1.2)
            pen.ball(&layer, x: x + 0.03, y: 1.46, z: z + 0.2, radius: SIMD2(0.12, 0.10), bronze)
        }
    }
}
