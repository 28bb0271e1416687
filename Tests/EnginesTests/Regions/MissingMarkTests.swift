// Prompts that mean a mark which nobody drew.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct MissingMarkTests {
    private static let ring = MarkedScene.circle(MarkedScene.discCenter, SIMD2(80, 76), MarkedScene.blue)

    private func failure(_ reference: MarkReference, _ annotation: DrawnAnnotation?) throws -> EditFailure {
        let failure = try #require(MarkedScene.recolor(.annotation(reference), annotation: annotation).failure())
        #expect(failure.reason == .annotationMissing, "\(failure)")
        return failure
    }

    @Test func theCircleThatWasNotSent() throws {
        for reference in [MarkReference(), MarkReference(color: MarkedScene.red, isExact: true, word: "sleeve")] {
            let message = try failure(reference, nil).message
            #expect(message.contains("no annotation was sent") && message.contains("Circle it or paint over it"), "\(message)")
        }
    }

    /// Another step's mark is missing: the edit is refused as a whole, before the step that could be done.
    @Test func aLaterStepsMarkIsMissedBeforeAnyStepRuns() throws {
        var trial = MarkedScene.recolor(.annotation(MarkReference(color: MarkedScene.blue)), annotation: .strokes([Self.ring]))
        trial.edit.input.plan.steps.append(
            PlanStep(action: .remove(.annotation(MarkReference(color: MarkedScene.red))), words: "", reason: ""))
        var delivered = 0
        var stages: Set<String> = []
        let executor = PlanExecutor(registry: EngineRegistry(engines: [LocalEngine(finder: trial.edit.finder)]))
        let failure = #expect(throws: EditFailure.self) {
            try executor.execute(
                trial.edit.input, compute: trial.edit.compute, progress: { stages.insert("\($0.stage)") },
                deliver: { _ in delivered += 1 })
        }
        #expect(failure?.reason == .annotationMissing)
        #expect(delivered == 0 && stages.isEmpty, "\(stages)")
    }

    @Test(arguments: [("red", "#e01b24"), ("green", "#00a040"), ("black", "#000000")])
    func aColorThatWasNotDrawnNamesTheDrawnOnes(name: String, hex: String) throws {
        let asked = MarkReference(color: Color(hex: hex)!)
        let one = try failure(asked, .strokes([Self.ring])).message
        #expect(one.contains(hex) && one.contains("the marks are blue."), "\(one)")
        var sheet = Drawing(MarkedScene.width, MarkedScene.height)
        sheet.ring(MarkedScene.discCenter, SIMD2(80, 76), width: 6, MarkedScene.blue)
        sheet.ring(MarkedScene.boxCenter, SIMD2(70, 70), width: 6, Color(hex: "#ffd000")!)
        let two = try failure(asked, .overlay(sheet.raster)).message
        #expect(two.contains(hex) && (two.contains("blue and yellow") || two.contains("yellow and blue")), "\(two)")
    }
}
