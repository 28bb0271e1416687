// "Pure white behind", "loafers where the sandals are", "sage walls, a fern in the corner": whole wishes that leave words out.

import RetouchModel

extension EditSettler {
    /// "loafers where the sandals are", "walnut where the worktop is now": one takes the other's place.
    static func settleWhere(_ items: inout [EditItem]) {
        for place in items.indices where items[place].name == "where" && items[place].isWord && place > 0 {
            let start = items[..<place].lastIndex { !$0.isWord || $0.parts }.map { $0 + 1 } ?? 0
            let rest = segment(items, after: place)
            guard start < place, items[start..<place].contains(where: { $0.thing != nil || $0.meaning == .material }),
                items[start..<place].allSatisfy({
                    $0.thing != nil || $0.meaning == .material || $0.isColor || $0.isAdjective || $0.meaning == .unknown
                        || $0.meaning == .article(definite: false) || $0.isSmall && !$0.isPronoun
                }),
                let copula = rest.last(where: { items[$0].isCopula }), copula > rest.lowerBound,
                items[(copula + 1)..<rest.upperBound].allSatisfy(\.isSmall),
                items[rest.lowerBound].meaning == .article(definite: true),
                items[rest.lowerBound..<copula].contains(where: { $0.thing != nil || $0.meaning == .mask })
            else { continue }
            let verb = asking(.change, "replace", at: items[place])
            var with = verb
            with.meaning = .with
            with.name = "with"
            let (new, old) = (Array(items[start..<place]), Array(items[rest.lowerBound..<copula]))
            items.replaceSubrange(start..<rest.upperBound, with: [verb] + old + [with] + new)
            return
        }
    }

    /// "instead of the cat, a white rabbit": one takes the other's place.
    static func settleNewOnes(_ items: inout [EditItem]) {
        guard let instead = items.firstIndex(where: { !$0.isSmall }), items[instead].meaning == .instead,
            let comma = items[instead...].firstIndex(where: { !$0.isWord }), items[comma].mark == .comma, comma > instead + 1,
            items[(instead + 1)..<comma].contains(where: { $0.thing != nil }),
            after(items, comma)?.meaning == .article(definite: false)
        else { return }
        let rest = segment(items, after: comma)
        guard items[rest].contains(where: { $0.thing != nil }), !items[..<comma].contains(where: \.acts) else { return }
        for place in rest where items[place].acts && items[place].form == .gerund { items[place].meaning = .filler }
        guard !items[rest].contains(where: \.acts) else { return }
        items[instead].meaning = .verb(.change)
        items[instead].name = "replace"
        items[instead].form = .base
        items[comma].mark = .none
        items[comma].meaning = .with
        items[comma].name = "with"
    }

    /// "pure white behind the product": the background's colour.
    static func settleColorBehind(_ items: inout [EditItem]) {
        for behind in items.indices where items[behind].name == "behind" && items[behind].meaning == .on && behind > 0 {
            let start =
                items[..<behind].lastIndex { !$0.isWord || $0.parts || $0.isVerb(.want) || $0.meaning == .tooLittle }
                .map { $0 + 1 } ?? 0
            let rest = segment(items, after: behind)
            guard start < behind, items[start..<behind].contains(where: { $0.isColor && !$0.isModifier }),
                items[start..<behind].allSatisfy({ $0.isColor || $0.isArticle || $0.meaning == .filler }),
                items[rest].allSatisfy({ $0.isArticle || $0.isPronoun || $0.isSmall || $0.meaning == .subject || $0.thing != nil }
                )
            else { continue }
            items[behind].meaning = .background
            items[behind].name = "background"
            for place in rest { items[place].meaning = .filler }
        }
    }

    /// "street behind it all blurry": what is behind is the background.
    static func settleBlurredBehind(_ items: inout [EditItem]) {
        for behind in items.indices where items[behind].name == "behind" && items[behind].meaning == .on && behind > 0 {
            let rest = segment(items, after: behind)
            guard items[behind - 1].meaning == .place, let last = rest.last, items[last].meaning == .blurred,
                items[rest.dropLast()].allSatisfy({ $0.isSmall || $0.isPronoun || $0.isDegree || $0.meaning == .everything }),
                behind < 2 || !items[behind - 2].isWord || items[behind - 2].isArticle
            else { continue }
            items[behind - 1].meaning = .background
            items[behind].meaning = .filler
            for place in rest where items[place].isPronoun || items[place].meaning == .everything {
                items[place].meaning = .filler
            }
        }
    }

    /// "sage walls, a monstera in the corner": two wishes.
    static func settleListed(_ items: inout [EditItem]) {
        guard let comma = items.firstIndex(where: { !$0.isWord }), items[comma].mark == .comma, comma > 1, items[0].isColor,
            items[..<comma].allSatisfy({ $0.isColor || $0.meaning == .wall || $0.thing == .other }),
            items[comma - 1].isNoun, after(items, comma)?.meaning == .article(definite: false),
            !items.contains(where: \.acts)
        else { return }
        let rest = segment(items, after: comma)
        guard let link = rest.first(where: { [.inside, .on].contains(items[$0].meaning) }),
            items[(comma + 2)..<link].contains(where: { $0.thing == .other }), !items[rest].contains(where: \.isColor)
        else { return }
        items.insert(asking(.add, "add", at: items[comma + 1]), at: comma + 1)
    }

    /// "the floor lamp gone, walls in white": the second is no list with the first.
    static func settleListedColor(_ items: inout [EditItem]) {
        for comma in items.indices where items[comma].mark == .comma && comma > 0 {
            let rest = segment(items, after: comma)
            guard rest.count > 2, items[rest.lowerBound].isNoun || items[rest.lowerBound].isArticle,
                let link = rest.first(where: { items[$0].meaning == .inside }), link > rest.lowerBound,
                items[rest.lowerBound..<link].allSatisfy({ $0.isArticle || $0.isNoun }), link + 1 < rest.upperBound,
                items[(link + 1)..<rest.upperBound].allSatisfy(\.isColor),
                items[..<comma].contains(where: { $0.name == "gone" && $0.isVerb(.remove) })
            else { continue }
            items[link].meaning = .filler
            items.insert(asking(.make, "make", at: items[rest.lowerBound]), at: rest.lowerBound)
            return
        }
    }

    /// "there's room for a floor lamp at the spot I marked, add one": what "one" stands for.
    static func settleAddOne(_ items: inout [EditItem]) {
        guard let add = items.lastIndex(where: { $0.isVerb(.add, .put) }), add > 2, after(items, add)?.name == "one",
            items[(add + 2)...].allSatisfy({ $0.isSmall || !$0.isWord }),
            let comma = items[..<add].lastIndex(where: { !$0.isWord || $0.meaning == .and }),
            items[(comma + 1)..<add].allSatisfy(\.isSmall),
            !items[..<comma].contains(where: { $0.acts && EditLexicon.nouns[$0.name] == nil }),
            let article = items[..<comma].firstIndex(where: { $0.meaning == .article(definite: false) }), article > 0,
            let noun = items[article..<comma].firstIndex(where: { $0.thing != nil || $0.acts })
        else { return }
        if let thing = EditLexicon.nouns[items[noun].name], items[noun].acts { items[noun].meaning = thing }
        let verb = items[add]
        items.removeSubrange(comma...(add + 1))
        for place in 0..<article { items[place].meaning = .filler }
        items.insert(verb, at: article)
    }

    /// "can the dress be shown without its belt?", "he should be without a tie": the belt and the tie go.
    static func settleShownWithout(_ items: inout [EditItem]) {
        guard let without = items.firstIndex(where: { ["without", "off"].contains($0.name) && $0.isWord && !$0.acts }),
            without > 1,
            items[segment(items, after: without)].contains(where: { $0.thing != nil })
        else { return }
        let start = items[..<without].lastIndex { !$0.isWord || $0.parts || $0.meaning == .then }.map { $0 + 1 } ?? 0
        let isShown =
            ["shown", "seen"].contains(items[without - 1].name) && without > 2 && items[without - 2].name.hasSuffix("be")
        let isToBe =
            items[without - 1].isVerb(.make) && ["should be", "should appear", "must be"].contains(items[without - 1].name)
        guard isShown || isToBe, start < without,
            !items[start..<(isShown ? without - 2 : without - 1)].contains(where: \.acts)
        else { return }
        for place in start..<without { items[place].meaning = .filler }
        items[without].meaning = .verb(.remove)
        items[without].name = "remove"
    }

    /// "raise her chin, with the street behind a little blurred": another wish after the comma.
    static func settleBehindAside(_ items: inout [EditItem]) {
        for comma in items.indices where items[comma].mark == .comma {
            guard let with = after(items, comma), with.name == "with", with.meaning == .with,
                case let rest = segment(items, after: comma + 1), let last = rest.last, items[last].meaning == .blurred,
                !items[rest].contains(where: \.acts), items[..<comma].contains(where: \.acts),
                items[rest].contains(where: { $0.name == "behind" || $0.meaning == .background || $0.meaning == .place })
            else { continue }
            items[comma + 1].meaning = .then
        }
    }

    /// "lint and cat hairs all over the jumper, please clean": what stands in front is what goes.
    static func settleThenClean(_ items: inout [EditItem]) {
        guard let verb = items.lastIndex(where: { $0.isWord && ["clean", "clean up", "remove"].contains($0.name) }), verb > 2,
            items[(verb + 1)...].allSatisfy({ $0.meaning == .filler }),
            let comma = items[..<verb].lastIndex(where: { !$0.isWord }), items[comma].mark == .comma,
            items[(comma + 1)..<verb].allSatisfy({ $0.meaning == .filler }), items[..<comma].allSatisfy(\.isWord),
            !items[..<comma].contains(where: { $0.acts || $0.isCopula }),
            items[0].thing == .other
        else { return }
        var moved = items[verb]
        moved.meaning = .verb(.remove)
        items.removeSubrange(comma...verb)
        items.insert(moved, at: 0)
    }

    /// "orange date stamp on the right: delete": what stands in front is what goes.
    static func settleNamedThenVerb(_ items: inout [EditItem]) {
        guard let colon = items.firstIndex(where: { !$0.isWord }), items[colon].mark == .colon, colon > 0,
            let verb = after(items, colon), verb.isVerb(.remove), items[(colon + 2)...].allSatisfy({ $0.isSmall || !$0.isWord }),
            !items[..<colon].contains(where: \.acts), items[..<colon].contains(where: \.isColor),
            items[..<colon].contains(where: { $0.thing != nil })
        else { return }
        let moved = items[colon + 1]
        items.removeSubrange(colon...(colon + 1))
        items.insert(moved, at: 0)
    }
}
