// The one JSON object that `--json` prints; its keys are an interface for scripts.

import Foundation
package import RetouchModel

/// A variation and the file that now holds it.
package struct WrittenVariation: Sendable {
    package let path: String
    package var variation: Variation

    package init(path: String, variation: Variation) {
        self.path = path
        self.variation = variation
    }
}

/// Answers as JSON objects, keys sorted, numbers in their shortest form.
package enum JSONReport {
    /// A finished edit. `seeds`, `sha256` and `fidelity` are lists in the order of the files; `timings` are milliseconds;
    /// `contactSheet` is there when one was drawn.
    package static func edit(_ summary: EditSummary, files: [WrittenVariation], sheet: String? = nil) throws -> String {
        try text(EditForm(summary, files, sheet))
    }

    /// `{"suggestions": [...]}`, best first.
    package static func suggestions(_ suggestions: [Suggestion]) throws -> String {
        try text(["suggestions": suggestions.map(SuggestionForm.init)])
    }

    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

private struct EditForm: Encodable {
    let editId: String
    let engine: String
    let mode: GenerationMode
    let modeReason: String
    let plan: StepsForm
    let notices: [Notice]
    let credits: Int
    let seeds: [UInt32]
    let sha256: [String]
    let fidelity: [FidelityForm]
    let images: [ImageForm]
    let timings: [String: Double]
    let suggestions: [SuggestionForm]
    let pictures: [BackgroundPicture]
    let contactSheet: String?

    init(_ summary: EditSummary, _ files: [WrittenVariation], _ sheet: String?) {
        contactSheet = sheet
        editId = summary.editID
        engine = summary.engine
        mode = summary.mode
        modeReason = summary.modeReason
        plan = StepsForm(summary.plan)
        notices = summary.notices
        credits = summary.credits
        seeds = files.map(\.variation.seed)
        sha256 = files.map(\.variation.sha256)
        fidelity = files.map { FidelityForm($0.variation.fidelity) }
        images = files.map(ImageForm.init)
        timings = Dictionary(
            summary.timings.map { ($0.stage, Double($0.microseconds) / 1_000) }, uniquingKeysWith: +)
        suggestions = summary.suggestions.map(SuggestionForm.init)
        pictures = summary.pictures
    }
}

private struct ImageForm: Encodable {
    let file: String
    let id: String
    let width: Int
    let height: Int
    let format: ImageFormat
    let seed: UInt32
    let sha256: String
    let bytes: Int
    let fidelity: FidelityForm

    init(_ written: WrittenVariation) {
        let picture = written.variation
        file = written.path
        id = picture.imageID
        width = picture.width
        height = picture.height
        format = picture.format
        seed = picture.seed
        sha256 = picture.sha256
        bytes = picture.bytes.count
        fidelity = FidelityForm(picture.fidelity)
    }
}

/// The report with its derived fraction.
private struct FidelityForm: Encodable {
    let allowedFraction: Double
    let protectedPixels: Int
    let changedOutside: Int
    let changedFraction: Double
    let largestDifferenceOutside: Int
    let subjectPixels: Int
    let changedSubject: Int
    let lossless: Bool

    init(_ report: FidelityReport) {
        allowedFraction = report.allowedFraction
        protectedPixels = report.protectedPixels
        changedOutside = report.changedOutside
        changedFraction = report.changedFraction
        largestDifferenceOutside = report.largestDifferenceOutside
        subjectPixels = report.subjectPixels
        changedSubject = report.changedSubject
        lossless = report.lossless
    }
}
