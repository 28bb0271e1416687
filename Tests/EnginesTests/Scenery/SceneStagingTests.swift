// Where subjects stand: on the ground, on a table, at which horizon, under whose light.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct SceneStagingTests {
    private static let open: [ScenePlace] = [.street, .beach, .desert, .forest, .livingRoom]

    /// Without a table that was asked for, the picture is that of one, or it is not.
    private func standsOnATable(_ mask: Mask, _ place: ScenePlace, text: String = "") throws -> Bool {
        let free = SceneBrief(place: place, lightSide: .left)
        let usual: SceneMaterial = place == .beach || place == .desert ? .stone : .wood
        let table = SceneBrief(place: place, lightSide: .left, table: usual)
        return try SceneTrial(free, text: text, subject: mask).picture()
            == SceneTrial(table, text: text, subject: mask).picture()
    }

    @Test(arguments: open)
    func aBagStandsOnATable(place: ScenePlace) throws {
        #expect(try standsOnATable(Outline.bag, place))
    }

    @Test(arguments: open)
    func aCarStandsOnTheGround(place: ScenePlace) throws {
        #expect(try !standsOnATable(Outline.car, place))
    }

    @Test func aNounDecidesWhereTheOutlineDoesNot() throws {
        #expect(try standsOnATable(Outline.sofa, .livingRoom))
        #expect(try !standsOnATable(Outline.sofa, .livingRoom, text: "sofa in a living room"))
        #expect(try standsOnATable(Outline.bag, .street, text: "street with a car"))
        #expect(try !standsOnATable(Outline.bag, .street, text: "my car on a street"))
        // What looks like a car and is called a bag, is a bag.
        #expect(try standsOnATable(Outline.car, .street, text: "handbag in a street"))
    }

    @Test func theGroundIsTakenWhereItIsNamed() throws {
        #expect(try !standsOnATable(Outline.bag, .beach, text: "the sand of a beach"))
        #expect(try !standsOnATable(Outline.bag, .forest, text: "standing on green grass in a forest"))
        #expect(try standsOnATable(Outline.bag, .forest, text: "a forest with tall grass"))
    }

    @Test func aTableThatWasAskedForCarriesAnything() throws {
        let asked = SceneBrief(place: .garden, lightSide: .left, table: .marble)
        let reworded = try SceneTrial(asked, text: "car on a marble table in a garden", subject: Outline.car).picture()
        #expect(try reworded == SceneTrial(asked, subject: Outline.car).picture())
    }

    @Test func theSubjectsOwnNounIsNotMissing() throws {
        let named = try SceneTrial(
            SceneBrief(place: .beach), text: "car on a beach", leftOut: ["car"], subject: Outline.car
        ).run().notices
        #expect(named.map(\.words) == [""])
        let missing = try SceneTrial(
            SceneBrief(place: .street), text: "street with a car", leftOut: ["car"], subject: Outline.bag
        ).run().notices
        #expect(missing.map(\.words) == ["car"])
    }

    // MARK: - Camera

    /// The row, as a share, where the desert's blue sky ends.
    private func horizon(_ mask: Mask, isPerson: Bool = true) throws -> Float {
        let raster = try SceneTrial(
            SceneBrief(place: .desert, hour: .noon, weather: .clear, lightSide: .left), subject: mask, isPerson: isPerson
        ).picture()
        let sand = (0..<raster.height).first { y in
            (0..<12).allSatisfy { raster[$0, y].x > raster[$0, y].z }
        }
        return Float(try #require(sand)) / Float(raster.height)
    }

    @Test func theHorizonLiesAtTheCamerasEye() throws {
        // Feet at row 270 of 300; a person of 1.72 m is 240 or 120 rows tall, the eye is 1.25 m high. Dunes rise a little above it.
        let near = try horizon(Outline.person)
        let far = try horizon(Outline.boxes(240, 300, [(110..<130, 150..<270)]))
        #expect(abs(near - (270 - 240 * 1.25 / 1.72) / 300) < 0.08)
        #expect(abs(far - (270 - 120 * 1.25 / 1.72) / 300) < 0.08)
    }

    @Test func aSeatedPersonIsSeenFromLower() throws {
        // As wide as high: seated, 1.05 m for 150 rows, the eye .8 m high.
        let seated = try horizon(Outline.boxes(240, 300, [(50..<190, 120..<270)]))
        #expect(abs(seated - (270 - 150 * 0.8 / 1.05) / 300) < 0.08)
    }

    // MARK: - Light

    /// The bag, brighter on one half.
    private func lit(_ side: Region.Side?, asked: Region.Side?, _ place: ScenePlace) -> SceneTrial {
        var trial = SceneTrial(SceneBrief(place: place, lightSide: asked), subject: Outline.bag)
        if let side {
            for y in 0..<300 {
                for x in 0..<240 where (x < 120) == (side == .left) {
                    trial.edit.input.source.raster[x, y] = SIMD4(190, 190, 190, 255)
                }
            }
        }
        return trial
    }

    @Test(arguments: [ScenePlace.beach, .street, .wall, .garden, .loft], [Region.Side.left, .right])
    func theLightComesFromTheSubjectsLitSide(place: ScenePlace, side: Region.Side) throws {
        #expect(try lit(side, asked: nil, place).picture() == lit(side, asked: side, place).picture())
        let other: Region.Side = side == .left ? .right : .left
        #expect(try lit(side, asked: nil, place).picture() != lit(side, asked: other, place).picture())
    }

    @Test func wordsGoBeforeTheSubjectsLightAndTheDisagreementIsTold() throws {
        let against = try lit(.right, asked: .left, .street).run().notices
        #expect(against.first?.message.contains("lit from the other") == true)
        let along = try lit(.right, asked: .right, .street).run().notices
        #expect(along.first?.message.contains("lit from the other") == false)
    }
}
