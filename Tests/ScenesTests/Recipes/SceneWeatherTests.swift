// Weather that was asked for is seen: fog takes the distance, rain wets the ground, clouds take the sun's contrast.

import Imaging
import RetouchModel
import Scenes
import Testing

@Suite struct SceneWeatherTests {
    /// Places that say they can show fog.
    static let foggy: [ScenePlace] = [
        .cafe, .street, .beach, .garden, .forest, .park, .meadow, .mountains, .snow, .desert, .rooftop,
    ]

    private func far(_ scene: RenderedScene) -> ClosedRange<Float> { scene.stage.horizon - 0.14...scene.stage.horizon + 0.02 }

    /// Against an overcast day, which has no sun either: in the middle of the frame, where nothing stands near, over three compositions.
    @Test(arguments: foggy) func fogHidesTheDistance(place: ScenePlace) throws {
        var (rest, near): (Float, Float) = (0, 0)
        for seed in [4, 9, 23] as [UInt64] {
            let grey = try RenderedScene(.of(place, .noon, weather: .overcast, depth: .deep), seed: seed)
            let fog = try RenderedScene(.of(place, .noon, weather: .fog, depth: .deep), seed: seed)
            rest += fog.contrast(x: 0.4...0.6, y: far(fog)) / grey.contrast(x: 0.4...0.6, y: far(grey)) / 3
            near += fog.contrast(y: 0.85...1) / grey.contrast(y: 0.85...1) / 3
            let chroma = fog.mean(y: far(fog)).chroma
            #expect(chroma < 0.03, "seed \(seed): fog is grey, chroma \(chroma)")
        }
        // A forest's trunks stand near enough to be seen in any fog.
        guard place != .forest else { return }
        #expect(rest < 0.5, "\(rest) of the contrast at the horizon is left")
        #expect(near > rest, "\(near) of the contrast near by, \(rest) far off")
    }

    /// Nearest to the camera, where water mirrors least, wet stone is darker.
    @Test(arguments: [ScenePlace.street, .cafe]) func rainDarkensTheStone(place: ScenePlace) throws {
        let dry = try RenderedScene(.of(place, .noon, weather: .overcast), shot: .full)
        let wet = try RenderedScene(.of(place, .noon, weather: .rain), shot: .full)
        let (before, after) = (dry.mean(x: 0.2...0.8, y: 0.9...1).x, wet.mean(x: 0.2...0.8, y: 0.9...1).x)
        #expect(after < before - 0.03, "wet \(after), dry \(before)")
    }

    /// On boards the sky's mirror image makes up for the darkness of the wet: they look different, and what stands on them is mirrored.
    @Test func wetBoardsAreSeen() throws {
        let dry = try RenderedScene(.of(.rooftop, .noon, weather: .overcast), shot: .full)
        let wet = try RenderedScene(.of(.rooftop, .noon, weather: .rain), shot: .full)
        let change = wet.mean(y: 0.75...1) - dry.mean(y: 0.75...1)
        #expect((change * change).sum().squareRoot() > 0.02, "changed by \(change)")
        #expect(wet.stage.reflection > dry.stage.reflection)
    }

    @Test func snowFalls() throws {
        /// Share of pixels that are clearly lighter than their row round them.
        func flakes(_ weather: SceneWeather) throws -> Float {
            let scene = try RenderedScene(.of(.snow, .noon, weather: weather))
            var count = 0
            for y in 0..<scene.height / 2 {
                for x in 8..<scene.width - 8 {
                    let at = y * scene.width + x
                    let round = (scene.lab[at - 8].x + scene.lab[at + 8].x) / 2
                    if scene.lab[at].x > round + 0.05 { count += 1 }
                }
            }
            return Float(count) / Float(scene.width * scene.height / 2)
        }
        let (still, falling) = (try flakes(.overcast), try flakes(.snowfall))
        #expect(falling > 0.01 && falling > 2 * still, "\(falling) of the upper half, \(still) without")
    }

    @Test(arguments: foggy) func cloudsTakeTheSunsContrastAndWarmth(place: ScenePlace) throws {
        let clear = try RenderedScene(.of(place, .golden))
        let clouds = try RenderedScene(.of(place, .golden, weather: .overcast))
        #expect(clouds.mean().z < clear.mean().z - 0.01, "overcast \(clouds.mean().z), clear \(clear.mean().z)")
        #expect(clouds.distance(to: clear) > 0.03)
    }
}
