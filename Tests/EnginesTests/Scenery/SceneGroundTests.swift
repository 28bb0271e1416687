// Shadows, mirror images and grain between a subject and its scene.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct SceneGroundTests {
    /// Pixels that neither mask covers, in some rows.
    private func difference(_ a: Raster, _ b: Raster, outside masks: [Mask], rows: Range<Int>) -> Int {
        var count = 0
        for y in rows {
            for x in 0..<a.width where masks.allSatisfy({ $0[x, y] == 0 }) && a[x, y] != b[x, y] { count += 1 }
        }
        return count
    }

    /// The same box, so the same camera, with other contents: only what the subject throws on the scene differs.
    private static let slim = Outline.boxes(
        240, 300, [(90..<150, 30..<34), (118..<122, 30..<270), (90..<94, 30..<60), (146..<150, 30..<60)])
    private static let broad = Outline.boxes(240, 300, [(90..<150, 30..<270)])

    private func picture(_ mask: Mask, _ brief: SceneBrief) throws -> Raster {
        try SceneTrial(brief, subject: mask, isPerson: true).picture()
    }

    @Test(arguments: [
        SceneBrief(place: .beach, hour: .noon, lightSide: .left), SceneBrief(place: .street, lightSide: .left),
        SceneBrief(place: .wall, lightSide: .left, light: .window),
    ])
    func aSubjectThrowsAShadow(brief: SceneBrief) throws {
        let a = try picture(Self.slim, brief)
        let b = try picture(Self.broad, brief)
        #expect(difference(a, b, outside: [Self.slim, Self.broad], rows: 200..<300) > 300)
        // The light comes from the left, so the shadow lies on the right.
        let darker = { (x: Range<Int>) in mean(a, x, 240..<276) - mean(b, x, 240..<276) }
        #expect(darker(152..<180) > darker(60..<88) + 1)
    }

    @Test(arguments: [ScenePlace.beach, .street, .garden, .snow, .desert, .rooftop, .loft])
    func whatTheFrameCutsOffThrowsNone(place: ScenePlace) throws {
        let a = Outline.boxes(240, 300, [(60..<180, 60..<300)])
        let b = Outline.boxes(240, 300, [(60..<180, 60..<66), (60..<66, 66..<300), (100..<180, 290..<300)])
        let brief = SceneBrief(place: place, hour: .noon, lightSide: .left)
        #expect(
            try difference(picture(a, brief), picture(b, brief), outside: [a, b], rows: 0..<300) == 0, "\(place)")
    }

    @Test func aWallCloseBehindShowsTheShadowOfWhoIsCutOff() throws {
        let a = Outline.boxes(240, 300, [(60..<180, 60..<300)])
        let b = Outline.boxes(240, 300, [(60..<180, 60..<66), (60..<66, 66..<300), (100..<180, 290..<300)])
        let brief = SceneBrief(place: .wall, lightSide: .left, light: .even)
        let broad = try picture(a, brief)
        let slim = try picture(b, brief)
        #expect(mean(broad, 182..<196, 120..<280) < mean(slim, 182..<196, 120..<280) - 2)
        #expect(abs(mean(broad, 10..<40, 0..<60) - mean(slim, 10..<40, 0..<60)) < 0.5)
    }

    @Test func marbleMirrorsWhatStandsOnItAndSandDoesNot() throws {
        // A red and a green bag: below them the table shows the difference, sand does not.
        func bag(_ color: Color, _ brief: SceneBrief, _ text: String) throws -> Raster {
            var trial = SceneTrial(brief, text: text, subject: Outline.bag)
            trial.edit.input.source.raster = Pictures.plain(240, 300, color)
            return try trial.picture()
        }
        let red = Color(hex: "#c02020")!
        let green = Color(hex: "#20c020")!
        func redness(_ brief: SceneBrief, _ text: String) throws -> Double {
            let a = try bag(red, brief, text)
            let b = try bag(green, brief, text)
            return mean(a, 80..<160, 256..<275, channel: 0) - mean(b, 80..<160, 256..<275, channel: 0)
        }
        #expect(try redness(SceneBrief(place: .table, material: .marble, lightSide: .left), "") > 4)
        #expect(try abs(redness(SceneBrief(place: .beach, lightSide: .left), "the sand of a beach")) < 0.5)
    }

    @Test func theSceneHasTheSubjectsGrain() throws {
        func noise(_ deviation: Float) throws -> Float {
            var trial = SceneTrial(
                SceneBrief(place: .wall, lightSide: .left, light: .even),
                subject: Outline.boxes(400, 400, [(100..<300, 60..<400)]), isPerson: true)
            var random = SeededRandom(seed: 5)
            for index in 0..<trial.edit.input.source.raster.pixelCount {
                let value = byte(140 + random.gaussian() * deviation)
                for channel in 0..<3 { trial.edit.input.source.raster.pixels[index * 4 + channel] = value }
            }
            let picture = try trial.picture()
            return NoiseLevel.estimate(
                Sharpen.luma(of: Resampler.crop(picture, x: 0, y: 0, width: 90, height: 400), compute: trial.edit.compute),
                compute: trial.edit.compute)
        }
        let clean = try noise(0)
        let noisy = try noise(1.5)
        #expect(noisy > clean + 0.5)
        #expect((0.8...1.7).contains(noisy), "about the subject's 1.5")
    }

    // MARK: - Feet, on a flat grey picture where nothing but the shade varies

    private func shade(_ mask: Mask, seed: UInt32 = 4) throws -> Raster {
        var edit = DrawnEdit(.context(ContextBackdrop()), width: mask.width, height: mask.height, seed: seed)
        edit.finder.mask = mask
        edit.input.context = DecodedImage(
            raster: Raster(width: 240, height: 300, red: 190, green: 190, blue: 190, alpha: 255), format: .png,
            hasAlpha: false)
        return try edit.run().variations[0].raster
    }

    @Test func noShadeStandsBetweenAWalkersLegs() throws {
        let raster = try shade(Outline.person)
        #expect(mean(raster, 114..<126, 175..<235) > 187)
        #expect(mean(raster, 94..<110, 271..<274) < 165, "under a foot")
    }

    @Test func aFootThatStandsFartherBackTouchesTheFloor() throws {
        // The right foot ends 16 rows higher: seen from above, it is behind the left one.
        let mask = Outline.boxes(240, 300, [(90..<150, 30..<160), (92..<112, 160..<270), (128..<148, 160..<254)])
        let raster = try shade(mask)
        #expect(mean(raster, 130..<146, 255..<258) < 172)
        #expect(mean(raster, 94..<110, 271..<274) < 165)
    }

    @Test func aShoeAtASlantTouchesAlongItsSole() throws {
        var mask = Outline.boxes(240, 300, [(100..<140, 30..<250)])
        // The sole falls from row 250 to row 262 over 40 columns.
        for x in 100..<140 { for y in 250..<250 + (x - 100) * 12 / 40 { mask[x, y] = 255 } }
        let raster = try shade(mask)
        #expect(mean(raster, 104..<110, 254..<256) < 172, "at the heel")
        #expect(mean(raster, 130..<138, 263..<265) < 172, "at the toe")
    }
}
