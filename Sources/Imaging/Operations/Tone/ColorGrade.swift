// All changes of a colour that do not depend on its place, as one function of colour.

package import RetouchModel

/// What tone and colour sliders do to a single colour: light first (white balance, exposure), then lightness, then colour.
///
/// Exposure and contrast keep the hue: both end at the Oklab hue that the colour has after the white balance.
package struct ColorGrade: Sendable {
    /// Gain of light as a power of two.
    package var stops: Float = 0
    package var white = WhiteBalance.identity
    /// Whether yellows lose colour in a cooler white balance, as they do under the moon, and do not turn green.
    package var keepsYellow = false
    package var curve = ToneCurve()
    /// -1 ... 1: all colours alike, skin gently; -1 is grey.
    package var saturation: Float = 0
    /// -1 ... 1: dull colours first, skin last.
    package var vibrance: Float = 0
    /// Turns every hue, in radians; skin half as far.
    package var hue: Float = 0
    package var bands = ColorBands()
    /// Oklab a and b that are added in the shadows and in the highlights.
    package var shadowTint = SIMD2<Float>()
    package var highlightTint = SIMD2<Float>()

    package init() {}

    package var isIdentity: Bool {
        stops == 0 && white == .identity && curve.isIdentity && saturation == 0 && vibrance == 0 && hue == 0 && bands.isIdentity
            && !isTinting
    }

    private var isTinting: Bool { shadowTint != SIMD2() || highlightTint != SIMD2() }

    /// The grade as a table.
    package func lattice(compute: Compute) -> ColorLattice {
        if isIdentity { return ColorLattice(compute: compute) { $0 } }
        let gain = ToneCurve.powerOfTwo(stops)
        let shoulder = Shoulder(white: white(SIMD3(repeating: gain)).max())
        let keepsGrey = white == .identity && !isTinting
        return ColorLattice(compute: compute) { levels in
            let light = SIMD3(Levels.nodes[Int(levels.x) / 8], Levels.nodes[Int(levels.y) / 8], Levels.nodes[Int(levels.z) / 8])
            let graded = graded(light, gain: gain, shoulder: shoulder)
            var result = SIMD3(Levels.encoded(graded.x), Levels.encoded(graded.y), Levels.encoded(graded.z))
            if keepsGrey, levels.x == levels.y, levels.y == levels.z { result = SIMD3(repeating: result.sum() / 3) }
            // What the grade leaves alone must not move by an error of the arithmetic.
            return pointwiseMax(result - levels, levels - result).max() < 0.02 ? levels : result
        }
    }

    private func graded(_ light: SIMD3<Float>, gain: Float, shoulder: Shoulder) -> SIMD3<Float> {
        let balanced = pointwiseMax(white(light) * gain, SIMD3())
        var origin = Oklab.of(balanced)
        if keepsYellow { Self.keepYellow(&origin, of: Oklab.of(light)) }
        let ab = SIMD2(origin.y, origin.z)
        let colorfulness = (ab * ab).sum().squareRoot()
        var hue = colorfulness > 1e-6 ? ab / colorfulness : SIMD2(1, 0)
        var lab = origin
        if shoulder.white > 1 {
            lab = Oklab.of(Self.bent(balanced, shoulder))
            if keepsYellow { Self.keepYellow(&lab, of: Oklab.of(light)) }
        }
        var chroma = (lab.y * lab.y + lab.z * lab.z).squareRoot()
        if !curve.isIdentity {
            let lightness = curve(lab.x)
            let ratio = lab.x > 1e-4 ? lightness / lab.x : 1
            // Darker colours keep their saturation, lighter ones part of it.
            chroma *= ratio < 1 ? ratio : ratio.squareRoot()
            lab.x = lightness
        }
        let before = lab.x
        colored(&lab.x, &chroma, &hue)
        if isTinting {
            let dark = (1 - before) * (1 - before) * smoothstep(0, 0.2, before)
            let tinted =
                hue * chroma + shadowTint * dark + highlightTint * (before * before * (1 - smoothstep(0.9, 1, before) * 0.7))
            chroma = (tinted * tinted).sum().squareRoot()
            if chroma > 1e-6 { hue = tinted / chroma }
        }
        if chroma < 1e-5 {
            let grey = lab.x * lab.x * lab.x
            return SIMD3(repeating: grey)
        }
        chroma = GamutMap.chroma(chroma, lightness: lab.x, hue: hue, source: Oklab.of(light))
        return Oklab.light(SIMD3(lab.x, hue.x * chroma, hue.y * chroma))
    }

    /// Takes back what a colour has turned from yellow or orange towards green: what is left is its share along the hue that it had.
    private static func keepYellow(_ lab: inout SIMD3<Float>, of source: SIMD3<Float>) {
        let before = SIMD2(source.y, source.z)
        let chroma = (before * before).sum().squareRoot()
        guard chroma > 0.02, before.y > 0 else { return }
        let hue = before / chroma
        let after = SIMD2(lab.y, lab.z)
        guard hue.x * after.y - hue.y * after.x > 0 else { return }
        // Greens stay what they are, and greys have no hue.
        let weight = smoothstep(0.02, 0.06, chroma) * smoothstep(-0.45, -0.15, hue.x) * smoothstep(0.45, 0.7, hue.y)
        let kept = hue * max(0, (after * hue).sum())
        lab.y += (kept.x - lab.y) * weight
        lab.z += (kept.y - lab.z) * weight
    }

    /// The shoulder, half on each channel, which lets bright colours pale as on film, half on all alike, which keeps them strong.
    private static func bent(_ light: SIMD3<Float>, _ shoulder: Shoulder) -> SIMD3<Float> {
        let most = light.max()
        guard most > shoulder.knee else { return light }
        let alike = light * (shoulder(most) / most)
        let apart = SIMD3(shoulder(light.x), shoulder(light.y), shoulder(light.z))
        return (alike + apart) * 0.5
    }

    private func colored(_ lightness: inout Float, _ chroma: inout Float, _ hue: inout SIMD2<Float>) {
        guard saturation != 0 || vibrance != 0 || self.hue != 0 || !bands.isIdentity else { return }
        let skin = SkinTone.likeness(lightness: lightness, chroma: chroma, hue: hue)
        if !bands.isIdentity {
            // Colours near grey have no hue to speak of.
            let sure = smoothstep(0.012, 0.055, chroma)
            let shift = bands.shift(hue)
            if shift.lightness != 0 {
                let slope = ToneCurve.powerOfTwo(-1.5 * shift.lightness * sure * (1 - 0.4 * skin))
                lightness = lightness / (lightness + (1 - lightness) * slope)
            }
            chroma *= Self.stretch(shift.saturation * sure * (1 - 0.45 * skin), of: chroma)
            if shift.hue != 0 { hue = Angle.turned(hue, by: shift.hue * 0.6 * sure * (1 - 0.6 * skin)) }
        }
        if self.hue != 0 { hue = Angle.turned(hue, by: self.hue * (1 - 0.5 * skin)) }
        if saturation != 0 { chroma *= Self.stretch(saturation > 0 ? saturation * (1 - 0.5 * skin) : saturation, of: chroma) }
        if vibrance != 0 {
            let dull = 1 - min(chroma / 0.26, 1)
            let amount = vibrance > 0 ? vibrance * dull * (1 - 0.65 * skin) : vibrance * (0.35 + 0.5 * dull) * (1 - 0.5 * skin)
            chroma *= Self.stretch(amount, of: chroma)
        }
    }

    /// The factor on a chroma for a move of -1 ... 1: strong colours grow less.
    private static func stretch(_ amount: Float, of chroma: Float) -> Float {
        guard amount > 0 else { return max(0, 1 + amount) }
        let gain = 1.15 * amount
        return (1 + gain) / (1 + gain * chroma / 0.6)
    }
}
