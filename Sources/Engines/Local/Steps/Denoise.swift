// The step Denoise: less noise in a region.

import Imaging
import RetouchModel

/// Denoises a region, or everything. (`Denoise` is the pixel operation's name.)
struct DenoiseStep: LocalStep {
    let refinement: Refinement

    init(_ refinement: Refinement) { self.refinement = refinement }

    let stage = "denoise"

    func change(_ canvas: EditCanvas, seed: UInt32, session: EditSession) throws(EditFailure) -> StepChange {
        let amount = try RefinementAmount.checked(refinement.amount, of: "Denoise")
        let selection = try session.selection(refinement.region, on: canvas)
        let effort: Denoise.Effort =
            switch session.choice.mode {
            case .fast: .quick
            case .auto, .balanced: .usual
            case .quality: .thorough
            }
        let patch = try RegionPatch(canvas.raster, selection, margin: 16, compute: session.compute)
        let changed = try Denoise(amount: amount, effort: effort, compute: session.compute).applied(to: patch.raster)
        return .pixels(patch.merged(changed, into: canvas.raster, compute: session.compute), area: selection.mask)
    }
}
