// Smooth: relief of middle size goes, texture, shape and everything else stay.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct SmoothTests {
    private static let side = 300
    private static let mark = DrawnEdit.disc(side, side, centerX: 150, centerY: 150, radius: 120)

    private func trial(
        _ flaw: Smoothing.Flaw, on source: Raster, region: Region = .mask(word: ""), amount: Float = 0.4, mask: Mask? = mark,
        subject: Mask? = nil, mode: GenerationMode = .auto
    ) -> StepTrial {
        StepTrial(
            .smooth(Smoothing(flaw: flaw, region: region, amount: amount)), on: source, subject: subject, mask: mask, mode: mode)
    }

    /// A wave of one period and height 1, without a library function.
    static func wave(_ x: Float, _ period: Float) -> Float {
        let t = x / period - (x / period).rounded(.down)
        let folded = abs(2 * t - 1)
        return 2 * folded * folded * (3 - 2 * folded) - 1
    }

    /// Blue cloth: folds of 30 pixels, a weave of 3, and drape over the whole width.
    private static let cloth = Pictures.drawn(side, side) { x, y in
        let folds = 14 * wave(Float(x) + 0.3 * Float(y), 30)
        let weave = 5 * wave(Float(x + y), 3)
        let drape = 20 * wave(Float(x), 600)
        let level = 128 + folds + weave + drape
        return SIMD4(UInt8(level * 0.6), UInt8(level * 0.8), UInt8(level), 255)
    }

    /// How strongly a channel follows a wave along x and y, in levels.
    private func strength(_ raster: Raster, period: Float, slope: Float) -> Double {
        var product = 0.0
        var square = 0.0
        for y in 100..<200 {
            for x in 100..<200 {
                let wave = Double(Self.wave(Float(x) + slope * Float(y), period))
                product += wave * Double(raster[x, y].z)
                square += wave * wave
            }
        }
        return product / square
    }

    @Test(arguments: [GenerationMode.fast, .balanced, .quality])
    func creasesSoftenAndTheWeaveStays(mode: GenerationMode) throws {
        let result = try trial(.wrinkles, on: Self.cloth, mode: mode).picture()
        let folds = strength(result, period: 30, slope: 0.3) / strength(Self.cloth, period: 30, slope: 0.3)
        let weave = strength(result, period: 3, slope: 1) / strength(Self.cloth, period: 3, slope: 1)
        #expect((0.4...0.75).contains(folds), "\(folds)")
        #expect((0.93...1.07).contains(weave), "\(weave)")
        #expect(abs(mean(result, 60..<240, 100..<200) - mean(Self.cloth, 60..<240, 100..<200)) < 1)
        // The drape: left against right.
        let tilt = mean(result, 60..<90, 120..<180) - mean(result, 200..<230, 120..<180)
        let before = mean(Self.cloth, 60..<90, 120..<180) - mean(Self.cloth, 200..<230, 120..<180)
        #expect(abs(tilt - before) < 2.5)
    }

    @Test func theMarksBorderDoesNotShow() throws {
        let result = try trial(.wrinkles, on: Self.cloth).picture()
        func change(_ x: Int, _ y: Int) -> Int { Int(result[x, y].z) - Int(Self.cloth[x, y].z) }
        for y in 0..<Self.side {
            for x in 1..<Self.side {
                if Self.mark[x, y] == 0 { #expect(change(x, y) == 0) }
                #expect(abs(change(x, y) - change(x - 1, y)) <= 4)
                let far = (Float(x) - 150) * (Float(x) - 150) + (Float(y) - 150) * (Float(y) - 150)
                if far > 117 * 117 { #expect(abs(change(x, y)) <= 2) }
            }
        }
    }

    @Test func printsKeepTheirColours() throws {
        // Red discs on white cloth that has no folds at all.
        let printed = Pictures.drawn(Self.side, Self.side) { x, y in
            let dx = x % 50 - 25
            let dy = y % 50 - 25
            return dx * dx + dy * dy < 144 ? SIMD4(190, 60, 70, 255) : SIMD4(210, 208, 204, 255)
        }
        let result = try trial(.wrinkles, on: printed, amount: 1).picture()
        for (x, y) in [(125, 125), (175, 125), (125, 175), (150, 150), (150, 200)] {
            for channel in 0..<3 { #expect(abs(Int(result[x, y][channel]) - Int(printed[x, y][channel])) <= 9) }
        }
    }

    @Test func halfIsTheMostAndIsTold() throws {
        let half = try trial(.wrinkles, on: Self.cloth, amount: 0.5).run()
        let full = try trial(.wrinkles, on: Self.cloth, amount: 1).run()
        #expect(half.variations[0].raster == full.variations[0].raster)
        #expect(half.outcome.notices.isEmpty && full.outcome.notices.map(\.code) == [.notApplied])
        let little = try trial(.wrinkles, on: Self.cloth, amount: 0.15).picture()
        #expect(
            strength(little, period: 30, slope: 0.3) > strength(half.variations[0].raster, period: 30, slope: 0.3) + 2)
    }

    // MARK: - Rules of every step

    @Test(arguments: [Smoothing.Flaw.wrinkles, .skin])
    func transparencyStays(flaw: Smoothing.Flaw) throws {
        var source = flaw == .skin ? SmoothSkinTests.skin() : Self.cloth
        for y in 100..<140 { for x in 100..<140 { source[x, y] = SIMD4(0, 255, 0, x < 120 ? 0 : 90) } }
        let result = try trial(flaw, on: source).picture()
        for y in 0..<Self.side {
            for x in 0..<Self.side {
                #expect(result[x, y].w == source[x, y].w)
                if source[x, y].w == 0 { #expect(result[x, y] == source[x, y]) }
            }
        }
    }

    @Test(arguments: [Smoothing.Flaw.wrinkles, .skin, .blemishes])
    func theBytesDoNotDependOnThreads(flaw: Smoothing.Flaw) throws {
        let source = flaw == .wrinkles ? Self.cloth : SmoothSkinTests.skin(spots: [(x: 110, y: 180, radius: 4)], blotches: 2)
        let trial = trial(flaw, on: source)
        #expect(try trial.picture(workers: 1) == trial.picture(workers: 3))
    }

    @Test func whatCannotBeSmoothedIsAnError() {
        for amount: Float in [0, -1, 1.5, .nan] {
            #expect(trial(.wrinkles, on: Self.cloth, amount: amount).failure()?.reason == .inputValidation)
        }
        #expect(trial(.wrinkles, on: Self.cloth, mask: nil).failure()?.reason == .annotationMissing)
        // Flawless skin.
        let plain = Pictures.plain(Self.side, Self.side, Color(hex: "#cda08a")!)
        #expect(trial(.blemishes, on: plain).failure()?.reason == .inputValidation)
        // Whole persons: their faces must not be ironed.
        var person = trial(.wrinkles, on: Self.cloth, region: .subject, mask: nil, subject: Self.mark)
        person.edit.finder.isPerson = true
        let failure = person.failure()
        #expect(failure?.reason == .annotationMissing && failure?.message.contains("clothes") == true)
        person.edit.finder.isPerson = false
        #expect(person.failure() == nil)
    }
}
