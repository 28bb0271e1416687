// What is said beside a sentence: "not the shoes," between commas, and exceptions behind what they except.

import RetouchModel

extension EditSettler {
    /// "the bag, not the shoes, should be red": what it is not about, between two commas.
    static func dropAsides(_ items: inout [EditItem]) {
        var index = 1
        while index + 2 < items.count {
            defer { index += 1 }
            guard items[index].mark == .comma, items[index - 1].isNoun, items[index + 1].meaning == .negation,
                items[index + 1].name == "not", let end = items[(index + 2)...].firstIndex(where: { !$0.isWord || $0.acts }),
                items[end].mark == .comma, end > index + 2, end + 1 < items.count,
                items[(index + 2)..<end].allSatisfy({ $0.isNoun || $0.isArticle || $0.isPronoun || $0.isAdjective }),
                items[end + 1].acts || items[end + 1].isCopula || EditClause.modals.contains(items[end + 1].name)
            else { continue }
            items.removeSubrange(index...end)
        }
    }

    /// "I should like, please, a vase", "the car, which spoils the view, could be removed": said in between.
    static func dropInterjections(_ items: inout [EditItem]) {
        var index = 1
        while index + 2 < items.count {
            defer { index += 1 }
            guard items[index].mark == .comma, let end = items[(index + 1)...].firstIndex(where: { !$0.isWord }),
                items[end].mark == .comma, end > index + 1, end + 1 < items.count, items[end + 1].isWord
            else { continue }
            let between = items[(index + 1)..<end]
            let isPolite = between.count == 1 && ["please", "pls", "if possible", "kindly"].contains(between[index + 1].name)
            let isRelative =
                items[index - 1].isNoun && ["which", "who"].contains(between[index + 1].name)
                && (items[end + 1].isCopula || EditClause.modals.contains(items[end + 1].name)
                    || items[end + 1].isVerb(.make, .remove))
            if isPolite && items[index - 1].isVerb(.want) || isRelative { items.removeSubrange(index...end) }
        }
    }

    /// "neither the bag nor the scarf should be there": both are to go.
    static func settleNeither(_ items: inout [EditItem]) {
        guard let neither = items.firstIndex(where: { $0.isWord && $0.name == "neither" }),
            let nor = items[neither...].firstIndex(where: { $0.name == "nor" }), nor > neither + 1,
            let verb = items[nor...].firstIndex(where: { $0.isVerb(.make) || $0.isCopula || $0.isVerb(.keep) }),
            items[(neither + 1)..<nor].contains(where: \.isNoun), items[(nor + 1)..<verb].contains(where: \.isNoun),
            items[(verb + 1)...].prefix(while: \.isWord).allSatisfy({
                $0.isSmall || $0.meaning == .here || $0.meaning == .picture
            })
        else { return }
        items[neither].meaning = .verb(.remove)
        items[nor].meaning = .and
        for place in verb..<items.count where items[place].isWord { items[place].meaning = .filler }
    }

    /// "more colour, faces excepted": the exception is named first.
    static func settlePostpositions(_ items: inout [EditItem]) {
        for index in items.indices.dropFirst() where postpositions.contains(items[index].name) && items[index].isWord {
            guard after(items, index) == nil, !items[index].acts else { continue }
            let start = items[..<index].lastIndex { !$0.isWord || $0.parts }.map { $0 + 1 } ?? 0
            guard start > 0, start < index,
                items[start..<index].allSatisfy({ isNamed($0) || $0.isArticle || $0.isPronoun || $0.isAdjective }),
                items[start..<index].contains(where: isNamed)
            else { continue }
            var except = items.remove(at: index)
            except.meaning = .except
            // The mark before it would make a clause of its own.
            items.replaceSubrange((start - 1)..<start, with: [except])
        }
    }

    private static func isNamed(_ item: EditItem) -> Bool { item.isNoun || EditLexicon.nouns[item.name] != nil }

    private static let postpositions: Set = ["excepted", "excluded", "exempt", "aside", "apart", "not included"]
}
