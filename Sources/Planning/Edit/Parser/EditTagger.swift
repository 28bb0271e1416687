// From tokens to items of the edit grammar.

import RetouchModel

/// Looks tokens up in the edit lexicon: ratios and numbers first, then the longest phrase.
struct EditTagger {
    let tokens: [Token]
    /// As the caller wrote them.
    let texts: [String]
    /// In the lexicon's spelling; `nil` = no word, or one that no list knows.
    let words: [String?]
    /// Their numbers in the lexicon.
    let numbers: [Int32]

    /// Items with a meaning each, settled by their neighbours.
    static func items(of tokens: [Token], quote: Quote) -> [EditItem] {
        var items = EditTagger(tokens: tokens, quote: quote).items()
        EditSettler.settle(&items)
        return items
    }

    private init(tokens: [Token], quote: Quote) {
        self.tokens = tokens
        texts = tokens.map { quote.text($0.range) }
        // A long prompt says the same words again and again, and the corrector takes its time over each that it does not know.
        var known: [String: (word: String?, number: Int32)] = [:]
        let forms = tokens.map { token -> (word: String?, number: Int32) in
            guard case .word(let text) = token.kind else { return (nil, PhraseTrie.unknown) }
            if let form = known[text] { return form }
            let spelling = EditLexicon.shared.spelling
            let word = spelling.normal(text) ?? Self.drawn(text).lazy.compactMap { spelling.known($0) }.first
            let form = (word: word, number: EditLexicon.shared.number(of: word))
            known[text] = form
            return form
        }
        words = forms.map(\.word)
        numbers = forms.map(\.number)
    }

    /// "sooooo", "plsss": a letter that is drawn out stands for one or for two.
    private static func drawn(_ word: String) -> [String] {
        var runs: [(letter: Character, count: Int)] = []
        for letter in word {
            if runs.last?.letter == letter { runs[runs.count - 1].count += 1 } else { runs.append((letter, 1)) }
        }
        guard runs.contains(where: { $0.count > 2 }) else {
            // "cropp"
            return runs.last?.count == 2 && word.count > 4 ? [String(word.dropLast())] : []
        }
        return [1, 2].map { most in
            String(runs.flatMap { run in repeatElement(run.letter, count: run.count > 2 ? most : run.count) })
        }
    }

    private func items() -> [EditItem] {
        var items: [EditItem] = []
        var index = 0
        while index < tokens.count {
            let found =
                special(at: index) ?? useOfRatio(at: index, after: items.last) ?? direction(at: index, after: items.last)
                ?? purpose(at: index) ?? spokenRatio(at: index)
                ?? phrase(at: index) ?? single(at: index)
            let last = index + found.count - 1
            items.append(
                EditItem(
                    meaning: found.meaning, name: found.name,
                    range: tokens[index].range.lowerBound..<tokens[last].range.upperBound, tokens: index..<(last + 1),
                    mark: found.mark, isPlural: texts[last].utf8.last == UInt8(ascii: "s"),
                    isOwner: Self.isPossessive(texts[last]),
                    form: Self.form(
                        // "kicking up": the verb itself is inflected.
                        found.meaning.acts ? texts[index] : texts[last],
                        found.meaning.acts ? String(found.name.prefix { $0 != " " }) : found.name,
                        found.meaning == .filler || Self.isVerb(found.meaning))))
            index += found.count
        }
        return items
    }

    typealias Found = (meaning: EditMeaning, name: String, count: Int, mark: EditItem.Mark)

    private func phrase(at index: Int) -> Found? {
        let lexicon = EditLexicon.shared
        if let verb = irregular(at: index) { return verb }
        if let match = longest(at: index) {
            if match.count == 2, isParted(index), let verb = lexicon.match(numbers[index...index]) {
                return (verb.meaning, verb.name, 1, .none)
            }
            // "burning in front of the tent" burns nothing in.
            if match.count == 2, match.meaning.acts, let next = longest(at: index + 1), next.count > 1, next.meaning == .on,
                let verb = lexicon.match(numbers[index...index])
            {
                return (verb.meaning, verb.name, 1, .none)
            }
            // "get the weeds out"
            // "buttons down the front" is no button-down.
            if match.count == 2, let word = words[index], texts[index].lowercased().hasSuffix("s"),
                match.name.prefix(while: { $0 != " " }).last != "s",
                ["down", "up", "out", "off", "in", "on"].contains(words[index + 1] ?? ""),
                let noun = lexicon.match(numbers[index...index])
                    ?? lexicon.spelling.singular(of: word).flatMap({ lexicon.match([lexicon.number(of: $0)]) })
            {
                return (noun.meaning, noun.name, 1, .none)
            }
            if match.count == 2, Self.isVerb(match.meaning), index > 0, Self.determiners.contains(words[index - 1] ?? ""),
                let noun = lexicon.match(numbers[index...index]), case .thing = noun.meaning
            {
                return (noun.meaning, noun.name, 1, .none)
            }
            if match.count == 2, case .color = match.meaning, let thing = coloredThing(at: index) { return thing }
            // "the cat's eyes" are no cat eyes.
            if match.count > 1, Self.isPossessive(texts[index]), let owner = lexicon.match(numbers[index...index]),
                Self.owns(owner.meaning), Self.describes(match.meaning)
            {
                return (owner.meaning, owner.name, 1, .none)
            }
            return (match.meaning, match.name, match.count, .none)
        }
        // "arms" stands in phrases; alone it is an arm.
        guard let word = words[index] else { return nil }
        for form in [lexicon.spelling.singular(of: word), lexicon.spelling.base(of: word)] {
            if let form, let match = lexicon.match([lexicon.number(of: form)]) { return (match.meaning, match.name, 1, .none) }
        }
        return nil
    }

    /// "be taken out", "was thrown away": a participle that no rule makes, with the particle of its verb.
    private func irregular(at index: Int) -> Found? {
        guard index > 0, index + 1 < tokens.count, let word = words[index], let base = Self.participles[word] else { return nil }
        var forms = Array(numbers[index..<min(index + 4, numbers.count)])
        forms[0] = EditLexicon.shared.number(of: base)
        guard let match = EditLexicon.shared.match(forms[...]), match.count > 1, case .verb = match.meaning else { return nil }
        return (match.meaning, match.name, match.count, .none)
    }

    private static let participles = [
        "taken": "take", "thrown": "throw", "gotten": "get", "got": "get", "torn": "tear", "hidden": "hide", "brought": "bring",
        "drawn": "draw", "put": "put", "cut": "cut", "made": "make", "done": "do", "gone": "go", "blown": "blow", "sent": "send",
        "held": "hold", "hung": "hang", "given": "give", "kept": "keep", "left": "leave", "let": "let",
    ]

    /// "make the sky blue": a thing and what it becomes, where a determiner stands before the name of a colour and no noun behind.
    private func coloredThing(at index: Int) -> Found? {
        let lexicon = EditLexicon.shared
        guard index > 1, ["the", "her", "his", "this", "that", "our", "my"].contains(words[index - 1]),
            let thing = lexicon.match(numbers[index...index]), let color = lexicon.match(numbers[(index + 1)...(index + 1)]),
            case .color = color.meaning
        else { return nil }
        switch thing.meaning {
        case .thing, .place, .hair: break
        default: return nil
        }
        // "the sky blue dress"
        if index + 2 < tokens.count, case .word = tokens[index + 2].kind, let next = lexicon.match(numbers[(index + 2)...]) {
            switch next.meaning {
            case .filler, .and, .but, .then, .to, .instead, .purpose: break
            default: return nil
            }
        }
        return (thing.meaning, thing.name, 1, .none)
    }

    private static let determiners: Set = ["the", "her", "his", "this", "that", "these", "those", "our", "my", "their"]

    private static func owns(_ meaning: EditMeaning) -> Bool {
        switch meaning {
        case .thing, .subject, .person: true
        default: false
        }
    }

    private static func describes(_ meaning: EditMeaning) -> Bool {
        switch meaning {
        case .filler, .garmentDetail, .hairstyle, .style, .pattern: true
        default: false
        }
    }

    /// The longest phrase; "studio lighting" is "studio light".
    private func longest(at index: Int) -> (meaning: EditMeaning, name: String, count: Int)? {
        let match = EditLexicon.shared.match(numbers[index...])
        let near = index..<min(index + 5, numbers.count)
        guard let lighting = near.first(where: { numbers[$0] == Self.lighting }), lighting > index else { return match }
        var lit = Array(numbers[index...lighting])
        lit[lit.count - 1] = Self.light
        let other = EditLexicon.shared.match(lit[...])
        return (other?.count ?? 0) > (match?.count ?? 0) ? other : match
    }

    private static let light = EditLexicon.shared.number(of: "light")
    private static let lighting = EditLexicon.shared.number(of: "lighting")

    /// "take her earrings off", "take him out": the verb belongs to the particle and not to the pronoun, as it does in "take her to Paris".
    private func isParted(_ index: Int) -> Bool {
        guard let verb = words[index], let object = words[index + 1], ["her", "him", "his", "it", "them"].contains(object) else {
            return false
        }
        for place in (index + 2)..<max(index + 2, min(index + 7, words.count)) {
            guard let word = words[place] else { return false }
            guard ["off", "out", "away", "down", "up"].contains(word) else { continue }
            let next = place + 1 < words.count ? words[place + 1] : nil
            if ["to", "into", "on", "in"].contains(next) { return false }
            if case .verb? = EditLexicon.shared.meaning(of: verb + " " + word) { return true }
            return false
        }
        return false
    }

    private func single(at index: Int) -> Found {
        let text = texts[index]
        switch tokens[index].kind {
        case .word(let word):
            if let value = Self.number(text) { return (.number(value), "", 1, .none) }
            return (.unknown, word, 1, .none)
        case .color(let color): return (.color(.color(color)), color.hex, 1, .none)
        case .number: return (Self.number(text).map { .number($0) } ?? .unknown, "", 1, .none)
        case .stop: return (.filler, "", 1, .stop)
        case .comma: return (.filler, ["(", ")"].contains(text) ? text : "", 1, text == ":" ? .colon : .comma)
        case .foreignLetter: return (.unknown, "", 1, .none)
        case .symbol: return (Self.symbols[text] ?? .filler, "", 1, text == "|" ? .comma : .none)
        }
    }

    private static let symbols: [String: EditMeaning] = [
        "%": .percent, "\u{2192}": .to, "=": .to, ">": .to, "\u{274C}": .verb(.remove), "\u{2716}": .verb(.remove),
        "\u{1F6AB}": .verb(.remove),
        "\u{1F5D1}": .verb(.remove), "\u{27A1}": .to,
    ]

    private static func form(_ text: String, _ name: String, _ isVague: Bool) -> EditItem.VerbForm {
        if isVague, EditSmallWords.pasts.contains(name) { return .past }
        guard !isEnd(text.utf8, of: name.utf8) else { return .base }
        let word = text.utf8
        func ends(_ suffix: String) -> Bool { isEnd(suffix.utf8, of: word) }
        return ends("ed") ? .past : ends("ing") ? .gerund : ends("s") ? .third : .base
    }

    private static func isVerb(_ meaning: EditMeaning) -> Bool {
        if case .verb = meaning { return true }
        return false
    }

    static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") }

    /// Whether a word ends so, in whatever case.
    private static func isEnd(_ end: String.UTF8View, of word: String.UTF8View) -> Bool {
        guard end.count <= word.count else { return false }
        return zip(end.reversed(), word.reversed()).allSatisfy { $0 == $1 || $0 ^ $1 == 0x20 && $0 | 0x20 >= UInt8(ascii: "a") }
    }

    /// "the photographer's": whose something is.
    private static func isPossessive(_ text: String) -> Bool {
        guard let last = text.utf8.last, last == UInt8(ascii: "s") || last == UInt8(ascii: "'") || last >= 0x80 else {
            return false
        }
        return text.utf8.dropLast().last.map { !Self.isLetter($0) || last != UInt8(ascii: "s") } == true
            && ["'s", "\u{2019}s", "s'", "s\u{2019}"].contains(where: text.hasSuffix)
    }

    // MARK: Purposes

    /// "for our web shop", "as a profile picture": a preposition, words of whose it is, and a word that names a use.
    private func purpose(at index: Int) -> Found? {
        guard let first = words[index], first.utf8.count < 4, ["for", "as", "on"].contains(first) else { return nil }
        let table = EditLexicon.purposes
        var probe = index + 1
        while probe < tokens.count, probe <= index + 5 {
            let rest = tokens[probe...].prefix(4).map { token -> Int32 in
                guard case .word(let text) = token.kind else { return PhraseTrie.unknown }
                return table.number(of: table.spelling.known(text))
            }
            if var match = table.match(rest[...]), !(first == "on" && match.meaning == nil) {
                // "for the website banner"
                if let next = table.match(rest.dropFirst(match.count)) {
                    match = (match.meaning ?? next.meaning, match.name, match.count + next.count)
                }
                if endsPurpose(probe + match.count), !(first == "as" && isSubject(before: probe + match.count)) {
                    return (.purpose(match.meaning), match.name, probe + match.count - index, .none)
                }
            }
            guard case .word = tokens[probe].kind, let word = words[probe], isOwner(word) else { return nil }
            probe += 1
        }
        return nil
    }

    /// "As the brochure will be printed": what a verb follows is no use.
    private func isSubject(before index: Int) -> Bool {
        index < words.count
            && ["will", "would", "is", "are", "was", "has", "have", "needs", "must", "should", "can"].contains(words[index])
    }

    /// "a 16:9 header": what a picture of these proportions is for.
    private func useOfRatio(at index: Int, after last: EditItem?) -> Found? {
        guard let last, case .ratio = last.meaning, case .word(let text) = tokens[index].kind else { return nil }
        let table = EditLexicon.purposes
        guard let match = table.match([table.number(of: table.spelling.known(text))]) else { return nil }
        return (.purpose(nil), match.name, match.count, .none)
    }

    /// Nothing that the use would only describe follows: "for the web shop" and not "for the print dress".
    private func endsPurpose(_ index: Int) -> Bool {
        guard index < tokens.count, case .word = tokens[index].kind, let match = EditLexicon.shared.match(numbers[index...])
        else {
            return index >= tokens.count || !{ if case .color = tokens[index].kind { true } else { false } }()
        }
        switch match.meaning {
        case .thing, .hair, .limb, .subject, .background: return false
        default: return true
        }
    }

    /// "for the autumn drop", "for the next campaign".
    private static let seasons: Set = [
        "next", "autumn", "fall", "spring", "summer", "winter", "upcoming", "new", "holiday", "christmas", "seasonal", "first",
        "second", "third", "last", "final",
    ]

    private func isOwner(_ word: String) -> Bool {

        guard let meaning = EditLexicon.shared.meaning(of: word) else { return false }
        switch meaning {
        case .article, .pronoun(.writer), .pronoun(.this), .pronoun(.person), .filler, .colorNoun, .more, .sharp: return true
        default: return Self.seasons.contains(word)
        }
    }
}

extension AspectRatio {
    /// From a width and a height of any unit; `nil` when the reduced numbers are above 100.
    init?(reducing width: Int, _ height: Int) {
        guard width > 0, height > 0, width <= 100_000, height <= 100_000 else { return nil }
        var (a, b) = (width, height)
        while b != 0 { (a, b) = (b, a % b) }
        let divisor = width > 100 || height > 100 ? a : 1
        guard width / divisor <= 100, height / divisor <= 100 else { return nil }
        self.init(width / divisor, height / divisor)
    }
}
