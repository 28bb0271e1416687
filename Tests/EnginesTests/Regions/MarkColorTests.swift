// Marks in several colours, and a prompt that names one.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct MarkColorTests {
    private static let disc = MarkedScene.circle(MarkedScene.discCenter, SIMD2(84, 78), MarkedScene.red)
    private static let box = MarkedScene.circle(MarkedScene.boxCenter, SIMD2(74, 76), MarkedScene.blue)

    private static var forms: [DrawnAnnotation] {
        func drawn(_ drawing: Drawing) -> Raster {
            var drawing = drawing
            drawing.ring(MarkedScene.discCenter, SIMD2(84, 78), width: 6, MarkedScene.red)
            drawing.ring(MarkedScene.boxCenter, SIMD2(74, 76), width: 6, MarkedScene.blue)
            return drawing.raster
        }
        return [
            .strokes([disc, box]), .overlay(drawn(Drawing(MarkedScene.width, MarkedScene.height))),
            .markedCopy(drawn(Drawing(on: MarkedScene.source))),
        ]
    }

    /// CSS's red and blue, as the planner writes them, are neither pen's own.
    @Test func theNamedMarkAloneIsMeant() throws {
        for form in Self.forms {
            let red = try MarkedScene.find(MarkReference(color: Color(hex: "#ff0000")!), form).mask
            #expect(overlap(red, MarkedScene.disc) > 0.93)
            let blue = try MarkedScene.find(MarkReference(color: Color(hex: "#0000ff")!), form).mask
            #expect(overlap(blue, MarkedScene.box) > 0.93)
            #expect(!zip(red.values, blue.values).contains { $0 > 0 && $1 > 0 })
        }
    }

    @Test func withoutANameAllAreMeant() throws {
        for form in Self.forms {
            let all = try MarkedScene.find(MarkReference(), form).mask
            #expect(overlap(all, MarkedScene.disc.united(MarkedScene.box)) > 0.93)
        }
    }

    @Test func allMarksOfTheNamedColorAreMeant() throws {
        var second = Self.box
        second.color = Color(hex: "#ff3b30")!
        let corner = MarkedScene.circle(SIMD2(60, 40), SIMD2(30, 24), MarkedScene.blue)
        let found = try MarkedScene.find(
            MarkReference(color: Color(hex: "#ff0000")!), .strokes([Self.disc, second, corner])
        ).mask
        #expect(overlap(found, MarkedScene.disc.united(MarkedScene.box)) > 0.93)
        #expect(found[60, 40] == 0)
    }

    /// Two steps, two colours, one edit: each changes its own thing.
    @Test func everyStepTakesItsOwnMark() throws {
        let green = Color(hex: "#107040")!
        var trial = MarkedScene.recolor(
            .annotation(MarkReference(color: Color(hex: "#ff0000")!)), annotation: .strokes([Self.disc, Self.box]))
        trial.edit.input.plan.steps.append(
            PlanStep(
                action: .recolor(
                    Recoloring(region: .annotation(MarkReference(color: Color(hex: "#0000ff")!)), target: .color(green))),
                words: "#107040", reason: ""))
        let picture = try trial.picture()
        let disc = picture[140, 180]
        #expect(Int(disc.x) > Int(disc.y) + 60, "red: \(disc)")
        let box = picture[345, 178]
        #expect(Int(box.y) > Int(box.x) + 40, "green: \(box)")
        #expect(picture[240, 300] == MarkedScene.source[240, 300])
    }
}
