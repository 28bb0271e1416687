// Same brief, frame and seed: same bytes, on one thread and on two.

import Imaging
import RetouchModel
import Scenes
import Testing

@Suite struct SceneDeterminismTests {
    /// Every place, and each of its hours, weathers, materials and lights that draw other things.
    static let briefs: [SceneBrief] =
        ScenePlace.allCases.map { SceneBrief.of($0) }
        + SceneMaterial.allCases.map { SceneBrief.of(.wall, material: $0) }
        + SceneLight.allCases.map { SceneBrief.of(.wall, light: $0) } + [
            .of(.street, .night), .of(.street, weather: .rain), .of(.cafe, .dusk), .of(.beach, .golden), .of(.beach, .night),
            .of(.meadow, .golden), .of(.forest, weather: .fog), .of(.mountains, weather: .snowfall), .of(.rooftop, .night),
            .of(.rooftop, weather: .rain), .of(.livingRoom, .dusk), .of(.loft, .night), .of(.table, material: .marble),
            .of(.table, material: .stone), .of(.beach, table: .wood), .of(.office, palette: ["#335577"]),
        ]

    @Test(arguments: briefs) func theThreadsDoNotShow(brief: SceneBrief) throws {
        let shot: Shot = brief.table != nil || brief.place == .table ? .product : .full
        let one = try RenderedScene(brief, shot: shot, width: 160, height: 200, seed: 11, workers: 1)
        let two = try RenderedScene(brief, shot: shot, width: 160, height: 200, seed: 11, workers: 2)
        let again = try RenderedScene(brief, shot: shot, width: 160, height: 200, seed: 11, workers: 2)
        #expect(one.raster == two.raster)
        #expect(two.raster == again.raster)
    }
}
