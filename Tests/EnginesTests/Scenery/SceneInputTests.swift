// Scenes that contradict themselves, and subjects that hardly fit one: a picture with a notice, or an error by name.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct SceneInputTests {
    @Test func aSceneOfNoPlaceIsRefusedByName() {
        var trial = SceneTrial(SceneBrief(place: .beach), subject: Outline.bag)
        for scene in [SceneDescription(text: ""), SceneDescription(text: "sunny midnight", lights: ["sunny", "midnight"])] {
            trial.edit.input.plan.steps[0].action = .replaceBackground(.described(scene))
            #expect(trial.failure()?.reason == .needsGenerativeEngine)
        }
        #expect(trial.failure()?.message.contains("midnight") == true)
    }

    @Test func whatAPlaceCannotShowIsTold() throws {
        let night = SceneBrief(place: .wall, hour: .night, weather: .snowfall, light: .window)
        let result = try SceneTrial(
            night, text: "sunny midnight snow at a brick wall on a beach", leftOut: ["sunny", "beach"], subject: Outline.bag
        ).run()
        let notice = try #require(result.notices.first)
        #expect(notice.code == .sceneApproximated)
        for word in ["sunny", "beach", "snowfall"] { #expect(notice.words.contains(word)) }
    }

    @Test(arguments: ScenePlace.allCases)
    func everyPlaceTakesEverySubject(place: ScenePlace) throws {
        for (mask, isPerson) in [(Outline.bag, false), (Outline.car, false), (Outline.person, true), (Outline.half, true)] {
            let trial = SceneTrial(SceneBrief(place: place), subject: mask, isPerson: isPerson)
            let result = try trial.run()
            #expect(result.notices.map(\.code) == [.sceneApproximated])
            let report = try FidelityMeter.measure(
                result.raster, variation: result.variation, lossless: true, backgroundChange: true, compute: trial.edit.compute)
            #expect(report.changedSubject == 0 && report.changedOutside == 0)
        }
    }

    @Test(arguments: ScenePlace.allCases)
    func smallAndNarrowFramesWork(place: ScenePlace) throws {
        for (width, height) in [(16, 16), (16, 300), (700, 20)] {
            for bottom in [height * 3 / 4, height] {
                let mask = Outline.boxes(width, height, [(width / 4..<width * 3 / 4, height / 4..<bottom)])
                #expect(try SceneTrial(SceneBrief(place: place), subject: mask).picture().width == width)
                #expect(try SceneTrial(SceneBrief(place: place), subject: mask, isPerson: true).picture().height == height)
            }
        }
    }

    @Test func aSubjectOfAFewPixelsIsASceneOrNoSubject() throws {
        // 6 x 14 pixels of 300 x 300, in a corner and in the sky.
        for (x, y) in [(4, 280), (150, 20), (290, 150)] {
            let mask = Outline.boxes(300, 300, [(x..<x + 6, y..<y + 14)])
            for isPerson in [true, false] {
                let trial = SceneTrial(SceneBrief(place: .beach), subject: mask, isPerson: isPerson)
                #expect(try trial.run().notices.map(\.code) == [.sceneApproximated])
            }
        }
        let speck = SceneTrial(SceneBrief(place: .beach), subject: Outline.boxes(300, 300, [(4..<7, 4..<7)]))
        #expect(speck.failure()?.reason == .subjectNotFound)
    }

    @Test func aSubjectThatFillsTheFrameLeavesNoScene() throws {
        var mask = Mask(width: 240, height: 300, repeating: 255)
        let full = SceneTrial(SceneBrief(place: .beach), subject: mask)
        #expect(full.failure()?.message.contains("fills the whole frame") == true)
        // A corner of background is a background.
        for y in 0..<40 { for x in 0..<40 { mask[x, y] = 0 } }
        let nearly = SceneTrial(SceneBrief(place: .beach), subject: mask)
        #expect(try nearly.run().notices.map(\.code) == [.sceneApproximated])
    }

    @Test func twoPeopleStandOnOneGround() throws {
        // A wide group of standing people: their faces say that they stand.
        let mask = Outline.boxes(300, 300, [(20..<80, 60..<280), (200..<280, 70..<270)])
        var trial = SceneTrial(SceneBrief(place: .beach, hour: .noon, lightSide: .left), subject: mask, isPerson: true)
        trial.edit.finder.face = Box(x: 40, y: 66, width: 18, height: 22)
        let group = try trial.picture()
        trial.edit.finder.face = nil
        #expect(try group != trial.picture(), "without a face a box as wide as high sits")
        // Both touch the ground.
        let bare = Outline.boxes(300, 300, [(20..<80, 60..<64), (20..<24, 64..<280), (276..<280, 70..<270)])
        trial.edit.finder.face = Box(x: 40, y: 66, width: 18, height: 22)
        var alone = trial
        alone.edit.finder.mask = bare
        let slim = try alone.picture()
        #expect(mean(group, 30..<70, 281..<284) < mean(slim, 30..<70, 281..<284) - 3)
        #expect(mean(group, 210..<270, 271..<274) < mean(slim, 210..<270, 271..<274) - 3)
    }
}
