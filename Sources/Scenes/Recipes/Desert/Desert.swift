// Dunes under a wide sky.

package import Imaging
package import RetouchModel

/// Sand with ripples, and ridges of dunes one behind the other.
package struct Desert: SceneRecipe {
    private let brief: SceneBrief
    private let frame: SceneFrame
    private let side: Float
    private let light: HourLight

    package init(brief: SceneBrief, frame: SceneFrame) {
        self.brief = brief
        self.frame = frame
        side = brief.side(frame)
        light = HourLight(brief, usual: .golden)
    }

    package func paint(compute: Compute) throws(EditFailure) -> PaintedScene {
        let camera = SceneCamera(frame, horizon: 0.42, depth: brief.blurFactor)
        var random = SeededRandom(seed: frame.seed, stream: 0x6465)
        var sky = Sky(stops: light.sky)
        sky.clouds = light.cover * 0.4
        sky.cloudColor = light.cloud
        if light.isLow { sky.sun = (Float(camera.width) * (0.5 + 0.30 * side), camera.horizon * 0.80, light.sun) }
        var canvas = sky.paint(
            width: camera.width, height: camera.height, horizon: camera.horizon, random: &random, compute: compute)
        canvas = try Lens.wide(canvas, radius: camera.radius(900) * 0.8, compute: compute)
        let sand = brief.palette.first.map(LightColor.of) ?? LightColor.hex(0xd3a878)
        let coarse = FractalNoise.tile(side: 256, cell: 64, random: &random)
        let fine = FractalNoise.tile(side: 512, cell: 64, gain: 0.6, random: &random)
        let (light, side) = (light, side)
        try GroundPlane(camera: camera).draw(onto: &canvas, compute: compute) { x, z in
            let warp = coarse.sample(x * 0.05, z * 0.05)
            // Ripples run across the wind and fade before they become finer than a pixel.
            let ripple = PortableMath.sine((z + 0.35 * x) * 26 + warp * 7) * 0.5 + 0.5
            let near = 1 / (1 + (z / 7) * (z / 7))
            let swell = coarse.sample(x * 0.02 + 0.3, z * 0.028)
            let facing = min(
                1.5,
                max(0.15, 0.8 + 0.45 * swell * side + 0.30 * (ripple - 0.5) * near + 0.05 * fine.sample(x * 0.8, z * 0.8) * near))
            return light.seen(sand * (light.ambient * 0.45 + light.sun * (0.8 * facing)), at: z * 0.6)
        }
        var stack = LensStack(camera: camera, seed: frame.seed)
        for (number, depth) in ([600, 320, 170, 90] as [Float]).enumerated() { addDune(&stack, camera, sand, depth, number) }
        canvas = try stack.render(over: canvas, compute: compute)
        return PaintedScene(canvas: canvas, film: light.film, stage: stage(camera))
    }

    /// A ridge with a lit and a shaded face that meet at a winding crest.
    private func addDune(_ stack: inout LensStack, _ camera: SceneCamera, _ sand: SIMD4<Float>, _ depth: Float, _ number: Int) {
        let (light, side) = (light, side)
        stack.sheet(depth: depth) { layer, random in
            let w = Float(camera.width)
            let h = Float(camera.height)
            let tall = h * (0.035 + 0.022 * Float(number)) * random.uniform(in: 0.7...1.3)
            let peak = random.uniform(in: 0.05...0.95) * w
            let wide = w * random.uniform(in: 0.35...0.7) * max(1, h / w)
            let base = camera.horizon + camera.scale(depth) * camera.eyeHeight + 2
            let lit = light.seen(sand * (light.ambient * 0.4 + light.sun * 1.0), at: depth * 0.6)
            let dark = light.seen(sand * (light.ambient * 0.5 + light.sun * 0.18), at: depth * 0.6)
            var crest: [SIMD2<Float>] = []
            for step in 0...48 {
                let x = w * Float(step) / 48
                let t = (x - peak) / wide
                let shape = 1 / (1 + t * t * (t * side > 0 ? 2.2 : 1.1))
                crest.append(SIMD2(x, base - tall * shape - 0.006 * h * PortableMath.sine(t * 5 + Float(number))))
            }
            let foot = [SIMD2(w, base + 4), SIMD2(0, base + 4)]
            layer.polygon(crest + foot) { x, y in
                let line = peak + (y - (base - tall)) * 0.9 * -side + 0.05 * w * PortableMath.sine(y * 0.05)
                return LightColor.mix(dark, lit, PortableMath.smoothstep(-0.015 * w, 0.015 * w, (x - line) * side))
            }
        }
    }

    private func stage(_ camera: SceneCamera) -> SceneStage {
        var stage = SceneStage(
            horizon: camera.horizon / Float(camera.height), lightX: 0.8 * side, lightY: light.isLow ? -0.25 : -1.1)
        stage.softness = 0.35
        stage.shadow = 0.45
        stage.shadowLength = light.isLow ? 1.7 : 0.6
        stage.isBacklit = light.isLow
        stage.key = light.sun / max(0.05, light.sun.y)
        stage.ambient = light.ambient / max(0.05, light.ambient.y)
        stage.match = 0.7
        if brief.weather == .rain || brief.weather == .snowfall { stage.unmet.append(brief.weather!.rawValue) }
        return stage
    }
}
