// The beach: sand, a bay that curves back to a spit of land with palms, sea, and the sun low over it or high above.

package import Imaging
package import RetouchModel

/// Golden hour, noon or dusk on a sandy shore.
package struct Beach: SceneRecipe {
    private let brief: SceneBrief
    private let frame: SceneFrame
    private let side: Float
    private let palette: Palette

    package init(brief: SceneBrief, frame: SceneFrame) {
        self.brief = brief
        self.frame = frame
        side = brief.side(frame)
        palette = Palette(brief)
    }

    package func paint(compute: Compute) throws(EditFailure) -> PaintedScene {
        var random = SeededRandom(seed: frame.seed, stream: 0x6265)
        let plan = ShorePlan(side: side, isLow: palette.isLow, random: &random)
        let camera = SceneCamera(frame, horizon: plan.horizon, depth: brief.blurFactor)
        let water = Shore(camera: camera, plan: plan, random: &random)
        let sunX = Float(camera.width) * plan.sun.x
        let sunY = camera.horizon - (palette.isLow ? plan.sun.y : 0.6) * Float(camera.height)
        var sky = Sky(stops: palette.sky)
        if palette.isLow { sky.sun = (sunX, sunY, palette.sun) }
        sky.glow = 0.9
        sky.clouds = plan.clouds
        sky.cloudColor = palette.cloud
        var canvas = sky.paint(
            width: camera.width, height: camera.height, horizon: camera.horizon, random: &random, compute: compute)
        canvas = try Lens.wide(canvas, radius: camera.radius(500) * 0.8, compute: compute)
        let surface = Surface(camera: camera, palette: palette, shore: water, sunX: sunX)
        try GroundPlane(camera: camera).draw(onto: &canvas, compute: compute) { x, z in surface.light(x, z) }
        var stack = LensStack(camera: camera, seed: frame.seed)
        if plan.hasLand { addFarLand(&stack, camera, plan) }
        if palette.isLow { addSun(&stack, camera, x: sunX, y: sunY, surface) }
        BeachPalms(camera: camera, plan: plan, lightSide: side, palette: palette).add(to: &stack)
        BeachThings(camera: camera, plan: plan, shore: water, palette: palette, side: side).add(to: &stack)
        canvas = try stack.render(over: canvas, compute: compute)
        return PaintedScene(canvas: canvas, film: palette.film, stage: stage(camera))
    }

    private func stage(_ camera: SceneCamera) -> SceneStage {
        var stage = SceneStage(
            horizon: camera.horizon / Float(camera.height), lightX: 0.8 * side, lightY: palette.isLow ? -0.2 : -1.2)
        stage.softness = 0.5
        stage.shadow = 0.38
        stage.shadowLength = palette.isLow ? 1.6 : 0.5
        stage.isBacklit = palette.isLow
        stage.key = palette.sun / max(palette.sun.x, max(palette.sun.y, palette.sun.z)) * 1.1
        stage.ambient = palette.ambient
        stage.match = 0.8
        stage.unmet = SceneReach(weathers: [.overcast, .fog], lights: [.even]).unmet(brief)
        return stage
    }

    /// A headland beyond the bay.
    private func addFarLand(_ stack: inout LensStack, _ camera: SceneCamera, _ plan: ShorePlan) {
        let side = plan.land
        let color =
            LightColor.mix(LightColor.hex(0x4c5a68) * (palette.ambient + palette.sun * 0.2), palette.sky.last!.color, 0.45) * 0.8
        let seen = palette.air.most < 1 ? color : palette.seen(color, at: 700)
        stack.sheet(depth: 700) { layer, random in
            let w = Float(camera.width)
            let h = Float(camera.height)
            var top: [SIMD2<Float>] = []
            var rough: Float = 0
            for step in 0..<60 {
                let share = Float(step) / 59
                if share < 0.5 { rough += random.gaussian() / 8 }
                let rise = 0.055 * PortableMath.power(max(0, 1 - share * 1.9), 0.7) + 0.008 * rough * (share < 0.5 ? 1 : 0)
                let x = (side < 0 ? share : 1 - share) * w
                top.append(SIMD2(x, camera.horizon - max(0, rise) * h + 1))
            }
            let bottom = top.reversed().map { SIMD2($0.x, camera.horizon + 2) }
            layer.polygon(top + bottom, seen)
        }
    }

    /// The disc of the sun and its glitter on the water.
    private func addSun(_ stack: inout LensStack, _ camera: SceneCamera, x: Float, y: Float, _ surface: Surface) {
        let h = Float(camera.height)
        let light = palette.sun
        stack.sheet(depth: 900) { layer, _ in
            let radius = 0.016 * h
            layer.point(x, y, energy: light * (Float.pi * radius * radius * 28), radius: max(camera.radius(900), 0.02 * h))
        }
        stack.sheet(depth: 950) { layer, random in
            let reach = camera.focal * camera.eyeHeight / surface.shore.nearest * 0.95
            for _ in 0..<900 {
                let down = PortableMath.power(random.uniform(), 1.25) * reach
                let row = camera.horizon + h * 0.004 + down
                let z = camera.groundDepth(row)
                let spread = (0.022 + 0.075 * down / reach) * h
                let column = x + random.gaussian() * spread * PortableMath.exponential(0.3 * random.gaussian())
                let strength = PortableMath.exponential(-0.6 + 1.15 * random.gaussian()) * (0.35 + 0.65 * random.uniform())
                guard z > surface.shore.nearest + 1,
                    surface.shore.distance((column - camera.centerX) * z / camera.focal, min(z, 400)) > 0.4
                else { continue }
                layer.point(
                    column, row, energy: light * (strength * 4 * Float.pi * 1e-5 * h * h), radius: camera.radius(z))
            }
        }
    }
}

/// What differs from one shore to the next.
struct ShorePlan: Sendable {
    let horizon: Float
    /// As shares of the frame: across, and over the horizon where it is low.
    let sun: SIMD2<Float>
    /// The side on which the shore curves out to a spit with palms, and that of the headland far off.
    let spit: Float
    let land: Float
    let hasLand: Bool
    /// How far the bay reaches, against the usual.
    let reach: Float
    let clouds: Float
    let palms: Int
    /// Grass on the sand in front, stones in the shallows, a sail far out.
    let hasGrass: Bool
    let hasRocks: Bool
    let hasSail: Bool

    init(side: Float, isLow: Bool, random: inout SeededRandom) {
        horizon = 0.40 + random.uniform(in: -0.04...0.05)
        sun = SIMD2(0.5 + side * random.uniform(in: 0.12...0.34), random.uniform(in: 0.035...0.13))
        // A low sun is mostly seen over open water, sometimes through the palms.
        spit = random.uniform() < (isLow ? 0.7 : 0.5) ? -side : side
        land = random.uniform() < 0.6 ? spit : -spit
        hasLand = random.uniform() < 0.75
        reach = random.uniform(in: 0.75...1.35)
        clouds = random.uniform(in: 0.2...0.62)
        palms = Int(random.next() % 5)
        hasGrass = random.uniform() < 0.55
        hasRocks = random.uniform() < 0.4
        hasSail = random.uniform() < 0.35
    }
}

/// Where the water is.
struct Shore: Sendable {
    /// Depth of the water's edge in front of the camera, in metres.
    let nearest: Float
    private let side: Float
    private let reach: Float
    private let halfView: Float
    private let shift: Float
    let coarse: NoiseTile
    let fine: NoiseTile

    init(camera: SceneCamera, plan: ShorePlan, random: inout SeededRandom) {
        side = plan.spit
        reach = plan.reach
        shift = random.uniform()
        halfView = camera.halfView
        nearest = (camera.subjectDistance < 1.5 ? 5 : 10) * random.uniform(in: 0.85...1.3)
        coarse = FractalNoise.tile(side: 512, cell: 64, random: &random)
        fine = FractalNoise.tile(side: 512, cell: 48, gain: 0.6, random: &random)
    }

    /// Signed distance to the water line in metres, above 0 = sea: the bay curves back to a spit on one side.
    @inline(__always)
    func distance(_ x: Float, _ z: Float) -> Float {
        let wave = 1.2 * PortableMath.sine(x * 0.22 + 6 * shift) + 0.9 * coarse.sample(x * 0.02, shift)
        let front = z - (nearest + wave)
        let share = -1.7 + 2.52 * (1 - PortableMath.exponential(-max(z - nearest, 0) / (5.5 * reach)))
        let width = halfView * max(z, 1)
        let spit = (share - side * x / width + 0.05 * coarse.sample(x * 0.03, z * 0.02)) * width
        return min(front, spit)
    }
}
