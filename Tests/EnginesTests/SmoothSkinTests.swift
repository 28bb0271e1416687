// Smooth on skin: blotches and spots go, pores and eyes stay.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct SmoothSkinTests {
    private static let side = 300
    private static let mark = DrawnEdit.disc(side, side, centerX: 150, centerY: 150, radius: 120)

    private func trial(
        _ flaw: Smoothing.Flaw, on source: Raster, region: Region = .mask(word: ""), mask: Mask? = mark
    ) -> StepTrial {
        StepTrial(.smooth(Smoothing(flaw: flaw, region: region, amount: 0.4)), on: source, mask: mask)
    }

    /// Skin with blotches of 24 pixels, pores, and a dark eye.
    static func skin(spots: [(x: Int, y: Int, radius: Int)] = [], eye: Bool = true, blotches: Float = 7) -> Raster {
        Pictures.drawn(side, side) { x, y in
            let blotch = blotches * SmoothTests.wave(Float(x), 24) * SmoothTests.wave(Float(y), 24)
            let pore = 4 * SmoothTests.wave(Float(x), 2) * SmoothTests.wave(Float(y), 3)
            var color = SIMD3<Float>(205, 160, 138) + SIMD3(blotch, blotch * 0.7, blotch * 0.6) + SIMD3(repeating: pore)
            for spot in spots where (x - spot.x) * (x - spot.x) + (y - spot.y) * (y - spot.y) <= spot.radius * spot.radius {
                color += SIMD3(-22, -42, -34)
            }
            let eyeX = x - 190
            let eyeY = y - 120
            if eye, eyeX * eyeX + 2 * eyeY * eyeY < 200 { color = SIMD3(40, 30, 28) }
            return SIMD4(UInt8(color.x), UInt8(color.y), UInt8(color.z), 255)
        }
    }

    @Test func blotchesGoAndPoresStay() throws {
        let source = Self.skin()
        let result = try trial(.skin, on: source).picture()
        func blotch(_ raster: Raster) -> Double {
            var product = 0.0
            for y in 150..<246 {
                for x in 84..<180 {
                    product += Double(SmoothTests.wave(Float(x), 24) * SmoothTests.wave(Float(y), 24)) * Double(raster[x, y].x)
                }
            }
            return product
        }
        func pores(_ raster: Raster) -> Double {
            var sum = 0.0
            for y in 150..<240 { for x in 90..<180 { sum += abs(Double(raster[x, y].x) - Double(raster[x + 1, y].x)) } }
            return sum
        }
        #expect(blotch(result) < 0.7 * blotch(source))
        #expect(pores(result) > 0.9 * pores(source))
        for (x, y) in [(190, 120), (184, 121), (196, 118)] {
            for channel in 0..<3 { #expect(abs(Int(result[x, y][channel]) - Int(source[x, y][channel])) <= 3) }
        }
    }

    @Test func spotsAreHealedAndNothingElse() throws {
        let spots = [(x: 110, y: 180, radius: 3), (x: 150, y: 215, radius: 4), (x: 90, y: 130, radius: 4)]
        let spotted = Self.skin(spots: spots, blotches: 0)
        let clean = Self.skin(blotches: 0)
        let result = try trial(.blemishes, on: spotted).picture()
        for spot in spots {
            let x = spot.x - 2..<spot.x + 3
            let y = spot.y - 2..<spot.y + 3
            #expect(abs(mean(result, x, y) - mean(clean, x, y)) < 4, "\(spot)")
            #expect(abs(mean(spotted, x, y) - mean(clean, x, y)) > 30)
        }
        for y in 0..<Self.side {
            for x in 0..<Self.side
            where spots.allSatisfy({ abs($0.x - x) > $0.radius + 8 || abs($0.y - y) > $0.radius + 8 }) {
                #expect(result[x, y] == spotted[x, y])
            }
        }
    }

    @Test func aMarkRoundOneSpotMeansThatSpot() throws {
        let spotted = Self.skin(spots: [(x: 110, y: 180, radius: 5)], blotches: 0)
        let mark = DrawnEdit.disc(Self.side, Self.side, centerX: 110, centerY: 180, radius: 16)
        let result = try trial(.blemishes, on: spotted, mask: mark).picture()
        #expect(abs(mean(result, 107..<114, 177..<184) - mean(Self.skin(blotches: 0), 107..<114, 177..<184)) < 5)
    }

    @Test func linesOfSkinAreSmoothedAsSkin() throws {
        // Only a resolver that knows words finds a body part; here it says what to mark.
        let face = Region.named(NamedRegion(kind: .bodyPart, word: "face"))
        let failure = trial(.wrinkles, on: Self.skin(), region: face).failure()
        #expect(failure?.reason == .annotationMissing && failure?.message.contains("face") == true)
    }
}
