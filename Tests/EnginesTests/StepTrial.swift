// One step on a drawn picture.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

/// An edit of one step, and what it delivers.
struct StepTrial {
    var edit: DrawnEdit

    /// - Parameters:
    ///   - subject: what the drawn finder finds; nothing stands out where it is `nil`.
    ///   - mask: the caller's mask.
    init(
        _ action: PlanAction, on source: Raster, subject: Mask? = nil, mask: Mask? = nil, count: Int = 1, seed: UInt32 = 0,
        mode: GenerationMode = .auto
    ) {
        edit = DrawnEdit(.transparent, width: 16, height: 16, count: count, seed: seed)
        edit.finder.mask = subject ?? Mask(width: source.width, height: source.height, repeating: 0)
        if subject == nil { edit.finder.failure = EditFailure(.subjectNotFound, stage: .engine, "nothing stands out") }
        edit.input.source = DecodedImage(raster: source, format: .png, hasAlpha: !source.isOpaque)
        edit.input.plan = EditPlan(steps: [PlanStep(action: action, words: "", reason: "")])
        edit.input.mask = mask
        edit.input.mode = mode
    }

    func run() throws -> (variations: [EngineVariation], outcome: EngineOutcome) { try edit.run() }

    /// The first variation's picture.
    func picture() throws -> Raster { try run().variations[0].raster }

    /// What is thrown; `nil` when nothing is.
    func failure() -> EditFailure? {
        do {
            _ = try run()
            return nil
        } catch {
            return error as? EditFailure
        }
    }

    /// The picture on so many threads.
    func picture(workers: Int) throws -> Raster {
        var other = self
        other.edit.compute = Compute(workers: workers)
        return try other.picture()
    }
}

extension StepTrial: CustomTestStringConvertible {
    /// Without the pixels, which a failed expectation would print one by one.
    var testDescription: String {
        let steps = edit.input.plan.steps.map { "\($0.action.kind) (\($0.action.summary))" }.joined(separator: ", ")
        return "\(steps) on \(edit.input.source.raster.width) x \(edit.input.source.raster.height), \(edit.input.mode)"
    }
}

/// A mask that is white in a box.
func boxMask(_ width: Int, _ height: Int, _ x: Range<Int>, _ y: Range<Int>) -> Mask {
    var mask = Mask(width: width, height: height, repeating: 0)
    for row in y { for column in x { mask[column, row] = 255 } }
    return mask
}

/// Deviation of one channel over a rectangle.
func deviation(_ raster: Raster, _ x: Range<Int>, _ y: Range<Int>, channel: Int = 1) -> Double {
    let center = mean(raster, x, y, channel: channel)
    var sum = 0.0
    for row in y {
        for column in x {
            let difference = Double(raster[column, row][channel]) - center
            sum += difference * difference
        }
    }
    return (sum / Double(x.count * y.count)).squareRoot()
}

/// Two pictures of one size as a front with a mask of its own.
func layered(_ front: Raster, over back: Raster, _ mask: Mask) -> Raster {
    Pictures.drawn(back.width, back.height) { x, y in
        let share = Float(mask[x, y]) / 255
        let mixed = (0..<3).map { channel in
            UInt8((Float(back[x, y][channel]) * (1 - share) + Float(front[x, y][channel]) * share).rounded())
        }
        return SIMD4(mixed[0], mixed[1], mixed[2], 255)
    }
}
