// From a source to a cut-out: segmentation on a reduced copy, matting at a bounded size, colours of the edge.

import Imaging
import RetouchModel

/// Makes the cut-out of one edit.
struct SubjectCutter {
    let finder: any SubjectFinder
    let compute: Compute
    /// Longer side of the copy that the nets search: more detail than they see, little enough to blend masks quickly.
    static let searchSide = 1_024
    /// Pixels of the copy that the matte is solved on: the 2k tier. Larger results get their alpha by guided enlargement.
    static let mattePixels = 4_400_000

    /// - Parameters:
    ///   - input: for the source and the mode asked for.
    ///   - reference: the source at the result's size.
    ///   - transparent: whether the result has no backdrop.
    ///   - clock: takes the stages' times.
    ///   - progress: called with 0 ... 1 of the cutting.
    func cut(
        _ input: EngineInput, reference: Raster, transparent: Bool, clock: inout StageClock,
        progress: (Progress.Stage, Float) -> Void
    ) throws(EditFailure) -> Cutout {
        let source = input.source.raster
        let limit = input.source.hasAlpha ? SourceAlpha(reference) : nil
        if let limit, limit.isCutOut {
            return try finished(
                reference: reference, matte: limit.alpha, colors: reference, limit: nil, found: nil,
                choice: ModeChoice(mode: .fast, reason: "the source is cut out already: its own transparency is used"))
        }
        var choice = try ModeChoice.first(requested: input.mode, pixels: source.pixelCount, finder: finder)
        progress(.segment, 0)
        let solid = input.source.hasAlpha ? SourceAlpha.flattened(source, compute: compute) : source
        let found = try clock.measure("segment") { () throws(EditFailure) in
            try finder.findSubject(
                in: try reduced(solid, longest: Self.searchSide), nets: choice.nets, compute: compute)
        }
        let edge = ModeChoice.edgeWidth(found.mask)
        choice = choice.refined(
            requested: input.mode, edge: edge, isPerson: found.isPerson,
            pixels: min(source.pixelCount, reference.pixelCount), transparent: transparent)
        progress(.matte, 0.55)
        let sameSize = solid.pixelCount > reference.pixelCount && !input.source.hasAlpha
        let base = try bounded(sameSize ? reference : solid)
        let matte = try clock.measure("matte") { () throws(EditFailure) in
            let mask = try Resampler.resize(found.mask, width: base.width, height: base.height, compute: compute)
            let hair = found.hair?.scaled(from: found.mask, to: base)
            return try finder.matte(base, mask: mask, hair: hair, effort: choice.effort, compute: compute)
        }
        progress(.matte, 0.9)
        return try clock.measure("foreground") { () throws(EditFailure) in
            try compute.checkpoint()
            var colors = try finder.colors(base, alpha: matte, compute: compute)
            let hasOutline = !found.isPerson && edge < ModeChoice.softEdge && choice.effort != .off
            let alpha = hasOutline ? FirmEdge.applied(to: matte, colors: &colors, compute: compute) : matte
            let sized = try AlphaEnlarger(compute: compute).enlarge(
                alpha, colors: colors, guide: base, to: reference,
                detailed: solid.pixelCount > base.pixelCount)
            return try finished(
                reference: reference, matte: sized.alpha, colors: sized.colors, limit: limit, found: found,
                choice: choice)
        }
    }

    private func finished(
        reference: Raster, matte: Mask, colors: Raster, limit: SourceAlpha?, found: FoundSubject?, choice: ModeChoice
    ) throws(EditFailure) -> Cutout {
        var alpha = matte
        var colors = colors
        limit?.apply(to: &alpha, colors: &colors, reference: reference)
        let inside = alpha.values.reduce(0) { $0 + ($1 > 127 ? 1 : 0) }
        // Fewer pixels than a thousandth of a thumbnail's are specks, not a subject.
        guard inside >= max(16, alpha.values.count / 4_000), let stance = SubjectStance(alpha) else {
            throw EditFailure(
                .subjectNotFound, stage: .engine,
                "No subject stands out in the picture: what was found is only \(inside) of \(alpha.values.count) pixels.")
        }
        let outside = alpha.values.reduce(0) { $0 + ($1 < 250 ? 1 : 0) }
        guard outside * 1_000 > alpha.values.count else {
            throw EditFailure(
                .inputValidation, stage: .engine,
                "The subject fills the whole frame: there is no background to replace.")
        }
        return Cutout(
            reference: reference, alpha: alpha, colors: colors, isPerson: found?.isPerson ?? false,
            looksHuman: found?.looksHuman ?? false,
            face: found.flatMap { found in found.face?.scaled(from: found.mask, to: reference) }, stance: stance,
            choice: choice)
    }

    private func reduced(_ raster: Raster, longest: Int) throws(EditFailure) -> Raster {
        let longer = max(raster.width, raster.height)
        guard longer > longest else { return raster }
        return try Resampler.resize(
            raster, width: max(1, raster.width * longest / longer), height: max(1, raster.height * longest / longer),
            compute: compute)
    }

    private func bounded(_ raster: Raster) throws(EditFailure) -> Raster {
        guard raster.pixelCount > Self.mattePixels else { return raster }
        let scale = (Double(Self.mattePixels) / Double(raster.pixelCount)).squareRoot()
        return try Resampler.resize(
            raster, width: max(1, Int(Double(raster.width) * scale)), height: max(1, Int(Double(raster.height) * scale)),
            compute: compute)
    }
}

extension Box {
    /// The box on a copy of another size.
    fileprivate func scaled(from searched: Mask, to raster: Raster) -> Box {
        Box(
            x: x * raster.width / searched.width, y: y * raster.height / searched.height,
            width: width * raster.width / searched.width, height: height * raster.height / searched.height)
    }
}
