// What circles on photographs select, against outlines traced by hand.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite(.serialized) struct CirclePhotographTests {
    private static let compute = Compute(workers: 2)

    /// Intersection over union of the truth and of what a circle round a thing selects.
    private func fit(_ thing: PhotographedThing, _ circle: RoughCircle) throws -> Double {
        let source = try ImageDecoder.decode(
            Repository.bytes(Repository.photograph(thing.photograph)), limits: Limits.Images(), compute: Self.compute)
        let size = SIMD2(Float(source.raster.width), Float(source.raster.height))
        let ellipse = circle.ellipse(round: thing)
        let place = ellipse.center / size
        let radius = ellipse.radius / size
        let stroke = Stroke(
            shape: .circle(center: Point(x: place.x, y: place.y), radiusX: radius.x, radiusY: radius.y),
            color: Color(hex: "#e01b24")!)
        let region = Region.annotation(MarkReference())
        var input = EngineInput(
            source: source, plan: EditPlan(steps: [PlanStep(action: .extract(region), words: "", reason: "")]), seeds: [4],
            mode: .balanced)
        input.annotation = .strokes([stroke])
        let finder = VisionSubject(models: VisionModels(directory: try Repository.models().path(), threads: 2))
        let found = try LocalEngine(finder: finder).find(region, of: input, compute: Self.compute)
        return overlap(found.mask, thing.mask(width: source.raster.width, height: source.raster.height))
    }

    /// Things that stand out by colour on quiet ground.
    @Test(arguments: [
        PhotographedThing.pen, .blueTile, .brownTile, .violetTile, .sun, .clasp, .bud, .lips, .rim,
    ])
    func whatStandsOutIsSelected(thing: PhotographedThing) throws {
        for circle in RoughCircle.all {
            let fit = try fit(thing, circle)
            #expect(fit > 0.84, "a \(circle) circle: \(fit)")
        }
    }

    /// Things beside others of their colours, or with soft edges.
    @Test(arguments: [PhotographedThing.swatches, .mouth, .leftEye, .nose])
    func whatHasLikesBesideItIsSelected(thing: PhotographedThing) throws {
        for circle in RoughCircle.all {
            let fit = try fit(thing, circle)
            #expect(fit > 0.75, "a \(circle) circle: \(fit)")
        }
    }

    /// A line that is a little too small cuts nothing off.
    @Test(arguments: [PhotographedThing.pen, .blueTile, .brownTile, .violetTile, .clasp, .bud, .blossom, .nose, .rim])
    func aLineThatIsTooSmallCutsNothingOff(thing: PhotographedThing) throws {
        let fit = try fit(thing, .small)
        #expect(fit > 0.8, "\(fit)")
    }
}
