// A street between old facades: with a cafe's awnings and tables, or as it is, by day and by night.

package import Imaging
package import RetouchModel

/// Two rows of houses that run to a vanishing point, pavement, awnings, tables, trees and passers-by; at night lamps, windows and a wet road.
package struct Street: SceneRecipe {
    let brief: SceneBrief
    let frame: SceneFrame
    let side: Float
    let light: HourLight
    let isNight: Bool
    let isCafe: Bool

    package init(brief: SceneBrief, frame: SceneFrame) {
        self.brief = brief
        self.frame = frame
        side = brief.side(frame)
        light = HourLight(brief, usual: .afternoon)
        isNight = brief.hour == .night || brief.hour == .dusk
        isCafe = brief.place == .cafe
    }

    package func paint(compute: Compute) throws(EditFailure) -> PaintedScene {
        // Near things show how they are made when the whole figure is in the frame: the aperture opens.
        let depth = (frame.shot == .full ? 1.5 : 1) * brief.blurFactor
        let camera = SceneCamera(frame, horizon: 0.43, vanishing: isCafe ? 0.5 + 0.11 * side : 0.5 + 0.03 * side, depth: depth)
        var random = SeededRandom(seed: frame.seed, stream: 0x7374)
        var sky = Sky(stops: light.sky)
        sky.clouds = light.cover * 0.6
        sky.cloudColor = light.cloud
        var canvas = sky.paint(
            width: camera.width, height: camera.height, horizon: camera.horizon, random: &random, compute: compute)
        canvas = try Lens.wide(canvas, radius: camera.radius(900) * 0.8, compute: compute)
        let isWet = brief.weather == .rain || (isNight && !isCafe)
        let pavement = Pavement(light: light, isNight: isNight, isWet: isWet, side: side, random: &random)
        try GroundPlane(camera: camera).draw(onto: &canvas, compute: compute) { x, z in pavement.light(x, z) }
        var stack = LensStack(camera: camera, seed: frame.seed)
        StreetHouses(street: self, camera: camera).add(to: &stack)
        StreetLife(street: self, camera: camera, isWet: isWet).add(to: &stack)
        canvas = try stack.render(over: canvas, compute: compute)
        if !isNight { addVeil(&canvas, camera) }
        var film = light.film
        film.grain = isNight ? 0.013 : 0.008
        if isNight { film.exposure += 0.15 }
        return PaintedScene(canvas: canvas, film: film, stage: stage(camera, isWet: isWet))
    }

    private func stage(_ camera: SceneCamera, isWet: Bool) -> SceneStage {
        var stage = SceneStage(
            horizon: camera.horizon / Float(camera.height), lightX: 0.6 * side, lightY: light.isLow ? -0.3 : -0.7)
        stage.softness = isNight ? 0.9 : 0.65
        stage.shadow = isNight ? 0.25 : 0.30
        stage.key = isNight ? LightColor.kelvin(3_000) : light.sun / max(0.05, light.sun.y)
        stage.ambient = light.ambient / max(0.05, light.ambient.y) * (brief.hour == .night ? 0.55 : 1)
        stage.match = isNight ? 0.8 : 0.6
        stage.reflection = isWet ? 0.12 : 0
        if brief.weather == .snowfall { stage.unmet.append("snow") }
        return stage
    }

    /// The sun in the haze at the end of the street.
    private func addVeil(_ canvas: inout SceneCanvas, _ camera: SceneCamera) {
        let veil = light.sun * 0.16 + light.haze * 0.04
        let x0 = camera.centerX + side * 0.18 * Float(camera.width)
        for y in 0..<canvas.height {
            let dy = (Float(y) - camera.horizon * 0.7) / Float(camera.height)
            for x in 0..<canvas.width {
                let dx = (Float(x) - x0) / Float(camera.height)
                canvas.light[y * canvas.width + x] += veil * PortableMath.exponential(-(dx * dx + dy * dy).squareRoot() / 0.24)
            }
        }
    }
}

/// Slabs by day, a wet road by night.
struct Pavement: Sendable {
    private let light: HourLight
    private let isNight: Bool
    private let isWet: Bool
    private let side: Float
    private let coarse: NoiseTile
    private let fine: NoiseTile

    init(light: HourLight, isNight: Bool, isWet: Bool, side: Float, random: inout SeededRandom) {
        self.light = light
        self.isNight = isNight
        self.isWet = isWet
        self.side = side
        coarse = FractalNoise.tile(side: 256, cell: 64, random: &random)
        fine = FractalNoise.tile(side: 256, cell: 32, random: &random)
    }

    func light(_ x: Float, _ z: Float) -> SIMD4<Float> {
        let slabX = (x / 1.1).rounded(.down)
        let slabZ = (z / 1.1).rounded(.down)
        let tone = coarse.sample(slabX * 0.173 + 0.1, slabZ * 0.311)
        let edge = min(x / 1.1 - slabX, z / 1.1 - slabZ)
        let fade = 1 / (1 + z / 8)
        var stone = LightColor.hex(isNight ? 0x5b5b60 : 0xc4b8a8) * (1 + 0.06 * tone * fade + 0.03 * fine.sample(x, z) * fade)
        if edge < 0.02, z < 16 { stone *= 1 - 0.35 * fade }
        let dapple = PortableMath.smoothstep(
            -0.25, 0.45, coarse.sample(x * 0.11, z * 0.07) + 0.4 * fine.sample(x * 0.13, z * 0.13))
        let near = PortableMath.smoothstep(60, 8, z)
        var strength = light.ambient * 0.55 + light.sun * (0.75 * dapple * (0.5 + 0.5 * near))
        if isNight { strength += LightColor.kelvin(2_800) * (0.16 + 0.10 * coarse.sample(x * 0.08, z * 0.05)) }
        var color = stone * strength
        if isWet {
            // Puddles mirror the sky where the ground lies low.
            let low = PortableMath.smoothstep(0.1, 0.9, coarse.sample(x * 0.16, z * 0.06) + 0.3 * fine.sample(x * 0.4, z * 0.1))
            color = LightColor.mix(color * 0.6, light.sky.last!.color * 0.6, 0.15 + 0.45 * low)
        }
        return light.seen(color, at: z)
    }
}
