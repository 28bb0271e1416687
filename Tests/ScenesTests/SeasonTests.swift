// Leaves by the season.

import Imaging
import RetouchModel
import Scenes
import Testing

@Suite struct SeasonTests {
    /// Mean light of a developed scene's part, as shares of the frame's height.
    private func light(_ brief: SceneBrief, rows: ClosedRange<Float>) throws -> SIMD4<Float> {
        let frame = SceneFrame(width: 240, height: 300, shot: .half, horizon: nil, lightSide: -1, seed: 4)
        let painted = try #require(SceneBook.recipe(for: brief, frame: frame)).paint(compute: Compute(workers: 2))
        #expect(painted.stage.unmet.isEmpty)
        let canvas = painted.canvas
        var sum = SIMD4<Float>()
        for y in Int(rows.lowerBound * Float(canvas.height))..<Int(rows.upperBound * Float(canvas.height)) {
            for x in 0..<canvas.width { sum += canvas.light[y * canvas.width + x] }
        }
        return sum / sum.y
    }

    @Test(arguments: [ScenePlace.park, .forest, .garden])
    func autumnIsGoldAndSummerGreen(place: ScenePlace) throws {
        let summer = try light(SceneBrief(place: place), rows: 0.1...0.5)
        let autumn = try light(SceneBrief(place: place, season: .autumn), rows: 0.1...0.5)
        #expect(summer.x < 1.02, "summer's leaves are no redder than green: \(summer)")
        #expect(autumn.x > summer.x * 1.15, "\(autumn) \(summer)")
        #expect(autumn.z < autumn.x)
    }

    @Test(arguments: [ScenePlace.park, .forest, .garden])
    func springHasBlossom(place: ScenePlace) throws {
        let summer = try light(SceneBrief(place: place), rows: 0.1...0.5)
        let spring = try light(SceneBrief(place: place, season: .spring), rows: 0.1...0.5)
        // Pink is red and blue against green.
        #expect(spring.x > summer.x * 1.05 && spring.z > summer.z * 1.05, "\(spring) \(summer)")
    }

    @Test func autumnLeavesLieOnTheGround() throws {
        let summer = try light(SceneBrief(place: .park), rows: 0.7...1)
        let autumn = try light(SceneBrief(place: .park, season: .autumn), rows: 0.7...1)
        #expect(autumn.x > summer.x * 1.1, "\(autumn) \(summer)")
    }

    @Test func aLavenderFieldIsPurple() throws {
        let plain = try light(SceneBrief(place: .meadow), rows: 0.55...0.95)
        let lavender = try light(
            SceneBrief(place: .meadow, palette: [Color(red: 0x7f, green: 0x6b, blue: 0xb5)]), rows: 0.55...0.95)
        #expect(lavender.z > plain.z * 1.3, "\(lavender) \(plain)")
        #expect(lavender.z > 0.9, "\(lavender)")
    }

    @Test(arguments: [ScenePlace.beach, .desert, .office])
    func placesWithoutLeavesNameTheSeason(place: ScenePlace) throws {
        let frame = SceneFrame(width: 200, height: 300, shot: .half, horizon: nil, lightSide: -1, seed: 4)
        let brief = SceneBrief(place: place, season: .autumn)
        let painted = try #require(SceneBook.recipe(for: brief, frame: frame)).paint(compute: Compute(workers: 2))
        #expect(painted.stage.unmet == ["autumn"])
    }
}
