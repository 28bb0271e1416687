// One request of a prompt: a verb with its object, or words that stand for one.

import RetouchModel

struct EditClause {
    var items: [EditItem]

    /// Whether it belongs to the sentence of the clause before.
    var continuesSentence: Bool

    /// Where the words stand in the prompt, without marks, inherited words and small words at the ends.
    var range: Range<Int>? {
        let words = items.filter { $0.isWord && !$0.isInherited }
        guard let first = words.first, let last = words.last else { return nil }
        return first.range.lowerBound..<max(last.range.upperBound, first.range.upperBound)
    }

    var tokens: Range<Int>? {
        let own = items.filter { !$0.isInherited }
        guard let first = own.first, let last = own.last else { return nil }
        return first.tokens.lowerBound..<last.tokens.upperBound
    }

    /// The first verb: what is asked for.
    var verbIndex: Int? { items.firstIndex { $0.verb != nil || $0.tone?.form == .verb } }

    var verb: EditVerb? { items.first { $0.verb != nil }?.verb }

    func has(_ meaning: EditMeaning) -> Bool { items.contains { $0.meaning == meaning } }

    func has(_ verbs: EditVerb...) -> Bool {
        for item in items {
            if case .verb(let verb) = item.meaning, verbs.contains(verb) { return true }
        }
        return false
    }

    func index(of meaning: EditMeaning) -> Int? { items.firstIndex { $0.meaning == meaning } }

    func indices(where matches: (EditItem) -> Bool) -> [Int] { items.indices.filter { matches(items[$0]) } }

    func first(where matches: (EditItem) -> Bool) -> Int? { items.firstIndex(where: matches) }

    /// Whether a negation stands before the verb, or before the first word that counts.
    var isNegated: Bool {
        for item in items where item.isWord {
            switch item.meaning {
            case .negation: return true
            case .filler, .article, .pronoun, .verb(.want), .verb(.fix): continue
            default: return false
            }
        }
        return false
    }

    /// How much: the first degree or percentage, else the middle.
    var degree: Float {
        for index in items.indices {
            switch items[index].meaning {
            case .number(let value) where index + 1 < items.count && items[index + 1].meaning == .percent:
                return min(max(value / 100, 0.01), 1)
            case .degree(let degree): return degree
            default: continue
            }
        }
        return Self.plainDegree
    }

    static let plainDegree: Float = 0.4

    /// Degrees and percentages: consumed by whoever asks for `degree`.
    var degreeIndices: [Int] {
        indices {
            switch $0.meaning {
            case .degree, .percent, .number: true
            default: false
            }
        }
    }
}
