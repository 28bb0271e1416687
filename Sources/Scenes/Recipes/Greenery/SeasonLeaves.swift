// What leaves look like in summer, spring and autumn.

import Imaging
import RetouchModel

/// Colours of leaves by the season; sRGB, before any light falls on them.
struct SeasonLeaves: Sendable {
    /// A leaf in shade and one in light.
    struct Pair: Sendable {
        let dark: UInt32
        let lit: UInt32
    }

    /// Grass, hedges and most of what grows.
    let green: Pair
    /// All crowns as one.
    let far: Pair
    /// What hangs between leaves: light that they let through.
    let air: UInt32
    /// Crowns that are not green, with their share of all.
    private let crowns: [(share: Float, leaves: Pair)]
    /// What lies on the ground, and how much of the ground it covers.
    let fallen: [UInt32]
    let litter: Float

    init(_ season: SceneSeason?) {
        switch season {
        case nil:
            green = Pair(dark: 0x22382a, lit: 0x6f9650)
            far = green
            air = 0x9cb583
            crowns = []
            fallen = []
            litter = 0
        case .spring:
            green = Pair(dark: 0x2a4428, lit: 0x86ab58)
            far = Pair(dark: 0x5f6450, lit: 0xc2bd94)
            air = 0xcabfb4
            crowns = [(0.55, Pair(dark: 0xb78a8c, lit: 0xf8d6d4)), (0.12, Pair(dark: 0xb0a29a, lit: 0xf6ece4))]
            fallen = [0xf0d5dc, 0xe8c2cd]
            litter = 0.16
        case .autumn:
            green = Pair(dark: 0x33341f, lit: 0x93904c)
            far = Pair(dark: 0x46371c, lit: 0xb58c40)
            air = 0xc9ab72
            crowns = [
                (0.32, Pair(dark: 0x634a1c, lit: 0xe0aa30)), (0.27, Pair(dark: 0x5a3414, lit: 0xd67f22)),
                (0.18, Pair(dark: 0x4c2014, lit: 0xb44c24)), (0.13, Pair(dark: 0x45401c, lit: 0xbcaa44)),
            ]
            fallen = [0xb9822f, 0xa35f28, 0xc79a45, 0x7d4a24]
            litter = 0.58
        }
    }

    /// The leaves of the next crown. Summer draws no random number, so that its pictures do not depend on there being seasons.
    func crown(_ random: inout SeededRandom) -> Pair {
        guard !crowns.isEmpty else { return green }
        var rest = random.uniform()
        for crown in crowns {
            if rest < crown.share { return crown.leaves }
            rest -= crown.share
        }
        return green
    }
}
