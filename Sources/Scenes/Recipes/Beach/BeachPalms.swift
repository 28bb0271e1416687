// Palms and bushes on a spit of land.

import Imaging

/// Four palms at different depths and low bushes behind them, on one side of the frame.
struct BeachPalms: Sendable {
    let camera: SceneCamera
    let plan: ShorePlan
    let lightSide: Float
    let palette: Beach.Palette

    private var sun: SIMD4<Float> { palette.sun }

    /// -1 = on the left, +1 = on the right.
    private var side: Float { plan.spit }

    func add(to stack: inout LensStack) {
        let bushes = self
        stack.sheet(depth: 58) { layer, random in bushes.drawBushes(&layer, &random) }
        for (share, depth, tall, lean)
            in ([
                (0.98, 26, 5.6, 0.9), (0.86, 34, 6.9, 1.4), (0.74, 46, 7.6, 1.0), (0.95, 52, 9.0, 0.6),
            ] as [(Float, Float, Float, Float)]).prefix(plan.palms)
        {
            stack.sheet(depth: depth) { layer, random in
                let place = share + random.uniform(in: -0.10...0.08)
                bushes.drawPalm(
                    &layer, &random, x: bushes.side * bushes.camera.halfView * depth * place, z: depth,
                    tall: tall * random.uniform(in: 0.85...1.15), lean: -bushes.side * lean * random.uniform(in: 0.5...1.4))
            }
        }
    }

    private func drawBushes(_ layer: inout SceneLayer, _ random: inout SeededRandom) {
        let metre = camera.scale(58)
        let dark = palette.seen(LightColor.hex(0x2c3a22) * 0.6, at: 58)
        let lit = palette.seen(LightColor.hex(0x8a8a44) * sun * 0.8, at: 58)
        for _ in 0..<16 {
            let place = 1.05 - 0.55 * abs(random.gaussian() * 0.5)
            Foliage(
                count: 160, centerX: camera.centerX + side * camera.centerX * place, centerY: camera.horizon - 0.9 * metre,
                spreadX: 2.2 * metre, spreadY: 1.2 * metre, leaf: 0.13 * metre, dark: dark, lit: lit, sunX: lightSide, sunY: -0.6
            ).draw(on: &layer, random: &random)
        }
    }

    private func drawPalm(
        _ layer: inout SceneLayer, _ random: inout SeededRandom, x: Float, z: Float, tall: Float, lean: Float
    ) {
        let metre = camera.scale(z)
        var left: [SIMD2<Float>] = []
        var right: [SIMD2<Float>] = []
        var top = SIMD2<Float>()
        for step in 0..<24 {
            let t = Float(step) / 23
            top = camera.project(x + lean * PortableMath.power(t, 1.8) * 2, t * tall, z)
            let half = metre * (0.16 - 0.07 * t)
            left.append(SIMD2(top.x - half, top.y))
            right.append(SIMD2(top.x + half, top.y))
        }
        layer.polygon(left + right.reversed(), palette.seen(LightColor.hex(0x4a3a2c) * 0.55, at: z))
        for frond in 0..<15 {
            let share = (Float(frond) + random.uniform(in: -0.4...0.4)) / 14
            drawFrond(&layer, &random, from: top, angle: -Float.pi * (0.02 + 0.96 * share), metre: metre, z: z)
        }
    }

    private func drawFrond(
        _ layer: inout SceneLayer, _ random: inout SeededRandom, from top: SIMD2<Float>, angle: Float, metre: Float,
        z: Float
    ) {
        let long = random.uniform(in: 1.7...2.5)
        let cosine = PortableMath.cosine(angle)
        let sine = PortableMath.sine(angle)
        func place(_ s: Float) -> SIMD2<Float> {
            let droop = 1.35 * PortableMath.power(s, 2.2) * long * (0.55 + 0.45 * abs(cosine))
            return top + SIMD2(cosine * s * long, sine * s * long * 0.75 + droop) * metre
        }
        let dark = palette.seen(LightColor.hex(0x26331c) * 0.55, at: z)
        let lit = palette.seen(LightColor.hex(0x8c8a3a) * sun * 0.9, at: z)
        for step in 0..<26 {
            let s = Float(step) / 25
            let at = place(s)
            let next = place(s + 0.02)
            let along = PortableMath.angle(next.y - at.y, next.x - at.x)
            let facing = min(1, max(0, 0.35 + 0.65 * (at.x - top.x) * lightSide / (metre * 2)))
            let leaflet = 0.52 * PortableMath.power(PortableMath.sine(Float.pi * min(1, s * 0.92 + 0.08)), 0.6) * metre
            let color = LightColor.mix(dark, lit, facing * random.uniform(in: 0.1...0.9))
            for turn in [-1, 1] as [Float] {
                let direction = along + turn * 0.95 + 0.25 * s
                layer.ellipse(
                    at.x + PortableMath.cosine(direction) * leaflet * 0.5,
                    at.y + PortableMath.sine(direction) * leaflet * 0.5 + 0.12 * metre * s, long: leaflet * 0.55,
                    short: 0.035 * metre, angle: direction, color)
            }
        }
    }
}
