// Things that are told by where they are, and by a colour that photographs show otherwise than screens.

import Planning
import RetouchModel
import Testing

@Suite("Things behind the subject")
struct BehindTests {
    private func region(_ prompt: String) throws -> Region {
        let request = EditRequest(operation: .edit, source: .inline([]), prompt: prompt)
        let facts = PlanningFacts(width: 800, height: 1200, hasContext: false, hasAnnotation: false, hasMask: false)
        switch try Planner.plan(request: request, facts: facts, limits: Limits()).plan.steps.first?.action {
        case .remove(let region): return region
        case .recolor(let recoloring): return recoloring.region
        default: throw EditFailure(.pipeline, stage: .plan, "\(prompt) neither removes nor recolours")
        }
    }

    private func thing(_ prompt: String) throws -> NamedRegion {
        guard case .named(let thing) = try region(prompt) else {
            throw EditFailure(.pipeline, stage: .plan, "\(prompt) names nothing")
        }
        return thing
    }

    @Test(
        "what is behind the subject is no part of it",
        arguments: [
            ("remove the golden ring behind the bag", "ring"), ("get rid of the red poster behind her", "poster"),
            ("erase the blue umbrella in the background", "umbrella"), ("remove the lamp behind the model", "lamp"),
            ("make the lamp in the background green", "lamp"),

        ])
    func behind(prompt: String, word: String) throws {
        let thing = try thing(prompt)
        #expect(thing.word == word)
        #expect(thing.isBehind)
    }

    @Test(
        "what is not behind it may be anywhere",
        arguments: ["remove the golden ring", "remove the red poster on the wall", "remove the lamp on the left"])
    func anywhere(prompt: String) throws {
        #expect(try !thing(prompt).isBehind)
    }

    @Test("gold is told by the colour that gilt has", arguments: ["make the gold parts silver", "remove the gold ring"])
    func gold(prompt: String) throws {
        let color: Color? =
            switch try region(prompt) {
            case .colorArea(let color): color
            case .named(let thing): thing.color
            default: nil
            }
        #expect(color == Color(red: 0xd4, green: 0xa9, blue: 0x3c))
    }
}
