// Colours of light and of things, as linear light.

import Imaging

/// Named ways to a linear colour; lane w is 0.
package enum LightColor {
    /// Linear light of an sRGB colour such as 0x5f7fae.
    package static func hex(_ value: UInt32) -> SIMD4<Float> {
        let light = LinearLight.light(
            red: UInt8(value >> 16 & 255), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
        return SIMD4(light, 0)
    }

    /// The tint of a black body at a temperature of 1,000 to 12,000 kelvin, green = 1: Tanner Helland's fit of the Planckian locus in sRGB.
    package static func kelvin(_ temperature: Float) -> SIMD4<Float> {
        let t = temperature / 100
        let red: Float = t <= 66 ? 255 : 329.698727 * PortableMath.power(t - 60, -0.1332047592)
        let green: Float =
            t <= 66
            ? 99.4708025861 * PortableMath.logarithm(t) - 161.1195681661
            : 288.1221695283 * PortableMath.power(t - 60, -0.0755148492)
        let blue: Float = t >= 66 ? 255 : t <= 19 ? 0 : 138.5177312231 * PortableMath.logarithm(t - 10) - 305.0447927307
        func light(_ value: Float) -> Float { LinearLight.light(UInt8(min(255, max(0, value) + 0.5))) }
        let tint = SIMD4(light(red), light(green), light(blue), 0)
        return tint / tint.y
    }

    /// Between two colours; 0 = the first.
    @inline(__always)
    package static func mix(_ a: SIMD4<Float>, _ b: SIMD4<Float>, _ share: Float) -> SIMD4<Float> { a + (b - a) * share }

    @inline(__always)
    package static func luminance(_ light: SIMD4<Float>) -> Float {
        light.x * 0.2126 + light.y * 0.7152 + light.z * 0.0722
    }
}
