// Where Recolor works: the region's alpha, its own colours and what they look like.

import Imaging
import RetouchModel
import Vision

/// A region, ready for any colour. Solved once for all variations of an edit.
struct RecolorRegion: Sendable {
    var region: Region
    /// The picture that it was found on.
    let picture: Raster
    /// Where alpha's top left pixel lies in the picture.
    let x: Int
    let y: Int
    /// 255 = wholly in the region; a part of the picture's size.
    let alpha: Mask
    /// The region's own colours where alpha is between 0 and 255; of alpha's size.
    let colors: Raster
    let source: RecolorSource
    /// What keeps its colour: something only on a thing that was found, never in an area that was drawn.
    var kept: RecolorKept
    let grain: Float

    /// The region on a canvas, solved now or for an earlier variation.
    ///
    /// - Throws: what `EditSession.selection` and `subject` throw; `inputValidation` when the region is wholly transparent.
    static func found(_ region: Region, on canvas: EditCanvas, session: EditSession) throws(EditFailure) -> RecolorRegion {
        let known = session.recolorRegions.first { $0.region == region && $0.picture == canvas.raster }
        if let known { return known }
        var found = try solved(region, on: canvas, session: session)
        // As it was asked for: a vehicle's paint is looked up by the vehicle.
        found.region = region
        session.recolorRegions.append(found)
        return found
    }

    /// Where pixels may change.
    func area(width: Int, height: Int) -> Mask {
        var area = Mask(width: width, height: height, repeating: 0)
        area.values.withUnsafeMutableBufferPointer { out in
            alpha.values.withUnsafeBufferPointer { alpha in
                for row in 0..<self.alpha.height {
                    let target = out.baseAddress! + (row + y) * width + x
                    let source = alpha.baseAddress! + row * self.alpha.width
                    for column in 0..<self.alpha.width where source[column] > 0 { target[column] = 255 }
                }
            }
        }
        return area
    }

    // MARK: - Finding

    private static func solved(
        _ region: Region, on canvas: EditCanvas, session: EditSession
    ) throws(EditFailure) -> RecolorRegion {
        switch region {
        case .subject:
            let subject = try session.subject(on: canvas)
            var made = try made(
                region, canvas, session, alpha: subject.alpha, colors: subject.colors, isMixed: false, isObject: true)
            // Fair hair and tanned skin have the colour of gilt.
            if subject.isPerson { made.kept.remove(.gilt) }
            return made
        case .background:
            let subject = try session.subject(on: canvas)
            let alpha = Mask(
                width: canvas.width, height: canvas.height, values: subject.alpha.values.map { 255 - $0 })
            let colors = try session.timed("foreground") { () throws(EditFailure) in
                try ForegroundEstimator.estimate(canvas.raster, alpha: alpha, compute: session.compute)
            }
            return try made(region, canvas, session, alpha: alpha, colors: colors, isMixed: true, isObject: false)
        case .whole, .part:
            let mask = try session.selection(region, on: canvas).mask
            return try made(region, canvas, session, alpha: mask, colors: canvas.raster, isMixed: true, isObject: false)
        case .named(var thing):
            if let make = RecolorPaint.make(thing) {
                // On the source: regions by words mean places there. Who drives it is no part of it.
                let subject = try session.originalSubject()
                if !subject.isPerson {
                    thing.color = RecolorPaint.color(make, session.original, alpha: subject.alpha)
                    if thing.color == nil, make == .vehicle { throw RecolorPaint.untold(thing.word) }
                }
            }
            return try matted(.named(thing), on: canvas, session: session)
        case .colorArea, .annotation, .mask:
            return try matted(region, on: canvas, session: session)
        }
    }

    /// A region with an edge of its own, which a matte finds in the part of the picture round it.
    private static func matted(
        _ region: Region, on canvas: EditCanvas, session: EditSession
    ) throws(EditFailure) -> RecolorRegion {
        let selection = try session.selection(region, reading: .colored, on: canvas)
        let longer = max(canvas.width, canvas.height)
        let margin = RegionMatte.reach(longerSide: longer) + 8
        let left = max(0, selection.box.x - margin)
        let top = max(0, selection.box.y - margin)
        let width = min(canvas.width, selection.box.x + selection.box.width + margin) - left
        let height = min(canvas.height, selection.box.y + selection.box.height + margin) - top
        let raster = Resampler.crop(canvas.raster, x: left, y: top, width: width, height: height)
        var mask = try Resampler.resize(
            selection.mask, width: width, height: height,
            window: CropWindow(x: Double(left), y: Double(top), width: Double(width), height: Double(height)),
            compute: session.compute)
        // A mask's soft edge is applied with the limit, after the step: here it would count twice.
        if case .mask = region { for index in mask.values.indices where mask.values[index] > 0 { mask.values[index] = 255 } }
        var alpha = try session.timed("matte") { () throws(EditFailure) in
            try RegionMatte.matte(
                raster, mask: mask, border: selection.isLiteral ? .hard : .rough, effort: effort(session.choice.mode),
                longerSide: longer, limits: session.input.limits.edits, compute: session.compute)
        }
        if selection.isLiteral {
            for index in alpha.values.indices { alpha.values[index] = min(alpha.values[index], mask.values[index]) }
        }
        let colors = try session.timed("foreground") { () throws(EditFailure) in
            try ForegroundEstimator.estimate(raster, alpha: alpha, compute: session.compute)
        }
        var found = try made(
            region, canvas, session, x: left, y: top, alpha: alpha, colors: colors, isMixed: false,
            isObject: !selection.isLiteral)
        // The folds of cream and beige cloth have the colour of gilt.
        if RecolorCloth.isMeant(by: region), RecolorCloth.isWarm(found.source.main) { found.kept.remove(.gilt) }
        return found
    }

    private static func effort(_ mode: GenerationMode) -> Matting.Effort {
        switch mode {
        case .fast: .off
        case .auto, .balanced: .half
        case .quality: .full
        }
    }

    private static func made(
        _ region: Region, _ canvas: EditCanvas, _ session: EditSession, x: Int = 0, y: Int = 0, alpha: Mask, colors: Raster,
        isMixed: Bool, isObject: Bool
    ) throws(EditFailure) -> RecolorRegion {
        try session.compute.checkpoint()
        let longer = max(canvas.width, canvas.height)
        let grain = max(1, Float(longer) / 1_000)
        guard let source = RecolorSource(colors, alpha: alpha, isMixed: isMixed, grain: Int(grain.rounded())) else {
            throw EditFailure(
                .inputValidation, stage: .engine, "\(region.summary.capitalizedFirst) shows nothing that could take a colour.")
        }
        return RecolorRegion(
            region: region, picture: canvas.raster, x: x, y: y, alpha: alpha, colors: colors, source: source,
            kept: isObject ? ((source.foreign?.share ?? 1) < mostForeign ? [.foreign, .gilt] : .gilt) : [], grain: grain)
    }

    /// Share from which on other colours are the thing's pattern, and not something on it.
    private static let mostForeign: Float = 0.25
}
