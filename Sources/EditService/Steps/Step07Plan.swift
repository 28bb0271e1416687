// Step 7: words and facts become a plan.

import Engines
import Imaging
import Planning
import RetouchModel

extension EditService {
    /// Plans, and refuses what the plan, the size and the output format cannot all have: before the engine works, not after.
    func plan(_ run: EditRun, _ pictures: Pictures) throws(EditFailure) -> EditPlan {
        run.outbox.add(Progress(stage: .plan, fraction: 0.03))
        return try run.timed("plan") { () throws(EditFailure) in
            let raster = pictures.source.raster
            let facts = PlanningFacts(
                width: raster.width, height: raster.height, hasContext: run.request.context != nil,
                hasAnnotation: run.request.annotation != nil, hasMask: run.request.mask != nil)
            let planned = try Planner.plan(request: run.request, facts: facts, limits: limits)
            if planned.plan.makesTransparency && run.request.output.format == .jpeg { throw Self.noTransparency }
            if !planned.plan.changesFrame {
                try checkSides(
                    ResultSize.of(raster, resolution: run.request.resolution, limits: limits.edits), run.request.output.format)
            }
            run.notice(planned.notices)
            run.find { $0.plan = planned.plan }
            return planned.plan
        }
    }

    /// A long and narrow picture can outgrow a format that is made for screens. Where the frame changes, the result's size is known only
    /// when it is there: step 10 asks then.
    func checkSides(_ size: ResultSize, _ format: ImageFormat) throws(EditFailure) {
        guard let most = ImageEncoder.longestSide(of: format), max(size.width, size.height) > most else { return }
        throw EditFailure(
            .inputValidation, stage: .output,
            "The result would be \(size.width) x \(size.height) pixels; a side of \(format.rawValue) can have \(most). "
                + "Ask for png or for a smaller resolution.")
    }

    /// Flattening onto a colour that nobody asked for would be a silent change.
    static let noTransparency = EditFailure(
        .inputValidation, stage: .output, "The result has transparency, which JPEG cannot hold. Ask for png or webp.")
}

extension EditPlan {
    /// The result has transparency, whatever the source has.
    var makesTransparency: Bool {
        steps.contains { step in
            switch step.action {
            case .replaceBackground(.transparent), .extract: true
            default: false
            }
        }
    }

    /// The result's sides do not follow from the source's alone.
    var changesFrame: Bool {
        steps.contains { step in
            switch step.action {
            case .crop, .straighten, .rotate: true
            default: false
            }
        }
    }
}
