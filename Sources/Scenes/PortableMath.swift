// The few functions that light needs, built from + - * / and square roots: the same bits on every machine.

import Imaging

/// Arithmetic whose last bit does not depend on a platform's maths library, four values at a time.
package enum PortableMath {
    /// e^x for x of -80 ... 80, to a relative error below 3e-7.
    ///
    /// 2^n times a polynomial on the fraction (the Taylor series of 2^f, f of -0.5 ... 0.5, to the seventh power).
    @inline(__always)
    package static func exponential(_ x: SIMD4<Float>) -> SIMD4<Float> {
        let scaled = clamped(x, -80, 80) * 1.442695041
        // Adding 1.5 * 2^23 leaves no fraction bits: the nearest whole number, as a float and in the sum's bits.
        let shifted = scaled + 12_582_912
        let whole = shifted - 12_582_912
        let f = scaled - whole
        var value = f * 1.525273e-5 + 1.540353e-4
        value = value * f + 1.333356e-3
        value = value * f + 9.618129e-3
        value = value * f + 5.550411e-2
        value = value * f + 2.402265e-1
        value = value * f + 6.931472e-1
        value = value * f + 1
        let exponent = unsafeBitCast(shifted, to: SIMD4<Int32>.self) &- (0x4B40_0000 - 127)
        return value * unsafeBitCast(exponent &<< 23, to: SIMD4<Float>.self)
    }

    /// e^x of one value.
    @inline(__always)
    package static func exponential(_ x: Float) -> Float {
        exponential(SIMD4(repeating: x)).x
    }

    /// The sRGB transfer curve (IEC 61966-2-1) for light of 0 or more; not limited to 1.
    ///
    /// light^(1/2.4) is the product of its fourth and sixth roots.
    @inline(__always)
    package static func encoded(_ light: SIMD4<Float>) -> SIMD4<Float> {
        let positive = Self.positive(light)
        var curve = power5over12(positive) * 1.055 - 0.055
        curve.replace(with: positive * 12.92, where: positive .<= 0.0031308)
        return curve
    }

    /// Light without what is below 0.
    @inline(__always)
    package static func positive(_ light: SIMD4<Float>) -> SIMD4<Float> {
        SIMD4().replacing(with: light, where: light .> 0)
    }

    /// x^(5/12) for x of 0 or more: what scaling light by x does to `encoded + 0.055`.
    @inline(__always)
    package static func power5over12(_ x: SIMD4<Float>) -> SIMD4<Float> {
        let root = x.squareRoot()
        return root.squareRoot() * cubeRoot(root)
    }

    /// 0 below `low`, 1 above `high`, with flat ends (3t² - 2t³).
    @inline(__always)
    package static func smoothstep(_ low: Float, _ high: Float, _ x: Float) -> Float {
        let t = min(max((x - low) / (high - low), 0), 1)
        return t * t * (3 - 2 * t)
    }
}
