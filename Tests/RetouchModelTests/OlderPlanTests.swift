// Plans that an earlier version of the server stored: what was added since is read as not said.

import Foundation
import RetouchModel
import Testing

@Suite struct OlderPlanTests {
    /// The plan as JSON without a field that it did not have.
    private func read(_ plan: EditPlan, without field: String) throws -> EditPlan {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let json = String(decoding: try encoder.encode(plan), as: UTF8.self)
        let older = json.replacing("\"\(field)\":false,", with: "").replacing(",\"\(field)\":false", with: "")
        #expect(older.count < json.count && !older.contains(field))
        return try JSONDecoder().decode(EditPlan.self, from: Data(older.utf8))
    }

    private func plan(_ action: PlanAction) -> EditPlan { EditPlan(steps: [PlanStep(action: action, words: "w", reason: "r")]) }

    @Test func floorsDidNotMirror() throws {
        let studio = plan(
            .replaceBackground(.studio(StudioBackdrop(color: .white, gradientTo: .black, light: .spot, floor: true))))
        #expect(try read(studio, without: "gloss") == studio)
    }

    @Test func thingsWereNotBehindTheSubject() throws {
        for thing in [
            NamedRegion(kind: .other, word: "ring", color: .black, side: .left), NamedRegion(kind: .garment, word: "dress"),
        ] {
            let removal = plan(.remove(.named(thing)))
            #expect(try read(removal, without: "isBehind") == removal)
        }
    }
}
