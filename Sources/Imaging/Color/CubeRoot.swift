// The one root that perceptual colour spaces need, equal on every machine.

/// Cube root of a value of any sign, to a relative error below 2e-7.
///
/// A first guess from the exponent (a third of the bit pattern), then two steps of Halley's method, which triples the digits.
@inlinable @inline(__always)
package func cubeRoot(_ value: SIMD4<Float>) -> SIMD4<Float> {
    let bits = unsafeBitCast(value, to: SIMD4<UInt32>.self)
    let magnitude = bits & 0x7FFF_FFFF
    let x = unsafeBitCast(magnitude, to: SIMD4<Float>.self)
    let third = SIMD4<UInt32>(
        magnitude[0] / 3, magnitude[1] / 3, magnitude[2] / 3, magnitude[3] / 3)
    var root = unsafeBitCast(third &+ 0x2A51_37A0, to: SIMD4<Float>.self)
    for _ in 0..<2 {
        let cube = root * root * root
        root *= (cube + x + x) / (cube + cube + x)
    }
    root.replace(with: 0, where: x .< 1e-30)
    return unsafeBitCast(unsafeBitCast(root, to: SIMD4<UInt32>.self) | bits & 0x8000_0000, to: SIMD4<Float>.self)
}
