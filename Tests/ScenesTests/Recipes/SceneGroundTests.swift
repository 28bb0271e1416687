// The ground has its colour: sand is sand, grass is green, snow is white and bluish in the shade. And it begins at the horizon.

import Imaging
import RetouchModel
import Scenes
import Testing

@Suite struct SceneGroundTests {
    static let seeds: [UInt64] = [4, 9, 23]

    @Test(arguments: [ScenePlace.meadow, .park, .garden], [Shot.half, .full]) func grassIsGreen(
        place: ScenePlace, shot: Shot
    ) throws {
        for seed in Self.seeds {
            let scene = try RenderedScene(.of(place, .afternoon), shot: shot, seed: seed)
            // A path of earth may lie in it, below 92 degrees; sunlit grass lies near 115 to 125.
            let ground = scene.pixels(y: scene.stage.horizon + 0.12...1)
            let grown = ground.filter { $0.hue > 92 && $0.hue < 180 && $0.chroma > 0.02 }
            let grass = grown.reduce(SIMD3()) { $0 + $1 } / Float(max(grown.count, 1))
            let share = Float(grown.count) / Float(ground.count)
            #expect(share > (place == .meadow ? 0.75 : 0.12), "seed \(seed): \(share) of the ground is grass")
            #expect(grass.hue > 112 && grass.hue < 150, "seed \(seed): hue \(grass.hue)")
            #expect(grass.chroma > 0.04, "seed \(seed): chroma \(grass.chroma)")
        }
    }

    @Test(arguments: [ScenePlace.beach, .desert], [SceneHour.morning, .noon, .afternoon]) func sandIsSand(
        place: ScenePlace, hour: SceneHour
    ) throws {
        for seed in Self.seeds {
            let sand = try RenderedScene(.of(place, hour), seed: seed).mean(y: 0.85...1)
            #expect(sand.hue > 50 && sand.hue < 105, "seed \(seed): hue \(sand.hue)")
            #expect(sand.chroma > 0.02 && sand.chroma < 0.12, "seed \(seed): chroma \(sand.chroma)")
            #expect(sand.x > 0.6, "seed \(seed): lightness \(sand.x)")
        }
    }

    @Test(arguments: [SceneHour.morning, .noon, .afternoon]) func snowIsWhiteAndItsShadeBluish(hour: SceneHour) throws {
        for seed in Self.seeds {
            let scene = try RenderedScene(.of(.snow, hour), seed: seed)
            let ground = scene.pixels(y: scene.stage.horizon + 0.2...1).sorted { $0.x < $1.x }
            let quarter = ground.count / 4
            let shade = ground.prefix(quarter).reduce(SIMD3()) { $0 + $1 } / Float(quarter)
            let lit = ground.suffix(quarter).reduce(SIMD3()) { $0 + $1 } / Float(quarter)
            #expect(lit.x > 0.85, "seed \(seed): lit \(lit)")
            #expect(lit.chroma < 0.03, "seed \(seed): lit \(lit)")
            #expect(shade.z < -0.005 && shade.z < lit.z - 0.01, "seed \(seed): shade \(shade), lit \(lit)")
        }
    }

    /// The ground's depth at a row follows from its distance below the horizon: a lower horizon moves the same ground down.
    @Test(arguments: SceneHoursTests.outdoors) func theGroundHangsOnTheHorizon(place: ScenePlace) throws {
        let high = try RenderedScene(.of(place, .noon), shot: .full, horizon: 0.32)
        let low = try RenderedScene(.of(place, .noon), shot: .full, horizon: 0.44)
        #expect(abs(high.stage.horizon - 0.32) < 0.005 && abs(low.stage.horizon - 0.44) < 0.005)
        let moved = Int((0.12 * Float(high.height)).rounded())
        func error(_ shift: Int) -> Float {
            var sum: Float = 0
            let rows = Int(0.50 * Float(high.height))..<Int(0.86 * Float(high.height))
            for row in rows {
                func line(_ scene: RenderedScene, _ at: Int) -> SIMD3<Float> {
                    scene.lab[at * scene.width..<(at + 1) * scene.width].reduce(SIMD3()) { $0 + $1 } / Float(scene.width)
                }
                let d = line(high, row) - line(low, row + shift)
                sum += (d * d).sum()
            }
            return (sum / Float(rows.count)).squareRoot()
        }
        #expect(error(moved) < 0.5 * error(0), "\(error(moved)) moved with the horizon, \(error(0)) in its place")
    }
}
