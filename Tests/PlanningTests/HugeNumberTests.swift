// Numbers that no picture can have: they must neither end the server nor keep it busy.

import Planning
import RetouchModel
import Testing

@Suite struct HugeNumberTests {
    @Test(arguments: [
        "99999999999999999999999", "-99999999999999999999999", "1000000000", "1e30", "nan", "infinity", "-infinity", "0x1p90",
        "340282350000000000000000000000000000000", String(repeating: "9", count: 400),
    ])
    func anglesStayFinite(number: String) {
        let facts = PlanningFacts(width: 100, height: 100, hasContext: false, hasAnnotation: false, hasMask: false)
        for prompt in [
            "straighten by \(number) degrees", "rotate by \(number) degrees", "rotate the picture \(number) degrees to the left",
            "turn her head left by \(number) degrees", "crop to \(number):1", "make it \(number) brighter",
            "increase the contrast by \(number)", "blur the background by \(number)",
        ] {
            let request = EditRequest(operation: .edit, source: .inline([]), prompt: prompt)
            guard let planned = try? Planner.plan(request: request, facts: facts, limits: Limits()) else { continue }
            for step in planned.plan.steps {
                #expect(!step.action.summary.isEmpty, "\(prompt)")
                switch step.action {
                case .straighten(let degrees?): #expect(abs(degrees) <= 100_000, "\(prompt)")
                case .rotate(let degrees): #expect(abs(degrees) <= 180, "\(prompt)")
                default: break
                }
            }
        }
    }
}
