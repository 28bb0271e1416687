// Circles on photographs, drawn well and in haste: each means its thing.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

/// The plain ones of Tests/Benchmarks/regions; the benchmark measures all of them.
@Suite(.serialized) struct HastyCircleTests {
    private static let things: Set<String> = [
        "product-clasp", "animal-left-eye", "car-rim", "graphic-blue-tile", "graphic-violet-tile", "baby-mouth",
    ]

    private static func circles(_ isMeant: (DrawnCircle) -> Bool) throws -> [DrawnCircle] {
        try DrawnCircle.all().filter(isMeant)
    }

    private func fit(_ circle: DrawnCircle) throws -> Double {
        let source = try ImageDecoder.decode(
            Repository.bytes(Repository.photograph(circle.photograph)), limits: Limits.Images(), compute: Compute(workers: 2)
        ).raster
        var trial = StepTrial(
            .recolor(Recoloring(region: .annotation(MarkReference()), target: .color(Color(hex: "#a01020")!))), on: source,
            mode: .balanced)
        trial.edit.input.annotation = .strokes([circle.stroke])
        let found = try trial.find(.annotation(MarkReference()))
        return overlap(found.mask, circle.truth(width: source.width, height: source.height))
    }

    @Test func theThingIsFoundHoweverTheCircleIsDrawn() throws {
        let circles = try Self.circles { circle in
            Self.things.contains { circle.description.hasPrefix($0) }
        }
        #expect(circles.count == 3 * Self.things.count)
        for circle in circles { #expect(try fit(circle) > 0.72, "\(circle)") }
    }

    @Test func whereNothingEndsNearbyTheCircleMeansItself() throws {
        let names = ["people-wall", "people-knee", "product-leather", "animal-blanket", "baby-cheek", "car-sky", "car-road"]
        let circles = try Self.circles { $0.fit == .plain && names.contains("\($0.photograph)-\($0.thing)") }
        #expect(circles.count == names.count)
        for circle in circles { #expect(try fit(circle) > 0.95, "\(circle)") }
    }
}
