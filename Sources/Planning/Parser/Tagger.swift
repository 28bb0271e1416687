// From tokens to items with a meaning.

import RetouchModel

/// A word or phrase with what it means.
struct Item: Equatable {
    var meaning: Meaning
    /// The phrase in the lexicon's spelling.
    var name: String
    /// Unicode scalar offsets into the prompt.
    var range: Range<Int>
    /// Set for `.stop` and `.comma` tokens: no meaning, but they part phrases.
    var mark: Mark = .none

    enum Mark: Equatable {
        case none
        case comma
        case stop
    }

    var isWord: Bool { mark == .none }
}

/// Looks tokens up in the lexicon: the longest phrase first, then what the neighbours decide.
enum Tagger {
    static func items(of tokens: [Token], lexicon: PhraseTable<Meaning> = Lexicon.shared) -> [Item] {
        let words = tokens.map { token in
            guard case .word(let text) = token.kind else { return PhraseTrie.unknown }
            return lexicon.number(of: lexicon.spelling.normal(text))
        }
        var items: [Item] = []
        var index = 0
        while index < tokens.count {
            if let match = lexicon.match(words[index...]) {
                // Words that belong together need not stand in their order: "the background, remove".
                let parts = tokens[index..<(index + match.count)].map(\.range)
                let range = parts.dropFirst().reduce(parts[0]) {
                    min($0.lowerBound, $1.lowerBound)..<max($0.upperBound, $1.upperBound)
                }
                items.append(Item(meaning: match.meaning, name: match.name, range: range))
                index += match.count
            } else {
                items.append(single(tokens[index]))
                index += 1
            }
        }
        settleLight(&items)
        settleVerbs(&items)
        return items
    }

    private static func single(_ token: Token) -> Item {
        switch token.kind {
        case .word(let text): Item(meaning: .unknown, name: text, range: token.range)
        case .color(let color): Item(meaning: .color(color), name: color.hex, range: token.range)
        case .number: Item(meaning: .number, name: "", range: token.range)
        case .stop: Item(meaning: .filler, name: "", range: token.range, mark: .stop)
        case .comma: Item(meaning: .filler, name: "", range: token.range, mark: .comma)
        case .foreignLetter: Item(meaning: .unknown, name: "", range: token.range)
        case .symbol: Item(meaning: .filler, name: "", range: token.range)
        }
    }

    /// Verbs that are something else beside certain words: "take the background away" removes, "match the reference" uses it, and a
    /// "smooth gradient" asks for no smoothing.
    private static func settleVerbs(_ items: inout [Item]) {
        for index in items.indices where items[index].isWord {
            let clause = items[(index + 1)...].prefix { $0.isWord && $0.meaning != .and && !$0.meaning.isVerb }
            switch items[index].name {
            case "take", "knock", "throw", "cut", "key", "filter":
                guard let particle = clause.firstIndex(where: { ["away", "out", "off"].contains($0.name) }) else { continue }
                if clause[..<particle].contains(where: { $0.meaning == .background }) { items[index].meaning = .verb(.remove) }
            case "match":
                let pointsAtPicture = clause.contains { $0.meaning == .referenceNoun || $0.meaning == .referenceWord }
                if pointsAtPicture { items[index].meaning = .verb(.use) }
            case "smooth", "narrow", "slim", "lower", "iron":
                if clause.first?.meaning.isBackdrop == true { items[index].meaning = .filler }
            default: break
            }
        }
    }

    /// "light" is a modifier before a colour or a backdrop ("light grey"), and a noun after another description ("warm light").
    private static func settleLight(_ items: inout [Item]) {
        for index in items.indices where items[index].name == "light" {
            let next = items.indices.contains(index + 1) ? items[index + 1] : nil
            let describes =
                switch next?.meaning {
                case .color, .tint, .modifier, .colorOrScene: next?.isWord == true
                case .background, .studio: index == 0 || !items[index - 1].describesLight
                default: false
                }
            // "in colour grey light"
            let isBehind =
                next?.isWord != true && index > 1 && items[index - 1].meaning.isColor
                && items[..<index].contains { $0.name == "color" || $0.meaning == .background }
            if !describes, !isBehind { items[index].meaning = .lightNoun }
        }
    }
}

extension Item {
    /// Whether a following "light" is the noun.
    fileprivate var describesLight: Bool {
        switch meaning {
        case .modifier, .light, .scene(.light, _): isWord
        default: false
        }
    }
}
