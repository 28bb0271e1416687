// How near a filled hole comes to what was there: places in photographs where nothing stands are hidden and filled.
//
// Leaves each result in .cache/bench/removal for a person to look at: a plausible filling need not be the true one, and a blurred one
// comes nearer to the truth than it looks.

import Engines
import Foundation
import Imaging
import RetouchModel
import TestSupport

/// A hidden place: its centre in shares of width and height, its radius in shares of the longer side.
private struct HiddenPlace {
    var photo: String
    var shows: String
    var x: Double
    var y: Double
    var radius: Double
}

private let hiddenPlaces = [
    HiddenPlace(photo: "product", shows: "leather", x: 0.5, y: 0.45, radius: 0.055),
    HiddenPlace(photo: "product", shows: "marble", x: 0.5, y: 0.93, radius: 0.07),
    HiddenPlace(photo: "product", shows: "wall", x: 0.5, y: 0.25, radius: 0.06),
    HiddenPlace(photo: "people", shows: "sofa", x: 0.87, y: 0.83, radius: 0.07),
    HiddenPlace(photo: "people", shows: "ceiling", x: 0.2, y: 0.07, radius: 0.07),
    HiddenPlace(photo: "people", shows: "jeans", x: 0.35, y: 0.93, radius: 0.06),
    HiddenPlace(photo: "animal", shows: "sheet", x: 0.2, y: 0.92, radius: 0.08),
    HiddenPlace(photo: "animal", shows: "curtain", x: 0.38, y: 0.1, radius: 0.07),
    HiddenPlace(photo: "animal", shows: "folds", x: 0.9, y: 0.75, radius: 0.07),
    HiddenPlace(photo: "baby", shows: "quilt", x: 0.9, y: 0.87, radius: 0.06),
    HiddenPlace(photo: "baby", shows: "window", x: 0.12, y: 0.2, radius: 0.07),
    HiddenPlace(photo: "car", shows: "sky", x: 0.5, y: 0.12, radius: 0.09),
    HiddenPlace(photo: "car", shows: "road", x: 0.3, y: 0.93, radius: 0.06),
    HiddenPlace(photo: "car", shows: "hills", x: 0.65, y: 0.34, radius: 0.05),
    HiddenPlace(photo: "graphic", shows: "paper", x: 0.5, y: 0.93, radius: 0.06),
]

/// Prints, for each place, the mean colour difference (CIEDE2000) of the filling from the truth, both as means of 9 x 9 pixels.
func benchmarkRemoval() throws {
    let compute = Compute(workers: ProcessInfo.processInfo.activeProcessorCount)
    let limits = Limits()
    let models = EmbeddedEngine(models: ".cache/models", threads: 2, limits: limits.edits)
    guard models.missing.isEmpty else { throw BenchmarkFailure(text: models.missing.joined(separator: ", ")) }
    let executor = PlanExecutor(registry: EngineRegistry(engines: [models.engine]))
    let folder = ".cache/bench/removal"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    print("place | mean difference, CIEDE2000 of means of 9 x 9")
    var all: [Double] = []
    for (number, place) in hiddenPlaces.enumerated() {
        let truth = try photograph(place.photo, longest: 1_024, compute: compute)
        let mask = blob(place, number: number, width: truth.raster.width, height: truth.raster.height)
        var hidden = truth
        for index in mask.values.indices where mask.values[index] > 0 {
            hidden.raster.pixels.replaceSubrange(index * 4..<index * 4 + 3, with: [255, 0, 255])
        }
        let input = EngineInput(
            source: hidden, mask: mask,
            plan: EditPlan(steps: [PlanStep(action: .remove(.mask(word: "")), words: "", reason: "")]), seeds: [4],
            mode: .balanced,
            limits: limits)
        var filled: Raster?
        _ = try executor.execute(input, compute: compute, progress: { _ in }) { filled = $0.raster }
        guard let filled else { throw BenchmarkFailure(text: "nothing was delivered") }
        let name = "\(place.photo)-\(place.shows)"
        let bytes = try ImageEncoder.encode(filled, profile: nil, options: OutputOptions(format: .png), compute: compute)
        try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name).png"))
        let difference = difference(filled, truth.raster, within: mask, compute: compute)
        all.append(difference)
        print("\(place.photo), \(place.shows) | \(difference.short)")
    }
    print("all \(all.count) | mean \((all.reduce(0, +) / Double(all.count)).short), median \(all.sorted()[all.count / 2].short)")
}

/// A closed outline that wavers by up to a half of its radius, always the same for the same number.
private func blob(_ place: HiddenPlace, number: Int, width: Int, height: Int) -> Mask {
    var random = SeededRandom(seed: UInt64(number + 1))
    let waves = (2..<6).map { count in
        (count: Double(count), size: Double(random.gaussian()) * 0.25 / Double(count), phase: Double(random.uniform()) * 2 * .pi)
    }
    var mask = Mask(width: width, height: height, repeating: 0)
    for y in 0..<height {
        for x in 0..<width {
            let dx = Double(x) - place.x * Double(width)
            let dy = Double(y) - place.y * Double(height)
            let angle = atan2(dy, dx)
            let reach = waves.reduce(1) { $0 + $1.size * cos($1.count * angle + $1.phase) }
            if hypot(dx, dy) < min(1.5, max(0.5, reach)) * place.radius * Double(max(width, height)) { mask[x, y] = 255 }
        }
    }
    return mask
}

/// Mean over the mask of the difference of what is seen from some way off.
private func difference(_ a: Raster, _ b: Raster, within mask: Mask, compute: Compute) -> Double {
    func means(_ raster: Raster) -> [Plane<UInt8>] {
        (0..<3).map { channel in
            let values = (0..<raster.pixelCount).map { raster.pixels[$0 * 4 + channel] }
            return Blur.box(Plane(width: raster.width, height: raster.height, values: values), radius: 4, compute: compute)
        }
    }
    func color(_ planes: [Plane<UInt8>], _ index: Int) -> SIMD3<Float> {
        Lab.of(
            SIMD3(
                LinearLight.light(planes[0].values[index]), LinearLight.light(planes[1].values[index]),
                LinearLight.light(planes[2].values[index])))
    }
    let one = means(a)
    let other = means(b)
    let places = mask.values.indices.filter { mask.values[$0] > 0 }
    return places.reduce(0) { $0 + ColorDifference.of(color(one, $1), color(other, $1)) } / Double(places.count)
}
