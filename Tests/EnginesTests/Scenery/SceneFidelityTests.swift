// A scene's light changes the subject's edge and nothing else, unless the caller asks for more and is told.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct SceneFidelityTests {
    /// Backlit, wet, glossy, with a wall close behind, plain.
    static let briefs: [SceneBrief] = [
        SceneBrief(place: .beach, hour: .golden), SceneBrief(place: .street, hour: .night, weather: .rain),
        SceneBrief(place: .garden, table: .marble), SceneBrief(place: .wall, material: .brick, light: .window),
        SceneBrief(place: .snow),
    ]

    /// A soft-edged disc on a noisy photograph, standing free.
    private func edit(_ brief: SceneBrief, isPerson: Bool, harmonizes: Bool = false) -> DrawnEdit {
        var edit = DrawnEdit(.described(SceneDescription(text: "", brief: brief)), count: 2)
        edit.finder.isPerson = isPerson
        edit.input.mode = .balanced
        edit.input.harmonizeSubject = harmonizes
        return edit
    }

    @Test(arguments: briefs, [true, false])
    func theInteriorIsTheSourcesByteForByte(brief: SceneBrief, isPerson: Bool) throws {
        let edit = edit(brief, isPerson: isPerson)
        let result = try edit.run()
        for variation in result.variations {
            let report = try FidelityMeter.measure(
                variation.raster, variation: variation, lossless: true, backgroundChange: true, compute: edit.compute)
            #expect(report.changedSubject == 0 && report.changedOutside == 0 && report.subjectPixels > 10_000)
            #expect(report.largestDifferenceOutside == 0)
        }
        #expect(!result.outcome.notices.contains { $0.code == .subjectHarmonized })
    }

    @Test(arguments: briefs)
    func harmonizingMovesAllOfAPerson(brief: SceneBrief) throws {
        let edit = edit(brief, isPerson: true, harmonizes: true)
        let result = try edit.run()
        let report = try FidelityMeter.measure(
            result.variations[0].raster, variation: result.variations[0], lossless: true, backgroundChange: true,
            compute: edit.compute)
        #expect(report.changedSubject > report.subjectPixels / 2, "the report hides nothing")
        #expect(result.outcome.notices.contains { $0.code == .subjectHarmonized })
    }

    @Test(arguments: briefs)
    func harmonizingMovesOnlyTheEdgeOfGoodsAndSaysSo(brief: SceneBrief) throws {
        let edit = edit(brief, isPerson: false, harmonizes: true)
        let result = try edit.run()
        let variation = result.variations[0]
        // The disc's radius is 72; light reaches a hundredth of 300 rows deep, and fades out over a few times as much.
        var inside = 0
        for y in 100..<200 {
            for x in 80..<160 where (x - 120) * (x - 120) + (y - 150) * (y - 150) < 50 * 50 {
                #expect(variation.raster[x, y] == variation.reference[x, y])
                inside += 1
            }
        }
        #expect(inside > 5_000)
        let report = try FidelityMeter.measure(
            variation.raster, variation: variation, lossless: true, backgroundChange: true, compute: edit.compute)
        #expect(report.changedSubject > 0)
        let notice = try #require(result.outcome.notices.first { $0.code == .subjectHarmonized })
        #expect(notice.message.contains("edge"))
    }

    @Test(arguments: briefs)
    func theSameSeedGivesTheSameBytesOnAnyNumberOfThreads(brief: SceneBrief) throws {
        var one = edit(brief, isPerson: true, harmonizes: true)
        one.compute = Compute(workers: 1)
        var three = one
        three.compute = Compute(workers: 3)
        #expect(try one.run().variations.map(\.raster) == three.run().variations.map(\.raster))
    }

    @Test func integrationHasAStageOfItsOwn() throws {
        let stages = try edit(Self.briefs[0], isPerson: true).run().outcome.timings.map(\.stage)
        #expect(stages == ["resample", "segment", "matte", "foreground", "integrate", "render", "inspect"])
    }
}
