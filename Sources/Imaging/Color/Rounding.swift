// Floats to whole numbers, several at a time. Inlinable, because other modules call them for every pixel.

/// Rounds each lane of 0 ... 4,194,304 to the nearest whole number.
///
/// Adding 2^23 leaves no fraction bits, so the sum's low bits are the answer: no checks, no scalar conversions.
@inlinable @inline(__always)
package func rounded(_ values: SIMD4<Float>) -> SIMD4<UInt32> {
    unsafeBitCast(values + 8_388_608, to: SIMD4<UInt32>.self) & 0x7F_FFFF
}

/// Rounds each lane of 0 ... 4,194,304 to the nearest whole number.
@inlinable @inline(__always)
package func rounded(_ values: SIMD16<Float>) -> SIMD16<UInt32> {
    unsafeBitCast(values + 8_388_608, to: SIMD16<UInt32>.self) & 0x7F_FFFF
}

/// Rounds to the nearest whole number; `value` must be in 0 ... 4,194,304.
@inlinable @inline(__always)
package func rounded(_ value: Float) -> Int {
    Int((value + 8_388_608).bitPattern & 0x7F_FFFF)
}

/// Limits each lane to `low ... high`; NaN becomes `low`.
@inlinable @inline(__always)
package func clamped(_ values: SIMD4<Float>, _ low: Float, _ high: Float) -> SIMD4<Float> {
    // The library's pointwise minimum and maximum are calls, lane by lane.
    let raised = SIMD4(repeating: low).replacing(with: values, where: values .> low)
    return SIMD4(repeating: high).replacing(with: raised, where: raised .< high)
}

/// Limits each lane to `low ... high`; NaN becomes `low`.
@inlinable @inline(__always)
package func clamped(_ values: SIMD16<Float>, _ low: Float, _ high: Float) -> SIMD16<Float> {
    let raised = SIMD16(repeating: low).replacing(with: values, where: values .> low)
    return SIMD16(repeating: high).replacing(with: raised, where: raised .< high)
}

/// The nearest byte to `value`, limited to 0 ... 255; NaN becomes 0.
@inlinable @inline(__always)
package func byte(_ value: Float) -> UInt8 {
    UInt8(truncatingIfNeeded: rounded(min(max(0, value), 255)))
}
