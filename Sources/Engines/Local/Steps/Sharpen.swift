// The step Sharpen: crisper detail in a region.

import Imaging
import RetouchModel

/// Sharpens a region, or everything. (`Sharpen` is the pixel operation's name.)
struct SharpenStep: LocalStep {
    let refinement: Refinement

    init(_ refinement: Refinement) { self.refinement = refinement }

    let stage = "sharpen"

    func change(_ canvas: EditCanvas, seed: UInt32, session: EditSession) throws(EditFailure) -> StepChange {
        let amount = try RefinementAmount.checked(refinement.amount, of: "Sharpen")
        let selection = try session.selection(refinement.region, on: canvas)
        let effort: DetailSharpen.Effort =
            switch session.choice.mode {
            case .fast: .quick
            case .auto, .balanced: .usual
            case .quality: .thorough
            }
        let patch = try RegionPatch(canvas.raster, selection, margin: 40, compute: session.compute)
        let sharpen = DetailSharpen(amount: amount, effort: effort, compute: session.compute)
        let changed = try sharpen.applied(to: patch.raster, of: canvas.raster.pixelCount)
        return .pixels(patch.merged(changed, into: canvas.raster, compute: session.compute), area: selection.mask)
    }
}

/// The slider that Sharpen, Denoise and Smooth have.
enum RefinementAmount {
    /// - Returns: the amount, 0 ... 1.
    /// - Throws: `inputValidation` for anything else, and for 0, which asks for nothing.
    static func checked(_ amount: Float, of step: String) throws(EditFailure) -> Float {
        guard amount > 0, amount <= 1 else {
            throw EditFailure(
                .inputValidation, stage: .engine, "\(step) takes an amount above 0 and up to 1; the plan says \(amount).")
        }
        return amount
    }
}
