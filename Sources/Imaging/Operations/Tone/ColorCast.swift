// How far a light is from white.

/// The colour of a light in two logarithmic coordinates, in which a cast on a picture is a sum: a picture's own colour plus the cast's.
package struct ColorCast: Sendable, Equatable {
    /// ln(red / blue) of linear light: above 0 is warm. Daylight of 5,000 K is 0.49 beside that of 6,500 K.
    package var warmth: Float
    /// ln(green) less the mean of ln(red) and ln(blue): above 0 is green, below 0 magenta.
    package var green: Float

    package init(warmth: Float, green: Float) {
        self.warmth = warmth
        self.green = green
    }

    /// The cast of a light in linear sRGB, of any brightness.
    package init(_ light: SIMD3<Float>) {
        let stops = SIMD3(
            binaryLogarithm(max(light.x, 1e-6)), binaryLogarithm(max(light.y, 1e-6)), binaryLogarithm(max(light.z, 1e-6)))
        warmth = (stops.x - stops.z) * Self.naturalLogarithm
        green = (stops.y - (stops.x + stops.z) / 2) * Self.naturalLogarithm
    }

    /// The light of this cast in linear sRGB, of luminance 1.
    package var light: SIMD3<Float> {
        let light = SIMD3(
            ToneCurve.powerOfTwo(warmth / 2 / Self.naturalLogarithm), ToneCurve.powerOfTwo(green / Self.naturalLogarithm),
            ToneCurve.powerOfTwo(-warmth / 2 / Self.naturalLogarithm))
        return light / (light * SIMD3(0.2126, 0.7152, 0.0722)).sum()
    }

    /// How green daylight of some warmth is: the daylight locus (CIE 15) is straight here from 4,000 K to 12,000 K, within 0.002.
    package static func daylightGreen(warmth: Float) -> Float { 0.118 * warmth }

    private static let naturalLogarithm: Float = 0.6931472
}
