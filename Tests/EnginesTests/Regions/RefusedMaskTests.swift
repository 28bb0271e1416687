// Masks and marks that leave a plan nothing to do, or nothing to tell from the rest.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct RefusedMaskTests {
    private static let width = MarkedScene.width
    private static let height = MarkedScene.height

    private func refusal(_ trial: StepTrial, _ words: String...) throws {
        let failure = try #require(trial.failure())
        #expect(failure.reason == .inputValidation, "\(failure)")
        for word in words { #expect(failure.message.contains(word), "\"\(word)\" is not in \"\(failure.message)\"") }
    }

    private static let circle = DrawnAnnotation.strokes([MarkedScene.circle(MarkedScene.discCenter, SIMD2(80, 76))])
    private static let everywhere = Mask(width: width, height: height, repeating: 255)

    @Test func anotherSize() throws {
        for (width, height) in [(480, 359), (360, 480), (1, 1)] {
            let mask = Mask(width: width, height: height, repeating: 255)
            try refusal(MarkedScene.recolor(.mask(word: ""), mask: mask), "\(width) x \(height)", "480 x 360")
        }
    }

    @Test(arguments: [UInt8(0), 16]) func blackEverywhere(black: UInt8) throws {
        let mask = Mask(width: Self.width, height: Self.height, repeating: black)
        try refusal(MarkedScene.recolor(.mask(word: "dress"), mask: mask), "black everywhere")
        try refusal(MarkedScene.recolor(.annotation(MarkReference()), annotation: Self.circle, mask: mask), "black everywhere")
    }

    /// The mask allows the box alone, and the plan would touch the disc alone.
    @Test func aMaskBesideEverythingThatThePlanWouldTouch() throws {
        let actions: [PlanAction] = [
            .recolor(Recoloring(region: .annotation(MarkReference()), target: .color(Color(hex: "#a01020")!))),
            .remove(.annotation(MarkReference())),
            .adjust(Adjustment(region: .annotation(MarkReference()), changes: [SliderChange(.exposure, amount: 0.5)])),
        ]
        for action in actions {
            let trial = MarkedScene.edit(action, annotation: Self.circle, mask: MarkedScene.box)
            try refusal(trial, "The mask leaves nothing to change", action.kind, "white may change")
        }
    }

    @Test func oneThingAmongNothing() throws {
        try refusal(MarkedScene.edit(.remove(.mask(word: "")), mask: Self.everywhere), "white over the whole picture", "Remove")
        let frame = Stroke(shape: .box(origin: Point(x: 0, y: 0), width: 1, height: 1), color: MarkedScene.red)
        for action in [PlanAction.remove(.annotation(MarkReference())), .extract(.annotation(MarkReference()))] {
            try refusal(
                MarkedScene.edit(action, annotation: .strokes([frame])), "marks cover the whole picture", action.kind)
        }
    }
}
