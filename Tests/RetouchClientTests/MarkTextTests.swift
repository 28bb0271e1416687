// Marks in numbers, and what is none.

import RetouchClient
import RetouchModel
import Testing

@Suite struct MarkTextTests {
    private static let red = Color(red: 255, green: 0, blue: 0)

    private func shape(_ kind: MarkText, _ text: String) throws -> Stroke.Shape {
        try kind.stroke(text, color: Self.red).shape
    }

    @Test func readsTheShapes() throws {
        #expect(
            try shape(.circle, "0.5,0.25,0.125,1") == .circle(center: Point(x: 0.5, y: 0.25), radiusX: 0.125, radiusY: 1))
        #expect(try shape(.box, "0,0.75,0.5,0.25") == .box(origin: Point(x: 0, y: 0.75), width: 0.5, height: 0.25))
        #expect(try shape(.arrow, "1,1,.5,0") == .arrow(from: Point(x: 1, y: 1), to: Point(x: 0.5, y: 0)))
        #expect(try shape(.scribble, "0.5,0.5") == .freehand([Point(x: 0.5, y: 0.5)]))
        #expect(try shape(.scribble, "0,0,1,1,0.5,1") == .freehand([Point(x: 0, y: 0), Point(x: 1, y: 1), Point(x: 0.5, y: 1)]))
    }

    @Test func aMarkHasTheGivenColorOrItsOwn() throws {
        #expect(try MarkText.arrow.stroke("0,0,1,1", color: Self.red).color == Self.red)
        #expect(try MarkText.arrow.stroke("0,0,1,1@Blue", color: Self.red).color == Color(red: 0, green: 0, blue: 255))
        #expect(try MarkText.arrow.stroke("0,0,1,1@#00ff80", color: Self.red).color == Color(red: 0, green: 255, blue: 128))
    }

    @Test(arguments: [
        (MarkText.circle, "0.5,0.5,0.1", "has 3 numbers; write X,Y,RX,RY"),
        (.circle, "0.5,0.5,0.1,0.1,0.1", "has 5 numbers"), (.circle, "", "\"\" is no number"),
        (.circle, "0.5,0.5,,0.1", "\"\" is no number"), (.circle, "0.5,0.5,0.1,a", "\"a\" is no number"),
        (.circle, "0.5,0.5,0,0.1", "a radius must be above 0"), (.circle, "1.01,0.5,0.1,0.1", "1.01 lies outside 0 to 1"),
        (.circle, "nan,0.5,0.1,0.1", "nan lies outside"), (.circle, "inf,0.5,0.1,0.1", "inf lies outside"),
        (.circle, "0.5;0.5;0.1;0.1", "is no number"), (.circle, "0.5, 0.5, 0.1, 0.1", "is no number"),
        (.box, "0.5,0.5,0.1,0", "a width or height must be above 0"), (.box, "0.5,0.5,-0.1,0.5", "-0.1 lies outside"),
        (.box, "0.5,0.5,0.6,0.1", "the box leaves the picture"), (.box, "0,1,0.5,0.25", "the box leaves the picture"),
        (.arrow, "0.5,0.5,0.5,0.5", "begins where it ends"), (.arrow, "0,0,1", "write X1,Y1,X2,Y2"),
        (.scribble, "0,0,1", "has 3 numbers; write X,Y,X,Y,…"),
        (.scribble, "0", "has 1 numbers"), (.arrow, "0,0,1,1@", "write a colour"), (.arrow, "0,0,1,1@mauvish", "red, green"),
        (.arrow, "0,0,1,1@ff0000", "write a colour"), (.arrow, "0,0,1,1@#ff00", "write a colour"),
    ])
    func refusesWhatIsNoMark(kind: MarkText, text: String, words: String) {
        let failure = #expect(throws: UsageFailure.self) { try kind.stroke(text, color: Self.red) }
        #expect(failure?.description.hasPrefix("--\(kind.rawValue) \(text)") == true, "\(failure?.description ?? "")")
        #expect(failure?.description.contains(words) == true, "\(failure?.description ?? "")")
    }
}
