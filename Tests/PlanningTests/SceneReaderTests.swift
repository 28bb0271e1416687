// Tags and captions are read as prompts are, so that both name a thing by the same word.

import Planning
import RetouchModel
import Testing

@Suite struct SceneReaderTests {
    @Test func tagsAreNamedAsPromptsNameThem() {
        let scene = SceneReader.read("seaside, Palm Trees, golden hour, tropical")
        #expect(scene.places == ["beach", "tropical"] && scene.objects == ["palm tree"] && scene.lights == ["golden hour"])
        #expect(scene.brief?.place == .beach && scene.brief?.hour == .golden)
    }

    @Test func aCaptionIsReadLikeTags() {
        let scene = SceneReader.read("An outdoor café in Paris on a rainy evening.")
        #expect(scene.places == ["outdoors", "cafe", "paris"])
        #expect(scene.brief?.place == .cafe && scene.brief?.hour == .dusk && scene.brief?.weather == .rain)
    }

    @Test func wordsThatNoLexiconKnowsAreThings() {
        let scene = SceneReader.read("beach, zeppelin, oscillograph")
        #expect(scene.places == ["beach"] && scene.objects == ["zeppelin", "oscillograph"])
    }

    @Test func whatIsNotThereIsNotSaid() {
        let scene = SceneReader.read("beach, no people, without palm trees")
        #expect(scene.places == ["beach"] && scene.objects.isEmpty)
    }

    @Test func colorsOfWallsAreKept() {
        let scene = SceneReader.read("white brick wall")
        #expect(scene.brief?.place == .wall && scene.brief?.material == .brick && scene.brief?.palette == [.white])
    }

    /// "Wood" is a forest by itself, and what a wall is made of where there is one.
    @Test func aWoodenWallIsNoForest() {
        let wall = SceneReader.read("wooden paneling with blinds")
        #expect(wall.brief?.place == .wall && wall.brief?.material == .wood && wall.brief?.light == .blinds)
        let table = SceneReader.read("a wooden table")
        #expect(table.brief?.place == .table && table.brief?.table == .wood)
        #expect(SceneReader.read("in the woods").brief?.place == .forest)
    }

    @Test(arguments: ["", "  ,,, ", "\u{0}\u{1}", "!!!", String(repeating: "beach ", count: 10_000)])
    func anyTextIsRead(text: String) {
        let scene = SceneReader.read(text)
        #expect(scene.places.isEmpty || scene.places == ["beach"])
        #expect(scene.text == text)
    }

    /// The words of a prompt and of a picture's tags meet.
    @Test(arguments: [
        ("outdoor cafe in Paris with warm afternoon light", "cafe, Paris, afternoon"),
        ("tropical beach at golden hour", "tropical beach, golden hour"), ("in a modern kitchen", "kitchen"),
        ("on a yacht", "yacht, sea"),
    ])
    func promptsAndTagsMeet(prompt: String, tags: String) throws {
        let request = EditRequest(operation: .changeBackground, source: .inline([1]), prompt: prompt)
        let planned = try Planner.plan(
            request: request,
            facts: PlanningFacts(width: 100, height: 100, hasContext: false, hasAnnotation: false, hasMask: false),
            limits: Limits())
        guard case .replaceBackground(.described(let asked)) = planned.plan.steps.first?.action else {
            return #expect(Bool(false), "no scene: \(planned.plan)")
        }
        let shown = SceneReader.read(tags)
        #expect(!Set(asked.places).isDisjoint(with: shown.places), "\(asked.places) \(shown.places)")
    }
}
