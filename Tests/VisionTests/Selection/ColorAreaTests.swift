// Areas of a named colour.

import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct ColorAreaTests {
    /// A shaded disc: cloth that is lit from the left, with a little noise.
    private func shaded(_ hex: String, on ground: String) -> (raster: Raster, truth: Mask) {
        let color = Color(hex: hex)!
        let around = Color(hex: ground)!
        let truth = Pictures.discMask(300, 240, centerX: 150, centerY: 120, radius: 70)
        var random = SeededRandom(seed: 2)
        let inner = LinearLight.light(red: color.red, green: color.green, blue: color.blue)
        let outer = LinearLight.light(red: around.red, green: around.green, blue: around.blue)
        let raster = Pictures.drawn(300, 240) { x, y in
            let shade = 1.25 - Float(x) / 300 * 0.9
            let part = Float(truth[x, y]) / 255
            let light = (outer + (inner - outer) * part) * shade * (1 + random.gaussian() * 0.03)
            return SIMD4(LinearLight.byte(light.x), LinearLight.byte(light.y), LinearLight.byte(light.z), 255)
        }
        return (raster, truth)
    }

    @Test(arguments: [
        ("#ff0000", "#a8202a", "#d8b59a"), ("#ff0000", "#c4303c", "#6b4a34"), ("#0000ff", "#2a4a9a", "#8a8f98"),
        ("#000080", "#1a2450", "#c9c2b4"), ("#008000", "#3a6b34", "#b4a48a"), ("#ffff00", "#d8b422", "#7a6a58"),
        ("#ffc0cb", "#d99aa4", "#b9b4ac"), ("#a52a2a", "#6b4a34", "#c9cdd2"), ("#ffffff", "#e4e2de", "#8a6a52"),
        ("#000000", "#1c1c1f", "#a8a29a"), ("#808080", "#84868a", "#c8522a"), ("#800080", "#6a2f7a", "#b8b4a0"),
        ("#f5f5dc", "#d8d0b4", "#5a6a80"),
    ])
    func clothOfANamedColorIsFoundInLightAndShade(named: String, cloth: String, ground: String) throws {
        let (raster, truth) = shaded(cloth, on: ground)
        let area = try ColorArea.find(Color(hex: named)!, in: raster, within: nil, compute: compute)
        #expect(overlap(area, truth) > 0.9, "\(cloth) is \(named)")
    }

    /// A scarf with folds nearly without light and pale highlights.
    @Test(arguments: [("#ff0000", "#a8202a", "#8a8f98")])
    func foldsAndHighlightsBelongToTheThing(named: String, cloth: String, ground: String) throws {
        let truth = boxMask(300, 240, x: 60..<240, y: 50..<190)
        let color = Color(hex: cloth)!
        let around = Color(hex: ground)!
        let inner = LinearLight.light(red: color.red, green: color.green, blue: color.blue)
        let outer = LinearLight.light(red: around.red, green: around.green, blue: around.blue)
        let raster = Pictures.drawn(300, 240) { x, y in
            var light = outer
            if truth[x, y] > 0 {
                light = inner
                // Folds of 8 pixels with a tenth of the light, and stripes on which three parts of the lamp lie on one of cloth.
                if x % 40 < 8 { light = inner * 0.1 }
                if (20..<25).contains(x % 40) { light = inner * 1.2 + 0.24 }
            }
            return SIMD4(LinearLight.byte(light.x), LinearLight.byte(light.y), LinearLight.byte(light.z), 255)
        }
        let area = try ColorArea.find(Color(hex: named)!, in: raster, within: nil, compute: compute)
        #expect(overlap(area, truth) > 0.95, "\(overlap(area, truth))")
    }

    @Test func otherColorsAreNot() throws {
        let (raster, _) = shaded("#a8202a", on: "#d8b59a")
        for named in ["#0000ff", "#008000", "#ffff00", "#800080", "#000000", "#ffffff"] {
            let area = try ColorArea.find(Color(hex: named)!, in: raster, within: nil, compute: compute)
            let found = area.values.count { $0 > 127 }
            #expect(found < 1_400, "\(named)")
        }
    }

    @Test func aRegionLimitsIt() throws {
        let (raster, truth) = shaded("#2a4a9a", on: "#8a8f98")
        let left = boxMask(300, 240, x: 0..<150, y: 0..<240)
        let area = try ColorArea.find(Color(hex: "#0000ff")!, in: raster, within: left, compute: compute)
        let half = Mask(width: 300, height: 240, values: zip(truth.values, left.values).map { min($0, $1) })
        #expect(overlap(area, half) > 0.9)
    }

    @Test func largeAndTinyPicturesWork() throws {
        let large = Pictures.disc(
            2600, 1400, centerX: 1300, centerY: 700, radius: 400, Color(hex: "#c02030")!, on: Color(hex: "#e0e0d8")!)
        let area = try ColorArea.find(Color(hex: "#ff0000")!, in: large, within: nil, compute: compute)
        #expect(overlap(area, Pictures.discMask(2600, 1400, centerX: 1300, centerY: 700, radius: 400)) > 0.985)
        let tiny = Pictures.plain(16, 16, Color(hex: "#c02030")!)
        #expect(
            try ColorArea.find(Color(hex: "#ff0000")!, in: tiny, within: nil, compute: compute).values.allSatisfy { $0 > 200 })
    }

    @Test func transparentPixelsHaveNoColor() throws {
        var raster = Pictures.plain(100, 100, Color(hex: "#c02030")!)
        for index in 0..<5_000 { raster.pixels[index * 4 + 3] = 0 }
        let area = try ColorArea.find(Color(hex: "#ff0000")!, in: raster, within: nil, compute: compute)
        #expect(area[50, 20] == 0)
        #expect(area[50, 80] == 255)
    }
}
