// Numbers that look random and are the same in every run with the same seed.

import Foundation

/// SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private static let gamma: UInt64 = 0x9e37_79b9_7f4a_7c15

    private var state: UInt64

    /// - Parameters:
    ///   - seed: of the whole run.
    ///   - stream: one of 2^64 sequences that have nothing to do with each other, such as one for each call.
    package init(seed: UInt64, stream: UInt64 = 0) {
        // Both are mixed: neighbouring streams that began one gamma apart would be the same sequence, one number later.
        state = Self.mix(seed &+ Self.gamma) ^ Self.mix(stream ^ 0x5851_f42d_4c95_7f2d)
    }

    package mutating func next() -> UInt64 {
        state &+= Self.gamma
        return Self.mix(state)
    }

    /// 0 up to, and without, 1; all 53 bits of a double's fraction are drawn.
    package mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// The time to the next event of a Poisson process: exponentially distributed with mean 1.
    package mutating func exponential() -> Double {
        // 1 - unit() is never 0, so the logarithm is finite.
        -log(1 - unit())
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}
