// One colour from the words in a row that describe it.

import RetouchModel

/// Takes "very pale dusty pink" word by word.
struct ColorRun {
    /// How strongly the modifiers act: 1 alone, more after "very".
    let strength: Float
    private(set) var flags: [ColorModifier] = []
    private(set) var hasTint = false
    /// Whether the colour's word may also be a place or material.
    private(set) var isScene = false
    private var mixed: OklabColor?
    private var leaning: [OklabColor] = []
    private var named: Color?
    /// The modifier that is part of a colour's name, as in "light gray": "very" before it moves the colour further.
    private var phrased: ColorModifier?
    private static let phrased: [String: ColorModifier] = ["light": .light, "dark": .dark, "pale": .pale, "deep": .deep]

    init(strength: Float) {
        self.strength = strength
    }

    /// Share of the last word where two colour words follow each other, as in "blue grey", and of a shade word, as in "bluish grey".
    private static let headShare: Float = 0.65
    private static let tintShare: Float = 0.3

    /// - Returns: whether the item belongs to the colour.
    mutating func take(_ item: Item) -> Bool {
        switch item.meaning {
        case .modifier(let modifier):
            guard named == nil else { return false }
            flags.append(modifier)
        case .tint(let tint):
            guard named == nil else { return false }
            hasTint = true
            leaning.append(OklabColor(tint))
        case .color(let color):
            add(color)
            phrased = Self.phrased[item.name.prefix { $0 != " " }.lowercased()]
        case .colorOrScene(let color, _):
            isScene = named == nil
            add(color)
        default: return false
        }
        return true
    }

    /// Takes a modifier that stands behind its colour.
    mutating func append(_ modifier: ColorModifier) { flags.append(modifier) }

    private mutating func add(_ color: Color) {
        mixed = mixed.map { $0.mixed(with: OklabColor(color), share: Self.headShare) } ?? OklabColor(color)
        named = named == nil ? color : mixed?.color
    }

    /// The colour, or `nil` when only modifiers were said.
    var color: Color? {
        guard var color = named else { return nil }
        for tint in leaning { color = OklabColor(color).mixed(with: tint, share: Self.tintShare).color }
        if strength > 1, flags.isEmpty, let phrased { color = phrased.apply(to: color, strength: strength - 0.7) }
        for modifier in flags.reversed() { color = modifier.apply(to: color, strength: strength) }
        return color
    }
}
