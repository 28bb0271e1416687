// Hue, saturation and lightness of eight bands of colour.

package import RetouchModel

/// Moves for each band. Neighbouring bands overlap: at a band's own hue it acts alone, between two both act in part.
package struct ColorBands: Sendable, Equatable {
    /// -1 ... 1 each, in the order of `ColorBand`.
    package var hue = SIMD8<Float>()
    package var saturation = SIMD8<Float>()
    package var lightness = SIMD8<Float>()

    package init() {}

    package var isIdentity: Bool { hue == SIMD8() && saturation == SIMD8() && lightness == SIMD8() }

    /// The lane of a band.
    package static func lane(_ band: ColorBand) -> Int { ColorBand.allCases.firstIndex(of: band)! }

    /// Oklab hues of the bands, in radians: between the named colours and what pictures call by those names.
    private static let centers = SIMD8<Float>(29, 60, 105, 142, 193, 260, 297, 335) * (.pi / 180)

    /// What the bands do to a colour of this hue.
    ///
    /// - Parameter hue: a unit vector of Oklab's a and b.
    func shift(_ hue: SIMD2<Float>) -> (hue: Float, saturation: Float, lightness: Float) {
        let turn = 2 * Float.pi
        var angle = Angle.of(hue)
        if angle < Self.centers[0] { angle += turn }
        var lower = 7
        while Self.centers[lower] > angle { lower -= 1 }
        let upper = (lower + 1) & 7
        let end = upper == 0 ? Self.centers[0] + turn : Self.centers[upper]
        let share = smoothstep(Self.centers[lower], end, angle)
        func mixed(_ values: SIMD8<Float>) -> Float { values[lower] + (values[upper] - values[lower]) * share }
        return (mixed(self.hue), mixed(saturation), mixed(lightness))
    }
}

/// Angles without a platform's maths library.
enum Angle {
    /// The angle of a vector, 0 ..< 2π, to about 1e-5.
    static func of(_ vector: SIMD2<Float>) -> Float {
        let x = abs(vector.x)
        let y = abs(vector.y)
        guard x > 0 || y > 0 else { return 0 }
        let z = min(x, y) / max(x, y)
        let s = z * z
        // Abramowitz and Stegun 4.4.49, the arc tangent on 0 ... 1.
        var angle = -0.01172120 * s + 0.05265332
        angle = angle * s - 0.11643287
        angle = angle * s + 0.19354346
        angle = angle * s - 0.33262347
        angle = (angle * s + 0.99997726) * z
        if y > x { angle = .pi / 2 - angle }
        if vector.x < 0 { angle = .pi - angle }
        return vector.y < 0 ? 2 * .pi - angle : angle
    }

    /// The vector turned by an angle of -π ... π.
    static func turned(_ vector: SIMD2<Float>, by angle: Float) -> SIMD2<Float> {
        // Series of an eighth of the angle, then doubled three times.
        let t = angle / 8
        let s = t * t
        var sine = t * (1 - s / 6 * (1 - s / 20))
        var cosine = 1 - s / 2 * (1 - s / 12 * (1 - s / 30))
        for _ in 0..<3 { (sine, cosine) = (2 * sine * cosine, cosine * cosine - sine * sine) }
        return SIMD2(vector.x * cosine - vector.y * sine, vector.x * sine + vector.y * cosine)
    }
}
