// "Exactly what I marked": the drawn area, whatever lies in it.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct ExactMarkTests {
    private static let center = MarkedScene.discCenter
    private static let ring = DrawnAnnotation.strokes([MarkedScene.circle(center, SIMD2(84, 78))])
    private static let inside = ellipseMask(MarkedScene.width, MarkedScene.height, center, SIMD2(84, 78))

    @Test(arguments: [GenerationMode.fast, .balanced, .quality]) func theInsideOfACircle(mode: GenerationMode) throws {
        let exact = try MarkedScene.find(MarkReference(isExact: true), Self.ring, mode: mode)
        #expect(exact.isLiteral)
        #expect(overlap(exact.mask, Self.inside) > 0.98)
        let thing = try MarkedScene.find(MarkReference(), Self.ring, mode: mode)
        #expect(overlap(thing.mask, Self.inside) < 0.6, "without the word it is the disc")
    }

    /// What a step asks for that works on areas, such as Smooth.
    @Test func anAreaIsTheSame() throws {
        let area = try MarkedScene.find(MarkReference(), Self.ring, exactly: true)
        #expect(area.isLiteral)
        #expect(area.mask == (try MarkedScene.find(MarkReference(isExact: true), Self.ring)).mask)
    }

    @Test func aRecolouringFillsTheCircleAndNothingElse() throws {
        let result = try MarkedScene.recolor(.annotation(MarkReference(isExact: true)), annotation: Self.ring).picture()
        let thing = try MarkedScene.recolor(.annotation(MarkReference()), annotation: Self.ring).picture()
        let wide = ellipseMask(MarkedScene.width, MarkedScene.height, Self.center, SIMD2(86, 80))
        for y in 0..<MarkedScene.height {
            for x in 0..<MarkedScene.width where wide[x, y] == 0 && result[x, y] != MarkedScene.source[x, y] {
                Issue.record("changed outside the circle at \(x), \(y)")
                return
            }
        }
        // Ground inside the circle: red with the word, as it was without.
        #expect(result[140, 240] != MarkedScene.source[140, 240])
        #expect(thing[140, 240] == MarkedScene.source[140, 240])
    }
}
