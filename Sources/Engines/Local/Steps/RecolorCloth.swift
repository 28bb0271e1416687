// Things of cloth that are to take a colour.

import RetouchModel

/// Tells cloth, whose warm folds are its own shades, from things with gilt on them.
enum RecolorCloth {
    /// Towards yellow and orange by how much in Oklab a cloth's shades pass for gilt.
    private static let warmth: Float = 0.015

    /// Accessories and other things that are sewn.
    private static let words: Set = [
        "bow", "ribbon", "scarf", "headband", "bandana", "hat", "cap", "beanie", "tie", "bow tie", "shawl", "glove", "sock",
        "curtain", "cushion", "pillow", "blanket", "towel", "sheet", "bedsheet", "tablecloth", "napkin", "throw", "rug", "carpet",
        "sofa", "armchair", "upholstery", "tent", "flag",
    ]

    /// Whether the prompt names cloth.
    static func isMeant(by region: Region) -> Bool {
        switch region {
        case .named(let thing): thing.kind == .garment || words.contains(thing.word)
        case .annotation(let mark): mark.kind == .garment || words.contains(mark.word)
        case .mask(let word): words.contains(word)
        default: false
        }
    }

    /// Whether its own shades pass for gilt.
    ///
    /// - Parameter main: the cloth's own colour in Oklab.
    static func isWarm(_ main: SIMD3<Float>) -> Bool { main.z > warmth && main.z > abs(main.y) * 0.5 }
}
