// What a person reads after an edit.

import Foundation
import RetouchModel

enum TextReport {
    static func printEdit(_ summary: EditSummary, files: [WrittenVariation]) {
        for file in files {
            let picture = file.variation
            print("\(file.path)  \(picture.width)x\(picture.height)  seed \(picture.seed)  sha256 \(picture.sha256.prefix(16))…")
            print("  fidelity  \(fidelity(picture.fidelity))")
        }
        for step in summary.plan.steps {
            print("plan        \(step.action.kind): \(step.action.summary)\(step.words.isEmpty ? "" : " (\"\(step.words)\")")")
        }
        print("engine      \(summary.engine), \(summary.mode.rawValue): \(summary.modeReason)")
        for notice in summary.notices {
            print("notice      \(notice.code.rawValue): \(notice.message)\(notice.advice.isEmpty ? "" : " \(notice.advice)")")
        }
        print("credits     \(summary.credits)")
        let stages = summary.timings.map { "\($0.stage) \(milliseconds($0.microseconds))" }
        print("timings     \(stages.joined(separator: ", "))")
        printSuggestions(summary.suggestions)
    }

    static func printSuggestions(_ suggestions: [Suggestion]) {
        guard !suggestions.isEmpty else { return print("next        nothing suggested") }
        for suggestion in suggestions {
            let score = String(format: "%.2f", suggestion.score)
            print("next        \(score) \(suggestion.tool.rawValue): \(suggestion.reason)")
        }
    }

    private static func fidelity(_ report: FidelityReport) -> String {
        let subject = "\(report.changedSubject) of \(report.subjectPixels) subject pixels differ"
        let outside = "\(report.changedOutside) of \(report.protectedPixels) protected pixels differ"
        let codec = report.lossless ? "" : " (lossy format: the codec's own differences included)"
        return "\(subject), \(outside), largest difference \(report.largestDifferenceOutside)\(codec)"
    }

    private static func milliseconds(_ microseconds: Int) -> String {
        microseconds < 1_000 ? String(format: "%.2f ms", Double(microseconds) / 1_000) : "\(microseconds / 1_000) ms"
    }
}
