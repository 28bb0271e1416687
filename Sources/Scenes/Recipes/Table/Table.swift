// A table top that carries a product, before any other scene or a soft room.

package import Imaging
package import RetouchModel

/// Marble, wood or stone in front of a backdrop far out of focus, which it reflects.
package struct Table: SceneRecipe {
    private let brief: SceneBrief
    private let frame: SceneFrame
    private let material: SceneMaterial
    private let side: Float
    /// What is seen over the table; `nil` = what the brief says.
    private let behind: PaintedScene?

    package init(brief: SceneBrief, frame: SceneFrame) { self.init(brief: brief, frame: frame, behind: nil) }

    /// - Parameter behind: what is seen over the table, painted for `backdropFrame`; `nil` = what the brief says.
    package init(brief: SceneBrief, frame: SceneFrame, behind: PaintedScene?) {
        self.brief = brief
        self.frame = frame
        self.behind = behind
        material = brief.table ?? brief.material ?? .wood
        side = brief.side(frame)
    }

    package func paint(compute: Compute) throws(EditFailure) -> PaintedScene {
        let ground = min(0.96, frame.groundLine ?? 0.86)
        // The far edge lies well above the product's foot, the table's own horizon over it.
        let edge = min(ground - 0.10, 0.66)
        let horizon = edge - 0.26
        var seat = frame
        seat.shot = .product
        seat.horizon = horizon
        seat.eyeHeight = (ground - horizon) * 0.55
        let camera = SceneCamera(seat, longest: 1_400)
        var random = SeededRandom(seed: frame.seed, stream: 0x7461)
        let behind = if let behind { behind } else { try backdrop(compute: compute) }
        var canvas = try placed(behind, camera, edge: edge, compute: compute)
        let light = TableLight(behind: behind, brief: brief, side: side, random: &random)
        let surface = try TableSurface(
            material, paint: brief.place == .table ? brief.palette.first : nil, behind: canvas, edge: edge * Float(camera.height),
            compute: compute, random: &random)
        var plane = GroundPlane(camera: camera)
        plane.farEdge = camera.groundDepth(edge * Float(camera.height))
        try plane.draw(onto: &canvas, compute: compute) { x, z in
            surface.light(x, z, at: camera.project(x, 0, z), light.strength(x, z), camera: camera)
        }
        var film = behind.film
        film.exposure = 0
        film.grain = 0.006
        return PaintedScene(canvas: canvas, film: film, stage: stage(behind, light, horizon: horizon))
    }

    private func stage(_ behind: PaintedScene, _ light: TableLight, horizon: Float) -> SceneStage {
        var stage = SceneStage(horizon: horizon, lightX: 0.7 * side, lightY: -0.8)
        stage.softness = 0.6
        stage.shadow = 0.40
        stage.shadowLength = 0.7
        stage.key = behind.stage.key
        stage.ambient = behind.stage.ambient
        stage.match = 0.4
        stage.reflection = Self.reflection(material)
        // What the table itself shows of light and material, the place behind it need not.
        var reach = SceneReach(
            weathers: Set(SceneWeather.allCases), materials: [.marble, .wood, .stone, .concrete], lights: light.lights,
            seasons: Set(SceneSeason.allCases))
        reach.colors = brief.place == .table ? 1 : brief.palette.count
        var own = brief
        own.material = material
        let shown = Set(light.lights.map(\.words))
        stage.unmet = behind.stage.unmet.filter { !shown.contains($0) }
        for word in reach.unmet(own) where !stage.unmet.contains(word) { stage.unmet.append(word) }
        return stage
    }

    /// Mirror image of what stands on it: see `SceneStage.reflection`.
    static func reflection(_ material: SceneMaterial?) -> Float { material == .marble ? 0.28 : material == .stone ? 0.10 : 0.14 }

    /// What is seen over the table, as a frame of its own: at a lens's distance, without ground.
    package static func backdropFrame(_ frame: SceneFrame) -> SceneFrame {
        var far = frame
        far.shot = .half
        far.groundLine = nil
        far.horizon = nil
        // Nothing in it is sharp: half the size is enough.
        far.width = max(64, frame.width / 2)
        far.height = max(64, frame.height / 2)
        return far
    }

    /// What is seen over the table: the place that was named, at a lens's distance, or a room with a window.
    private func backdrop(compute: Compute) throws(EditFailure) -> PaintedScene {
        var place = brief
        place.table = nil
        place.depth = .soft
        let far = Self.backdropFrame(frame)
        guard place.place != .table, let recipe = SceneBook.recipe(for: place, frame: far) else {
            return try WindowRoom(brief: brief, frame: far, side: side).paint(compute: compute)
        }
        return try recipe.paint(compute: compute)
    }

    /// The upper part of the backdrop over the table's edge, exposed as its own film would, and blurred once more.
    private func placed(
        _ behind: PaintedScene, _ camera: SceneCamera, edge: Float, compute: Compute
    ) throws(EditFailure) -> SceneCanvas {
        let gain = PortableMath.exponential(behind.film.exposure * 0.69314718)
        var soft = try Lens.wide(behind.canvas, radius: 0.022 * Float(behind.canvas.height), compute: compute)
        for index in soft.light.indices { soft.light[index] *= gain }
        let width = camera.width
        let height = camera.height
        // Its upper three quarters fill the space over the table.
        let share = 0.76 / min(1, edge + 0.06)
        var canvas = SceneCanvas(width: width, height: height, light: [SIMD4<Float>](repeating: SIMD4(), count: width * height))
        canvas.light.withUnsafeMutableBufferPointer { out in
            nonisolated(unsafe) let out = out
            compute.bands(height) { rows in
                for y in rows {
                    let v = min((Float(y) + 0.5) / Float(height) * share, 1) * Float(soft.height) - 0.5
                    for x in 0..<width {
                        let u = (Float(x) + 0.5) / Float(width) * Float(soft.width) - 0.5
                        out[y * width + x] = soft.sample(u, v)
                    }
                }
            }
        }
        return canvas
    }
}

/// The light on a table: as warm and as bright as what stands behind it, and often a window's patch across it.
struct TableLight: Sendable {
    private let ambient: SIMD4<Float>
    private let sun: SIMD4<Float>
    /// The patch: slanted panes on the table's own plane, in metres.
    private let patch: Patch?
    private let side: Float
    /// Patterns of light that are seen on the table.
    let lights: Set<SceneLight>

    private struct Patch: Sendable {
        let x: Float
        let z: Float
        var wide: Float
        let long: Float
        let slant: Float
        var panes: Float
    }

    init(behind: PaintedScene, brief: SceneBrief, side: Float, random: inout SeededRandom) {
        var sum = SIMD4<Float>()
        let canvas = behind.canvas
        let rows = max(1, canvas.height * 2 / 3)
        var count: Float = 0
        for y in stride(from: 0, to: rows, by: max(1, rows / 40)) {
            for x in stride(from: 0, to: canvas.width, by: max(1, canvas.width / 40)) {
                sum += clamped(canvas.light[y * canvas.width + x], 0, 2)
                count += 1
            }
        }
        let mean = sum / max(1, count) * PortableMath.exponential(behind.film.exposure * 0.69314718)
        let level = min(1.15, max(0.25, LightColor.luminance(mean) * 1.5))
        let tint = mean / max(0.02, LightColor.luminance(mean))
        ambient = LightColor.mix(SIMD4(repeating: 1), tint, 0.22) * level
        sun = behind.stage.key * level * 1.1
        self.side = side
        let isGrey =
            brief.hour == .night || brief.hour == .dusk || (brief.weather != nil && brief.weather != .clear)
            || brief.light == .even
        var drawn = Patch(
            x: random.uniform(in: -0.10...0.10), z: random.uniform(in: 1.0...1.35), wide: random.uniform(in: 0.26...0.5),
            long: random.uniform(in: 0.5...1.1), slant: side * random.uniform(in: 0.35...0.9),
            panes: random.uniform() < 0.5 ? 2 : 3)
        let isThere = random.uniform() < 0.7
        switch brief.light {
        case .blinds: (drawn.panes, drawn.wide) = (9, max(drawn.wide, 0.42))
        case .slash: (drawn.panes, drawn.wide) = (1, min(drawn.wide, 0.22))
        default: break
        }
        let shown: Set<SceneLight> = isGrey ? [.even] : [.even, .window, .blinds, .slash]
        lights = shown
        let isAsked = brief.light.map { shown.contains($0) } ?? false
        patch = (isThere || isAsked) && !isGrey ? drawn : nil
    }

    /// Light that arrives at a place.
    func strength(_ x: Float, _ z: Float) -> SIMD4<Float> {
        // The window lies at one side: the table is darker away from it.
        let near = 0.62 * (1 + 0.22 * min(1, max(-1, x * side * 2)))
        guard let patch else { return ambient * near + sun * 0.16 }
        let down = (z - patch.z) / patch.long
        let across = (x - patch.x - patch.slant * (z - patch.z)) / patch.wide
        let pane = (across + 0.5) * patch.panes
        let inPane = pane - pane.rounded(.down)
        // The farther from the window, the softer the edge.
        let soft = 0.05 + 0.05 * abs(down)
        let bars = PortableMath.smoothstep(0.06 - soft, 0.06 + soft, min(inPane, 1 - inPane))
        let inside =
            PortableMath.smoothstep(0.5 + soft, 0.5 - soft, abs(across))
            * PortableMath.smoothstep(0.5 + soft, 0.5 - soft, abs(down))
        return ambient * near + sun * (0.10 + 0.45 * inside * (0.15 + 0.85 * bars))
    }
}

extension SceneCanvas {
    /// Light between pixels; the edge goes on.
    @inline(__always)
    func sample(_ u: Float, _ v: Float) -> SIMD4<Float> {
        let x = min(max(u, 0), Float(width - 1))
        let y = min(max(v, 0), Float(height - 1))
        let i = min(Int(x), max(0, width - 2))
        let j = min(Int(y), max(0, height - 2))
        let s = x - Float(i)
        let t = y - Float(j)
        return light.withUnsafeBufferPointer { light in
            let row = light.baseAddress! + j * width + i
            let right = width > 1 ? 1 : 0
            let below = height > 1 ? width : 0
            let top = row[0] + (row[right] - row[0]) * s
            let bottom = row[below] + (row[below + right] - row[below]) * s
            return top + (bottom - top) * t
        }
    }
}
