// Mountains behind a valley, green or under snow.

package import Imaging
package import RetouchModel

/// A range drawn from a height field, a line of trees in mist, and a meadow or snow in front.
package struct Mountains: SceneRecipe {
    private let brief: SceneBrief
    private let frame: SceneFrame
    private let side: Float
    private let light: HourLight
    private let hasSnow: Bool

    package init(brief: SceneBrief, frame: SceneFrame) {
        self.brief = brief
        self.frame = frame
        side = brief.side(frame)
        hasSnow = brief.place == .snow || brief.weather == .snowfall
        light = HourLight(brief, usual: .morning)
    }

    package func paint(compute: Compute) throws(EditFailure) -> PaintedScene {
        let camera = SceneCamera(frame, horizon: 0.44, depth: brief.blurFactor)
        var random = SeededRandom(seed: frame.seed, stream: 0x6D6F)
        var sky = Sky(stops: light.sky)
        sky.clouds = light.cover * 1.2
        sky.cloudColor = light.cloud
        var canvas = sky.paint(
            width: camera.width, height: camera.height, horizon: camera.horizon, random: &random, compute: compute)
        let range = MountainRange(light: light, side: side, hasSnow: hasSnow, random: &random)
        try range.draw(onto: &canvas, horizon: camera.horizon, compute: compute)
        canvas = try Lens.wide(canvas, radius: camera.radius(2_000) * 0.75, compute: compute)
        let ground = ValleyGround(light: light, side: side, hasSnow: hasSnow, random: &random)
        try GroundPlane(camera: camera).draw(onto: &canvas, compute: compute) { x, z in ground.light(x, z) }
        var stack = LensStack(camera: camera, seed: frame.seed)
        for depth in [150, 100, 62] as [Float] { addTrees(&stack, camera, depth) }
        if brief.weather == .snowfall { addFlakes(&stack, camera) }
        canvas = try stack.render(over: canvas, compute: compute)
        return PaintedScene(canvas: canvas, film: light.film, stage: stage(camera))
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
        if brief.weather == .rain { stage.unmet.append("rain") }
        return stage
    }

    /// Firs that stand denser at the sides, their foot in the mist.
    private func addTrees(_ stack: inout LensStack, _ camera: SceneCamera, _ depth: Float) {
        let (light, side, hasSnow) = (light, side, hasSnow)
        stack.sheet(depth: depth) { layer, random in
            let metre = camera.scale(depth)
            let mist = min(0.75, depth / 210)
            let bark = LightColor.mix(LightColor.hex(0x23301f) * (light.ambient * 0.7), light.haze, mist * 0.8)
            let lit = LightColor.mix(LightColor.hex(0x55703f) * (light.ambient * 0.4 + light.sun * 0.7), light.haze, mist * 0.7)
            let snow = LightColor.mix(LightColor.hex(0xf2f5fa) * (light.ambient * 0.6 + light.sun * 0.5), light.haze, mist * 0.5)
            let number = Int(34 * max(1, Float(camera.width) / Float(camera.height)))
            for _ in 0..<number {
                let spread = random.uniform(in: -1...1)
                // Few in the middle, where the subject stands.
                if abs(spread) < 0.35, random.uniform() < 0.75 { continue }
                let x = camera.centerX + spread * 1.08 * camera.centerX
                let foot = camera.horizon + metre * camera.eyeHeight * 0.95
                let tall = random.uniform(in: 7...13) * metre * (0.65 + 0.5 * abs(spread))
                drawFir(
                    &layer, &random, x: x, foot: foot, tall: tall, bark: bark, lit: lit, snow: hasSnow ? snow : nil, side: side)
            }
        }
    }

    private func drawFir(
        _ layer: inout SceneLayer, _ random: inout SeededRandom, x: Float, foot: Float, tall: Float, bark: SIMD4<Float>,
        lit: SIMD4<Float>, snow: SIMD4<Float>?, side: Float
    ) {
        let steps = 13
        for step in 0..<steps {
            let t = Float(step) / Float(steps - 1)
            let y = foot - tall * (0.06 + 0.94 * t)
            let half = tall * 0.19 * (1 - t) + tall * 0.012
            for part in 0..<6 {
                let across = (Float(part) / 5 * 2 - 1) + random.gaussian() * 0.12
                let droop = abs(across) * half * 0.45
                let facing = min(1, max(0, 0.35 + 0.5 * across * side + 0.2 * random.gaussian()))
                layer.ellipse(
                    x + across * half, y + droop, long: half * 0.42, short: tall * 0.022, angle: across * 0.5,
                    LightColor.mix(bark, lit, facing))
                if let snow, random.uniform() < 0.55 {
                    layer.ellipse(
                        x + across * half, y + droop - tall * 0.012, long: half * 0.34, short: tall * 0.012, angle: across * 0.5,
                        LightColor.mix(snow * 0.75, snow, facing), coverage: 0.85)
                }
            }
        }
    }

    private func addFlakes(_ stack: inout LensStack, _ camera: SceneCamera) {
        let white = light.ambient * 0.9 + light.sun * 0.4 + 0.15
        for depth in [3.2, 6, 14] as [Float] {
            stack.sheet(depth: depth) { layer, random in
                let unit = Float(camera.height) / 900
                for _ in 0..<(depth < 4 ? 40 : 130) {
                    let energy = PortableMath.exponential(0.6 * random.gaussian()) * 12 * unit * unit
                    layer.point(
                        random.uniform() * Float(camera.width), random.uniform() * Float(camera.height), energy: white * energy,
                        radius: max(1.2, camera.radius(depth) * 0.6 + 1.5 * unit))
                }
            }
        }
    }
}
