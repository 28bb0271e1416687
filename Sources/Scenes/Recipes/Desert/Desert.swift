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
        var random = SeededRandom(seed: frame.seed, stream: 0x6465)
        let camera = SceneCamera(frame, horizon: 0.42 + random.uniform(in: -0.03...0.04), depth: brief.blurFactor)
        let sunShare = 0.5 + side * random.uniform(in: 0.16...0.36)
        var sky = Sky(stops: light.sky)
        sky.clouds = light.cover * random.uniform(in: 0...0.9)
        sky.cloudColor = light.cloud
        if light.isLow {
            sky.sun = (Float(camera.width) * sunShare, camera.horizon * random.uniform(in: 0.62...0.88), light.sun)
        }
        var canvas = sky.paint(
            width: camera.width, height: camera.height, horizon: camera.horizon, random: &random, compute: compute)
        canvas = try Lens.wide(canvas, radius: camera.radius(900) * 0.8, compute: compute)
        let sand = brief.palette.first.map(LightColor.of) ?? LightColor.hex(0xcbb091)
        let ground = DuneGround(light: light, side: side, sand: sand, random: &random)
        try GroundPlane(camera: camera).draw(onto: &canvas, compute: compute) { x, z in ground.light(x, z) }
        var stack = LensStack(camera: camera, seed: frame.seed)
        let heavy: Float = random.uniform() < 0.5 ? -1 : 1
        for (number, depth) in ([900, 520, 300, 170, 95] as [Float]).enumerated() {
            addDune(&stack, camera, sand, depth, number, heavy: number % 2 == 0 ? heavy : -heavy)
        }
        canvas = try stack.render(over: canvas, compute: compute)
        var film = light.film
        // Under a high sun, sand is the brightest thing but the sky.
        if !light.isLow, brief.hour != .night { film.exposure += 0.55 }
        return PaintedScene(canvas: canvas, film: film, stage: stage(camera))
    }

    /// A ridge whose crest rises to two or three tops; from each a winding edge comes down that parts the lit face from the shaded one.
    private func addDune(
        _ stack: inout LensStack, _ camera: SceneCamera, _ sand: SIMD4<Float>, _ depth: Float, _ number: Int, heavy: Float
    ) {
        let (light, side) = (light, side)
        stack.sheet(depth: depth) { layer, random in
            let w = Float(camera.width)
            let h = Float(camera.height)
            let scale = h * max(1, w / h)
            let tall = h * (0.045 + 0.022 * Float(number)) * random.uniform(in: 0.8...1.3)
            let base = camera.project(0, 0, depth).y + 3
            let seen = { (color: SIMD4<Float>) in light.seen(color, at: light.isFoggy ? depth : depth * 0.45) }
            let lit = seen(sand * (light.ambient * 0.42 + light.sun * 0.98))
            let dark = seen(sand * (light.ambient * 0.62 + light.sun * 0.13))
            let tops = (0..<3).map { index in
                (
                    x: (0.5 + heavy * (0.36 - 0.42 * Float(index)) + random.uniform(in: -0.14...0.14)) * w,
                    tall: tall * (1 - 0.3 * Float(index)) * random.uniform(in: 0.7...1.1),
                    wide: random.uniform(in: 0.22...0.42) * scale,
                    sway: random.uniform(in: 0.5...1.5), phase: random.uniform() * 6
                )
            }
            func crest(_ x: Float) -> Float {
                var high: Float = 0
                for top in tops {
                    let t = (x - top.x) / top.wide
                    // Steep in the lee, gentle to the wind.
                    let slope = t * side > 0 ? t * 1.7 : t
                    high = max(high, top.tall * (1 - 0.9 * abs(slope) + 0.25 * slope * slope))
                }
                return base - max(high, tall * 0.18)
            }
            let steps = 72
            var outline = (0...steps).map { SIMD2(w * Float($0) / Float(steps), crest(w * Float($0) / Float(steps))) }
            outline += [SIMD2(w, base + 4), SIMD2(0, base + 4)]
            layer.polygon(outline) { x, y in
                var share: Float = 0.80
                for top in tops {
                    let down = y - (base - top.tall)
                    guard down > -1, abs(x - top.x) < top.wide * 1.2 else { continue }
                    let edge = top.x - side * down * top.sway * 0.9 + 0.02 * scale * PortableMath.sine(down / h * 26 + top.phase)
                    // Faces away from the sun lie behind the edge; they open out and end at the foot.
                    let behind = PortableMath.smoothstep(0.012 * scale, -0.012 * scale, (x - edge) * side)
                    let reach = PortableMath.smoothstep(top.wide * 0.95, top.wide * 0.5, abs(x - edge))
                    share *= 1 - behind * reach * PortableMath.smoothstep(1.15 * top.tall, 0.5 * top.tall, down)
                }
                let below = (y - crest(x)) / max(tall, 1)
                return LightColor.mix(dark, lit * (1.08 - 0.18 * min(1, below)), share)
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
        stage.unmet = SceneReach(weathers: [.overcast, .fog], lights: [.even], colors: 1).unmet(brief)
        return stage
    }
}

/// Rippled sand that swells to low dunes.
private struct DuneGround: Sendable {
    private let light: HourLight
    private let side: Float
    private let sand: SIMD4<Float>
    private let coarse: NoiseTile
    private let fine: NoiseTile
    private let wind: Float
    private let offset: SIMD2<Float>

    init(light: HourLight, side: Float, sand: SIMD4<Float>, random: inout SeededRandom) {
        self.light = light
        self.side = side
        self.sand = sand
        coarse = FractalNoise.tile(side: 256, cell: 64, octaves: 4, random: &random)
        fine = FractalNoise.tile(side: 512, cell: 64, gain: 0.6, random: &random)
        wind = random.uniform(in: -0.8...0.8)
        offset = SIMD2(random.uniform(), random.uniform())
    }

    func light(_ x: Float, _ z: Float) -> SIMD4<Float> {
        // Ripples run across the wind and fade before they become finer than a pixel.
        let warp = coarse.sample(x * 0.06 + offset.x, z * 0.06) + 0.25 * fine.sample(x * 0.12, z * 0.12)
        let phase = (z + wind * x) * 34 + warp * 9
        let ripple = PortableMath.sine(phase) + 0.3 * PortableMath.sine(phase * 2 + 1)
        let near = 1 / (1 + (z / 6) * (z / 6))
        let patchy = 0.5 + 0.5 * PortableMath.smoothstep(-0.8, 0.8, coarse.sample(x * 0.13, z * 0.09 + offset.y))
        let swell = coarse.sample(x * 0.022 + offset.y, z * 0.03 + offset.x)
        let beside = coarse.sample((x + 1.2 * side) * 0.022 + offset.y, z * 0.03 + offset.x)
        // A high sun lights all slopes much alike.
        let relief: Float = light.isLow ? 2.4 : 1.3
        let facing =
            0.80 + relief * (swell - beside) + 0.16 * ripple * near * patchy + 0.05 * fine.sample(x * 0.8, z * 0.8) * near
        let grain = 1 + 0.03 * fine.sample(x * 2.2, z * 2.2) * near
        let strength = light.ambient * 0.48 + light.sun * (0.74 * min(1.4, max(0.12, facing)))
        return light.seen(sand * strength * grain, at: light.isFoggy ? z : z * 0.6)
    }
}
