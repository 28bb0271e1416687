// What stands in a valley: firs in the mist, a hut, a fence; and snow that falls.

import Imaging
import RetouchModel

struct ValleyThings {
    let scene: Mountains
    let plan: ValleyPlan
    let camera: SceneCamera

    private var light: HourLight { scene.light }
    private var side: Float { scene.side }

    func add(to stack: inout LensStack) {
        for depth in [210, 140, 95, 62] as [Float] { addTrees(&stack, depth) }
        if let hut = plan.hut { addHut(&stack, depth: hut.depth, x: hut.share * camera.halfView * hut.depth) }
        if plan.hasFence { addFence(&stack) }
        if scene.hasSnow { addStalks(&stack) } else { addGrasses(&stack) }
        if scene.brief.weather == .snowfall { addFlakes(&stack) }
    }

    private var pen: SolidPen {
        let light = light
        return SolidPen(
            camera: camera,
            light: ThingLight(
                key: light.sun * 0.75, toKey: SIMD3(side * 0.8, light.isLow ? 0.3 : 0.6, -0.3), above: light.ambient * 0.6,
                below: (light.ambient * 0.3 + light.sun * 0.12) * (scene.hasSnow ? 1.4 : 0.8)),
            air: { light.seen($0, at: $1) })
    }

    // MARK: - Trees

    /// Firs at one depth, denser at the sides and on the plan's heavy one.
    private func addTrees(_ stack: inout LensStack, _ depth: Float) {
        let (light, plan, camera) = (light, plan, camera)
        stack.sheet(depth: depth) { layer, random in
            let metre = camera.scale(depth)
            let mist = min(0.62, depth / 330)
            let fog = light.isFoggy ? 1 - PortableMath.exponential(-depth / light.sight) : 0
            func seen(_ color: SIMD4<Float>, _ share: Float) -> SIMD4<Float> {
                LightColor.mix(color, light.haze, max(mist * share, fog))
            }
            let dark = seen(LightColor.hex(0x1f2d24) * (light.ambient * 0.75), 0.8)
            let lit = seen(LightColor.hex(0x58714a) * (light.ambient * 0.4 + light.sun * 0.7), 0.7)
            let snow = seen(LightColor.hex(0xf0f3f8) * (light.ambient * 0.6 + light.sun * 0.55), 0.5)
            let number = Int(38 * max(1, Float(camera.width) / Float(camera.height)))
            let foot = camera.project(0, 0, depth).y
            for _ in 0..<number {
                let spread = random.uniform(in: -1.1...1.1)
                // Few in the middle, where the subject stands; a clearing on the light side.
                let density: Float = abs(spread - plan.valley * 0.5) < 0.36 ? 0.18 : spread * plan.heavy > 0 ? 1 : 0.62
                if random.uniform() > density { continue }
                let x = camera.centerX + spread * camera.centerX
                let tall = random.uniform(in: 6...13) * metre * (0.75 + 0.35 * abs(spread))
                drawFir(&layer, &random, at: SIMD2(x, foot + 0.2 * metre), tall: tall, dark: dark, lit: lit, snow: snow)
            }
        }
    }

    /// Tiers of drooping branches round a stem, lit from one side, dark inside.
    private func drawFir(
        _ layer: inout SceneLayer, _ random: inout SeededRandom, at foot: SIMD2<Float>, tall: Float, dark: SIMD4<Float>,
        lit: SIMD4<Float>, snow: SIMD4<Float>
    ) {
        let breadth = tall * random.uniform(in: 0.15...0.20)
        layer.polygon(
            [
                SIMD2(foot.x - breadth * 0.72, foot.y - tall * 0.10), SIMD2(foot.x, foot.y - tall),
                SIMD2(foot.x + breadth * 0.72, foot.y - tall * 0.10),
            ], dark * 0.8, coverage: 0.92)
        let tiers = 15
        for tier in 0..<tiers {
            let t = (Float(tier) + random.uniform(in: -0.25...0.25)) / Float(tiers)
            let half = breadth * (1 - t) * random.uniform(in: 0.85...1.12) + tall * 0.008
            let y = foot.y - tall * (0.07 + 0.93 * t)
            for part in 0..<5 {
                let across = (Float(part) / 4 * 2 - 1) * 0.86 + random.gaussian() * 0.10
                let droop = abs(across) * half * 0.42
                let facing = min(1, max(0, 0.34 + 0.50 * across * side + 0.16 * random.gaussian()))
                layer.ellipse(
                    foot.x + across * half, y + droop, long: half * 0.40, short: tall * 0.020, angle: across * 0.55,
                    LightColor.mix(dark, lit, facing))
                guard scene.hasSnow, random.uniform() < 0.62 else { continue }
                layer.ellipse(
                    foot.x + across * half, y + droop - tall * 0.010, long: half * 0.33, short: tall * 0.011,
                    angle: across * 0.55,
                    LightColor.mix(snow * SIMD4(0.62, 0.66, 0.74, 0), snow, facing), coverage: 0.9)
            }
        }
    }

    // MARK: - Things

    /// A hut of logs with light in its windows.
    private func addHut(_ stack: inout LensStack, depth: Float, x: Float) {
        let (pen, light, hasSnow) = (pen, light, scene.hasSnow)
        stack.sheet(depth: depth) { layer, random in
            let half = random.uniform(in: 2.4...3.2)
            let deep: Float = 5
            let eaves: Float = 2.7
            let ridge = eaves + half * 0.62
            let wood = LightColor.hex(0x5a4230)
            pen.shadow(&layer, x: x, z: depth + 2, radius: SIMD2(half * 1.5, 6), density: 0.5)
            pen.box(&layer, x: (x - half)...(x + half), y: 0...eaves, z: depth...(depth + deep), wood) { _, _, v in
                let log = v * 11 - (v * 11).rounded(.down)
                return 0.8 + 0.35 * PortableMath.sine(log * 3.14159)
            }
            let p = pen.camera.project
            let lid = hasSnow ? LightColor.hex(0xf0f3f8) : LightColor.hex(0x6a5a4c)
            for way in [-1, 1] as [Float] where way * x <= 0 || abs(x) < half {
                let lit = pen.air(lid * pen.light.on(SIMD3(way * 0.5, 0.86, 0)), depth)
                layer.polygon(
                    [
                        p(x, ridge + 0.2, depth - 0.5), p(x, ridge + 0.2, depth + deep),
                        p(x + way * (half + 0.5), eaves - 0.15, depth + deep),
                        p(x + way * (half + 0.5), eaves - 0.15, depth - 0.5),
                    ], lit)
            }
            let gable = pen.air(wood * 0.95 * pen.light.on(SIMD3(0, 0, -1)), depth)
            layer.polygon([p(x - half, eaves, depth), p(x, ridge, depth), p(x + half, eaves, depth)], gable)
            for way in [-1, 1] as [Float] {
                // The roof's edge towards the camera.
                let edge = pen.air(lid * pen.light.on(SIMD3(way * 0.3, 0.5, -0.7)), depth)
                layer.polygon(
                    [
                        p(x, ridge + 0.22, depth - 0.5), p(x + way * (half + 0.5), eaves - 0.13, depth - 0.5),
                        p(x + way * (half + 0.5), eaves - (hasSnow ? 0.5 : 0.3), depth - 0.5),
                        p(x, ridge - (hasSnow ? 0.2 : 0), depth - 0.5),
                    ], edge)
            }
            // A door, and a window with a light in it that daylight nearly drowns.
            let glow = LightColor.kelvin(2_800) * (light.sun.y > 0.3 ? 0.22 : 1.2) + light.ambient * 0.08
            let door = pen.air(LightColor.hex(0x3d2c20) * pen.light.on(SIMD3(0, 0, -1)), depth)
            func opening(_ at: Float, _ y: ClosedRange<Float>, _ color: SIMD4<Float>) {
                layer.polygon(
                    [
                        p(at - 0.4, y.upperBound, depth), p(at + 0.4, y.upperBound, depth), p(at + 0.4, y.lowerBound, depth),
                        p(at - 0.4, y.lowerBound, depth),
                    ], color)
            }
            opening(x - 0.45 * half, 0.1...2.0, door)
            opening(x + 0.45 * half, 1.0...1.95, glow)
        }
    }

    /// Posts and rails that lead from the front at one side into the valley.
    private func addFence(_ stack: inout LensStack) {
        let (pen, hasSnow, camera) = (pen, scene.hasSnow, camera)
        let nearest = max(8, 2.0 * camera.subjectDistance)
        let from = plan.heavy * plan.fence * camera.halfView * nearest * 1.15
        let step: Float = 2.3
        var z = nearest
        for number in 0..<14 {
            let x = from + plan.heavy * -0.10 * Float(number) * 0.9
            let next = z + step
            let nextX = from + plan.heavy * -0.10 * Float(number + 1) * 0.9
            let depth = z
            stack.sheet(depth: depth) { layer, random in
                let wood = LightColor.hex(0x77695a) * random.uniform(in: 0.85...1.1)
                let p = camera.project
                for height in [0.45, 0.85] as [Float] {
                    let sag = random.uniform(in: -0.03...0.03)
                    let lit = pen.air(wood * pen.light.on(SIMD3(-plan.heavy * 0.8, 0.2, -0.5)), depth)
                    layer.polygon(
                        [
                            p(x, height + 0.06, depth), p(nextX, height + 0.06 + sag, next), p(nextX, height - 0.05 + sag, next),
                            p(x, height - 0.05, depth),
                        ],
                        lit)
                    guard hasSnow else { continue }
                    let white = pen.air(LightColor.hex(0xf2f5fa) * pen.light.on(SIMD3(0, 1, 0)), depth)
                    layer.polygon(
                        [
                            p(x, height + 0.12, depth), p(nextX, height + 0.12 + sag, next), p(nextX, height + 0.05 + sag, next),
                            p(x, height + 0.05, depth),
                        ],
                        white)
                }
                pen.shadow(&layer, x: x - pen.light.toKey.x * 0.4, z: depth, radius: SIMD2(0.5, 0.2), density: 0.35)
                let lean = random.uniform(in: -0.03...0.03)
                pen.barrel(&layer, x: x + lean, z: depth, y: 0...1.1, radius: (0.055, 0.065), wood, grounded: 0.3)
                if hasSnow {
                    pen.ball(&layer, x: x + lean, y: 1.14, z: depth, radius: SIMD2(0.075, 0.06), LightColor.hex(0xf4f6fa))
                }
            }
            z = next
        }
    }

    /// Dry stalks that stand out of the snow: a few, at the sides.
    private func addStalks(_ stack: inout LensStack) {
        let (pen, camera) = (pen, camera)
        let nearest = max(6, 1.8 * camera.subjectDistance)
        for depth in [nearest, nearest * 1.4, nearest * 2] {
            stack.sheet(depth: depth) { layer, random in
                let metre = camera.scale(depth)
                for _ in 0..<5 {
                    let share = (random.uniform() < 0.5 ? -1 : 1) * random.uniform(in: 0.5...1.1)
                    let foot = camera.project(share * camera.halfView * depth, 0, depth)
                    for _ in 0..<7 {
                        let tall = random.uniform(in: 0.15...0.5) * metre
                        let lean = random.gaussian() * 0.25
                        let color = pen.air(LightColor.hex(0xa08a62) * pen.light.on(SIMD3(0, 0.2, -0.9), wrap: 0.5), depth)
                        layer.ellipse(
                            foot.x + lean * tall * 0.5 + random.gaussian() * 0.08 * metre, foot.y - tall * 0.5, long: tall * 0.5,
                            short: 0.006 * metre, angle: 1.5708 + lean, color)
                    }
                }
            }
        }
    }

    /// Alpine grass and a few flowers.
    private func addGrasses(_ stack: inout LensStack) {
        let (pen, camera) = (pen, camera)
        let nearest = 0.80 * camera.subjectDistance
        let sheets = 8
        for number in 0..<sheets {
            let depth = nearest * PortableMath.power(40 / nearest, 1 - Float(number) / Float(sheets - 1))
            let ratio = PortableMath.power(40 / nearest, 0.5 / Float(sheets - 1))
            stack.sheet(depth: depth) { layer, random in
                let metre = camera.scale(depth)
                let lit = pen.air(LightColor.hex(0x93a35c) * (pen.light.above + pen.light.key * 0.8), depth)
                let dark = pen.air(LightColor.hex(0x54683a) * pen.light.above, depth)
                for _ in 0..<Int(min(520, Float(camera.width) / metre * 40 + 160)) {
                    let x = random.uniform(in: -0.02...1.02) * Float(camera.width)
                    let foot = camera.project(0, 0, depth * PortableMath.power(ratio, random.uniform(in: -1...1))).y
                    let tall = random.uniform(in: 0.05...0.18) * metre
                    let lean = random.gaussian() * 0.3
                    layer.ellipse(
                        x, foot - tall * 0.5, long: tall * 0.5, short: 0.006 * metre, angle: 1.5708 + lean,
                        LightColor.mix(dark, lit, random.uniform()))
                    guard random.uniform() < 0.07 else { continue }
                    let hues: [UInt32] = [0xf0ead8, 0xe8c65a, 0xb79ac8]
                    layer.ellipse(
                        x + lean * tall, foot - tall, long: 0.018 * metre, short: 0.013 * metre,
                        pen.air(LightColor.hex(hues[Int(random.next() % 3)]) * (pen.light.above + pen.light.key * 0.6), depth))
                }
            }
        }
    }

    private func addFlakes(_ stack: inout LensStack) {
        let white = light.ambient * 0.9 + light.sun * 0.4 + 0.15
        let camera = camera
        for depth in [3.2, 6, 14] as [Float] {
            stack.sheet(depth: depth) { layer, random in
                let unit = Float(camera.height) / 900
                for _ in 0..<(depth < 4 ? 40 : 130) {
                    let energy = PortableMath.exponential(0.6 * random.gaussian()) * 30 * unit * unit
                    layer.point(
                        random.uniform() * Float(camera.width), random.uniform() * Float(camera.height), energy: white * energy,
                        radius: max(1.2, camera.radius(depth) * 0.6 + 1.5 * unit))
                }
            }
        }
    }
}
