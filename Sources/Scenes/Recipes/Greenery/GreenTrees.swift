// Trees: far crowns of a garden, a forest's trunks, the single trees of a park.

import Imaging
import RetouchModel

struct GreenTrees {
    let place: GreenPlace

    private var camera: SceneCamera { place.camera }
    private var unit: Float { Float(camera.height) / 900 }
    /// The sun gives glints and bright gaps.
    private var isSunny: Bool { place.light.sun.y > 0.3 }

    // MARK: - Crowns

    /// Far leaves above and beside, and a hedge that closes the view at the horizon.
    func addCrowns(to stack: inout LensStack) {
        addHedge(&stack)
        for (depth, leaves, clumps) in [(70, 150, 12), (44, 150, 9), (27, 170, 6)] as [(Float, Int, Int)] {
            addMasses(&stack, depth: depth, leaves: leaves, number: clumps)
        }
        addGaps(&stack, number: 26)
    }

    /// Crowns at one depth, fuller on the plan's heavy side.
    private func addMasses(_ stack: inout LensStack, depth: Float, leaves: Int, number: Int) {
        let (place, camera) = (place, camera)
        stack.sheet(depth: depth) { [isSunny, unit] layer, random in
            let w = Float(camera.width)
            let h = Float(camera.height)
            let count = Int(Float(number) * max(0.9, w / h * 1.1))
            for _ in 0..<count {
                let lean = place.plan.heavy * 0.14
                let x = (0.5 + lean + random.uniform(in: -0.72...0.72)) * w
                // The middle and the sun's place stay thin.
                let toSun = abs(x - place.sun.x) / w
                if toSun < 0.16, random.uniform() < 0.5 { continue }
                let y = camera.horizon * random.uniform(in: depth > 60 ? 0.25...0.95 : -0.05...0.72)
                let size = h * random.uniform(in: 0.09...0.17)
                let (dark, lit) = place.crown(depth, &random)
                var mass = Foliage(
                    count: leaves, centerX: x, centerY: y, spreadX: size * 1.15, spreadY: size * 0.9,
                    leaf: 0.10 * camera.scale(depth),
                    dark: dark, lit: lit, sunX: place.side, sunY: -0.7)
                mass.density = 0.5
                if isSunny {
                    mass.sparks = 1
                    mass.spark = place.light.sun * 1.2
                }
                mass.draw(on: &layer, random: &random)
            }
            _ = unit
        }
    }

    /// Bushes side by side far off: without them the ground ends in a line.
    private func addHedge(_ stack: inout LensStack) {
        for (depth, tall) in [(64, 3.4), (40, 2.0)] as [(Float, Float)] {
            addRow(&stack, depth: depth, tall: tall, from: -1.15, to: 1.15)
        }
    }

    /// - Parameters:
    ///   - tall: height in metres.
    ///   - from, to: shares of the half view.
    private func addRow(_ stack: inout LensStack, depth: Float, tall: Float, from: Float, to: Float) {
        let (place, camera) = (place, camera)
        stack.sheet(depth: depth) { layer, random in
            let metre = camera.scale(depth)
            let breadth = camera.halfView * depth * metre
            var share = from
            while share < to {
                let size = tall * random.uniform(in: 0.7...1.3) * metre
                let foot = camera.project(0, 0, depth).y
                let x = camera.centerX + share * breadth
                let (dark, lit) = place.crown(depth, &random)
                Foliage(
                    count: 130, centerX: x, centerY: foot - size * 0.42, spreadX: size * 0.62, spreadY: size * 0.58,
                    leaf: 0.09 * metre,
                    dark: dark * 0.9, lit: lit, sunX: place.side, sunY: -0.7
                ).draw(on: &layer, random: &random)
                share += size * 0.62 / breadth
            }
        }
    }

    /// Gaps of sky between far leaves: few, round the sun, and of very different strength. Too many discs give such pictures away.
    private func addGaps(_ stack: inout LensStack, number: Int) {
        guard isSunny else { return }
        let (place, camera, unit) = (place, camera, unit)
        stack.sheet(depth: 88) { layer, random in
            let h = Float(camera.height)
            for _ in 0..<number {
                let x = place.sun.x + random.gaussian() * 0.17 * h
                let y = place.sun.y + random.gaussian() * 0.14 * h
                guard y < camera.horizon * 0.9 else { continue }
                let energy = PortableMath.exponential(1.0 * random.gaussian()) * 20 * unit * unit
                layer.point(
                    x, y, energy: (place.light.sun * 0.8 + place.light.ambient * 0.3) * energy,
                    radius: camera.radius(88) * random.uniform(in: 0.7...1.05))
            }
        }
    }

    // MARK: - Forest

    func addForest(to stack: inout LensStack) {
        addRow(&stack, depth: 62, tall: 4.5, from: -1.15, to: 1.15)
        for (depth, leaves, clumps) in [(64, 140, 9), (36, 160, 7), (22, 170, 5)] as [(Float, Int, Int)] {
            addMasses(&stack, depth: depth, leaves: leaves, number: clumps)
        }
        addGaps(&stack, number: 18)
        var random = SeededRandom(seed: place.scene.frame.seed, stream: 0x7472)
        let barks: [UInt32] = [0x4d4238, 0x6a6258, 0x57493a]
        let bark = LightColor.hex(barks[Int(random.next() % 3)])
        var depth: Float = 58
        while depth > max(9.5, 2.6 * camera.subjectDistance) {
            let wish = random.uniform(in: -1.1...1.1)
            // The middle stays free for the subject, except far off.
            let free: Float = depth > 30 ? 0.08 : 0.34
            let share = abs(wish) < free ? (wish < 0 ? -2 : 2) * free - wish : wish
            addTrunk(&stack, x: share * camera.halfView * depth, z: depth, radius: random.uniform(in: 0.13...0.34), bark: bark)
            depth *= random.uniform(in: 0.80...0.93)
        }
    }

    private func addTrunk(_ stack: inout LensStack, x: Float, z: Float, radius: Float, bark: SIMD4<Float>) {
        let place = place
        let camera = camera
        stack.sheet(depth: z + 0.3) { layer, random in
            let foot = camera.project(x, 0, z)
            let half = radius * camera.scale(z)
            let lean = random.uniform(in: -0.03...0.03) * Float(camera.height)
            let (sunlit, shade) = (place.pen.light.key * 0.55, place.pen.light.above * 0.75)
            let stripes = NoiseLine(seed: random.next())
            place.pen.shadow(&layer, x: x, z: z, radius: SIMD2(radius * 3.2, radius * 6), density: 0.6)
            layer.polygon([
                SIMD2(foot.x - half * 1.5, foot.y), SIMD2(foot.x - half * 1.05, foot.y - half * 2.2),
                SIMD2(foot.x - half * 0.85 + lean, -10), SIMD2(foot.x + half * 0.85 + lean, -10),
                SIMD2(foot.x + half * 1.05, foot.y - half * 2.2), SIMD2(foot.x + half * 1.5, foot.y),
            ]) { px, py in
                let up = (foot.y - py) / max(foot.y + 10, 1)
                let across = min(1, max(-1, (px - foot.x - lean * up) / max(half, 1)))
                let facing = max(0, across * place.side * 0.9 + 0.1)
                let grain = 1 + 0.16 * stripes.sample(across * 4 + up * 1.5) + 0.10 * stripes.sample(across * 13 - up * 6)
                // Moss on the shaded side, near the foot.
                let moss = PortableMath.smoothstep(0.35, 0, up) * PortableMath.smoothstep(0.4, -0.6, across * place.side) * 0.6
                let albedo = LightColor.mix(bark, LightColor.hex(0x5d6b3a), moss) * grain
                let dappled = 0.5 + 0.5 * PortableMath.smoothstep(-0.6, 0.9, stripes.sample(up * 9 + 40))
                return place.seen(albedo * (shade * (0.55 + 0.45 * (1 - abs(across))) + sunlit * (facing * dappled * 1.6)), at: z)
            }
        }
    }

    // MARK: - Park

    /// A line of trees far off, single trees on the lawn, and a bench by the path.
    func addPark(to stack: inout LensStack) {
        addRow(&stack, depth: 130, tall: 11, from: -1.2, to: 1.2)
        addRow(&stack, depth: 74, tall: 4, from: place.plan.heavy > 0 ? -0.1 : -1.2, to: place.plan.heavy > 0 ? 1.2 : 0.1)
        var random = SeededRandom(seed: place.scene.frame.seed, stream: 0x7061)
        var depth: Float = 62
        var way = place.plan.heavy
        while depth > max(13, 3.0 * camera.subjectDistance) {
            let share = way * random.uniform(in: depth > 34 ? 0.35...0.95 : 0.72...1.05)
            addTree(&stack, x: share * camera.halfView * depth, z: depth)
            depth *= random.uniform(in: 0.62...0.80)
            way = random.uniform() < 0.72 ? -way : way
        }
        addBench(&stack, random: &random)
    }

    private func addTree(_ stack: inout LensStack, x: Float, z: Float) {
        let (place, camera) = (place, camera)
        stack.sheet(depth: z) { [isSunny] layer, random in
            let metre = camera.scale(z)
            let wide = random.uniform(in: 3.2...4.8)
            let tall = 2.9 + wide * 0.66
            let crown = camera.project(x, tall, z)
            place.pen.shadow(&layer, x: x - place.side * 0.8, z: z, radius: SIMD2(wide * 1.1, wide), density: 0.55)
            place.pen.barrel(&layer, x: x, z: z, y: 0...tall, radius: (0.20, 0.36), LightColor.hex(0x6c5e50), grounded: 0.3)
            // Single trees stand in the open: light comes in from all sides.
            let leaves = place.crown(z, &random)
            let (dark, lit) = (leaves.dark * 1.7, leaves.lit * 1.3)
            var mass = Foliage(
                count: 1_900, centerX: crown.x, centerY: crown.y, spreadX: wide * metre, spreadY: wide * 0.74 * metre,
                leaf: 0.075 * metre,
                dark: dark, lit: lit, sunX: place.side, sunY: -0.75)
            mass.clumps = 13
            mass.looseness = 0.75
            mass.density = 0.62
            if isSunny {
                mass.sparks = 6
                mass.spark = place.light.sun * 1.1
            }
            mass.draw(on: &layer, random: &random)
        }
    }

    private func addBench(_ stack: inout LensStack, random: inout SeededRandom) {
        let z = max(15, 3.2 * camera.subjectDistance)
        guard random.uniform() < 0.7 else { return }
        let place = place
        let x = -place.plan.heavy * random.uniform(in: 0.55...0.8) * camera.halfView * z
        stack.sheet(depth: z) { layer, _ in
            let wood = LightColor.hex(0x7a5c40)
            place.pen.shadow(&layer, x: x, z: z, radius: SIMD2(1.2, 0.8), density: 0.6)
            for leg in [-0.7, 0.7] as [Float] {
                place.pen.box(
                    &layer, x: (x + leg - 0.03)...(x + leg + 0.03), y: 0...0.44, z: z...(z + 0.4), LightColor.hex(0x2c2c2c))
            }
            for slat in 0..<3 {
                let low = 0.52 + Float(slat) * 0.12
                place.pen.box(
                    &layer, x: (x - 0.85)...(x + 0.85), y: low...(low + 0.09), z: (z + 0.38)...(z + 0.41), wood, grounded: 0)
            }
            place.pen.box(&layer, x: (x - 0.85)...(x + 0.85), y: 0.42...0.46, z: z...(z + 0.4), wood, grounded: 0)
        }
    }
}
