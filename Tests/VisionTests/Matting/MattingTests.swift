// Mattes of drawn pictures, of which alpha is known.

import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct MattingTests {
    private let foreground = Color(red: 200, green: 60, blue: 40)
    private let background = Color(red: 40, green: 90, blue: 200)

    private func problem() -> (raster: Raster, truth: Mask, mask: Mask) {
        let raster = Pictures.disc(300, 220, centerX: 150, centerY: 110, radius: 70, foreground, on: background)
        let truth = Pictures.discMask(300, 220, centerX: 150, centerY: 110, radius: 70)
        // What a net knows of it: soft and a little off.
        let mask = Blur.gaussian(
            Pictures.discMask(300, 220, centerX: 151, centerY: 110, radius: 70), sigma: 3, compute: compute)
        return (raster, truth, mask)
    }

    private func error(_ a: Mask, _ b: Mask) -> Double {
        Double(zip(a.values, b.values).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }) / Double(a.values.count)
    }

    @Test func solvingFindsTheEdgeThatTheMaskMissed() throws {
        let (raster, truth, mask) = problem()
        let off = try error(Matting.matte(raster, mask: mask, effort: .off, compute: compute), truth)
        let half = try error(Matting.matte(raster, mask: mask, effort: .half, compute: compute), truth)
        let full = try error(Matting.matte(raster, mask: mask, effort: .full, compute: compute), truth)
        #expect(full < 0.35 && half < 0.7 && full < off / 3 && half < off / 2)
    }

    @Test(arguments: [Matting.Effort.off, .half, .full]) func theCoreIsExact(effort: Matting.Effort) throws {
        let (raster, truth, mask) = problem()
        let alpha = try Matting.matte(raster, mask: mask, effort: effort, compute: compute)
        let core = Morphology.erode(truth, radius: 8, compute: compute)
        let around = Morphology.dilate(truth, radius: 10, compute: compute)
        for index in alpha.values.indices {
            if core.values[index] == 255 { #expect(alpha.values[index] == 255) }
            if around.values[index] == 0 { #expect(alpha.values[index] == 0) }
        }
    }

    @Test func whatTheSourceHidesStaysHidden() throws {
        var (raster, _, mask) = problem()
        for y in 0..<raster.height {
            for x in 0..<150 { raster[x, y].w = 7 }
        }
        let alpha = try Matting.matte(raster, mask: mask, effort: .full, compute: compute)
        #expect((0..<150).allSatisfy { alpha[$0, 110] <= 7 })
        #expect(alpha[180, 110] == 255)
    }

    @Test func aBandPastTheLimitIsSolvedAtHalfSize() throws {
        let (raster, _, mask) = problem()
        var limits = Limits.Edits()
        limits.mattingPixels = 10
        let bounded = try Matting.matte(raster, mask: mask, effort: .full, limits: limits, compute: compute)
        let half = try Matting.matte(raster, mask: mask, effort: .half, compute: compute)
        #expect(bounded == half)
    }

    @Test func backgroundInsideTheMaskIsTakenOutWhereHairMayBe() throws {
        let (raster, truth, _) = problem()
        // A mask that is sure of twelve pixels too many.
        let mask = Pictures.discMask(300, 220, centerX: 150, centerY: 110, radius: 82)
        let hair = Box(x: -20, y: -20, width: 400, height: 300)
        let blind = try error(Matting.matte(raster, mask: mask, effort: .full, compute: compute), truth)
        let widened = try error(Matting.matte(raster, mask: mask, effort: .full, hair: hair, compute: compute), truth)
        #expect(blind > 10)
        #expect(widened < blind / 5)
    }

    @Test func workersDoNotChangeTheBytes() throws {
        let (raster, _, mask) = problem()
        let hair = Box(x: 60, y: 20, width: 200, height: 120)
        for effort in [Matting.Effort.half, .full] {
            let one = try Matting.matte(raster, mask: mask, effort: effort, hair: hair, compute: Compute(workers: 1))
            for workers in 2...3 {
                let other = try Matting.matte(
                    raster, mask: mask, effort: effort, hair: hair, compute: Compute(workers: workers))
                #expect(other == one)
            }
        }
    }

    @Test func emptyAndFullMasksNeedNoSolver() throws {
        let raster = Pictures.natural(64, 48, seed: 5)
        for value in [UInt8(0), 255] {
            let mask = Mask(width: 64, height: 48, repeating: value)
            let alpha = try Matting.matte(raster, mask: mask, effort: .full, compute: compute)
            #expect(alpha == mask)
        }
    }

    @Test(arguments: [(16, 16), (17, 300), (301, 16)]) func thinPicturesWork(width: Int, height: Int) throws {
        let raster = Pictures.natural(width, height, seed: 2)
        let mask = Pictures.gradientMask(width, height)
        for effort in [Matting.Effort.half, .full] {
            let alpha = try Matting.matte(raster, mask: mask, effort: effort, compute: compute)
            #expect(alpha.width == width && alpha.height == height)
        }
    }
}

extension Pictures {
    /// From 0 at the left to 255 at the right.
    fileprivate static func gradientMask(_ width: Int, _ height: Int) -> Mask {
        Mask(width: width, height: height, values: (0..<width * height).map { UInt8($0 % width * 255 / (width - 1)) })
    }
}
