// What every render owes: alpha, the mask, no bands, the same bytes again.

import Imaging
import RetouchModel
import Synchronization
import TestSupport
import Testing

struct ToneRenderTests {
    private let bright = Tone.grade {
        $0.stops = 1
        $0.curve.contrast = 0.5
        $0.saturation = 0.4
    }

    private func render(_ raster: Raster, compute: Compute = Tone.compute) -> ToneRender {
        let picture = ReducedPicture(raster, longest: 120, compute: compute)
        var render = ToneRender(bright.lattice(compute: compute))
        render.fields = [
            Dehaze(picture, amount: 0.4, compute: compute), LocalTone(picture, highlights: -0.5, shadows: 0.5, compute: compute),
            Clarity(picture, amount: 0.5, compute: compute),
            Texture(luma: Sharpen.luma(of: raster, compute: compute), amount: 0.4, noise: 1, compute: compute),
            Vignette(width: raster.width, height: raster.height, amount: 0.4),
        ]
        render.grain = FilmGrain(amount: 0.3, longest: max(raster.width, raster.height), seed: 9, compute: compute)
        return render
    }

    @Test func alphaStaysAndTransparentPixelsKeepTheirBytes() throws {
        var noise = Pictures.noise(160, 120, seed: 3, opaque: false)
        for index in stride(from: 3, to: noise.pixels.count, by: 28) { noise.pixels[index] = 0 }
        let result = try render(noise).apply(to: noise, compute: Tone.compute)
        var changed = 0
        for index in 0..<noise.pixelCount {
            #expect(result.pixels[index * 4 + 3] == noise.pixels[index * 4 + 3])
            let same = result.pixels[index * 4..<index * 4 + 3] == noise.pixels[index * 4..<index * 4 + 3]
            if noise.pixels[index * 4 + 3] == 0 { #expect(same) } else if !same { changed += 1 }
        }
        #expect(changed > noise.pixelCount / 2)
    }

    @Test func nothingChangesOutsideTheMaskAndHalfInItsEdge() throws {
        let picture = Pictures.plain(90, 60, Color(hex: "#607080")!)
        var render = ToneRender(bright.lattice(compute: Tone.compute))
        let full = try render.apply(to: picture, compute: Tone.compute)
        var mask = Mask(width: 90, height: 60, repeating: 0)
        for y in 0..<60 { for x in 30..<90 { mask[x, y] = x < 60 ? 128 : 255 } }
        render.mask = mask
        let result = try render.apply(to: picture, compute: Tone.compute)
        for y in 0..<60 {
            for x in 0..<30 { #expect(result[x, y] == picture[x, y]) }
            for x in 60..<90 { #expect(result[x, y] == full[x, y]) }
        }
        let half = Tone.mean(result, 30..<60, 0..<60)
        let expected = (Tone.mean(picture, 30..<60, 0..<60) + Tone.mean(full, 30..<60, 0..<60)) / 2
        #expect(abs(half - expected) < 0.5)
    }

    @Test func theSameBytesOnAnyNumberOfThreads() throws {
        let picture = Pictures.natural(333, 217, seed: 4)
        let one = Compute(workers: 1)
        let first = try render(picture, compute: one).apply(to: picture, compute: one)
        for workers in [2, 3] {
            let compute = Compute(workers: workers)
            #expect(try render(picture, compute: compute).apply(to: picture, compute: compute) == first)
        }
    }

    @Test func itStopsWhenNobodyWaits() {
        let gone = EditFailure(.cancelled, stage: .engine, "gone")
        let asked = Atomic(0)
        let compute = Compute(workers: 2) { asked.add(1, ordering: .relaxed).oldValue > 4 ? gone : nil }
        let picture = Pictures.plain(64, 4_000, .white)
        #expect(throws: gone) { try ToneRender(bright.lattice(compute: Tone.compute)).apply(to: picture, compute: compute) }
        #expect(asked.load(ordering: .relaxed) < 200, "not the whole picture was rendered")
    }

    static let stretching: [ColorGrade] = [
        Tone.grade { $0.stops = 1.8 }, Tone.grade { $0.curve.contrast = 1.15 }, Tone.grade { $0.curve.midtones = 1 },
        Tone.grade { $0.curve.whites = 1 }, Tone.grade { $0.curve.blacks = -1 }, Tone.grade { $0.curve.contrast = -1 },
        Tone.grade { $0.stops = -1.8 },
    ]

    @Test(arguments: stretching.indices) func gradientsStaySmooth(index: Int) throws {
        // Few source levels over many columns: stretched, their steps must be filled and still rise.
        for (low, high) in [(Float(8), Float(60)), (90, 150), (180, 247)] {
            let ramp = Tone.ramp(1024, 64, low, high)
            let before = Tone.columns(ramp)
            let after = Tone.columns(try Tone.graded(ramp, Self.stretching[index]))
            for x in 0..<1023 where before[x + 1] > before[x] { #expect(after[x + 1] >= after[x] - 0.35, "column \(x)") }
            #expect(after[1023] > after[0])
            // Between the ends no step is larger than the curve makes of one source level.
            let steps = zip(after, after.dropFirst()).map { $1 - $0 }
            #expect(steps.max()! < 7)
        }
    }

    @Test func fractionsOfLevelsAreDithered() throws {
        // A darkened gradient: two thirds of its levels would merge in pairs; dither keeps their means apart.
        let ramp = Tone.ramp(512, 128, 100, 131)
        let after = Tone.columns(try Tone.graded(ramp, Tone.grade { $0.stops = -1.2 }))
        let levels = stride(from: 8, to: 512, by: 16).map { after[$0] }
        for (a, b) in zip(levels, levels.dropFirst()) { #expect(b > a + 0.3, "\(levels)") }
    }

    @Test func brightFieldsDoNotClip() throws {
        struct Gain: ToneField {
            func apply(to row: ToneRow, at y: Int) { for x in 0..<row.width { row.multiply(x, by: 1.8) } }
        }
        let after = Tone.columns(try Tone.through(Gain(), Tone.ramp(256, 16, 0, 255)))
        #expect(after[255] == 255 && abs(after[60] - 108) < 1)
        for x in 0..<255 { #expect(after[x + 1] >= after[x] - 0.4) }
        #expect(after.count { $0 >= 254.9 } < 30)
    }
}
