// Colour conversions there and back, and against published values.

import Imaging
import TestSupport
import Testing

struct ColorTests {
    @Test func everyByteSurvivesLinearLight() {
        for byte in 0...255 as ClosedRange<UInt8> {
            #expect(LinearLight.byte(LinearLight.light(byte)) == byte)
        }
        #expect(LinearLight.light(0) == 0)
        #expect(LinearLight.light(255) == 1)
        #expect(LinearLight.byte(-3) == 0)
        #expect(LinearLight.byte(7) == 255)
        #expect(LinearLight.byte(.nan) == 0)
        #expect(abs(LinearLight.light(188) - 0.5029) < 0.0001)
    }

    @Test func roundingIsToTheNearestAndLimited() {
        let values = SIMD4<Float>(.nan, -5, 0.49, 300)
        #expect(clamped(values, 0, 255) == SIMD4(0, 0, 0.49, 255))
        #expect(rounded(SIMD4<Float>(0.49, 0.51, 254.4, 4_000_000)) == SIMD4(0, 1, 254, 4_000_000))
        #expect(clamped(SIMD16<Float>(repeating: .nan), 2, 3) == SIMD16(repeating: 2))
        #expect(byte(-1) == 0 && byte(.nan) == 0 && byte(1e9) == 255 && byte(77.6) == 78)
    }

    @Test func bytesAreTheNearestOnes() {
        var random = SeededRandom(seed: 5)
        for _ in 0..<20_000 {
            let light = random.uniform()
            let exact = LinearLight.encode(Double(light)) * 255
            #expect(abs(Double(LinearLight.byte(light)) - exact) < 0.61)
        }
    }

    @Test func cubeRootsAreRoots() {
        var random = SeededRandom(seed: 6)
        for _ in 0..<10_000 {
            let root = SIMD4<Float>(
                random.uniform(in: -3...3), random.uniform(), random.uniform() * 1e-3, random.uniform() * 1e4)
            let difference = cubeRoot(root * root * root) - root
            for lane in 0..<4 { #expect(abs(difference[lane]) <= abs(root[lane]) * 5e-7) }
        }
        #expect(cubeRoot(.zero) == .zero)
    }

    /// Published with Oklab's definition, to three digits.
    @Test func oklabOfKnownColours() {
        let white = Oklab.of(SIMD3(1, 1, 1))
        #expect(abs(white.x - 1) < 1e-4 && abs(white.y) < 1e-4 && abs(white.z) < 1e-4)
        let red = Oklab.of(SIMD3(1, 0, 0))
        #expect(abs(red.x - 0.6280) < 2e-4 && abs(red.y - 0.2249) < 2e-4 && abs(red.z - 0.1258) < 2e-4)
    }

    /// sRGB primaries in CIE L*a*b*, D65.
    @Test(arguments: [
        (SIMD3<Float>(1, 1, 1), SIMD3<Float>(100, 0, 0)), (SIMD3(1, 0, 0), SIMD3(53.24, 80.09, 67.20)),
        (SIMD3(0, 1, 0), SIMD3(87.73, -86.18, 83.18)), (SIMD3(0, 0, 1), SIMD3(32.30, 79.19, -107.86)),
        (SIMD3(0, 0, 0), SIMD3(0, 0, 0)),
    ])
    func labOfKnownColours(light: SIMD3<Float>, lab: SIMD3<Float>) {
        let difference = Lab.of(light) - lab
        for lane in 0..<3 { #expect(abs(difference[lane]) < 0.05) }
    }

    @Test func everyColourComesBack() {
        for red in stride(from: 0, through: 255, by: 15) {
            for green in stride(from: 0, through: 255, by: 15) {
                for blue in stride(from: 0, through: 255, by: 15) {
                    let light = LinearLight.light(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))
                    for back in [Lab.light(Lab.of(light)), Oklab.light(Oklab.of(light))] {
                        #expect(LinearLight.byte(back.x) == red)
                        #expect(LinearLight.byte(back.y) == green)
                        #expect(LinearLight.byte(back.z) == blue)
                    }
                }
            }
        }
    }
}
