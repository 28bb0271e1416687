// What a shore has besides palms: grass on the sand, stones in the shallows, a sail far out.

import Imaging

struct BeachThings {
    let camera: SceneCamera
    let plan: ShorePlan
    let shore: Shore
    let palette: Beach.Palette
    /// Of the light: -1 = left.
    let side: Float

    private var pen: SolidPen {
        let palette = palette
        return SolidPen(
            camera: camera,
            light: ThingLight(
                key: palette.sun * 0.75, toKey: SIMD3(side * 0.8, palette.isLow ? 0.25 : 0.8, palette.isLow ? 0.5 : -0.2),
                above: palette.ambient * 0.5, below: palette.ambient * 0.25 + palette.sand * palette.sun * 0.08),
            air: { palette.seen($0, at: $1) })
    }

    func add(to stack: inout LensStack) {
        if plan.hasRocks { addRocks(&stack) }
        if plan.hasSail { addSail(&stack) }
        if plan.hasGrass { addGrass(&stack) }
    }

    private func addRocks(_ stack: inout LensStack) {
        let pen = pen
        let z = shore.nearest + 2.5
        stack.sheet(depth: z) { layer, random in
            let middle = plan.spit * -1 * random.uniform(in: 0.62...1.0)
            for _ in 0..<7 {
                let depth = z + random.uniform(in: -1.2...2.5)
                let x = (middle + random.gaussian() * 0.14) * pen.camera.halfView * depth
                let size = random.uniform(in: 0.14...0.42)
                pen.shadow(&layer, x: x, z: depth, radius: SIMD2(size * 1.5, size * 1.3), density: 0.6)
                pen.ball(
                    &layer, x: x, y: size * 0.35, z: depth, radius: SIMD2(size, size * 0.6),
                    LightColor.hex(0x6b635b) * random.uniform(in: 0.7...1.15), angle: random.uniform(in: -0.4...0.4), square: 0.5)
            }
        }
    }

    private func addSail(_ stack: inout LensStack) {
        let pen = pen
        stack.sheet(depth: 320) { layer, random in
            let z: Float = 320
            let share = -plan.spit * random.uniform(in: 0.3...0.8)
            let x = share * pen.camera.halfView * z
            let p = pen.camera.project
            let white = pen.air(LightColor.hex(0xf2eee6) * pen.light.on(SIMD3(0.3 * side, 0.1, -0.9), wrap: 0.5), z)
            layer.polygon([p(x, 10, z), p(x + 3.6, 1.6, z), p(x, 1.6, z)], white)
            layer.polygon([p(x - 0.3, 9, z), p(x - 0.3, 1.6, z), p(x - 2.6, 1.6, z)], white * 0.9)
            layer.polygon(
                [p(x - 3, 1.2, z), p(x + 4, 1.2, z), p(x + 3, 0.2, z), p(x - 2.4, 0.2, z)],
                pen.air(LightColor.hex(0x55483c) * 0.5, z))
        }
    }

    /// Tufts of beach grass at the frame's sides.
    private func addGrass(_ stack: inout LensStack) {
        let pen = pen
        let nearest = max(4.6, 1.9 * camera.subjectDistance)
        for (number, depth) in [nearest, nearest * 1.35, nearest * 1.8].enumerated() where depth < shore.nearest * 1.1 {
            stack.sheet(depth: depth) { layer, random in
                let metre = pen.camera.scale(depth)
                let way = number == 1 ? -plan.spit : plan.spit
                for _ in 0..<3 {
                    let x = way * random.uniform(in: 0.70...1.1) * pen.camera.halfView * depth
                    let foot = pen.camera.project(x, 0, depth)
                    pen.shadow(&layer, x: x, z: depth, radius: SIMD2(0.4, 0.4), density: 0.4)
                    for _ in 0..<46 {
                        let lean = random.gaussian() * 0.38 + 0.18 * side
                        let tall = random.uniform(in: 0.25...0.7) * metre
                        let albedo = LightColor.mix(LightColor.hex(0x5c6a40), LightColor.hex(0xb0a878), random.uniform())
                        let lit = pen.light.on(SIMD3(lean, 0.3, -0.8), wrap: 0.6)
                        layer.ellipse(
                            foot.x + random.gaussian() * 0.10 * metre + lean * tall * 0.5, foot.y - tall * 0.46, long: tall * 0.5,
                            short: 0.007 * metre, angle: 1.5708 + lean, albedo * lit)
                    }
                }
            }
        }
    }
}
