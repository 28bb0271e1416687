// Walls, windows, ceiling and floor of a room.

import Imaging
import RetouchModel

struct RoomShell: Sendable {
    let place: RoomPlace
    let pattern: LightPattern
    private let coarse: NoiseTile
    private let fine: NoiseTile
    private let seed: UInt64

    private var look: RoomLook { place.look }
    private var camera: SceneCamera { place.camera }

    init(place: RoomPlace, pattern: LightPattern, random: inout SeededRandom) {
        self.place = place
        self.pattern = pattern
        coarse = FractalNoise.tile(side: 256, cell: 64, random: &random)
        fine = FractalNoise.tile(side: 256, cell: 32, random: &random)
        seed = random.next()
    }

    // MARK: - Back wall

    func addBack(to stack: inout LensStack) {
        let shell = self
        let back = place.back
        stack.sheet(depth: back) { layer, _ in
            let camera = shell.camera
            let foot = camera.project(0, 0, back).y
            let metres = back / camera.focal
            layer.fill(rows: 0...max(1, foot + 2)) { px, py in
                shell.backWall((px - camera.centerX) * metres, (foot - py) * metres, px, py)
            }
        }
    }

    private func backWall(_ x: Float, _ up: Float, _ px: Float, _ py: Float) -> SIMD4<Float> {
        let reach = place.reach(x)
        let sun = pattern.light(px, py)
        let thrown = pattern.thrownBack(px, py)
        var albedo = look.wall * (1 + 0.03 * coarse.sample(x * 0.23, up * 0.23) + 0.012 * fine.sample(x * 0.7, up * 0.7))
        var relief: Float = 1
        if look.isBrick { (albedo, relief) = brick(x, up, albedo) }
        if up < 0.11, place.kind != .loft { albedo = LightColor.hex(0xd8d4cc) }
        // Corners see less of the room.
        let away = min(abs(x - place.windowX), abs(x - place.otherX))
        let corner =
            (1 - 0.30 * PortableMath.exponential(-max(0, up) / 0.30))
            * (1 - 0.22 * PortableMath.exponential(-max(0, place.plan.ceiling - up) / 0.35))
            * (1 - 0.25 * PortableMath.exponential(-away / 0.4))
        let strength =
            look.fill * 0.30 + look.day * (0.42 * reach) + look.key * (look.sunShare * (0.95 * sun * relief + 0.14 * thrown))
        return albedo * strength * corner
    }

    /// Bricks with joints, as a wall in bad repair has them.
    private func brick(_ x: Float, _ up: Float, _ tone: SIMD4<Float>) -> (SIMD4<Float>, Float) {
        let wobble = 0.004 * coarse.sample(x * 0.5, up * 0.5)
        let row = ((up + wobble) / 0.078).rounded(.down)
        let shift: Float = Int(row) & 1 == 0 ? 0 : 0.115
        let column = ((x + shift) / 0.23).rounded(.down)
        let inX = (x + shift) / 0.23 - column
        let inY = (up + wobble) / 0.078 - row
        let value = PlaceHash.value(seed, column, row)
        let edge = min(min(inX, 1 - inX) * 0.23, min(inY, 1 - inY) * 0.078)
        var color = tone * (0.78 + 0.40 * value)
        if value > 0.9 { color = LightColor.mix(color, LightColor.hex(0x4e3f38), 0.5) }
        if value < 0.12 { color = LightColor.mix(color, LightColor.hex(0xcdb9a4), 0.4) }
        let joint = PortableMath.smoothstep(0.010, 0.004, edge)
        return (LightColor.mix(color, LightColor.hex(0x9d948a), joint), 1 - 0.25 * joint)
    }

    // MARK: - Side walls and ceiling

    func addSides(to stack: inout LensStack) {
        let shell = self
        let place = place
        let camera = camera
        let top = place.plan.ceiling
        let start = max(1.02 * camera.subjectDistance, abs(place.windowX) / (camera.halfView * 1.5))
        stack.level(y: top, x: -14...14, z: max(1.2, start * 0.8)...place.back, slices: 5) { z, x in shell.ceiling(x, z) }
        stack.sideWall(x: place.windowX, y: 0...top, z: start...place.back, slices: 6) { z, y in shell.windowWall(z, y) }
        let other = max(1.02 * camera.subjectDistance, abs(place.otherX) / (camera.halfView * 1.5))
        if other < place.back * 0.97 {
            stack.sideWall(x: place.otherX, y: 0...top, z: other...place.back, slices: 6) { z, y in shell.otherWall(z, y) }
        }
        if place.plan.hasCurtains { addCurtains(&stack, from: start) }
    }

    private func ceiling(_ x: Float, _ z: Float) -> SIMD4<Float> {
        var color =
            LightColor.hex(place.kind == .loft ? 0xb9b2a8 : 0xe6e3de) * (look.fill * 0.30 + look.day * (0.25 * place.reach(x)))
        switch place.kind {
        case .loft, .library:
            let beam = z / 1.3 - (z / 1.3).rounded(.down)
            if beam < 0.17 { color *= SIMD4(0.42, 0.36, 0.30, 1) }
        case .office:
            // Long luminaires over the desks.
            let inX = x / 1.5 - (x / 1.5).rounded(.down)
            let inZ = z / 2.6 - (z / 2.6).rounded(.down)
            if inX > 0.42, inX < 0.56, inZ < 0.7 { color = LightColor.kelvin(5_200) * 2.4 }
        case .shop:
            let inX = x / 1.1 - (x / 1.1).rounded(.down)
            let inZ = z / 1.4 - (z / 1.4).rounded(.down)
            if abs(inX - 0.5) < 0.07, abs(inZ - 0.5) < 0.055 { color = LightColor.kelvin(3_200) * 7 }
        default: break
        }
        color.w = 1
        return color
    }

    /// Windows with deep reveals in a wall that is dark itself, because all light comes through it.
    private func windowWall(_ z: Float, _ y: Float) -> SIMD4<Float> {
        let bay = place.plan.bay
        let top = place.plan.ceiling
        let number = ((place.back - 0.5 - z) / bay).rounded(.down)
        let along = (place.back - 0.5 - z) / bay - number
        let sill: Float = place.kind == .loft ? 0.55 : place.kind == .office ? 0.75 : place.kind == .livingRoom ? 0.12 : 0.5
        let head = top - (place.kind == .loft ? 0.45 : 0.30)
        let pier: Float = place.kind == .office ? 0.07 : 0.14
        var wall = look.wall * (look.fill * 0.24 + look.key * 0.03) * (1 - 0.3 * PortableMath.exponential(-y / 0.3))
        if look.isBrick { wall *= 0.85 + 0.3 * PlaceHash.value(seed, (y / 0.078).rounded(.down), (z / 0.23).rounded(.down)) }
        wall.w = 1
        guard place.kind != .gallery || number == 0, number >= 0, along > pier, along < 1 - pier, y > sill, y < head else {
            return wall
        }
        let u = (along - pier) / (1 - 2 * pier)
        let v = (head - y) / (head - sill)
        // The reveal on the far side catches the light.
        if u > 0.93 { return SIMD4(1, 1, 1, 0) * look.wall * (look.outsideSky * 0.22) + SIMD4(0, 0, 0, 1) }
        let grid: (columns: Float, rows: Float, bar: Float) =
            place.kind == .loft ? (4, 5, 0.030) : place.kind == .office ? (1, 1, 0.02) : (2, 3, 0.035)
        let inColumn = u * grid.columns - (u * grid.columns).rounded(.down)
        let inRow = v * grid.rows - (v * grid.rows).rounded(.down)
        let barX = grid.bar * grid.columns / 2
        let barY = grid.bar * grid.rows / 3
        if inColumn < barX || inColumn > 1 - barX || inRow < barY || inRow > 1 - barY {
            let tone: Float = place.kind == .loft ? 0.05 : 0.42
            return SIMD4(tone, tone, tone, 0) * (look.fill * 0.5 + look.outsideSky * 0.04) + SIMD4(0, 0, 0, 1)
        }
        var outside = view(z, y)
        outside.w = 1
        return outside
    }

    /// What is seen through a window: sky, and something green or built under it.
    private func view(_ z: Float, _ y: Float) -> SIMD4<Float> {
        // Angles stay angles: what is far away does not move with the window.
        let up = (y - camera.eyeHeight) / z
        let skyline = 0.02 + 0.05 * coarse.sample(place.windowX / z * 0.9, 0.37)
        let leaves = 0.5 + 0.25 * fine.sample(place.windowX / z * 2.1, up * 2.1)
        let ground = look.outsideGround * min(1.4, max(0.4, leaves))
        return LightColor.mix(ground, look.outsideSky, PortableMath.smoothstep(skyline - 0.03, skyline + 0.05, up))
    }

    private func otherWall(_ z: Float, _ y: Float) -> SIMD4<Float> {
        let top = place.plan.ceiling
        let near = PortableMath.smoothstep(place.back, place.back * 0.4, z)
        // The window's light falls on it squarely, in broad pools.
        let bay = place.plan.bay
        let pool = 0.5 + 0.5 * PortableMath.cosine((place.back - 0.5 - z) / bay * 6.2831853 + 3.1)
        let height = PortableMath.smoothstep(top, top * 0.5, y) * 0.4 + 0.6
        let strength = look.fill * 0.30 + look.day * ((0.26 + 0.10 * pool) * height) + look.key * (0.05 * near)
        let corner =
            (1 - 0.30 * PortableMath.exponential(-y / 0.30)) * (1 - 0.22 * PortableMath.exponential(-(place.back - z) / 0.4))
        var albedo = look.wall * (1 + 0.03 * coarse.sample(z * 0.23, y * 0.23))
        if look.isBrick { (albedo, _) = brick(z, y, albedo) }
        if y < 0.11, place.kind != .loft { albedo = LightColor.hex(0xd8d4cc) }
        var color = albedo * strength * corner
        color.w = 1
        return color
    }

    /// Sheer cloth before the windows, bright where the light comes through its folds.
    private func addCurtains(_ stack: inout LensStack, from start: Float) {
        let shell = self
        let place = place
        let look = look
        let top = place.plan.ceiling - 0.12
        stack.sideWall(x: place.windowX - place.side * 0.14, y: 0.02...top, z: start...(place.back - 0.15), slices: 6) { z, y in
            let bay = place.plan.bay
            let along = (place.back - 0.5 - z) / bay
            let phase = along - along.rounded(.down)
            // Drawn to both sides of each window.
            let gathered = PortableMath.smoothstep(0.30, 0.24, min(phase, 1 - phase))
            guard gathered > 0 else { return SIMD4() }
            let fold = PortableMath.sine(z * 34 + 1.2 * shell.coarse.sample(z * 0.5, y * 0.05)) * 0.5 + 0.5
            let through = look.outsideSky * (0.16 + 0.13 * fold) + look.fill * 0.12
            var color = LightColor.hex(0xf0ebe2) * through * (0.75 + 0.25 * min(1, y / 1.2))
            color.w = gathered * (0.82 + 0.15 * (1 - fold))
            return color
        }
    }

    // MARK: - Floor

    func drawFloor(onto canvas: inout SceneCanvas, compute: Compute) throws(EditFailure) {
        var plane = GroundPlane(camera: camera)
        plane.farEdge = place.back
        let shell = self
        try plane.draw(onto: &canvas, compute: compute) { x, z in shell.floor(x, z) }
    }

    private func floor(_ x: Float, _ z: Float) -> SIMD4<Float> {
        var albedo = look.floor
        if look.floorIsWood {
            let board = (x / 0.14).rounded(.down)
            let inside = x / 0.14 - board
            let shift = PlaceHash.value(seed, board, 5) * 2.4
            let part = ((z + shift) / 2.1).rounded(.down)
            let tone = PlaceHash.value(seed, board, part, 6) - 0.5
            let hue = SIMD4<Float>(1 + 0.05 * tone, 1, 1 - 0.09 * tone, 0)
            let gap = 1 - 0.45 * PortableMath.smoothstep(0.035, 0.01, min(inside, 1 - inside)) * PortableMath.smoothstep(14, 5, z)
            albedo *= hue * ((1 + 0.20 * tone + 0.06 * fine.sample(x * 4, z * 0.3 + shift)) * gap)
        } else {
            albedo *= 1 + 0.05 * coarse.sample(x * 0.3, z * 0.3) + 0.03 * fine.sample(x, z)
        }
        if place.plan.hasRug { albedo = rug(x, z, albedo) }
        let away = abs(x - place.windowX)
        // The panes' patches lie slanted on the floor and soften with their distance from the window.
        let bay = place.plan.bay
        let phase = (place.back - 0.5 - z - 0.55 * away) / bay
        let inBay = phase - phase.rounded(.down)
        let soft = 0.03 + 0.035 * away
        let pane =
            PortableMath.smoothstep(0.16 - soft, 0.16 + soft, inBay) * PortableMath.smoothstep(0.84 + soft, 0.84 - soft, inBay)
        let reach = PortableMath.smoothstep(0.2, 0.7, away) * PortableMath.smoothstep(3.4, 2.2, away)
        let near = place.reach(x)
        let corner = 1 - 0.32 * PortableMath.exponential(-(place.back - z) / 0.4)
        let strength =
            look.fill * 0.26 + look.day * (0.36 * near) + look.key * (0.85 * pane * reach * look.sunShare + 0.05)
        return albedo * strength * corner
    }

    private func rug(_ x: Float, _ z: Float, _ floor: SIMD4<Float>) -> SIMD4<Float> {
        let middle = SIMD2(place.x(0.35 * place.plan.heavy, at: place.back * 0.72), place.back * 0.70)
        let half = SIMD2<Float>(1.7, 1.25)
        let dx = (abs(x - middle.x) - half.x)
        let dz = (abs(z - middle.y) - half.y)
        let edge = max(dx, dz) + 0.01 * fine.sample(x * 3, z * 3)
        let share = PortableMath.smoothstep(0.03, -0.03, edge)
        guard share > 0 else { return floor }
        let band = edge > -0.22 && edge < -0.12
        let base = LightColor.mix(LightColor.hex(0xcfc4b2), place.plan.accent, band ? 0.75 : 0.18)
        let pile = 1 + 0.07 * fine.sample(x * 2.3, z * 2.3) + 0.04 * coarse.sample(x, z)
        return LightColor.mix(floor, base * pile, share)
    }

    /// What a polished floor gives back of the walls and the window.
    func mirror(_ canvas: inout SceneCanvas, compute: Compute) throws(EditFailure) {
        let gloss: Float = look.floorIsWood ? 0.22 : 0.5
        let place = place
        let camera = camera
        let grain = fine
        let isWood = look.floorIsWood
        try FloorMirror(camera: camera).lay(onto: &canvas, compute: compute) { aside in
            let wall = aside * place.windowX > 0 ? place.windowX : place.otherX
            return camera.horizon + camera.eyeHeight * max(camera.focal / place.back, aside / wall)
        } share: { x, z in
            // Schlick's approximation for a varnish.
            let sine = camera.eyeHeight / (z * z + camera.eyeHeight * camera.eyeHeight).squareRoot()
            let flat = 1 - sine
            let fresnel = 0.04 + 0.60 * flat * flat * flat * flat
            return gloss * fresnel * (isWood ? 1 + 0.15 * grain.sample(x * 4, z * 0.3) : 1)
        }
    }
}
