// Light comes from the side that was named.

import Imaging
import RetouchModel
import Scenes
import Testing

@Suite struct SceneLightSideTests {
    /// How much lighter the left part of the frame is than the right one.
    private func lean(_ brief: SceneBrief, y: ClosedRange<Float>) throws -> Float {
        let scenes = try ([4, 9, 23] as [UInt64]).map { try RenderedScene(brief, seed: $0) }
        return scenes.reduce(0) { $0 + $1.mean(x: 0...0.4, y: y).x - $1.mean(x: 0.6...1, y: y).x } / 3
    }

    private func lit(_ brief: SceneBrief, from side: Region.Side) -> SceneBrief {
        var lit = brief
        lit.lightSide = side
        return lit
    }

    /// Where the sun or a window is in the picture or just beside it, that side is lighter than with the light on the other side.
    @Test(
        arguments: [
            SceneBrief.of(.beach, .golden), .of(.beach, .dusk), .of(.desert, .golden), .of(.rooftop, .golden),
            .of(.meadow, .golden),
            .of(.park, .golden), .of(.garden, .morning), .of(.forest, .morning), .of(.loft), .of(.livingRoom), .of(.office),
            .of(.library), .of(.shop), .of(.wall, light: .even), .of(.wall, material: .brick, light: .even),
        ])
    func theSideOfTheLightIsTheLighterOne(brief: SceneBrief) throws {
        // On a roof the near things stand in their own shade; the sky over them has the sun.
        let part: ClosedRange<Float> = brief.place == .rooftop ? 0...0.42 : 0...1
        let left = try lean(lit(brief, from: .left), y: part)
        let right = try lean(lit(brief, from: .right), y: part)
        #expect(
            left > right + 0.02, "the left is lighter by \(left) with the light on the left, by \(right) with it on the right")
    }

    @Test(arguments: ScenePlace.allCases) func theStageNamesTheSide(place: ScenePlace) throws {
        let shot: Shot = place == .table ? .product : .half
        for side in [Float(-1), 1] {
            let said = try RenderedScene(lit(.of(place, .afternoon), from: side < 0 ? .left : .right), shot: shot, side: -side)
            let unsaid = try RenderedScene(.of(place, .afternoon), shot: shot, side: side)
            #expect(said.stage.lightX * side > 0, "the words name the side")
            #expect(unsaid.stage.lightX * side > 0, "the frame names the side")
        }
    }

    /// In a street the sun reaches the upper floors across from it; the row on its own side is lit by the sky.
    @Test(arguments: [ScenePlace.street, .cafe]) func theRowAcrossFromTheSunIsLit(place: ScenePlace) throws {
        let left = try lean(lit(.of(place, .afternoon), from: .left), y: 0...0.12)
        let right = try lean(lit(.of(place, .afternoon), from: .right), y: 0...0.12)
        #expect(left < right - 0.03, "the left is lighter by \(left) with the sun on the left, by \(right) with it on the right")
    }
}
