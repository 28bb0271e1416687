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
        var random = SeededRandom(seed: frame.seed, stream: 0x6772)
        let plan = GreenPlan(self, random: &random)
        let camera = SceneCamera(frame, horizon: plan.horizon, depth: brief.blurFactor * (frame.shot == .full ? 1.25 : 1))
        let place = GreenPlace(scene: self, plan: plan, camera: camera)
        var canvas = try backdrop(place, random: &random, compute: compute)
        let ground = GreenGround(place, random: &random)
        try GroundPlane(camera: camera).draw(onto: &canvas, compute: compute) { x, z in ground.light(x, z) }
        var stack = LensStack(camera: camera, seed: frame.seed)
        switch kind {
        case .meadow:
            GreenMeadow(place: place).add(to: &stack)
        case .park:
            GreenTrees(place: place).addPark(to: &stack)
        case .forest:
            GreenTrees(place: place).addForest(to: &stack)
            GreenShrubs(place: place).addUndergrowth(to: &stack)
        default:
            GreenTrees(place: place).addCrowns(to: &stack)
            GreenShrubs(place: place).addBorders(to: &stack)
        }
        canvas = try stack.render(over: canvas, compute: compute)
        if kind == .forest, light.sun.y > 0.3 { try addShafts(&canvas, place, compute: compute) }
        var film = light.film
        film.grain = 0.008
        film.exposure += kind == .meadow ? 0.18 : kind == .park ? 0.34 : 0.45
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
        stage.unmet = SceneReach(
            weathers: [.overcast, .fog], lights: kind == .meadow ? [.even] : [.even, .leaves], seasons: Set(SceneSeason.allCases),
            colors: brief.palette.count
        ).unmet(brief)
        return stage
    }

    // MARK: - Behind everything

    /// Sky over a meadow or a park; elsewhere light between far leaves.
    private func backdrop(
        _ place: GreenPlace, random: inout SeededRandom, compute: Compute
    ) throws(EditFailure) -> SceneCanvas {
        let camera = place.camera
        if kind == .meadow || kind == .park {
            var sky = Sky(stops: light.sky)
            sky.clouds = light.cover * place.plan.clouds
            sky.cloudColor = light.cloud
            if light.isLow { sky.sun = (place.sun.x, camera.horizon * 0.72, light.sun) }
            let canvas = sky.paint(
                width: camera.width, height: camera.height, horizon: camera.horizon, random: &random, compute: compute)
            return try Lens.wide(canvas, radius: camera.radius(900) * 0.8, compute: compute)
        }
        // Far leaves are blurred by more than their size: a quarter of the pixels hold them.
        let width = max(8, camera.width / 4)
        let height = max(8, camera.height / 4)
        let h = Float(height)
        let broad = FractalNoise.field(
            width: width, height: height, cell: h * 0.26, octaves: 3, random: &random, compute: compute)
        let fine = FractalNoise.field(
            width: width, height: height, cell: h * 0.07, octaves: 3, gain: 0.7, random: &random, compute: compute)
        let step = Float(camera.height) / h
        let sun = place.sun / step
        let (dark, lit) = place.farLeaves(75)
        let gap = light.sun * SIMD4(1.25, 1.42, 0.92, 0) + light.ambient * 0.5
        let isFoggy = light.isFoggy
        // Leaves that the sun shines through are brighter than those it shines on.
        let glow = lit * SIMD4(1.55, 1.5, 0.95, 0) + light.sun * 0.10
        var values = [SIMD4<Float>](repeating: SIMD4(), count: width * height)
        values.withUnsafeMutableBufferPointer { values in
            nonisolated(unsafe) let values = values
            compute.bands(height) { rows in
                for y in rows {
                    for x in 0..<width {
                        let dx = (Float(x) - sun.x) / h
                        let dy = (Float(y) - sun.y) / h
                        let near = PortableMath.exponential(-(dx * dx + dy * dy) / 0.16)
                        let leaves = 0.5 * broad[x, y] + 0.6 * fine[x, y]
                        let open = PortableMath.smoothstep(-1.2, 1.1, leaves + 1.4 * near - 0.35)
                        // Sky shows through where the leaves are thin, mostly round the sun.
                        let sky = PortableMath.smoothstep(0.75, 2.1, 0.55 * broad[x, y] + 1.05 * fine[x, y] + 1.15 * near - 0.1)
                        let through = LightColor.mix(lit, glow, near * open)
                        let value = LightColor.mix(LightColor.mix(dark, through, open), gap, sky * (0.2 + 0.6 * near))
                        values[y * width + x] = isFoggy ? place.seen(value, at: 75) : value
                    }
                }
            }
        }
        let soft = try Lens.defocus(
            SceneCanvas(width: width, height: height, light: values), radius: max(1, camera.radius(200) / step), compute: compute)
        return soft.enlarged(width: camera.width, height: camera.height, compute: compute)
    }

    /// Shafts of light that come down through the crowns.
    private func addShafts(_ canvas: inout SceneCanvas, _ place: GreenPlace, compute: Compute) throws(EditFailure) {
        try compute.checkpoint()
        let noise = NoiseLine(seed: frame.seed)
        let camera = place.camera
        let width = camera.width
        let h = Float(camera.height)
        let source = SIMD2(place.sun.x + 0.1 * side * h, -0.35 * h)
        let strength = light.sun * 0.085 * place.plan.haze
        canvas.light.withUnsafeMutableBufferPointer { light in
            nonisolated(unsafe) let light = light
            compute.bands(camera.height) { rows in
                for y in rows {
                    let down = Float(y) + 0.5 - source.y
                    let fall = PortableMath.smoothstep(1.25 * h, 0.35 * h, down)
                    guard fall > 0 else { continue }
                    for x in 0..<width {
                        let slope = (Float(x) + 0.5 - source.x) / down
                        let ray = PortableMath.smoothstep(0.1, 1.4, noise.sample(slope * 5))
                        let aside = PortableMath.exponential(-slope * slope / 0.5)
                        light[y * width + x] += strength * (ray * fall * aside)
                    }
                }
            }
        }
    }
}

/// Smooth noise along a line, about normal with deviation 1.
struct NoiseLine: Sendable {
    private let values: [Float]

    init(seed: UInt64) {
        var random = SeededRandom(seed: seed, stream: 0x6C69)
        values = (0..<256).map { _ in random.gaussian() }
    }

    func sample(_ t: Float) -> Float {
        let at = t + 128
        let whole = at.rounded(.down)
        let share = at - whole
        let index = min(max(Int(whole), 0), 254)
        return values[index] + (values[index + 1] - values[index]) * (share * share * (3 - 2 * share))
    }
}

/// What differs from one green place to the next.
struct GreenPlan: Sendable {
    let horizon: Float
    /// Where the light breaks through, as shares of the frame.
    let sun: SIMD2<Float>
    let hasPath: Bool
    /// Where the path lies, as a share of the half view, and which way it bends.
    let path: Float
    let bend: Float
    /// The side of the larger masses.
    let heavy: Float
    let clouds: Float
    let haze: Float
    /// Greens lean to blue (-1) or to yellow (1).
    let tone: Float
    let flowers: [SIMD4<Float>]

    private static let palettes: [[UInt32]] = [
        [0xd9a6a0, 0xe9dccb, 0xc9737c], [0xece6dc, 0xf2efe6, 0xd8cfe0], [0xb7a0cc, 0x8e7fb8, 0xe6d9ea],
        [0xe2b765, 0xe8d9a8, 0xd98a5a],
        [0xc04a4a, 0xd98a86, 0xeadcd0],
    ]

    init(_ scene: Greenery, random: inout SeededRandom) {
        let base: Float = scene.kind == .meadow ? 0.42 : scene.frame.shot == .half ? 0.45 : 0.40
        horizon = base + random.uniform(in: -0.03...0.03)
        sun = SIMD2(0.5 + scene.side * random.uniform(in: 0.10...0.34), random.uniform(in: 0.10...0.30))
        hasPath = random.uniform() < (scene.kind == .forest ? 0.6 : 0.85)
        path = random.uniform(in: -0.30...0.30)
        bend = random.uniform(in: -1...1)
        heavy = random.uniform() < 0.5 ? -1 : 1
        clouds = random.uniform(in: 0.5...1.4)
        haze = random.uniform(in: 0.6...1.3)
        tone = random.uniform(in: -1...0.6)
        if scene.brief.palette.isEmpty {
            flowers = Self.palettes[Int(random.next() % UInt64(Self.palettes.count))].map(LightColor.hex)
        } else {
            flowers = scene.brief.palette.map(LightColor.of)
        }
    }
}

/// A green place as its parts need it.
struct GreenPlace: Sendable {
    let scene: Greenery
    let plan: GreenPlan
    let camera: SceneCamera
    let pen: SolidPen
    let season: SeasonLeaves
    private let air: HourLight

    var kind: ScenePlace { scene.kind }
    var side: Float { scene.side }
    var light: HourLight { scene.light }
    /// Where the light breaks through, in pixels of the canvas.
    var sun: SIMD2<Float> { SIMD2(plan.sun.x * Float(camera.width), plan.sun.y * Float(camera.height)) }

    init(scene: Greenery, plan: GreenPlan, camera: SceneCamera) {
        self.scene = scene
        self.plan = plan
        self.camera = camera
        season = SeasonLeaves(scene.brief.season)
        var air = scene.light
        // Between leaves the air is green itself, and bright where the sun comes in.
        let leafy = LightColor.hex(season.air) * (air.ambient * 0.40 + air.sun * 0.42)
        let open: Float = scene.kind == .meadow || scene.kind == .park ? 0.55 : 0.12
        air.haze = LightColor.mix(leafy, air.haze, air.isFoggy ? 0.9 : open)
        let sight: Float = scene.kind == .forest ? 70 : scene.kind == .garden ? 120 : 520
        air.sight = min(scene.light.sight, sight / plan.haze)
        // A forest holds its fog.
        if air.isFoggy, scene.kind == .forest { air.sight *= 0.8 }
        self.air = air
        let seen = air
        pen = SolidPen(
            camera: camera,
            light: ThingLight(
                key: air.sun * 0.75, toKey: SIMD3(scene.side * 0.7, air.isLow ? 0.35 : 0.8, 0.2), above: air.ambient * 0.6,
                below: air.ambient * 0.22 + LightColor.hex(0x6f9444) * air.sun * 0.10),
            air: { seen.seen($0, at: $1) })
    }

    /// A colour through the air between the leaves.
    @inline(__always)
    func seen(_ color: SIMD4<Float>, at z: Float) -> SIMD4<Float> { air.seen(color, at: z) }

    /// Dark and lit green at a depth.
    func greens(_ z: Float) -> (dark: SIMD4<Float>, lit: SIMD4<Float>) { leaves(season.green, at: z) }

    /// Leaves so far off that the crowns run into one another.
    func farLeaves(_ z: Float) -> (dark: SIMD4<Float>, lit: SIMD4<Float>) { leaves(season.far, at: z) }

    /// Dark and lit leaves of one crown at a depth: in autumn one is gold and the next one rust.
    func crown(_ z: Float, _ random: inout SeededRandom) -> (dark: SIMD4<Float>, lit: SIMD4<Float>) {
        leaves(season.crown(&random), at: z)
    }

    private func leaves(_ color: SeasonLeaves.Pair, at z: Float) -> (dark: SIMD4<Float>, lit: SIMD4<Float>) {
        let lean = SIMD4<Float>(1 + 0.10 * plan.tone, 1, 1 - 0.12 * plan.tone, 0)
        let dark = LightColor.hex(color.dark) * lean * (light.ambient * 0.85)
        let lit = LightColor.hex(color.lit) * lean * (light.ambient * 0.35 + light.sun * 0.85)
        return (seen(dark, at: z), seen(lit, at: z))
    }
}

extension LightColor {
    /// Linear light of a caller's colour.
    static func of(_ color: Color) -> SIMD4<Float> {
        SIMD4(LinearLight.light(red: color.red, green: color.green, blue: color.blue), 0)
    }
}
