// A closed line means the thing in it; what is scribbled or painted means itself.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct MarkShapeTests {
    private static let center = MarkedScene.discCenter

    private func strokes(_ points: [SIMD2<Float>]) -> DrawnAnnotation { .strokes([MarkedScene.line(points)]) }

    /// A line round the disc that ends where it began, that overshoots, and that stops short.
    @Test(arguments: [Float(1), 1.06, 0.93]) func aClosedLineMeansTheThing(to: Float) throws {
        let line = Drawing.arc(Self.center, SIMD2(82, 76), to: to)
        let found = try MarkedScene.find(MarkReference(), strokes(line))
        #expect(!found.isLiteral && found.tip == nil)
        #expect(overlap(found.mask, MarkedScene.disc) > 0.93)
    }

    /// The same hand on the same thing, filled in: the mark itself, ground and all.
    @Test func aScribbleOverTheThingMeansTheScribble() throws {
        let line = Drawing.zigzag(x: 70...210, y: 110...250, passes: 26)
        let found = try MarkedScene.find(MarkReference(), strokes(line))
        #expect(found.isLiteral)
        #expect(overlap(found.mask, boxMask(MarkedScene.width, MarkedScene.height, 66..<214, 106..<254)) > 0.85)
        #expect(overlap(found.mask, MarkedScene.disc) < 0.6, "more than the disc")
        // In the corner of the scribble there is ground, which a circle would have left out.
        #expect(found.mask[80, 118] > 127)
    }

    @Test func aPaintedSpotMeansItself() throws {
        var sheet = Drawing(MarkedScene.width, MarkedScene.height)
        sheet.line([SIMD2(100, 150), SIMD2(180, 220)], width: 50, MarkedScene.red)
        let found = try MarkedScene.find(MarkReference(), .overlay(sheet.raster))
        var painted = Mask(width: MarkedScene.width, height: MarkedScene.height, repeating: 0)
        for index in painted.values.indices { painted.values[index] = sheet.raster.pixels[index * 4 + 3] }
        #expect(found.isLiteral)
        #expect(overlap(found.mask, painted) > 0.95)
    }

    @Test func aDotMeansItself() throws {
        var sheet = Drawing(MarkedScene.width, MarkedScene.height)
        sheet.line([Self.center, Self.center], width: 14, MarkedScene.red)
        let found = try MarkedScene.find(MarkReference(), .overlay(sheet.raster))
        #expect(found.isLiteral && (100...260).contains(found.mask.area), "\(found.mask.area)")
        let tip = try #require(found.tip)
        #expect(abs(tip.x - Self.center.x) < 2 && abs(tip.y - Self.center.y) < 2)
    }

    @Test func aMaskIsTakenLiterally() throws {
        let mask = boxMask(MarkedScene.width, MarkedScene.height, 100..<360, 90..<200)
        let found = try MarkedScene.recolor(.mask(word: "disc"), mask: mask).find(.mask(word: "disc"))
        #expect(found.isLiteral && found.mask == mask)
    }
}
