// The subject's own colours.

import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct ForegroundTests {
    /// Two smooth pictures mixed by a soft disc.
    private func problem() -> (source: Raster, alpha: Mask, foreground: Raster, background: Raster) {
        let foreground = Pictures.drawn(200, 160) { x, y in SIMD4(UInt8(180 + x / 4), UInt8(40 + y / 4), 60, 255) }
        let background = Pictures.drawn(200, 160) { x, y in SIMD4(UInt8(20 + y / 4), UInt8(120 - x / 4), 200, 255) }
        let alpha = Blur.gaussian(
            Pictures.discMask(200, 160, centerX: 100, centerY: 80, radius: 50), sigma: 3, compute: compute)
        return (mix(foreground, background, alpha), alpha, foreground, background)
    }

    private func mix(_ foreground: Raster, _ background: Raster, _ alpha: Mask) -> Raster {
        Pictures.drawn(alpha.width, alpha.height) { x, y in
            let a = Float(alpha[x, y]) / 255
            let f = SIMD4<Float>(foreground[x, y])
            let b = SIMD4<Float>(background[x, y])
            var mixed = SIMD4<UInt8>(b + (f - b) * a + 0.5, rounding: .down)
            mixed.w = 255
            return mixed
        }
    }

    @Test func mixedAgainWithTheOldBackgroundItIsTheSource() throws {
        let (source, alpha, _, background) = problem()
        let estimate = try ForegroundEstimator.estimate(source, alpha: alpha, compute: compute)
        #expect(Difference.largest(mix(estimate, background, alpha), source) <= 2)
    }

    @Test func theSubjectsColorsAreFound() throws {
        let (source, alpha, foreground, _) = problem()
        let estimate = try ForegroundEstimator.estimate(source, alpha: alpha, compute: compute)
        for index in alpha.values.indices where alpha.values[index] > 24 {
            for channel in 0..<3 {
                let difference = Int(estimate.pixels[index * 4 + channel]) - Int(foreground.pixels[index * 4 + channel])
                #expect(abs(difference) <= 12)
            }
        }
    }

    @Test func pureSubjectAndBackgroundAreCopied() throws {
        let (source, alpha, _, _) = problem()
        let estimate = try ForegroundEstimator.estimate(source, alpha: alpha, compute: compute)
        for index in alpha.values.indices {
            #expect(estimate.pixels[index * 4 + 3] == alpha.values[index])
            guard alpha.values[index] == 0 || alpha.values[index] == 255 else { continue }
            for channel in 0..<3 { #expect(estimate.pixels[index * 4 + channel] == source.pixels[index * 4 + channel]) }
        }
    }

    @Test func workersDoNotChangeTheBytes() throws {
        let (source, alpha, _, _) = problem()
        let results = try (1...3).map {
            try ForegroundEstimator.estimate(source, alpha: alpha, compute: Compute(workers: $0))
        }
        #expect(results[0] == results[1] && results[0] == results[2])
    }

    @Test func anyAlphaIsSolvable() throws {
        let source = Pictures.noise(65, 33, seed: 8)
        var random = SeededRandom(seed: 1)
        let alpha = Mask(
            width: 65, height: 33, values: (0..<65 * 33).map { _ in UInt8(random.next() % 3 * 127 + random.next() % 2) })
        let estimate = try ForegroundEstimator.estimate(source, alpha: alpha, compute: compute)
        #expect(estimate.width == 65 && estimate.height == 33)
    }
}
