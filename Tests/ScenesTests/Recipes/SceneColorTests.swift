// Colours and materials that were named are those of the picture.

import Imaging
import RetouchModel
import Scenes
import Testing

@Suite struct SceneColorTests {
    private func apart(_ a: Float, _ b: Float) -> Float {
        let d = abs(a - b).truncatingRemainder(dividingBy: 360)
        return min(d, 360 - d)
    }

    private func lab(_ hex: String) -> SIMD3<Float> {
        let color = Color(hex: hex)!
        return Oklab.of(LinearLight.light(red: color.red, green: color.green, blue: color.blue))
    }

    /// Against the same room in white: what the paint changed is the paint's hue.
    @Test(
        arguments: [ScenePlace.wall, .livingRoom, .office, .shop, .gallery], ["#5f8f6a", "#5a7fa8", "#b0605a"])
    func wallsHaveTheNamedPaint(place: ScenePlace, hex: String) throws {
        let white = try RenderedScene(.of(place, .noon, light: .even, palette: ["#d8d8d8"])).mean(y: 0...0.4)
        let painted = try RenderedScene(.of(place, .noon, light: .even, palette: [hex])).mean(y: 0...0.4)
        let change = painted - white
        #expect(apart(change.hue, lab(hex).hue) < 25, "\(change.hue), asked for \(lab(hex).hue)")
        // Pictures, furniture and windows cover half of a wall at most.
        #expect(change.chroma > 0.35 * lab(hex).chroma, "\(change.chroma), asked for \(lab(hex).chroma)")
    }

    @Test func theDesertHasTheNamedSand() throws {
        let plain = try RenderedScene(.of(.desert, .noon)).mean(y: 0.8...1)
        let red = try RenderedScene(.of(.desert, .noon, palette: ["#a4553a"])).mean(y: 0.8...1)
        #expect(apart(red.hue, lab("#a4553a").hue) < 20, "\(red.hue)")
        #expect(red.chroma > plain.chroma * 1.3)
    }

    @Test(arguments: [ScenePlace.garden, .meadow]) func flowersHaveTheNamedColour(place: ScenePlace) throws {
        func share(_ brief: SceneBrief) throws -> Float {
            let scene = try RenderedScene(brief, shot: .full)
            let hits = scene.lab.filter { $0.chroma > 0.05 && apart($0.hue, lab("#7a5cc0").hue) < 30 }
            return Float(hits.count) / Float(scene.lab.count)
        }
        let named = try share(.of(place, .afternoon, palette: ["#7a5cc0"]))
        let plain = try share(.of(place, .afternoon, palette: ["#f0e6c8"]))
        #expect(named > 0.01 && named > 4 * plain, "\(named) of the picture, \(plain) with other flowers")
    }

    @Test func wallsShowTheirMaterial() throws {
        func mean(_ material: SceneMaterial) throws -> SIMD3<Float> {
            try RenderedScene(.of(.wall, .noon, material: material, light: .even)).mean(y: 0.1...0.9)
        }
        let (concrete, brick, wood) = (try mean(.concrete), try mean(.brick), try mean(.wood))
        #expect(concrete.chroma < 0.02, "concrete is grey: \(concrete)")
        #expect(brick.hue > 25 && brick.hue < 65 && brick.chroma > 0.03, "brick is red: \(brick), \(brick.hue)")
        #expect(wood.hue > 40 && wood.hue < 80 && wood.chroma > 0.03, "wood is brown: \(wood), \(wood.hue)")
        for light in [SceneMaterial.plaster, .tile, .marble] { #expect(try mean(light).x > concrete.x, "\(light)") }
    }

    @Test func tablesShowTheirMaterial() throws {
        func top(_ material: SceneMaterial) throws -> SIMD3<Float> {
            try RenderedScene(.of(.table, .noon, material: material, light: .even), shot: .product).mean(y: 0.85...1)
        }
        let (marble, wood, stone) = (try top(.marble), try top(.wood), try top(.stone))
        #expect(marble.x > wood.x + 0.1 && marble.x > stone.x, "marble \(marble), wood \(wood), stone \(stone)")
        #expect(wood.hue > 40 && wood.hue < 85 && wood.chroma > 2 * max(marble.chroma, 0.01), "wood \(wood), \(wood.hue)")
    }
}
