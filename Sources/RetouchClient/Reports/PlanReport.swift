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
        var lines = answer.steps.map { step in
            "plan        \(step.kind): \(step.summary)\(step.words.isEmpty ? "" : " (\"\(step.words)\")")"
        }
        lines.append(
            "engine      \(answer.engine.isEmpty ? "none" : answer.engine), \(answer.mode.rawValue): \(answer.modeReason)")
        for notice in answer.notices {
            lines.append(
                "notice      \(notice.code.rawValue): \(notice.message)\(notice.advice.isEmpty ? "" : " \(notice.advice)")")
            lines += notice.prompts.map { "  prompt    \($0)" }
        }
        lines.append("credits     \(answer.credits)")
        return lines.joined(separator: "\n")
    }
}

private struct PlanForm: Encodable {
    struct Plan: Encodable {
        let steps: [Step]
    }

    struct Step: Encodable {
        let kind: String
        let summary: String
        let words: String
        let reason: String
    }

    let plan: Plan
    let notices: [Notice]
    let engine: String
    let mode: GenerationMode
    let modeReason: String
    let credits: Int

    init(_ answer: PlanAnswer) {
        plan = Plan(
            steps: answer.steps.map { Step(kind: $0.kind, summary: $0.summary, words: $0.words, reason: $0.reason) })
        notices = answer.notices
        engine = answer.engine
        mode = answer.mode
        modeReason = answer.modeReason
        credits = answer.credits
    }
}
