// What recipes say that they cannot show, and hours that must not look alike.

import Imaging
import RetouchModel
import Scenes
import Testing

@Suite struct SceneReachTests {
    private func painted(_ brief: SceneBrief) throws -> PaintedScene {
        let frame = SceneFrame(width: 200, height: 300, shot: .half, horizon: nil, lightSide: -1, seed: 4)
        return try #require(SceneBook.recipe(for: brief, frame: frame)).paint(compute: Compute(workers: 2))
    }

    /// Blue against red over the whole canvas.
    private func coolness(_ brief: SceneBrief) throws -> Float {
        let canvas = try painted(brief).canvas
        let sum = canvas.light.reduce(SIMD4<Float>.zero, +)
        return sum.z / sum.x
    }

    @Test func whatARecipeCannotShowIsNamed() throws {
        var brief = SceneBrief(place: .beach)
        brief.weather = .rain
        brief.material = .marble
        brief.light = .blinds
        #expect(try painted(brief).stage.unmet == ["rain", "marble", "blinds"])
        brief = SceneBrief(place: .beach)
        brief.weather = .fog
        brief.light = .even
        #expect(try painted(brief).stage.unmet.isEmpty)
    }

    @Test func aTableShowsTheLightThatItsPlaceCannot() throws {
        var brief = SceneBrief(place: .beach)
        brief.table = .wood
        brief.light = .slash
        #expect(try painted(brief).stage.unmet.isEmpty)
        brief.hour = .night
        #expect(try painted(brief).stage.unmet == ["sunbeam"])
    }

    @Test(arguments: [ScenePlace.livingRoom, .loft, .office]) func duskIsCoolerThanTheGoldenHour(place: ScenePlace) throws {
        var brief = SceneBrief(place: place)
        brief.hour = .golden
        let golden = try coolness(brief)
        brief.hour = .dusk
        #expect(try coolness(brief) > golden * 1.05)
    }

    @Test func theBeachKnowsTheTimeOfDay() throws {
        var brief = SceneBrief(place: .beach)
        var levels: [Float] = []
        for hour in [SceneHour.golden, .afternoon, .noon] {
            brief.hour = hour
            levels.append(try coolness(brief))
        }
        #expect(levels[0] < levels[1] && levels[1] < levels[2])
    }
}
