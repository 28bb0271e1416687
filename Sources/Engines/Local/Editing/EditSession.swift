// What the steps of one edit share: the inputs, the subject, the regions, the clock.

import Imaging
import RetouchModel
import Scenes
import Vision

/// One running edit. Lives on one thread; what is found once is kept for all steps and variations.
final class EditSession {
    let input: EngineInput
    let finder: any SubjectFinder
    let compute: Compute
    /// The operator's background pictures; `nil` = none.
    let plates: PlateLibrary?
    /// Which of them variations show, and which could not be used.
    var plateUse = PlateUse()
    /// The source at the working size: what words and marks refer to, whatever the steps did since.
    let original: Raster
    private(set) var clock = StageClock()
    /// Advice that steps found out on the way.
    private(set) var notices: [Notice] = []
    /// Takes the part of segmentation and matting that is done, 0 ... 1.
    var cutting: (Progress.Stage, Float) -> Void = { _, _ in }

    private var cutout: Cutout?
    private var framedCutouts: [(frames: [FrameChange], cutout: Cutout)] = []
    private var rough: Mask??
    private var selections: [(region: Region, reading: SelectionReading, selection: Selection)] = []
    private var limit: Mask?
    private var readMarks: Marks?
    /// Where the subject stands, for steps that only frame it: see `placement(on:)`.
    var placements: [(frames: [FrameChange], found: Result<SubjectPlacement, EditFailure>)] = []
    private var findings: [String: (raster: Raster?, value: any Sendable)] = [:]
    /// The caller's mask without what the plan keeps, once a step asked for it.
    private var bounds: Mask??
    /// Regions that Recolor measured, for its other variations: see `RecolorRegion.found`.
    var recolorRegions: [RecolorRegion] = []

    init(
        _ input: EngineInput, finder: any SubjectFinder, plates: PlateLibrary? = nil, compute: Compute
    ) throws(EditFailure) {
        self.input = input
        self.plates = plates
        self.finder = finder
        self.compute = compute
        let start = ContinuousClock.now
        original = try WorkingSize.original(input, compute: compute)
        clock.add("resample", start.duration(to: .now))
        limit = try CallersMask.sized(input.mask, width: original.width, height: original.height, compute: compute)
    }

    /// Counts the time of `body` for a stage, less what it counted for other stages itself.
    func timed<Value, Failure>(_ stage: String, _ body: () throws(Failure) -> Value) throws(Failure) -> Value {
        let start = ContinuousClock.now
        let before = clock.total
        defer { clock.add(stage, start.duration(to: .now) - (clock.total - before)) }
        return try body()
    }

    // MARK: - Mode

    /// The mode of the edit and why: what the subject's edge asked for where a subject was cut out; otherwise what was asked for, and
    /// balanced for auto.
    var choice: ModeChoice {
        if let cutout { return cutout.choice }
        guard input.mode == .auto else { return ModeChoice(mode: input.mode, reason: "\(input.mode.rawValue) was asked for") }
        return ModeChoice(mode: .balanced, reason: "no subject had to be cut out")
    }

    // MARK: - Subject and regions

    /// The subject, in the canvas's frame and with the canvas's colours.
    ///
    /// - Throws: `subjectNotFound`; the failure of a missing net.
    func subject(on canvas: EditCanvas) throws(EditFailure) -> Cutout {
        let whole = try originalCutout()
        var framed = whole
        if !canvas.frames.isEmpty {
            if let known = framedCutouts.first(where: { $0.frames == canvas.frames }) {
                framed = known.cutout
            } else {
                framed = try whole.framed(canvas.frames, compute: compute)
                framedCutouts.append((canvas.frames, framed))
            }
        }
        guard canvas.allowed != nil else { return framed }
        // Steps before this one may have changed the subject's colours.
        framed.reference = canvas.raster
        framed.colors = try timed("foreground") { () throws(EditFailure) in
            try finder.colors(canvas.raster, alpha: framed.alpha, compute: compute)
        }
        return framed
    }

    /// Whether the subject has been cut out already.
    var isCut: Bool { cutout != nil }

    /// The subject as the edit found it, where a step needed one; `nil` = none did.
    func knownSubject(on canvas: EditCanvas) throws(EditFailure) -> Cutout? {
        guard cutout != nil else { return nil }
        var plain = canvas
        plain.allowed = nil
        return try subject(on: plain)
    }

    /// About where the subject is, in the canvas's frame: the nets' mask without a solved edge, at a fraction of a cut-out's time.
    ///
    /// - Returns: `nil` where nothing stands out, or no net is installed.
    func roughSubject(on canvas: EditCanvas) throws(EditFailure) -> Mask? {
        if cutout != nil { return try? knownSubject(on: canvas)?.alpha }
        if rough == nil { rough = .some(try timed("segment") { () throws(EditFailure) in try findRoughly() }) }
        guard var mask = rough! else { return nil }
        for frame in canvas.frames { mask = try frame.applied(to: mask, growing: false, compute: compute) }
        return mask
    }

    private func findRoughly() throws(EditFailure) -> Mask? {
        let asked: [SubjectNets] = choice.mode == .fast ? [.small, .fused] : [.fused, .small]
        guard let nets = asked.first(where: { finder.missing($0) == nil }) else { return nil }
        let scale = min(1, Double(SubjectCutter.searchSide) / Double(max(original.width, original.height)))
        let reduced = try Resampler.resize(
            original, width: max(1, Int(Double(original.width) * scale)), height: max(1, Int(Double(original.height) * scale)),
            compute: compute)
        do {
            let found = try finder.findSubject(in: reduced, nets: nets, compute: compute)
            return try Resampler.resize(
                found.mask, width: original.width, height: original.height, filter: scale < 1 ? .linear : .automatic,
                compute: compute)
        } catch {
            guard error.reason == .subjectNotFound else { throw error }
            return nil
        }
    }

    private func originalCutout() throws(EditFailure) -> Cutout {
        if let cutout { return cutout }
        let transparent = input.plan.steps.contains { $0.action.makesTransparency }
        let found = try SubjectCutter(finder: finder, compute: compute).cut(
            input, reference: original, transparent: transparent, clock: &clock, progress: cutting)
        cutout = found
        return found
    }

    /// A region in the canvas's frame; never empty.
    ///
    /// - Throws: `annotationMissing` with what to mark, where the region cannot be found; what `subject` throws.
    func selection(
        _ region: Region, reading: SelectionReading = .object, on canvas: EditCanvas
    ) throws(EditFailure) -> Selection {
        // Halves of the frame are those of the frame that one sees by now.
        if case .part(let side) = region { return RegionResolver.part(side, width: canvas.width, height: canvas.height) }
        let found = try originalSelection(region, reading)
        guard !canvas.frames.isEmpty else { return found }
        var mask = found.mask
        var tip = found.tip
        for frame in canvas.frames {
            tip = tip.map { frame.applied(to: $0, width: mask.width, height: mask.height) }
            mask = try frame.applied(to: mask, growing: false, compute: compute)
        }
        if let place = tip, !(0...Float(mask.width)).contains(place.x) || !(0...Float(mask.height)).contains(place.y) {
            tip = nil
        }
        guard let framed = Selection(mask, tip: tip, isLiteral: found.isLiteral) else {
            throw EditFailure(
                .inputValidation, stage: .engine, "\(region.summary.capitalizedFirst) lies outside the new frame.")
        }
        return framed
    }

    private func originalSelection(_ region: Region, _ reading: SelectionReading) throws(EditFailure) -> Selection {
        if let known = selections.first(where: { $0.region == region && $0.reading == reading }) { return known.selection }
        let found = try timed("select") { () throws(EditFailure) in try RegionResolver(session: self).resolve(region, reading) }
        selections.append((region, reading, found))
        return found
    }

    /// The subject's alpha on the original, for the resolver.
    func originalSubject() throws(EditFailure) -> Cutout { try originalCutout() }

    /// The subject roughly, on the original: for telling marks apart, without a matte.
    ///
    /// - Returns: `nil` when nothing stands out, or the nets of the mode are not installed.
    func roughSubject() throws(EditFailure) -> Mask? { try roughSubject(on: EditCanvas(original)) }

    /// The caller's marks, read once.
    ///
    /// - Throws: `annotationMissing` without an annotation; `inputValidation` for one that cannot be read.
    func marks() throws(EditFailure) -> Marks {
        if let readMarks { return readMarks }
        let marks = try timed("select") { () throws(EditFailure) in try MarkReader.marks(of: input, compute: compute) }
        readMarks = marks
        return marks
    }

    /// The caller's mask, without what the plan keeps, in the canvas's frame; `nil` = everything may change.
    ///
    /// - Throws: what finding a kept region throws: better no edit than one of what was to stay.
    func limit(on canvas: EditCanvas) throws(EditFailure) -> Mask? {
        guard var mask = try originalBounds() else { return nil }
        for frame in canvas.frames { mask = try frame.applied(to: mask, growing: false, compute: compute) }
        return mask
    }

    private func originalBounds() throws(EditFailure) -> Mask? {
        if let bounds { return bounds }
        var mask = limit
        for region in input.plan.kept {
            let kept = try originalSelection(region, .object).mask.values
            let open = mask ?? Mask(width: original.width, height: original.height, repeating: 255)
            mask = Mask(
                width: open.width, height: open.height, values: zip(open.values, kept).map { min($0, 255 - $1) })
        }
        bounds = .some(mask)
        return mask
    }

    /// The caller's mask on the original.
    var originalLimit: Mask? { limit }

    /// What a step finds out once for all variations, or once for all that come to it with the same picture.
    ///
    /// - Parameters:
    ///   - name: the step's own, unique in a plan.
    ///   - raster: the picture that it is found out of; `nil` = of none that steps change. Another picture is looked at anew.
    ///   - find: what it throws is not kept.
    func once<Value: Sendable>(
        _ name: String, of raster: Raster? = nil, _ find: () throws(EditFailure) -> Value
    ) throws(EditFailure) -> Value {
        // Variations that share their picture share its memory, so that this is no comparison of pixels.
        if let known = findings[name], known.raster == raster, let value = known.value as? Value { return value }
        let value = try find()
        findings[name] = (raster, value)
        return value
    }

    func notice(_ notice: Notice) {
        if !notices.contains(notice) { notices.append(notice) }
    }
}

extension PlanAction {
    /// The result has transparency that the source need not have.
    var makesTransparency: Bool {
        switch self {
        case .replaceBackground(.transparent), .extract: true
        default: false
        }
    }
}

extension String {
    /// The first letter in upper case, for the start of a sentence.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
