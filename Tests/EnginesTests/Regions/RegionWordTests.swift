// Regions in words: the subject and the rest, halves, colours, things told by their colour and side.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct RegionWordTests {
    private static let width = MarkedScene.width
    private static let height = MarkedScene.height

    /// - Parameter subject: what the nets find.
    private func find(_ region: Region, subject: Mask? = nil, isPerson: Bool = false) throws -> FoundRegion {
        var trial = MarkedScene.recolor(region)
        if let subject {
            trial.edit.finder.mask = subject
            trial.edit.finder.failure = nil
            trial.edit.finder.isPerson = isPerson
        }
        return try trial.find(region)
    }

    private func named(
        _ kind: NamedRegion.Kind, _ word: String, _ color: String? = nil, side: Region.Side? = nil
    ) -> Region {
        .named(NamedRegion(kind: kind, word: word, color: color.flatMap { Color(hex: $0) }, side: side))
    }

    @Test func theSubjectAndTheBackgroundAreEachOthersRest() throws {
        let subject = try find(.subject, subject: MarkedScene.disc).mask
        let background = try find(.background, subject: MarkedScene.disc).mask
        #expect(overlap(subject, MarkedScene.disc) > 0.97)
        #expect(zip(subject.values, background.values).allSatisfy { $0 == 255 - $1 })
    }

    @Test(arguments: [
        (Region.Side.left, 0..<240, 0..<360), (.right, 240..<480, 0..<360), (.top, 0..<480, 0..<180),
        (.bottom, 0..<480, 180..<360),
    ])
    func halvesOfTheFrame(side: Region.Side, x: Range<Int>, y: Range<Int>) throws {
        #expect(try find(.part(side)).mask == boxMask(Self.width, Self.height, x, y))
    }

    @Test func everyAreaOfAColor() throws {
        #expect(overlap(try find(.colorArea(Color(hex: "#ffff00")!)).mask, MarkedScene.disc) > 0.93)
        #expect(overlap(try find(.colorArea(Color(hex: "#800080")!)).mask, MarkedScene.box) > 0.93)
    }

    @Test func aThingByItsColor() throws {
        #expect(overlap(try find(named(.other, "balloon", "#ffff00")).mask, MarkedScene.disc) > 0.93)
        #expect(overlap(try find(named(.other, "suitcase", "#800080")).mask, MarkedScene.box) > 0.93)
    }

    /// What is worn is on the subject: the same colour elsewhere is not meant.
    @Test func aGarmentIsLookedForOnTheSubject() throws {
        let both = MarkedScene.disc.united(MarkedScene.box)
        #expect(overlap(try find(named(.garment, "dress", "#800080"), subject: both).mask, MarkedScene.box) > 0.9)
        #expect(throws: EditFailure.self) { try find(named(.garment, "dress", "#800080"), subject: MarkedScene.disc) }
    }

    /// "The purple case behind her": not what is purple on her.
    @Test func whatIsBehindTheSubjectIsNoPartOfIt() throws {
        func behind(_ kind: NamedRegion.Kind) -> Region {
            .named(NamedRegion(kind: kind, word: "case", color: Color(hex: "#800080"), isBehind: true))
        }
        for kind in [NamedRegion.Kind.other, .accessory] {
            #expect(overlap(try find(behind(kind), subject: MarkedScene.disc).mask, MarkedScene.box) > 0.9)
            let failure = #expect(throws: EditFailure.self) { try find(behind(kind), subject: MarkedScene.box) }
            #expect(failure?.reason == .annotationMissing)
        }
    }

    @Test func aSideIsThatSideOfTheSubject() throws {
        let half = boxMask(Self.width, Self.height, 0..<140, 0..<Self.height)
        let left = Mask(
            width: Self.width, height: Self.height, values: zip(MarkedScene.disc.values, half.values).map { min($0, $1) })
        let found = try find(named(.garment, "sleeve", "#ffff00", side: .left), subject: MarkedScene.disc).mask
        #expect(overlap(found, left) > 0.9)
        let right = try find(named(.garment, "sleeve", "#ffff00", side: .right), subject: MarkedScene.disc).mask
        #expect(!zip(found.values, right.values).contains { $0 > 200 && $1 > 200 })
    }

    /// "The yellow balloon on the left" is one of two, all of it; where only one is, it must reach to that side.
    @Test func aSideTellsWhichOfSeveralThings() throws {
        var twins = MarkedScene.source
        for y in 120..<240 {
            for x in 80..<200 { twins[x + 205, y] = MarkedScene.source[x, y] }
        }
        let other = Pictures.discMask(Self.width, Self.height, centerX: 345, centerY: 180, radius: 52)
        func balloon(_ side: Region.Side?, on source: Raster) throws -> Mask {
            let region = named(.other, "balloon", "#ffff00", side: side)
            return try StepTrial(.recolor(Recoloring(region: region, target: .color(MarkedScene.blue))), on: source).find(region)
                .mask
        }
        #expect(overlap(try balloon(nil, on: twins), MarkedScene.disc.united(other)) > 0.9)
        #expect(overlap(try balloon(.left, on: twins), MarkedScene.disc) > 0.93)
        #expect(overlap(try balloon(.right, on: twins), other) > 0.93)
        #expect(overlap(try balloon(.left, on: MarkedScene.source), MarkedScene.disc) > 0.93)
        let failure = #expect(throws: EditFailure.self) { try balloon(.right, on: MarkedScene.source) }
        #expect(failure?.reason == .annotationMissing)
    }

    /// A product's picture shows nothing else; a person wears more than one thing.
    @Test func anAccessoryAloneIsTheSubject() throws {
        #expect(overlap(try find(named(.accessory, "bag"), subject: MarkedScene.box).mask, MarkedScene.box) > 0.97)
        let failure = #expect(throws: EditFailure.self) {
            try find(named(.accessory, "bag"), subject: MarkedScene.box, isPerson: true)
        }
        #expect(failure?.reason == .annotationMissing)
    }

    /// Words mean places on the picture that was sent, also after it was turned round.
    @Test func aRegionFollowsItsPictureWhenItIsFlipped() throws {
        var trial = MarkedScene.recolor(named(.other, "balloon", "#ffff00"))
        trial.edit.input.plan.steps.insert(PlanStep(action: .flip(.horizontal), words: "", reason: ""), at: 0)
        let picture = try trial.picture()
        let disc = picture[Self.width - 140, 180]
        #expect(Int(disc.x) > Int(disc.y) + 60, "red at its new place: \(disc)")
        #expect(picture[100, 330] == MarkedScene.source[Self.width - 1 - 100, 330])
    }
}
