// Edits that change the frame, on drawn pictures.

import Engines
import Imaging
import RetouchModel
import TestSupport

/// One edit of a noisy picture, in which every place looks different, with a drawn subject.
struct FrameEdit {
    var drawn: DrawnEdit

    init(
        _ actions: PlanAction..., width: Int = 240, height: Int = 300, subject: Mask? = nil, isPerson: Bool = false,
        count: Int = 1, seed: UInt32 = 4
    ) {
        drawn = DrawnEdit(.transparent, width: width, height: height, count: count, seed: seed)
        if let subject { drawn.finder.mask = subject }
        drawn.finder.isPerson = isPerson
        drawn.input.plan = EditPlan(steps: actions.map { PlanStep(action: $0, words: "", reason: "") })
    }

    var source: Raster { drawn.input.source.raster }

    func run() throws -> (variations: [EngineVariation], outcome: EngineOutcome) { try drawn.run() }

    /// The first variation.
    func result() throws -> EngineVariation {
        guard let first = try run().variations.first else {
            throw EditFailure(.pipeline, stage: .engine, "nothing was delivered")
        }
        return first
    }

    /// What the edit is refused for; `nil` = it is not.
    func refusal() -> EditFailure? {
        do {
            _ = try run()
            return nil
        } catch {
            return error as? EditFailure
        }
    }

    /// Where a result was cut out of the source, byte by byte; `nil` = nowhere.
    func place(of result: Raster) -> Box? {
        let source = source
        guard result.width <= source.width, result.height <= source.height else { return nil }
        for y in 0...source.height - result.height {
            for x in 0...source.width - result.width where source[x, y] == result[0, 0] {
                let part = Resampler.crop(source, x: x, y: y, width: result.width, height: result.height)
                if part == result { return Box(x: x, y: y, width: result.width, height: result.height) }
            }
        }
        return nil
    }

    /// The box of the first variation's crop.
    func box() throws -> Box? { place(of: try result().raster) }
}

extension Box {
    func holds(_ other: Box) -> Bool {
        x <= other.x && y <= other.y && x + width >= other.x + other.width && y + height >= other.y + other.height
    }

    var middle: Double { Double(x) + Double(width) / 2 }
}
