// What a prompt says of the background, before it is decided what that makes.

import RetouchModel

/// A word with its place in the prompt.
struct Mention<Value: Equatable>: Equatable {
    var value: Value
    var range: Range<Int>
}

/// Everything that was read in a prompt.
struct Evidence: Equatable {
    var colors: [Mention<Color>] = []
    /// Modifiers that stand before no colour: "dark studio", "warm light".
    var modifiers: [Mention<ColorModifier>] = []
    var studio: [Mention<Meaning.StudioWord>] = []
    var lights: [Mention<StudioBackdrop.Light>] = []
    var gradient: [Mention<Bool>] = []
    /// The first colour was said to be at the top.
    var firstColorOnTop = false
    /// Whether two colours are joined by "to" or "into".
    var colorsJoinedByTo = false
    var transparent: [Mention<Bool>] = []
    /// "remove the background", "cut out the bag": transparent, unless something else is asked for.
    var removesBackground: [Mention<Bool>] = []
    var keepsBackground = false
    var scenes: [Mention<SceneItem>] = []
    var floor: [Mention<Bool>] = []
    /// The floor's own colour, where one was named.
    var floorColors: [Mention<Color>] = []
    /// Whether the ground mirrors what stands on it.
    var gloss: [Mention<Bool>] = []
    var shadow: [Mention<Bool>] = []
    var plain: [Mention<Bool>] = []
    var clean: [Mention<Bool>] = []
    var neutral: [Mention<Bool>] = []
    var blur: [Mention<Float>] = []
    var context: [Mention<Bool>] = []
    var subjects: [Mention<String>] = []
    var sizing: [Mention<Bool>] = []
    var edits: [Mention<Bool>] = []
    var marks: [Mention<Bool>] = []
    var unknown: [Mention<String>] = []
    /// Alternatives that were not taken: "white or grey".
    var alternatives: [Mention<Bool>] = []
    var formats: [Mention<ImageFormat>] = []
    var sizes: [Mention<Bool>] = []
    /// Where the prompt speaks of the background, by any word.
    var background: [Range<Int>] = []
    var negatives = 0
    /// Words that no list knows.
    var unreadable = 0
    /// Words of English that were known, content or not.
    var known = 0

    struct SceneItem: Equatable {
        var kind: Meaning.SceneWord
        var name: String
    }

    /// Whether anything says what the background should be.
    var isEmpty: Bool {
        colors.isEmpty && modifiers.isEmpty && studio.isEmpty && lights.isEmpty && gradient.isEmpty && transparent.isEmpty
            && removesBackground.isEmpty && scenes.isEmpty && floor.isEmpty && gloss.isEmpty && shadow.isEmpty && plain.isEmpty
            && clean.isEmpty
            && neutral.isEmpty && context.isEmpty && floorColors.isEmpty
    }

    /// Ranges of what describes a backdrop, in order.
    var backdropRanges: [Range<Int>] {
        let ranges =
            colors.map(\.range) + modifiers.map(\.range) + studio.map(\.range) + lights.map(\.range) + gradient.map(\.range)
            + scenes.map(\.range) + floorColors.map(\.range) + neutral.map(\.range) + plain.map(\.range) + clean.map(\.range)
        return ranges.sorted { $0.lowerBound < $1.lowerBound }
    }
}
