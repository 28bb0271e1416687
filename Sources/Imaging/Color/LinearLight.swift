// sRGB bytes to light and back (IEC 61966-2-1).

import Foundation

/// Conversion between encoded bytes and linear light, 0 = no light and 1 = white.
///
/// Every byte survives the way there and back. Pictures with another profile go through the same curve: it is close to
/// every common RGB space's, and what matters for averaging is that it is the same in both directions.
package enum LinearLight {
    /// Light of each byte: 256 entries.
    package static let light = LookupTable<Float>(count: 256) { Float(decode(Double($0) / 255)) }

    /// Bytes for light in `steps` equal steps; a step is at most a tenth of a byte, in the darkest shadows.
    package static let bytes = LookupTable<UInt8>(count: steps + 1) {
        UInt8((encode(Double($0) / Double(steps)) * 255).rounded())
    }

    /// Index of white in `bytes`.
    package static let steps = 16_384

    /// Light of an encoded byte.
    @inline(__always)
    package static func light(_ byte: UInt8) -> Float { light[Int(byte)] }

    /// Byte of an amount of light; out of range is limited.
    @inline(__always)
    package static func byte(_ light: Float) -> UInt8 {
        bytes[rounded(min(max(0, light), 1) * Float(steps))]
    }

    /// Light of a colour.
    @inline(__always)
    package static func light(red: UInt8, green: UInt8, blue: UInt8) -> SIMD3<Float> {
        SIMD3(light(red), light(green), light(blue))
    }

    /// The transfer curve's exact inverse for a value of 0 ... 1.
    package static func decode(_ value: Double) -> Double {
        value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }

    /// The transfer curve for light of 0 ... 1.
    package static func encode(_ light: Double) -> Double {
        light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
    }
}
