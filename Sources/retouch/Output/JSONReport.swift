// The one JSON object that `--json` prints; its keys are an interface for scripts.

import Foundation
import RetouchModel

enum JSONReport {
    static func edit(_ summary: EditSummary, files: [WrittenVariation]) throws -> String {
        try text([
            "editId": summary.editID,
            "engine": summary.engine,
            "mode": summary.mode.rawValue,
            "modeReason": summary.modeReason,
            "plan": plan(summary.plan),
            "notices": summary.notices.map(notice),
            "credits": summary.credits,
            "seeds": files.map { Int($0.variation.seed) },
            "sha256": files.map(\.variation.sha256),
            "fidelity": files.map { fidelity($0.variation.fidelity) },
            "images": files.map(image),
            "timings": Dictionary(
                summary.timings.map { ($0.stage, Double($0.microseconds) / 1_000) }, uniquingKeysWith: +),
            "suggestions": summary.suggestions.map(suggestion),
        ])
    }

    static func suggestions(_ suggestions: [Suggestion]) throws -> String {
        try text(["suggestions": suggestions.map(suggestion)])
    }

    static func text(_ object: [String: Any]) throws -> String {
        let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try JSONSerialization.data(withJSONObject: object, options: options), as: UTF8.self)
    }

    private static func plan(_ plan: EditPlan) -> [String: Any] {
        [
            "steps": plan.steps.map { step in
                [
                    "kind": step.action.kind, "summary": step.action.summary, "words": step.words, "reason": step.reason,
                ]
            }
        ]
    }

    private static func notice(_ notice: Notice) -> [String: Any] {
        ["code": notice.code.rawValue, "message": notice.message, "words": notice.words, "advice": notice.advice]
    }

    private static func image(_ file: WrittenVariation) -> [String: Any] {
        let picture = file.variation
        return [
            "file": file.path, "id": picture.imageID, "width": picture.width, "height": picture.height,
            "format": picture.format.rawValue, "seed": Int(picture.seed), "sha256": picture.sha256,
            "bytes": picture.bytes.count, "fidelity": fidelity(picture.fidelity),
        ]
    }

    private static func fidelity(_ report: FidelityReport) -> [String: Any] {
        [
            "allowedFraction": report.allowedFraction, "protectedPixels": report.protectedPixels,
            "changedOutside": report.changedOutside, "changedFraction": report.changedFraction,
            "largestDifferenceOutside": report.largestDifferenceOutside, "subjectPixels": report.subjectPixels,
            "changedSubject": report.changedSubject, "lossless": report.lossless,
        ]
    }

    private static func suggestion(_ suggestion: Suggestion) -> [String: Any] {
        [
            "tool": suggestion.tool.rawValue, "score": Double(suggestion.score), "reason": suggestion.reason,
            "parameters": parameters(suggestion.parameters),
        ]
    }

    private static func parameters(_ parameters: Suggestion.Parameters) -> [String: Any] {
        switch parameters {
        case .upscale(let tier, let factor): ["tier": tier.rawValue, "factor": Double(factor)]
        case .reframe(let ratio, let expand, let subject):
            ["aspectRatio": ratio, "method": expand ? "expand" : "crop"].merging(
                subject.map { ["subject": box($0)] } ?? [:], uniquingKeysWith: { first, _ in first })
        case .backgroundRemove(let color): ["background": color?.hex ?? "transparent"]
        case .faceSwap(let face): ["face": box(face)]
        case .imageToVideo(let seconds, let height): ["durationSeconds": seconds, "resolution": "\(height)p"]
        }
    }

    private static func box(_ box: Box) -> [String: Any] {
        ["x": box.x, "y": box.y, "width": box.width, "height": box.height]
    }
}
