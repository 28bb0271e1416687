// Blurs against their slow references.

import Foundation
import Imaging
import RetouchModel
import TestSupport
import Testing

struct BlurTests {
    private let compute = Compute(workers: 2)

    private func noise(_ width: Int, _ height: Int) -> Plane<Float> {
        var random = SeededRandom(seed: 21)
        return Plane(width: width, height: height, values: (0..<width * height).map { _ in random.uniform() })
    }

    /// The Gaussian written out, edges going on.
    private func reference(_ plane: Plane<Float>, sigma: Double) -> Plane<Float> {
        let reach = Int(sigma * 5) + 1
        let weights = (-reach...reach).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
        let sum = weights.reduce(0, +)
        func pass(_ plane: Plane<Float>, _ dx: Int, _ dy: Int) -> Plane<Float> {
            var result = plane
            for y in 0..<plane.height {
                for x in 0..<plane.width {
                    var total = 0.0
                    for (index, weight) in weights.enumerated() {
                        let offset = index - reach
                        let column = min(max(x + offset * dx, 0), plane.width - 1)
                        let row = min(max(y + offset * dy, 0), plane.height - 1)
                        total += weight * Double(plane[column, row])
                    }
                    result[x, y] = Float(total / sum)
                }
            }
            return result
        }
        return pass(pass(plane, 1, 0), 0, 1)
    }

    @Test(arguments: [(Float(0.6), Float(0.001)), (1.5, 0.001), (2, 0.002), (3.3, 0.008), (7, 0.008)])
    func itIsAGaussian(sigma: Float, tolerance: Float) {
        let plane = noise(70, 51)
        let result = Blur.gaussian(plane, sigma: sigma, compute: compute)
        let expected = reference(plane, sigma: Double(sigma))
        // Three boxes let the smoothed edge go on, the reference the edge itself: they are compared where neither is near.
        let margin = sigma > 2 ? Int(sigma * 2.5) + 1 : 0
        for y in margin..<(51 - margin) {
            for x in margin..<(70 - margin) { #expect(abs(result[x, y] - expected[x, y]) < tolerance) }
        }
    }

    @Test(arguments: [Float(2.5), 5, 12.3, 40])
    func wideBlursHaveTheAskedVariance(sigma: Float) {
        let side = Int(sigma * 10) | 1
        var plane = Plane<Float>(width: side, height: side, repeating: 0)
        plane[side / 2, side / 2] = 1
        let result = Blur.gaussian(plane, sigma: sigma, compute: compute)
        var sum = 0.0
        var variance = 0.0
        for y in 0..<side {
            for x in 0..<side {
                sum += Double(result[x, y])
                variance += Double(result[x, y]) * Double((x - side / 2) * (x - side / 2))
            }
        }
        #expect(abs(sum - 1) < 1e-4)
        #expect(abs((variance / sum).squareRoot() - Double(sigma)) < Double(sigma) * 0.01)
    }

    @Test(arguments: [Float(0.5), 2, 6, 100])
    func aConstantStays(sigma: Float) {
        let bytes = Plane<UInt8>(width: 45, height: 30, repeating: 199)
        #expect(Blur.gaussian(bytes, sigma: sigma, compute: compute) == bytes)
        #expect(Blur.box(bytes, radius: Int(sigma) + 1, compute: compute) == bytes)
        let floats = Plane<Float>(width: 45, height: 30, repeating: 0.3)
        let result = Blur.gaussian(floats, sigma: sigma, compute: compute)
        #expect(result.values.allSatisfy { abs($0 - 0.3) < 1e-6 })
    }

    @Test func bytesFollowFloats() {
        let floats = noise(64, 40)
        let bytes = Plane<UInt8>(width: 64, height: 40, values: floats.values.map { UInt8($0 * 255) })
        let exact = Blur.gaussian(
            Plane<Float>(width: 64, height: 40, values: bytes.values.map(Float.init)), sigma: 4, compute: compute)
        let result = Blur.gaussian(bytes, sigma: 4, compute: compute)
        #expect(zip(result.values, exact.values).allSatisfy { abs(Float($0) - $1) <= 0.51 })
    }

    @Test func boxesAreMeans() {
        let plane = noise(33, 29)
        let result = Blur.box(plane, radius: 3, compute: compute)
        for (x, y) in [(16, 14), (5, 20), (0, 0), (32, 28)] {
            var sum: Float = 0
            for dy in -3...3 {
                for dx in -3...3 { sum += plane[min(max(x + dx, 0), 32), min(max(y + dy, 0), 28)] }
            }
            #expect(abs(result[x, y] - sum / 49) < 1e-5)
        }
    }

    @Test func anyNumberOfWorkersGivesTheSameBytes() {
        let plane = noise(301, 203)
        for sigma in [1, 9] as [Float] {
            let results = [1, 2, 3, 7].map { Blur.gaussian(plane, sigma: sigma, compute: Compute(workers: $0)) }
            #expect(results.allSatisfy { $0 == results[0] })
        }
    }

    @Test func sharpeningRaisesEdgesAndLeavesPlainPartsAlone() {
        let board = Pictures.checkerboard(
            64, 64, cell: 16, Color.init(red: 100, green: 120, blue: 90), .init(red: 160, green: 170, blue: 150))
        let result = Sharpen.unsharp(board, sigma: 1.2, amount: 0.5, compute: compute)
        #expect(result[8, 8] == board[8, 8])
        #expect(result[15, 8].x < board[15, 8].x)
        #expect(result[16, 8].x > board[16, 8].x)
        let plain = Pictures.plain(40, 40, .init(red: 3, green: 200, blue: 254))
        #expect(Sharpen.unsharp(plain, sigma: 1.2, amount: 0.5, compute: compute) == plain)
    }
}
