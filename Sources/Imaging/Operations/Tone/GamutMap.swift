// Colours that sRGB cannot show.

/// Brings Oklab colours into sRGB along lines of constant lightness and hue.
enum GamutMap {
    /// A colour is compressed from this share of the gamut's chroma on.
    private static let knee: Float = 0.82

    /// The chroma to show instead of `chroma`.
    ///
    /// What was at the gamut's edge stays there; what is pushed towards it slows down before it, so that differences remain.
    ///
    /// - Parameters:
    ///   - lightness: of the new colour.
    ///   - hue: of the new colour, a unit vector of a and b.
    ///   - source: the Oklab colour that it came from.
    static func chroma(_ chroma: Float, lightness: Float, hue: SIMD2<Float>, source: SIMD3<Float>) -> Float {
        guard chroma > 0.0001 else { return chroma }
        if isShown(lightness, hue * (chroma / knee)) { return chroma }
        let most = limit(lightness, hue)
        guard most > 0.0001 else { return 0 }
        let was = (source.y * source.y + source.z * source.z).squareRoot()
        var start = knee
        if was > 0.0001 { start = max(start, min(1, was / max(limit(source.x, SIMD2(source.y, source.z) / was), 0.0001))) }
        let share = chroma / most
        guard share > start else { return chroma }
        guard start < 1 else { return most * start }
        let beyond = (share - start) / (1 - start)
        return most * (start + (1 - start) * beyond / (1 + beyond))
    }

    /// The largest chroma of this lightness and hue that can be shown.
    private static func limit(_ lightness: Float, _ hue: SIMD2<Float>) -> Float {
        var low: Float = 0
        var high: Float = 0.4
        var atLow = excess(lightness, SIMD2())
        guard atLow < 0 else { return 0 }
        var atHigh = excess(lightness, hue * high)
        // The darkest channel is so steep there that a thousandth of chroma is ten of its levels.
        for _ in 0..<10 {
            let middle = (low + high) / 2
            let there = excess(lightness, hue * middle)
            if there < 0 { (low, atLow) = (middle, there) } else { (high, atHigh) = (middle, there) }
        }
        // Within so small a piece the boundary is a straight line.
        return low + (high - low) * atLow / (atLow - atHigh)
    }

    @inline(__always)
    private static func isShown(_ lightness: Float, _ ab: SIMD2<Float>) -> Bool { excess(lightness, ab) < 0 }

    /// How far the light of a colour lies outside sRGB; below 0 inside.
    @inline(__always)
    private static func excess(_ lightness: Float, _ ab: SIMD2<Float>) -> Float {
        let light = Oklab.light(SIMD3(lightness, ab.x, ab.y))
        // The lattice's last nodes lie one level above white.
        return max(max(light.x, light.y, light.z) - 1.0095, -0.0006 - min(light.x, light.y, light.z))
    }
}
