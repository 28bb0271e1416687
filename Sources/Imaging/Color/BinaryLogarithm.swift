// The logarithm that pixels need, equal on every machine.

/// log2 x of a normal positive x, by the series of artanh on the significand.
@inline(__always)
package func binaryLogarithm(_ x: Float) -> Float {
    var significand = x.significand
    var exponent = Float(x.exponent)
    if significand > 1.4142135 {
        significand *= 0.5
        exponent += 1
    }
    let ratio = (significand - 1) / (significand + 1)
    let s = ratio * ratio
    return exponent + 2.8853901 * ratio * (1 + s * (1.0 / 3 + s * (0.2 + s * (1.0 / 7))))
}
