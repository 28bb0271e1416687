// The logarithm that pixels need, equal on every machine.

/// A normal positive x as 2^exponent * (1 + ratio) / (1 - ratio), so that log2 x is the exponent and a quickly falling series of artanh:
/// the ratio is at most 0.172 in size.
@inlinable @inline(__always)
package func logarithmParts(_ x: Float) -> (exponent: Float, ratio: Float) {
    var significand = x.significand
    var exponent = Float(x.exponent)
    if significand > 1.4142135 {
        significand *= 0.5
        exponent += 1
    }
    return (exponent, (significand - 1) / (significand + 1))
}

/// log2 x of a normal positive x, to a relative error below 2e-7 (absolute near 1), by four terms of the series of artanh.
@inline(__always)
package func binaryLogarithm(_ x: Float) -> Float {
    let (exponent, ratio) = logarithmParts(x)
    let s = ratio * ratio
    return exponent + 2.8853901 * ratio * (1 + s * (1.0 / 3 + s * (0.2 + s * (1.0 / 7))))
}
