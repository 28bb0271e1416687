// Recolour reaches the colour that was asked for, keeps the folds, and leaves no line at the edge of a thing that words name.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct RecolorAccuracyTests {
    private static let compute = Compute(workers: 2)

    private static func lab(_ pixel: SIMD4<UInt8>) -> SIMD3<Float> {
        Lab.of(LinearLight.light(red: pixel.x, green: pixel.y, blue: pixel.z))
    }

    /// A top of cloth with folds and a weave, as bright as asked at its median.
    private func top(_ level: Float) -> Raster {
        let disc = RecolorTests.disc()
        return Pictures.drawn(300, 300) { x, y in
            guard disc[x, y] > 0 else { return SIMD4(60, 90, 70, 255) }
            let fold = (Float(x % 40) / 40 - 0.5) * 0.24 + (y % 4 < 2 ? 0.012 : -0.012)
            let value = UInt8(min(255, max(0, level * (1 + fold * (fold > 0 ? 0.4 : 1)))))
            return SIMD4(value, value, UInt8(max(0, Int(value) - 3)), 255)
        }
    }

    /// The tones between the deepest two fifths and the brightest two fifths of what was there.
    private func midtones(_ source: Raster, _ inside: [Int]) -> [Int] {
        let sorted = inside.sorted { source.pixels[$0 * 4 + 1] < source.pixels[$1 * 4 + 1] }
        return Array(sorted[sorted.count * 2 / 5..<sorted.count * 3 / 5])
    }

    /// Cloth of the colour's name: 12 apart it would have another one. Navy is what cloth of that name is, which is no screen's #000080.
    @Test(
        arguments: [Float(170), 215, 238, 248],
        [("#50c878", "#50c878"), ("#000080", "#14204e"), ("#b22222", "#b22222"), ("#008080", "#008080"), ("#800080", "#800080")])
    func aWhiteTopGetsTheColor(level: Float, colors: (named: String, worn: String)) throws {
        let source = top(level)
        let color = Color(hex: colors.named)!
        let result = try #require(
            try RecolorTests.edit(.mask(word: ""), to: .color(color), words: "a name", source: source, mask: RecolorTests.disc())
                .variations.first
        ).raster
        let core = Morphology.erode(RecolorTests.disc(), radius: 6, compute: Self.compute)
        let inside = core.values.indices.filter { core.values[$0] == 255 }
        let middle = midtones(source, inside)
        func median(_ raster: Raster) -> SIMD3<Float> {
            let labs = middle.map { Self.lab(raster[$0 % 300, $0 / 300]) }
            var found = SIMD3<Float>()
            for axis in 0..<3 { found[axis] = labs.map { $0[axis] }.sorted()[labs.count / 2] }
            return found
        }
        let worn = Color(hex: colors.worn)!
        let wanted = Self.lab(SIMD4(worn.red, worn.green, worn.blue, 255))
        let apart = ColorDifference.of(median(result), wanted)
        #expect(apart < 12, "\(apart): \(median(result)) for \(wanted)")
        // Folds of the old cloth, as shares of its own lightness, are the new cloth's.
        func folds(_ raster: Raster) -> Float {
            let levels = inside.map { Self.lab(raster[$0 % 300, $0 / 300]).x }.sorted()
            return (levels[levels.count * 9 / 10] - levels[levels.count / 10]) / levels[levels.count / 2]
        }
        #expect(folds(result) > 0.6 * folds(source), "\(folds(source)) became \(folds(result))")
    }

    /// What is mixed into the edge of a thing found by its colour is its new colour and the ground, in the shares that were there.
    @Test(arguments: [("#ff0000", "#a8202a", "#8a8f98"), ("#0000ff", "#2a4a9a", "#d8c9b0"), ("#ffffff", "#e4e2de", "#6a5242")])
    func aThingByItsColorHasASoftEdge(named: String, cloth: String, ground: String) throws {
        // A soft edge of four pixels, as a lens draws it.
        let share = Blur.gaussian(RecolorTests.disc(), sigma: 1.4, compute: Self.compute)
        let (inner, outer, target) = (Color(hex: cloth)!, Color(hex: ground)!, Color(hex: "#1f8a50")!)
        func mixed(_ cloth: Color, _ x: Int, _ y: Int) -> SIMD4<UInt8> {
            let part = Float(share[x, y]) / 255
            func level(_ a: UInt8, _ b: UInt8) -> UInt8 { UInt8((Float(a) * part + Float(b) * (1 - part)).rounded()) }
            return SIMD4(level(cloth.red, outer.red), level(cloth.green, outer.green), level(cloth.blue, outer.blue), 255)
        }
        let source = Pictures.drawn(300, 300) { mixed(inner, $0, $1) }
        let region = Region.named(NamedRegion(kind: .other, word: "thing", color: Color(hex: named)))
        let result = try #require(try RecolorTests.edit(region, to: .color(target), source: source).variations.first).raster
        var worst = 0.0
        var sum = 0.0
        var count = 0.0
        for y in 0..<300 {
            for x in 0..<300 where share[x, y] > 6 && share[x, y] < 249 {
                let apart = ColorDifference.of(Self.lab(result[x, y]), Self.lab(mixed(target, x, y)))
                worst = max(worst, apart)
                sum += apart
                count += 1
            }
        }
        // Less than what is seen on an edge as a line; a hard edge is off by half of the step, 20 and more.
        #expect(sum / count < 5, "\(sum / count)")
        #expect(worst < 15, "\(worst)")
    }
}
