// Whether a colour may be skin.

/// Skin of all people shares a narrow band of hues, from very light to very dark (Oklab 36 ... 74 degrees of measured swatches): what is
/// asked of "colours" reaches it gently.
enum SkinTone {
    /// 0 = not skin, 1 = may well be; wood and leather of those hues count as skin, too.
    ///
    /// - Parameter hue: a unit vector of Oklab's a and b.
    @inline(__always)
    static func likeness(lightness: Float, chroma: Float, hue: SIMD2<Float>) -> Float {
        // Cosines of the distance from 54 degrees: 1 within 17, 0 beyond 32.
        let near = smoothstep(0.848, 0.956, hue.x * 0.5878 + hue.y * 0.8090)
        let colored = smoothstep(0.010, 0.030, chroma) * (1 - smoothstep(0.125, 0.19, chroma))
        let lit = smoothstep(0.15, 0.28, lightness) * (1 - smoothstep(0.95, 1, lightness))
        return near * colored * lit
    }
}

/// 0 below `low`, 1 above `high`, with flat ends.
@inline(__always)
package func smoothstep(_ low: Float, _ high: Float, _ x: Float) -> Float {
    let t = min(max((x - low) / (high - low), 0), 1)
    return t * t * (3 - 2 * t)
}
