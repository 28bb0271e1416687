// From tokens to items of the edit grammar.

import RetouchModel

/// Looks tokens up in the edit lexicon: ratios and numbers first, then the longest phrase, then what the neighbours decide.
struct EditTagger {
    private let tokens: [Token]
    private let quote: Quote
    private let words: [String?]

    static func items(of tokens: [Token], quote: Quote) -> [EditItem] {
        var items = EditTagger(tokens: tokens, quote: quote).items()
        settle(&items)
        return items
    }

    private init(tokens: [Token], quote: Quote) {
        self.tokens = tokens
        self.quote = quote
        words = tokens.map { token in
            guard case .word(let text) = token.kind else { return nil }
            // The British plural is a slider, as the American one; the singular is a word without a meaning of its own.
            return text == "colours" ? "colors" : EditLexicon.shared.spelling.normal(text)
        }
    }

    private func items() -> [EditItem] {
        var items: [EditItem] = []
        var index = 0
        while index < tokens.count {
            let found = ratio(at: index) ?? phrase(at: index) ?? single(at: index)
            let range = tokens[index].range.lowerBound..<tokens[index + found.count - 1].range.upperBound
            items.append(
                EditItem(
                    meaning: found.meaning, name: found.name, range: range, tokens: index..<(index + found.count),
                    mark: found.mark))
            index += found.count
        }
        return items
    }

    private typealias Found = (meaning: EditMeaning, name: String, count: Int, mark: Item.Mark)

    private func phrase(at index: Int) -> Found? {
        let lexicon = EditLexicon.shared
        if let match = lexicon.match(words[index...]) { return (match.meaning, match.name, match.count, .none) }
        // "arms" stands in phrases; alone it is an arm.
        guard let word = words[index], let singular = lexicon.spelling.singular(of: word), let match = lexicon.match([singular])
        else { return nil }
        return (match.meaning, match.name, 1, .none)
    }

    /// "4:5", "16 by 9", "4x5".
    private func ratio(at index: Int) -> Found? {
        let text = quote.text(tokens[index].range)
        if let cross = text.firstIndex(of: "x"), let width = Int(text[..<cross]),
            let height = Int(text[text.index(after: cross)...]),
            let ratio = Self.ratio(width, height)
        {
            return (.ratio(ratio), ratio.summary, 1, .none)
        }
        guard index + 2 < tokens.count, let width = Int(text), let height = Int(quote.text(tokens[index + 2].range)),
            [":", "by", "x", "/"].contains(quote.text(tokens[index + 1].range)), let ratio = Self.ratio(width, height)
        else { return nil }
        return (.ratio(ratio), ratio.summary, 3, .none)
    }

    private static let symbols: [String: EditMeaning] = ["%": .percent, "\u{B0}": .filler, "\u{2192}": .to, "=": .to, ">": .to]

    private static func ratio(_ width: Int, _ height: Int) -> AspectRatio? {
        (1...100).contains(width) && (1...100).contains(height) ? AspectRatio(width, height) : nil
    }

    private func single(at index: Int) -> Found {
        let text = quote.text(tokens[index].range)
        switch tokens[index].kind {
        case .word(let word):
            if let value = Float(text) { return (.number(value), "", 1, .none) }
            return (.unknown, word, 1, .none)
        case .color(let color): return (.color(.color(color)), color.hex, 1, .none)
        case .number: return (Float(text).map { .number($0) } ?? .unknown, "", 1, .none)
        case .stop: return (.filler, "", 1, .stop)
        case .comma: return (.filler, "", 1, .comma)
        case .foreignLetter: return (.foreign, "", 1, .none)
        case .symbol: return (Self.symbols[text] ?? .unknown, "", 1, .none)
        }
    }

    /// What the neighbours decide: "darker" before a colour moves that colour; "light" before one, too; a plain "too" is "also" at the end;
    /// a noun after an article is no verb.
    private static func settle(_ items: inout [EditItem]) {
        for index in items.indices where items[index].isWord {
            let next = items.indices.contains(index + 1) && items[index + 1].isWord ? items[index + 1] : nil
            switch items[index].meaning {
            case .tone, .lightNoun:
                guard let next, let modifier = modifiers[items[index].name] else { continue }
                if next.isColor
                    || next.tone?.form == .plain && modifiers[next.name] != nil && colorFollows(items, after: index + 1)
                {
                    items[index].meaning = .color(.modifier(modifier))
                }
            case .unknown where isNounPosition(items, index):
                items[index].meaning = .thing(.other)
                items[index].isGuess = true
            case .material where index > 0 && items[index - 1].meaning == .article(definite: true) && endsNoun(next):
                items[index].meaning = .thing(.other)
            case .tooMuch where next == nil: items[index].meaning = .filler
            case .verb(let verb):
                let before = index > 0 && items[index - 1].isWord ? items[index - 1] : nil
                if let noun = nouns[items[index].name], before?.isArticle == true || before?.isColor == true {
                    items[index].meaning = noun
                }
                if verb == .crop, items[index].name == "cropped", next?.thing == .garment { items[index].meaning = .sizing }
            default: break
            }
        }
    }

    /// After "the", "her" or "this", with nothing but colours and materials between, and not before the noun itself: "the zorbly dress".
    private static func isNounPosition(_ items: [EditItem], _ index: Int) -> Bool {
        guard items[index].name.utf8.count > 2,
            items[index].name.utf8.allSatisfy({ $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") })
        else {
            return false
        }
        if items.indices.contains(index + 1), items[index + 1].isWord {
            switch items[index + 1].meaning {
            case .thing, .hair, .limb, .unknown, .subject, .background, .picture: return false
            default: break
            }
        }
        let before = items[..<index].last { !$0.isColor && $0.meaning != .material }
        switch before?.meaning {
        case .article(definite: true), .pronoun(.person), .pronoun(.this): return true
        default: return before?.name.hasSuffix(" the") == true
        }
    }

    /// "make the denim darker": nothing that it describes follows.
    private static func endsNoun(_ next: EditItem?) -> Bool {
        guard let next else { return true }
        switch next.meaning {
        case .color, .tone, .on, .inside, .of, .to, .degree, .more, .less: return true
        default: return false
        }
    }

    private static func colorFollows(_ items: [EditItem], after index: Int) -> Bool {
        items.indices.contains(index + 1) && items[index + 1].isColor
    }

    /// Tone words that move the colour they stand before.
    static let modifiers: [String: ColorModifier] = [
        "darker": .dark, "dark": .dark, "dim": .dark, "lighter": .light, "light": .light, "brighter": .bright, "bright": .bright,
        "vivid": .bright,
        "vibrant": .bright, "saturated": .bright, "deeper": .deep, "richer": .deep, "warm": .warm, "warmer": .warm, "cool": .cool,
        "cooler": .cool,
        "cold": .cool, "muted": .muted, "desaturated": .muted, "faded": .muted, "dull": .muted, "washed out": .muted,
        "subdued": .muted, "paler": .pale,
    ]

    private static let nouns: [String: EditMeaning] = [
        "color": .colorNoun, "paint": .thing(.other), "mirror": .thing(.other), "hem": .sizing, "run": .filler,
        "light the": .lightNoun,
    ]
}
