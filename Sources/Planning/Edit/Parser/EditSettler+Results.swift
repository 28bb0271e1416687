// "The coat is now black", "the train is replaced by a bus": what the picture is to show, told as if it did already.

import RetouchModel

extension EditSettler {
    /// Gives results the verb that asks for them.
    static func settleResults(_ items: inout [EditItem]) {
        settleReplaced(&items)
        settleMadeOf(&items)
        settleNow(&items)
        settleInsteadOf(&items)
    }

    /// "the upper coat is now black", "the background is now a beach": a wish, where nothing else asks for anything.
    private static func settleNow(_ items: inout [EditItem]) {
        guard let copula = items.firstIndex(where: { $0.meaning == .copula && ["is", "are"].contains($0.name) }),
            let now = after(items, copula), now.name == "now", !items.contains(where: \.acts),
            !items.contains(where: { $0.meaning == .negation || $0.meaning == .tooMuch || $0.tone?.form == .fault }),
            items[..<copula].contains(where: { $0.thing != nil || $0.meaning == .background || $0.meaning == .subject }),
            !items[..<copula].contains(where: { !$0.isWord || $0.parts }), let value = after(items, copula + 1),
            value.isColor || value.meaning == .article(definite: false)
        else { return }
        items[copula].meaning = .verb(.make)
        items[copula].name = "should be"
        items.remove(at: copula + 1)
    }

    /// "have the castle be made of gold", "the tree is made of ice": another material, whatever else its name means.
    private static func settleMadeOf(_ items: inout [EditItem]) {
        guard
            let made = items.firstIndex(where: { ["made of", "made from", "made out of"].contains($0.name) && $0.isWord })
                ?? items.firstIndex(where: { $0.name == "be made" && $0.isWord }), made > 0
        else { return }
        let start = items[..<made].lastIndex { !$0.isWord || $0.parts }.map { $0 + 1 } ?? 0
        let isLinked = items[made].name == "be made"
        guard !isLinked || [.of, .from].contains(after(items, made)?.meaning) else { return }
        let rest = segment(items, after: isLinked ? made + 1 : made)
        guard let material = rest.last(where: { isSubstance(items[$0]) }),
            items[rest].allSatisfy({ isSubstance($0) || $0.isColor || $0.isSmall || $0.isAdjective }),
            let thing = items[start..<made].lastIndex(where: { $0.isNoun || $0.meaning == .unknown }),
            items[thing].thing != nil || items[thing].meaning == .place || items[thing].meaning == .unknown
        else { return }
        // "the vase is made of glass": a wish, where nothing else asks for anything.
        let helper = items[start..<made].lastIndex { $0.isCopula || $0.isVerb(.make) }
        let isStated = helper.map { items[$0].isCopula } ?? false
        if isStated {
            let asks = items.indices.contains { $0 != made && items[$0].acts }
            guard !asks, items[start].meaning == .article(definite: true), items[made].name != "made from" else { return }
        }
        guard isLinked || helper != nil else { return }
        if items[thing].thing == nil { items[thing].meaning = .thing(.other) }
        items[material].meaning = .material
        for place in rest where place != material && items[place].isColor { items[place].meaning = .filler }
        if isLinked {
            items[made].meaning = .verb(.make)
            items[made].name = "should be"
            items[made + 1].meaning = .filler
        } else if isStated, let helper {
            items[helper].meaning = .verb(.make)
            items[helper].name = "should be"
        }
    }

    private static func isSubstance(_ item: EditItem) -> Bool {
        item.meaning == .material || ColorThings.metals.contains(item.name) || ColorThings.names.contains(item.name)
            || ColorThings.substances.contains(item.name) || ["cheese", "lego", "paper", "foam", "jelly"].contains(item.name)
    }

    /// "the pots have been replaced with baskets": what goes stands before the verb, and is put behind it.
    private static func settleReplaced(_ items: inout [EditItem]) {
        for verb in items.indices where items[verb].isVerb(.change) && items[verb].form == .past && items[verb].isWord {
            let start = items[..<verb].lastIndex { !$0.isWord || $0.parts || $0.meaning == .then }.map { $0 + 1 } ?? 0
            guard replacing.contains(items[verb].name), after(items, verb)?.meaning == .with,
                let noun = (start..<verb).first(where: { items[$0].isNoun || items[$0].meaning == .unknown }),
                // "the sky replaced by a blue one", where nothing else is asked for.
                let helper = (noun..<verb).first(where: { isHelper(items[$0]) })
                    ?? (items.contains { $0.acts && !$0.isVerb(.change) } ? nil : verb),
                items[helper..<verb].allSatisfy({ isHelper($0) || $0.isSmall || $0.isDegree }),
                items[start..<helper].contains(where: { $0.isNoun || $0.meaning == .unknown || $0.meaning == .filler }),
                !items[start..<helper].contains(where: { $0.acts || $0.meaning == .negation })
            else { continue }
            // "can the floor be replaced"
            let old = items[start..<helper].filter { !isHelper($0) }
            items[verb].form = .base
            let moved = items[verb]
            items.replaceSubrange(start...verb, with: [moved] + old)
            return
        }
    }

    /// "is", "has been", "should be": before a participle that tells what is done.
    private static func isHelper(_ item: EditItem) -> Bool {
        guard item.isWord else { return false }
        return item.meaning == .copula || item.name.hasSuffix(" be") || helpers.contains(item.name)
    }

    private static let helpers: Set = [
        "be", "been", "has", "have", "should", "must", "could", "can", "to", "get", "gets", "being",
    ]

    /// "instead of a secret garden, make it a haunted house": one takes the other's place.
    private static func settleInsteadOf(_ items: inout [EditItem]) {
        guard let instead = items.firstIndex(where: { $0.meaning == .instead }), items[..<instead].allSatisfy(\.isSmall),
            let comma = items[instead...].firstIndex(where: { $0.mark == .comma }), comma > instead + 1,
            items[(instead + 1)..<comma].allSatisfy({ $0.isNoun || $0.isAdjective || $0.isArticle || $0.meaning == .unknown }),
            let verb = after(items, comma), verb.isVerb(.make), comma + 2 < items.count,
            items[comma + 2].meaning == .pronoun(.it), let article = after(items, comma + 2),
            article.meaning == .article(definite: false)
        else { return }
        var change = items[comma + 1]
        change.meaning = .verb(.change)
        change.name = "replace"
        var link = items[comma + 2]
        link.meaning = .with
        link.name = "with"
        let old = Array(items[(instead + 1)..<comma])
        items.replaceSubrange(instead...(comma + 2), with: [change] + old + [link])
    }
}
