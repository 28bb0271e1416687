// What vector strokes mean.

import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct StrokeMarkTests {
    private let width = 600
    private let height = 400

    private func read(_ shapes: [Stroke.Shape], _ colors: [Color] = []) throws -> Marks {
        let strokes = shapes.enumerated().map { Stroke(shape: $1, color: $0 < colors.count ? colors[$0] : red) }
        return try #require(try Marks.read(strokes: strokes, sourceWidth: width, sourceHeight: height, compute: compute))
    }

    private func freehand(_ points: [SIMD2<Float>]) -> Stroke.Shape {
        .freehand(points.map { Point(x: $0.x / Float(width), y: $0.y / Float(height)) })
    }

    @Test func circlesAndBoxesMeanTheirInside() throws {
        let marks = try read([
            .circle(center: Point(x: 0.5, y: 0.5), radiusX: 0.2, radiusY: 0.25),
            .box(origin: Point(x: 0.1, y: 0.1), width: 0.2, height: 0.3),
        ])
        #expect(marks.width == 600 && marks.height == 400)
        #expect(marks.marks.map(\.kind) == [.closed, .closed])
        let circle = marks.area(of: [marks.marks[0]])
        #expect(overlap(circle, ellipseMask(600, 400, SIMD2(300, 200), SIMD2(120, 100))) > 0.99)
        let box = marks.area(of: [marks.marks[1]])
        #expect(overlap(box, boxMask(600, 400, x: 60..<180, y: 40..<160)) > 0.98)
        #expect(marks.area(of: marks.marks)[300, 200] == 255)
        #expect(marks.area(of: marks.marks)[100, 100] == 255)
    }

    @Test func aCirclePartlyOutsideIsCut() throws {
        let marks = try read([.circle(center: Point(x: 1, y: 0), radiusX: 0.3, radiusY: 0.3)])
        let area = marks.area(of: marks.marks)
        #expect(area[599, 0] == 255)
        #expect(area[400, 5] == 0)
        #expect(area[599, 130] == 0)
    }

    @Test func anArrowMeansItsTip() throws {
        let marks = try read([.arrow(from: Point(x: 0.2, y: 0.5), to: Point(x: 0.7, y: 0.5))])
        let mark = marks.marks[0]
        #expect(mark.kind == .arrow)
        #expect(mark.tip == MarkPoint(x: 420, y: 200) && mark.direction == MarkPoint(x: 1, y: 0))
        let area = marks.area(of: marks.marks)
        #expect(area[420, 200] == 255)
        #expect(area[300, 200] == 0)
        #expect(marks.place(mark.tip!, inWidth: 1200, height: 800) == MarkPoint(x: 840, y: 400))
    }

    @Test(arguments: [(from: Float(0), to: Float(1)), (0, 0.93), (0, 1.06), (0, 0.86)])
    func aClosedOrNearlyClosedLineMeansItsInside(from: Float, to: Float) throws {
        let marks = try read([freehand(Drawing.arc(SIMD2(300, 200), SIMD2(150, 90), from: from, to: to))])
        #expect(marks.marks.map(\.kind) == [.closed])
        #expect(overlap(marks.area(of: marks.marks), ellipseMask(600, 400, SIMD2(300, 200), SIMD2(150, 90))) > 0.93)
    }

    @Test func aLineRunTwiceRoundIsStillOneCircle() throws {
        let marks = try read([freehand(Drawing.arc(SIMD2(300, 200), SIMD2(150, 90), to: 2, count: 160))])
        #expect(marks.marks.map(\.kind) == [.closed])
        #expect(overlap(marks.area(of: marks.marks), ellipseMask(600, 400, SIMD2(300, 200), SIMD2(150, 90))) > 0.97)
    }

    @Test func aTracedOutlineWithBaysIsClosed() throws {
        // A comb: long against its area, and its ends meet exactly.
        var points: [SIMD2<Float>] = []
        for tooth in 0..<4 {
            let x = 100 + Float(tooth) * 100
            points += [SIMD2(x, 300), SIMD2(x, 100), SIMD2(x + 50, 100), SIMD2(x + 50, 300)]
        }
        points += [SIMD2(450, 340), SIMD2(100, 340), SIMD2(100, 300)]
        let marks = try read([freehand(points)])
        #expect(marks.marks.map(\.kind) == [.closed])
        let area = marks.area(of: marks.marks)
        #expect(area[125, 150] == 255)
        #expect(area[175, 150] == 0)
        #expect(area[175, 320] == 255)
    }

    @Test func aZigzagMeansWhatItCovers() throws {
        let marks = try read([freehand(Drawing.zigzag(x: 100...400, y: 100...260, passes: 16))])
        #expect(marks.marks.map(\.kind) == [.scribble])
        let area = marks.area(of: marks.marks)
        #expect(overlap(area, boxMask(600, 400, x: 100..<400, y: 100..<260)) > 0.85)
        #expect(area[250, 180] == 255)
        #expect(area[250, 60] == 0)
        #expect(area[450, 180] == 0)
    }

    @Test func aSingleLineMeansWhatItCrosses() throws {
        let marks = try read([freehand([SIMD2(100, 100), SIMD2(500, 300)])])
        #expect(marks.marks.map(\.kind) == [.scribble])
        let area = marks.area(of: marks.marks)
        #expect(area[300, 200] == 255)
        #expect(area[300, 240] == 0)
        #expect(area[300, 160] == 0)
        let arc = try read([freehand(Drawing.arc(SIMD2(300, 300), SIMD2(200, 200), from: 0.5, to: 1))])
        #expect(arc.marks.map(\.kind) == [.scribble])
        #expect(arc.area(of: arc.marks)[300, 250] == 0, "a bow is not closed")
    }

    @Test func hatchingIsOneArea() throws {
        let lines = (0..<9).map { freehand([SIMD2(100 + Float($0) * 14, 260), SIMD2(160 + Float($0) * 14, 120)]) }
        let marks = try read(lines)
        #expect(marks.marks.map(\.kind) == [.scribble])
        let area = marks.area(of: marks.marks)
        #expect((130..<240).allSatisfy { area[$0, 190] == 255 }, "no gaps between the lines")
        // Two lines are two lines.
        let two = try read([freehand([SIMD2(100, 100), SIMD2(400, 100)]), freehand([SIMD2(100, 160), SIMD2(400, 160)])])
        #expect(two.marks.count == 2)
        #expect(two.area(of: two.marks)[250, 130] == 0)
    }

    @Test func arrowsDrawnByHandAreArrows() throws {
        let strokes = Drawing.arrow(SIMD2(120, 320), SIMD2(420, 120), head: 50)
        for shapes in [strokes.map(freehand), [freehand(strokes[0] + strokes[1].reversed())]] {
            let marks = try read(shapes)
            let mark = try #require(marks.marks.first)
            #expect(marks.marks.count == 1 && mark.kind == .arrow)
            let tip = try #require(mark.tip)
            #expect(abs(tip.x - 420) < 8 && abs(tip.y - 120) < 8)
            let direction = try #require(mark.direction)
            #expect(direction.x > 0.75 && direction.y < -0.4)
        }
    }

    @Test func aRingMayBeDrawnInTwoStrokes() throws {
        let marks = try read([
            freehand(Drawing.arc(SIMD2(300, 200), SIMD2(120, 120), from: 0.02, to: 0.48)),
            freehand(Drawing.arc(SIMD2(300, 200), SIMD2(120, 120), from: 0.52, to: 0.98)),
        ])
        #expect(marks.marks.map(\.kind) == [.closed])
        #expect(marks.area(of: marks.marks)[300, 200] == 255)
    }

    @Test func aTapIsADot() throws {
        let marks = try read([.freehand([Point(x: 0.25, y: 0.5)])])
        #expect(marks.marks.map(\.kind) == [.dot])
        let tip = try #require(marks.marks[0].tip)
        #expect(abs(tip.x - 150) < 1.5 && abs(tip.y - 200) < 1.5)
    }

    @Test func colorsTellMarksApart() throws {
        let marks = try read(
            [
                .circle(center: Point(x: 0.3, y: 0.5), radiusX: 0.1, radiusY: 0.1),
                .circle(center: Point(x: 0.7, y: 0.5), radiusX: 0.1, radiusY: 0.1),
                freehand(Drawing.zigzag(x: 250...350, y: 300...380, passes: 9)),
            ], [red, blue, blue])
        #expect(marks.named(nil).count == 3)
        #expect(marks.named(Color(hex: "#ff0000")).map(\.color) == [red])
        #expect(marks.named(Color(hex: "#0000ff")).map(\.kind) == [.closed, .scribble])
        #expect(marks.named(Color(hex: "#008000")).isEmpty)
        #expect(marks.colorNames == "red and blue")
    }

    @Test func smallSourcesAndNarrowOnesWork() throws {
        for (width, height) in [(16, 16), (16, 900), (9000, 40)] {
            let marks = try #require(
                try Marks.read(
                    strokes: [Stroke(shape: .circle(center: Point(x: 0.5, y: 0.5), radiusX: 0.3, radiusY: 0.3), color: red)],
                    sourceWidth: width, sourceHeight: height, compute: compute))
            let found = try #require(try marks.area(of: marks.marks[0], inWidth: width, height: height, compute: compute))
            let full = Double(found.box.width) / Double(width)
            #expect((0.5...0.72).contains(full))
        }
    }

    @Test func areasKeepTheirPlaceAtOtherSizes() throws {
        let marks = try read([.box(origin: Point(x: 0, y: 0.25), width: 0.5, height: 0.5)])
        for scale in [0.25, 1, 3.7] {
            let (w, h) = (Int(600 * scale), Int(400 * scale))
            let found = try #require(try marks.area(of: marks.marks[0], inWidth: w, height: h, compute: compute))
            var mask = Mask(width: w, height: h, repeating: 0)
            for y in 0..<found.box.height {
                for x in 0..<found.box.width { mask[found.box.x + x, found.box.y + y] = found.area[x, y] }
            }
            #expect(overlap(mask, boxMask(w, h, x: 0..<w / 2, y: h / 4..<h / 4 + h / 2)) > 0.97)
            #expect(mask[0, h / 2] == 255, "to the picture's border")
        }
    }

    @Test func aCancelledReadingEnds() {
        let strokes = [Stroke(shape: freehand(Drawing.zigzag(x: 10...500, y: 10...300, passes: 9)), color: red)]
        let failure = #expect(throws: EditFailure.self) {
            try Marks.read(strokes: strokes, sourceWidth: 600, sourceHeight: 400, compute: Countdown(1).compute())
        }
        #expect(failure?.reason == .cancelled)
    }
}
