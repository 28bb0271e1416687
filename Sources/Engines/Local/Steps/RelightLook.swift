// One variation of a light: the recipe with the asked side and strength, and what the seed makes of the rest.

import Imaging
import RetouchModel

struct RelightLook: Sendable, Equatable {
    private(set) var recipe: RelightRecipe
    /// 0 ... 1.
    let strength: Float

    /// - Parameter seed: its two low bits choose one of four looks, all of it the details. 0 there is the recipe as it is.
    init(_ relight: Relight, seed: UInt32) {
        recipe = .of(relight.recipe)
        strength = min(max(relight.strength, 0), 1)
        if let side = relight.side { place(on: side) }
        vary(seed, keepsSide: relight.side != nil)
    }

    /// Whether the light has a direction, so that the subject's shape matters.
    var needsShape: Bool { recipe.key != nil || recipe.dimming != 0 }

    /// Brings the key to a side and gives it a say where the recipe has none.
    private mutating func place(on side: Region.Side) {
        let own = recipe.key ?? SIMD3(0, -0.3, 0.6)
        let reach = max(abs(own.x), 0.75)
        switch side {
        case .left: recipe.key = SIMD3(-reach, own.y, min(own.z, 0.6))
        case .right: recipe.key = SIMD3(reach, own.y, min(own.z, 0.6))
        case .top: recipe.key = SIMD3(own.x * 0.15, -0.85, 0.5)
        case .bottom: recipe.key = SIMD3(own.x * 0.15, 0.85, 0.5)
        }
        recipe.keyAmount = max(recipe.keyAmount, 0.5)
        recipe.falloff = max(recipe.falloff, 0.16)
        recipe.ambient = min(recipe.ambient, 0.85)
    }

    private mutating func vary(_ seed: UInt32, keepsSide: Bool) {
        let look = seed & 3
        guard look != 0 else { return }
        var random = SeededRandom(seed: UInt64(seed), stream: 0x6C69_6768)
        let jitter = random.uniform(in: -0.06...0.06)
        if let key = recipe.key {
            // From the other side, from higher up, or both lower and stronger.
            let flips = look != 2 && !keepsSide
            recipe.key = SIMD3(
                flips ? -key.x : key.x, keepsSide && abs(key.y) > 0.8 ? key.y : key.y + (look == 2 ? -0.35 : 0.12) + jitter,
                key.z + (look == 2 ? 0.12 : -0.06))
            recipe.keyAmount *= (look == 3 ? 1.3 : look == 2 ? 0.78 : 1.05) + jitter
            recipe.falloff *= (look == 3 ? 1.25 : 0.85) + jitter
        }
        recipe.warmth *= (look == 3 ? 1.22 : look == 2 ? 0.72 : 1.1) + jitter
        recipe.exposure *= (look == 3 ? 1.12 : look == 2 ? 0.8 : 1) + jitter
        recipe.contrast += look == 3 ? 0.06 : look == 2 ? -0.04 : 0.02
    }

    /// The part of the light that does not depend on the place.
    func grade(_ scene: RelightScene) -> ColorGrade {
        var grade = ColorGrade()
        if recipe.neutral > 0, let light = scene.light {
            grade.white = WhiteBalance(neutralizing: SIMD3(repeating: 1) + (light - 1) * (recipe.neutral * strength))
        }
        let shown = WhiteBalance(mired: recipe.warmth * strength, tint: 0)
        if shown != .identity { grade.white = grade.white.followed(by: shown) }
        grade.keepsYellow = recipe.warmth < 0
        grade.curve.contrast = recipe.contrast * strength
        grade.curve.pivot = scene.pivot
        grade.saturation = recipe.saturation * strength
        grade.shadowTint = recipe.shadowTint * strength
        grade.highlightTint = recipe.highlightTint * strength
        return grade
    }
}
