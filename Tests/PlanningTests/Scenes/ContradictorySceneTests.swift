// Scenes that say nothing, too much, or one thing and its opposite.

import Planning
import RetouchModel
import Testing

@Suite("Contradictory scenes")
struct ContradictorySceneTests {
    private func scene(_ prompt: String) throws -> SceneDescription {
        let request = EditRequest(operation: .changeBackground, source: .inline([]), prompt: prompt)
        let facts = PlanningFacts(width: 800, height: 1200, hasContext: false, hasAnnotation: false, hasMask: false)
        let plan = try Planner.plan(request: request, facts: facts, limits: Limits()).plan
        guard case .replaceBackground(.described(let scene)) = plan.steps.first?.action else {
            throw EditFailure(.pipeline, stage: .plan, "\(prompt) is no scene")
        }
        return scene
    }

    @Test(
        "a time of day that contradicts another is left out and named, not averaged",
        arguments: [("sunny midnight on a beach", ["midnight", "sunny"]), ("beach at noon at night", ["night", "noon"])])
    func hours(prompt: String, words: [String]) throws {
        let scene = try scene(prompt)
        #expect(scene.brief?.place == .beach)
        #expect(scene.brief?.hour != nil)
        #expect(scene.leftOut.count == 1 && words.contains(scene.leftOut[0]), "\(scene.leftOut)")
    }

    @Test("times that go together are one time")
    func together() throws {
        let scene = try scene("cafe in the afternoon at golden hour")
        #expect(scene.brief?.hour == .golden)
        #expect(scene.leftOut.isEmpty)
    }

    @Test("of three places one is shown, and the other two are named")
    func places() throws {
        let scene = try scene("a beach in a library on a mountain")
        #expect(scene.brief?.place == .library)
        #expect(Set(scene.leftOut) == ["beach", "mountain"])
    }

    @Test("a light without a place is a scene of no brief", arguments: ["sunny midnight", "golden hour"])
    func noPlace(prompt: String) throws {
        #expect(try scene(prompt).brief == nil)
    }

    @Test("nothing at all is not understood", arguments: ["empty", "something nice"])
    func nothing(prompt: String) {
        #expect(throws: EditFailure.self) { try scene(prompt) }
    }
}
