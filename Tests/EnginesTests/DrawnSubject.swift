// A subject finder that answers with what the test drew.

import Engines
import Imaging
import RetouchModel
import Scenes
import TestSupport

/// Finds the mask it was given; its matte is that mask, resampled.
struct DrawnSubject: SubjectFinder {
    var mask: Mask
    var isPerson = false
    /// In the mask's pixels.
    var face: Box?
    var missingNets: [SubjectNets: String] = [:]
    var failure: EditFailure?

    func missing(_ nets: SubjectNets) -> String? { missingNets[nets] }

    func findSubject(in raster: Raster, nets: SubjectNets, compute: Compute) throws(EditFailure) -> FoundSubject {
        if let failure { throw failure }
        let sized = try Resampler.resize(
            mask, width: raster.width, height: raster.height, filter: raster.width > mask.width ? .linear : .automatic,
            compute: compute)
        return FoundSubject(mask: sized, isPerson: isPerson, face: face)
    }

    func matte(
        _ raster: Raster, mask: Mask, hair: Box?, effort: MatteEffort, compute: Compute
    ) throws(EditFailure) -> Mask { mask }

    func colors(_ raster: Raster, alpha: Mask, compute: Compute) throws(EditFailure) -> Raster { raster }

    func findFaces(in raster: Raster, subject: Mask?, compute: Compute) throws(EditFailure) -> [Box] { [] }
}

/// One edit with a drawn subject.
struct DrawnEdit {
    var finder: DrawnSubject
    var input: EngineInput
    var plates: PlateLibrary?
    /// The folder of the plates, which is gone with its last owner: kept until the edit has run.
    var folder: TemporaryFolder?
    var compute = Compute(workers: 2)

    /// A noisy photograph of `width` x `height` and a soft-edged disc as its subject.
    init(
        _ backdrop: Backdrop, width: Int = 240, height: Int = 300, count: Int = 1, seed: UInt32 = 4,
        centerY: Float = 0.5, radius: Float = 0.3
    ) {
        let source = Self.photograph(width, height)
        finder = DrawnSubject(
            mask: Self.disc(
                width, height, centerX: Float(width) / 2, centerY: Float(height) * centerY, radius: Float(width) * radius))
        input = EngineInput(
            source: DecodedImage(raster: source, format: .png, hasAlpha: false),
            plan: EditPlan(steps: [PlanStep(action: .replaceBackground(backdrop), words: "", reason: "")]),
            seeds: VariationSeeds.derived(from: seed, count: count))
    }

    /// What the edit delivers.
    func run() throws -> (variations: [EngineVariation], outcome: EngineOutcome) {
        var variations: [EngineVariation] = []
        let executor = PlanExecutor(registry: EngineRegistry(engines: [LocalEngine(finder: finder, plates: plates)]))
        let execution = try withExtendedLifetime(folder) {
            try executor.execute(input, compute: compute, progress: { _ in }) { variations.append($0) }
        }
        return (variations, execution.outcome)
    }

    static func photograph(_ width: Int, _ height: Int) -> Raster {
        var random = SeededRandom(seed: 11)
        var raster = Raster(width: width, height: height, alpha: 255)
        for index in 0..<raster.pixelCount {
            for channel in 0..<3 { raster.pixels[index * 4 + channel] = UInt8(40 + random.next() % 170) }
        }
        return raster
    }

    /// A disc with an edge of four pixels.
    static func disc(_ width: Int, _ height: Int, centerX: Float, centerY: Float, radius: Float) -> Mask {
        var mask = Mask(width: width, height: height, repeating: 0)
        for y in 0..<height {
            for x in 0..<width {
                let dx = Float(x) + 0.5 - centerX
                let dy = Float(y) + 0.5 - centerY
                let distance = (dx * dx + dy * dy).squareRoot()
                mask[x, y] = UInt8(min(255, max(0, ((radius - distance) / 4 + 0.5) * 255)))
            }
        }
        return mask
    }

    /// A box that stands with its lower edge at `bottom`.
    static func box(_ width: Int, _ height: Int, left: Int, right: Int, top: Int, bottom: Int) -> Mask {
        var mask = Mask(width: width, height: height, repeating: 0)
        for y in top..<min(bottom, height) { for x in left..<right { mask[x, y] = 255 } }
        return mask
    }
}

/// Mean of one channel over a rectangle.
func mean(_ raster: Raster, _ x: Range<Int>, _ y: Range<Int>, channel: Int = 1) -> Double {
    var sum = 0
    for row in y { for column in x { sum += Int(raster[column, row][channel]) } }
    return Double(sum) / Double(x.count * y.count)
}
