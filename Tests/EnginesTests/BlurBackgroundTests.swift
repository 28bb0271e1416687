// BlurBackground: a sharp subject, a lens's blur behind it, and nothing of the one in the other.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct BlurBackgroundTests {
    private static let width = 240
    private static let height = 300
    /// Cut off by the frame's lower edge: no ground shows.
    private static let bust = DrawnEdit.disc(width, height, centerX: 120, centerY: 270, radius: 80)
    /// Stands in the frame.
    private static let standing = DrawnEdit.box(width, height, left: 100, right: 140, top: 120, bottom: 230)

    private func trial(
        _ source: Raster? = nil, subject: Mask = bust, diameter: Float = 0.05, count: Int = 1, seed: UInt32 = 0,
        mode: GenerationMode = .auto
    ) -> StepTrial {
        StepTrial(
            .blurBackground(diameter), on: source ?? DrawnEdit.photograph(Self.width, Self.height), subject: subject,
            count: count, seed: seed, mode: mode)
    }

    @Test(arguments: [bust, standing])
    func theSubjectIsCopiedByteByByte(subject: Mask) throws {
        let trial = trial(subject: subject, count: 4)
        for variation in try trial.run().variations {
            let interior = try #require(variation.interior)
            let report = try FidelityMeter.measure(
                variation.raster, variation: variation, lossless: true, backgroundChange: true, compute: trial.edit.compute)
            #expect(report.changedOutside == 0 && report.changedSubject == 0)
            #expect(report.subjectPixels == subject.values.count { $0 == 255 } && report.subjectPixels > 4_000)
            #expect(variation.allowed.values == interior.values.map { 255 - $0 })
        }
    }

    @Test(arguments: [GenerationMode.fast, .balanced, .quality])
    func theBackgroundIsSmootherAndAsBright(mode: GenerationMode) throws {
        let trial = trial(mode: mode)
        let result = try trial.picture()
        let source = trial.edit.input.source.raster
        #expect(deviation(result, 20..<220, 20..<150) < 0.2 * deviation(source, 20..<220, 20..<150))
        func light(_ raster: Raster) -> Float {
            var sum: Float = 0
            for y in 20..<150 { for x in 20..<220 { sum += LinearLight.light(raster[x, y].y) } }
            return sum / 26_000
        }
        #expect(abs(light(result) / light(source) - 1) < 0.02)
    }

    @Test func aWiderApertureBlursMore() throws {
        // Stripes of 12 pixels.
        let source = Pictures.drawn(Self.width, Self.height) { x, _ in
            x / 12 % 2 == 0 ? SIMD4(60, 60, 60, 255) : SIMD4(180, 180, 180, 255)
        }
        let contrasts = try [0.01, 0.03, 0.06].map { diameter in
            deviation(try trial(source, diameter: Float(diameter)).picture(), 20..<220, 20..<150)
        }
        #expect(contrasts[0] > 1.1 * contrasts[1] && contrasts[1] > 1.5 * contrasts[2])
    }

    @Test(arguments: [bust, standing], [Float(0.02), 0.05])
    func noneOfTheSubjectsColourLeaksOut(subject: Mask, diameter: Float) throws {
        let source = layered(
            Pictures.plain(Self.width, Self.height, Color(hex: "#00ff00")!),
            over: Pictures.plain(Self.width, Self.height, Color(hex: "#808080")!), subject)
        let result = try trial(source, subject: subject, diameter: diameter).picture()
        for index in 0..<result.pixelCount where subject.values[index] == 0 {
            let pixel = result.pixels[index * 4..<index * 4 + 3].map(Int.init)
            #expect(pixel[1] - max(pixel[0], pixel[2]) <= 4)
        }
    }

    @Test func edgesLieBetweenSubjectAndBackground() throws {
        let source = layered(
            Pictures.plain(Self.width, Self.height, Color(hex: "#c02010")!),
            over: Pictures.plain(Self.width, Self.height, Color(hex: "#2060c0")!), Self.bust)
        let result = try trial(source).picture()
        var count = 0
        for index in 0..<result.pixelCount where (1..<255).contains(Self.bust.values[index]) {
            count += 1
            let pixel = result.pixels[index * 4..<index * 4 + 3].map(Int.init)
            #expect((0x1c...0xc4).contains(pixel[0]) && (0x1c...0x64).contains(pixel[1]) && (0x0c...0xc4).contains(pixel[2]))
        }
        #expect(count > 300)
    }

    @Test func aLampBecomesADisc() throws {
        let lamp = Pictures.disc(
            Self.width, Self.height, centerX: 60, centerY: 60, radius: 4, .white, on: Color(hex: "#101010")!)
        let result = try trial(lamp, diameter: 0.1, mode: .quality).picture()
        let middle = mean(result, 57..<64, 57..<64)
        #expect(middle > 45)
        // As bright near its rim as in its middle, and dark beyond: no Gaussian does that.
        for (x, y) in [(71, 60), (49, 60), (60, 71), (60, 49)] {
            #expect(mean(result, x - 1..<x + 2, y - 1..<y + 2) > 0.7 * middle)
        }
        #expect(mean(result, 84..<90, 57..<63) < 0.55 * middle)
    }

    @Test func theGroundAtTheSubjectsFeetStaysSharp() throws {
        let trial = trial(subject: Self.standing)
        let result = try trial.picture()
        let source = trial.edit.input.source.raster
        let feet = deviation(result, 102..<138, 230..<232) / deviation(source, 102..<138, 230..<232)
        let knees = deviation(result, 60..<90, 190..<200) / deviation(source, 60..<90, 190..<200)
        let above = deviation(result, 20..<220, 20..<80) / deviation(source, 20..<220, 20..<80)
        #expect(feet > 0.6 && knees < 0.5 && above < 0.2)
        // Where the frame cuts the subject off, nothing is in focus.
        let cut = try self.trial().picture()
        #expect(deviation(cut, 4..<30, 285..<298) < 0.25 * deviation(source, 4..<30, 285..<298))
    }

    @Test func plainWhiteStaysPlainWhite() throws {
        let source = layered(
            DrawnEdit.photograph(Self.width, Self.height), over: Pictures.plain(Self.width, Self.height, .white), Self.bust)
        var noisy = source
        for x in 30..<40 { noisy[x, 40] = SIMD4(0, 0, 0, 255) }
        let result = try trial(noisy).picture()
        for y in 100..<180 { for x in 0..<40 { #expect(result[x, y] == SIMD4(repeating: 255)) } }
    }

    @Test func transparencyStays() throws {
        var source = DrawnEdit.photograph(Self.width, Self.height)
        for y in 0..<60 { for x in 0..<60 { source[x, y] = SIMD4(9, 200, 9, x < 40 ? 0 : 120) } }
        let result = try trial(source).picture()
        for y in 0..<Self.height {
            for x in 0..<Self.width {
                #expect(result[x, y].w == source[x, y].w)
                if source[x, y].w == 0 { #expect(result[x, y] == source[x, y]) }
            }
        }
        // What nobody sees has no part in the blur.
        #expect(abs(mean(result, 70..<90, 10..<50) - mean(source, 70..<200, 10..<50)) < 12)
    }

    @Test func seedsOpenAndCloseTheAperture() throws {
        let variations = try trial(count: 4).run().variations
        for a in variations { for b in variations where b.index > a.index { #expect(a.raster != b.raster) } }
        let spread = variations.map { deviation($0.raster, 20..<220, 20..<150) }
        #expect(spread[1] > spread[0] && spread[2] < spread[0], "1 is closed further, 2 opened")
        // A variation is what its seed gives alone.
        #expect(try trial(seed: 2).picture() == variations[2].raster)
    }

    @Test(arguments: [bust, standing])
    func theBytesDoNotDependOnThreads(subject: Mask) throws {
        let trial = trial(subject: subject)
        #expect(try trial.picture(workers: 1) == trial.picture(workers: 3))
    }

    @Test func modesDiffer() throws {
        let pictures = try [GenerationMode.fast, .balanced, .quality].map {
            try trial(subject: Self.standing, diameter: 0.12, mode: $0).picture()
        }
        #expect(pictures[0] != pictures[1] && pictures[1] != pictures[2])
    }

    @Test func whatCannotBeBlurredIsAnError() {
        for diameter: Float in [0, -0.1, .nan] {
            #expect(trial(diameter: diameter).failure()?.reason == .inputValidation)
        }
        var none = trial()
        none.edit.finder.failure = EditFailure(.subjectNotFound, stage: .engine, "nobody there")
        #expect(none.failure()?.reason == .subjectNotFound)
        let full = Mask(width: Self.width, height: Self.height, repeating: 255)
        #expect(trial(subject: full).failure()?.reason == .inputValidation)
        var cutOut = DrawnEdit.photograph(Self.width, Self.height)
        for index in 0..<cutOut.pixelCount { cutOut.pixels[index * 4 + 3] = Self.standing.values[index] }
        let failure = trial(cutOut).failure()
        #expect(failure?.reason == .inputValidation && failure?.message.contains("transparent") == true)
    }
}
