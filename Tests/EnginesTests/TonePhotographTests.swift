// Adjust and Relight on real photographs: skin, clipping, fidelity.

import Engines
import Foundation
import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite(.serialized) struct TonePhotographTests {
    private static let compute = Compute(workers: 2)

    private func run(_ action: PlanAction, _ source: DecodedImage, mode: GenerationMode = .balanced) throws -> Raster {
        let finder = VisionSubject(models: VisionModels(directory: try Repository.models().path(), threads: 2))
        let input = EngineInput(
            source: source, plan: EditPlan(steps: [PlanStep(action: action, words: "", reason: "")]), seeds: [4], mode: mode)
        var result: Raster?
        let executor = PlanExecutor(registry: EngineRegistry(engines: [LocalEngine(finder: finder)]))
        _ = try executor.execute(input, compute: Self.compute, progress: { _ in }) { result = $0.raster }
        return try #require(result)
    }

    private func photograph(_ name: String) throws -> DecodedImage {
        try ImageDecoder.decode(
            Repository.bytes(Repository.photograph(name)), limits: Limits.Images(), compute: Self.compute)
    }

    /// Hue of the cheek and the forehead of the seated woman, in degrees of Oklab.
    private func skinHue(_ raster: Raster) -> Double {
        var sum = SIMD3<Float>()
        for (x, y) in [(455..<505, 215..<250), (425..<445, 315..<340), (480..<530, 360..<385)] {
            for row in y {
                for column in x {
                    let pixel = raster[column, row]
                    sum += Oklab.of(LinearLight.light(red: pixel.x, green: pixel.y, blue: pixel.z))
                }
            }
        }
        return atan2(Double(sum.z), Double(sum.y)) * 180 / .pi
    }

    @Test func skinKeepsItsHueUnderSliders() throws {
        let woman = try photograph("people")
        let before = skinHue(woman.raster)
        #expect((35...75).contains(before), "the places are skin")
        for (slider, amount) in [
            (Slider.exposure, Float(0.4)), (.exposure, -0.4), (.contrast, 0.6), (.shadows, 0.6), (.highlights, -0.6),
            (.saturation, 0.4), (.vibrance, 0.6), (.clarity, 0.5), (.dehaze, 0.4), (.lightness, 0.4),
        ] {
            let after = skinHue(try run(.sliders(SliderChange(slider, amount: amount)), woman, mode: .fast))
            #expect(abs(after - before) < 3, "\(slider) \(amount): \(before) to \(after)")
        }
    }

    @Test func skinStaysSkinInEveryLight() throws {
        let woman = try photograph("people")
        let before = skinHue(woman.raster)
        // Degrees that a light may move skin by, and which way: warm light is asked to.
        let bounds: [(Relight.Recipe, ClosedRange<Double>)] = [
            (.softDaylight, -9...4), (.dramaticSide, -4...4), (.highKey, -9...4), (.lowKey, -3...6), (.goldenHour, 0...20),
        ]
        for (recipe, bound) in bounds {
            let after = skinHue(try run(.relight(Relight(recipe: recipe)), woman))
            #expect(bound.contains(after - before), "\(recipe): \(before) to \(after)")
        }
    }

    @Test(arguments: ["product", "car"]) func lightIsNotClipped(name: String) throws {
        let source = try photograph(name)
        func white(_ raster: Raster) -> Double { Look.mean(raster) { min($0.x, $0.y, $0.z) == 255 ? 1 : 0 } }
        let before = white(source.raster)
        #expect(white(try run(.sliders(SliderChange(.exposure, amount: 0.7)), source)) < before + 0.03)
        #expect(white(try run(.relight(Relight(recipe: .highKey)), source)) < before + 0.03)
        #expect(white(try run(.relight(Relight(recipe: .softDaylight)), source)) < before + 0.02)
    }
}
