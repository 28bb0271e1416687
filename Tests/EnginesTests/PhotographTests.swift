// Real photographs through the real nets: facts, fidelity, and what the numbers can say of the looks.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite(.serialized) struct PhotographTests {
    private static let compute = Compute(workers: 2)

    private func finder() throws -> VisionSubject {
        VisionSubject(models: VisionModels(directory: try Repository.models().path(), threads: 2))
    }

    private func photograph(_ name: String) throws -> DecodedImage {
        try ImageDecoder.decode(
            Repository.bytes(Repository.photograph(name)), limits: Limits.Images(), compute: Self.compute)
    }

    @Test func factsOfThePhotographsAreTrue() throws {
        let inspector = PictureInspector(finder: try finder())
        let woman = try inspector.facts(of: try photograph("people").raster, compute: Self.compute)
        #expect(woman.subjectIsPerson && woman.face != nil)
        #expect(woman.backgroundComplexity > 0.5, "a cafe")
        let bag = try inspector.facts(of: try photograph("product").raster, compute: Self.compute)
        #expect(!bag.subjectIsPerson && bag.face == nil && bag.subject != nil)
        #expect(bag.backgroundComplexity > 0.3)
        let drawing = try inspector.facts(of: try photograph("graphic").raster, compute: Self.compute)
        #expect(drawing.backgroundComplexity < 0.15, "things before a plain wall")
    }

    @Test(arguments: ["product", "people"])
    func everyBackdropKeepsTheSubject(name: String) throws {
        let finder = try finder()
        let source = try photograph(name)
        let studio = Backdrop.studio(StudioBackdrop(color: .white))
        for backdrop in [studio, .solid(Color(hex: "#f4f1ea")!), .transparent, .context(ContextBackdrop(blur: 0.02))] {
            let input = EngineInput(
                source: source, context: try photograph("car"),
                plan: EditPlan(steps: [PlanStep(action: .replaceBackground(backdrop), words: "", reason: "")]),
                seeds: [8], mode: .balanced)
            let executor = PlanExecutor(registry: EngineRegistry(engines: [LocalEngine(finder: finder)]))
            var reports: [FidelityReport] = []
            let execution = try executor.execute(input, compute: Self.compute, progress: { _ in }) {
                (variation: EngineVariation) throws(EditFailure) in
                reports.append(
                    try FidelityMeter.measure(
                        variation.raster, variation: variation, lossless: true, backgroundChange: true,
                        compute: Self.compute))
            }
            let report = try #require(reports.first)
            #expect(report.changedOutside == 0 && report.changedSubject == 0)
            #expect((0.4...0.75).contains(report.allowedFraction))
            #expect(execution.outcome.facts.subjectIsPerson == (name == "people"))
            if case .context = backdrop { continue }
            #expect(execution.outcome.facts.backgroundComplexity < 0.15)
        }
    }
}
