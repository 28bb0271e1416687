// Shrubs, borders of flowers, ferns: what grows from the ground.

import Imaging
import RetouchModel

struct GreenShrubs {
    let place: GreenPlace

    private var camera: SceneCamera { place.camera }
    /// Light on petals.
    private var petalLight: SIMD4<Float> { place.light.ambient * 0.5 + place.light.sun * 0.6 }

    /// A garden: shrubs with flowers on both sides of the path, low plants before them.
    func addBorders(to stack: inout LensStack) {
        let nearest = max(7.6, 1.95 * camera.subjectDistance)
        // A narrow frame has room for shrubs at its edges only.
        let narrow: Float = Float(camera.width) / Float(camera.height) < 0.9 ? 0.10 : 0
        for (number, depth) in ([30, 21, 15, 11, nearest] as [Float]).enumerated() where depth >= nearest {
            for way in [-1, 1] as [Float] {
                let isHeavy = way == place.plan.heavy
                let share = way * ((isHeavy ? 0.74 : 0.98) + narrow - 0.05 * Float(4 - number))
                let tall: Float = (isHeavy ? 1.55 : 1.1) * (number == 4 ? 0.85 : 1)
                addShrub(&stack, share: share, depth: depth + (isHeavy ? 0 : 0.4), tall: tall, hasFlowers: true)
                addEdging(&stack, share: way * (0.52 + narrow), depth: depth - 0.4)
            }
        }
    }

    /// A forest: ferns and saplings.
    func addUndergrowth(to stack: inout LensStack) {
        let nearest = max(8, 2.0 * camera.subjectDistance)
        for depth in [32, 22, 15.5, 11, nearest] as [Float] where depth >= nearest {
            for way in [-1, 1] as [Float] {
                addFerns(&stack, way: way, depth: depth)
                if way == place.plan.heavy, depth < 25 {
                    addShrub(&stack, share: way * 0.92, depth: depth + 0.5, tall: 1.0, hasFlowers: false)
                }
            }
        }
    }

    /// Flowers of a named colour are in full bloom.
    private func flowerCount(_ usual: Int) -> Int { place.scene.brief.palette.isEmpty ? usual : usual * 3 }

    private func addShrub(_ stack: inout LensStack, share: Float, depth: Float, tall: Float, hasFlowers: Bool) {
        let (place, camera, petalLight) = (place, camera, petalLight)
        let (dark, lit) = place.greens(depth)
        let number = flowerCount(34)
        stack.sheet(depth: depth) { layer, random in
            let metre = camera.scale(depth)
            let x = (share + random.uniform(in: -0.07...0.07)) * camera.halfView * depth
            let high = tall * random.uniform(in: 0.75...1.25)
            let wide = random.uniform(in: 0.65...0.95)
            let at = camera.project(x, high * 0.52, depth)
            place.pen.shadow(&layer, x: x, z: depth, radius: SIMD2(wide * 1.35, wide * 1.2), density: 0.75)
            var mass = Foliage(
                count: 1_500, centerX: at.x, centerY: at.y, spreadX: wide * metre, spreadY: high * 0.55 * metre,
                leaf: 0.030 * metre,
                dark: dark, lit: lit, sunX: place.side, sunY: -0.75)
            mass.clumps = 9
            mass.density = 0.95
            mass.draw(on: &layer, random: &random)
            guard hasFlowers else { return }
            let colors = place.plan.flowers
            for _ in 0..<number {
                let turn = random.uniform() * 6.2831853
                let out = random.uniform().squareRoot() * 0.95
                let u = PortableMath.cosine(turn) * out
                let v = PortableMath.sine(turn) * out
                let facing = min(1, max(0.25, 0.6 + 0.4 * (u * place.side - v)))
                let color = place.seen(colors[Int(random.next() % UInt64(colors.count))] * petalLight * facing, at: depth)
                let bloom = random.uniform(in: 0.016...0.042) * metre
                layer.ellipse(
                    at.x + u * wide * metre, at.y + v * high * 0.5 * metre, long: bloom, short: bloom * 0.8,
                    angle: random.uniform() * 3, color)
            }
        }
    }

    /// Low plants along the path.
    private func addEdging(_ stack: inout LensStack, share: Float, depth: Float) {
        guard depth > 1.75 * camera.subjectDistance else { return }
        let (place, camera, petalLight) = (place, camera, petalLight)
        let (dark, lit) = place.greens(depth)
        let number = flowerCount(12)
        stack.sheet(depth: depth) { layer, random in
            let metre = camera.scale(depth)
            let colors = place.plan.flowers
            for _ in 0..<3 {
                let x = (share + random.uniform(in: -0.16...0.20) * (share < 0 ? -1 : 1)) * camera.halfView * depth
                let tall = random.uniform(in: 0.22...0.5)
                let at = camera.project(x, tall * 0.5, depth)
                place.pen.shadow(&layer, x: x, z: depth, radius: SIMD2(tall * 1.5, tall * 1.4), density: 0.6)
                var mass = Foliage(
                    count: 260, centerX: at.x, centerY: at.y, spreadX: tall * 1.05 * metre, spreadY: tall * 0.6 * metre,
                    leaf: 0.028 * metre, dark: dark, lit: lit, sunX: place.side, sunY: -0.8)
                mass.clumps = 5
                mass.draw(on: &layer, random: &random)
                for _ in 0..<number where place.kind == .garden {
                    let color = place.seen(colors[Int(random.next() % UInt64(colors.count))] * petalLight, at: depth)
                    let bloom = random.uniform(in: 0.012...0.028) * metre
                    layer.ellipse(
                        at.x + random.gaussian() * tall * 0.5 * metre, at.y - random.uniform(in: -0.2...0.6) * tall * metre,
                        long: bloom,
                        short: bloom * 0.8, color)
                }
            }
        }
    }

    /// Fronds that bend out from one root.
    private func addFerns(_ stack: inout LensStack, way: Float, depth: Float) {
        let (place, camera) = (place, camera)
        let (dark, lit) = place.greens(depth)
        stack.sheet(depth: depth) { layer, random in
            let metre = camera.scale(depth)
            for _ in 0..<4 {
                let x = way * random.uniform(in: 0.42...1.1) * camera.halfView * depth
                let foot = camera.project(x, 0, depth)
                place.pen.shadow(&layer, x: x, z: depth, radius: SIMD2(0.6, 0.6), density: 0.5)
                for _ in 0..<11 {
                    let turn = random.uniform(in: -1.25...1.25)
                    let long = random.uniform(in: 0.35...0.7) * metre
                    let facing = min(1, max(0, 0.45 + 0.4 * turn * place.side + 0.2 * random.gaussian()))
                    let color = LightColor.mix(dark, lit, facing)
                    for step in 0..<7 {
                        let s = (Float(step) + 0.5) / 7
                        let bend = turn * (0.5 + 0.9 * s)
                        let at = SIMD2(
                            foot.x + PortableMath.sine(bend) * long * s,
                            foot.y - PortableMath.cosine(bend) * long * s * (1 - 0.25 * s))
                        layer.ellipse(
                            at.x, at.y, long: long * 0.16 * (1.15 - s), short: 0.016 * metre, angle: bend * 0.6,
                            color * (0.7 + 0.4 * s))
                    }
                }
            }
        }
    }
}
