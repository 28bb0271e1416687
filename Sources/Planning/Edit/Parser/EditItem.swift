// A word or phrase of an edit prompt with what it means.

import RetouchModel

struct EditItem: Equatable {
    var meaning: EditMeaning
    /// The phrase in the lexicon's spelling; the word itself where no list knows it.
    var name: String
    /// Unicode scalar offsets into the prompt.
    var range: Range<Int>
    /// Which tokens of the prompt it is made of.
    var tokens: Range<Int>
    var mark: Item.Mark = .none
    /// Taken over from the clause before: "remove the bag and the hat" removes twice.
    var isInherited = false
    /// A word that no list knows, taken for a thing because of where it stands: "the lantern".
    var isGuess = false

    var isWord: Bool { mark == .none }

    /// The kind of thing it names; `nil` for everything else.
    var thing: NamedRegion.Kind? {
        switch meaning {
        case .thing(let kind): kind
        case .limb, .hair: .bodyPart
        default: nil
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

    /// "brighter", "brighten": a change of tone by itself.
    var isToneChange: Bool {
        if case .tone(let tone) = meaning { return tone.form != .plain }
        return false
    }

    var isColor: Bool {
        if case .color = meaning { return true }
        return false
    }

    var isArticle: Bool {
        if case .article = meaning { return true }
        return false
    }

    /// Articles, politeness and other words that change nothing.
    var isSmall: Bool {
        switch meaning {
        case .filler, .article: isWord
        default: false
        }
    }
}
