// Lettering in a circle.

import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct LetterCutTests {
    /// Four block letters, the last one of another colour, 40 pixels high with strokes of 8.
    private static let letters: [(mask: Mask, color: SIMD3<Float>)] = {
        func box(_ x: Range<Int>, _ y: Range<Int>) -> Mask { boxMask(420, 200, x: x, y: y) }
        func union(_ parts: [Mask]) -> Mask {
            parts.dropFirst().reduce(parts[0]) { all, part in
                Mask(width: 420, height: 200, values: zip(all.values, part.values).map { max($0, $1) })
            }
        }
        let white = SIMD3<Float>(230, 230, 232)
        return [
            (union([box(120..<128, 80..<120), box(120..<146, 112..<120)]), white),
            (union([box(160..<168, 80..<120), box(160..<186, 80..<88), box(160..<180, 96..<104)]), white),
            (union([box(200..<226, 80..<88), box(209..<217, 80..<120)]), white),
            (union([box(240..<248, 80..<120), box(240..<266, 80..<88), box(240..<266, 112..<120)]), SIMD3(220, 30, 40)),
        ]
    }()

    private static var truth: Mask {
        letters.dropFirst().reduce(letters[0].mask) { all, letter in
            Mask(width: 420, height: 200, values: zip(all.values, letter.mask.values).map { max($0, $1) })
        }
    }

    /// The letters on a dark plate below a grille, on a body that shines.
    private static func plate(_ ground: SIMD3<Float> = SIMD3(22, 22, 24)) -> Raster {
        var random = SeededRandom(seed: 3)
        return Pictures.drawn(420, 200) { x, y in
            var color = ground
            if !(60..<150).contains(y) { color = SIMD3(repeating: (x / 12 + y / 9) % 2 == 0 ? 70 : 20) }
            for letter in letters { color += (letter.color - color) * (Float(letter.mask[x, y]) / 255) }
            color += random.gaussian() * 2
            let limited = color.clamped(lowerBound: .zero, upperBound: SIMD3(repeating: 255))
            return SIMD4(UInt8(limited.x), UInt8(limited.y), UInt8(limited.z), 255)
        }
    }

    private func letters(_ raster: Raster, _ middle: SIMD2<Float>, _ radii: SIMD2<Float>) throws -> ObjectCut.Found? {
        let line = circle(raster, middle, radii)
        return try ObjectCut(raster: raster, effort: .balanced, compute: compute).letters(in: line.area, at: line.box)
    }

    @Test func allLettersAreTakenAndNothingElse() throws {
        let raster = Self.plate()
        let found = try #require(try letters(raster, SIMD2(194, 100), SIMD2(110, 58)))
        let mask = placed(found, raster)
        // They may be a pixel wider than they are, and never narrower.
        #expect(zip(mask.values, Self.truth.values).allSatisfy { $1 < 128 || $0 == 255 })
        #expect(mask.values.count { $0 > 127 } < Self.truth.values.count { $0 > 127 } * 2)
    }

    @Test func lettersThatTheLineCutsAreWhole() throws {
        let raster = Self.plate()
        let found = try #require(try letters(raster, SIMD2(194, 100), SIMD2(68, 40)))
        #expect(zip(placed(found, raster).values, Self.truth.values).allSatisfy { $1 < 128 || $0 == 255 })
    }

    @Test func darkLettersOnLightGroundAreFound() throws {
        var raster = Self.plate()
        for index in raster.pixels.indices where index % 4 < 3 { raster.pixels[index] = 255 - raster.pixels[index] }
        let found = try #require(try letters(raster, SIMD2(194, 100), SIMD2(110, 58)))
        #expect(overlap(placed(found, raster), Self.truth) > 0.6)
    }

    @Test func whatStandsOnNoPlainGroundIsNotGuessed() throws {
        let pattern = Pictures.checkerboard(420, 200, cell: 14, Color(hex: "#202020")!, Color(hex: "#909090")!)
        #expect(try letters(pattern, SIMD2(200, 100), SIMD2(110, 58)) == nil)
        #expect(try letters(Pictures.natural(420, 200, seed: 4), SIMD2(200, 100), SIMD2(110, 58)) == nil)
        #expect(try letters(Pictures.plain(420, 200, Color(hex: "#808080")!), SIMD2(200, 100), SIMD2(110, 58)) == nil)
    }
}
