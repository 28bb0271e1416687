// Rooms with a window at one side: loft, living room, office, library, shop, gallery.

package import Imaging
package import RetouchModel

/// A back wall with the window's light on it, a wall of windows that runs to it, a floor, and the few large things by which one knows
/// the room.
///
/// Small things look drawn however soft they are; light, walls and floor do not. So rooms are sparse and far out of focus.
package struct Room: SceneRecipe {
    let brief: SceneBrief
    let frame: SceneFrame
    let side: Float
    let look: RoomLook

    package init(brief: SceneBrief, frame: SceneFrame) {
        self.brief = brief
        self.frame = frame
        side = brief.side(frame)
        look = RoomLook(brief)
    }

    package func paint(compute: Compute) throws(EditFailure) -> PaintedScene {
        var random = SeededRandom(seed: frame.seed, stream: 0x726D)
        let plan = RoomPlan(self, random: &random)
        let camera = SceneCamera(
            frame, horizon: plan.horizon, vanishing: plan.vanishing, depth: (frame.shot == .full ? 1.8 : 1.3) * brief.blurFactor)
        let place = RoomPlace(room: self, plan: plan, camera: camera)
        var canvas = SceneCanvas(
            width: camera.width, height: camera.height,
            light: [SIMD4<Float>](repeating: look.wall * 0.4, count: camera.width * camera.height))
        let pattern = try LightPattern(
            look.hasSun ? (brief.light ?? .window) : .even, width: camera.width, height: camera.height, side: side,
            random: &random, compute: compute)
        let shell = RoomShell(place: place, pattern: pattern, random: &random)
        var behind = LensStack(camera: camera, seed: frame.seed)
        shell.addBack(to: &behind)
        RoomThings(place: place).addOnWall(to: &behind)
        canvas = try behind.render(over: canvas, compute: compute)
        try shell.drawFloor(onto: &canvas, compute: compute)
        var sides = LensStack(camera: camera, seed: frame.seed ^ 0x7369)
        shell.addSides(to: &sides)
        canvas = try sides.render(over: canvas, compute: compute)
        try shell.mirror(&canvas, compute: compute)
        var things = LensStack(camera: camera, seed: frame.seed ^ 0x7468)
        RoomThings(place: place).add(to: &things)
        canvas = try things.render(over: canvas, compute: compute)
        // Light that a bright window spreads in the lens.
        let glow = SIMD2(camera.centerX + camera.focal * place.windowX / place.back, 0.35 * Float(camera.height))
        try canvas.addGlow(look.outsideSky * 0.035, at: glow, reach: 0.35, compute: compute)
        var film = look.film
        film.grain = 0.007
        return PaintedScene(canvas: canvas, film: film, stage: stage(camera))
    }

    private func stage(_ camera: SceneCamera) -> SceneStage {
        var stage = SceneStage(horizon: camera.horizon / Float(camera.height), lightX: 0.9 * side, lightY: -0.5)
        stage.softness = 0.7
        stage.shadow = 0.32
        stage.key = look.key / max(0.1, look.key.y)
        stage.ambient = look.fill / max(0.1, look.fill.y)
        stage.match = 0.45
        stage.reflection = 0.06
        stage.unmet = SceneReach(
            weathers: [.overcast],
            materials: look.floorIsWood ? [.plaster, .concrete, .brick, .wood] : [.plaster, .concrete, .brick],
            lights: look.hasSun ? Set(SceneLight.allCases) : [.even], colors: brief.palette.count
        ).unmet(brief)
        return stage
    }
}
