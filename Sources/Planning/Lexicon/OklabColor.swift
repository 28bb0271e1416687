// Colour arithmetic for words, in a space where equal steps look equal.

import RetouchModel

/// A colour in Oklab (B. Ottosson, "A perceptual color space for image processing", 2020): lightness 0 ... 1, a and b about
/// -0.4 ... 0.4. Roots are taken by Newton's method, so that results are the same on every machine
/// and no mathematics library is needed.
struct OklabColor: Equatable {
    var lightness: Float
    var a: Float
    var b: Float

    init(_ color: Color) {
        let red = Self.linear(color.red)
        let green = Self.linear(color.green)
        let blue = Self.linear(color.blue)
        let l = Self.root(0.41222147 * red + 0.53633254 * green + 0.05144599 * blue, 3)
        let m = Self.root(0.2119035 * red + 0.6806995 * green + 0.10739696 * blue, 3)
        let s = Self.root(0.08830246 * red + 0.28171884 * green + 0.6299787 * blue, 3)
        lightness = 0.21045426 * l + 0.7936178 * m - 0.004072047 * s
        a = 1.9779985 * l - 2.4285922 * m + 0.4505937 * s
        b = 0.025904037 * l + 0.78277177 * m - 0.80867577 * s
    }

    /// The nearest sRGB colour: chroma is reduced at the same lightness and hue until it fits.
    var color: Color {
        var low: Float = 0
        var high: Float = 1
        if Self.inGamut(linearRGB(chroma: 1)) { low = 1 }
        for _ in 0..<12 where low < 1 {
            let middle = (low + high) / 2
            if Self.inGamut(linearRGB(chroma: middle)) { low = middle } else { high = middle }
        }
        let rgb = linearRGB(chroma: low)
        return Color(red: Self.encoded(rgb.0), green: Self.encoded(rgb.1), blue: Self.encoded(rgb.2))
    }

    /// Moves towards white by a share of the way.
    mutating func lighten(by share: Float, keepingChroma chroma: Float) {
        lightness += (1 - lightness) * min(share, 0.95)
        a *= chroma
        b *= chroma
    }

    mutating func scale(lightness factor: Float, chroma: Float) {
        lightness = min(lightness * factor, 1)
        a *= chroma
        b *= chroma
    }

    mutating func limitChroma(to limit: Float) {
        let chroma = Self.root(a * a + b * b, 2)
        guard chroma > limit else { return }
        a *= limit / chroma
        b *= limit / chroma
    }

    /// Moves the hue. Near white there is no room for chroma, so lightness gives way a little.
    mutating func shift(a da: Float, b db: Float) {
        a += da
        b += db
        lightness = min(lightness, 0.97)
    }

    /// The colour between this one and another: 0 = this one.
    func mixed(with other: OklabColor, share: Float) -> OklabColor {
        var mix = self
        mix.lightness += (other.lightness - lightness) * share
        mix.a += (other.a - a) * share
        mix.b += (other.b - b) * share
        return mix
    }

    private func linearRGB(chroma: Float) -> (Float, Float, Float) {
        let a = a * chroma
        let b = b * chroma
        let l = lightness + 0.39633778 * a + 0.21580376 * b
        let m = lightness - 0.105561346 * a - 0.06385417 * b
        let s = lightness - 0.08948418 * a - 1.2914855 * b
        let (l3, m3, s3) = (l * l * l, m * m * m, s * s * s)
        return (
            4.0767417 * l3 - 3.3077116 * m3 + 0.23096994 * s3,
            -1.268438 * l3 + 2.6097574 * m3 - 0.34131938 * s3,
            -0.0041960863 * l3 - 0.7034186 * m3 + 1.7076147 * s3
        )
    }

    private static func inGamut(_ rgb: (Float, Float, Float)) -> Bool {
        let range = Float(-0.0005)...1.0005
        return range.contains(rgb.0) && range.contains(rgb.1) && range.contains(rgb.2)
    }

    /// IEC 61966-2-1, from a channel to linear light.
    private static func linear(_ channel: UInt8) -> Float {
        let value = Float(channel) / 255
        guard value > 0.04045 else { return value / 12.92 }
        let base = (value + 0.055) / 1.055
        return base * base * root(base * base, 5)
    }

    private static func encoded(_ value: Float) -> UInt8 {
        let light = min(max(value, 0), 1)
        guard light > 0.0031308 else { return UInt8(light * 12.92 * 255 + 0.5) }
        // light^(1/2.4) is light^(5/12).
        let twelfth = root(light, 12)
        let power = twelfth * twelfth * twelfth * twelfth * twelfth
        return UInt8(min(max((1.055 * power - 0.055) * 255 + 0.5, 0), 255))
    }

    /// The n-th root of a number from 0 to 1.
    private static func root(_ value: Float, _ n: Int) -> Float {
        guard value > 0 else { return 0 }
        let target = Double(value)
        var x = 1.0
        for _ in 0..<48 {
            var power = 1.0
            for _ in 1..<n { power *= x }
            let next = x + (target / power - x) / Double(n)
            if next == x { break }
            x = next
        }
        return Float(x)
    }
}
