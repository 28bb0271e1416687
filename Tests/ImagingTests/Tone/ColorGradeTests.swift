// What the grade owes: identity, greys, hues, bands, and nothing outside sRGB.

import Imaging
import RetouchModel
import TestSupport
import Testing

struct ColorGradeTests {
    @Test func theEmptyGradeReturnsEveryByte() throws {
        let noise = Pictures.noise(200, 150, seed: 5, opaque: false)
        #expect(try Tone.graded(noise, ColorGrade()) == noise)
    }

    @Test func theLatticeIsExactOnStraightChanges() throws {
        let noise = Pictures.noise(120, 90, seed: 6)
        let lattice = ColorLattice(compute: Tone.compute) { SIMD3(repeating: 255) - $0 }
        let result = try ToneRender(lattice).apply(to: noise, compute: Tone.compute)
        for index in 0..<noise.pixels.count where index % 4 != 3 {
            #expect(Int(result.pixels[index]) == 255 - Int(noise.pixels[index]))
        }
    }

    @Test func theLatticeIsCloseOnCurves() throws {
        let noise = Pictures.noise(120, 90, seed: 7)
        let lattice = ColorLattice(compute: Tone.compute) { levels in
            SIMD3(levels.x * levels.x / 255, (levels.y * 255).squareRoot() * 0.5 + levels.y * 0.5, levels.x * levels.z / 255)
        }
        let result = try ToneRender(lattice).apply(to: noise, compute: Tone.compute)
        for index in 0..<noise.pixelCount where noise.pixels[index * 4 + 1] > 16 {
            let old = SIMD3<Float>(
                Float(noise.pixels[index * 4]), Float(noise.pixels[index * 4 + 1]), Float(noise.pixels[index * 4 + 2]))
            let expected = SIMD3(old.x * old.x / 255, (old.y * 255).squareRoot() * 0.5 + old.y * 0.5, old.x * old.z / 255)
            // Half a level of dither and what straight lines miss of the curves.
            for lane in 0..<3 { #expect(abs(Float(result.pixels[index * 4 + lane]) - expected[lane]) < 1.25) }
        }
    }

    static let greyKeeping: [ColorGrade] = [
        Tone.grade { $0.stops = 1.5 }, Tone.grade { $0.stops = -1.5 }, Tone.grade { $0.curve.contrast = 1 },
        Tone.grade { $0.curve.contrast = -1 }, Tone.grade { $0.saturation = 1 }, Tone.grade { $0.vibrance = 1 },
        Tone.grade { $0.hue = 1 }, Tone.grade { $0.bands.hue = SIMD8(repeating: 1) },
        Tone.grade { $0.bands.lightness = SIMD8(repeating: 1) }, Tone.grade { $0.curve.whites = -1 },
        Tone.grade { $0.curve.blacks = 1 },
    ]

    @Test(arguments: greyKeeping.indices) func greysStayGrey(index: Int) throws {
        let ramp = Tone.ramp(256, 8, 0, 255)
        let result = try Tone.graded(ramp, Self.greyKeeping[index])
        for pixel in 0..<result.pixelCount {
            #expect(result.pixels[pixel * 4] == result.pixels[pixel * 4 + 1])
            #expect(result.pixels[pixel * 4 + 1] == result.pixels[pixel * 4 + 2])
        }
    }

    /// A sunset under the moon gets pale, and not green; what is green stays.
    @Test(arguments: ["#ffc83c", "#ffe070", "#f0a030"]) func yellowsPaleInCoolLight(hex: String) throws {
        let cool = Tone.grade { $0.white = WhiteBalance(mired: -44, tint: 0) }
        let sparing = Tone.grade {
            $0.white = WhiteBalance(mired: -44, tint: 0)
            $0.keepsYellow = true
        }
        let before = Tone.meanColor(Tone.patch(hex))
        let turned = Tone.meanColor(try Tone.graded(Tone.patch(hex), cool))
        let kept = Tone.meanColor(try Tone.graded(Tone.patch(hex), sparing))
        #expect(Tone.turn(before, turned) > 1.5)
        #expect(abs(Tone.turn(before, kept)) < 0.7)
        #expect(Tone.chroma(kept) < Tone.chroma(before))
        for other in ["#2f8f3a", "#3a6fd0", "#808080"] {
            #expect(try Tone.graded(Tone.patch(other), sparing) == Tone.graded(Tone.patch(other), cool))
        }
    }

    @Test func withoutSaturationEverythingIsGrey() throws {
        let result = try Tone.graded(Pictures.noise(100, 100, seed: 8), Tone.grade { $0.saturation = -1 })
        for pixel in 0..<result.pixelCount {
            #expect(result.pixels[pixel * 4] == result.pixels[pixel * 4 + 1])
            #expect(result.pixels[pixel * 4 + 1] == result.pixels[pixel * 4 + 2])
        }
    }

    // MARK: - Skin

    static let hueKeeping: [ColorGrade] = [
        Tone.grade { $0.stops = 0.9 }, Tone.grade { $0.stops = -0.9 }, Tone.grade { $0.curve.contrast = 0.6 },
        Tone.grade { $0.curve.contrast = -0.6 }, Tone.grade { $0.saturation = 0.5 }, Tone.grade { $0.saturation = -0.5 },
        Tone.grade { $0.vibrance = 0.8 }, Tone.grade { $0.curve.whites = 0.6 }, Tone.grade { $0.curve.blacks = -0.6 },
        Tone.grade { $0.curve.midtones = 0.6 }, Tone.grade { $0.bands.saturation[1] = 0.8 },
        Tone.grade { $0.bands.lightness[1] = 0.8 },
    ]

    @Test(arguments: hueKeeping.indices, Tone.skins) func skinKeepsItsHue(index: Int, skin: String) throws {
        let patch = Tone.patch(skin)
        let before = Tone.meanColor(patch)
        let after = Tone.meanColor(try Tone.graded(patch, Self.hueKeeping[index]))
        #expect(abs(Tone.turn(before, after)) < 2.5, "\(Tone.hue(before)) to \(Tone.hue(after))")
    }

    @Test(arguments: Tone.skins) func skinTakesLessOfColourThanOtherThings(skin: String) throws {
        func gain(_ hex: String, _ grade: ColorGrade) throws -> Double {
            let patch = Tone.patch(hex)
            return Tone.chroma(Tone.meanColor(try Tone.graded(patch, grade))) / Tone.chroma(Tone.meanColor(patch))
        }
        // A blue of the same chroma as skin.
        for grade in [Tone.grade { $0.saturation = 0.6 }, Tone.grade { $0.vibrance = 0.6 }] {
            let blue = try gain("#8fa3c0", grade)
            let own = try gain(skin, grade)
            // Light skin lies at the gamut's edge already.
            #expect(own > 1.01 && own - 1 < (blue - 1) * 0.8, "\(grade.vibrance): \(own) against \(blue)")
        }
    }

    // MARK: - Bands

    /// A colour in the middle of each band.
    static let swatches: [(band: ColorBand, hex: String)] = [
        (.red, "#c9302c"), (.orange, "#e0862a"), (.yellow, "#d8cc30"), (.green, "#4f8f45"), (.aqua, "#3f9d95"),
        (.blue, "#2f5fa8"), (.purple, "#6b4fa0"), (.magenta, "#b0479b"),
    ]

    @Test(arguments: swatches.indices) func bandsMoveTheirOwnColour(index: Int) throws {
        let (band, hex) = Self.swatches[index]
        let lane = ColorBands.lane(band)
        let patch = Tone.patch(hex)
        let before = Tone.meanColor(patch)
        let dull = Tone.meanColor(try Tone.graded(patch, Tone.grade { $0.bands.saturation[lane] = -0.7 }))
        #expect(Tone.chroma(dull) < Tone.chroma(before) * 0.62)
        #expect(abs(Tone.turn(before, dull)) < 2)
        let light = Tone.meanColor(try Tone.graded(patch, Tone.grade { $0.bands.lightness[lane] = 0.5 }))
        let dark = Tone.meanColor(try Tone.graded(patch, Tone.grade { $0.bands.lightness[lane] = -0.5 }))
        #expect(light.x > before.x + 0.04 && dark.x < before.x - 0.04)
        let turned = Tone.meanColor(try Tone.graded(patch, Tone.grade { $0.bands.hue[lane] = 0.6 }))
        #expect((8...24).contains(Tone.turn(before, turned)), "\(Tone.turn(before, turned))")
    }

    @Test(arguments: swatches.indices) func bandsLeaveColoursTwoBandsAwayAlone(index: Int) throws {
        let lane = ColorBands.lane(Self.swatches[index].band)
        let grade = Tone.grade {
            $0.bands.saturation[lane] = -1
            $0.bands.lightness[lane] = 0.6
            $0.bands.hue[lane] = 1
        }
        for (other, swatch) in Self.swatches.enumerated() {
            let apart = min(abs(other - index), 8 - abs(other - index))
            guard apart >= 2 else { continue }
            let patch = Tone.patch(swatch.hex)
            #expect(Difference.largest(try Tone.graded(patch, grade), patch) <= 1, "\(swatch.band)")
        }
    }

    // MARK: - Gamut

    @Test(arguments: ["#c9302c", "#2f5fa8", "#4f8f45", "#e0862a"])
    func saturationKeepsColoursApart(hex: String) throws {
        // From grey to the colour: every step stays a step, none runs into a wall.
        let color = Color(hex: hex)!
        let grey: Float = 120
        let ramp = Pictures.drawn(256, 12) { x, _ in
            let share = Float(x) / 255
            func mix(_ value: UInt8) -> UInt8 { UInt8((grey + (Float(value) - grey) * share).rounded()) }
            return SIMD4(mix(color.red), mix(color.green), mix(color.blue), 255)
        }
        let result = try Tone.graded(ramp, Tone.grade { $0.saturation = 1 })
        var chromas: [Double] = []
        for start in stride(from: 0, to: 256, by: 32) {
            let part = Resampler.crop(result, x: start, y: 0, width: 32, height: 12)
            chromas.append(Tone.chroma(Tone.meanColor(part)))
        }
        for (a, b) in zip(chromas, chromas.dropFirst()) { #expect(b > a + 0.002, "\(chromas)") }
    }

    @Test func pureColoursStayWhereTheyAre() throws {
        // At the gamut's edge already: a small lift of saturation has nowhere to go.
        for hex in ["#ff0000", "#00ff00", "#0000ff", "#ffff00"] {
            let patch = Tone.patch(hex)
            let result = try Tone.graded(patch, Tone.grade { $0.saturation = 0.4 })
            #expect(Difference.largest(result, patch) <= 6, "\(hex) \(result[20, 20])")
        }
    }
}
