// What stands and walks in a street.

import Imaging
import RetouchModel

/// Awnings, tables and chairs, trees, walkers by day; lamps, cars and their mirror images on a wet road by night.
struct StreetLife {
    let street: Street
    let camera: SceneCamera
    let isWet: Bool

    private var light: HourLight { street.light }
    /// The side that the sun reaches, where a cafe puts its tables.
    private var sunny: Float { -street.side }

    func add(to stack: inout LensStack) {
        if street.isCafe {
            addAwnings(&stack)
            addTables(&stack)
        }
        addTrees(&stack)
        addWalkers(&stack)
        if street.isNight { addLamps(&stack) }
    }

    private func addAwnings(_ stack: inout LensStack) {
        let reach = camera.subjectDistance / 2.3
        let colors: [UInt32] = [0x9e3129, 0x2f5543, 0x8c2f33, 0x3b4f63]
        let (camera, light, sunny, isNight) = (camera, light, sunny, street.isNight)
        let wall = sunny * camera.halfView * (11 + 3 * reach)
        for (index, depths) in ([(32, 26.5), (25.8, 21.4), (20.6, 17.2), (16.6, 14)] as [(Float, Float)]).enumerated() {
            let scale = 0.72 + 0.28 * reach
            let (far, near) = (depths.0 * scale, depths.1 * scale)
            stack.sheet(depth: (far + near) / 2) { layer, random in
                let cloth = LightColor.hex(colors[Int(random.next() % 4)])
                let out = wall - sunny * 1.9
                let lit = isNight ? light.ambient * 0.5 + LightColor.kelvin(2_700) * 0.35 : light.ambient * 0.5 + light.sun * 0.75
                func shown(_ color: SIMD4<Float>) -> SIMD4<Float> {
                    var seen = light.seen(color, at: (far + near) / 2)
                    seen.w = 1
                    return seen
                }
                let top = shown(cloth * lit)
                layer.quad([
                    camera.project(wall, 3.55, far), camera.project(wall, 3.55, near), camera.project(out, 2.75, near),
                    camera.project(out, 2.75, far),
                ]) { _, v in top * (1.05 - 0.2 * v) }
                let valance = shown(cloth * lit * 0.75)
                layer.quad([
                    camera.project(out, 2.75, far), camera.project(out, 2.75, near), camera.project(out, 2.47, near),
                    camera.project(out, 2.47, far),
                ]) { _, _ in valance }
                let unit = Float(camera.height) / 900
                for lamp in 0..<3 {
                    let z = near + (far - near) * (Float(lamp) + 0.5) / 3
                    let at = camera.project(wall - sunny * 0.7, 2.3, z)
                    layer.point(
                        at.x, at.y,
                        energy: LightColor.kelvin(2_600)
                            * (PortableMath.exponential(0.5 * random.gaussian()) * (isNight ? 420 : 170) * unit * unit))
                }
                _ = index
            }
        }
    }

    private func addTables(_ stack: inout LensStack) {
        let reach = camera.subjectDistance / 2.3
        let nearest = max(9.4 * (0.6 + 0.4 * reach), (street.frame.shot == .full ? 3.0 : 2.6) * camera.subjectDistance)
        let (camera, light, sunny, isNight) = (camera, light, sunny, street.isNight)
        let lit = isNight ? light.ambient * 0.6 + LightColor.kelvin(2_800) * 0.35 : light.ambient * 0.55 + light.sun * 0.6
        for row in 0..<6 {
            let depth = nearest * PortableMath.power(27 / nearest, 1 - Float(row) / 5)
            guard depth >= nearest - 0.01 else { continue }
            stack.sheet(depth: depth) { layer, random in
                let metre = camera.scale(depth)
                for place in 0..<2 {
                    let share = 0.30 + 0.34 * Float(place) + random.uniform(in: -0.05...0.08)
                    let x = camera.centerX + sunny * share * Float(camera.width) * 0.5
                    let ground = camera.project(0, 0, depth).y
                    let seen = { (hex: UInt32) in light.seen(LightColor.hex(hex) * lit, at: depth) }
                    layer.ellipse(x, ground - 0.74 * metre, long: 0.34 * metre, short: 0.07 * metre, seen(0xb9a58c))
                    layer.polygon(
                        [
                            SIMD2(x - 0.03 * metre, ground - 0.72 * metre), SIMD2(x + 0.03 * metre, ground - 0.72 * metre),
                            SIMD2(x + 0.03 * metre, ground), SIMD2(x - 0.03 * metre, ground),
                        ], seen(0x3a3430))
                    for way in [-1, 1] as [Float] {
                        let chair = x + way * 0.55 * metre
                        layer.polygon(
                            [
                                SIMD2(chair - 0.2 * metre, ground - 0.9 * metre),
                                SIMD2(chair + 0.2 * metre, ground - 0.9 * metre),
                                SIMD2(chair + 0.22 * metre, ground - 0.44 * metre),
                                SIMD2(chair - 0.22 * metre, ground - 0.44 * metre),
                            ],
                            seen(0xa8794a), coverage: 0.9)
                        layer.polygon(
                            [
                                SIMD2(chair - 0.2 * metre, ground - 0.44 * metre),
                                SIMD2(chair + 0.2 * metre, ground - 0.44 * metre), SIMD2(chair + 0.17 * metre, ground),
                                SIMD2(chair - 0.17 * metre, ground),
                            ],
                            seen(0x6b4f36), coverage: 0.5)
                        if random.uniform() < 0.42 {
                            drawFigure(
                                &layer, &random, x: chair, ground: ground - 0.25 * metre, metre: metre * 0.78, lit: lit,
                                depth: depth)
                        }
                    }
                }
            }
        }
    }

    private func addTrees(_ stack: inout LensStack) {
        let (camera, light, isNight, side) = (camera, light, street.isNight, street.side)
        for (number, depth) in ([58, 46, 36] as [Float]).enumerated() {
            stack.sheet(depth: depth) { layer, random in
                let metre = camera.scale(depth)
                let share = side * (0.62 + 0.14 * Float(number)) + random.uniform(in: -0.05...0.05)
                let x = camera.centerX + share * Float(camera.width) * 0.5
                let crown = camera.project(0, 6.6, depth).y
                let foot = camera.project(0, 0, depth).y
                let half = 0.16 * metre
                layer.polygon(
                    [SIMD2(x - half, crown), SIMD2(x + half, crown), SIMD2(x + half * 1.2, foot), SIMD2(x - half * 1.2, foot)],
                    light.seen(LightColor.hex(0x4b4038) * light.ambient * 0.6, at: depth))
                var leaves = Foliage(
                    count: 900, centerX: x, centerY: crown, spreadX: 2.6 * metre, spreadY: 2.1 * metre, leaf: 0.14 * metre,
                    dark: light.seen(LightColor.hex(0x2a3a24) * light.ambient, at: depth),
                    lit: light.seen(LightColor.hex(0x8a9a4e) * (light.ambient * 0.4 + light.sun * 0.9), at: depth), sunX: side,
                    sunY: -0.7)
                if !isNight, light.sun.x > 0.3 {
                    leaves.sparks = 10
                    leaves.spark = light.sun * 1.4
                }
                leaves.draw(on: &layer, random: &random)
            }
        }
    }

    private func addWalkers(_ stack: inout LensStack) {
        let (camera, light, isNight) = (camera, light, street.isNight)
        let lit = isNight ? light.ambient * 0.6 + LightColor.kelvin(2_800) * 0.2 : light.ambient * 0.6 + light.sun * 0.35
        for depth in [70, 55, 44, 34, 26] as [Float] where depth > 4 * camera.subjectDistance {
            stack.sheet(depth: depth) { layer, random in
                for _ in 0..<2 {
                    let share = random.uniform(in: -0.5...0.5)
                    // Nobody walks straight behind the subject's head.
                    guard abs(share) > 0.1 else { continue }
                    drawFigure(
                        &layer, &random, x: camera.centerX + share * Float(camera.width) * 0.8,
                        ground: camera.project(0, 0, depth).y,
                        metre: camera.scale(depth), lit: lit, depth: depth)
                }
            }
        }
    }

    /// A figure as three soft masses: legs, coat, head.
    private func drawFigure(
        _ layer: inout SceneLayer, _ random: inout SeededRandom, x: Float, ground: Float, metre: Float, lit: SIMD4<Float>,
        depth: Float
    ) {
        let coats: [UInt32] = [0x2e3440, 0x5b4a3c, 0x7a2f2f, 0xb6a68c, 0x3c4a3c, 0x23252b, 0xcbbfae]
        let coat = light.seen(LightColor.hex(coats[Int(random.next() % 7)]) * lit, at: depth)
        let legs = light.seen(LightColor.hex(0x24262c) * lit, at: depth)
        let skin = light.seen(LightColor.hex(0xc49a7c) * lit, at: depth)
        let stride = random.uniform(in: 0.02...0.16) * metre
        layer.polygon(
            [
                SIMD2(x - 0.14 * metre, ground - 0.85 * metre), SIMD2(x + 0.14 * metre, ground - 0.85 * metre),
                SIMD2(x + 0.08 * metre + stride, ground), SIMD2(x - 0.08 * metre - stride, ground),
            ], legs)
        layer.ellipse(x, ground - 1.12 * metre, long: 0.40 * metre, short: 0.23 * metre, angle: 1.5708, coat)
        layer.ellipse(x, ground - 1.62 * metre, long: 0.13 * metre, short: 0.10 * metre, angle: 1.5708, skin)
    }

    private func addLamps(_ stack: inout LensStack) {
        let (camera, isWet) = (camera, isWet)
        let warm = LightColor.kelvin(2_500)
        for depth in [70, 52, 40, 31, 24, 18.5, 14.5, 11.5] as [Float] where depth > 2.2 * camera.subjectDistance {
            stack.sheet(depth: depth) { layer, random in
                let unit = Float(camera.height) / 900
                for way in [-1, 1] as [Float] {
                    let x = way * min(camera.halfView * depth * 0.72, 5.5)
                    let at = camera.project(x, 4.6, depth)
                    let energy = PortableMath.exponential(0.35 * random.gaussian()) * 700 * unit * unit
                    layer.point(at.x, at.y, energy: warm * energy)
                    if isWet {
                        Self.mirror(
                            &layer, &random, at, ground: camera.project(x, 0, depth).y, warm * energy, h: Float(camera.height))
                    }
                }
                // A car's lights, sometimes.
                guard random.uniform() < 0.55 else { return }
                let x = random.uniform(in: -0.3...0.3) * camera.halfView * depth
                let isComing = random.uniform() < 0.5
                for way in [-0.7, 0.7] as [Float] {
                    let at = camera.project(x + way, 0.7, depth)
                    let color = isComing ? LightColor.hex(0xfff1d8) : LightColor.hex(0xff3b26)
                    let energy = color * ((isComing ? 620 : 330) * unit * unit)
                    layer.point(at.x, at.y, energy: energy)
                    if isWet {
                        Self.mirror(&layer, &random, at, ground: camera.project(x, 0, depth).y, energy, h: Float(camera.height))
                    }
                }
            }
        }
    }

    /// Wet asphalt draws each light out into a streak of small copies.
    private static func mirror(
        _ layer: inout SceneLayer, _ random: inout SeededRandom, _ at: SIMD2<Float>, ground: Float, _ energy: SIMD4<Float>,
        h: Float
    ) {
        for _ in 0..<22 {
            let down = random.uniform(in: -0.8...1.6) * 0.06 * h
            layer.point(
                at.x + random.gaussian() * 0.010 * h, 2 * ground - at.y + down,
                energy: energy * (0.018 * PortableMath.exponential(0.6 * random.gaussian())))
        }
    }
}
