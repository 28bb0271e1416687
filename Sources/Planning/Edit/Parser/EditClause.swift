// One request of a prompt: a verb with its object, or words that stand for one.

import RetouchModel

struct EditClause {
    var items: [EditItem] { didSet { known = nil } }
    /// Whether it belongs to the sentence of the clause before.
    var continuesSentence: Bool
    /// "because it looks cheap": asks for nothing where another clause asks for something.
    var isReason = false
    /// "background: …": names what the rest of the sentence is about.
    var isTopic = false
    /// "we bought this last year and hold the licence": goes on with what the clause before told.
    var continuesStory = false { didSet { known = nil } }
    /// What follows "except" or "but not": things that the change must leave alone, one list of items each.
    var exceptions: [[EditItem]] = []

    init(_ items: [EditItem], continuesSentence: Bool, isReason: Bool = false) {
        self.items = items
        self.continuesSentence = continuesSentence
        self.isReason = isReason
    }

    /// Where the words stand in the prompt, without marks, inherited words and small words at the ends.
    var range: Range<Int>? {
        let words = items.filter { $0.isWord && !$0.isInherited }
        guard let first = words.map(\.range.lowerBound).min(), let last = words.map(\.range.upperBound).max() else { return nil }
        return first..<last
    }

    var tokens: Range<Int>? {
        let own = items.filter { !$0.isInherited }
        guard let first = own.map(\.tokens.lowerBound).min(), let last = own.map(\.tokens.upperBound).max() else { return nil }
        return first..<last
    }

    /// What every reader asks first, found once.
    private struct Known {
        var mainVerb: Int?
        var isNarrative: Bool
        var isStatement: Bool
        /// Bits of the meanings and of the verbs that there are.
        var meanings: UInt64
        var verbs: UInt64
    }

    private var known: Known?

    /// The clause with its verb and mood found, for readers that ask for them again and again.
    var remembered: EditClause {
        guard known == nil else { return self }
        var copy = self
        var (meanings, verbs): (UInt64, UInt64) = (0, 0)
        for item in items {
            meanings |= item.meaning.bit
            if case .verb(let verb) = item.meaning { verbs |= verb.bit }
        }
        let isNarrative = tells
        copy.known = Known(
            mainVerb: foundVerb, isNarrative: isNarrative, isStatement: isNarrative || states, meanings: meanings, verbs: verbs)
        return copy
    }

    // MARK: Verbs

    /// What is asked for: the first verb that is not only a wish or a cause. In "I want her to sit" and "make her sit" that is "sit".
    var mainVerb: Int? { known.map(\.mainVerb) ?? foundVerb }

    private var foundVerb: Int? {
        var wish: Int?
        for index in items.indices where items[index].acts {
            guard items[index].isVerb(.want, .make, .use, .take, .fix, .look, .show),
                !items[index].isInherited || items[index].isVerb(.want)
            else { return index }
            if wish == nil { wish = index }
        }
        return wish
    }

    /// The first verb of any kind.
    var verbIndex: Int? { items.firstIndex { $0.acts } }

    /// The main verb's kind; `nil` for a verb of tone and for no verb.
    var verb: EditVerb? { mainVerb.flatMap { items[$0].verb } }

    /// Whether the main verb, or a verb that it depends on, is one of these.
    func has(_ verbs: EditVerb...) -> Bool {
        if let known, !verbs.contains(where: { $0.bit & known.verbs != 0 }) { return false }
        for item in items {
            if case .verb(let verb) = item.meaning, verbs.contains(verb) { return true }
        }
        return false
    }

    /// Whether the main verb is one of these.
    func does(_ verbs: EditVerb...) -> Bool { verb.map(verbs.contains) ?? false }

    // MARK: Look-ups

    func has(_ meaning: EditMeaning) -> Bool { index(of: meaning) != nil }

    func index(of meaning: EditMeaning) -> Int? {
        if let known, known.meanings & meaning.bit == 0 { return nil }
        return items.firstIndex { $0.meaning == meaning }
    }

    func indices(where matches: (EditItem) -> Bool) -> [Int] { items.indices.filter { matches(items[$0]) } }

    func first(where matches: (EditItem) -> Bool) -> Int? { items.firstIndex(where: matches) }

    func contains(where matches: (EditItem) -> Bool) -> Bool { items.contains(where: matches) }

    /// Whether a thing is new: "a red hat" and not "the red hat".
    func isNew(_ thing: Int) -> Bool { determiner(of: thing)?.meaning == .article(definite: false) }

    /// The article or pronoun of a noun, past its adjectives.
    func determiner(of noun: Int) -> EditItem? {
        items[..<noun].last { !($0.isAdjective && !$0.isArticle) && !($0.thing != nil) }
    }

    // MARK: Mood

    /// Whether a negation stands before the verb, or before the first word that counts.
    var isNegated: Bool {
        for item in items where item.isWord {
            switch item.meaning {
            case .negation: return true
            case .filler, .article, .pronoun, .verb(.want), .verb(.fix), .purpose, .copula: continue
            default: return false
            }
        }
        return false
    }

    /// Whether it says how something is and not how it should be: "the photo looks dull", "the bag is red".
    var isStatement: Bool { known?.isStatement ?? (tells || states) }

    private var states: Bool {
        guard let verb = items.firstIndex(where: { $0.acts || $0.isCopula }) else { return false }
        if items[verb].isCopula {
            return !items[(verb + 1)...].contains { $0.acts && !$0.isVerb(.look, .pose, .use, .take, .show, .lower) }
        }
        guard items[verb].isVerb(.look), items[verb].name != "must look" else { return false }
        // "look" after a subject states; at the beginning it asks.
        return items[..<verb].contains { $0.isNoun || $0.isPronoun } && !items[..<verb].contains { Self.modals.contains($0.name) }
    }

    /// Whether it tells what happened or what is so: "I held the camera crooked", "my sister blinked", "the pole grows out of my head".
    var isNarrative: Bool { known?.isNarrative ?? tells }

    private var tells: Bool {
        if continuesStory { return true }
        // "we had our house photographed", "since then we have painted the door"
        if let writer = items.firstIndex(where: { $0.meaning == .pronoun(.writer) && ["i", "we"].contains($0.name) }),
            writer + 1 < items.count,
            ["had", "have"].contains(items[writer + 1].name), items[writer + 1].meaning == .filler,
            items[(writer + 2)...].allSatisfy({ !$0.acts || $0.form == .past }),
            items[writer + 1].name == "had" || items[(writer + 2)...].contains(where: { $0.form == .past && $0.isWord })
        {
            return true
        }
        // "we sell these sneakers in red": what the writer does, by a verb that no edit knows.
        if let writer = items.firstIndex(where: { ["i", "we"].contains($0.name) }), writer + 1 < items.count,
            let verb = items[(writer + 1)...].first(where: { !$0.isSmall && $0.name != "i" && $0.name != "that" }),
            verb.meaning == .unknown,
            // "I have always enjoyed looking at photographs"
            !items.contains(where: \.acts)
                || verb.name.hasSuffix("ed") && items.allSatisfy({ !$0.acts || $0.form == .gerund || $0.name.hasSuffix("ing") }),
            items[..<writer].allSatisfy(\.isSmall)
        {
            return true
        }
        // "a cushion had fallen on the floor"
        if items.contains(where: { $0.meaning == .filler && $0.name == "had" }), items.contains(where: { $0.name == "that" }),
            !items.contains(where: \.acts)
        {
            return true
        }
        guard
            let verb = items.firstIndex(where: {
                $0.acts && !$0.isInherited || $0.meaning == .filler && EditSmallWords.pasts.contains($0.name)
            }),
            !items[verb].isVerb(.want, .keep)
        else { return false }
        if items[verb].name.hasPrefix("we ") || items[verb].name.hasPrefix("were ") { return true }
        let before = items[..<verb]
        guard
            !before.contains(where: {
                Self.modals.contains($0.name) || $0.isCopula || $0.meaning == .negation || $0.meaning == .to
            })
        else {
            return false
        }
        let isWriter = before.contains { $0.meaning == .pronoun(.writer) && ["i", "we", "ive", "im"].contains($0.name) }
        if isWriter {
            return !items[verb].isVerb(.use, .look) && items[verb].form != .base
                || EditSmallWords.pasts.contains(items[verb].name)
        }
        // "came in sideways, turn it"
        if before.allSatisfy(\.isSmall), ["came", "arrived", "turned out", "ended up"].contains(items[verb].name) { return true }
        let isSubject = before.contains {
            $0.isNoun || [.pronoun(.it), .pronoun(.this)].contains($0.meaning)
                || ["she", "he", "they", "my", "our"].contains($0.name)
        }
        guard isSubject else { return false }
        // "our shoes point left": things pose by themselves in no wish.
        if verb > 0, items[verb].isVerb(.pose, .look), items[verb].form == .base, items[verb - 1].isPlural,
            [.accessory, .garment, .other].contains(items[verb - 1].thing), !before.contains(where: \.acts),
            before.contains(where: { ["our", "my", "these", "those", "all our"].contains($0.name) })
        {
            return true
        }
        if EditSmallWords.pasts.contains(items[verb].name) { return true }
        // "the file still carries their watermark", "the photo shows a stain"
        if before.contains(where: { $0.meaning == .picture }), items[verb].form == .third,
            items[verb].isVerb(.wear, .show, .put, .look)
        {
            return !items[verb].isVerb(.look)
        }
        switch items[verb].form {
        case .past: return items[verb].isVerb(.pose, .look, .wear, .take, .show)
        // "a hair lies across her cheek": nobody poses a hair.
        case .third
        where items[verb].isVerb(.pose)
            && before.contains { ThingWords.flawNames.contains($0.name) || $0.thing == .other && $0.name == "hair" }:
            return true
        case .third: return !items[verb].isVerb(.pose, .wear, .put, .show) && items[verb].verb != nil
        case .base, .gerund: return false
        }
    }

    static let modals: Set = [
        "have", "get", "should", "must", "would", "could", "can", "shall", "it should", "she should", "he should", "they should",
        "let", "we want", "make sure", "ensure", "want to", "i want to",
    ]

    // MARK: Amounts

    /// How much: the first degree or percentage, else the middle.
    var degree: Float { degree(in: items.indices) ?? Self.plainDegree }

    /// The first degree, percentage or slider value in a range.
    func degree(in range: Range<Int>) -> Float? {
        for index in range {
            switch items[index].meaning {
            case .number(let value):
                let isPercent = index + 1 < items.count && items[index + 1].meaning == .percent
                // "brighten by 20"
                let isBy = index > 0 && items[index - 1].name == "by" && items.contains { $0.tone != nil }
                let isValue =
                    items.contains { $0.isSlider || $0.meaning == .sharp || $0.meaning == .noise } || items[index].name == "+"
                    || items[index].name == "-" || isBy
                guard isPercent || isValue else { continue }
                // Photographic stops: five of them are a slider.
                // "400 K"
                let isKelvin =
                    items[index].name == "k" || index + 1 < items.count && ["k", "kelvin"].contains(items[index + 1].name)
                if isKelvin { return min(max(abs(value) / 4000, 0.01), 1) }
                let isStops =
                    !isPercent && abs(value) <= 5 && items.contains { $0.meaning == .slider(SliderWord(slider: .exposure)) }
                return min(max(isStops ? abs(value) * 0.4 : abs(value) / 100, 0.01), 1)
            case .degree(let degree):
                // "too strong" is too much, and "very light" is light.
                if index > 0, items[index - 1].meaning == .tooMuch { continue }
                if index + 1 < range.upperBound, case .degree(let next) = items[index + 1].meaning, next < 0.3 { return next }
                return degree
            case .tooMuch where items[index].name.hasPrefix("a "): return 0.2
            case .tooMuch where ["way", "far", "much", "an"].contains { items[index].name.hasPrefix($0) }: return 0.7
            default: continue
            }
        }
        return nil
    }

    static let plainDegree: Float = 0.4
    static let strongDegree: Float = 0.7

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
