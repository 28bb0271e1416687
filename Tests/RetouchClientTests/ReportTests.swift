// What `--json` promises to scripts, and that the text names the same facts.

import Foundation
import RetouchClient
import RetouchModel
import Testing

@Suite struct ReportTests {
    static let summary = EditSummary(
        editID: "edit-1",
        plan: EditPlan(steps: [
            PlanStep(
                action: .replaceBackground(.solid(Color(red: 0xf4, green: 0xf1, blue: 0xea))), words: "#f4f1ea",
                reason: "a colour")
        ]),
        engine: "local", mode: .balanced, modeReason: "soft edges",
        notices: [
            Notice(code: .simpleBackground, message: "Done.", words: "#f4f1ea", advice: "Try the other.", prompts: ["a", "b"])
        ],
        credits: 4,
        timings: [
            StageTiming(stage: "matte", microseconds: 1_500), StageTiming(stage: "matte", microseconds: 500),
            StageTiming(stage: "plan", microseconds: 12),
        ],
        suggestions: [
            Suggestion(tool: .upscale, score: 0.9, reason: "small", parameters: .upscale(tier: .fourK, factor: 2.5)),
            Suggestion(
                tool: .reframe, score: 0.5, reason: "odd",
                parameters: .reframe(aspectRatio: "4:5", expand: true, subject: Box(x: 1, y: 2, width: 3, height: 4))),
            Suggestion(tool: .backgroundRemove, score: 0.4, reason: "plain", parameters: .backgroundRemove(color: nil)),
            Suggestion(
                tool: .faceSwap, score: 0.3, reason: "face", parameters: .faceSwap(face: Box(x: 5, y: 6, width: 7, height: 8))),
            Suggestion(tool: .imageToVideo, score: 0.2, reason: "room", parameters: .imageToVideo(seconds: 5, height: 720)),
        ],
        pictures: [
            BackgroundPicture(
                file: "beach.jpg", licence: "CC-BY-4.0", credit: "Ana", source: "https://a.example", variations: [0, 1]),
            BackgroundPicture(file: "quay.jpg", variations: [1]),
        ])

    static let files = [7, UInt32.max].enumerated().map { index, seed in
        WrittenVariation(
            path: "out-\(index + 1).png",
            variation: Variation(
                index: index, bytes: [1, 2, 3], imageID: "id-\(index)", width: 640, height: 480, format: .png, seed: seed,
                sha256: String(repeating: "a", count: 64),
                fidelity: FidelityReport(
                    allowedFraction: 0.75, protectedPixels: 100, changedOutside: 25, largestDifferenceOutside: 3,
                    subjectPixels: 90, changedSubject: 0, lossless: true)))
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func theEditsObjectHasExactlyTheseKeys() throws {
        let report = try object(try JSONReport.edit(Self.summary, files: Self.files))
        #expect(
            report.keys.sorted() == [
                "credits", "editId", "engine", "fidelity", "images", "mode", "modeReason", "notices", "pictures", "plan", "seeds",
                "sha256", "suggestions", "timings",
            ])
        let drawn = try object(try JSONReport.edit(Self.summary, files: Self.files, sheet: "sheet.png"))
        #expect(drawn["contactSheet"] as? String == "sheet.png" && drawn.count == report.count + 1)
        #expect(report["credits"] as? Int == 4)
        #expect(report["seeds"] as? [Int] == [7, 4_294_967_295])
        #expect((report["sha256"] as? [String])?.count == 2)
        let image = try #require((report["images"] as? [[String: Any]])?.last)
        #expect(
            image.keys.sorted() == ["bytes", "fidelity", "file", "format", "height", "id", "seed", "sha256", "width"])
        #expect(image["file"] as? String == "out-2.png")
        let fidelity = try #require((report["fidelity"] as? [[String: Any]])?.first)
        #expect(
            fidelity.keys.sorted() == [
                "allowedFraction", "changedFraction", "changedOutside", "changedSubject", "largestDifferenceOutside", "lossless",
                "protectedPixels", "subjectPixels",
            ])
        #expect(fidelity["changedFraction"] as? Double == 0.25)
        let step = try #require(((report["plan"] as? [String: Any])?["steps"] as? [[String: String]])?.first)
        #expect(step == ["kind": "ReplaceBackground", "summary": "solid #f4f1ea", "words": "#f4f1ea", "reason": "a colour"])
        let notice = try #require((report["notices"] as? [[String: Any]])?.first)
        #expect(notice["code"] as? String == "SIMPLE_BACKGROUND")
        #expect(notice["prompts"] as? [String] == ["a", "b"])
        let picture = try #require((report["pictures"] as? [[String: Any]])?.first)
        #expect(picture.keys.sorted() == ["credit", "file", "licence", "source", "variations"])
        #expect(picture["licence"] as? String == "CC-BY-4.0" && picture["variations"] as? [Int] == [0, 1])
    }

    @Test func theTextNamesWhoMustBeNamed() {
        let lines = TextReport.edit(Self.summary, files: Self.files).split(separator: "\n").map(String.init)
        #expect(lines.contains("background  beach.jpg, CC-BY-4.0, by Ana, https://a.example"))
        #expect(lines.contains("background  quay.jpg, no licence named"))
    }

    @Test func timingsAreMillisecondsAndStagesOfOneNameAddUp() throws {
        let report = try object(try JSONReport.edit(Self.summary, files: Self.files))
        #expect(report["timings"] as? [String: Double] == ["matte": 2, "plan": 0.012])
    }

    @Test func suggestionsCarryTheParametersOfTheirTool() throws {
        let report = try object(try JSONReport.suggestions(Self.summary.suggestions))
        let suggestions = try #require(report["suggestions"] as? [[String: Any]])
        let keys = suggestions.map { ($0["parameters"] as? [String: Any])?.keys.sorted() ?? [] }
        #expect(
            keys == [
                ["factor", "tier"], ["aspectRatio", "method", "subject"], ["background"], ["face"],
                ["durationSeconds", "resolution"],
            ])
        #expect(suggestions.map { $0["tool"] as? String } == Suggestion.Tool.allCases.map(\.rawValue))
    }

    @Test func numbersAreWrittenInTheirShortestForm() throws {
        let text = try JSONReport.suggestions(Self.summary.suggestions)
        #expect(text.contains("\"score\" : 0.9,"))
    }

    @Test func theTextNamesFilesCreditsNoticesAndTools() {
        let text = TextReport.edit(Self.summary, files: Self.files)
        for fact in [
            "out-1.png", "out-2.png", "640x480", "seed 4294967295", "0 of 90 subject pixels differ", "25 of 100 protected",
            "SIMPLE_BACKGROUND", "credits     4", "local, balanced: soft edges", "plan 0.01 ms", "Image to Video",
        ] {
            #expect(text.contains(fact), "\(fact) is missing")
        }
    }

    /// A plan of several steps, one of them newer than this client.
    private static let plan = EditPlan(
        steps: [
            PlanStep(action: .flip(.horizontal), words: "mirror it", reason: "asked for"),
            PlanStep(action: .unknown(kind: "Shine", summary: "on the shoes"), words: "polish the shoes", reason: "asked for"),
        ], kept: [.named(NamedRegion(kind: .bodyPart, word: "skin"))])

    @Test func everyStepIsReportedWhateverItsKind() throws {
        var summary = Self.summary
        summary.plan = Self.plan
        let answer = PlanAnswer(
            plan: Self.plan, notices: summary.notices, engine: "", mode: .balanced, modeReason: "as told", credits: 2)
        for text in [TextReport.edit(summary, files: Self.files), TextReport.plan(answer)] {
            #expect(text.contains("plan        Flip: horizontal (\"mirror it\")\n"))
            #expect(text.contains("plan        Shine: on the shoes (\"polish the shoes\")\n"))
            #expect(text.contains("keep        the skin\n"))
            #expect(text.contains("  prompt    a\n"))
        }
        for report in [try JSONReport.edit(summary, files: Self.files), try JSONReport.plan(answer)] {
            let plan = try #require(try object(report)["plan"] as? [String: Any])
            #expect(plan["kept"] as? [String] == ["the skin"])
            let steps = try #require(plan["steps"] as? [[String: String]])
            #expect(steps.map { $0["kind"] } == ["Flip", "Shine"])
            #expect(
                steps.last == ["kind": "Shine", "summary": "on the shoes", "words": "polish the shoes", "reason": "asked for"])
        }
    }

    @Test func fidelitySaysOnlyWhatWasMeasured() throws {
        var file = try #require(Self.files.first)
        file.variation.fidelity.subjectPixels = 0
        #expect(TextReport.edit(Self.summary, files: [file]).contains("fidelity  25 of 100 protected pixels differ, largest"))
        file.variation.fidelity.protectedPixels = 0
        #expect(TextReport.edit(Self.summary, files: [file]).contains("fidelity  the plan may change the whole picture\n"))
    }

    @Test func anEmptyListOfSuggestionsSaysSo() {
        #expect(TextReport.suggestions([]) == "next        nothing suggested")
    }
}
