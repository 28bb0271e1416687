// What a person or a script reads of a plan.

import Foundation
package import RetouchModel

extension JSONReport {
    /// `{"plan": {"steps": [{"kind": ...}]}, "notices": [...], "credits": ...}`.
    package static func plan(_ answer: PlanAnswer) throws -> String {
        try text(PlanForm(answer))
    }
}

extension TextReport {
    /// The steps, the engine, the notices and the price.
    package static func plan(_ answer: PlanAnswer) -> String {
        var lines = steps(answer.plan)
        lines.append(
            "engine      \(answer.engine.isEmpty ? "none" : answer.engine), \(answer.mode.rawValue): \(answer.modeReason)")
        lines += notices(answer.notices)
        lines.append("credits     \(answer.credits)")
        return lines.joined(separator: "\n")
    }
}

/// The steps as JSON: what a reader needs, whatever the kind.
struct StepsForm: Encodable {
    struct Step: Encodable {
        let kind: String
        let summary: String
        let words: String
        let reason: String
    }

    let steps: [Step]
    /// What no step may change, in words.
    let kept: [String]

    init(_ plan: EditPlan) {
        steps = plan.steps.map {
            Step(kind: $0.action.kind, summary: $0.action.summary, words: $0.words, reason: $0.reason)
        }
        kept = plan.kept.map(\.summary)
    }
}

private struct PlanForm: Encodable {
    let plan: StepsForm
    let notices: [Notice]
    let engine: String
    let mode: GenerationMode
    let modeReason: String
    let credits: Int

    init(_ answer: PlanAnswer) {
        plan = StepsForm(answer.plan)
        notices = answer.notices
        engine = answer.engine
        mode = answer.mode
        modeReason = answer.modeReason
        credits = answer.credits
    }
}
