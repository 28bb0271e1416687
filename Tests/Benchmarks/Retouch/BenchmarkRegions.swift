// What circles on photographs select, and what that costs: Tests/Benchmarks/regions holds the circles and what each was drawn for.
//
// Leaves the mask of every circle in .cache/bench/regions, for the peer and for a person to look at.

import Engines
import Foundation
import Imaging
import RetouchModel
import TestSupport

private let regionsFolder = ".cache/bench/regions"

/// A photograph at its own size: a sample, or one of those that the benchmark's script fetches.
private func circledPhotograph(_ name: String, compute: Compute) throws -> DecodedImage {
    let places = [".cache/photos/\(name).jpg", ".cache/bench/photos/\(name).jpg", ".cache/bench/photos/\(name).png"]
    guard let data = places.lazy.compactMap({ FileManager.default.contents(atPath: $0) }).first else {
        throw BenchmarkFailure(text: "there is no photograph \(name): Tests/Benchmarks/regions/run fetches it")
    }
    return try ImageDecoder.decode([UInt8](data), limits: Limits().images, compute: compute)
}

/// Selects by every circle and prints what it cost and how well it fits. RUNS in the environment: measurements of each, 3 by default.
func benchmarkRegions() throws {
    let runs = ProcessInfo.processInfo.environment["RUNS"].flatMap { Int($0) } ?? 3
    guard runs > 0 else { throw BenchmarkFailure(text: "RUNS must be a number above 0") }
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let compute = Compute(workers: cores)
    let models = EmbeddedEngine(models: ".cache/models", threads: cores, limits: Limits().edits)
    guard models.missing.isEmpty else { throw BenchmarkFailure(text: models.missing.joined(separator: ", ")) }
    try FileManager.default.createDirectory(atPath: regionsFolder, withIntermediateDirectories: true)
    var pictures: [String: DecodedImage] = [:]
    print("balanced, \(cores) cores; milliseconds of the selection itself and of the nets that it asked, medians of \(runs)")
    print("photograph | thing | circle | overlap | selection | nets | found")
    for item in try DrawnCircle.all() {
        let source = try pictures[item.photograph] ?? circledPhotograph(item.photograph, compute: compute)
        pictures[item.photograph] = source
        let input = EngineInput(
            source: source, annotation: .strokes([item.stroke]), plan: EditPlan(steps: []), seeds: [1], mode: .balanced)
        var own: [Double] = []
        var nets: [Double] = []
        var found: FoundRegion?
        for _ in 0..<runs {
            let region = try models.engine.find(.annotation(MarkReference()), of: input, compute: compute)
            func milliseconds(_ stage: String) -> Double {
                Double(region.timings.reduce(0) { $0 + ($1.stage == stage ? $1.microseconds : 0) }) / 1_000
            }
            own.append(milliseconds("select"))
            nets.append(milliseconds("segment"))
            found = region
        }
        guard let found else { continue }
        let truth = item.truth(width: found.mask.width, height: found.mask.height)
        var common = 0.0
        var either = 0.0
        for (mask, truth) in zip(found.mask.values, truth.values) {
            common += Double(min(mask, truth))
            either += Double(max(mask, truth))
        }
        try keep(found.mask, item.description)
        print(
            "\(item.photograph) | \(item.thing) | \(item.fit) | \((common / max(1, either)).short) | \(own.sorted()[runs / 2].short) | \(nets.sorted()[runs / 2].short) | \(found.isLiteral ? "inside" : "object")"
        )
    }
}

private func keep(_ mask: Mask, _ name: String) throws {
    let bytes = try ImageEncoder.encode(
        shown(mask), profile: nil, options: OutputOptions(format: .png), compute: Compute(workers: 1))
    try Data(bytes).write(to: URL(fileURLWithPath: "\(regionsFolder)/\(name).png"))
}
