// Carries out a plan: steps in order, variation by variation, every step inside its bounds.

import Imaging
import RetouchModel

/// Runs the steps of one edit.
struct StepRunner {
    let steps: [(step: any LocalStep, plan: PlanStep)]
    let session: EditSession

    private var input: EngineInput { session.input }
    private var compute: Compute { session.compute }

    /// Runs the plan: see `EditEngine.run`.
    func run(
        progress: (Progress) -> Void, deliver: (EngineVariation) throws(EditFailure) -> Void
    ) throws(EditFailure) -> EngineOutcome {
        let share = ProgressShare(
            mode: input.mode, cuts: steps.contains { $0.step.usesSubject }, variations: input.seeds.count)
        return try withoutActuallyEscaping(progress) { progress throws(EditFailure) in
            var furthest: Float = 0
            let report = { (stage: Progress.Stage, fraction: Float) in
                furthest = max(furthest, fraction)
                progress(Progress(stage: stage, fraction: furthest))
            }
            session.cutting = { stage, part in report(stage, share.cutting(part)) }
            defer { session.cutting = { _, _ in } }
            return try run(share, progress: report, deliver: deliver)
        }
    }

    private func run(
        _ share: ProgressShare, progress: (Progress.Stage, Float) -> Void, deliver: (EngineVariation) throws(EditFailure) -> Void
    ) throws(EditFailure) -> EngineOutcome {
        let firstVarying = steps.firstIndex { $0.step.varies } ?? steps.count
        var common = EditCanvas(session.original)
        // Steps without effect: among those that all variations share, and in any variation.
        var idleCommon: Set<Int> = []
        var idle: Set<Int> = []
        var facts: PictureFacts?
        var finished: EditCanvas?
        var commonIsDone = false
        for (index, seed) in input.seeds.enumerated() {
            // The next step's place on the bar; cutting a subject out reports itself.
            func show(_ number: Int) {
                let isCut = session.isCut || !steps.contains { $0.step.usesSubject }
                if steps[number].step.usesSubject && !session.isCut { return }
                progress(.render, share.rendering(Float(index) + Float(number) / Float(steps.count), isCut: isCut))
            }
            try compute.checkpoint()
            if !commonIsDone {
                for number in 0..<firstVarying {
                    show(number)
                    if try !apply(number, seed, &common) { idleCommon.insert(number) }
                }
                idle = idleCommon
                commonIsDone = true
            }
            var canvas = finished ?? common
            if finished == nil {
                var idleHere = idleCommon
                for number in firstVarying..<steps.count {
                    show(number)
                    if try !apply(number, seed, &canvas) { idleHere.insert(number) }
                }
                try refuseIfUnchanged(canvas, idleHere)
                idle.formUnion(idleHere)
                canvas = try sized(canvas)
                if firstVarying == steps.count { finished = canvas }
            }
            if facts == nil { facts = try inspect(canvas) }
            try deliver(
                EngineVariation(
                    index: index, seed: seed, raster: canvas.raster, reference: canvas.reference,
                    allowed: canvas.allowed ?? Mask(width: canvas.width, height: canvas.height, repeating: 0),
                    interior: try interior(canvas)))
        }
        progress(.render, share.rendering(Float(input.seeds.count)))
        tell(idle, varies: firstVarying < steps.count)
        let choice = session.choice
        return EngineOutcome(
            mode: choice.mode, modeReason: choice.reason, notices: session.notices + session.plateUse.notices,
            timings: session.clock.timings, facts: facts ?? PictureFacts(width: common.width, height: common.height),
            pictures: session.plateUse.pictures)
    }

    // MARK: - One step

    /// - Returns: whether the step changed anything.
    private func apply(_ number: Int, _ seed: UInt32, _ canvas: inout EditCanvas) throws(EditFailure) -> Bool {
        let (step, plan) = steps[number]
        try compute.checkpoint()
        let before = canvas
        return try session.timed(step.stage) { () throws(EditFailure) in
            switch try step.change(before, seed: seed, session: session) {
            case .frame(let frame): return try reframe(&canvas, frame)
            case .pixels(var raster, let area):
                let bounds = StepBounds(area: area, limit: try session.limit(on: canvas), compute: compute)
                let count = bounds.restore(canvas.raster, in: &raster)
                guard count.allowed > 0 else {
                    throw EditFailure(
                        .inputValidation, stage: .engine,
                        "The mask leaves nothing to change of what \(plan.action.kind) would touch: white may change, black must not."
                    )
                }
                canvas.allowed = bounds.united(with: canvas.allowed, width: canvas.width, height: canvas.height)
                canvas.raster = raster
                return count.changed > 0
            }
        }
    }

    private func reframe(_ canvas: inout EditCanvas, _ frame: FrameChange) throws(EditFailure) -> Bool {
        let raster = try frame.applied(to: canvas.raster, compute: compute)
        guard min(raster.width, raster.height) >= input.limits.images.minimumSide else {
            throw EditFailure(
                .inputValidation, stage: .engine,
                "The new frame would have \(raster.width) x \(raster.height) pixels; the shorter side must have at least "
                    + "\(input.limits.images.minimumSide).")
        }
        let isSame = raster == canvas.raster
        // Before any pixel was changed both are one picture.
        canvas.reference = canvas.allowed == nil ? raster : try frame.applied(to: canvas.reference, compute: compute)
        if let allowed = canvas.allowed { canvas.allowed = try frame.applied(to: allowed, growing: true, compute: compute) }
        canvas.raster = raster
        canvas.frames.append(frame)
        return !isSame
    }

    // MARK: - Ends

    /// Brings a picture whose frame changed to the tier that was asked for: source and result through the same filter, so that what was
    /// equal stays equal.
    private func sized(_ canvas: EditCanvas) throws(EditFailure) -> EditCanvas {
        guard WorkingSize.isSizedAtTheEnd(input), input.resolution != .auto else { return canvas }
        let size = try ResultSize.of(canvas.reference, resolution: input.resolution, limits: input.limits.edits)
        guard size.width != canvas.width || size.height != canvas.height else { return canvas }
        return try session.timed("resample") { () throws(EditFailure) in
            var sized = canvas
            sized.raster = try WorkingSize.resized(canvas.raster, size, resolution: input.resolution, compute: compute)
            sized.reference =
                canvas.allowed == nil
                ? sized.raster
                : try WorkingSize.resized(canvas.reference, size, resolution: input.resolution, compute: compute)
            sized.allowed = try canvas.allowed.map { allowed throws(EditFailure) in
                try WorkingSize.grown(allowed, size, compute: compute)
            }
            return sized
        }
    }

    /// An unchanged picture is never an answer.
    private func refuseIfUnchanged(_ canvas: EditCanvas, _ idle: Set<Int>) throws(EditFailure) {
        guard idle.count == steps.count || canvas.raster == session.original else { return }
        let kinds = steps.map(\.plan.action.kind).joined(separator: ", ")
        throw EditFailure(
            .inputValidation, stage: .engine,
            "\(kinds) would leave this picture as it is: it already looks as asked. Ask for a stronger or another change.")
    }

    private func tell(_ idle: Set<Int>, varies: Bool) {
        for number in idle.sorted() {
            let plan = steps[number].plan
            session.notice(
                Notice(
                    code: .notApplied, message: "\(plan.action.kind) changed nothing: the picture already looks as asked.",
                    words: plan.words))
        }
        if !varies, input.seeds.count > 1 {
            let what =
                steps.count == 1 ? "\(steps[0].plan.action.kind) (\(steps[0].plan.action.summary))" : "What was asked for"
            session.notice(
                Notice(
                    code: .notApplied,
                    message: "All \(input.seeds.count) variations are the same picture: \(what) leaves nothing to vary.",
                    advice: "Ask for one image, or leave more open in the words."))
        }
    }

    private func inspect(_ canvas: EditCanvas) throws(EditFailure) -> PictureFacts {
        try session.timed("inspect") { () throws(EditFailure) in
            let inspector = PictureInspector(finder: session.finder)
            var facts: PictureFacts
            if let subject = try? session.knownSubject(on: canvas) {
                facts = try inspector.facts(
                    ofResult: canvas.raster, alpha: subject.alpha, isPerson: subject.isPerson, compute: compute)
            } else {
                facts = try inspector.facts(of: canvas.raster, compute: compute)
            }
            facts.plainBackgroundAsked = steps.contains { $0.plan.action.asksForPlainBackground }
            return facts
        }
    }

    /// The subject's interior, where every step but those of the frame leaves the subject alone by its nature.
    private func interior(_ canvas: EditCanvas) throws(EditFailure) -> Mask? {
        guard steps.contains(where: { $0.plan.action.keepsSubject == true }),
            !steps.contains(where: { $0.plan.action.keepsSubject == false }),
            let subject = try session.knownSubject(on: canvas), subject.alpha.values.count == canvas.raster.pixelCount
        else { return nil }
        return subject.interior
    }
}

extension PlanAction {
    /// Whether the step's promise is an untouched subject; `nil` for steps that move no pixel to another colour.
    var keepsSubject: Bool? {
        switch self {
        case .replaceBackground, .blurBackground: true
        case .extract(let region): region == .subject ? true : false
        case .crop, .straighten, .rotate, .flip: nil
        default: false
        }
    }

    /// A solid or transparent background was asked for.
    var asksForPlainBackground: Bool {
        switch self {
        case .replaceBackground(.transparent), .replaceBackground(.solid), .extract: true
        default: false
        }
    }
}
