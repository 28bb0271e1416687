// Whatever somebody types, the planner answers: with a plan, or with an error that has a name.

import Planning
import RetouchModel
import TestSupport
import Testing

@Suite struct MutatedPromptTests {
    private func plan(_ prompt: String, _ operation: EditRequest.Operation, marked: Bool = false) {
        let facts = PlanningFacts(width: 1024, height: 1536, hasContext: marked, hasAnnotation: marked, hasMask: false)
        let request = EditRequest(operation: operation, source: .inline([]), prompt: prompt)
        // A trap would end the process, and the suite with it.
        _ = try? Planner.plan(request: request, facts: facts, limits: Limits())
    }

    @Test(arguments: [
        "bg remove", "background, remove", "fill the vase with", "remove the", "change the to", "replace with", "(", ") (",
    ])
    func fragmentsAreAnswered(prompt: String) {
        for operation in [EditRequest.Operation.edit, .changeBackground] {
            plan(prompt, operation)
            plan(prompt, operation, marked: true)
        }
    }

    @Test func promptsInPiecesAreAnswered() throws {
        let prompts = try (["edit.tsv", "background.tsv"] + EditCorpusTests.later).flatMap(CorpusLine.load).map(\.prompt)
        let words = prompts.flatMap { $0.split(separator: " ") }
        var numbers = SplitMix(state: 9)
        for round in 0..<20_000 {
            guard var parts = prompts.randomElement(using: &numbers)?.split(separator: " "), !parts.isEmpty else { continue }
            switch round % 5 {
            case 0: parts.removeFirst(Int.random(in: 0..<parts.count, using: &numbers))
            case 1: parts.removeLast(Int.random(in: 0..<parts.count, using: &numbers))
            case 2: parts.shuffle(using: &numbers)
            case 3:
                for _ in 0..<3 {
                    parts.insert(
                        words.randomElement(using: &numbers) ?? "it", at: Int.random(in: 0...parts.count, using: &numbers))
                }
            default:
                parts.insert([",", "(", ")", ".", "and", "with", "-"].randomElement(using: &numbers) ?? ",", at: parts.count / 2)
            }
            plan(parts.joined(separator: " "), round % 7 == 0 ? .changeBackground : .edit, marked: round % 3 == 0)
        }
    }
}
