// Oklab on a screen: the lightness that the eye judges, and what sRGB can show.

extension Oklab {
    /// Lightness scaled so that dark tones are as far apart as they look on a screen, nearly CIE L* / 100: the lightness L_r of
    /// Okhsl (Ottosson 2021, "Okhsv and Okhsl"). 0 and 1 stay what they are.
    @inline(__always)
    package static func tone(_ lightness: Float) -> Float {
        let x = toeScale * max(0, lightness) - toeStart
        return 0.5 * (x + (x * x + 4 * toeBend * (x + toeStart)).squareRoot())
    }

    /// The inverse of `tone`.
    @inline(__always)
    package static func lightness(tone: Float) -> Float {
        tone * (tone + toeStart) / (toeScale * (tone + toeBend))
    }

    /// Linear sRGB light, 0 ... 1, of an Oklab colour. A colour that sRGB cannot show loses chroma until it can, and keeps its
    /// lightness and hue.
    @inline(__always)
    package static func shownLight(_ lab: SIMD3<Float>) -> SIMD3<Float> {
        let light = light(lab)
        if isShown(light) { return light.clamped(lowerBound: .zero, upperBound: .one) }
        return reduced(lab)
    }

    /// The largest chroma that sRGB can show.
    ///
    /// - Parameter hue: a and b of the hue at chroma 1.
    package static func largestChroma(lightness: Float, hue: SIMD2<Float>) -> Float {
        var low: Float = 0
        var high: Float = 0.5
        for _ in 0..<20 {
            let middle = (low + high) / 2
            if isShown(light(SIMD3(lightness, hue.x * middle, hue.y * middle))) { low = middle } else { high = middle }
        }
        return low
    }

    private static let toeStart: Float = 0.206
    private static let toeBend: Float = 0.03
    private static let toeScale: Float = (1 + toeStart) / (1 + toeBend)
    /// Light beyond the cube of sRGB that no 8-bit value shows.
    private static let tolerance: Float = 1e-4

    @inline(__always)
    private static func isShown(_ light: SIMD3<Float>) -> Bool {
        light.min() >= -tolerance && light.max() <= 1 + tolerance
    }

    /// Cuts the line from grey to the colour where the first channel leaves its range: secants between what is shown and what is
    /// not, kept off both ends so that they close in.
    @inline(never)
    private static func reduced(_ lab: SIMD3<Float>) -> SIMD3<Float> {
        let lightness = min(max(lab.x, 0), 1)
        var inner = light(SIMD3(lightness, 0, 0)).clamped(lowerBound: .zero, upperBound: .one)
        var outer = light(SIMD3(lightness, lab.y, lab.z))
        guard !isShown(outer) else { return outer.clamped(lowerBound: .zero, upperBound: .one) }
        var low: Float = 0
        var high: Float = 1
        for _ in 0..<8 {
            var part = SIMD3<Float>.one
            part.replace(with: inner / (inner - outer), where: outer .< 0)
            part.replace(with: (1 - inner) / (outer - inner), where: outer .> 1)
            let share = low + (high - low) * min(max(part.min(), 0.05), 0.95)
            let light = light(SIMD3(lightness, lab.y * share, lab.z * share))
            if isShown(light) {
                (low, inner) = (share, light)
                if light.min() < nearness || light.max() > 1 - nearness { break }
            } else {
                (high, outer) = (share, light)
            }
        }
        return inner.clamped(lowerBound: .zero, upperBound: .one)
    }

    /// Light from its bound within which no byte tells the difference.
    private static let nearness: Float = 4e-4
}
