// Noise: how much there is, and taking it out.

import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct NoiseTests {
    private static let compute = Compute(workers: 2)

    private func noisy(_ deviation: Float, color: Bool = false, on clean: Raster) -> Raster {
        var random = SeededRandom(seed: 23)
        var raster = clean
        for index in 0..<raster.pixelCount {
            let common = random.gaussian()
            for channel in 0..<3 {
                let noise = (color ? random.gaussian() : common) * deviation
                raster.pixels[index * 4 + channel] = UInt8(
                    min(255, max(0, (Float(raster.pixels[index * 4 + channel]) + noise).rounded())))
            }
        }
        return raster
    }

    private func noise(_ raster: Raster) -> Float {
        NoiseLevel.estimate(Sharpen.luma(of: raster, compute: Self.compute), compute: Self.compute)
    }

    @Test(arguments: [Float(1.5), 4, 10, 20])
    func itsDeviationIsFound(deviation: Float) {
        let found = noise(noisy(deviation, on: Pictures.plain(300, 200, Color(hex: "#808080")!)))
        #expect(abs(found / deviation - 1) < 0.12, "\(found)")
        // Slopes are no noise, and edges count little.
        let ramp = noise(noisy(deviation, on: Pictures.gradient(300, 200)))
        #expect(abs(ramp / deviation - 1) < 0.2, "\(ramp)")
        let squares = Pictures.checkerboard(300, 200, cell: 12, Color(hex: "#404040")!, Color(hex: "#b0b0b0")!)
        #expect(noise(noisy(deviation, on: squares)) < 1.4 * deviation + 1)
    }

    @Test func whatShowsNoneHasNone() {
        #expect(noise(Pictures.plain(100, 100, Color(hex: "#777777")!)) < 0.15)
        #expect(noise(Pictures.plain(100, 100, .white)) == 0)
        #expect(noise(Pictures.noise(20, 20, seed: 1)) == 0, "too small to tell")
        // Clipped white hides its noise; the rest of the picture speaks.
        var half = noisy(6, on: Pictures.plain(300, 200, Color(hex: "#808080")!))
        for y in 0..<200 { for x in 0..<200 { half[x, y] = SIMD4(repeating: 255) } }
        #expect(abs(noise(half) / 6 - 1) < 0.15)
    }

    @Test func onlyTheInsideIsJudged() {
        var raster = Pictures.plain(300, 200, Color(hex: "#808080")!)
        let loud = noisy(12, on: raster)
        for y in 0..<200 { for x in 150..<300 { raster[x, y] = loud[x, y] } }
        var mask = Mask(width: 300, height: 200, repeating: 0)
        for y in 0..<200 { for x in 150..<300 { mask[x, y] = 255 } }
        let luma = Sharpen.luma(of: raster, compute: Self.compute)
        #expect(abs(NoiseLevel.estimate(luma, inside: mask, compute: Self.compute) - 12) < 1.5)
        #expect(NoiseLevel.estimate(luma, inside: Mask(width: 300, height: 200, repeating: 0), compute: Self.compute) == 0)
    }

    // MARK: - Denoise

    private static let scene = Pictures.drawn(260, 200) { x, y in
        let dx = x - 90
        let dy = y - 100
        if dx * dx + dy * dy < 3_600 { return SIMD4(190, UInt8(90 + y / 4), 60, 255) }
        return x > 190 ? SIMD4(40, 60, UInt8(120 + y / 3), 255) : SIMD4(UInt8(120 + x / 4), 150, 140, 255)
    }

    private func denoised(
        _ raster: Raster, amount: Float = 0.4, effort: Denoise.Effort = .usual, workers: Int = 2
    ) throws -> Raster {
        try Denoise(amount: amount, effort: effort, compute: Compute(workers: workers)).applied(to: raster)
    }

    @Test(arguments: [Float(3), 8, 16], [true, false])
    func theCleanPictureComesNearer(deviation: Float, color: Bool) throws {
        let noisy = noisy(deviation, color: color, on: Self.scene)
        let before = Difference.psnr(noisy, Self.scene)
        for (effort, gain) in [(Denoise.Effort.quick, 4.0), (.usual, 5), (.thorough, 5)] {
            #expect(Difference.psnr(try denoised(noisy, effort: effort), Self.scene) > before + gain)
        }
        #expect(Difference.psnr(try denoised(noisy, amount: 1), Self.scene) > before + 5)
    }

    @Test func colourNoiseGoesFirst() throws {
        let noisy = noisy(12, color: true, on: Pictures.plain(200, 200, Color(hex: "#808080")!))
        let quiet = try denoised(noisy, amount: 0.4)
        func color(_ raster: Raster) -> Double {
            var sum = 0
            for index in 0..<raster.pixelCount { sum += abs(Int(raster.pixels[index * 4]) - Int(raster.pixels[index * 4 + 1])) }
            return Double(sum) / Double(raster.pixelCount)
        }
        #expect(color(quiet) < 0.4 * color(noisy))
    }

    @Test func edgesStay() throws {
        let noisy = noisy(8, color: true, on: Self.scene)
        let quiet = try denoised(noisy, amount: 1)
        func step(_ raster: Raster) -> Int {
            (20..<180).reduce(0) { $0 + Int(raster[189, $1].x) - Int(raster[192, $1].x) } / 160
        }
        #expect(step(quiet) > step(Self.scene) * 93 / 100)
        // A line of one pixel in another colour.
        var lined = Self.scene
        for y in 0..<200 { lined[30, y] = SIMD4(40, 40, 160, 255) }
        let kept = try denoised(lined)
        #expect(abs(Int(kept[30, 100].z) - 160) < 12 && abs(Int(kept[30, 100].x) - 40) < 12)
    }

    @Test func cleanPicturesHardlyChange() throws {
        #expect(Difference.largest(try denoised(Self.scene), Self.scene) <= 6)
        #expect(try denoised(Pictures.plain(60, 40, Color(hex: "#336699")!)) == Pictures.plain(60, 40, Color(hex: "#336699")!))
    }

    @Test(arguments: [(1, 1), (3, 40), (40, 3), (17, 23)])
    func anySizeWorks(width: Int, height: Int) throws {
        let raster = Pictures.noise(width, height, seed: 4)
        let quiet = try denoised(raster, effort: .thorough)
        #expect(quiet.width == width && quiet.height == height)
        for index in 0..<raster.pixelCount { #expect(quiet.pixels[index * 4 + 3] == raster.pixels[index * 4 + 3]) }
    }

    @Test func theBytesDoNotDependOnThreads() throws {
        let noisy = noisy(9, color: true, on: Self.scene)
        for effort in [Denoise.Effort.quick, .usual, .thorough] {
            #expect(try denoised(noisy, effort: effort, workers: 1) == denoised(noisy, effort: effort, workers: 4))
        }
    }

    @Test func itStopsWhenNobodyWaits() {
        let compute = Compute(workers: 2) { EditFailure(.pipeline, stage: .engine, "stopped") }
        #expect(throws: EditFailure.self) {
            try Denoise(amount: 0.4, effort: .usual, compute: compute).applied(to: Self.scene)
        }
    }
}
