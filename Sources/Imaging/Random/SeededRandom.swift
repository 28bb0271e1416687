// Random numbers that are the same on every machine, for grain, dither, variations and tests.

/// xoshiro256** (Blackman and Vigna 2018), seeded through SplitMix64.
///
/// Only integer arithmetic and the four IEEE operations with square root are used, no library functions whose last bit differs
/// between machines.
package struct SeededRandom: RandomNumberGenerator, Sendable {
    private var s0: UInt64
    private var s1: UInt64
    private var s2: UInt64
    private var s3: UInt64
    /// The second number of the last Gaussian pair.
    private var spare: Float?

    /// Any seed is good, 0 included.
    package init(seed: UInt64) {
        var state = seed
        s0 = Self.splitMix(&state)
        s1 = Self.splitMix(&state)
        s2 = Self.splitMix(&state)
        s3 = Self.splitMix(&state)
    }

    /// A generator of its own for part `stream` of the work under `seed`, so that bands of rows need not share one.
    package init(seed: UInt64, stream: UInt64) {
        var state = seed
        let base = Self.splitMix(&state)
        var mixed = base ^ (stream &* 0xD1B5_4A32_D192_ED03)
        self.init(seed: Self.splitMix(&mixed))
    }

    package mutating func next() -> UInt64 {
        let product = s1 &* 5
        let result = (product << 7 | product >> 57) &* 9
        let shifted = s1 << 17
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= shifted
        s3 = s3 << 45 | s3 >> 19
        return result
    }

    /// Evenly spread over 0 ..< 1, in steps of 2^-24.
    package mutating func uniform() -> Float {
        Float(next() >> 40) * 0x1p-24
    }

    /// Evenly spread between the bounds.
    package mutating func uniform(in range: ClosedRange<Float>) -> Float {
        range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
    }

    /// Normal distribution with mean 0 and deviation 1 (Marsaglia's polar method).
    package mutating func gaussian() -> Float {
        if let number = spare {
            spare = nil
            return number
        }
        while true {
            let u = Double(next() >> 11) * 0x1p-52 - 1
            let v = Double(next() >> 11) * 0x1p-52 - 1
            let s = u * u + v * v
            guard s > 0, s < 1 else { continue }
            let factor = (-2 * Self.naturalLogarithm(s) / s).squareRoot()
            spare = Float(v * factor)
            return Float(u * factor)
        }
    }

    private static func splitMix(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    /// ln x for a normal positive x, by the series of 2 artanh((m - 1) / (m + 1)) on the significand m in 0.7 ... 1.4.
    private static func naturalLogarithm(_ x: Double) -> Double {
        var significand = x.significand
        var exponent = Double(x.exponent)
        if significand > 1.4142135623730951 {
            significand /= 2
            exponent += 1
        }
        let ratio = (significand - 1) / (significand + 1)
        let square = ratio * ratio
        var sum = 0.0
        for odd in stride(from: 21.0, through: 1.0, by: -2.0) { sum = sum * square + 1 / odd }
        return exponent * 0.6931471805599453 + 2 * ratio * sum
    }
}
