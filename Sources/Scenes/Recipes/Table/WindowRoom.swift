// A bright room far out of focus, as one sees it over a table.

import Imaging
import RetouchModel

/// A window with a curtain and leaves at one side, a calm wall with a shelf at the other, discs of light between.
struct WindowRoom {
    let brief: SceneBrief
    let frame: SceneFrame
    let side: Float

    func paint(compute: Compute) throws(EditFailure) -> PaintedScene {
        var random = SeededRandom(seed: frame.seed, stream: 0x7772)
        var shot = frame
        shot.shot = .product
        shot.horizon = 0.5
        let camera = SceneCamera(shot, longest: 900)
        let look = RoomLook(SceneBrief(place: .livingRoom, hour: brief.hour, weather: brief.weather, warmth: brief.warmth))
        let w = Float(camera.width)
        let h = Float(camera.height)
        let isNight = brief.hour == .night || brief.hour == .dusk
        let walls: [UInt32] = [0xe0d8cc, 0xd2d4cf, 0xc9c2b8, 0xdccfc0]
        let wall = LightColor.hex(walls[Int(random.next() % 4)])
        // Where the window ends, as a share of the frame from the light's side.
        let reach = random.uniform(in: 0.34...0.62)
        let canvas = SceneCanvas(
            width: camera.width, height: camera.height,
            light: (0..<camera.width * camera.height).map { index in
                let u = (Float(index % camera.width) + 0.5) / w
                let v = Float(index / camera.width) / h
                let near = side < 0 ? 1 - u : u
                return wall * (look.fill * 0.28 + look.day * (0.14 + 0.36 * near)) * (1.05 - 0.2 * v)
            })
        var stack = LensStack(camera: camera, seed: frame.seed)
        addWindow(&stack, camera, look, reach: reach)
        addShelf(&stack, camera, look, reach: reach)
        addPlant(&stack, camera, look, reach: reach)
        addLights(&stack, camera, look, reach: reach, isNight: isNight)
        let painted = try stack.render(over: canvas, compute: compute)
        var stage = SceneStage(horizon: 0.5, lightX: 0.8 * side, lightY: -0.6)
        stage.key = look.key / max(0.1, look.key.y)
        stage.ambient = look.fill / max(0.1, look.fill.y)
        // Materials, light and colours are the table's.
        stage.unmet = SceneReach(weathers: [.overcast]).unmet(
            SceneBrief(place: brief.place, weather: brief.weather, season: brief.season))
        var film = look.film
        film.exposure += 0.1
        return PaintedScene(canvas: painted, film: film, stage: stage)
    }

    /// Column of a share from the light's side.
    private func column(_ share: Float, _ w: Float) -> Float { side < 0 ? share * w : (1 - share) * w }

    private func addWindow(_ stack: inout LensStack, _ camera: SceneCamera, _ look: RoomLook, reach: Float) {
        let (w, h) = (Float(camera.width), Float(camera.height))
        let (from, to) = (column(-0.05, w), column(reach, w))
        stack.sheet(depth: 9, radius: 0.026 * h) { layer, random in
            let tile = FractalNoise.tile(side: 64, cell: 16, octaves: 3, random: &random)
            let columns = random.uniform() < 0.5 ? 2 : 3 as Float
            let skyline = random.uniform(in: 0.35...0.6)
            layer.polygon([SIMD2(from, -5), SIMD2(to, -5), SIMD2(to, 0.86 * h), SIMD2(from, 0.86 * h)]) { x, y in
                let u = (x - from) / (to - from) * columns
                let v = y / h
                let inColumn = u - u.rounded(.down)
                let inRow = v / 0.30 - (v / 0.30).rounded(.down)
                if inColumn < 0.05 || inColumn > 0.95 || inRow < 0.05 { return look.wall * (look.fill * 0.25 + look.day * 0.12) }
                let leaves = tile.sample(x / h * 1.1, v * 1.1)
                let green = look.outsideGround * min(1.5, max(0.25, 0.75 + 0.45 * leaves))
                return LightColor.mix(
                    look.outsideSky * 0.75, green, PortableMath.smoothstep(skyline - 0.25, skyline + 0.15, v + 0.14 * leaves))
            }
            // A curtain where the window ends.
            let edge = to
            let wide = random.uniform(in: 0.08...0.2) * w * (side < 0 ? -1 : 1)
            layer.polygon([
                SIMD2(edge - wide * 0.2, -5), SIMD2(edge + wide, -5), SIMD2(edge + wide, h), SIMD2(edge - wide * 0.2, h),
            ]) { x, y in
                let fold = PortableMath.sine(x / w * 95 + 1.5 * tile.sample(x / w, y / h * 0.2)) * 0.5 + 0.5
                return LightColor.hex(0xf0ebe3) * (look.outsideSky * (0.14 + 0.16 * fold) + look.fill * 0.10)
            }
        }
    }

    private func addShelf(_ stack: inout LensStack, _ camera: SceneCamera, _ look: RoomLook, reach: Float) {
        let (w, h) = (Float(camera.width), Float(camera.height))
        let light = look.fill * 0.30 + look.day * 0.28
        stack.sheet(depth: 8, radius: 0.034 * h) { layer, random in
            guard random.uniform() < 0.75 else { return }
            let wood = LightColor.hex(0x9a7a58) * light
            let y = random.uniform(in: 0.30...0.46) * h
            let (from, to) = (column(reach + 0.18, w), column(1.1, w))
            layer.polygon([SIMD2(from, y), SIMD2(to, y), SIMD2(to, y + 0.022 * h), SIMD2(from, y + 0.022 * h)], wood)
            let tones: [UInt32] = [0xb5654a, 0xd9d0c2, 0x5d6f68, 0xc7a66a, 0x8d8a86, 0x3f4a55]
            var share = reach + 0.24
            while share < 1.0 {
                let half = random.uniform(in: 0.022...0.05) * h
                let tall = random.uniform(in: 0.05...0.15) * h
                let color = LightColor.hex(tones[Int(random.next() % 6)]) * light
                let x = column(share, w)
                layer.ellipse(x, y - tall / 2, long: tall / 2, short: half, angle: 1.5708, square: 0.8) { _, v in
                    color * (1 + 0.35 * v * side)
                }
                share += (half * 2.4 + random.uniform(in: 0...0.06) * h) / w
            }
        }
    }

    private func addPlant(_ stack: inout LensStack, _ camera: SceneCamera, _ look: RoomLook, reach: Float) {
        let (w, h) = (Float(camera.width), Float(camera.height))
        stack.sheet(depth: 5, radius: 0.042 * h) { layer, random in
            let x = column(random.uniform(in: 0.02...reach + 0.1), w)
            var leaves = Foliage(
                count: 150, centerX: x, centerY: random.uniform(in: 0.52...0.70) * h, spreadX: 0.20 * h, spreadY: 0.22 * h,
                leaf: 0.030 * h,
                dark: LightColor.hex(0x2a3f24) * look.day * 0.5, lit: LightColor.hex(0x8aa862) * look.day * 1.0, sunX: side,
                sunY: -0.4)
            leaves.density = 0.3
            leaves.looseness = 0.8
            leaves.draw(on: &layer, random: &random)
        }
    }

    /// Light between the leaves outside, or lamps at night.
    private func addLights(_ stack: inout LensStack, _ camera: SceneCamera, _ look: RoomLook, reach: Float, isNight: Bool) {
        let (w, h) = (Float(camera.width), Float(camera.height))
        stack.sheet(depth: 12) { layer, random in
            let unit = h / 900
            for _ in 0..<(isNight ? 26 : 24) {
                let share = isNight ? random.uniform() : random.uniform(in: 0...min(1, reach + 0.25))
                let energy = PortableMath.exponential(1.0 * random.gaussian()) * (isNight ? 800 : 420) * unit * unit
                let color =
                    isNight ? LightColor.kelvin(2_700) : LightColor.mix(look.outsideSky * 0.3, LightColor.hex(0xf2f0c8), 0.5)
                layer.point(
                    column(share, w), random.uniform(in: 0.12...0.72) * h, energy: color * energy,
                    radius: 0.030 * h * random.uniform(in: 0.7...1.1))
            }
        }
    }
}
