// A street between old facades: with a cafe's awnings and tables, or as it is, by day and by night.

package import Imaging
package import RetouchModel

/// Two rows of houses that run to a vanishing point, pavement and road, terrace, trees, cars and passers-by; at night lamps, windows and
/// a wet road.
package struct Street: SceneRecipe {
    let brief: SceneBrief
    let frame: SceneFrame
    let side: Float
    let light: HourLight
    let isNight: Bool
    let isCafe: Bool
    let isWet: Bool

    package init(brief: SceneBrief, frame: SceneFrame) {
        self.brief = brief
        self.frame = frame
        side = brief.side(frame)
        isNight = brief.hour == .night || brief.hour == .dusk
        var light = HourLight(brief, usual: .afternoon)
        let isClear = brief.weather == nil || brief.weather == .clear
        // The air between sunlit houses is bright and a little warm.
        if isClear, !isNight {
            light.haze = LightColor.mix(light.haze, light.sun * LightColor.hex(0xe9d6bd), 0.5)
            light.sight = light.isLow ? 210 : 340
        }
        self.light = light
        isCafe = brief.place == .cafe
        isWet = brief.weather == .rain || (isNight && !isCafe)
    }

    package func paint(compute: Compute) throws(EditFailure) -> PaintedScene {
        var random = SeededRandom(seed: frame.seed, stream: 0x7374)
        let plan = StreetPlan(self, random: &random)
        // Near things show how they are made when the whole figure is in the frame: the aperture opens.
        let depth = (frame.shot == .full ? 1.5 : 1) * brief.blurFactor
        let camera = SceneCamera(frame, horizon: plan.horizon, vanishing: plan.vanishing, depth: depth)
        let place = StreetPlace(street: self, plan: plan, camera: camera)
        var sky = Sky(stops: light.sky)
        sky.clouds = light.cover * 0.6
        sky.cloudColor = light.cloud
        var canvas = sky.paint(
            width: camera.width, height: camera.height, horizon: camera.horizon, random: &random, compute: compute)
        canvas = try Lens.wide(canvas, radius: camera.radius(900) * 0.8, compute: compute)
        let pavement = Pavement(place, random: &random)
        try GroundPlane(camera: camera).draw(onto: &canvas, compute: compute) { x, z in pavement.light(x, z) }
        var stack = LensStack(camera: camera, seed: frame.seed)
        StreetHouses(place: place).add(to: &stack)
        canvas = try stack.render(over: canvas, compute: compute)
        if isWet { try pavement.mirror(&canvas, place, compute: compute) }
        var things = LensStack(camera: camera, seed: frame.seed ^ 0x7374)
        if isCafe { CafeTerrace(place: place).add(to: &things) } else { StreetFurniture(place: place).add(to: &things) }
        StreetLife(place: place).add(to: &things)
        if isNight { StreetLights(place: place).add(to: &things) }
        canvas = try things.render(over: canvas, compute: compute)
        if !isNight { try addVeil(&canvas, camera, compute: compute) }
        var film = light.film
        film.grain = isNight ? 0.013 : 0.008
        // What lies in the houses' shade is exposed for the shade.
        film.exposure += isNight ? 0.15 : plan.shadowLine < 1 ? 0.32 : 0.58
        return PaintedScene(canvas: canvas, film: film, stage: stage(camera))
    }

    private func stage(_ camera: SceneCamera) -> SceneStage {
        var stage = SceneStage(
            horizon: camera.horizon / Float(camera.height), lightX: 0.6 * side, lightY: light.isLow ? -0.3 : -0.7)
        stage.softness = isNight ? 0.9 : 0.65
        stage.shadow = isNight ? 0.25 : 0.30
        stage.key = isNight ? LightColor.kelvin(3_000) : light.sun / max(0.05, light.sun.y)
        stage.ambient = light.ambient / max(0.05, light.ambient.y) * (brief.hour == .night ? 0.55 : 1)
        stage.match = isNight ? 0.8 : 0.6
        stage.reflection = isWet ? 0.12 : 0
        stage.unmet = SceneReach(
            weathers: [.overcast, .fog, .rain],
            materials: isCafe ? [.stone, .plaster, .brick, .wood] : [.stone, .plaster, .brick],
            lights: [.even]
        ).unmet(brief)
        return stage
    }

    /// The sun in the haze at the end of the street.
    private func addVeil(_ canvas: inout SceneCanvas, _ camera: SceneCamera, compute: Compute) throws(EditFailure) {
        let veil = light.sun * (light.isLow ? 0.10 : 0.02)
        let glow = SIMD2(camera.centerX + side * 0.16 * Float(camera.width), camera.horizon * 0.66)
        try canvas.addGlow(veil, at: glow, reach: 0.24, compute: compute)
    }
}

/// What differs from one street to the next.
struct StreetPlan: Sendable {
    /// As shares of the frame.
    let vanishing: Float
    let horizon: Float
    /// The side of the row that the sun reaches: -1 = left.
    let sunny: Float
    /// The side of the terrace, and of the pavement that the camera stands on.
    let near: Float
    /// How wide the two halves of the street are, against the usual.
    let breadth: (near: Float, far: Float)
    /// Below this height, in metres, the sunny row lies in the shadow of the other.
    let shadowLine: Float
    /// Parasols over the tables instead of awnings at the wall.
    let hasParasols: Bool
    let hasBranch: Bool
    /// The cloth of awnings or parasols, and the paint of the cafe's front.
    let cloth: SIMD4<Float>
    let paint: SIMD4<Float>
    /// Leaves of the trees in the light.
    let leaves: SIMD4<Float>

    init(_ street: Street, random: inout SeededRandom) {
        sunny = -street.side
        // A terrace lies in the sun mostly; the pavement of a plain street may be on either side.
        near = random.uniform() < (street.isCafe ? 0.72 : 0.5) ? sunny : -sunny
        vanishing = 0.5 - near * (street.isCafe ? random.uniform(in: 0.03...0.17) : random.uniform(in: -0.02...0.13))
        horizon = 0.43 + random.uniform(in: -0.025...0.035)
        breadth = (random.uniform(in: 0.82...1.12), random.uniform(in: 0.95...1.35))
        shadowLine = random.uniform() < 0.6 ? random.uniform(in: -1...0.6) : random.uniform(in: 3.2...6)
        hasParasols = random.uniform() < 0.33
        hasBranch = random.uniform() < 0.7
        let cloths: [UInt32] = [0x962a24, 0x2c5240, 0xd9cdb6, 0x7d2b33, 0x34495c, 0xc7a268]
        cloth = LightColor.hex(cloths[Int(random.next() % 6)])
        let paints: [UInt32] = [0x4d2a22, 0x26392f, 0x273645, 0x3c3029, 0x6a2a28, 0x2a2b2d]
        paint = LightColor.hex(paints[Int(random.next() % 6)])
        let greens: [UInt32] = [0x8f9f52, 0x7c9648, 0xa6a45c, 0xb09a4e]
        leaves = LightColor.hex(greens[Int(random.next() % 4)])
    }
}

/// A street as its parts need it: measures in metres and light.
struct StreetPlace: Sendable {
    let street: Street
    let plan: StreetPlan
    let camera: SceneCamera
    /// X of the house fronts on the near and on the far side.
    let nearWall: Float
    let farWall: Float
    /// X of the kerb between pavement and road.
    let kerb: Float
    let pen: SolidPen

    var light: HourLight { street.light }
    var isNight: Bool { street.isNight }
    /// Pixels of the canvas against one that is 900 high.
    var unit: Float { Float(camera.height) / 900 }

    init(street: Street, plan: StreetPlan, camera: SceneCamera) {
        self.street = street
        self.plan = plan
        self.camera = camera
        // X grows with the view, not in plain metres: a long lens sees a narrow strip only.
        let reach = camera.subjectDistance / 2.3
        let half = camera.halfView * (11 + 3 * reach)
        nearWall = plan.near * half * plan.breadth.near
        farWall = -plan.near * half * plan.breadth.far
        kerb = -plan.near * half * 0.30
        let light = street.light
        let isLow = light.isLow
        let lamps = street.isNight ? LightColor.kelvin(2_800) * 0.22 : SIMD4()
        let isOpen = plan.shadowLine < 1
        // In the shade the sunlit upper floors give warm light back.
        let thrown = light.sun * (isOpen ? 0.03 : 0.12)
        pen = SolidPen(
            camera: camera,
            light: ThingLight(
                key: light.sun * (isOpen ? 0.85 : 0.25), toKey: SIMD3(street.side * 0.8, isLow ? 0.35 : 0.75, 0.25),
                above: light.ambient * 0.62 + lamps + thrown, below: light.ambient * 0.22 + light.sun * 0.10 + lamps * 0.8),
            air: { light.seen($0, at: $1) })
    }
}

extension SceneCanvas {
    /// Adds a glow that falls off with distance: the sun in haze, a window in the lens.
    ///
    /// - Parameter reach: where it has fallen to 1/e, as a share of the height.
    mutating func addGlow(
        _ color: SIMD4<Float>, at place: SIMD2<Float>, reach: Float, compute: Compute
    ) throws(EditFailure) {
        try compute.checkpoint()
        let width = width
        let step = 1 / Float(height)
        light.withUnsafeMutableBufferPointer { light in
            nonisolated(unsafe) let light = light
            compute.bands(height) { rows in
                for y in rows {
                    let dy = (Float(y) + 0.5 - place.y) * step
                    for x in 0..<width {
                        let dx = (Float(x) + 0.5 - place.x) * step
                        light[y * width + x] += color * PortableMath.exponential(-(dx * dx + dy * dy).squareRoot() / reach)
                    }
                }
            }
        }
    }
}
