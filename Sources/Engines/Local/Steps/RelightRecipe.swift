// The lights that Relight knows, as numbers.

import RetouchModel

/// One light. Amounts of light are in stops unless said otherwise.
struct RelightRecipe: Sendable, Equatable {
    /// How much of the old light's large differences is taken out, 0 ... 1.
    var flatten: Float = 0
    /// Where the key light stands, seen from the subject: x to the right, y down, z towards the camera; any length. `nil` = nowhere.
    var key: SIMD3<Float>?
    /// Light of the key and from all around, as factors.
    var keyAmount: Float = 0
    var ambient: Float = 1
    /// Linear factors of the key's colour: only what it lights takes it.
    var keyColor = SIMD3<Float>(1, 1, 1)
    /// Light that catches the outline on the key's side, 0 ... 1.
    var rim: Float = 0
    /// Fall-off along the key's direction.
    var falloff: Float = 0
    var exposure: Float = 0
    /// What the background loses more than the subject.
    var dimming: Float = 0
    /// Lifts (above 0) what lies in shadow; lowers (below 0) what is bright.
    var shadows: Float = 0
    var highlights: Float = 0
    /// How much less bright areas take of a brighter exposure, 0 ... 1: keeps white goods apart from white grounds.
    var protection: Float = 0
    /// Slope of lightness as a power of two.
    var contrast: Float = 0
    /// Local contrast, 0 ... 1.
    var local: Float = 0
    /// Warmer above 0, in mired; and how much of the old light's cast goes first, 0 ... 1.
    var warmth: Float = 0
    var neutral: Float = 0
    var saturation: Float = 0
    var shadowTint = SIMD2<Float>()
    var highlightTint = SIMD2<Float>()
    /// Bloom of everything bright, and the low sun's flare, 0 ... 1.
    var glow: Float = 0
    var flare: Float = 0
    /// How bright lamps in the background stay while the rest gets dark, 0 ... 1.
    var lamps: Float = 0
    /// Whether dark subjects, dark skin among them, get less of a darker light.
    var adapts = false

    static func of(_ recipe: Relight.Recipe) -> RelightRecipe {
        switch recipe {
        case .softDaylight:
            RelightRecipe(
                flatten: 0.55, key: SIMD3(-0.55, -0.45, 0.75), keyAmount: 0.38, ambient: 0.80, falloff: 0.10, exposure: 0.22,
                shadows: 0.22, highlights: -0.10, protection: 0.35, contrast: 0.06, local: 0.14, neutral: 0.55)
        case .goldenHour:
            RelightRecipe(
                flatten: 0.40, key: SIMD3(0.85, -0.25, 0.46), keyAmount: 0.75, ambient: 0.80, keyColor: SIMD3(1.22, 1, 0.66),
                rim: 0.50, falloff: 0.20, exposure: 0.18, shadows: 0.14, highlights: -0.05, protection: 0.3, contrast: 0.10,
                local: 0.10, warmth: 22, saturation: 0.05, shadowTint: SIMD2(0.006, -0.004), highlightTint: SIMD2(0.004, 0.016),
                glow: 0.05, flare: 0.26)
        case .dramaticSide:
            RelightRecipe(
                flatten: 0.55, key: SIMD3(-0.95, -0.18, 0.28), keyAmount: 1.05, ambient: 0.36, rim: 0.12, falloff: 0.48,
                exposure: -0.22, dimming: 1.0, shadows: -0.06, highlights: 0.05, contrast: 0.26, local: 0.16, warmth: 3,
                saturation: -0.06, adapts: true)
        case .highKey:
            RelightRecipe(
                flatten: 0.70, key: SIMD3(0, -0.35, 0.94), keyAmount: 0.16, exposure: 0.70, dimming: -0.45, shadows: 0.42,
                highlights: -0.16, protection: 0.65, contrast: -0.06, local: 0.16, neutral: 0.45, saturation: -0.04,
                glow: 0.06)
        case .lowKey:
            RelightRecipe(
                flatten: 0.45, key: SIMD3(0.60, -0.62, 0.50), keyAmount: 1.0, ambient: 0.26, rim: 0.15, falloff: 0.50,
                exposure: -0.50, dimming: 1.45, shadows: -0.10, contrast: 0.22, local: 0.14, warmth: 7, saturation: -0.09,
                lamps: 0.3, adapts: true)
        case .overcast:
            RelightRecipe(
                flatten: 0.70, key: SIMD3(0, -0.75, 0.66), keyAmount: 0.22, ambient: 0.90, exposure: -0.05, shadows: 0.20,
                highlights: -0.30, contrast: -0.16, local: 0.06, warmth: -13, neutral: 0.4, saturation: -0.16)
        case .night:
            RelightRecipe(
                flatten: 0.45, key: SIMD3(-0.62, -0.55, 0.56), keyAmount: 0.95, ambient: 0.42, keyColor: SIMD3(0.92, 1, 1.14),
                rim: 0.35, falloff: 0.32, exposure: -1.40, dimming: 0.95, shadows: 0.04, highlights: -0.30, contrast: 0.22,
                local: 0.14, warmth: -44, saturation: -0.20, shadowTint: SIMD2(-0.004, -0.024),
                highlightTint: SIMD2(-0.002, -0.006), glow: 0.015, lamps: 0.9, adapts: true)
        case .warm:
            RelightRecipe(shadows: 0.06, contrast: 0.05, warmth: 34, highlightTint: SIMD2(0.001, 0.006), glow: 0.02)
        case .cool:
            RelightRecipe(contrast: 0.05, warmth: -34, saturation: -0.03, shadowTint: SIMD2(0, -0.006))
        }
    }
}
