// Rooms with a window at one side: loft, living room, office, library, shop, gallery.

package import Imaging
package import RetouchModel

/// A back wall with the window's light on it, the window itself, a floor, and the few large things by which one knows the room.
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
        let camera = SceneCamera(
            frame, horizon: 0.44, depth: max(1, (frame.shot == .full ? 1.9 : 1.35)) * brief.blurFactor)
        var random = SeededRandom(seed: frame.seed, stream: 0x726D)
        let back = 2.1 * camera.subjectDistance + 3.4
        var canvas = SceneCanvas(
            width: camera.width, height: camera.height,
            light: [SIMD4<Float>](repeating: look.wall * 0.4, count: camera.width * camera.height))
        let pattern = try LightPattern(
            look.hasSun ? (brief.light ?? .window) : .even, width: camera.width, height: camera.height, side: side,
            random: &random,
            compute: compute)
        var stack = LensStack(camera: camera, seed: frame.seed)
        addBackWall(&stack, camera, depth: back, pattern: pattern)
        addWindow(&stack, camera, back: back)
        canvas = try stack.render(over: canvas, compute: compute)
        try drawFloor(onto: &canvas, camera, back: back, pattern: pattern, random: &random, compute: compute)
        var things = LensStack(camera: camera, seed: frame.seed ^ 0x7468)
        RoomThings(room: self, camera: camera, back: back).add(to: &things, random: &random)
        canvas = try things.render(over: canvas, compute: compute)
        addVeil(&canvas, camera)
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
        if let weather = brief.weather, weather == .snowfall || weather == .fog { stage.unmet.append(weather.rawValue) }
        return stage
    }

    // MARK: - Walls and floor

    private func addBackWall(_ stack: inout LensStack, _ camera: SceneCamera, depth: Float, pattern: LightPattern) {
        let (look, side) = (look, side)
        stack.sheet(depth: depth) { layer, random in
            let metre = camera.scale(depth)
            let foot = camera.project(0, 0, depth).y
            let isBrick = look.isBrick
            let w = Float(camera.width)
            layer.fill(rows: 0...max(1, foot)) { x, y in
                var albedo = look.wall
                if isBrick {
                    let row = ((foot - y) / metre / 0.075).rounded(.down)
                    let column = ((x / metre + (Int(row) & 1 == 0 ? 0 : 0.11)) / 0.22).rounded(.down)
                    let cell = PortableMath.sine(row * 12.9 + column * 78.2) * 43_758.5
                    albedo *= 0.82 + 0.36 * (cell - cell.rounded(.down))
                }
                let near = side < 0 ? 1 - x / w : x / w
                let sun = pattern.light(x, y)
                let corner = 1 - 0.3 * PortableMath.exponential(-(foot - y) / (0.25 * metre))
                return albedo * (look.fill * (0.34 + 0.26 * near) + look.key * (0.95 * sun * look.sunShare + 0.10)) * corner
            }
        }
    }

    /// Tall panes in perspective along one side, brighter than white.
    private func addWindow(_ stack: inout LensStack, _ camera: SceneCamera, back: Float) {
        let (look, side) = (look, side)
        let wallX = side * camera.halfView * back * 0.86
        for index in 0..<3 {
            let far = back - 0.3 - Float(index) * back * 0.22
            let near = far - back * 0.18
            guard near > camera.subjectDistance * 0.6 else { continue }
            stack.sheet(depth: (near + far) / 2) { layer, random in
                let corners = [
                    camera.project(wallX, 3.3, far), camera.project(wallX, 3.3, near), camera.project(wallX, 0.75, near),
                    camera.project(wallX, 0.75, far),
                ]
                let view = random.uniform(in: 0.35...0.6)
                layer.quad(corners) { u, v in
                    let column = (u * 2).truncatingRemainder(dividingBy: 1)
                    let row = (v * 4).truncatingRemainder(dividingBy: 1)
                    let bar = column < 0.05 || column > 0.95 || row < 0.03 || row > 0.97
                    if bar { return SIMD4(0.10, 0.10, 0.10, 1) * look.frameTone }
                    // Sky above, something green or grey below.
                    let outside = LightColor.mix(
                        look.outsideSky, look.outsideGround, PortableMath.smoothstep(view, view + 0.35, v))
                    return SIMD4(outside.x, outside.y, outside.z, 1)
                }
            }
        }
    }

    private func drawFloor(
        onto canvas: inout SceneCanvas, _ camera: SceneCamera, back: Float, pattern: LightPattern,
        random: inout SeededRandom, compute: Compute
    ) throws(EditFailure) {
        let coarse = FractalNoise.tile(side: 256, cell: 64, random: &random)
        let fine = FractalNoise.tile(side: 256, cell: 32, random: &random)
        let (look, side) = (look, side)
        var plane = GroundPlane(camera: camera)
        plane.farEdge = back
        let windowX = side * camera.halfView * back * 0.86
        try plane.draw(onto: &canvas, compute: compute) { x, z in
            var albedo = look.floor
            if look.floorIsWood {
                let board = (x / 0.16).rounded(.down)
                let inside = x / 0.16 - board
                let tone = coarse.sample(board * 0.271, (z / 2.2).rounded(.down) * 0.37 + 0.2)
                albedo *= (1 + 0.12 * tone + 0.05 * fine.sample(x * 4, z * 0.3)) * (inside < 0.03 ? 0.55 : 1)
            } else {
                albedo *= 1 + 0.06 * coarse.sample(x * 0.3, z * 0.3) + 0.03 * fine.sample(x, z)
            }
            // The panes' patches lie slanted on the floor; near the window it mirrors it.
            let away = abs(x - windowX)
            let row = ((z + 0.45 * away) / (back * 0.22)).truncatingRemainder(dividingBy: 1)
            let reach = PortableMath.smoothstep(0.6, 1.2, away) * PortableMath.smoothstep(4.2, 3.4, away)
            let pane = PortableMath.smoothstep(0.12, 0.2, row) * PortableMath.smoothstep(0.98, 0.9, row) * reach
            let sine = camera.eyeHeight / (z * z + camera.eyeHeight * camera.eyeHeight).squareRoot()
            let flat = 1 - sine
            let sheen = look.outsideSky * (0.10 * flat * flat * flat * PortableMath.exponential(-away / 1.6))
            return albedo * (look.fill * 0.36 + look.key * (0.85 * pane * look.sunShare + 0.07)) + sheen
        }
    }

    /// Light that a bright window spreads in the lens.
    private func addVeil(_ canvas: inout SceneCanvas, _ camera: SceneCamera) {
        let edge: Float = side < 0 ? 0 : Float(camera.width)
        for y in 0..<canvas.height {
            let dy = (Float(y) - 0.35 * Float(camera.height)) / Float(camera.height)
            for x in 0..<canvas.width {
                let dx = (Float(x) - edge) / Float(camera.height)
                let q = (dx * dx + dy * dy).squareRoot()
                canvas.light[y * canvas.width + x] += look.outsideSky * (0.05 * PortableMath.exponential(-q / 0.35))
            }
        }
    }
}

/// The colours and the light of one kind of room.
struct RoomLook: Sendable {
    var wall: SIMD4<Float>
    var floor: SIMD4<Float>
    var floorIsWood = true
    var isBrick = false
    var key: SIMD4<Float>
    var fill: SIMD4<Float>
    /// Sun on wall and floor, 0 = none.
    var sunShare: Float = 1
    var hasSun = true
    var outsideSky: SIMD4<Float>
    var outsideGround: SIMD4<Float>
    var frameTone: Float = 1
    var film = Film()

    init(_ brief: SceneBrief) {
        let hex = LightColor.hex
        switch brief.place {
        case .loft: (wall, floor) = (hex(0xa88a78), hex(0x9a7452))
        case .office: (wall, floor) = (hex(0xdcdcd8), hex(0x8f8f8c))
        case .library: (wall, floor) = (hex(0x8a6a4a), hex(0x7d5c40))
        case .shop: (wall, floor) = (hex(0xe6ddd0), hex(0xb7a48c))
        case .gallery: (wall, floor) = (hex(0xf0eeea), hex(0xb4afa8))
        default: (wall, floor) = (hex(0xdfd6ca), hex(0xa98862))
        }
        floorIsWood = brief.place != .office && brief.place != .gallery
        isBrick = brief.place == .loft && brief.material != .plaster && brief.material != .concrete || brief.material == .brick
        if brief.material == .concrete { wall = hex(0xa6a29c) }
        if let paint = brief.palette.first { wall = LightColor.of(paint) }
        var kelvin: Float = 4_700
        outsideSky = hex(0xe8f0f8) * 3.4
        outsideGround = hex(0x9db08a) * 1.5
        fill = LightColor.kelvin(6_300)
        film.exposure = 0.30
        switch brief.hour {
        case .golden, .dusk:
            kelvin = 3_300
            outsideSky = hex(0xffdcae) * 3.2
            outsideGround = hex(0xc39a6c) * 1.4
        case .night:
            kelvin = 2_800
            outsideSky = hex(0x1a2440) * 0.6
            outsideGround = hex(0x101622) * 0.6
            fill = LightColor.kelvin(3_000) * 0.75
            film.exposure = 0.25
            hasSun = false
        case .noon: kelvin = 5_400
        case .morning, .afternoon, nil: break
        }
        if brief.weather == .overcast || brief.weather == .rain || brief.weather == .fog || brief.weather == .snowfall
            || brief.light == .even
        {
            hasSun = false
        }
        sunShare = hasSun ? 1 : 0.25
        kelvin -= brief.warmth * 600
        key = LightColor.kelvin(kelvin)
        film.bloom = 0.10
        film.vignette = 0.18
        film.saturation = 0.94
    }
}
