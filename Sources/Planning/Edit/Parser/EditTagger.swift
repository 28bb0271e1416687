// From tokens to items of the edit grammar.

import RetouchModel

/// Looks tokens up in the edit lexicon: ratios and numbers first, then the longest phrase.
struct EditTagger {
    private let tokens: [Token]
    private let quote: Quote
    private let words: [String?]

    /// Items with a meaning each, settled by their neighbours.
    static func items(of tokens: [Token], quote: Quote) -> [EditItem] {
        var items = EditTagger(tokens: tokens, quote: quote).items()
        EditSettler.settle(&items)
        return items
    }

    private init(tokens: [Token], quote: Quote) {
        self.tokens = tokens
        self.quote = quote
        words = tokens.map { token in
            guard case .word(let text) = token.kind else { return nil }
            return EditLexicon.shared.spelling.normal(text)
        }
    }

    private func items() -> [EditItem] {
        var items: [EditItem] = []
        var index = 0
        while index < tokens.count {
            let found =
                listNumber(at: index) ?? ratio(at: index) ?? signed(at: index) ?? arrow(at: index) ?? purpose(at: index)
                ?? phrase(at: index) ?? single(at: index)
            let last = tokens[index + found.count - 1]
            items.append(
                EditItem(
                    meaning: found.meaning, name: found.name, range: tokens[index].range.lowerBound..<last.range.upperBound,
                    tokens: index..<(index + found.count), mark: found.mark, isPlural: quote.text(last.range).hasSuffix("s"),
                    isOwner: Self.isPossessive(quote.text(last.range))))
            index += found.count
        }
        return items
    }

    private typealias Found = (meaning: EditMeaning, name: String, count: Int, mark: EditItem.Mark)

    private func phrase(at index: Int) -> Found? {
        let lexicon = EditLexicon.shared
        if let match = longest(at: index) { return (match.meaning, match.name, match.count, .none) }
        // "arms" stands in phrases; alone it is an arm.
        guard let word = words[index] else { return nil }
        for form in [lexicon.spelling.singular(of: word), lexicon.spelling.base(of: word)] {
            if let form, let match = lexicon.match([form]) { return (match.meaning, match.name, 1, .none) }
        }
        return nil
    }

    /// The longest phrase; "studio lighting" is "studio light".
    private func longest(at index: Int) -> (meaning: EditMeaning, name: String, count: Int)? {
        let match = EditLexicon.shared.match(words[index...])
        guard let lighting = words[index...].prefix(5).firstIndex(of: "lighting"), lighting > index else { return match }
        var lit = Array(words[index...lighting])
        lit[lit.count - 1] = "light"
        let other = EditLexicon.shared.match(lit[...])
        return (other?.count ?? 0) > (match?.count ?? 0) ? other : match
    }

    // MARK: Numbers and signs

    /// "4:5", "16 by 9", "4x5", "1080x1350".
    private func ratio(at index: Int) -> Found? {
        let text = quote.text(tokens[index].range)
        if let cross = text.firstIndex(where: { $0 == "x" || $0 == "X" }), let width = Int(text[..<cross]),
            let height = Int(text[text.index(after: cross)...]),
            let ratio = AspectRatio(reducing: width, height)
        {
            return (.ratio(ratio), ratio.summary, 1, .none)
        }
        guard index + 2 < tokens.count, let width = Int(text), let height = Int(quote.text(tokens[index + 2].range)),
            [":", "by", "x", "X", "/", "\u{D7}", "to"].contains(quote.text(tokens[index + 1].range)),
            let ratio = AspectRatio(reducing: width, height)
        else { return nil }
        return (.ratio(ratio), ratio.summary, 3, .none)
    }

    /// "1)", "(2)": the next point of a list.
    private func listNumber(at index: Int) -> Found? {
        guard index + 1 < tokens.count, let value = Int(quote.text(tokens[index].range)), (1...20).contains(value),
            quote.text(tokens[index + 1].range) == ")"
        else { return nil }
        return (.then, "then", 2, .none)
    }

    /// "-30", "+15": a sign at the number.
    private func signed(at index: Int) -> Found? {
        let text = quote.text(tokens[index].range)
        guard ["-", "+", "\u{2212}", "\u{2013}"].contains(text), index + 1 < tokens.count,
            tokens[index].range.upperBound == tokens[index + 1].range.lowerBound,
            index == 0 || tokens[index - 1].range.upperBound < tokens[index].range.lowerBound,
            let value = Self.number(quote.text(tokens[index + 1].range))
        else { return nil }
        return (.number(text == "+" ? value : -value), text == "+" ? "+" : "-", 2, .none)
    }

    /// "->", "=>".
    private func arrow(at index: Int) -> Found? {
        guard index + 1 < tokens.count, ["-", "=", "\u{2013}"].contains(quote.text(tokens[index].range)),
            quote.text(tokens[index + 1].range) == ">",
            tokens[index].range.upperBound == tokens[index + 1].range.lowerBound
        else { return nil }
        return (.to, "to", 2, .none)
    }

    /// A number that an instruction can mean: "nan", "infinity" and a row of forty digits are none.
    private static func number(_ text: String) -> Float? {
        guard let value = Float(text), abs(value) <= 100_000 else { return nil }
        return value
    }

    private func single(at index: Int) -> Found {
        let text = quote.text(tokens[index].range)
        switch tokens[index].kind {
        case .word(let word):
            if let value = Self.number(text) { return (.number(value), "", 1, .none) }
            return (.unknown, word, 1, .none)
        case .color(let color): return (.color(.color(color)), color.hex, 1, .none)
        case .number: return (Self.number(text).map { .number($0) } ?? .unknown, "", 1, .none)
        case .stop: return (.filler, "", 1, .stop)
        case .comma: return (.filler, "", 1, text == ":" ? .colon : .comma)
        case .foreignLetter: return (.unknown, "", 1, .none)
        case .symbol: return (Self.symbols[text] ?? .filler, "", 1, text == "|" ? .comma : .none)
        }
    }

    private static let symbols: [String: EditMeaning] = ["%": .percent, "\u{2192}": .to, "=": .to, ">": .to]

    /// "the photographer's": whose something is.
    private static func isPossessive(_ text: String) -> Bool {
        ["'s", "\u{2019}s", "s'", "s\u{2019}"].contains(where: text.hasSuffix)
    }

    // MARK: Purposes

    /// "for our web shop", "as a profile picture": a preposition, words of whose it is, and a word that names a use.
    private func purpose(at index: Int) -> Found? {
        guard let first = words[index], ["for", "as", "on"].contains(first) else { return nil }
        let table = EditLexicon.purposes
        var probe = index + 1
        while probe < tokens.count, probe <= index + 5 {
            let rest = tokens[probe...].prefix(4).map { token -> String? in
                guard case .word(let text) = token.kind else { return nil }
                return table.spelling.known(text)
            }
            if let match = table.match(rest[...]), !(first == "on" && match.meaning == nil), endsPurpose(probe + match.count) {
                return (.purpose(match.meaning), match.name, probe + match.count - index, .none)
            }
            guard case .word = tokens[probe].kind, let word = words[probe], isOwner(word) else { return nil }
            probe += 1
        }
        return nil
    }

    /// Nothing that the use would only describe follows: "for the web shop" and not "for the print dress".
    private func endsPurpose(_ index: Int) -> Bool {
        guard index < tokens.count, case .word = tokens[index].kind, let match = EditLexicon.shared.match(words[index...]) else {
            return index >= tokens.count || !{ if case .color = tokens[index].kind { true } else { false } }()
        }
        switch match.meaning {
        case .thing, .hair, .limb, .subject, .background: return false
        default: return true
        }
    }

    private func isOwner(_ word: String) -> Bool {
        guard let meaning = EditLexicon.shared.meaning(of: word) else { return false }
        switch meaning {
        case .article, .pronoun(.writer), .pronoun(.this), .pronoun(.person), .filler, .colorNoun, .more, .sharp: return true
        default: return word == "next"
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
