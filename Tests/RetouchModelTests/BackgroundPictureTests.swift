// Pictures of the server's folder in an answer.

import Foundation
import RetouchModel
import Testing

@Suite struct BackgroundPictureTests {
    private let summary = EditSummary(
        editID: "edit-1", plan: EditPlan(steps: []), engine: "local", mode: .fast, modeReason: "", notices: [], credits: 1,
        timings: [], suggestions: [],
        pictures: [BackgroundPicture(file: "a.jpg", licence: "CC0", credit: "Ana", source: "shelf", variations: [0, 3])])

    @Test func anAnswerIsStoredWithItsPictures() throws {
        let stored = try JSONEncoder().encode(summary)
        #expect(try JSONDecoder().decode(EditSummary.self, from: stored) == summary)
    }

    /// Idempotency keys are remembered for days, over updates of the server.
    @Test func anAnswerThatWasStoredBeforeHasNone() throws {
        let stored = try JSONEncoder().encode(summary)
        var object = try #require(try JSONSerialization.jsonObject(with: stored) as? [String: Any])
        try #require(object.removeValue(forKey: "pictures") != nil)
        let read = try JSONDecoder().decode(EditSummary.self, from: JSONSerialization.data(withJSONObject: object))
        var expected = summary
        expected.pictures = []
        #expect(read == expected)
    }

    @Test func aPictureIsNamedOnceWithAllItsVariations() {
        var pictures: [BackgroundPicture] = []
        for (file, variation) in [("b", 2), ("a", 1), ("b", 0), ("b", 2)] {
            pictures.add(BackgroundPicture(file: file, variations: [variation]))
        }
        #expect(pictures.map(\.file) == ["b", "a"] && pictures.map(\.variations) == [[0, 2], [1]])
    }
}
