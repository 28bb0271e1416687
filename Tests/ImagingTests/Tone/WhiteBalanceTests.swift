// White balance by matrices, and finding what to balance.

import Imaging
import RetouchModel
import TestSupport
import Testing

struct WhiteBalanceTests {
    private func luminance(_ light: SIMD3<Float>) -> Float { (light * SIMD3(0.2126, 0.7152, 0.0722)).sum() }

    @Test func warmAndCoolAreWarmAndCool() {
        let grey = SIMD3<Float>(repeating: 0.2)
        for mired in [Float(20), 78] {
            let warm = WhiteBalance(mired: mired, tint: 0)(grey)
            let cool = WhiteBalance(mired: -mired, tint: 0)(grey)
            #expect(warm.x > warm.y && warm.y > warm.z)
            #expect(cool.x < cool.y && cool.y < cool.z)
            #expect(abs(luminance(warm) / 0.2 - 1) < 0.002 && abs(luminance(cool) / 0.2 - 1) < 0.002)
        }
        let magenta = WhiteBalance(mired: 0, tint: 0.01)(grey)
        #expect(magenta.y < magenta.x && magenta.y < magenta.z)
        #expect(WhiteBalance(mired: 0, tint: 0) == .identity)
    }

    @Test func temperatureFollowsDaylight() {
        // Daylight of 5,000 K beside that of 6,500 K: CIE D50 is 0.9642, 1, 0.8251 in XYZ, in linear sRGB 1.178, 0.983, 0.713 or so.
        let white = WhiteBalance(mired: 1_000_000 / 5003.0 - 1_000_000 / 6504.0, tint: 0)(SIMD3(repeating: 1))
        #expect(abs(white.x - 1.178) < 0.012 && abs(white.y - 0.976) < 0.012 && abs(white.z - 0.711) < 0.02, "\(white)")
    }

    @Test func neutralizingMakesTheLightGrey() {
        let light = SIMD3<Float>(1.2, 0.98, 0.6)
        let white = WhiteBalance(neutralizing: light)(light)
        #expect(white.max() - white.min() < 0.002)
        let factors = WhiteBalance(uncasting: light)
        #expect(factors(light).max() - factors(light).min() < 0.002)
        #expect(abs(luminance(factors(light)) - luminance(light)) < 0.002)
        let there = WhiteBalance(mired: 40, tint: 0.005)
        let back = there.followed(by: WhiteBalance(neutralizing: there(SIMD3(repeating: 1))))(SIMD3(repeating: 0.5))
        #expect(pointwiseMax(back - 0.5, 0.5 - back).max() < 0.002)
    }

    // MARK: - Estimate

    /// A room of greys with coloured things in it, under a light.
    private func room(_ light: SIMD3<Float>) -> ReducedPicture {
        var random = SeededRandom(seed: 3)
        let cells = (0..<400).map { index in
            let grey = random.uniform(in: 0.05...0.75)
            let color = SIMD3(random.uniform(in: 0.3...1), random.uniform(in: 0.3...1), random.uniform(in: 0.3...1))
            return index % 4 == 0 ? color * grey : SIMD3(repeating: grey)
        }
        let raster = Pictures.drawn(400, 400) { x, y in
            let seen = cells[y / 20 * 20 + x / 20] * light
            return SIMD4(LinearLight.byte(seen.x), LinearLight.byte(seen.y), LinearLight.byte(seen.z), 255)
        }
        return ReducedPicture(raster, longest: 200, compute: Tone.compute)
    }

    @Test(arguments: [SIMD3<Float>(1.15, 1, 0.7), SIMD3(0.85, 1, 1.25), SIMD3(0.92, 1.08, 0.9)])
    func itFindsTheLight(light: SIMD3<Float>) throws {
        let found = try #require(WhiteEstimate.cast(of: room(light), compute: Tone.compute)).light
        let left = WhiteBalance(uncasting: found)(light)
        func size(_ light: SIMD3<Float>) -> Float {
            let cast = ColorCast(light)
            return (cast.warmth * cast.warmth + cast.green * cast.green).squareRoot()
        }
        #expect(size(left) < size(light) * 0.3, "\(found) of \(light)")
    }

    @Test func itFindsNothingInNeutralLight() {
        #expect(WhiteEstimate.cast(of: room(SIMD3(repeating: 1)), compute: Tone.compute) == nil)
    }

    @Test func aColouredWallIsNoCast() {
        // Half the picture is a green wall, the rest a room in neutral light.
        let raster = Pictures.drawn(300, 200) { x, y in
            if x < 150 { return SIMD4(70, 140 &+ UInt8(y % 7), 80, 255) }
            let level = UInt8(40 + (x / 10 * 37 + y / 10 * 53) % 180)
            return SIMD4(level, level, level, 255)
        }
        #expect(WhiteEstimate.cast(of: ReducedPicture(raster, longest: 150, compute: Tone.compute), compute: Tone.compute) == nil)
    }
}
