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
            try checkSide(of: raster, run.request)
            run.notice(planned.notices)
            run.find { $0.plan = planned.plan }
            return planned.plan
        }
    }

    /// A long and narrow picture can outgrow a format that is made for screens.
    private func checkSide(of source: Raster, _ request: EditRequest) throws(EditFailure) {
        guard let most = ImageEncoder.longestSide(of: request.output.format) else { return }
        let size = try ResultSize.of(source, resolution: request.resolution, limits: limits.edits)
        guard max(size.width, size.height) > most else { return }
        throw EditFailure(
            .inputValidation, stage: .output,
            "The result would be \(size.width) x \(size.height) pixels; a side of \(request.output.format.rawValue) can have "
                + "\(most). Ask for png or for a smaller resolution.")
    }

    /// Flattening onto a colour that nobody asked for would be a silent change.
    static let noTransparency = EditFailure(
        .inputValidation, stage: .output, "The result has transparency, which JPEG cannot hold. Ask for png or webp.")
}

extension EditPlan {
    /// A transparent background was asked for.
    var makesTransparency: Bool {
        steps.contains { if case .replaceBackground(.transparent) = $0.action { true } else { false } }
    }

    /// The subject must stay as it was: its pixels are counted by the fidelity report.
    var changesBackground: Bool {
        steps.contains { if case .replaceBackground = $0.action { true } else { false } }
    }
}
