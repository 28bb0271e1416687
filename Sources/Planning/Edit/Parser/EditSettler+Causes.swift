// "Make the boy catch the ball": what somebody is made to do is another pose, by whatever verb.

import RetouchModel

extension EditSettler {
    /// Makes verbs of words that stand where only a verb can: behind whom it is asked of, and before an object.
    static func settleCausedActions(_ items: inout [EditItem]) {
        for index in items.indices where items[index].isWord && causes.contains(items[index].name) {
            guard isImperativePosition(items, index), let action = action(items, causedBy: index) else { continue }
            items[action].meaning = .verb(.pose)
            items[action].isGuess = false
        }
    }

    private static let causes: Set = ["make", "have", "let", "get"]

    private static func action(_ items: [EditItem], causedBy cause: Int) -> Int? {
        let rest = segment(items, after: cause)
        guard let somebody = rest.first(where: { !items[$0].isArticle && !items[$0].isSmall && !items[$0].isAdjective }),
            isSomebody(items, somebody, after: cause)
        else { return nil }
        // "the man in the picture", "the girl also"
        guard let verb = rest.first(where: { $0 > somebody && !isAside(items, $0) }), verb + 1 < rest.upperBound else {
            return nil
        }
        switch items[verb].meaning {
        case .unknown: break
        case .thing where !items[verb].isPlural && !items[somebody].isOwner && items[verb].name == "wave": break
        case .filler, .verb(.put), .verb(.remove), .verb(.take), .verb(.keep):
            guard actions.contains(items[verb].name) else { return nil }
        default: return nil
        }
        return hasObject(items, verb, of: items[somebody]) ? verb : nil
    }

    private static func isSomebody(_ items: [EditItem], _ index: Int, after cause: Int) -> Bool {
        switch items[index].meaning {
        case .subject, .person: return !items[index].isOwner
        case .pronoun(.person):
            return !["her", "his", "their"].contains(items[index].name) || after(items, index)?.isNoun != true
        case .thing(.other): return !items[index].isOwner && before(items, index)?.meaning == .article(definite: true)
        default: return false
        }
    }

    /// "in the picture", "also": between the person and the verb.
    private static func isAside(_ items: [EditItem], _ index: Int) -> Bool {
        let item = items[index]
        return item.isSmall && !actions.contains(item.name) || item.isDegree || [.inside, .on, .picture].contains(item.meaning)
    }

    /// Words that are verbs of their own here, and something else in other places.
    private static let actions: Set = ["pick up", "pick", "touch", "throw", "toss", "catch", "blow", "push", "pull", "hide"]

    /// "dribble a ball", "touch her hat", "wave both hands", "push off".
    private static func hasObject(_ items: [EditItem], _ verb: Int, of somebody: EditItem) -> Bool {
        guard let next = after(items, verb) else { return false }
        if next.isArticle || next.isPronoun || ["both", "each other"].contains(next.name) { return true }
        return somebody.thing == nil && (next.isNoun || [.particle, .on, .to].contains(next.meaning))
    }
}
