// What is drawn on a transparent sheet.

import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct OverlayMarkTests {
    private func read(_ drawing: Drawing) throws -> Marks { try Marks.read(overlay: drawing.raster, compute: compute) }

    private func failure(_ raster: Raster) -> EditFailure? {
        #expect(throws: EditFailure.self) { try Marks.read(overlay: raster, compute: compute) }
    }

    @Test(arguments: [Float(1), 0.94, 0.88])
    func ringsMeanTheirInside(to: Float) throws {
        var drawing = Drawing(600, 400)
        drawing.ring(SIMD2(300, 200), SIMD2(150, 100), width: 8, red, to: to)
        let marks = try read(drawing)
        #expect(marks.marks.map(\.kind) == [.closed])
        #expect(MarkColors.name(marks.marks[0].color) == "red")
        #expect(overlap(marks.area(of: marks.marks), ellipseMask(600, 400, SIMD2(300, 200), SIMD2(154, 104))) > 0.94)
    }

    @Test func aDashedRingIsClosed() throws {
        var drawing = Drawing(600, 400)
        for dash in 0..<20 {
            drawing.ring(SIMD2(300, 200), SIMD2(150, 120), width: 7, red, from: Float(dash) / 20, to: (Float(dash) + 0.6) / 20)
        }
        let marks = try read(drawing)
        #expect(marks.marks.map(\.kind) == [.closed])
        #expect(marks.area(of: marks.marks)[300, 200] == 255)
    }

    @Test func aRingThatTheFrameCutsIsClosedByIt() throws {
        var drawing = Drawing(600, 400)
        drawing.ring(SIMD2(20, 200), SIMD2(120, 90), width: 8, red)
        drawing.ring(SIMD2(590, 390), SIMD2(90, 90), width: 8, red)
        let marks = try read(drawing)
        #expect(marks.marks.map(\.kind) == [.closed, .closed])
        let area = marks.area(of: marks.marks)
        #expect(area[30, 200] == 255)
        #expect(area[0, 150] == 255)
        #expect(area[595, 395] == 255)
        #expect(area[300, 200] == 0)
    }

    @Test func endsThatStickOutOfARingAreNotMeant() throws {
        var drawing = Drawing(600, 400)
        drawing.ring(SIMD2(300, 200), SIMD2(100, 100), width: 8, red)
        drawing.line([SIMD2(395, 200), SIMD2(520, 120)], width: 8, red)
        let marks = try read(drawing)
        #expect(marks.marks.map(\.kind) == [.closed])
        let area = marks.area(of: marks.marks)
        #expect(area[300, 200] == 255)
        #expect(area[500, 133] == 0)
    }

    @Test func boxesKeepTheirCorners() throws {
        var drawing = Drawing(600, 400)
        drawing.line([SIMD2(100, 80), SIMD2(400, 80), SIMD2(400, 300), SIMD2(100, 300), SIMD2(100, 80)], width: 6, blue)
        let marks = try read(drawing)
        #expect(marks.marks.map(\.kind) == [.closed])
        #expect(overlap(marks.area(of: marks.marks), boxMask(600, 400, x: 97..<403, y: 77..<303)) > 0.985)
    }

    @Test func scribblesMeanWhatTheyCover() throws {
        var drawing = Drawing(600, 400)
        drawing.line(Drawing.zigzag(x: 100...400, y: 100...260, passes: 20), width: 9, red)
        let marks = try read(drawing)
        #expect(marks.marks.map(\.kind) == [.scribble])
        #expect(overlap(marks.area(of: marks.marks), boxMask(600, 400, x: 98..<402, y: 96..<264)) > 0.85)
    }

    @Test func paintedAreasMeanThemselves() throws {
        var drawing = Drawing(600, 400)
        drawing.line([SIMD2(150, 200), SIMD2(250, 150), SIMD2(350, 220)], width: 70, red)
        let marks = try read(drawing)
        #expect(marks.marks.map(\.kind) == [.scribble])
        let area = marks.area(of: marks.marks)
        var truth = Mask(width: 600, height: 400, repeating: 0)
        for index in truth.values.indices where drawing.raster.pixels[index * 4 + 3] > 127 { truth.values[index] = 255 }
        #expect(overlap(area, truth) > 0.95)
    }

    @Test(arguments: [Float(0), 0.07, 0.2, 0.31, 0.5, 0.66, 0.83, 0.95])
    func arrowsPointWithTheirHead(turn: Float) throws {
        let direction = Drawing.turn(turn)
        let tip = SIMD2<Float>(300, 200) + direction * 130
        let tail = SIMD2<Float>(300, 200) - direction * 140
        var open = Drawing(600, 400)
        open.arrow(tail, tip, width: 8, head: 45, red)
        var filled = Drawing(600, 400)
        let normal = SIMD2(-direction.y, direction.x)
        filled.line([tail, tip - direction * 40], width: 9, red)
        filled.filled([tip, tip - direction * 46 + normal * 26, tip - direction * 46 - normal * 26], red)
        for drawing in [open, filled] {
            let marks = try read(drawing)
            #expect(marks.marks.map(\.kind) == [.arrow])
            let found = try #require(marks.marks[0].tip)
            let off = SIMD2(found.x, found.y) - tip
            #expect((off * off).sum().squareRoot() < 8, "\(turn): \(found) instead of \(tip)")
            let pointed = try #require(marks.marks[0].direction)
            #expect(pointed.x * direction.x + pointed.y * direction.y > 0.97)
        }
    }

    @Test func aBentArrowPointsWhereItsHeadDoes() throws {
        var drawing = Drawing(600, 400)
        let bow = Drawing.arc(SIMD2(300, 330), SIMD2(200, 200), from: 0.52, to: 0.75)
        drawing.line(bow, width: 7, red)
        let tip = SIMD2<Float>(300, 130)
        drawing.line([tip + SIMD2(-36, -26), tip, tip + SIMD2(-36, 26)], width: 7, red)
        let marks = try read(drawing)
        #expect(marks.marks.map(\.kind) == [.arrow])
        let found = try #require(marks.marks[0].tip)
        #expect(abs(found.x - 302) < 9 && abs(found.y - 130) < 9)
        #expect(try #require(marks.marks[0].direction).x > 0.9)
    }

    @Test func linesAndCrossesAreNoArrows() throws {
        let shapes: [[[SIMD2<Float>]]] = [
            [[SIMD2(100, 200), SIMD2(480, 210)]],
            [[SIMD2(100, 200), SIMD2(400, 200)], [SIMD2(400, 140), SIMD2(400, 260)]],
            [[SIMD2(200, 100), SIMD2(400, 300)], [SIMD2(200, 300), SIMD2(400, 100)]],
            [[SIMD2(150, 200), SIMD2(220, 290), SIMD2(420, 90)]],
            [[SIMD2(100, 200), SIMD2(300, 200)], [SIMD2(420, 120), SIMD2(300, 200), SIMD2(420, 280)]],
        ]
        for strokes in shapes {
            var drawing = Drawing(600, 400)
            for stroke in strokes { drawing.line(stroke, width: 8, red) }
            #expect(try read(drawing).marks.map(\.kind) == [.scribble])
        }
    }

    @Test func spotsAreDots() throws {
        var drawing = Drawing(600, 400)
        drawing.line([SIMD2(200, 100)], width: 16, red)
        drawing.line([SIMD2(230, 110)], width: 16, red)
        drawing.line([SIMD2(215, 130)], width: 16, red)
        let marks = try read(drawing)
        #expect(marks.marks.map(\.kind) == [.dot, .dot, .dot])
        #expect(marks.area(of: marks.marks)[215, 112] == 0, "what lies between them is not meant")
    }

    @Test func crossingMarksOfTwoColorsAreTold() throws {
        var drawing = Drawing(600, 400)
        drawing.ring(SIMD2(200, 200), SIMD2(110, 110), width: 9, red)
        drawing.arrow(SIMD2(250, 200), SIMD2(520, 200), width: 9, head: 45, blue)
        let marks = try read(drawing)
        let rings = marks.named(Color(hex: "#ff0000"))
        #expect(rings.map(\.kind) == [.closed])
        #expect(overlap(marks.area(of: rings), ellipseMask(600, 400, SIMD2(200, 200), SIMD2(114, 114))) > 0.95)
        let arrows = marks.named(Color(hex: "#0000ff"))
        #expect(arrows.map(\.kind) == [.arrow])
        #expect(abs(try #require(arrows.first?.tip).x - 520) < 9)
    }

    @Test func aSeeThroughPenAndALargeSheetAreRead() throws {
        var pale = Drawing(600, 400)
        pale.ring(SIMD2(300, 200), SIMD2(150, 100), width: 14, Color(hex: "#ffcc00")!, opacity: 0.35)
        #expect(try read(pale).marks.map(\.kind) == [.closed])
        #expect(try read(pale).colorNames == "yellow")
        // A thin line on four times the canvas.
        var large = Drawing(2400, 1600)
        large.ring(SIMD2(1200, 800), SIMD2(500, 300), width: 4, red)
        let marks = try read(large)
        #expect(marks.width == 1_024 && marks.height == 683)
        #expect(marks.marks.map(\.kind) == [.closed])
    }

    @Test func whatHoldsNoMarksIsRefused() {
        let empty = failure(Raster(width: 60, height: 40))
        #expect(empty?.reason == .inputValidation && empty?.message.contains("empty") == true)
        var opaque = Drawing(on: Pictures.plain(60, 40, .white))
        opaque.ring(SIMD2(30, 20), SIMD2(10, 10), width: 3, red)
        #expect(failure(opaque.raster)?.message.contains("no transparency") == true)
        let painted = failure(Raster(width: 60, height: 40, red: 255, alpha: 200))
        #expect(painted?.reason == .inputValidation && painted?.message.contains("whole picture") == true)
    }

    @Test func readingIsTheSameForAnyNumberOfWorkers() throws {
        var drawing = Drawing(500, 300)
        drawing.ring(SIMD2(150, 150), SIMD2(80, 80), width: 7, red, to: 0.9)
        drawing.line(Drawing.zigzag(x: 300...450, y: 60...200, passes: 11), width: 6, blue)
        let one = try Marks.read(overlay: drawing.raster, compute: Compute(workers: 1))
        let four = try Marks.read(overlay: drawing.raster, compute: Compute(workers: 4))
        #expect(one == four)
    }
}
