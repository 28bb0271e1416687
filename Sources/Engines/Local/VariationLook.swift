// What a seed changes.

import Imaging

/// The free choices of one variation. The seed's two low bits pick one of four looks, a generator seeded with all of it varies that.
struct VariationLook: Sendable, Equatable {
    /// -1: the key light stands on the left, +1: on the right.
    var side: Float
    /// Whether the light is a hard, near one.
    var strong: Bool
    /// The key's distance beside the subject, as a share of the frame, and its height.
    var keyDistance: Float
    var keyHeight: Float
    /// Factor on the light's falloff.
    var falloff: Float
    /// Half height of the bend between wall and floor.
    var cove: Float
    var floor: Float
    /// Density of the contact shadow, 1 = usual, and how far it reaches to the side away from the key, in subject heights.
    var shadow: Float
    var shadowReach: Float
    /// Enlargement of a context picture beyond filling the frame, and which part is kept: 0 = left or top, 1 = right or bottom.
    var zoom: Double
    var anchorX: Double
    var anchorY: Double

    init(seed: UInt32) {
        var random = SeededRandom(seed: UInt64(seed), stream: 0x6C6F_6F6B)
        let look = Int(seed & 3)
        side = look & 1 == 0 ? -1 : 1
        strong = look >= 2
        keyDistance = strong ? random.uniform(in: 0.60...0.76) : random.uniform(in: 0.38...0.50)
        keyHeight = strong ? random.uniform(in: 0.24...0.32) : random.uniform(in: 0.34...0.44)
        falloff = strong ? random.uniform(in: 1.40...1.60) : random.uniform(in: 0.95...1.15)
        cove = strong ? random.uniform(in: 0.075...0.095) : random.uniform(in: 0.11...0.14)
        floor = strong ? random.uniform(in: 0.93...0.98) : random.uniform(in: 1.00...1.05)
        shadow = strong ? random.uniform(in: 1.05...1.15) : random.uniform(in: 0.85...0.95)
        shadowReach = strong ? random.uniform(in: 0.09...0.12) : random.uniform(in: 0.06...0.08)
        let jitter = Double(random.uniform(in: -0.05...0.05))
        switch look {
        case 0: (zoom, anchorX, anchorY) = (1, 0.5, 0.5)
        case 1: (zoom, anchorX, anchorY) = (1.12 + jitter / 2, 0.16 + jitter, 0.6)
        case 2: (zoom, anchorX, anchorY) = (1.12 + jitter / 2, 0.84 + jitter, 0.6)
        default: (zoom, anchorX, anchorY) = (1.26 + jitter, 0.5 + jitter, 0.45)
        }
    }
}
