// Detail: sharpening, edge-aware bases, blurs inside masks, filled holes, and how soft an edge is.

import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct DetailTests {
    private static let compute = Compute(workers: 2)

    // MARK: - DetailSharpen

    /// An edge from 70 to 180 that rises over five pixels.
    private static let edge = Pictures.drawn(120, 60) { x, _ in
        let part = min(max(Float(x) - 57.5, 0), 5) / 5
        let level = UInt8(70 + 110 * part)
        return SIMD4(level, level, level, 255)
    }

    private func sharpened(_ raster: Raster, _ amount: Float, _ effort: DetailSharpen.Effort = .usual) throws -> Raster {
        try DetailSharpen(amount: amount, effort: effort, compute: Self.compute).applied(to: raster)
    }

    @Test(arguments: [DetailSharpen.Effort.quick, .usual, .thorough])
    func edgesRiseFasterAndHardlyOvershoot(effort: DetailSharpen.Effort) throws {
        var last = 0
        for amount: Float in [0.1, 0.4, 1] {
            let result = try sharpened(Self.edge, amount, effort)
            let steepest = (50..<70).map { Int(result[$0 + 1, 30].x) - Int(result[$0, 30].x) }.max()!
            #expect(steepest > last)
            last = steepest
            let most = DetailSharpen(amount: amount, effort: effort, compute: Self.compute).mostOvershoot
            #expect(most <= 8)
            for x in 0..<120 {
                #expect(Float(result[x, 30].x) >= 70 - most - 0.5 && Float(result[x, 30].x) <= 180 + most + 0.5)
            }
        }
        #expect(last > 25)
    }

    @Test func noiseIsNotRaised() throws {
        var random = SeededRandom(seed: 3)
        let noisy = Pictures.drawn(200, 200) { _, _ in
            let level = UInt8(128 + random.gaussian() * 5)
            return SIMD4(level, level, level, 255)
        }
        let before = NoiseLevel.estimate(Sharpen.luma(of: noisy, compute: Self.compute), compute: Self.compute)
        let after = NoiseLevel.estimate(
            Sharpen.luma(of: try sharpened(noisy, 0.4), compute: Self.compute), compute: Self.compute)
        #expect(after < 1.25 * before)
    }

    @Test func huesStay() throws {
        let colored = Pictures.drawn(120, 60) { x, y in
            let level = Int(Self.edge[x, y].x)
            return SIMD4(UInt8(level), UInt8(level / 2), UInt8(level / 2 + 30), 77)
        }
        let result = try sharpened(colored, 1)
        for x in 0..<120 {
            let change = (0..<3).map { Int(result[x, 30][$0]) - Int(colored[x, 30][$0]) }
            #expect(change[0] == change[1] && change[1] == change[2] && result[x, 30].w == 77)
        }
    }

    @Test func sharpeningDoesNotDependOnThreads() throws {
        let raster = Pictures.natural(150, 130, seed: 2)
        let alone = try DetailSharpen(amount: 0.7, effort: .thorough, compute: Compute(workers: 1)).applied(to: raster)
        #expect(try DetailSharpen(amount: 0.7, effort: .thorough, compute: Compute(workers: 4)).applied(to: raster) == alone)
    }

    // MARK: - EdgeBlur

    @Test(arguments: [Float(0.8), 1.5, 2.5])
    func theBlurOfAnEdgeIsMeasured(sigma: Float) throws {
        let sharp = Pictures.checkerboard(200, 200, cell: 25, Color(hex: "#404040")!, Color(hex: "#c0c0c0")!)
        let luma = Sharpen.luma(of: sharp, compute: Self.compute)
        let found = try #require(
            EdgeBlur.estimate(Blur.gaussian(luma, sigma: sigma, compute: Self.compute), noise: 0, compute: Self.compute))
        #expect(abs(found / sigma - 1) < 0.4, "\(found)")
        let own = try #require(EdgeBlur.estimate(luma, noise: 0, compute: Self.compute))
        #expect(own < 0.5)
    }

    @Test func withoutEdgesNothingIsSaid() {
        let plain = Sharpen.luma(of: Pictures.plain(100, 100, .black), compute: Self.compute)
        #expect(EdgeBlur.estimate(plain, noise: 0, compute: Self.compute) == nil)
    }

    // MARK: - HoleFill

    @Test func holesTakeTheColourOfTheirRim() {
        // Red on the left, blue on the right, and a hole in each.
        let values = (0..<64 * 48).map { index -> SIMD4<Float> in
            let x = index % 64
            let y = index / 64
            let isHole = (16..<32).contains(y) && ((10..<22).contains(x) || (42..<54).contains(x))
            return isHole ? SIMD4(9, 9, 9, 0) : x < 32 ? SIMD4(1, 0, 0, 1) : SIMD4(0, 0, 1, 1)
        }
        let filled = HoleFill.filled(values, width: 64, height: 48, compute: Self.compute)
        for (index, value) in filled.enumerated() {
            #expect(value.w == 1)
            if values[index].w == 1 { #expect(value == values[index]) }
        }
        for y in 16..<32 {
            for x in 10..<22 { #expect(filled[y * 64 + x].x > 0.8 && filled[y * 64 + x].y == 0) }
            for x in 42..<54 { #expect(filled[y * 64 + x].z > 0.8) }
        }
    }

    @Test func halfKnownIsHalfFilled() {
        var values = [SIMD4<Float>](repeating: SIMD4(0.2, 0.2, 0.2, 1), count: 32 * 32)
        values[16 * 32 + 16] = SIMD4(0.8, 0.2, 0.2, 0.5)
        let filled = HoleFill.filled(values, width: 32, height: 32, compute: Self.compute)
        #expect(abs(filled[16 * 32 + 16].x - 0.5) < 0.05)
        let nothing = HoleFill.filled([SIMD4<Float>](repeating: SIMD4(), count: 35), width: 7, height: 5, compute: Self.compute)
        #expect(nothing.allSatisfy { $0 == SIMD4(0, 0, 0, 1) })
    }

    // MARK: - MaskedBlur

    @Test func nothingFromOutsideComesIn() {
        var plane = Plane<Float>(width: 80, height: 60, repeating: 1_000)
        var inside = Plane<Float>(width: 80, height: 60, repeating: 0)
        for y in 20..<40 { for x in 20..<60 { plane[x, y] = Float(x % 2) } }
        for y in 20..<40 { for x in 20..<60 { inside[x, y] = 1 } }
        let blurred = MaskedBlur(inside, compute: Self.compute).gaussian(plane, sigma: 5)
        for y in 20..<40 { for x in 20..<60 { #expect(abs(blurred[x, y] - 0.5) < 0.2) } }
        // Far from the area the plane is what it was.
        #expect(blurred[0, 0] == 1_000)
    }

    // MARK: - EdgeAwareBase

    @Test func detailGoesAndEdgesStay() throws {
        var plane = Plane<Float>(width: 100, height: 60, repeating: 0)
        for y in 0..<60 { for x in 0..<100 { plane[x, y] = (x < 50 ? 0.2 : 0.8) + ((x + y) % 2 == 0 ? 0.02 : -0.02) } }
        let base = try EdgeAwareBase.of([plane], guide: plane, radius: 6, epsilon: 4e-3, compute: Self.compute)[0]
        #expect(abs(base[20, 30] - base[21, 30]) < 0.006, "detail of .04")
        #expect(base[51, 30] - base[48, 30] > 0.5, "the edge of .6")
        #expect(abs(base[10, 30] - 0.2) < 0.01 && abs(base[90, 30] - 0.8) < 0.01)
    }
}
