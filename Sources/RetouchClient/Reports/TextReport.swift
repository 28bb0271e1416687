// What a person reads after an edit.

import Foundation
package import RetouchModel

/// Answers as lines, each with its subject in the first column.
package enum TextReport {
    /// A finished edit: the files with their fidelity, what was done and why, what it cost, how long it took, what next.
    package static func edit(_ summary: EditSummary, files: [WrittenVariation], sheet: String? = nil) -> String {
        var lines: [String] = []
        for file in files {
            let picture = file.variation
            lines.append(
                "\(file.path)  \(picture.width)x\(picture.height)  seed \(picture.seed)  sha256 \(picture.sha256.prefix(16))…")
            lines.append("  fidelity  \(fidelity(picture.fidelity))")
        }
        if let sheet { lines.append("sheet       \(sheet)") }
        lines += summary.pictures.map(picture)
        lines += steps(summary.plan)
        lines.append("engine      \(summary.engine), \(summary.mode.rawValue): \(summary.modeReason)")
        lines += notices(summary.notices)
        lines.append("credits     \(summary.credits)")
        let stages = summary.timings.map { "\($0.stage) \(milliseconds($0.microseconds))" }
        lines.append("timings     \(stages.joined(separator: ", "))")
        lines.append(suggestions(summary.suggestions))
        return lines.joined(separator: "\n")
    }

    /// One line a suggestion, best first.
    package static func suggestions(_ suggestions: [Suggestion]) -> String {
        guard !suggestions.isEmpty else { return "next        nothing suggested" }
        let lines = suggestions.map { suggestion in
            "next        \(String(format: "%.2f", suggestion.score)) \(suggestion.tool.rawValue): \(suggestion.reason)"
        }
        return lines.joined(separator: "\n")
    }

    /// A picture of the server's folder: who must be named wherever the result is shown.
    private static func picture(_ picture: BackgroundPicture) -> String {
        let parts = [
            picture.file, picture.licence.isEmpty ? "no licence named" : picture.licence,
            picture.credit.isEmpty ? "" : "by \(picture.credit)", picture.source,
        ]
        return "background  \(parts.filter { !$0.isEmpty }.joined(separator: ", "))"
    }

    /// One line a step, in order, and one for what none of them may change.
    static func steps(_ plan: EditPlan) -> [String] {
        let steps = plan.steps.map { step in
            "plan        \(step.action.kind): \(step.action.summary)\(step.words.isEmpty ? "" : " (\"\(step.words)\")")"
        }
        return plan.kept.isEmpty ? steps : steps + ["keep        \(plan.kept.map(\.summary).joined(separator: ", "))"]
    }

    /// One line a notice, with a line below it for each prompt that it advises.
    static func notices(_ notices: [Notice]) -> [String] {
        notices.flatMap { notice in
            ["notice      \(notice.code.rawValue): \(notice.message)\(notice.advice.isEmpty ? "" : " \(notice.advice)")"]
                + notice.prompts.map { "  prompt    \($0)" }
        }
    }

    /// Only edits that promise an untouched subject count its pixels, and an edit of the whole picture protects none.
    private static func fidelity(_ report: FidelityReport) -> String {
        let subject =
            report.subjectPixels > 0 ? "\(report.changedSubject) of \(report.subjectPixels) subject pixels differ, " : ""
        let codec = report.lossless ? "" : " (lossy format: the codec's own differences included)"
        guard report.protectedPixels > 0 else { return "\(subject)the plan may change the whole picture\(codec)" }
        return "\(subject)\(report.changedOutside) of \(report.protectedPixels) protected pixels differ, "
            + "largest difference \(report.largestDifferenceOutside)\(codec)"
    }

    private static func milliseconds(_ microseconds: Int) -> String {
        microseconds < 1_000 ? String(format: "%.2f ms", Double(microseconds) / 1_000) : "\(microseconds / 1_000) ms"
    }
}
