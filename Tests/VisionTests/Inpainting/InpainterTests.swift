// Completions of drawn pictures, of which it is known what belongs into the hole.

import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct InpainterTests {
    private func fill(
        _ raster: Raster, _ hole: Mask, sources: Mask? = nil, seed: UInt32 = 0, effort: InpaintingEffort = .balanced,
        workers: Int = 2
    ) throws -> Raster {
        try Inpainter.fill(
            raster, hole: hole, sources: sources, seed: seed, effort: effort, compute: Compute(workers: workers))
    }

    // MARK: - Looks

    @Test(arguments: InpaintingEffort.allCases) func aPatternGoesOn(effort: InpaintingEffort) throws {
        let truth = Pictures.checkerboard(180, 160, cell: 10, Color(hex: "#e0d8c8")!, Color(hex: "#803828")!)
        let hole = Holes.box(180, 160, x: 66, y: 50, width: 44, height: 48)
        let error = Holes.meanError(try fill(Holes.spoiled(truth, hole), hole, effort: effort), truth, hole)
        // Wrong by one cell somewhere it would be above 20.
        #expect(error < 4, "\(error)")
    }

    @Test func shadingGoesOn() throws {
        let truth = Pictures.gradient(240, 200)
        let hole = Holes.box(240, 200, x: 80, y: 60, width: 80, height: 70)
        let filled = try fill(Holes.spoiled(truth, hole), hole)
        #expect(Holes.meanError(filled, truth, hole) < 3)
        #expect(Holes.largestStep(filled, hole) <= 8, "no edge along the rim or inside")
    }

    @Test(arguments: [10, 60]) func aHorizonGoesOn(width: Int) throws {
        let truth = Holes.landscape(220, 180, horizon: 92)
        let hole = Holes.box(220, 180, x: 110 - width / 2, y: 50, width: width, height: 80)
        let filled = try fill(Holes.spoiled(truth, hole), hole)
        #expect(Holes.meanError(filled, truth, hole) < 6)
        for x in 110 - width / 2..<110 + width / 2 {
            let crossing = (50..<130).first { filled[x, $0].z < 140 }
            #expect(abs((crossing ?? 0) - 92) <= 3, "the horizon in column \(x)")
        }
    }

    @Test func grainIsThatOfTheSurroundings() throws {
        var random = SeededRandom(seed: 3)
        let truth = Pictures.drawn(200, 200) { _, _ in
            let level = UInt8(min(255, max(0, 128 + 9 * random.gaussian())))
            return SIMD4(level, level, level, 255)
        }
        let hole = Holes.box(200, 200, x: 60, y: 60, width: 80, height: 80)
        let filled = try fill(Holes.spoiled(truth, hole), hole)
        let ratio = Holes.roughness(filled, 70..<130, 70..<130) / Holes.roughness(truth, 0..<50, 0..<200)
        #expect((0.6...1.3).contains(ratio), "\(ratio)")
    }

    // MARK: - Promises

    @Test func nothingOutsideTheHoleDiffers() throws {
        let raster = Pictures.natural(150, 130, seed: 4)
        let hole = Pictures.discMask(150, 130, centerX: 70, centerY: 60, radius: 24)
        let filled = try fill(raster, hole)
        var changed = 0
        for index in 0..<raster.pixelCount {
            let same = filled.pixels[index * 4..<index * 4 + 4] == raster.pixels[index * 4..<index * 4 + 4]
            if hole.values[index] == 0 { #expect(same) } else if !same { changed += 1 }
        }
        #expect(changed > 1_500)
    }

    @Test(arguments: [0, 3, 20]) func nothingIsCopiedFromWhatIsNoSource(gap: Int) throws {
        // A red bar beside the hole, at some distance from it.
        var raster = Pictures.natural(180, 140, seed: 8)
        for index in 0..<raster.pixelCount { raster.pixels[index * 4] = raster.pixels[index * 4] / 4 }
        var sources = Mask(width: 180, height: 140, repeating: 255)
        for y in 0..<140 {
            for x in 110 + gap..<150 + gap where x < 180 {
                raster[x, y] = SIMD4(255, 0, 0, 255)
                sources[x, y] = 0
            }
        }
        let hole = Holes.box(180, 140, x: 60, y: 40, width: 50, height: 50)
        for seed in UInt32(0)..<4 {
            let filled = try fill(raster, hole, sources: sources, seed: seed)
            let reddest = Holes.inside(hole).map { filled.pixels[$0 * 4] }.max()
            #expect(reddest! < 110, "of at most 64 in the sources, seed \(seed)")
        }
    }

    @Test func transparentPixelsAreNeitherSourcesNorFilled() throws {
        var raster = Pictures.natural(160, 120, seed: 2)
        for index in 0..<raster.pixelCount { raster.pixels[index * 4] = raster.pixels[index * 4] / 4 }
        for y in 0..<120 {
            for x in 90..<160 { raster[x, y] = SIMD4(255, 0, 0, 0) }
            for x in 84..<90 { raster[x, y].w = 128 }
        }
        // It reaches over the soft edge into the transparent part.
        let hole = Holes.box(160, 120, x: 60, y: 40, width: 50, height: 40)
        let filled = try fill(raster, hole)
        for y in 40..<80 {
            for x in 60..<110 {
                #expect(filled[x, y].w == raster[x, y].w)
                if x >= 90 { #expect(filled[x, y] == raster[x, y]) } else { #expect(filled[x, y].x < 110) }
            }
        }
    }

    @Test func theSameBytesOnAnyNumberOfThreads() throws {
        let raster = Pictures.natural(230, 190, seed: 6)
        let hole = Pictures.discMask(230, 190, centerX: 100, centerY: 90, radius: 48)
        for effort in InpaintingEffort.allCases {
            let one = try fill(raster, hole, seed: 5, effort: effort, workers: 1)
            for workers in [1, 2, 3] {
                #expect(try fill(raster, hole, seed: 5, effort: effort, workers: workers) == one)
            }
        }
    }

    @Test func seedsDiffer() throws {
        let raster = Pictures.natural(200, 160, seed: 12)
        let hole = Holes.box(200, 160, x: 60, y: 40, width: 70, height: 70)
        let results = try (UInt32(0)..<4).map { try fill(raster, hole, seed: $0) }
        for a in 0..<4 { for b in a + 1..<4 { #expect(results[a] != results[b]) } }
    }

    @Test func cancellingActsSoon() throws {
        let raster = Pictures.natural(500, 400, seed: 3)
        let hole = Holes.box(500, 400, x: 150, y: 100, width: 200, height: 180)
        let patient = Countdown(.max)
        _ = try Inpainter.fill(raster, hole: hole, compute: patient.compute(workers: 2))
        let asked = Int.max - patient.remaining
        // Half a second of work or less: no pause is longer than a few milliseconds.
        #expect(asked > 300)
        for part in [0, asked / 10, asked / 2, asked - 10] {
            let countdown = Countdown(part)
            let failure = #expect(throws: EditFailure.self) {
                try Inpainter.fill(raster, hole: hole, compute: countdown.compute(workers: 2))
            }
            #expect(failure?.reason == .cancelled)
            #expect(countdown.remaining > -100, "what is not wanted is not computed")
        }
    }

    // MARK: - Shapes

    @Test(arguments: [
        Box(x: 0, y: 30, width: 40, height: 40), Box(x: 100, y: 80, width: 40, height: 40),
        Box(x: 0, y: 0, width: 50, height: 120), Box(x: 40, y: 0, width: 30, height: 120),
        Box(x: 0, y: 0, width: 140, height: 50), Box(x: 2, y: 2, width: 136, height: 60),
    ])
    func holesAtTheFrameAreFilled(box: Box) throws {
        let truth = Pictures.gradient(140, 120)
        let hole = Holes.box(140, 120, x: box.x, y: box.y, width: box.width, height: box.height)
        let filled = try fill(Holes.spoiled(truth, hole), hole)
        // The ground is bright at right and below and never magenta, which is what was there.
        for index in Holes.inside(hole) {
            #expect(filled.pixels[index * 4 + 1] > 0 || filled.pixels[index * 4] < 250 || truth.pixels[index * 4 + 1] < 30)
        }
        #expect(Holes.meanError(filled, truth, hole) < 60)
    }

    @Test func onePixelIsRepaired() throws {
        let truth = Pictures.gradient(64, 48)
        var hole = Mask(width: 64, height: 48, repeating: 0)
        hole[30, 20] = 1
        let filled = try fill(Holes.spoiled(truth, hole), hole)
        #expect(Difference.largest(filled, truth) <= 4)
    }

    @Test func aScratchIsRepaired() throws {
        let truth = Pictures.checkerboard(900, 120, cell: 30, Color(hex: "#c8c0b0")!, Color(hex: "#506070")!)
        var hole = Mask(width: 900, height: 120, repeating: 0)
        for x in 4..<896 { for y in 60 + x / 40..<63 + x / 40 { hole[x, y] = 255 } }
        let filled = try fill(Holes.spoiled(truth, hole), hole)
        #expect(Holes.meanError(filled, truth, hole) < 12)
    }

    @Test func manyHolesAtOnce() throws {
        let truth = Pictures.gradient(200, 150)
        var hole = Mask(width: 200, height: 150, repeating: 0)
        for y in stride(from: 5, to: 145, by: 14) {
            for x in stride(from: 5, to: 195, by: 14) { for k in 0..<16 { hole[x + k % 4, y + k / 4] = 255 } }
        }
        let filled = try fill(Holes.spoiled(truth, hole), hole)
        #expect(Holes.meanError(filled, truth, hole) < 2)
    }

    @Test(arguments: [(16, 16), (9, 200), (200, 9)]) func smallPicturesWork(width: Int, height: Int) throws {
        let truth = Pictures.plain(width, height, Color(hex: "#6080a0")!)
        let hole = Holes.box(width, height, x: width / 2, y: height / 2, width: 2, height: 2)
        let filled = try fill(Holes.spoiled(truth, hole), hole)
        #expect(Difference.largest(filled, truth) <= 1)
    }

    @Test func anEmptyHoleChangesNothing() throws {
        let raster = Pictures.natural(60, 50, seed: 1)
        #expect(try fill(raster, Mask(width: 60, height: 50, repeating: 0)) == raster)
    }

    @Test func nothingToCopyFromIsSaid() throws {
        let raster = Pictures.natural(80, 60, seed: 1)
        let all = Mask(width: 80, height: 60, repeating: 255)
        let none = Mask(width: 80, height: 60, repeating: 0)
        let some = Holes.box(80, 60, x: 20, y: 20, width: 10, height: 10)
        for (hole, sources) in [(all, nil), (some, none)] as [(Mask, Mask?)] {
            let failure = #expect(throws: EditFailure.self) { try fill(raster, hole, sources: sources) }
            #expect(failure?.reason == .inputValidation && failure?.message.contains("Mark a smaller area") == true)
        }
    }
}
