// Seasons, fields that are called by what grows there, and floors that mirror.

import Planning
import RetouchModel
import Testing

@Suite("Seasons and surfaces")
struct SeasonTests {
    private func backdrop(_ prompt: String) throws -> (backdrop: Backdrop, notices: [Notice]) {
        let request = EditRequest(operation: .changeBackground, source: .inline([]), prompt: prompt)
        let facts = PlanningFacts(width: 800, height: 1200, hasContext: false, hasAnnotation: false, hasMask: false)
        let planned = try Planner.plan(request: request, facts: facts, limits: Limits())
        guard case .replaceBackground(let backdrop) = planned.plan.steps.first?.action else {
            throw EditFailure(.pipeline, stage: .plan, "\(prompt) is no background")
        }
        return (backdrop, planned.notices)
    }

    private func scene(_ prompt: String) throws -> SceneDescription {
        guard case .described(let scene) = try backdrop(prompt).backdrop else {
            throw EditFailure(.pipeline, stage: .plan, "\(prompt) is no scene")
        }
        return scene
    }

    private func studio(_ prompt: String) throws -> StudioBackdrop {
        guard case .studio(let studio) = try backdrop(prompt).backdrop else {
            throw EditFailure(.pipeline, stage: .plan, "\(prompt) is no studio")
        }
        return studio
    }

    @Test(
        "a season is read, by whatever word",
        arguments: [
            ("autumn park with golden leaves", ScenePlace.park, SceneSeason.autumn), ("a forest in the fall", .forest, .autumn),
            ("autumn forest", .forest, .autumn), ("park in spring", .park, .spring),
            ("garden with cherry blossoms", .garden, .spring),
            ("a park path covered in autumn leaves", .park, .autumn),
        ])
    func seasons(prompt: String, place: ScenePlace, season: SceneSeason) throws {
        let scene = try scene(prompt)
        #expect(scene.brief?.place == place)
        #expect(scene.brief?.season == season)
        #expect(
            !scene.leftOut.contains { ["autumn", "fall", "spring", "autumn leaf", "cherry blossom"].contains($0) },
            "\(scene.leftOut)")
    }

    @Test("a park alone has no season") func noSeason() throws {
        #expect(try scene("sunny park").brief?.season == nil)
    }

    @Test("a field has the colour of what grows there; a colour that is named comes first")
    func fields() throws {
        let lavender = try scene("lavender field in the evening")
        #expect(lavender.brief?.place == .meadow)
        let color = try #require(lavender.brief?.palette.first)
        #expect(color.blue > color.red && color.red > color.green, "\(color.hex)")
        #expect(lavender.leftOut.isEmpty, "\(lavender.leftOut)")
        let poppies = try #require(try scene("poppy field").brief?.palette.first)
        #expect(poppies.red > 150 && poppies.green < 90, "\(poppies.hex)")
    }

    @Test("bookshops are libraries") func bookshop() throws {
        #expect(try scene("cozy bookshop").brief?.place == .library)
    }

    @Test(
        "a surface that mirrors",
        arguments: [
            "black glossy surface, dramatic lighting", "on a reflective black surface", "black background with a reflection",
            "black acrylic backdrop",
        ])
    func gloss(prompt: String) throws {
        let studio = try studio(prompt)
        #expect(studio.gloss && studio.floor)
        #expect(studio.color.red < 0x20)
    }

    @Test(
        "a surface that must not mirror", arguments: ["white studio backdrop without reflections", "white studio, no reflection"])
    func mat(prompt: String) throws {
        #expect(try !studio(prompt).gloss)
    }

    @Test("gloss that a scene does not show is told") func glossOfScene() throws {
        for prompt in ["a glossy beach at noon", "transparent background with a reflection"] {
            let planned = try backdrop(prompt)
            #expect(planned.notices.contains { $0.code == .notApplied }, "\(prompt): \(planned.notices)")
        }
    }

    @Test("marble mirrors by itself") func glossOfMarble() throws {
        let planned = try backdrop("on a glossy marble table")
        #expect(!planned.notices.contains { $0.code == .notApplied }, "\(planned.notices)")
    }
}
