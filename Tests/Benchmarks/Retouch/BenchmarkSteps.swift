// What the steps of an edit cost, at the 1k and the 4k tier: the engine's own time by stage, without codecs and without the wire.
//
// Leaves the picture, each mask and each result in .cache/bench/steps, for the peers and for a person to look at.

import Engines
import Foundation
import Imaging
import RetouchModel

/// One step on a photograph, with the target that it is held to.
private struct StepCase {
    var name: String
    var action: PlanAction
    /// Milliseconds at 1k on two cores; `nil` = no target.
    var target: Double?
    /// The white box of the mask in shares of the frame, where the step needs one: x, y, width, height.
    var box: (x: Double, y: Double, width: Double, height: Double)?
    var needsContext = false
    /// The step solves the edge of its own region: matte and foreground are its own time, not the subject's.
    var solvesEdge = false
}

private let stepCases = [
    StepCase(
        name: "Remove 200x200", action: .remove(.mask(word: "")), target: 600, box: (0.62, 0.06, 200.0 / 819, 200.0 / 1_024)),
    StepCase(
        name: "Recolor", action: .recolor(Recoloring(region: .mask(word: ""), target: .color(Color(hex: "#1f3a5f")!))),
        target: 300,
        box: (0.3, 0.55, 0.35, 0.3), solvesEdge: true),
    StepCase(
        name: "Adjust",
        action: .adjust(
            Adjustment(
                region: .whole,
                changes: [
                    SliderChange(.exposure, amount: 0.2), SliderChange(.contrast, amount: 0.3),
                    SliderChange(.temperature, amount: 0.3), SliderChange(.vibrance, amount: 0.3),
                ])),
        target: 60),
    StepCase(name: "Relight", action: .relight(Relight(recipe: .softDaylight)), target: 400),
    StepCase(name: "BlurBackground", action: .blurBackground(0.03)),
    StepCase(name: "Extract", action: .extract(.subject)),
    StepCase(
        name: "Smooth", action: .smooth(Smoothing(flaw: .wrinkles, region: .mask(word: ""), amount: 0.4)),
        box: (0.3, 0.55, 0.35, 0.3)),
    StepCase(name: "Sharpen", action: .sharpen(Refinement(region: .whole, amount: 0.4))),
    StepCase(name: "Denoise", action: .denoise(Refinement(region: .whole, amount: 0.4))),
    StepCase(
        name: "Place", action: .place(Placement(object: "bag", region: .mask(word: ""))), box: (0.6, 0.6, 0.3, 0.3),
        needsContext: true),
    StepCase(name: "Crop", action: .crop(Cropping(ratio: AspectRatio(1, 1)))),
    StepCase(name: "Rotate", action: .rotate(2)),
]

/// Stages that are not the step's own: nets and matte of the subject, measured by the pipeline benchmark, and what every edit does.
private let sharedStages: Set<String> = ["resample", "segment", "inspect"]
private let edgeStages: Set<String> = ["matte", "foreground"]

/// Where the pictures go; the peers of Tests/Benchmarks/edit read them there.
private let stepsFolder = ".cache/bench/steps"

/// Runs every step at 1k and at 4k and prints medians, the cost a megapixel, and the peak of resident memory.
func benchmarkSteps() throws {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let compute = Compute(workers: cores)
    let limits = Limits()
    let models = EmbeddedEngine(models: ".cache/models", threads: cores, limits: limits.edits)
    guard models.missing.isEmpty else { throw BenchmarkFailure(text: models.missing.joined(separator: ", ")) }
    let source = try photograph("people", longest: 1_024, compute: compute)
    let context = try photograph("product", longest: 1_024, compute: compute)
    func keep(_ raster: Raster, _ name: String) throws {
        let bytes = try ImageEncoder.encode(raster, profile: nil, options: OutputOptions(format: .png), compute: compute)
        try Data(bytes).write(to: URL(fileURLWithPath: "\(stepsFolder)/\(name).png"))
    }
    try FileManager.default.createDirectory(atPath: stepsFolder, withIntermediateDirectories: true)
    try keep(source.raster, "picture")
    let executor = PlanExecutor(registry: EngineRegistry(engines: [models.engine]))
    let width = source.raster.width
    let height = source.raster.height
    print(
        "people.jpg at \(width)x\(height), balanced, \(cores) cores; the step's own milliseconds, nets and matte of the subject apart"
    )
    print("step | 1k, median of 7 | target | 4k, median of 3 | 4k / 1k a megapixel (4 at most) | peak memory at 4k, MB")
    for item in stepCases {
        let mask = item.box.map { box in
            var mask = Mask(width: width, height: height, repeating: 0)
            let left = Int(box.x * Double(width))
            let top = Int(box.y * Double(height))
            for y in top..<min(height, top + Int((box.height * Double(height)).rounded())) {
                for x in left..<min(width, left + Int((box.width * Double(width)).rounded())) { mask[x, y] = 255 }
            }
            return mask
        }
        let otherStages = item.solvesEdge ? sharedStages : sharedStages.union(edgeStages)
        let slug = item.name.lowercased().replacingOccurrences(of: " ", with: "-")
        if let mask { try keep(shown(mask), "\(slug)-mask") }
        func own(_ resolution: Resolution, runs: Int) throws -> (milliseconds: Double, megapixels: Double) {
            var times: [Double] = []
            var pixels = 0
            var last: Raster?
            for run in 0...runs {
                let input = EngineInput(
                    source: source, context: item.needsContext ? context : nil, mask: mask,
                    plan: EditPlan(steps: [PlanStep(action: item.action, words: "", reason: "")]), seeds: [4],
                    resolution: resolution, mode: .balanced, limits: limits)
                let execution = try executor.execute(input, compute: compute, progress: { _ in }) { variation in
                    pixels = variation.raster.pixelCount
                    last = variation.raster
                }
                let sum = execution.outcome.timings.reduce(0) { $0 + (otherStages.contains($1.stage) ? 0 : $1.microseconds) }
                if run > 0 { times.append(Double(sum) / 1_000) }
            }
            if resolution == .auto, let last { try keep(last, slug) }
            return (times.sorted()[times.count / 2], Double(pixels) / 1e6)
        }
        let small = try own(.auto, runs: 7)
        var large = (milliseconds: 0.0, megapixels: 1.0)
        let peak = try peakMemory { large = try own(.fourK, runs: 3) }
        let ratio = (large.milliseconds / large.megapixels) / (small.milliseconds / small.megapixels)
        let target = item.target.map { "\(Int($0)): \(small.milliseconds <= $0 ? "met" : "MISSED")" } ?? "-"
        print(
            "\(item.name) | \(small.milliseconds.short) | \(target) | \(large.milliseconds.short) | \(ratio.short) | \(peak / 1_000_000)"
        )
    }
}

/// White where the mask is, as the peers read it.
func shown(_ mask: Mask) -> Raster {
    var raster = Raster(width: mask.width, height: mask.height)
    for index in mask.values.indices {
        let value = mask.values[index]
        raster.pixels.replaceSubrange(index * 4..<index * 4 + 4, with: [value, value, value, 255])
    }
    return raster
}
