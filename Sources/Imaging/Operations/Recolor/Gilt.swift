// What has the colour of gold.

/// The colour of gold, gilt and brass in photographs: yellow to orange, and neither pale nor the leather's brown.
enum Gilt {
    /// The direction of its hue in Oklab's a and b: 80 degrees.
    private static let hue = SIMD2<Float>(0.1736, 0.9848)

    /// How much of a pixel is gilt, 0 ... 1.
    @inline(__always)
    static func share(_ lab: SIMD3<Float>) -> Float {
        let chroma = magnitude(SIMD2(lab.y, lab.z))
        guard chroma > 0.05 else { return 0 }
        let cosine = (SIMD2(lab.y, lab.z) * hue).sum() / chroma
        return smoothstep(0.05, 0.075, chroma) * smoothstep(0.87, 0.93, cosine)
    }

    /// Whether a thing of this colour has gilt on it that can be told from it.
    static func standsApart(from main: SIMD3<Float>) -> Bool {
        let chroma = magnitude(SIMD2(main.y, main.z))
        return chroma < 0.045 || (SIMD2(main.y, main.z) * hue).sum() / chroma < 0.8
    }
}
