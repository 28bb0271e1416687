// What a plan keeps stays, byte by byte, whatever the steps do.

import Engines
import Foundation
import Imaging
import RetouchModel
import Testing

@Suite("Kept regions")
struct KeptRegionTests {
    @Test("no pixel of what is kept changes, and the rest does")
    func kept() throws {
        var edit = DrawnEdit(.solid(Color(red: 250, green: 10, blue: 10)))
        edit.input.plan.kept = [.part(.left)]
        let source = edit.input.source.raster
        let result = try #require(try edit.run().variations.first).raster
        var changedLeft = 0
        var changedRight = 0
        for y in 0..<source.height {
            for x in 0..<source.width {
                let at = (y * source.width + x) * 4
                guard source.pixels[at..<at + 4] != result.pixels[at..<at + 4] else { continue }
                if x < source.width / 2 { changedLeft += 1 } else { changedRight += 1 }
            }
        }
        #expect(changedLeft == 0)
        #expect(changedRight > source.width * source.height / 5)
    }

    @Test("what cannot be found is not silently given up")
    func notFound() {
        var edit = DrawnEdit(.solid(.white))
        edit.input.plan.kept = [.named(NamedRegion(kind: .other, word: "chair"))]
        #expect(throws: EditFailure.self) { try edit.run() }
    }

    @Test("a plan that keeps everything that it would change is refused")
    func nothingLeft() {
        var edit = DrawnEdit(.solid(.white))
        edit.input.plan.kept = [.whole]
        #expect(throws: EditFailure.self) { try edit.run() }
    }

    @Test("plans that were stored before regions could be kept are still read")
    func coding() throws {
        let plan = EditPlan(steps: [PlanStep(action: .flip(.horizontal), words: "flip", reason: "asked")], kept: [.subject])
        let data = try JSONEncoder().encode(plan)
        #expect(try JSONDecoder().decode(EditPlan.self, from: data) == plan)
        let old = try #require(String(data: JSONEncoder().encode(EditPlan(steps: plan.steps)), encoding: .utf8))
            .replacing(#","kept":[]"#, with: "").replacing(#""kept":[],"#, with: "")
        #expect(!old.contains("kept"))
        #expect(try JSONDecoder().decode(EditPlan.self, from: Data(old.utf8)).kept.isEmpty)
    }
}
