// What an arrow points at.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct ArrowTests {
    @Test(arguments: [GenerationMode.fast, .balanced, .quality])
    func theThingUnderTheTipIsMeantWhereverTheShaftRuns(mode: GenerationMode) throws {
        // From the box's middle across the ground: the shaft marks nothing.
        let found = try MarkedScene.find(
            MarkReference(), .strokes([MarkedScene.arrow(MarkedScene.boxCenter, SIMD2(170, 178))]), mode: mode)
        #expect(!found.isLiteral)
        #expect(overlap(found.mask, MarkedScene.disc) > (mode == .fast ? 0.88 : 0.93))
        let tip = try #require(found.tip)
        #expect(abs(tip.x - 170) < 2 && abs(tip.y - 178) < 2)
    }

    @Test func aTipThatStopsJustShortOfAThingMeansIt() throws {
        // The box begins at 300; hands stop a few pixels before.
        let found = try MarkedScene.find(MarkReference(), .strokes([MarkedScene.arrow(SIMD2(230, 178), SIMD2(296, 178))]))
        #expect(overlap(found.mask, MarkedScene.box) > 0.9)
    }

    @Test func severalArrowsMeanSeveralThings() throws {
        let arrows = [
            MarkedScene.arrow(SIMD2(240, 330), SIMD2(330, 200)), MarkedScene.arrow(SIMD2(240, 330), SIMD2(150, 200)),
        ]
        let found = try MarkedScene.find(MarkReference(), .strokes(arrows))
        #expect(overlap(found.mask, MarkedScene.disc.united(MarkedScene.box)) > 0.9)
        let tip = try #require(found.tip, "the first one's")
        #expect(abs(tip.x - 330) < 2 && abs(tip.y - 200) < 2)
    }

    @Test func aTipOnPlainGroundAsksForACircle() throws {
        var trial = MarkedScene.recolor(
            .annotation(MarkReference()), annotation: .strokes([MarkedScene.arrow(SIMD2(40, 40), SIMD2(240, 300))]))
        trial.edit.input.source.raster = Pictures.plain(MarkedScene.width, MarkedScene.height, Color(hex: "#8899aa")!)
        let failure = try #require(trial.failure())
        #expect(failure.reason == .annotationMissing)
        #expect(failure.message.contains("arrow") && failure.message.contains("Circle it or paint over it"), "\(failure.message)")
    }

    @Test func exactlyAnArrowIsTheSpotAtItsTip() throws {
        let arrow = DrawnAnnotation.strokes([MarkedScene.arrow(SIMD2(240, 300), SIMD2(160, 190))])
        let found = try MarkedScene.find(MarkReference(isExact: true), arrow)
        #expect(found.isLiteral)
        let box = try #require(found.mask.boundingBox(threshold: 128))
        #expect(abs(box.x + box.width / 2 - 160) <= 1 && abs(box.y + box.height / 2 - 190) <= 1)
        #expect(box.width == box.height && (20...44).contains(box.width), "\(box)")
    }
}
