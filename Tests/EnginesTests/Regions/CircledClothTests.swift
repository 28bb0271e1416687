// A circle round what somebody wears, with her arms across it.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite(.serialized) struct CircledClothTests {
    /// On the woman's photograph, in shares of its width and height.
    private static let knees = [SIMD2(0.139, 0.944), SIMD2(0.83, 0.944), SIMD2(0.47, 0.86)]
    private static let arms = [SIMD2(0.39, 0.867), SIMD2(0.56, 0.85), SIMD2(0.36, 0.97), SIMD2(0.5, 0.97)]
    private static let circle = Stroke(
        shape: .circle(center: Point(x: 0.5, y: 0.93), radiusX: 0.52, radiusY: 0.2), color: Color(hex: "#e01b24")!)

    /// What a recolouring of the circle changes at each place, in levels.
    private func changes(_ reference: MarkReference, _ places: [SIMD2<Double>]) throws -> [Int] {
        let compute = Compute(workers: 2)
        let source = try ImageDecoder.decode(
            Repository.bytes(Repository.photograph("people")), limits: Limits.Images(), compute: compute)
        let action = PlanAction.recolor(
            Recoloring(region: .annotation(reference), target: .color(Color(hex: "#101010")!)))
        let input = EngineInput(
            source: source, annotation: .strokes([Self.circle]),
            plan: EditPlan(steps: [PlanStep(action: action, words: "", reason: "")]), seeds: [1], mode: .balanced)
        let finder = VisionSubject(models: VisionModels(directory: try Repository.models().path(), threads: 2))
        var result: Raster?
        _ = try PlanExecutor(registry: EngineRegistry(engines: [LocalEngine(finder: finder)])).execute(
            input, compute: compute, progress: { _ in }
        ) { (variation: EngineVariation) throws(EditFailure) in result = variation.raster }
        let picture = try #require(result)
        return places.map { place in
            let x = Int(place.x * Double(picture.width))
            let y = Int(place.y * Double(picture.height))
            return (0..<3).map { abs(Int(picture[x, y][$0]) - Int(source.raster[x, y][$0])) }.max() ?? 0
        }
    }

    @Test(arguments: [MarkReference(word: "jeans", kind: .garment), MarkReference()])
    func theJeansTakeTheColorAndTheArmsDoNot(reference: MarkReference) throws {
        let changed = try changes(reference, Self.knees + Self.arms)
        #expect(changed.prefix(Self.knees.count).allSatisfy { $0 > 20 }, "\(changed)")
        #expect(changed.suffix(Self.arms.count).allSatisfy { $0 == 0 }, "\(changed)")
    }

    @Test func aPartOfTheBodyIsMeantWithItsSkin() throws {
        let changed = try changes(MarkReference(word: "arm", kind: .bodyPart), Self.arms)
        #expect(changed.contains { $0 > 20 }, "\(changed)")
    }
}
