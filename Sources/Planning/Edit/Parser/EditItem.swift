// A word or phrase of an edit prompt with what it means.

import RetouchModel

struct EditItem: Equatable {
    /// What a verb's ending says.
    enum VerbForm: Equatable {
        case base
        /// "blinked", "took"
        case past
        /// "blinking"
        case gerund
        /// "blinks"
        case third
    }

    enum Mark: Equatable {
        case none
        case comma
        case colon
        case stop
    }

    var meaning: EditMeaning
    /// The phrase in the lexicon's spelling; the word itself where no list knows it.
    var name: String
    /// Unicode scalar offsets into the prompt.
    var range: Range<Int>
    /// Which tokens of the prompt it is made of.
    var tokens: Range<Int>
    var mark: Mark = .none
    /// Taken over from the clause before: "remove the bag and the hat" removes twice.
    var isInherited = false
    /// A word that no list knows, taken for a thing because of where it stands: "the lantern".
    var isGuess = false
    /// More than one of it: "roses".
    var isPlural = false
    /// "the model's": whose the next thing is.
    var isOwner = false
    /// How its last word is inflected.
    var form = VerbForm.base

    var isWord: Bool { mark == .none }

    /// Takes the words up to another item in; words that were moved in the clause may stand on either side.
    mutating func reach(to other: EditItem) {
        range = min(range.lowerBound, other.range.lowerBound)..<max(range.upperBound, other.range.upperBound)
        tokens = min(tokens.lowerBound, other.tokens.lowerBound)..<max(tokens.upperBound, other.tokens.upperBound)
    }

    /// The kind of thing it names; `nil` for everything else.
    var thing: NamedRegion.Kind? {
        switch meaning {
        case .thing(let kind): kind
        case .limb, .hair: .bodyPart
        default: nil
        }
    }

    /// Whether it can be the noun that a verb acts on.
    var isNoun: Bool {
        switch meaning {
        case .thing, .limb, .hair, .subject, .person, .background, .wall, .picture, .everything, .anything, .areas, .edges, .flaw,
            .noise, .slider, .band,
            .lightNoun, .place, .markShape, .mask, .reference, .colorNoun:
            true
        default: false
        }
    }

    /// Whether it can stand between an article and its noun.
    var isAdjective: Bool {
        switch meaning {
        case .color, .material, .pattern, .side, .ordinal, .degree, .number, .garmentDetail, .sizing, .style, .hairstyle, .recipe,
            .marked, .description:
            true
        case .tone(let tone): tone.form != .verb
        case .filler: isWord
        default: false
        }
    }

    var verb: EditVerb? {
        if case .verb(let verb) = meaning { return verb }
        return nil
    }

    var tone: Tone? {
        if case .tone(let tone) = meaning { return tone }
        return nil
    }

    func isVerb(_ verbs: EditVerb...) -> Bool {
        if case .verb(let verb) = meaning { return verbs.contains(verb) }
        return false
    }

    /// Whether it asks for something: a verb, or "brighten".
    var acts: Bool { meaning.acts }

    /// "brighter", "brighten": a change of tone by itself.
    var isToneChange: Bool {
        if case .tone(let tone) = meaning { return tone.form != .plain }
        return false
    }

    var isColor: Bool {
        if case .color = meaning { return true }
        return false
    }

    /// "is", and pronouns with "is" in them.
    var isCopula: Bool { meaning == .copula || ["its", "shes", "hes", "theyre"].contains(name) }

    var isPronoun: Bool {
        if case .pronoun = meaning { return true }
        return false
    }

    var isDegree: Bool {
        if case .degree = meaning { return true }
        return false
    }

    var isNumber: Bool {
        if case .number = meaning { return true }
        return false
    }

    var isRecipe: Bool {
        if case .recipe = meaning { return true }
        return false
    }

    var isSlider: Bool {
        if case .slider = meaning { return true }
        return false
    }

    var isFlaw: Bool {
        if case .flaw = meaning { return true }
        return false
    }

    var isSide: Bool {
        if case .side = meaning { return true }
        return false
    }

    /// A place, by its meaning or by its name.
    var isPlace: Bool { meaning == .place || thing == .other && SceneWords.places.contains(name) }

    /// "light", "deep": moves a colour and is none.
    var isModifier: Bool {
        if case .color(.modifier) = meaning { return true }
        return false
    }

    var isBand: Bool {
        if case .band = meaning { return true }
        return false
    }

    var isArticle: Bool {
        if case .article = meaning { return true }
        return false
    }

    /// Articles, politeness and other words that change nothing.
    var isSmall: Bool {
        switch meaning {
        case .filler, .article, .ordinal, .purpose, .particle, .relative, .pronoun(.writer): isWord
        default: false
        }
    }

    /// Whether a new clause may begin after it.
    var parts: Bool {
        switch mark {
        case .comma, .colon: return true
        case .stop: return false
        case .none: return meaning == .and || meaning == .but || meaning == .because
        }
    }
}

extension EditMeaning {
    /// A verb, or a tone said as one.
    var acts: Bool {
        switch self {
        case .verb: true
        case .tone(let tone): tone.form == .verb
        default: false
        }
    }
}
