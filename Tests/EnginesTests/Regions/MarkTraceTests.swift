// Marks are read, and never seen again: no result holds a pixel of the pen.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct MarkTraceTests {
    /// A pen whose colour is nowhere in the picture and in no target.
    private static let pen = Color(hex: "#00ff40")!

    private static func isPen(_ pixel: SIMD4<UInt8>) -> Bool {
        Int(pixel.y) > 150 && Int(pixel.y) > Int(pixel.x) + 60 && Int(pixel.y) > Int(pixel.z) + 60
    }

    private static func pens(_ raster: Raster) -> Int {
        (0..<raster.pixelCount).count { isPen(raster[$0 % raster.width, $0 / raster.width]) }
    }

    /// A ring round the disc, and a scribble over a part of it.
    private static func drawn(_ drawing: Drawing) -> Raster {
        var drawing = drawing
        drawing.ring(MarkedScene.discCenter, SIMD2(62, 60), width: 7, pen)
        drawing.line(Drawing.zigzag(x: 300...380, y: 140...215, passes: 14), width: 6, pen)
        return drawing.raster
    }

    private static let overlay = drawn(Drawing(MarkedScene.width, MarkedScene.height))
    private static let copy = drawn(Drawing(on: MarkedScene.source))

    static let actions: [PlanAction] = {
        let marked = Region.annotation(MarkReference())
        return [
            .recolor(Recoloring(region: marked, target: .color(Color(hex: "#a01020")!))), .remove(marked),
            .adjust(Adjustment(region: marked, changes: [SliderChange(.exposure, amount: 0.5)])),
            .adjust(Adjustment(region: .whole, changes: [SliderChange(.contrast, amount: 0.5)])),
            .sharpen(Refinement(region: marked, amount: 0.7)), .crop(Cropping(isTighter: true, region: marked)),
            .flip(.horizontal),
        ]
    }()

    @Test func theMarksAreThere() {
        #expect(Self.pens(Self.copy) > 3_000 && Self.pens(Self.overlay) > 3_000)
        #expect(Self.pens(MarkedScene.source) == 0)
    }

    @Test(arguments: actions) func noPixelOfThePenIsInTheResult(action: PlanAction) throws {
        for form in [DrawnAnnotation.overlay(Self.overlay), .markedCopy(Self.copy)] {
            let variation = try #require(try MarkedScene.edit(action, annotation: form).run().variations.first)
            #expect(Self.pens(variation.raster) == 0, "\(action.kind)")
            #expect(Self.pens(variation.reference) == 0, "\(action.kind)")
        }
    }

    /// What the step may not change is the source's, not the copy's, also right under the pen.
    @Test func underThePenTheSourceStays() throws {
        let trial = MarkedScene.recolor(.annotation(MarkReference()), annotation: .markedCopy(Self.copy))
        let variation = try #require(try trial.run().variations.first)
        var under = 0
        for index in 0..<MarkedScene.source.pixelCount where variation.allowed.values[index] == 0 {
            let (x, y) = (index % MarkedScene.width, index / MarkedScene.width)
            if Self.isPen(Self.copy[x, y]) { under += 1 }
            if variation.raster[x, y] != MarkedScene.source[x, y] {
                Issue.record("not the source's at \(x), \(y)")
                return
            }
        }
        #expect(under > 500, "the ring round the disc")
    }
}
