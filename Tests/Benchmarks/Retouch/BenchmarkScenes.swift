// What described scenes cost: one frame of each recipe family at three sizes, and a whole change of background.

import Engines
import Foundation
import Imaging
import RetouchModel
import Scenes

/// One scene of a family, with the target that the family is held to.
private struct SceneCase {
    var name: String
    var brief: SceneBrief
    /// Milliseconds at 1k on two cores; `nil` = no target.
    var target: Double?

    init(_ name: String, _ brief: SceneBrief, target: Double? = nil) {
        self.name = name
        self.brief = brief
        self.target = target
    }
}

private let wall = 80.0
private let nature = 250.0
private let street = 500.0

private let sceneCases = [
    SceneCase("plaster wall, window light", SceneBrief(place: .wall), target: wall),
    SceneCase("concrete wall, blinds", SceneBrief(place: .wall, material: .concrete, light: .blinds), target: wall),
    SceneCase("brick wall, dappled light", SceneBrief(place: .wall, material: .brick, light: .leaves), target: wall),
    SceneCase("beach, golden hour", SceneBrief(place: .beach, hour: .golden), target: nature),
    SceneCase("garden, morning", SceneBrief(place: .garden, hour: .morning), target: nature),
    SceneCase("forest", SceneBrief(place: .forest), target: nature),
    SceneCase("park, afternoon", SceneBrief(place: .park, hour: .afternoon), target: nature),
    SceneCase("meadow", SceneBrief(place: .meadow), target: nature),
    SceneCase("mountains, morning", SceneBrief(place: .mountains, hour: .morning), target: nature),
    SceneCase("snowy mountains", SceneBrief(place: .snow), target: nature),
    SceneCase("desert, golden hour", SceneBrief(place: .desert, hour: .golden), target: nature),
    SceneCase("cafe, afternoon", SceneBrief(place: .cafe, hour: .afternoon), target: street),
    SceneCase("street, afternoon", SceneBrief(place: .street, hour: .afternoon), target: street),
    SceneCase("city, night", SceneBrief(place: .street, hour: .night), target: street),
    SceneCase("rooftop, dusk", SceneBrief(place: .rooftop, hour: .dusk)),
    SceneCase("loft", SceneBrief(place: .loft)),
    SceneCase("living room", SceneBrief(place: .livingRoom)),
    SceneCase("library", SceneBrief(place: .library)),
    SceneCase("marble table", SceneBrief(place: .table, material: .marble)),
    SceneCase("wooden table in a garden", SceneBrief(place: .garden, table: .wood)),
]

/// The longer side of each tier, and how often each is measured.
private let tiers = [(longest: 1_024, runs: 7), (longest: 2_048, runs: 5), (longest: 4_096, runs: 3)]

/// Prints three tables: scenes, whole edits, and the two pictures that Tests/Benchmarks/scenes renders in Python, too.
func benchmarkScenes() throws {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let compute = Compute(workers: cores)
    print("one frame of 4:5, \(cores) cores, medians of \(tiers.map { "\($0.runs)" }.joined(separator: ", "))")
    print("scene | shot | 1k, ms | at most | 2k, ms | at most twice that | 4k, ms | 4k / 2k (4 at most)")
    try row("seamless paper, spot", shot: .full, target: wall) { width, height in
        try benchmarkPaper(width, height, compute: compute)
    }
    for item in sceneCases {
        let isTable = item.brief.table != nil || item.brief.place == .table
        for shot in isTable ? [Shot.product] : [.half, .full] {
            try row(item.name, shot: shot, target: item.target) { width, height in
                let frame = usualFrame(shot, width: width, height: height)
                guard let recipe = SceneBook.recipe(for: item.brief, frame: frame) else {
                    throw BenchmarkFailure(text: "no recipe draws \(item.name)")
                }
                let painted = try recipe.paint(compute: compute)
                _ = try painted.film.develop(painted.canvas, width: width, height: height, seed: 4, compute: compute)
            }
        }
    }
    try benchmarkSceneEdits(compute: compute)
    try benchmarkScenePeers(compute: compute)
}

/// Measures one frame at every tier and prints its row.
private func row(_ name: String, shot: Shot, target: Double?, _ render: (_ width: Int, _ height: Int) throws -> Void) throws {
    let times = try tiers.map { tier in
        try median(of: tier.runs) { try render(tier.longest * 4 / 5, tier.longest) }.seconds * 1_000
    }
    func judged(_ value: Double, _ most: Double?) -> String {
        most.map { "\(Int($0)): \(value <= $0 ? "met" : "MISSED")" } ?? "-"
    }
    let (once, twice) = (judged(times[0], target), judged(times[1], target.map { 2 * $0 }))
    let ratio = times[2] / times[1]
    let fourfold = "\(ratio.short): \(ratio <= 4 ? "met" : "MISSED")"
    print(
        "\(name) | \(shot.rawValue) | \(times[0].short) | \(once) | \(times[1].short) | \(twice) | \(times[2].short) | \(fourfold)"
    )
}

/// The frame as the engine sets it up for a usual subject of a shot.
private func usualFrame(_ shot: Shot, width: Int, height: Int) -> SceneFrame {
    switch shot {
    case .half: SceneFrame(width: width, height: height, shot: .half, seed: 4)
    case .full:
        SceneFrame(
            width: width, height: height, shot: .full, horizon: 0.37, eyeHeight: 1.25, metre: 0.456, groundLine: 0.94, seed: 4)
    case .product: SceneFrame(width: width, height: height, shot: .product, groundLine: 0.86, seed: 4)
    }
}

// MARK: - Whole edits

/// Stages of the nets, of the matte and of rendering; the rest of a change of background is integration.
private let cutStages: Set<String> = ["segment", "matte", "foreground"]

private func benchmarkSceneEdits(compute: Compute) throws {
    let limits = Limits()
    let models = EmbeddedEngine(models: ".cache/models", threads: compute.workers, limits: limits.edits)
    guard models.missing.isEmpty else { throw BenchmarkFailure(text: models.missing.joined(separator: ", ")) }
    let executor = PlanExecutor(registry: EngineRegistry(engines: [models.engine]))
    let source = try photograph("people", longest: 1_024, compute: compute)
    print(
        "\nReplaceBackground by description, balanced, people.jpg at \(source.raster.width)x\(source.raster.height), medians of 5, ms"
    )
    print("scene | whole | 1800 at most | net and matte | rendering | integration | 120 at most")
    let briefs = [
        ("beach at golden hour", SceneBrief(place: .beach, hour: .golden)), ("garden", SceneBrief(place: .garden)),
        ("cafe in the afternoon", SceneBrief(place: .cafe, hour: .afternoon)),
        ("plaster wall with window light", SceneBrief(place: .wall, material: .plaster, light: .window)),
    ]
    for (text, brief) in briefs {
        var samples: [(whole: Double, cut: Double, render: Double, rest: Double)] = []
        for run in 0...5 {
            let action = PlanAction.replaceBackground(.described(SceneDescription(text: text, brief: brief)))
            let input = EngineInput(
                source: source, context: nil, mask: nil,
                plan: EditPlan(steps: [PlanStep(action: action, words: "", reason: "")]), seeds: [4], resolution: .auto,
                mode: .balanced, limits: limits)
            let start = ContinuousClock.now
            let timings = try executor.execute(input, compute: compute, progress: { _ in }) { _ in }.outcome.timings
            let whole = start.duration(to: .now) / .milliseconds(1)
            func sum(_ isWanted: (String) -> Bool) -> Double {
                timings.reduce(0) { $0 + (isWanted($1.stage) ? Double($1.microseconds) / 1_000 : 0) }
            }
            let (cut, render) = (sum { cutStages.contains($0) }, sum { $0 == "render" })
            if run > 0 { samples.append((whole, cut, render, whole - cut - render)) }
        }
        func middle(_ value: (Int) -> Double) -> Double { samples.indices.map(value).sorted()[samples.count / 2] }
        let whole = middle { samples[$0].whole }
        let rest = middle { samples[$0].rest }
        let (cut, render) = (middle { samples[$0].cut }, middle { samples[$0].render })
        print(
            "\(text) | \(whole.short) | \(whole <= 1_800 ? "met" : "MISSED") | \(cut.short) | \(render.short) | \(rest.short) | "
                + (rest <= 120 ? "met" : "MISSED"))
    }
}

// MARK: - Pictures that the peer renders, too

/// A dark paper with a pool of light and a floor.
private func benchmarkPaper(_ width: Int, _ height: Int, compute: Compute) throws {
    var paper = SeamlessPaper(paper: SIMD3(0.18, 0.19, 0.21))
    paper.spot = 0.7
    paper.falloff = 0.5
    paper.groundLine = 0.94
    _ = try paper.render(width: width, height: height, compute: compute)
}

/// A sky with noise for foliage, blurred as behind a portrait lens, a thousand discs of light, and the film's finish.
private func benchmarkBackdrop(_ width: Int, _ height: Int, compute: Compute) throws {
    let camera = SceneCamera(SceneFrame(width: width, height: height, shot: .half))
    var random = SeededRandom(seed: 4)
    let sky = Sky(stops: [(0, LightColor.hex(0x5f7fae)), (0.6, LightColor.hex(0xe6b58c)), (1, LightColor.hex(0x3c5632))])
    var canvas = sky.paint(
        width: camera.width, height: camera.height, horizon: camera.horizon, random: &random, compute: compute)
    let noise = FractalNoise.field(
        width: camera.width, height: camera.height, cell: 0.26 * Float(camera.height), random: &random, compute: compute)
    for index in canvas.light.indices { canvas.light[index] *= 1 + 0.25 * min(3, max(-3, noise.values[index])) }
    let radius = 0.0275 * Float(camera.height)
    canvas = try Lens.wide(canvas, radius: radius, compute: compute)
    var stack = LensStack(camera: camera, seed: 4)
    stack.sheet(depth: 500) { layer, random in
        for _ in 0..<1_000 {
            let energy = PortableMath.exponential(0.8 * random.gaussian()) * 60
            layer.point(
                random.uniform() * Float(camera.width), random.uniform() * Float(camera.height),
                energy: SIMD4(1.0, 0.8, 0.5, 0) * energy, radius: radius * random.uniform(in: 0.75...1.05))
        }
    }
    canvas = try stack.render(over: canvas, compute: compute)
    _ = try Film().develop(canvas, width: width, height: height, seed: 4, compute: compute)
}

private func benchmarkScenePeers(compute: Compute) throws {
    print("\npicture of the peer | 1k, ms | 2k, ms | 4k, ms")
    let pictures: [(String, (Int, Int, Compute) throws -> Void)] = [
        ("seamless paper with a spot and grain", { try benchmarkPaper($0, $1, compute: $2) }),
        ("blurred backdrop with 1,000 discs", { try benchmarkBackdrop($0, $1, compute: $2) }),
    ]
    for (name, render) in pictures {
        let times = try tiers.map { tier in
            try median(of: tier.runs) { try render(tier.longest * 4 / 5, tier.longest, compute) }.seconds * 1_000
        }
        print("\(name) | \(times.map(\.short).joined(separator: " | "))")
    }
}
