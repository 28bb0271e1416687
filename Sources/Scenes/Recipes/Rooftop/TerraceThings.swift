// What stands on a roof terrace: its edge, a lounge, planters, lanterns, and lamps on wires over it.

import Imaging
import RetouchModel

struct TerraceThings {
    let scene: Rooftop
    let plan: TerracePlan
    let camera: SceneCamera
    /// Depth of the terrace's edge in metres.
    let edge: Float

    private var light: HourLight { scene.light }
    private var unit: Float { Float(camera.height) / 900 }

    /// Fog reaches over the edge; clear air takes nothing at so short a distance.
    private func seen(_ color: SIMD4<Float>, at z: Float) -> SIMD4<Float> { light.isFoggy ? light.seen(color, at: z) : color }

    private var pen: SolidPen {
        let things = self
        let lamps = LightColor.kelvin(3_200) * (scene.isNight ? 0.15 : 0.02)
        return SolidPen(
            camera: camera,
            // The sun stands behind the terrace's edge: what faces the camera lies in the light of the sky.
            light: ThingLight(
                key: light.sun * 0.9, toKey: SIMD3(scene.side * 0.8, light.isLow ? 0.35 : 0.8, light.isLow ? 0.45 : -0.3),
                above: light.ambient * 0.66 + lamps, below: light.ambient * 0.34 + light.sun * 0.10 + lamps * 0.7),
            air: { things.seen($0, at: $1) })
    }

    /// What closes the terrace.
    func addEdge(to stack: inout LensStack) {
        if plan.hasRailing { addRailing(&stack) } else { addParapet(&stack) }
    }

    /// What stands on it and hangs over it.
    func addThings(to stack: inout LensStack) {
        if plan.hasLounge { addLounge(&stack) }
        addPlanters(&stack)
        addLamps(&stack)
    }

    // MARK: - Edge

    private func addParapet(_ stack: inout LensStack) {
        let (pen, edge, light, scene) = (pen, edge, light, scene)
        stack.sheet(depth: edge) { layer, random in
            let line = NoiseLine(seed: random.next())
            let half = pen.camera.halfView * edge * 1.4
            pen.box(&layer, x: -half...half, y: 0...1.0, z: edge...(edge + 0.3), LightColor.hex(0xbdb3a6), grounded: 0.4) {
                face, u, v in
                guard face == .front else { return 1 }
                // Stains under the coping, and more light where the lamps hang.
                return 1 + 0.05 * line.sample(u * 30) + 0.08 * line.sample(u * 5 + 60) - 0.06 * line.sample(u * 90) * (1 - v)
            }
            pen.box(
                &layer, x: -half...half, y: 1.0...1.07, z: (edge - 0.04)...(edge + 0.34), LightColor.hex(0xc9beb0), grounded: 0)
            guard light.isLow else { return }
            // The coping's far edge catches the sun.
            let p = pen.camera.project
            layer.polygon(
                [p(-half, 1.085, edge), p(half, 1.085, edge), p(half, 1.06, edge), p(-half, 1.06, edge)], light.sun * 0.5,
                coverage: 0.7)
            _ = scene
        }
    }

    /// Posts, a handrail and panes that take a little of the light.
    private func addRailing(_ stack: inout LensStack) {
        let (pen, edge, light) = (pen, edge, light)
        stack.sheet(depth: edge) { layer, _ in
            let p = pen.camera.project
            let half = pen.camera.halfView * edge * 1.4
            var pane = light.ambient * 0.10 + light.sky.last!.color * 0.06
            pane.w = 0
            layer.polygon(
                [p(-half, 1.0, edge), p(half, 1.0, edge), p(half, 0.08, edge), p(-half, 0.08, edge)], pane, coverage: 0.30)
            pen.box(&layer, x: -half...half, y: 0...0.10, z: edge...(edge + 0.2), LightColor.hex(0x8d857c), grounded: 0)
            var x = -half
            while x < half {
                pen.box(&layer, x: x...(x + 0.05), y: 0.1...1.02, z: edge...(edge + 0.05), LightColor.hex(0x3b3a39), grounded: 0)
                x += 1.25
            }
            pen.box(
                &layer, x: -half...half, y: 1.0...1.055, z: (edge - 0.02)...(edge + 0.06), LightColor.hex(0x5d4a3a), grounded: 0)
        }
    }

    // MARK: - On the deck

    /// A low sofa of boxes with cushions, a table with a lantern.
    private func addLounge(_ stack: inout LensStack) {
        let (pen, plan, edge, scene) = (pen, plan, edge, scene)
        let z = edge - 1.35
        guard z > 1.75 * camera.subjectDistance else { return }
        let x = plan.heavy * camera.halfView * z * 0.72
        let unit = unit
        stack.sheet(depth: z) { layer, random in
            let wood = LightColor.hex(0x6f5a48)
            let cloth = LightColor.hex(random.uniform() < 0.5 ? 0xcfc6b8 : 0x8b8f92)
            pen.shadow(&layer, x: x, z: z + 0.4, radius: SIMD2(1.5, 1.0), density: 0.7)
            pen.box(&layer, x: (x - 1.05)...(x + 1.05), y: 0.3...0.70, z: (z + 0.66)...(z + 0.85), cloth * 0.95)
            pen.box(&layer, x: (x - 1.1)...(x + 1.1), y: 0.04...0.26, z: z...(z + 0.85), wood, grounded: 0.5) { face, _, v in
                face == .front && v * 2 - (v * 2).rounded(.down) < 0.12 ? 0.5 : 1
            }
            for part in 0..<3 {
                let left = x - 1.05 + Float(part) * 0.7
                pen.box(
                    &layer, x: (left + 0.01)...(left + 0.69), y: 0.26...0.42, z: (z - 0.01)...(z + 0.66), cloth, grounded: 0.25)
            }
            for _ in 0..<3 {
                let tones: [UInt32] = [0xb5704a, 0x4f6a6a, 0xd9c9a8]
                pen.ball(
                    &layer, x: x + random.uniform(in: -0.85...0.85), y: 0.56, z: z + 0.5, radius: SIMD2(0.22, 0.18),
                    LightColor.hex(tones[Int(random.next() % 3)]), angle: random.uniform(in: -0.3...0.3), square: 0.85)
            }
            let lantern = x - plan.heavy * random.uniform(in: 1.35...1.7)
            pen.shadow(&layer, x: lantern, z: z, radius: SIMD2(0.3, 0.3), density: 0.5)
            pen.box(
                &layer, x: (lantern - 0.12)...(lantern + 0.12), y: 0...0.42, z: z...(z + 0.24), LightColor.hex(0x2d2a27),
                grounded: 0)
            let flame = pen.camera.project(lantern, 0.22, z)
            layer.point(
                flame.x, flame.y,
                energy: LightColor.kelvin(2_300) * ((scene.isNight || scene.light.isLow ? 420 : 60) * unit * unit))
        }
    }

    private func addPlanters(_ stack: inout LensStack) {
        let (pen, plan, edge, scene, things) = (pen, plan, edge, scene, self)
        let light = light
        for (number, share) in ([-1.04, -0.74, 0.76, 1.06] as [Float]).enumerated() {
            let z = edge - 0.55 - 0.25 * Float(number % 2)
            stack.sheet(depth: z) { layer, random in
                let isHeavy = share * plan.heavy > 0
                guard isHeavy || random.uniform() < 0.7 else { return }
                let x = (share + random.uniform(in: -0.06...0.06)) * pen.camera.halfView * z
                let metre = pen.camera.scale(z)
                let half = random.uniform(in: 0.26...0.36)
                pen.shadow(&layer, x: x, z: z, radius: SIMD2(half * 2, 0.6), density: 0.65)
                let pots: [UInt32] = [0x4c4844, 0x7d7368, 0x9a6f54]
                pen.box(
                    &layer, x: (x - half)...(x + half), y: 0...0.48, z: z...(z + 0.4),
                    LightColor.hex(pots[Int(random.next() % 3)]))
                let dark = things.seen(
                    LightColor.hex(0x263620) * (light.ambient * 0.7) + LightColor.kelvin(2_700) * (scene.isNight ? 0.004 : 0),
                    at: z)
                let lit = things.seen(LightColor.hex(0x74895a) * (light.ambient * 0.45 + light.sun * 0.65), at: z)
                if isHeavy, number % 2 == 0 {
                    // Tall grass.
                    let foot = pen.camera.project(x, 0.48, z)
                    for _ in 0..<150 {
                        let lean = random.gaussian() * 0.30
                        let tall = random.uniform(in: 0.5...1.15) * metre
                        layer.ellipse(
                            foot.x + random.uniform(in: -0.8...0.8) * half * metre + lean * tall * 0.5, foot.y - tall * 0.48,
                            long: tall * 0.5,
                            short: 0.010 * metre, angle: 1.5708 + lean, LightColor.mix(dark, lit, random.uniform(in: 0.2...1)))
                    }
                } else {
                    let tall = random.uniform(in: 0.35...0.6)
                    let at = pen.camera.project(x, 0.48 + tall * 0.75, z)
                    Foliage(
                        count: 650, centerX: at.x, centerY: at.y, spreadX: half * 1.35 * metre, spreadY: tall * metre,
                        leaf: 0.028 * metre,
                        dark: dark, lit: lit, sunX: scene.side, sunY: -0.5
                    ).draw(on: &layer, random: &random)
                }
            }
        }
    }

    // MARK: - Over the deck

    /// Lamps on wires that hang in catenaries across the terrace.
    private func addLamps(_ stack: inout LensStack) {
        let glow = LightColor.kelvin(2_450)
        let (plan, camera, unit, scene) = (plan, camera, unit, scene)
        for number in 0..<plan.strings {
            let depth = max(1.35 * camera.subjectDistance, edge * (1.25 - 0.22 * Float(number)))
            stack.sheet(depth: depth) { layer, random in
                let w = Float(camera.width)
                let h = Float(camera.height)
                let count = Int(8 * max(0.8, w / h)) + 2 * number
                let start = random.uniform(in: 0.03...0.10) * h + 0.06 * h * Float(number)
                let sag = random.uniform(in: 0.04...0.10) * h
                let tilt = random.uniform(in: -0.16...0.16) * h
                func wire(_ t: Float) -> Float { start + tilt * (t - 0.5) + sag * (1 - (2 * t - 1) * (2 * t - 1)) }
                let thick = max(0.7, 0.006 * camera.scale(depth))
                let steps = 24
                let upper = (0...steps).map {
                    SIMD2(w * (Float($0) / Float(steps) * 1.04 - 0.02), wire(Float($0) / Float(steps)) - thick)
                }
                let lower = upper.reversed().map { SIMD2($0.x, $0.y + 2 * thick) }
                layer.polygon(upper + lower, LightColor.hex(0x2a2624) * (scene.light.ambient * 0.5), coverage: 0.8)
                var strength: Float = scene.isNight ? 560 : scene.light.isLow ? 460 : 150
                if scene.light.isFoggy { strength *= PortableMath.exponential(-1.5 * depth / scene.light.sight) }
                for index in 0...count {
                    let t = Float(index) / Float(count)
                    let energy = PortableMath.exponential(0.35 * random.gaussian()) * strength * unit * unit
                    layer.point(
                        t * w + random.gaussian() * 3 * unit, wire(t) + 5 * unit, energy: glow * energy,
                        radius: camera.radius(depth) * random.uniform(in: 0.9...1.05))
                }
            }
        }
    }
}
