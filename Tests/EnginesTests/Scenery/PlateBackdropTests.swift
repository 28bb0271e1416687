// The operator's pictures behind a subject: which one, where its horizon lies, and what is told of it.

import Engines
import Foundation
import Imaging
import RetouchModel
import Scenes
import TestSupport
import Testing

@Suite struct PlateBackdropTests {
    private static let green = Color(red: 40, green: 150, blue: 60)
    private static let red = Color(red: 170, green: 50, blue: 40)
    private static let blue = Color(red: 40, green: 60, blue: 170)

    /// A person who stands before what the words say.
    private func edit(
        _ words: String, in folder: PlateShelfFolder, subject: Mask = Outline.person, isPerson: Bool = true, count: Int = 1,
        seed: UInt32 = 4
    ) throws -> DrawnEdit {
        var edit = DrawnEdit(
            .described(PlateShelfFolder.read(words)), width: subject.width, height: subject.height, count: count, seed: seed)
        edit.finder.mask = subject
        edit.finder.isPerson = isPerson
        edit.input.mode = .balanced
        edit.input.source.raster = Pictures.plain(subject.width, subject.height, Color(hex: "#8c8c8c")!)
        edit.plates = try folder.library()
        edit.folder = folder.folder
        return edit
    }

    private func folder(_ plates: (tags: String, color: Color)...) throws -> PlateShelfFolder {
        let folder = try PlateShelfFolder()
        for (number, plate) in plates.enumerated() { try folder.add("\(number)", tags: plate.tags, color: plate.color) }
        return folder
    }

    /// The channel that is strongest in a corner of the background.
    private func hue(_ raster: Raster) -> Int {
        let channels = (0..<3).map { mean(raster, 2..<40, 20..<60, channel: $0) }
        return channels.indices.max { channels[$0] < channels[$1] } ?? 0
    }

    private func codes(_ outcome: EngineOutcome) -> [Notice.Code] { outcome.notices.map(\.code) }

    // MARK: - Which one

    @Test func aPlateGoesBeforeARenderedScene() throws {
        let result = try edit("beach", in: folder(("beach", Self.green))).run()
        #expect(hue(result.variations[0].raster) == 1)
        #expect(codes(result.outcome) == [.sceneFromPicture])
        #expect(result.outcome.pictures == [BackgroundPicture(file: "0.png", licence: "CC0", variations: [0])])
        #expect(result.outcome.timings.contains { $0.stage == "plate" && $0.microseconds > 0 })
    }

    @Test func withoutAMatchTheSceneIsRendered() throws {
        let result = try edit("street", in: folder(("beach", Self.green))).run()
        #expect(codes(result.outcome) == [.sceneApproximated] && result.outcome.pictures.isEmpty)
        var without = try edit("street", in: folder())
        without.plates = nil
        #expect(try without.run().variations[0].raster == result.variations[0].raster)
    }

    /// A beach with none of the five things that were asked for is less than what can be rendered.
    @Test func aPlateThatLacksMostOfTheWordsStaysBehind() throws {
        let words = "beach, golden, lighthouse, pier, dog, kite, umbrella"
        let result = try edit(words, in: folder(("beach", Self.green))).run()
        #expect(codes(result.outcome) == [.sceneApproximated])
        let near = try edit("beach, golden, lighthouse", in: folder(("beach, golden", Self.green))).run()
        #expect(codes(near.outcome) == [.sceneFromPicture])
        #expect(near.outcome.notices[0].words == "lighthouse" && near.outcome.notices[0].message.contains("lighthouse"))
    }

    @Test func severalPlatesGiveTheVariationsBestFirstAndRenderedScenesTheRest() throws {
        let folder = try folder(("beach", Self.blue), ("beach, palm", Self.green), ("street", Self.red))
        let result = try edit("beach, palm", in: folder, count: 4).run()
        #expect(result.variations.prefix(2).map { hue($0.raster) } == [1, 2])
        #expect(
            result.outcome.pictures.map(\.file) == ["1.png", "0.png"] && result.outcome.pictures.map(\.variations) == [[0], [1]])
        #expect(codes(result.outcome).contains(.sceneApproximated))
        var rendered = try edit("beach, palm", in: folder, count: 4)
        rendered.plates = nil
        #expect(try rendered.run().variations.suffix(2).map(\.raster) == result.variations.suffix(2).map(\.raster))
    }

    @Test func aVariationIsMadeAgainFromItsSeedAlone() throws {
        let folder = try folder(("beach", Self.blue), ("beach", Self.green), ("beach", Self.red))
        let all = try edit("beach", in: folder, count: 4).run().variations
        for variation in all {
            let alone = try edit("beach", in: folder, seed: variation.seed).run()
            #expect(alone.variations[0].raster == variation.raster)
        }
    }

    @Test func theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() throws {
        let folder = try PlateShelfFolder()
        try folder.add("a", tags: "beach", picture: Pictures.natural(700, 600, seed: 3))
        var edit = try edit("beach", in: folder)
        let pictures = try [1, 3].map { workers in
            edit.compute = Compute(workers: workers)
            return try edit.run().variations[0].raster
        }
        #expect(pictures[0] == pictures[1])
    }

    // MARK: - Places that nobody drew

    @Test func aPlateMakesAPlacePossibleThatCannotBeRendered() throws {
        let folder = try folder(("kitchen", Self.green))
        let result = try edit("kitchen, dog", in: folder, count: 4).run()
        #expect(result.variations.allSatisfy { hue($0.raster) == 1 })
        #expect(result.outcome.pictures.map(\.variations) == [[0, 1, 2, 3]])
        #expect(codes(result.outcome) == [.sceneFromPicture] && result.outcome.notices[0].words == "dog")
        let noun = try edit("kitchen", in: folder, subject: Outline.bag, isPerson: false).run()
        #expect(hue(noun.variations[0].raster) == 1, "a bag stands on a table before the kitchen")
    }

    @Test func withoutAPlateItIsRefusedByName() throws {
        for folder in [try folder(), try folder(("beach", Self.green))] {
            #expect {
                try edit("kitchen", in: folder).run()
            } throws: {
                ($0 as? EditFailure)?.reason == .needsGenerativeEngine
            }
        }
        let small = try PlateShelfFolder()
        try small.add("a", tags: "kitchen", color: Self.green, side: 60)
        #expect {
            try edit("kitchen", in: small).run()
        } throws: {
            let failure = $0 as? EditFailure
            return failure?.reason == .needsGenerativeEngine && failure?.message.contains("too small for this frame") == true
        }
    }

    // MARK: - Bad plates

    @Test func aPlateThatIsTooSmallIsToldOfAndTheSceneRendered() throws {
        let folder = try PlateShelfFolder()
        try folder.add("a", tags: "beach", color: Self.green, side: 60)
        let result = try edit("beach", in: folder).run()
        #expect(codes(result.outcome) == [.sceneApproximated])
        #expect(result.outcome.notices[0].message.contains("too small for this frame"))
    }

    @Test func aPlateThatIsGoneIsToldOfAndTheNextOneTaken() throws {
        let folder = try PlateShelfFolder()
        for number in 0..<5 { try folder.add("\(number)", tags: "beach", color: number == 4 ? Self.green : Self.red) }
        let edit = try edit("beach", in: folder, count: 2)
        try folder.remove("0")
        let result = try edit.run()
        #expect(hue(result.variations[0].raster) == 1, "the fifth plate is the first in reserve")
        #expect(result.outcome.pictures.map(\.file) == ["4.png", "1.png"])
        let notice = try #require(result.outcome.notices.first { $0.code == .pictureUnavailable })
        #expect(notice.message.contains("0.png cannot be read"))
        for number in 1..<5 { try folder.remove("\(number)") }
        let none = try edit.run()
        #expect(Set(codes(none.outcome)) == [.sceneApproximated, .pictureUnavailable] && none.outcome.pictures.isEmpty)
        #expect(codes(none.outcome).count == 2, "one notice for all that is wrong")
    }

    @Test func cancellingEndsTheEditWhileAPlateIsRead() throws {
        var edit = try edit("beach", in: folder(("beach", Self.green)))
        edit.compute = Compute(workers: 1) { EditFailure(.cancelled, stage: .engine, "gone") }
        #expect {
            try edit.run()
        } throws: {
            ($0 as? EditFailure)?.reason == .cancelled
        }
    }

    // MARK: - Licences

    private func licenceNotice(_ licences: String...) throws -> String? {
        let folder = try PlateShelfFolder()
        for (number, licence) in licences.enumerated() { try folder.add("\(number)", tags: "beach", licence, color: Self.green) }
        let notices = try edit("beach", in: folder, count: licences.count).run().outcome.notices
        #expect(notices.count(where: { $0.code == .pictureLicence }) <= 1)
        return notices.first { $0.code == .pictureLicence }?.message
    }

    @Test func whatALicenceAsksForIsTold() throws {
        #expect(try licenceNotice(#""licence": "CC0""#) == nil)
        #expect(try licenceNotice(#""licence": "CC-BY-4.0", "credit": "Ana""#) == nil)
        #expect(try licenceNotice(#""licence": "CC-BY-4.0""#)?.contains("must be credited and names nobody") == true)
        #expect(
            try licenceNotice(#""licence": "CC-BY-SA-4.0", "credit": "Ana""#)?.contains("shared under the same licence") == true)
        #expect(try licenceNotice(#""horizon": 0.4"#)?.contains("0.png names no licence") == true)
        #expect(try licenceNotice(#""licence": "found it somewhere""#)?.contains("is not known here") == true)
        #expect(try licenceNotice(#""licence": "CC-BY-NC-ND-4.0", "credit": "A""#)?.contains("commercially, must not be") == true)
        let both = try licenceNotice(#""licence": "CC-BY-SA-4.0", "credit": "Ana""#, #""licence": """#)
        #expect(both?.contains("0.png (CC-BY-SA-4.0)") == true && both?.contains("1.png names no licence") == true)
    }

    @Test func theAnswerHasLicenceCreditAndSource() throws {
        let folder = try PlateShelfFolder()
        let more = #""licence": "CC-BY-4.0", "credit": "Ana Li", "source": "https://example.org/7""#
        try folder.add("a", tags: "beach", more, color: Self.green)
        #expect(
            try edit("beach", in: folder).run().outcome.pictures == [
                BackgroundPicture(
                    file: "a.png", licence: "CC-BY-4.0", credit: "Ana Li", source: "https://example.org/7", variations: [0])
            ])
    }

    // MARK: - Where it lies

    /// Blue above the plate's horizon, red below it.
    private func horizon(_ row: Double, side: Int = 600) -> Raster {
        Pictures.drawn(side, side) { _, y in
            Double(y) < row * Double(side) ? SIMD4(40, 60, 170, 255) : SIMD4(170, 50, 40, 255)
        }
    }

    /// The row where a result turns from blue to red, beside the subject.
    private func edge(_ raster: Raster) -> Int {
        (0..<raster.height).first {
            mean(raster, 2..<30, $0..<$0 + 1, channel: 0) > mean(raster, 2..<30, $0..<$0 + 1, channel: 2)
        }
            ?? -1
    }

    /// The person is 240 pixels high, and so 1.72 metres: the horizon of a camera at 1.25 metres lies at 270 - 1.25 / 1.72 * 240.
    @Test(arguments: [0.3, 0.38, 0.45]) func theHorizonLiesAtTheHeightOfTheSubjectsCamera(row: Double) throws {
        let folder = try PlateShelfFolder()
        try folder.add("a", tags: "beach", #""licence": "CC0", "horizon": \#(row)"#, picture: horizon(row))
        let raster = try edit("beach", in: folder).run().variations[0].raster
        #expect(abs(edge(raster) - 96) <= 32, "\(edge(raster))")
    }

    /// A camera at 0.9 metres: the person's hip is at the horizon.
    @Test(arguments: [0.9, 1.1, 1.4]) func aCameraHeightSetsTheScale(metres: Double) throws {
        let folder = try PlateShelfFolder()
        try folder.add(
            "a", tags: "beach", #""licence": "CC0", "horizon": 0.45, "camera-height": \#(metres)"#, picture: horizon(0.45))
        let raster = try edit("beach", in: folder).run().variations[0].raster
        let expected = 270 - metres / 1.72 * 240
        #expect(abs(Double(edge(raster)) - expected) <= 0.03 * 300 + 6, "\(edge(raster)) for \(expected)")
    }

    @Test func aCameraOnATowerIsNoPlaceForSomebodyWhoStands() throws {
        let folder = try PlateShelfFolder()
        try folder.add(
            "a", tags: "beach", #""licence": "CC0", "horizon": 0.45, "camera-height": 30"#, picture: horizon(0.45))
        #expect(try codes(edit("beach", in: folder).run().outcome) == [.sceneApproximated])
        // Behind a subject that is cut off nobody sees the ground.
        #expect(try codes(edit("beach", in: folder, subject: Outline.half).run().outcome) == [.sceneFromPicture])
    }

    @Test func aSmallThingStandsOnATableBeforeThePlate() throws {
        let plate = try edit("beach", in: folder(("beach", Self.green)), subject: Outline.bag, isPerson: false).run()
        let raster = plate.variations[0].raster
        #expect(codes(plate.outcome) == [.sceneFromPicture] && hue(raster) == 1)
        // A beach gets a stone table, which is grey.
        let table = (0..<3).map { mean(raster, 5..<40, 270..<295, channel: $0) }
        #expect(table[1] - table[0] < 60, "\(table)")
    }

    @Test func aPlateWithATableCarriesTheThingItself() throws {
        let table = try edit(
            "table", in: folder(("table", Self.green), ("beach", Self.red)), subject: Outline.bag, isPerson: false
        ).run()
        let raster = table.variations[0].raster
        #expect(codes(table.outcome) == [.sceneFromPicture])
        #expect(mean(raster, 5..<40, 270..<295, channel: 1) > mean(raster, 5..<40, 270..<295, channel: 0) + 60)
        // Shade where it touches.
        #expect(mean(raster, 90..<150, 252..<256) < mean(raster, 5..<40, 252..<256) - 8)
    }

    @Test func theSubjectIsTheSourcesByteForByte() throws {
        let folder = try PlateShelfFolder()
        try folder.add("a", tags: "beach", picture: Pictures.natural(700, 600, seed: 3))
        for (subject, isPerson) in [(Outline.person, true), (Outline.half, true), (Outline.bag, false), (Outline.car, false)] {
            let edit = try edit("beach", in: folder, subject: subject, isPerson: isPerson)
            let variation = try edit.run().variations[0]
            let report = try FidelityMeter.measure(
                variation.raster, variation: variation, lossless: true, backgroundChange: true, compute: edit.compute)
            #expect(report.changedSubject == 0 && report.changedOutside == 0 && report.subjectPixels > 1_000)
        }
    }

    // MARK: - The engine

    @Test func theEngineSaysWhatItNeedsAndWhatItHas() throws {
        let folder = try folder(("kitchen", Self.green), ("beach", Self.red))
        func engine(_ library: PlateLibrary?) -> LocalEngine {
            LocalEngine(finder: DrawnSubject(mask: Outline.person), plates: library)
        }
        func plan(_ words: String) -> EditPlan {
            EditPlan(
                steps: [PlanStep(action: .replaceBackground(.described(PlateShelfFolder.read(words))), words: "", reason: "")])
        }
        let served = try engine(folder.library())
        #expect(served.ownPixels(for: plan("beach")) == 160_000 && served.ownPixels(for: plan("street")) == 0)
        #expect(engine(nil).ownPixels(for: plan("beach")) == 0)
        #expect(served.canDo(plan("kitchen").steps[0]) == nil && engine(nil).canDo(plan("kitchen").steps[0]) != nil)
        func ability(_ engine: LocalEngine) -> EngineAbility? {
            engine.describe().abilities.first { $0.name == "ReplaceBackground/plate" }
        }
        #expect(ability(served)?.available == true && ability(engine(nil)) == nil)
        let empty = try PlateShelfFolder()
        #expect(try ability(engine(empty.library()))?.available == false)
    }
}
