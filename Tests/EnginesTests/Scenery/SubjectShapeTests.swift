// What outlines and words say of where a thing stands.

import Engines
import Imaging
import RetouchModel
import Testing

@Suite struct SubjectShapeTests {
    private func shape(_ mask: Mask) -> SubjectShape {
        let rows = (0..<mask.height).filter { y in (0..<mask.width).contains { mask[$0, y] > 127 } }
        let columns = (0..<mask.width).filter { x in (0..<mask.height).contains { mask[x, $0] > 127 } }
        return SubjectShape(
            mask,
            box: Box(
                x: columns.first!, y: rows.first!, width: columns.last! - columns.first! + 1,
                height: rows.last! - rows.first! + 1))
    }

    @Test func wheelsAndLegsLeaveRoomUnderTheBody() {
        #expect(shape(Outline.car).standsOnLegs)
        let chair = Outline.boxes(100, 200, [(20..<80, 20..<120), (20..<26, 120..<180), (74..<80, 120..<180)])
        #expect(shape(chair).standsOnLegs)
        // Seen from the front and above: the rear wheels stand higher in the picture.
        let slanted = Outline.boxes(240, 300, [(25..<215, 120..<200), (30..<60, 200..<225), (140..<180, 200..<250)])
        #expect(shape(slanted).standsOnLegs)
    }

    @Test func closedThingsDoNot() {
        #expect(!shape(Outline.bag).standsOnLegs)
        #expect(!shape(Outline.sofa).standsOnLegs)
        let bottle = Outline.boxes(100, 200, [(44..<56, 20..<60), (35..<65, 60..<190)])
        #expect(!shape(bottle).standsOnLegs)
        // Small metal feet under a bag.
        let feet = Outline.boxes(240, 300, [(60..<180, 130..<250), (70..<76, 250..<252), (164..<170, 250..<252)])
        #expect(!shape(feet).standsOnLegs)
        // A pair of glasses rests on two rims, too.
        let glasses = Outline.boxes(300, 100, [(20..<130, 30..<80), (130..<170, 35..<42), (170..<280, 30..<80)])
        #expect(!shape(glasses).standsOnLegs)
    }

    @Test func whatFloatsBesideAThingIsNoLeg() {
        let icons = Outline.boxes(240, 300, [(40..<200, 150..<250), (10..<30, 200..<270), (210..<230, 210..<272)])
        #expect(!shape(icons).standsOnLegs)
    }

    @Test(arguments: [
        ("car on a beach at sunset", "car"), ("the red car on a city street", "car"),
        ("bike leaning against a brick wall", "bike"),
        ("sofa in a living room", "sofa"), ("night street behind the car", "car"),
        ("a forest road for my motorcycle", "motorcycle"),
        ("my handbag on a marble table", "handbag"),
    ])
    func nounsOfTheSubjectAreRead(text: String, noun: String) {
        #expect(SubjectNoun.first(in: text)?.word == noun)
    }

    @Test(arguments: [
        "street with a car", "street with parked cars", "living room with a sofa in front of a window",
        "a garden and a bench in it",
        "beach", "", "cafe with chairs at a table", "city street at night",
    ])
    func thingsOfTheSceneAreNoSubject(text: String) {
        #expect(SubjectNoun.first(in: text) == nil)
    }
}
