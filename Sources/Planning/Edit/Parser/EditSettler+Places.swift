// "The kitchen counter", "this beach photo", "the square in front of the church": places that are no scenes to come.

import RetouchModel

extension EditSettler {
    /// Tells names of places that only say which thing or picture is meant, or where it is, from scenes that are wished for.
    static func settlePlaces(_ items: inout [EditItem]) {
        for index in items.indices where items[index].isWord {
            let next = after(items, index)
            switch items[index].meaning {
            case .place where isDefinite(items, index) && isPictureOf(items, index),
                .thing where isDefinite(items, index) && isPictureOf(items, index):
                // "this backstage photo", "the shoe picture"
                items[index].meaning = .filler
            case .place where isDefinite(items, index) && next?.thing == .other && next?.isGuess == false:
                // "the kitchen counter"
                items[index].meaning = .filler
            case .place where before(items, index) == nil && next?.thing == .other && isNamedAlone(items, index + 1):
                // "kitchen cabinets: sage"
                items[index].meaning = .filler
            case .place where isShown(items, index):
                // "our kitchen with a marble worktop", "a sketch of this cottage"
                items[index].meaning = items[..<index].contains { $0.meaning == .style } ? .picture : .thing(.other)
                let rest = segment(items, after: index)
                // "… in place of the laminate": the kitchen stays as it is.
                guard items[rest].contains(where: { $0.meaning == .instead }) else { continue }
                for place in 0...(index + 1) where !items[place].isArticle { items[place].meaning = .filler }
            case .ratio where items[index].name == "square" && isWhere(items, index):
                // "from the square in front of the cathedral"
                items[index].meaning = .place
            case .recipe where items[index].name.hasSuffix(" shot") && isDefinite(items, index):
                // "the whole night shot"
                items[index].meaning = .picture
            case .thing(.other) where isGround(items, index):
                // "on the worktop of a bright kitchen"
                items[index].meaning = .place
            default: continue
            }
        }
    }

    /// "this beach photo", and not "the gown photographs too white".
    private static func isPictureOf(_ items: [EditItem], _ index: Int) -> Bool {
        guard let picture = after(items, index), picture.meaning == .picture, picture.name != "frame" else { return false }
        guard let next = after(items, index + 1) else { return !picture.isPlural }
        let says = next.meaning == .tooMuch || next.isDegree || next.tone != nil
        return !says || items[..<index].contains(where: \.acts)
    }

    /// Whether a value, or nothing, follows a thing.
    private static func isNamedAlone(_ items: [EditItem], _ thing: Int) -> Bool {
        guard thing + 1 < items.count else { return false }
        let next = items[thing + 1]
        if next.mark == .colon { return true }
        return next.isWord && (next.isColor || next.meaning == .to || next.isCopula)
    }

    /// "the", "this" or "our" stands before it, with only adjectives between.
    private static func isDefinite(_ items: [EditItem], _ index: Int) -> Bool {
        let before = items[..<index].last { !$0.isWord || !($0.isAdjective && !$0.isArticle) || $0.meaning == .pronoun(.this) }
        guard let before, before.isWord else { return false }
        return before.meaning == .article(definite: true) || before.meaning == .pronoun(.this)
            || ["my", "our", "your", "her", "his", "their"].contains(before.name)
    }

    /// What is shown otherwise than it is, and what a drawing is made of.
    private static func isShown(_ items: [EditItem], _ index: Int) -> Bool {
        guard isDefinite(items, index) else { return false }
        let start = items[..<index].lastIndex { !$0.isWord || $0.parts }.map { $0 + 1 } ?? 0
        let before = items[start..<index]
        if before.contains(where: { $0.meaning == .style }),
            before.last(where: { !$0.isArticle && !$0.isPronoun })?.meaning == .of
        {
            return true
        }
        guard before.contains(where: { $0.isVerb(.show) }), let with = after(items, index), with.name == "with" else {
            return false
        }
        return after(items, index + 1)?.meaning == .article(definite: false)
    }

    private static func isWhere(_ items: [EditItem], _ index: Int) -> Bool {
        guard index > 1, items[index - 1].meaning == .article(definite: true) else { return false }
        return [.from, .inside, .on].contains(items[index - 2].meaning) && !items.contains { $0.isVerb(.crop) }
    }

    private static func isGround(_ items: [EditItem], _ index: Int) -> Bool {
        guard let of = after(items, index), of.meaning == .of, after(items, index + 1)?.meaning == .article(definite: false),
            let link = items[..<index].last(where: { !$0.isArticle }), [.on, .inside].contains(link.meaning),
            items[..<index].contains(where: { $0.isVerb(.show, .put) })
        else { return false }
        return items[segment(items, after: index + 1)].contains { $0.meaning == .place }
    }
}
