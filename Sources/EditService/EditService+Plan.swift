// PlanEdit: what an edit would do, and what it would cost.

import Engines
import Imaging
import Planning
package import RetouchModel

extension EditService {
    /// Plans without looking at a pixel: of the source only the header is read. Costs nothing and waits for nobody.
    ///
    /// - Parameter request: an empty inline source stands for none; the price is then that of a 1k picture.
    /// - Throws: what the planner refuses, `imageLoad` and `notFound` for the source, `inputValidation` for an unknown engine.
    package func planEdit(_ request: EditRequest, call: EditCall) async throws(EditFailure) -> PlanAnswer {
        try request.check(limits)
        return try await storagePool.run { () throws(EditFailure) in
            let size = try self.size(of: request.source, account: call.account)
            let facts = PlanningFacts(
                width: size.width, height: size.height, hasContext: request.context != nil,
                hasAnnotation: request.annotation != nil, hasMask: request.mask != nil)
            let planned = try Planner.plan(request: request, facts: facts, limits: self.limits)
            return try self.answer(planned, request, size)
        }
    }

    private func answer(
        _ planned: PlannedEdit, _ request: EditRequest, _ size: (width: Int, height: Int)
    ) throws(EditFailure) -> PlanAnswer {
        var notices = planned.notices
        var engine = ""
        do throws(EditFailure) {
            engine = try machinery.executor.registry.engine(for: planned.plan, named: request.engine).name
        } catch {
            notices.append(try notice(of: error, planned.plan))
        }
        let pixels = request.resolution.targetPixels ?? size.width * size.height
        let isAuto = request.mode == .auto
        return PlanAnswer(
            plan: planned.plan, notices: notices, engine: engine, mode: isAuto ? .balanced : request.mode,
            modeReason: isAuto
                ? "auto is priced as balanced; the pixels decide when the edit runs" : "\(request.mode.rawValue) was asked for",
            credits: Credits.perImage(mode: request.mode, pixels: pixels) * request.imageCount)
    }

    /// What keeps the plan from being carried out as it is, where the caller or the operator can do something about it.
    ///
    /// - Throws: every other failure.
    private func notice(of failure: EditFailure, _ plan: EditPlan) throws(EditFailure) -> Notice {
        let advice: String
        switch failure.reason {
        case .needsGenerativeEngine: advice = "The plan stands; to have it carried out, configure an engine that can do it."
        case .annotationMissing: advice = "The plan stands; to have it carried out, show the place with an annotation or a mask."
        default: throw failure
        }
        return Notice(
            code: .notApplied, message: failure.message, words: plan.steps.map(\.words).joined(separator: ", "), advice: advice)
    }

    /// From the header or the store; 1,024 x 1,024 without a source.
    func size(of source: ImageReference, account: String) throws(EditFailure) -> (width: Int, height: Int) {
        switch source {
        case .inline([]): return (1_024, 1_024)
        case .inline(let bytes):
            let header = try ImageDecoder.probe(bytes, limits: limits.images)
            return (header.width, header.height)
        case .stored(let id):
            let image = try store.image(id, account: account)
            return (image.width, image.height)
        }
    }
}
