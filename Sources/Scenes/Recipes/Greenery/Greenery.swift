// Green places: garden, forest, park and meadow.

package import Imaging
package import RetouchModel

/// Foliage at several depths with gaps of sky, trunks or shrubs, and a path or grass that leads into it.
package struct Greenery: SceneRecipe {
    let brief: SceneBrief
    let frame: SceneFrame
    let kind: ScenePlace
    let side: Float
    let light: HourLight

    package init(brief: SceneBrief, frame: SceneFrame) {
        self.brief = brief
        self.frame = frame
        kind = brief.place
        side = brief.side(frame)
        light = HourLight(brief, usual: .afternoon)
    }

    package func paint(compute: Compute) throws(EditFailure) -> PaintedScene {
        let horizon: Float = kind == .meadow ? 0.42 : frame.shot == .half ? 0.46 : 0.40
        let camera = SceneCamera(frame, horizon: horizon, depth: brief.blurFactor)
        var random = SeededRandom(seed: frame.seed, stream: 0x6772)
        var canvas = try backdrop(camera, random: &random, compute: compute)
        let ground = GreenGround(self, camera: camera, random: &random)
        try GroundPlane(camera: camera).draw(onto: &canvas, compute: compute) { x, z in ground.light(x, z) }
        var stack = LensStack(camera: camera, seed: frame.seed)
        if kind == .meadow {
            addTreeLine(&stack, camera)
            addBlooms(&stack, camera)
        } else {
            addCrowns(&stack, camera)
            if kind != .garden { addTrunks(&stack, camera, random: &random) }
            addShrubs(&stack, camera, random: &random)
        }
        canvas = try stack.render(over: canvas, compute: compute)
        var film = light.film
        film.grain = 0.008
        return PaintedScene(canvas: canvas, film: film, stage: stage(camera))
    }

    private func stage(_ camera: SceneCamera) -> SceneStage {
        var stage = SceneStage(
            horizon: camera.horizon / Float(camera.height), lightX: 0.6 * side, lightY: light.isLow ? -0.3 : -0.9)
        stage.softness = 0.75
        stage.shadow = 0.30
        stage.key = light.sun / max(0.05, light.sun.y)
        stage.ambient = light.ambient / max(0.05, light.ambient.y)
        stage.isBacklit = light.isLow
        stage.match = 0.6
        if brief.weather == .rain || brief.weather == .snowfall { stage.unmet.append(brief.weather!.rawValue) }
        return stage
    }

    // MARK: - Behind everything

    /// Sky over a meadow; elsewhere a glow between far leaves.
    private func backdrop(
        _ camera: SceneCamera, random: inout SeededRandom, compute: Compute
    ) throws(EditFailure) -> SceneCanvas {
        let width = camera.width
        let height = camera.height
        if kind == .meadow || kind == .park {
            var sky = Sky(stops: light.sky)
            sky.clouds = light.cover
            sky.cloudColor = light.cloud
            if light.isLow { sky.sun = (Float(width) * (0.5 + 0.26 * side), camera.horizon * 0.72, light.sun) }
            let canvas = sky.paint(width: width, height: height, horizon: camera.horizon, random: &random, compute: compute)
            return try Lens.wide(canvas, radius: camera.radius(900) * 0.8, compute: compute)
        }
        let noise = FractalNoise.field(
            width: width, height: height, cell: Float(height) * 0.12, octaves: 4, random: &random, compute: compute)
        let sunX = Float(width) * (0.5 + 0.2 * side)
        let sunY = camera.horizon * 0.45
        let dark = LightColor.hex(0x2d4a2e) * light.ambient
        let far = LightColor.hex(0x5d7a44) * (light.ambient * 0.5 + light.sun * 0.6)
        var canvas = SceneCanvas(width: width, height: height, light: [SIMD4<Float>](repeating: SIMD4(), count: width * height))
        for y in 0..<height {
            for x in 0..<width {
                let dx = (Float(x) - sunX) / Float(height)
                let dy = (Float(y) - sunY) / Float(height)
                let q = (dx * dx + dy * dy).squareRoot()
                var value = LightColor.mix(dark, far, PortableMath.smoothstep(0.9, 0.1, q))
                value +=
                    light.sun * LightColor.hex(0xf3eec0) * (PortableMath.exponential(-PortableMath.power(q / 0.26, 1.5)) * 0.9)
                canvas.light[y * width + x] = value * min(2, max(0.35, 1 + 0.22 * noise[x, y]))
            }
        }
        return try Lens.wide(canvas, radius: camera.radius(200), compute: compute)
    }

    // MARK: - Sheets

    /// Dark and lit green at a depth: blue-green, not yellow; the air takes the far ones.
    func greens(_ z: Float) -> (dark: SIMD4<Float>, lit: SIMD4<Float>) {
        let dark = LightColor.hex(0x1f3a22) * (light.ambient * 0.85)
        let lit = LightColor.hex(0x6f9444) * (light.ambient * 0.35 + light.sun * 0.95)
        let air = HourLight(brief, usual: .afternoon)
        var near = air
        near.sight = min(light.sight, kind == .forest ? 55 : 75)
        near.haze = LightColor.mix(LightColor.hex(0x9db38c) * (light.ambient * 0.4 + light.sun * 0.35), light.haze, 0.25)
        return (near.seen(dark, at: z), near.seen(lit, at: z))
    }

    private func addCrowns(_ stack: inout LensStack, _ camera: SceneCamera) {
        let w = Float(camera.width)
        let h = Float(camera.height)
        let unit = h / 900
        for (depth, leaves, size, clumps) in [(70, 130, 4.6, 12), (38, 130, 6.5, 9), (22, 120, 9.0, 7)]
            as [(Float, Int, Float, Int)]
        {
            let (dark, lit) = greens(depth)
            stack.sheet(depth: depth) { [side, light] layer, random in
                for _ in 0..<clumps {
                    let x = random.uniform(in: -0.1...1.1) * w
                    let reach: Float = depth > 60 ? 0.95 : 0.85
                    let y = camera.horizon * (1 - random.uniform(in: 0...1) * reach)
                    var clump = Foliage(
                        count: leaves, centerX: x, centerY: y, spreadX: 0.15 * w * max(1, h / w * 0.8), spreadY: 0.12 * h,
                        leaf: size * unit, dark: dark, lit: lit, sunX: side, sunY: -0.7)
                    clump.sparks = 2
                    clump.spark = light.sun * (2.2 * unit * unit)
                    clump.draw(on: &layer, random: &random)
                }
            }
        }
        // Gaps of sky: few, near the sun, and of very different strength. Too many discs are what gives such pictures away.
        stack.sheet(depth: 90) { [side, light] layer, random in
            for _ in 0..<70 {
                let x = w * (0.5 + 0.24 * side) + random.gaussian() * 0.24 * w
                let y = camera.horizon * 0.45 + random.gaussian() * 0.22 * h
                guard y < camera.horizon * 0.98 else { continue }
                let energy = PortableMath.exponential(0.9 * random.gaussian()) * 26 * unit * unit
                layer.point(
                    x, y, energy: (light.sun * 0.8 + light.ambient * 0.3) * energy,
                    radius: camera.radius(90) * random.uniform(in: 0.7...1.05))
            }
        }
    }

    private func addTrunks(_ stack: inout LensStack, _ camera: SceneCamera, random: inout SeededRandom) {
        let depths: [Float] = kind == .forest ? [45, 32, 26, 19, 15, 12] : [34, 22]
        for depth in depths {
            let wish = random.uniform(in: -1...1)
            // The middle stays free for the subject.
            let share = abs(wish) < 0.3 ? (wish < 0 ? -0.3 - abs(wish) : 0.3 + abs(wish)) : wish
            let x = share * camera.halfView * depth * 1.05
            let thick = random.uniform(in: 0.16...0.32)
            let bark = light.seen(LightColor.hex(0x4a4036) * (light.ambient * 0.6), at: depth)
            let edge = light.seen(LightColor.hex(0x8f7c62) * (light.ambient * 0.5 + light.sun * 0.7), at: depth)
            stack.sheet(depth: depth + 0.5) { [side] layer, random in
                let foot = camera.project(x, 0, depth)
                let half = thick * camera.scale(depth)
                let lean = random.uniform(in: -0.04...0.04) * Float(camera.height)
                let outline = [
                    SIMD2(foot.x - half * 1.3, foot.y), SIMD2(foot.x - half + lean, -10), SIMD2(foot.x + half + lean, -10),
                    SIMD2(foot.x + half * 1.3, foot.y),
                ]
                layer.polygon(outline) { px, _ in
                    let across = (px - foot.x) / max(half, 1) * side
                    return LightColor.mix(bark, edge, PortableMath.smoothstep(0.35, 0.95, across))
                }
            }
        }
    }

    private func addShrubs(_ stack: inout LensStack, _ camera: SceneCamera, random: inout SeededRandom) {
        let h = Float(camera.height)
        // A narrow frame has room for shrubs at its edges only.
        let narrow = Float(camera.width) / h
        let nearest = max(7.2, 1.9 * camera.subjectDistance)
        let flowers =
            brief.palette.isEmpty ? [LightColor.hex(0xd9a6a0), LightColor.hex(0xe9dccb)] : brief.palette.map(LightColor.of)
        let turned: Float = random.uniform() < 0.5 ? -1 : 1
        for (number, depth) in ([14, 10.5, nearest] as [Float]).enumerated() {
            let (dark, lit) = greens(depth)
            let hasFlowers = kind == .garden
            stack.sheet(depth: depth) { [side, light] layer, random in
                for way in [-1, 1] as [Float] {
                    let share: Float =
                        (way == turned ? 0.82 : 1.02) + (narrow < 0.72 ? 0.12 : 0) + random.uniform(in: -0.06...0.1)
                    let x = camera.centerX + way * share * camera.centerX
                    let metre = camera.scale(depth)
                    let tall = random.uniform(in: 0.8...1.5) * (number == 2 ? 0.8 : 1)
                    let y = camera.project(0, tall * 0.45, depth).y
                    let size = SIMD2(0.75 * metre, tall * 0.55 * metre)
                    Foliage(
                        count: 420, centerX: x, centerY: y, spreadX: size.x, spreadY: size.y, leaf: 0.075 * metre,
                        dark: dark * 0.8,
                        lit: LightColor.mix(dark, lit, 0.5), sunX: side, sunY: -0.7
                    ).draw(on: &layer, random: &random)
                    Foliage(
                        count: 900, centerX: x, centerY: y - 0.06 * metre, spreadX: size.x, spreadY: size.y, leaf: 0.032 * metre,
                        dark: dark, lit: lit, sunX: side, sunY: -0.7
                    ).draw(on: &layer, random: &random)
                    guard hasFlowers else { continue }
                    for _ in 0..<26 {
                        let color = flowers[Int(random.next() % UInt64(flowers.count))] * (light.ambient * 0.5 + light.sun * 0.6)
                        let bloom = random.uniform(in: 0.022...0.05) * metre
                        layer.ellipse(
                            x + random.gaussian() * size.x * 0.7, y + random.gaussian() * size.y * 0.6, long: bloom,
                            short: bloom * 0.85,
                            angle: random.uniform() * 3, color)
                    }
                }
            }
        }
    }

    /// A far line of trees behind a meadow.
    private func addTreeLine(_ stack: inout LensStack, _ camera: SceneCamera) {
        let w = Float(camera.width)
        for (depth, tall) in [(220, 0.055), (120, 0.075)] as [(Float, Float)] {
            let (dark, lit) = greens(depth * 0.45)
            stack.sheet(depth: depth) { [side] layer, random in
                let start = random.uniform(in: -0.2...0.4)
                for number in 0..<16 {
                    let x = (start + Float(number) / 15 * (depth > 150 ? 1.4 : 0.7)) * w
                    let size = tall * Float(camera.height) * random.uniform(in: 0.6...1.3)
                    Foliage(
                        count: 90, centerX: x, centerY: camera.horizon - size * 0.5, spreadX: size * 0.9, spreadY: size * 0.7,
                        leaf: size * 0.16, dark: dark, lit: lit, sunX: side, sunY: -0.6
                    ).draw(on: &layer, random: &random)
                }
            }
        }
    }

    /// Grasses and flowers that stand up in front of the far meadow.
    private func addBlooms(_ stack: inout LensStack, _ camera: SceneCamera) {
        let colors =
            brief.palette.isEmpty
            ? [LightColor.hex(0xe8e2d2), LightColor.hex(0xe0b94a), LightColor.hex(0xb58ac0)] : brief.palette.map(LightColor.of)
        for depth in [60, 34, 20, 13, 9] as [Float] where depth > 1.6 * camera.subjectDistance {
            let (dark, lit) = greens(depth * 0.6)
            stack.sheet(depth: depth) { [side, light] layer, random in
                let metre = camera.scale(depth)
                let number = Int(260 * min(2.5, max(0.5, Float(camera.width) / Float(camera.height))))
                for _ in 0..<number {
                    let x = random.uniform() * Float(camera.width)
                    let foot = camera.project(0, 0, depth * random.uniform(in: 0.88...1.12)).y
                    let tall = random.uniform(in: 0.25...0.7) * metre
                    let lean = random.gaussian() * 0.12
                    let color = LightColor.mix(dark, lit, random.uniform(in: 0.2...1))
                    layer.ellipse(
                        x + lean * tall * 0.5, foot - tall * 0.5, long: tall * 0.5, short: 0.012 * metre, angle: 1.5708 + lean,
                        color)
                    if random.uniform() < 0.3 {
                        let bloom = random.uniform(in: 0.03...0.06) * metre
                        let petal = colors[Int(random.next() % UInt64(colors.count))] * (light.ambient * 0.5 + light.sun * 0.65)
                        layer.ellipse(x + lean * tall, foot - tall, long: bloom, short: bloom * 0.7, angle: side * 0.4, petal)
                    }
                }
            }
        }
    }
}

extension LightColor {
    /// Linear light of a caller's colour.
    static func of(_ color: Color) -> SIMD4<Float> {
        SIMD4(LinearLight.light(red: color.red, green: color.green, blue: color.blue), 0)
    }
}
