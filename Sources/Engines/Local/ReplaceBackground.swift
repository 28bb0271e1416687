// The step ReplaceBackground: cut the subject out once, then paint and composite each variation.

import Imaging
import RetouchModel

/// Replaces what is behind the subject. One value runs one step of one edit.
struct ReplaceBackground {
    let finder: any SubjectFinder
    let backdrop: Backdrop
    let input: EngineInput
    let compute: Compute

    /// Runs the step: see `EditEngine.run`.
    func run(
        progress: (Progress) -> Void, deliver: (EngineVariation) throws(EditFailure) -> Void
    ) throws(EditFailure) -> EngineOutcome {
        var clock = StageClock()
        let share = ProgressShare(mode: input.mode, variations: input.seeds.count)
        let reference = try clock.measure("resample") { () throws(EditFailure) in try self.reference() }
        let cutout = try SubjectCutter(finder: finder, compute: compute).cut(
            input, reference: reference, transparent: backdrop == .transparent, clock: &clock
        ) { stage, part in progress(Progress(stage: stage, fraction: share.cutting(part))) }
        let mask = try limits(cutout)
        let harmonized = input.harmonizeSubject && backdrop != .transparent
        let allowed = cutout.allowed(mask: mask, subjectToo: harmonized)
        guard allowed.values.contains(where: { $0 > 0 }) else {
            throw EditFailure(
                .inputValidation, stage: .engine, "The mask leaves no background to change: white may change, black must not.")
        }
        let interior = cutout.interior
        let painter = try BackdropPainter(backdrop, context: input.context, cutout: cutout, compute: compute)
        var facts: PictureFacts?
        var flat: Raster?
        for (index, seed) in input.seeds.enumerated() {
            progress(Progress(stage: .render, fraction: share.rendering(index)))
            try compute.checkpoint()
            let raster = try clock.measure("render") { () throws(EditFailure) in
                if let flat { return flat }
                var raster = try painter.paint(seed: seed)
                let harmony = harmonized ? Harmony(raster) : nil
                try Compositor(cutout: cutout, mask: mask, wrap: painter.wrap, harmony: harmony, compute: compute)
                    .compose(onto: &raster)
                return raster
            }
            if !painter.varies { flat = raster }
            if facts == nil {
                facts = try clock.measure("inspect") { () throws(EditFailure) in
                    try PictureInspector(finder: finder).facts(
                        ofResult: raster, alpha: cutout.alpha, isPerson: cutout.isPerson, compute: compute)
                }
            }
            try deliver(
                EngineVariation(
                    index: index, seed: seed, raster: raster, reference: reference, allowed: allowed, interior: interior))
        }
        progress(Progress(stage: .render, fraction: share.rendering(input.seeds.count)))
        return outcome(cutout, facts: facts, clock: clock, varies: painter.varies, harmonized: harmonized)
    }

    /// The source at the result's size; a little sharpening gives enlargements their bite back.
    private func reference() throws(EditFailure) -> Raster {
        let source = input.source.raster
        let size = try ResultSize.of(source, resolution: input.resolution, limits: input.limits.edits)
        if size.width == source.width, size.height == source.height { return source }
        let sized = try Resampler.resize(source, width: size.width, height: size.height, compute: compute)
        guard size.width > source.width, input.resolution != .oneK else { return sized }
        try compute.checkpoint()
        return Sharpen.unsharp(sized, sigma: 1.2, amount: 0.35, compute: compute)
    }

    /// The caller's mask at the result's size. Nearly black is black and nearly white is white: masks come as JPEG too.
    private func limits(_ cutout: Cutout) throws(EditFailure) -> Mask? {
        guard let mask = input.mask else { return nil }
        var sized = try Resampler.resize(
            mask, width: cutout.reference.width, height: cutout.reference.height,
            filter: cutout.reference.width > mask.width ? .linear : .automatic, compute: compute)
        for index in sized.values.indices {
            let value = Int(sized.values[index])
            sized.values[index] = UInt8(min(255, max(0, (value - 16) * 255 / 223)))
        }
        return sized
    }

    private func outcome(
        _ cutout: Cutout, facts: PictureFacts?, clock: StageClock, varies: Bool, harmonized: Bool
    ) -> EngineOutcome {
        var notices: [Notice] = []
        if !varies, input.seeds.count > 1 {
            notices.append(
                Notice(
                    code: .notApplied,
                    message: "All \(input.seeds.count) variations are the same picture: "
                        + "a \(backdrop == .transparent ? "transparent" : "solid") background leaves nothing to vary.",
                    advice: "Ask for one image, or for a studio backdrop, whose light varies."))
        }
        if harmonized {
            notices.append(
                Notice(
                    code: .subjectHarmonized,
                    message: "The subject's colours were moved towards the new light, as asked: "
                        + "its pixels no longer equal the source's.",
                    advice: "Leave harmonize_subject off where the product's colour must stay exact."))
        }
        var known = facts ?? PictureFacts(width: cutout.reference.width, height: cutout.reference.height)
        switch backdrop {
        case .transparent, .solid: known.plainBackgroundAsked = true
        case .studio, .context, .described: known.plainBackgroundAsked = false
        }
        return EngineOutcome(
            mode: cutout.choice.mode, modeReason: cutout.choice.reason, notices: notices, timings: clock.timings,
            facts: known)
    }
}
