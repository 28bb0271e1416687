// Local tone: each field moves what it names, and draws no halo.

import Imaging
import RetouchModel
import TestSupport
import Testing

struct ToneFieldTests {
    /// Dark on the left, bright on the right.
    private let step = Pictures.drawn(300, 120) { x, _ in
        let level: UInt8 = x < 150 ? 46 : 214
        return SIMD4(level, level, level, 255)
    }

    private func reduced(_ raster: Raster) -> ReducedPicture { ReducedPicture(raster, longest: 150, compute: Tone.compute) }

    private func local(_ highlights: Float, _ shadows: Float) throws -> Raster {
        try Tone.through(
            LocalTone(reduced(step), highlights: highlights, shadows: shadows, compute: Tone.compute), step)
    }

    @Test func shadowsAndHighlightsMoveTheirOwnSide() throws {
        let rows = 0..<120
        #expect(Tone.mean(try local(0, 0.5), 0..<100, rows) > 56)
        #expect(abs(Tone.mean(try local(0, 0.5), 200..<300, rows) - 214) < 1.5)
        #expect(Tone.mean(try local(0, -0.5), 0..<100, rows) < 39)
        #expect(Tone.mean(try local(-0.5, 0), 200..<300, rows) < 194)
        #expect(abs(Tone.mean(try local(-0.5, 0), 0..<100, rows) - 46) < 1.5)
        #expect(Tone.mean(try local(0.5, 0), 200..<300, rows) > 219)
    }

    @Test(arguments: [(Float(-1), Float(1)), (1, -1), (0, 1), (-1, 0)])
    func edgesGetNoHalo(highlights: Float, shadows: Float) throws {
        let columns = Tone.columns(try local(highlights, shadows))
        // What lies next to the edge equals what lies far from it.
        for x in 130..<149 { #expect(abs(columns[x] - columns[20]) < 7, "column \(x): \(columns[x]) \(columns[20])") }
        for x in 151..<170 { #expect(abs(columns[x] - columns[280]) < 7, "column \(x): \(columns[x]) \(columns[280])") }
    }

    /// Waves of a width on grey.
    private func waves(_ width: Int, amplitude: Int) -> Raster {
        Pictures.drawn(240, 240) { x, _ in
            let level = UInt8(120 + (x / width % 2 == 0 ? amplitude : -amplitude))
            return SIMD4(level, level, level, 255)
        }
    }

    @Test func clarityRaisesLocalContrastAndLeavesPlainAreasAlone() throws {
        let picture = waves(6, amplitude: 12)
        func clarity(_ amount: Float, _ raster: Raster) throws -> Raster {
            try Tone.through(Clarity(reduced(raster), amount: amount, compute: Tone.compute), raster)
        }
        let before = Tone.deviation(picture)
        #expect(Tone.deviation(try clarity(0.5, picture)) > before * 1.2)
        #expect(Tone.deviation(try clarity(1, picture)) > Tone.deviation(try clarity(0.5, picture)) * 1.1)
        #expect(Tone.deviation(try clarity(-0.5, picture)) < before * 0.9)
        let plain = Tone.patch("#808080")
        #expect(Difference.largest(try clarity(1, plain), plain) == 0)
        let columns = Tone.columns(try clarity(1, step))
        for x in 100..<148 { #expect(abs(columns[x] - columns[20]) < 9) }
    }

    @Test func textureRaisesFineDetailAboveTheNoise() throws {
        func texture(_ amount: Float, _ raster: Raster, noise: Float) throws -> Raster {
            let luma = Sharpen.luma(of: raster, compute: Tone.compute)
            return try Tone.through(Texture(luma: luma, amount: amount, noise: noise, compute: Tone.compute), raster)
        }
        let picture = waves(1, amplitude: 8)
        let before = Tone.deviation(picture)
        #expect(Tone.deviation(try texture(0.6, picture, noise: 1)) > before * 1.3)
        #expect(Tone.deviation(try texture(-0.6, picture, noise: 1)) < before * 0.8)
        // The same detail in a picture whose grain is as strong stays grain.
        #expect(Tone.deviation(try texture(0.6, picture, noise: 12)) < before * 1.05)
    }

    @Test func dehazeTakesTheVeilOffAndBack() throws {
        var random = SeededRandom(seed: 12)
        let cells = (0..<400).map { _ in SIMD3(random.uniform(), random.uniform(), random.uniform()) }
        let hazy = Pictures.drawn(300, 300) { x, y in
            let clear = cells[y / 15 * 20 + x / 15] * 200
            // Haze gets denser towards the top.
            let share = 0.25 + 0.45 * (1 - Float(y) / 299)
            let seen = clear * (1 - share) + SIMD3(repeating: 225) * share
            return SIMD4(UInt8(seen.x), UInt8(seen.y), UInt8(seen.z), 255)
        }
        func dehaze(_ amount: Float) throws -> Raster {
            try Tone.through(Dehaze(reduced(hazy), amount: amount, compute: Tone.compute), hazy)
        }
        let before = Tone.deviation(Resampler.crop(hazy, x: 0, y: 0, width: 300, height: 100))
        let after = Tone.deviation(Resampler.crop(try dehaze(0.8), x: 0, y: 0, width: 300, height: 100))
        #expect(after > before * 1.25, "\(before) \(after)")
        #expect(Tone.mean(try dehaze(0.8), 0..<300, 0..<100) < Tone.mean(hazy, 0..<300, 0..<100) - 8)
        #expect(Tone.deviation(try dehaze(-0.6)) < Tone.deviation(hazy) * 0.85)
        // Greys of the scene stay grey: the veil has no colour.
        let grey = Tone.ramp(300, 80, 60, 220)
        let result = try Tone.through(Dehaze(reduced(grey), amount: 0.7, compute: Tone.compute), grey)
        #expect((0..<result.pixelCount).allSatisfy { result.pixels[$0 * 4] == result.pixels[$0 * 4 + 2] })
    }

    @Test func vignettesFallTowardsTheCorners() throws {
        let plain = Pictures.plain(200, 140, Color(hex: "#a0a0a0")!)
        let dark = try Tone.through(Vignette(width: 200, height: 140, amount: 0.5), plain)
        #expect(dark[100, 70].x == 160)
        #expect(dark[2, 2].x < 125 && dark[2, 70].x > dark[2, 2].x)
        #expect(abs(Int(dark[2, 2].x) - Int(dark[197, 137].x)) <= 1, "the same in all corners")
        let light = try Tone.through(Vignette(width: 200, height: 140, amount: -0.5), plain)
        #expect(light[2, 2].x > 180)
    }

    @Test func grainIsGreySeededAndWithoutDrift() throws {
        let plain = Pictures.plain(300, 300, Color(hex: "#8a7a6a")!)
        func grainy(_ amount: Float, seed: UInt32) throws -> Raster {
            var render = ToneRender(ColorGrade().lattice(compute: Tone.compute))
            render.grain = FilmGrain(amount: amount, longest: 300, seed: seed, compute: Tone.compute)
            return try render.apply(to: plain, compute: Tone.compute)
        }
        let some = try grainy(0.4, seed: 1)
        #expect((4...9).contains(Tone.deviation(some)), "\(Tone.deviation(some))")
        #expect(Tone.deviation(try grainy(1, seed: 1)) > Tone.deviation(some) * 2)
        #expect(abs(Tone.mean(some, 0..<300, 0..<300) - 122) < 0.6)
        #expect(try grainy(0.4, seed: 1) == some)
        #expect(try grainy(0.4, seed: 2) != some)
        for index in 0..<some.pixelCount {
            let red = Int(some.pixels[index * 4]) - 138
            let blue = Int(some.pixels[index * 4 + 2]) - 106
            #expect(abs(red - blue) <= 1)
        }
    }

    @Test func grainComesOffAndDetailStays() throws {
        var random = SeededRandom(seed: 2)
        let noisy = Pictures.drawn(240, 240) { x, y in
            let level = UInt8(110 + (x > 120 ? 60 : 0) + Int((random.gaussian() * 5).rounded()))
            return SIMD4(level, level, level, 255)
        }
        let luma = Sharpen.luma(of: noisy, compute: Tone.compute)
        let noise = GrainRemoval.deviation(of: luma)
        #expect((3.5...6).contains(noise), "\(noise)")
        let result = try Tone.through(GrainRemoval(luma: luma, amount: 1, noise: noise, compute: Tone.compute), noisy)
        let left = Resampler.crop(result, x: 0, y: 0, width: 110, height: 240)
        #expect(Tone.deviation(left) < 3.2)
        let columns = Tone.columns(result)
        #expect(columns[122] - columns[118] > 50, "the edge is still an edge")
    }

    @Test func reducedPlanesEnlargeToStraightLines() {
        // Ten blocks of seven pixels; the last is cut.
        let plane = Plane<Float>(width: 10, height: 3, values: (0..<30).map { Float($0 % 10) })
        let out = UnsafeMutablePointer<Float>.allocate(capacity: 66)
        defer { out.deallocate() }
        EnlargedPlane(plane, factor: 7).row(9, width: 66, into: out)
        for x in 4..<62 { #expect(abs(out[x] - ((Float(x) + 0.5) / 7 - 0.5)) < 1e-4) }
        #expect(out[0] == 0)
    }
}
