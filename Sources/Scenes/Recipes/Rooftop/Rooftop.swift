// A roof terrace over the city, with strings of lamps.

package import Imaging
package import RetouchModel

/// Skyline in the haze, a parapet or a railing, deck boards, a lounge, planters and lamps on wires.
package struct Rooftop: SceneRecipe {
    let brief: SceneBrief
    let frame: SceneFrame
    let side: Float
    let light: HourLight
    let isNight: Bool

    package init(brief: SceneBrief, frame: SceneFrame) {
        self.brief = brief
        self.frame = frame
        side = brief.side(frame)
        light = HourLight(brief, usual: .golden)
        isNight = brief.hour == .night
    }

    package func paint(compute: Compute) throws(EditFailure) -> PaintedScene {
        var random = SeededRandom(seed: frame.seed, stream: 0x726F)
        let plan = TerracePlan(self, random: &random)
        let camera = SceneCamera(frame, horizon: plan.horizon, depth: brief.blurFactor * (frame.shot == .full ? 1.3 : 1))
        var sky = Sky(stops: light.sky)
        sky.clouds = light.cover * plan.clouds
        sky.cloudColor = light.cloud
        if light.isLow { sky.sun = (Float(camera.width) * plan.sun.x, camera.horizon * plan.sun.y, light.sun) }
        var canvas = sky.paint(
            width: camera.width, height: camera.height, horizon: camera.horizon, random: &random, compute: compute)
        canvas = try Lens.wide(canvas, radius: camera.radius(900) * 0.8, compute: compute)
        var stack = LensStack(camera: camera, seed: frame.seed)
        Skyline(scene: self, plan: plan, camera: camera).add(to: &stack)
        canvas = try stack.render(over: canvas, compute: compute)
        let edge = camera.subjectDistance + plan.reach
        try drawDeck(onto: &canvas, camera, plan, edge: edge, random: &random, compute: compute)
        let things = TerraceThings(scene: self, plan: plan, camera: camera, edge: edge)
        var limit = LensStack(camera: camera, seed: frame.seed ^ 0x66)
        things.addEdge(to: &limit)
        canvas = try limit.render(over: canvas, compute: compute)
        if isWet { try mirror(&canvas, camera, edge: edge, compute: compute) }
        var front = LensStack(camera: camera, seed: frame.seed ^ 0x6666)
        things.addThings(to: &front)
        canvas = try front.render(over: canvas, compute: compute)
        var film = light.film
        film.exposure += isNight ? 0.1 : brief.weather == .overcast || brief.weather == .rain ? 0.8 : 0.3
        return PaintedScene(canvas: canvas, film: film, stage: stage(camera))
    }

    private func stage(_ camera: SceneCamera) -> SceneStage {
        var stage = SceneStage(
            horizon: camera.horizon / Float(camera.height), lightX: 0.7 * side, lightY: light.isLow ? -0.25 : -0.8)
        stage.softness = 0.6
        stage.shadow = isNight ? 0.25 : 0.35
        stage.shadowLength = light.isLow ? 1.4 : 0.8
        stage.isBacklit = light.isLow
        stage.key = isNight ? LightColor.kelvin(2_800) : light.sun / max(0.05, light.sun.y)
        stage.ambient = light.ambient / max(0.05, light.ambient.y) * (isNight ? 0.6 : 1)
        stage.match = isNight ? 0.8 : 0.7
        stage.reflection = brief.weather == .rain ? 0.15 : 0
        stage.unmet = SceneReach(weathers: [.overcast, .fog, .rain], materials: [.wood], lights: [.even]).unmet(brief)
        return stage
    }

    private var isWet: Bool { brief.weather == .rain }

    /// Rain on the boards gives back the parapet and the sky over it, more where it stands.
    private func mirror(
        _ canvas: inout SceneCanvas, _ camera: SceneCamera, edge: Float, compute: Compute
    ) throws(EditFailure) {
        var random = SeededRandom(seed: frame.seed, stream: 0x7765)
        let pools = FractalNoise.tile(side: 128, cell: 64, octaves: 2, random: &random)
        let foot = camera.horizon + camera.focal * camera.eyeHeight / edge
        try FloorMirror(camera: camera).lay(onto: &canvas, compute: compute) { _ in
            foot
        } share: { x, z in
            FloorMirror.wet(z, eye: camera.eyeHeight)
                * (0.35 + 0.55 * PortableMath.smoothstep(-0.8, 1.2, pools.sample(x * 0.22, z * 0.16)))
        }
    }

    /// Boards lie across: running away from the camera they would look like pillars.
    private func drawDeck(
        onto canvas: inout SceneCanvas, _ camera: SceneCamera, _ plan: TerracePlan, edge: Float, random: inout SeededRandom,
        compute: Compute
    ) throws(EditFailure) {
        let coarse = FractalNoise.tile(side: 256, cell: 64, random: &random)
        let fine = FractalNoise.tile(side: 256, cell: 32, random: &random)
        let seed = random.next()
        let woods: [UInt32] = [0x9a9082, 0x8b8278, 0xa3937f]
        let tone = LightColor.hex(woods[Int(random.next() % 3)])
        let (light, isNight, side) = (light, isNight, side)
        let wet: Float = isWet ? 0.55 : 1
        var plane = GroundPlane(camera: camera)
        // It goes on under the parapet, whose soft foot would let the sky through.
        plane.farEdge = edge + (plan.hasRailing ? 0.25 : 0.6)
        let lamps = LightColor.kelvin(3_400) * (isNight ? 0.17 : 0.02)
        try plane.draw(onto: &canvas, compute: compute) { x, z in
            let board = (z / 0.14).rounded(.down)
            let inside = z / 0.14 - board
            let own = PlaceHash.value(seed, board, (x / 2.4 + PlaceHash.value(seed, board, 1)).rounded(.down), 2) - 0.5
            let gap = 1 - 0.6 * PortableMath.smoothstep(0.05, 0.015, min(inside, 1 - inside)) * PortableMath.smoothstep(11, 5, z)
            let hue = SIMD4<Float>(1 + 0.05 * own, 1, 1 - 0.08 * own, 0)
            let wood = tone * hue * ((1 + 0.22 * own + 0.06 * fine.sample(x * 0.5, z * 4)) * gap)
            // Low sun comes in over the parapet in broad, soft strips.
            let strip = 0.55 + 0.45 * PortableMath.smoothstep(-0.5, 0.7, coarse.sample(x * 0.10 + z * 0.05 * side, z * 0.06))
            let shade = 1 - 0.55 * PortableMath.smoothstep(edge - 2.2, edge - 0.2, z)
            let strength = light.ambient * 0.5 + light.sun * (0.55 * strip * shade) + lamps * (0.7 + 0.3 * strip)
            return light.isFoggy ? light.seen(wood * strength, at: z) : wood * strength * wet
        }
    }
}

/// What differs from one terrace to the next.
struct TerracePlan: Sendable {
    let horizon: Float
    /// As shares: of the frame across, of the horizon down.
    let sun: SIMD2<Float>
    let clouds: Float
    /// Metres from the subject to the edge.
    let reach: Float
    /// Rails with glass instead of a parapet.
    let hasRailing: Bool
    let hasLounge: Bool
    /// The side of the lounge and of the taller plants.
    let heavy: Float
    /// Where the highest towers stand, as a share of the frame.
    let towers: Float
    let strings: Int

    init(_ scene: Rooftop, random: inout SeededRandom) {
        horizon = 0.46 + random.uniform(in: -0.04...0.04)
        sun = SIMD2(0.5 + scene.side * random.uniform(in: 0.14...0.36), random.uniform(in: 0.70...0.92))
        clouds = random.uniform(in: 0.5...1.6)
        reach = random.uniform(in: 3.6...5.2)
        hasRailing = random.uniform() < 0.5
        hasLounge = random.uniform() < 0.65
        heavy = random.uniform() < 0.5 ? -1 : 1
        towers = random.uniform(in: 0.1...0.9)
        strings = Int(random.next() % 3) + 2
    }
}
