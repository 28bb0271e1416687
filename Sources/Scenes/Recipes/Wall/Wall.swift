// A wall close behind the subject, and how light falls on it.

package import Imaging
package import RetouchModel

/// Plaster, concrete, brick, wood, tiles or stone, with even light, a window's, a blind's, a slash of sun or the shadow of leaves; in
/// front of it a floor where the frame shows one.
package struct Wall: SceneRecipe {
    private let brief: SceneBrief
    private let frame: SceneFrame
    private let material: SceneMaterial
    private let side: Float

    package init(brief: SceneBrief, frame: SceneFrame) {
        self.brief = brief
        self.frame = frame
        material = brief.material ?? .plaster
        side = brief.lightSide.map { $0 == .right ? 1 : -1 } ?? frame.lightSide
    }

    package func paint(compute: Compute) throws(EditFailure) -> PaintedScene {
        let camera = SceneCamera(frame, longest: 1_400, depth: 0.2)
        var random = SeededRandom(seed: frame.seed, stream: 0x7761)
        let joint = self.joint(camera)
        // Pixels of a metre on the wall: a little smaller than at the subject, which stands before it.
        let metre = camera.scale(camera.subjectDistance) * (frame.shot == .product ? 0.52 : 0.86)
        let surface = try WallSurface(
            material, paint: brief.palette.first, width: camera.width, height: camera.height, metre: metre, joint: joint,
            random: &random, compute: compute)
        let light = WallLight(brief, material: material, side: side)
        let pattern = try LightPattern(
            brief.light ?? (brief.hour == .night || brief.weather == .overcast ? .even : .window), width: camera.width,
            height: camera.height, side: side, random: &random, compute: compute)
        var canvas = try surface.lit(light, pattern: pattern, joint: joint, compute: compute)
        if let joint {
            let floor = WallFloor(
                camera: camera, joint: joint, material: material, pattern: pattern, light: light, random: &random)
            try floor.draw(onto: &canvas, compute: compute)
        }
        let radius = camera.radius(camera.subjectDistance * (frame.shot == .product ? 2.2 : 1.5))
        canvas = try Lens.wide(canvas, radius: brief.depth == .soft ? radius * 2.5 : radius, compute: compute)
        return PaintedScene(canvas: canvas, film: light.film, stage: stage(camera, light))
    }

    /// The row where the wall meets the floor, in pixels; `nil` = the frame shows no floor.
    private func joint(_ camera: SceneCamera) -> Float? {
        guard frame.shot != .half, let ground = frame.groundLine else { return nil }
        let row = (ground - (frame.shot == .full ? 0.09 : 0.10)) * Float(camera.height)
        return max(row, camera.horizon + 0.08 * Float(camera.height))
    }

    private func stage(_ camera: SceneCamera, _ light: WallLight) -> SceneStage {
        var stage = SceneStage(horizon: camera.horizon / Float(camera.height), lightX: 0.7 * side, lightY: -0.7)
        stage.hasGround = frame.shot != .half && frame.groundLine != nil
        stage.wallFoot = joint(camera).map { $0 / Float(camera.height) } ?? 1
        stage.softness = brief.light == .even ? 0.9 : 0.45
        stage.shadow = brief.light == .even ? 0.22 : 0.40
        stage.key = light.sun / max(light.sun.x, 0.1)
        stage.ambient = light.ambient / max(light.ambient.y, 0.1)
        stage.match = 0.45
        stage.reflection = stage.hasGround ? 0.06 : 0
        stage.unmet = SceneReach(
            weathers: [.overcast], materials: Set(SceneMaterial.allCases), lights: Set(SceneLight.allCases), colors: 1
        ).unmet(brief)
        return stage
    }
}

/// The colours and strengths of the light on a wall.
struct WallLight: Sendable {
    var sun: SIMD4<Float>
    var ambient: SIMD4<Float>
    /// Sun against ambient light.
    var ratio: Float
    var side: Float
    var film = Film()

    init(_ brief: SceneBrief, material: SceneMaterial, side: Float) {
        self.side = side
        // Brick and wood turn orange under a low sun: they get a whiter one.
        let isWarm = material == .brick || material == .wood
        var sunKelvin: Float = isWarm ? 5_300 : 4_700
        var ambientKelvin: Float = 6_900
        ratio = 2.4
        switch brief.hour {
        case .golden:
            (sunKelvin, ambientKelvin, ratio) = (isWarm ? 3_900 : 3_200, 6_300, 2.6)
            film.balance = SIMD4(1.03, 1, 0.92, 1)
        // The last light is weak and red, and the sky gives more than it.
        case .dusk: (sunKelvin, ambientKelvin, ratio) = (isWarm ? 3_900 : 3_100, 8_600, 1.5)
        case .night: (sunKelvin, ambientKelvin, ratio) = (3_500, 4_800, 1.6)
        case .noon:
            (sunKelvin, ambientKelvin, ratio) = (isWarm ? 5_900 : 5_600, 7_200, 3.1)
            film.balance = SIMD4(0.985, 1, 1.03, 1)
        case .morning:
            (sunKelvin, ambientKelvin, ratio) = (isWarm ? 5_200 : 4_700, 8_200, 1.9)
            film.balance = SIMD4(0.97, 1, 1.06, 1)
        case .afternoon:
            (sunKelvin, ambientKelvin) = (isWarm ? 5_000 : 4_400, 6_600)
            film.balance = SIMD4(1.015, 1, 0.965, 1)
        case nil: break
        }
        if brief.weather == .overcast || brief.light == .even { (sunKelvin, ratio) = (6_000, 1.2) }
        sunKelvin -= brief.warmth * 700
        ambientKelvin -= brief.warmth * 900
        sun = LightColor.kelvin(sunKelvin)
        ambient = LightColor.kelvin(ambientKelvin)
        film.exposure =
            switch brief.hour {
            case .night: -1.3
            case .dusk: -0.45
            case .morning: 0.42
            default: 0.30
            }
        film.bloom = 0.05
        film.vignette = 0.20
        film.saturation = isWarm ? 0.82 : 0.95
        film.grain = 0.006
    }
}
