// Light, deep, dusty: what the words around a colour do to it.

import RetouchModel

/// A word that moves a colour. The amounts are Oklab's, chosen so that "pale blue", "dusty pink" and "dark green" land where
/// paint charts put them.
enum ColorModifier: Sendable, Equatable {
    case light
    case dark
    case pale
    case deep
    case pastel
    case warm
    case cool
    case muted
    case bright
    case soft

    /// The moved colour, in gamut. White stays white under every word but `warm`, `cool`, `dark` and `deep`.
    ///
    /// - Parameter strength: 1 for the word alone, about 1.5 after "very", about 0.5 after "slightly".
    func apply(to color: Color, strength: Float = 1) -> Color {
        var lab = OklabColor(color)
        switch self {
        case .light: lab.lighten(by: 0.45 * strength, keepingChroma: 0.85)
        case .pale:
            lab.lighten(by: 0.35 * strength, keepingChroma: 0.8)
            lab.lightness = max(lab.lightness, 0.87 + 0.03 * (strength - 1))
            lab.limitChroma(to: 0.05 / strength)
        case .soft: lab.lighten(by: 0.2 * strength, keepingChroma: 0.75)
        case .dark: lab.scale(lightness: max(0.2, 1 - 0.36 * strength), chroma: 0.9)
        case .deep: lab.scale(lightness: max(0.3, 1 - 0.22 * strength), chroma: 1.1)
        case .muted: lab.scale(lightness: 1, chroma: max(0.15, 1 - 0.5 * strength))
        case .bright: lab.scale(lightness: 1, chroma: 1 + 0.25 * strength)
        case .pastel:
            lab.lightness = max(lab.lightness, 0.87)
            lab.limitChroma(to: 0.06)
        case .warm: lab.shift(a: 0.004 * strength, b: 0.02 * strength)
        case .cool: lab.shift(a: -0.003 * strength, b: -0.018 * strength)
        }
        return lab.color
    }

    /// The colour that the word means when no colour is named; `nil` when it names none.
    var paper: Color? {
        switch self {
        case .light, .bright, .soft: Color(red: 0xf5, green: 0xf5, blue: 0xf5)
        case .dark, .deep: Color(red: 0x2b, green: 0x2b, blue: 0x2b)
        case .warm, .cool: apply(to: .white)
        case .pale, .pastel, .muted: nil
        }
    }
}
