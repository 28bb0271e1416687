// Mountains behind a valley, green or under snow.

package import Imaging
package import RetouchModel

/// A range drawn from a height field, lines of firs in mist, a meadow or snow in front, and sometimes a hut or a fence.
package struct Mountains: SceneRecipe {
    let brief: SceneBrief
    let frame: SceneFrame
    let side: Float
    let light: HourLight
    let hasSnow: Bool

    package init(brief: SceneBrief, frame: SceneFrame) {
        self.brief = brief
        self.frame = frame
        side = brief.side(frame)
        hasSnow = brief.place == .snow || brief.weather == .snowfall
        light = HourLight(brief, usual: .morning)
    }

    package func paint(compute: Compute) throws(EditFailure) -> PaintedScene {
        var random = SeededRandom(seed: frame.seed, stream: 0x6D6F)
        let plan = ValleyPlan(self, random: &random)
        let camera = SceneCamera(frame, horizon: plan.horizon, depth: brief.blurFactor)
        var sky = Sky(stops: light.sky)
        sky.clouds = light.cover * plan.clouds
        sky.cloudColor = light.cloud
        var canvas = sky.paint(
            width: camera.width, height: camera.height, horizon: camera.horizon, random: &random, compute: compute)
        let range = MountainRange(light: light, side: side, hasSnow: hasSnow, valley: plan.valley, random: &random)
        try range.draw(onto: &canvas, horizon: camera.horizon, compute: compute)
        canvas = try Lens.wide(canvas, radius: camera.radius(2_000) * 0.75, compute: compute)
        let ground = ValleyGround(light: light, side: side, hasSnow: hasSnow, random: &random)
        try GroundPlane(camera: camera).draw(onto: &canvas, compute: compute) { x, z in ground.light(x, z) }
        var stack = LensStack(camera: camera, seed: frame.seed)
        ValleyThings(scene: self, plan: plan, camera: camera).add(to: &stack)
        canvas = try stack.render(over: canvas, compute: compute)
        var film = light.film
        // Snow is what a photographer's white balance goes by.
        if hasSnow { film.balance = LightColor.mix(SIMD4(repeating: 1), film.balance, 0.25) }
        film.exposure += hasSnow ? (light.isGrey ? 0.5 : 0.23) : 0.20
        return PaintedScene(canvas: canvas, film: film, stage: stage(camera))
    }

    private func stage(_ camera: SceneCamera) -> SceneStage {
        var stage = SceneStage(
            horizon: camera.horizon / Float(camera.height), lightX: 0.8 * side, lightY: light.isLow ? -0.3 : -0.8)
        stage.softness = hasSnow ? 0.6 : 0.5
        stage.shadow = hasSnow ? 0.30 : 0.35
        stage.shadowLength = light.isLow ? 1.5 : 0.9
        stage.key = light.sun / max(0.05, light.sun.y)
        stage.ambient = light.ambient / max(0.05, light.ambient.y) * (hasSnow ? 1.1 : 1)
        stage.match = 0.5
        stage.unmet = SceneReach(weathers: [.overcast, .fog, .snowfall], lights: [.even]).unmet(brief)
        return stage
    }
}

/// What differs from one valley to the next.
struct ValleyPlan: Sendable {
    let horizon: Float
    /// Where the valley opens, as a share of the half frame.
    let valley: Float
    let clouds: Float
    /// The side of the thicker wood.
    let heavy: Float
    /// Depth of a hut in metres, if there is one, and where it stands, as a share of the half view.
    let hut: (depth: Float, share: Float)?
    let hasFence: Bool
    /// Where the fence stands in front, as a share of the half view.
    let fence: Float

    init(_ scene: Mountains, random: inout SeededRandom) {
        horizon = 0.44 + random.uniform(in: -0.03...0.03)
        valley = random.uniform(in: -0.45...0.45)
        clouds = random.uniform(in: 0.4...1.8)
        heavy = random.uniform() < 0.5 ? -1 : 1
        let place = (depth: random.uniform(in: 48...96), share: -heavy * random.uniform(in: 0.42...0.86))
        hut = random.uniform() < 0.4 ? place : nil
        hasFence = random.uniform() < 0.5
        fence = random.uniform(in: 0.55...0.85)
    }
}
