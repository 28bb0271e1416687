// From an area of a colour to the thing that has it.

import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct ColorCutTests {
    private func thing(_ hex: String, in raster: Raster, within region: Mask? = nil) throws -> (area: Mask, thing: Mask) {
        let color = Color(hex: hex)!
        let area = try ColorArea.find(color, in: raster, within: region, compute: compute)
        return (area, try ColorCut.thing(of: color, area: area, in: raster, within: region, compute: compute))
    }

    /// A round thing whose colour changes from its middle to its rim, a stop at each distance, on a ground. Light falls from the left, and
    /// there is some weave and noise.
    private func round(_ stops: [(distance: Float, hex: String)], ground: String) -> Raster {
        var random = SeededRandom(seed: 5)
        func light(_ hex: String) -> SIMD3<Float> {
            let color = Color(hex: hex)!
            return LinearLight.light(red: color.red, green: color.green, blue: color.blue)
        }
        let lights = stops.map { (distance: $0.distance, light: light($0.hex)) }
        let around = light(ground)
        func own(_ distance: Float) -> SIMD3<Float> {
            guard let next = lights.firstIndex(where: { distance < $0.distance }) else { return around }
            guard next > 0 else { return lights[0].light }
            let (a, b) = (lights[next - 1], lights[next])
            return a.light + (b.light - a.light) * ((distance - a.distance) / (b.distance - a.distance))
        }
        return Pictures.drawn(400, 320) { x, y in
            let d = SIMD2(Float(x) - 200, Float(y) - 160)
            let shade = (1.15 - Float(x) / 400 * 0.3) * (1 + random.gaussian() * 0.05) * ((x / 3 + y / 3) % 2 == 0 ? 1.05 : 0.95)
            let own = own((d * d).sum().squareRoot()) * shade
            return SIMD4(LinearLight.byte(own.x), LinearLight.byte(own.y), LinearLight.byte(own.z), 255)
        }
    }

    /// Orange is red in its middle and straw at its rim, denim is pale where it is worn: none of it is by its colour's name.
    @Test(arguments: [
        ("#ffa500", [(Float(12), "#c8381c"), (45, "#e8954a"), (70, "#e8a864"), (90, "#e0b87c")], "#14464a"),
        ("#0000ff", [(8, "#b4c0d0"), (40, "#4f74a8"), (90, "#4a6c9c")], "#8a6a52"),
    ])
    func whatIsOnTheThingBelongsToIt(named: String, stops: [(Float, String)], ground: String) throws {
        let raster = round(stops.map { (distance: $0.0, hex: $0.1) }, ground: ground)
        let truth = Pictures.discMask(400, 320, centerX: 200, centerY: 160, radius: stops.last!.0)
        let found = try thing(named, in: raster)
        #expect(overlap(found.thing, truth) > 0.95, "\(overlap(found.area, truth)) became \(overlap(found.thing, truth))")
    }

    /// A white shirt over pale jeans: both are white to the word, and of two shades.
    @Test func anotherShadeIsAnotherThing() throws {
        let shirt = boxMask(400, 320, x: 120..<280, y: 40..<180)
        let raster = Pictures.drawn(400, 320) { x, y in
            if shirt[x, y] > 0 { return SIMD4(226, 222, 219, 255) }
            // Jeans with a worn place of a third of the shirt's area.
            if (120..<280).contains(x), (190..<300).contains(y) {
                return (160..<250).contains(x) && (205..<285).contains(y) ? SIMD4(196, 206, 218, 255) : SIMD4(84, 112, 150, 255)
            }
            return SIMD4(120, 92, 74, 255)
        }
        let found = try thing("#ffffff", in: raster)
        #expect(found.area[200, 245] > 127, "the colour alone takes both")
        #expect(overlap(found.thing, shirt) > 0.97)
        #expect(found.thing[200, 245] == 0)
    }

    /// The thing ends at its edge although the ground has a little of its hue.
    @Test func itStopsAtTheEdge() throws {
        let raster = round([(distance: 80, hex: "#a8202a")], ground: "#b8a49c")
        let truth = Pictures.discMask(400, 320, centerX: 200, centerY: 160, radius: 80)
        let found = try thing("#ff0000", in: raster)
        #expect(overlap(found.thing, truth) > 0.97, "\(overlap(found.area, truth)) became \(overlap(found.thing, truth))")
    }

    @Test func theRegionIsNotLeft() throws {
        let raster = round([(distance: 90, hex: "#4f74a8")], ground: "#8a6a52")
        let left = boxMask(400, 320, x: 0..<200, y: 0..<320)
        let found = try thing("#0000ff", in: raster, within: left).thing
        let beyond = (0..<320).reduce(0) { sum, y in sum + (204..<400).count { found[$0, y] > 10 } }
        #expect(beyond == 0)
        let half = Mask(
            width: 400, height: 320,
            values: zip(Pictures.discMask(400, 320, centerX: 200, centerY: 160, radius: 90).values, left.values).map {
                min($0, $1)
            })
        #expect(overlap(found, half) > 0.95)
    }

    @Test func nothingComesOfNothing() throws {
        let raster = round([(distance: 90, hex: "#4f74a8")], ground: "#8a6a52")
        #expect(try thing("#008000", in: raster).thing.values.allSatisfy { $0 < 128 })
    }
}
