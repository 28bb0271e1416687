// What a colour in a prompt becomes on a thing.

import Imaging
import RetouchModel

/// The target of a recolouring, in Oklab.
enum RecolorTarget {
    /// How a prompt means a colour.
    enum Meaning: Sendable, Equatable {
        /// A value, such as #c8102e: exactly that.
        case exact
        /// A name: what cloth, paint or leather of that name looks like.
        case dye
        /// A name with a word like neon: as strong as a screen shows it.
        case vivid
    }

    static func meaning(of color: Color, in words: String) -> Meaning {
        let words = words.lowercased()
        let values = ["#", "rgb", String(color.hex.dropFirst())]
        if words.isEmpty || values.contains(where: words.contains) { return .exact }
        let strong = ["neon", "vivid", "bright", "fluorescent", "electric", "pure", "glowing", "hot pink", "lime"]
        return strong.contains(where: words.contains) ? .vivid : .dye
    }

    /// The colour to reach at the region's median tone.
    ///
    /// - Parameter seed: of the variation: where its two low bits are 0, and wherever the meaning is exact, the colour itself.
    static func color(_ color: Color, meaning: Meaning, seed: UInt32) -> SIMD3<Float> {
        let lab = Oklab.of(LinearLight.light(red: color.red, green: color.green, blue: color.blue))
        switch meaning {
        case .exact: return lab
        case .dye: return varied(dyed(lab), seed: seed)
        case .vivid: return varied(lab, seed: seed)
        }
    }

    /// Pure screen colours are stronger than any dye in the same light: "red" is #ff0000, and a red dress is not. The colour
    /// loses light first, as a dye takes it away, and then what chroma is left too much.
    private static func dyed(_ lab: SIMD3<Float>) -> SIMD3<Float> {
        var lab = lab
        let excess = chroma(lab) / largestDyedChroma(lab)
        if excess > 1 { lab *= max(0.9, 1 / excess.squareRoot()) }
        let limit = largestDyedChroma(lab)
        let knee = 0.85 * limit
        let chroma = chroma(lab)
        guard chroma > knee else { return lab }
        let over = (chroma - knee) / (limit - knee)
        let factor = (knee + (limit - knee) * over / (1 + over * over).squareRoot()) / chroma
        return SIMD3(lab.x, lab.y * factor, lab.z * factor)
    }

    /// What cloth and leather reach in so much light. Dark blues reach less: navy as it is worn is half as strong as the screen's.
    private static func largestDyedChroma(_ lab: SIMD3<Float>) -> Float {
        let limit = max(0.02, min(0.205, 0.48 * lab.x))
        let darkness = 1 - smoothstep(0.27, 0.42, lab.x)
        guard darkness > 0, lab.z < 0 else { return limit }
        // The hue of pure blue, 264 degrees.
        let cosine = (-0.1045 * lab.y - 0.9945 * lab.z) / max(chroma(lab), 1e-4)
        return limit * (1 - 0.42 * darkness * smoothstep(0.8, 0.95, cosine))
    }

    private static func chroma(_ lab: SIMD3<Float>) -> Float { (lab.y * lab.y + lab.z * lab.z).squareRoot() }

    // MARK: - Variations

    /// Another shade that still has the name: as asked, lighter, deeper, or warmer or cooler.
    private static func varied(_ lab: SIMD3<Float>, seed: UInt32) -> SIMD3<Float> {
        var random = SeededRandom(seed: UInt64(seed), stream: 0x6479_6564)
        let amount = random.uniform(in: 0.85...1.15)
        let turn: Float = random.next() & 1 == 0 ? 1 : -1
        let isNeutral = chroma(lab) < 0.02
        // What no region shows, pure black and pure white, has no shades; what a region shows instead has.
        let base = SIMD3(min(max(lab.x, 0.2), 0.93), lab.y, lab.z)
        switch seed & 3 {
        case 1 where base.x < 0.9: return SIMD3(base.x + 0.06 * amount, lab.y * 0.96, lab.z * 0.96)
        case 1: return warmer(base, by: 0.014 * amount)
        case 2 where base.x > 0.22: return base * (1 - 0.09 * amount)
        case 2: return warmer(base, by: 0.02 * amount)
        case 3 where isNeutral: return warmer(base, by: -0.016 * amount)
        case 3: return turned(base, sine: turn * 0.16 * amount)
        default: return lab
        }
    }

    /// Towards the yellow of a warm white, or the blue of a cool one.
    private static func warmer(_ lab: SIMD3<Float>, by amount: Float) -> SIMD3<Float> {
        SIMD3(lab.x, lab.y + 0.2 * amount, lab.z + amount)
    }

    private static func turned(_ lab: SIMD3<Float>, sine: Float) -> SIMD3<Float> {
        let cosine = (1 - sine * sine).squareRoot()
        return SIMD3(lab.x, lab.y * cosine - lab.z * sine, lab.y * sine + lab.z * cosine)
    }
}
