// A roof terrace over the city, with strings of lamps.

package import Imaging
package import RetouchModel

/// Skyline in the haze, a parapet, deck boards, planters and lamps on wires.
package struct Rooftop: SceneRecipe {
    private let brief: SceneBrief
    private let frame: SceneFrame
    private let side: Float
    private let light: HourLight
    private let isNight: Bool

    package init(brief: SceneBrief, frame: SceneFrame) {
        self.brief = brief
        self.frame = frame
        side = brief.side(frame)
        light = HourLight(brief, usual: .golden)
        isNight = brief.hour == .night
    }

    package func paint(compute: Compute) throws(EditFailure) -> PaintedScene {
        let camera = SceneCamera(frame, horizon: 0.45, depth: brief.blurFactor)
        var random = SeededRandom(seed: frame.seed, stream: 0x726F)
        var sky = Sky(stops: light.sky)
        sky.clouds = light.cover
        sky.cloudColor = light.cloud
        if light.isLow { sky.sun = (Float(camera.width) * (0.5 + 0.28 * side), camera.horizon * 0.84, light.sun) }
        var canvas = sky.paint(
            width: camera.width, height: camera.height, horizon: camera.horizon, random: &random, compute: compute)
        canvas = try Lens.wide(canvas, radius: camera.radius(900) * 0.8, compute: compute)
        var stack = LensStack(camera: camera, seed: frame.seed)
        for depth in [420, 260, 160, 95] as [Float] { addSkyline(&stack, camera, depth) }
        canvas = try stack.render(over: canvas, compute: compute)
        let parapet = camera.subjectDistance + 4.2
        try drawDeck(onto: &canvas, camera, parapet: parapet, random: &random, compute: compute)
        var front = LensStack(camera: camera, seed: frame.seed ^ 0x66)
        addParapet(&front, camera, depth: parapet)
        addPlanters(&front, camera, depth: parapet - 0.6)
        addLamps(&front, camera)
        canvas = try front.render(over: canvas, compute: compute)
        return PaintedScene(canvas: canvas, film: light.film, stage: stage(camera))
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
        if brief.weather == .snowfall { stage.unmet.append("snow") }
        return stage
    }

    private func addSkyline(_ stack: inout LensStack, _ camera: SceneCamera, _ depth: Float) {
        let (light, side, isNight) = (light, side, isNight)
        stack.sheet(depth: depth) { layer, random in
            let metre = camera.scale(depth)
            var x = -random.uniform(in: 0...0.2) * Float(camera.width)
            while x < Float(camera.width) {
                let wide = random.uniform(in: 0.07...0.17) * Float(camera.height) * (depth > 200 ? 0.7 : 1)
                let tall = random.uniform(in: 0.02...0.16) * Float(camera.height) * (depth > 200 ? 1.1 : 0.9)
                let top = camera.horizon - tall
                let wall = LightColor.hex(0x8a8078) * random.uniform(in: 0.7...1.2)
                let dark = light.seen(wall * (light.ambient * 0.5), at: depth * 0.9)
                let lit = light.seen(wall * (light.ambient * 0.5 + light.sun * 0.9), at: depth * 0.9)
                let left = x
                layer.polygon([
                    SIMD2(x, top), SIMD2(x + wide, top), SIMD2(x + wide, camera.horizon + 0.2 * Float(camera.height)),
                    SIMD2(x, camera.horizon + 0.2 * Float(camera.height)),
                ]) { px, _ in
                    let across = (px - left) / wide
                    let toSun = side > 0 ? across : 1 - across
                    return LightColor.mix(dark, lit, toSun * toSun * toSun)
                }
                let windows = Int(tall * wide / (metre * metre * 60)) + 2
                for _ in 0..<min(60, windows) where random.uniform() < (isNight ? 0.9 : 0.22) {
                    let warm = LightColor.kelvin(random.uniform(in: 2_500...4_500))
                    let energy =
                        PortableMath.exponential(0.8 * random.gaussian()) * (isNight ? 90 : 36)
                        * (Float(camera.height) / 900) * (Float(camera.height) / 900)
                    layer.point(x + random.uniform() * wide, top + random.uniform() * tall, energy: warm * energy)
                }
                x += wide * random.uniform(in: 0.8...1.5)
            }
        }
    }

    /// Boards lie across: running away from the camera they would look like pillars.
    private func drawDeck(
        onto canvas: inout SceneCanvas, _ camera: SceneCamera, parapet: Float, random: inout SeededRandom, compute: Compute
    ) throws(EditFailure) {
        let coarse = FractalNoise.tile(side: 256, cell: 64, random: &random)
        let fine = FractalNoise.tile(side: 256, cell: 32, random: &random)
        let (light, isNight) = (light, isNight)
        var plane = GroundPlane(camera: camera)
        plane.farEdge = parapet + 0.05
        let lamps = LightColor.kelvin(2_700) * (isNight ? 0.5 : 0)
        try plane.draw(onto: &canvas, compute: compute) { x, z in
            let board = (z / 0.14).rounded(.down)
            let inside = z / 0.14 - board
            let tone = coarse.sample(board * 0.137, 0.5)
            let gap: Float = inside < 0.05 || inside > 0.95 ? 0.45 : 1
            let wood = LightColor.hex(0x8c6a50) * (1 + 0.10 * tone + 0.06 * fine.sample(x * 0.5, z * 4)) * gap
            return wood * (light.ambient * 0.5 + light.sun * 0.55 + lamps)
        }
    }

    private func addParapet(_ stack: inout LensStack, _ camera: SceneCamera, depth: Float) {
        let (light, isNight) = (light, isNight)
        stack.sheet(depth: depth) { layer, _ in
            let top = camera.project(0, 1.05, depth).y
            let foot = camera.project(0, 0, depth).y
            let wall = LightColor.hex(0xa79b90) * (light.ambient * 0.45 + light.sun * 0.12) * (isNight ? 1.3 : 1)
            let cap = LightColor.hex(0xc8bcae) * (light.ambient * 0.5 + light.sun * 0.6)
            let w = Float(camera.width)
            layer.polygon([SIMD2(-5, top), SIMD2(w + 5, top), SIMD2(w + 5, foot), SIMD2(-5, foot)]) { _, y in
                LightColor.mix(wall * 1.1, wall * 0.6, (y - top) / max(1, foot - top))
            }
            let thick = 0.07 * camera.scale(depth)
            layer.polygon([SIMD2(-5, top - thick), SIMD2(w + 5, top - thick), SIMD2(w + 5, top), SIMD2(-5, top)], cap)
        }
    }

    private func addPlanters(_ stack: inout LensStack, _ camera: SceneCamera, depth: Float) {
        let (light, side) = (light, side)
        stack.sheet(depth: depth) { layer, random in
            let metre = camera.scale(depth)
            let dark = LightColor.hex(0x26351f) * (light.ambient * 0.9)
            let lit = LightColor.hex(0x7d8a4a) * (light.ambient * 0.4 + light.sun * 0.8)
            for share in [-1.0, -0.72, 0.74, 1.02] as [Float] {
                let place = share + random.uniform(in: -0.08...0.08)
                let x = camera.centerX + place * camera.centerX
                let foot = camera.project(0, 0, depth).y
                let half = 0.34 * metre
                let pot = LightColor.hex(0x4c4844) * (light.ambient * 0.6 + light.sun * 0.2)
                layer.polygon(
                    [
                        SIMD2(x - half, foot - 0.5 * metre), SIMD2(x + half, foot - 0.5 * metre), SIMD2(x + half * 0.8, foot),
                        SIMD2(x - half * 0.8, foot),
                    ], pot)
                Foliage(
                    count: 520, centerX: x, centerY: foot - 0.95 * metre, spreadX: 0.42 * metre, spreadY: 0.48 * metre,
                    leaf: 0.05 * metre,
                    dark: dark, lit: lit, sunX: side, sunY: -0.5
                ).draw(on: &layer, random: &random)
            }
        }
    }

    /// Lamps on wires that hang in catenaries across the terrace.
    private func addLamps(_ stack: inout LensStack, _ camera: SceneCamera) {
        let glow = LightColor.kelvin(2_500)
        for (number, depth) in ([9.5, 7.6, 6.2] as [Float]).enumerated() where depth > 1.3 * camera.subjectDistance {
            stack.sheet(depth: depth) { layer, random in
                let w = Float(camera.width)
                let h = Float(camera.height)
                let count = Int(9 * max(0.8, w / h)) + 2 * number
                let start = random.uniform(in: 0.04...0.12) * h + 0.07 * h * Float(number)
                let sag = random.uniform(in: 0.05...0.10) * h
                let tilt = random.uniform(in: -0.05...0.05) * h
                let unit = h / 900
                for index in 0...count {
                    let t = Float(index) / Float(count)
                    let y = start + tilt * (t - 0.5) + sag * (1 - (2 * t - 1) * (2 * t - 1))
                    let energy = PortableMath.exponential(0.35 * random.gaussian()) * 480 * unit * unit
                    layer.point(
                        t * w + random.gaussian() * 3 * unit, y, energy: glow * energy,
                        radius: camera.radius(depth) * random.uniform(in: 0.9...1.05))
                }
            }
        }
    }
}
