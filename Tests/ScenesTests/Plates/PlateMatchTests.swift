// Which plates show a described scene, and which of them best.

import RetouchModel
import Scenes
import Testing

@Suite struct PlateMatchTests {
    /// A folder with one plate for each list of tags, named by its number.
    private func files(_ asked: String, in plates: String...) throws -> [String] {
        try matches(asked, plates).map { plates[Int($0.plate.file.dropLast(4))!] }
    }

    private func matches(_ asked: String, _ plates: [String]) throws -> [PlateMatch] {
        let folder = try PlateFolder()
        for (number, tags) in plates.enumerated() { try folder.add("\(number).png", tags: tags) }
        return try folder.library().matches(for: TagReading.read(asked))
    }

    @Test func moreOfTheWordsComesFirst() throws {
        #expect(
            try files(
                "beach, golden hour, palm tree", in: "street", "beach", "beach, golden hour", "beach, golden hour, palm tree",
                "beach, sunset")
                == ["beach, golden hour, palm tree", "beach, golden hour", "beach, sunset", "beach"])
    }

    @Test func equalOnesComeByName() throws {
        #expect(try matches("beach", ["beach", "beach", "street", "beach"]).map(\.plate.file) == ["0.png", "1.png", "3.png"])
    }

    @Test func thePlaceMustBeTheSame() throws {
        #expect(try files("cafe, paris", in: "street, paris", "paris", "garden", "cafe") == ["cafe"])
        // A town alone is a place.
        #expect(try files("paris", in: "street", "paris, street", "cafe, paris") == ["paris, street", "street"])
        #expect(try files("garden, cafe", in: "garden") == [])
        #expect(try files("outdoors, beach", in: "outdoors, garden") == [])
    }

    @Test func aPlaceThatNobodyDrewIsFoundByItsWord() throws {
        #expect(try files("kitchen", in: "kitchen, window", "beach") == ["kitchen, window"])
        #expect(try files("yacht, sea", in: "yacht, sea", "beach", "kitchen") == ["yacht, sea", "beach"])
        #expect(try files("treehouse", in: "beach, treehouse", "beach") == ["beach, treehouse"])
        #expect(try files("rain", in: "street, rain", "street") == ["street, rain"])
    }

    /// What is only near a place does not stand for it: a harbour by the sea is no beach.
    @Test func nearPlacesStandForThemselvesOnly() throws {
        #expect(try files("beach", in: "harbor, sea") == [])
        #expect(try files("sea", in: "harbor, sea", "beach") == ["harbor, sea", "beach"])
    }

    @Test func aWallMustBeOfTheSameStuffAndColor() throws {
        #expect(try files("brick", in: "concrete", "brick", "brick, white") == ["brick", "brick, white"])
        #expect(try files("brick, white", in: "concrete", "brick", "brick, white", "brick, red") == ["brick, white"])
    }

    @Test func theHourMustNotBeContradictedWhereTheSceneCanBeRendered() throws {
        #expect(try files("beach, golden hour", in: "beach, noon", "beach, afternoon", "beach, night") == ["beach, afternoon"])
        #expect(try files("street, night", in: "street", "street, dusk", "street, night") == ["street, night", "street, dusk"])
        #expect(try files("street, noon", in: "street, night") == [])
        // Nobody asked for a night: it is the last choice, but a street.
        #expect(try files("street", in: "street, night", "street") == ["street", "street, night"])
        // A kitchen cannot be rendered: one at night is better than none.
        #expect(try files("kitchen, noon", in: "kitchen, night") == ["kitchen, night"])
    }

    @Test func wordsThatAPlateDoesNotAnswerAreNamed() throws {
        func unmet(_ asked: String, _ tags: String) throws -> [String]? { try matches(asked, [tags]).first?.unmet }
        #expect(try unmet("beach, golden hour, palm tree", "beach, sunset") == ["palm tree"])
        #expect(try unmet("beach, golden hour", "beach") == ["golden hour"])
        #expect(try unmet("cafe, paris, outdoors, warm, sunlight", "cafe") == ["paris"])
        #expect(try unmet("street, rain", "street") == ["rain"])
        #expect(try unmet("street, rain", "street, rain") == [])
        #expect(try unmet("kitchen, sunlight", "kitchen, night") == ["sunlight"])
        #expect(try unmet("garden, red", "garden") == [Color(red: 200, green: 30, blue: 30).hex])
    }

    @Test func aShareTellsHowMuchOfTheWordsAPlateAnswers() throws {
        func match(_ asked: String, _ tags: String) throws -> PlateMatch { try #require(try matches(asked, [tags]).first) }
        #expect(try match("beach, golden hour", "beach, golden hour").share == 1)
        let most = try match("beach, golden hour", "beach").share
        #expect(try most < 1 && most > 0.5 && match("beach, golden hour", "beach").isGoodEnough)
        let little = try match("beach, golden hour, pier, kite, dog, swing, umbrella, horse", "beach")
        #expect(little.share < 0.5 && !little.isGoodEnough)
        // What cannot be rendered is better half shown than not at all.
        #expect(try match("kitchen, cat, dog, fruit, oven, sink, tap, shelf", "kitchen").isGoodEnough)
    }

    @Test func aFolderWithoutTheSceneHasNoMatch() throws {
        #expect(try files("garden", in: "beach", "street") == [])
        #expect(try files("", in: "beach") == [])
    }
}
