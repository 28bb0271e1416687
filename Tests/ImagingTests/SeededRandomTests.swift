// The generator is its authors', and spreads as it should.

import Imaging
import Testing

struct SeededRandomTests {
    /// From the reference programs splitmix64.c and xoshiro256starstar.c, seeded with 0.
    @Test func itFollowsTheReference() {
        var random = SeededRandom(seed: 0)
        let numbers = (0..<4).map { _ in random.next() }
        #expect(numbers == [0x99EC_5F36_CB75_F2B4, 0xBF6E_1F78_4956_452A, 0x1A5F_849D_4933_E6E0, 0x6AA5_94F1_262D_2D2C])
    }

    @Test func uniformNumbersFillTheirRange() {
        var random = SeededRandom(seed: 9)
        let numbers = (0..<100_000).map { _ in random.uniform() }
        #expect(numbers.allSatisfy { $0 >= 0 && $0 < 1 })
        #expect(abs(numbers.reduce(0, +) / 100_000 - 0.5) < 0.005)
        #expect((0..<1000).allSatisfy { _ in (2...3).contains(random.uniform(in: 2...3)) })
    }

    @Test func gaussianNumbersHaveMeanAndDeviation() {
        var random = SeededRandom(seed: 10)
        let numbers = (0..<200_000).map { _ in Double(random.gaussian()) }
        let mean = numbers.reduce(0, +) / 200_000
        let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 200_000
        let fourth = numbers.reduce(0) { $0 + $1 * $1 * $1 * $1 } / 200_000
        #expect(abs(mean) < 0.01)
        #expect(abs(variance - 1) < 0.02)
        #expect(abs(fourth - 3) < 0.15)
    }

    @Test func seedsAndStreamsDiffer() {
        var numbers: Set<UInt64> = []
        for seed in 0..<50 as Range<UInt64> {
            for stream in 0..<50 as Range<UInt64> {
                var random = SeededRandom(seed: seed, stream: stream)
                numbers.insert(random.next())
            }
        }
        #expect(numbers.count == 2500)
        var first = SeededRandom(seed: 3, stream: 4)
        var second = SeededRandom(seed: 3, stream: 4)
        #expect((0..<100).allSatisfy { _ in first.gaussian() == second.gaussian() })
    }
}
