// What holds two statements together: causes, consequences, and "everything that is not".

import RetouchModel

extension EditSettler {
    /// "it is dark, so brighten it": a consequence is a change of its own; "so dark" is very dark.
    static func settleLinks(_ items: inout [EditItem]) {
        // "so the jacket is brown": where a prompt begins, nothing has been asked for that this could be the reason of.
        if let first = items.first, first.meaning == .because, first.name.hasPrefix("so ") { items[0].meaning = .filler }
        // "at the end of the pier" is a place and no next step.
        for index in items.indices where items[index].meaning == .then && after(items, index)?.meaning == .of {
            items[index].meaning = .on
        }
        // "a garden surrounding the shed"
        for index in items.indices where items[index].name == "surrounding" && items[index].meaning == .background {
            if before(items, index)?.isNoun == true, after(items, index)?.isArticle == true { items[index].meaning = .on }
        }
        for index in items.indices where items[index].meaning == .asLike && items[index].name == "as" && givesReason(items, index)
        {
            items[index].meaning = .because
        }
        // "dye the sofa to match the swatch"
        for index in items.indices.dropFirst() where items[index].meaning == .because && items[index].name.hasPrefix("to match") {
            guard items[..<index].contains(where: { $0.isVerb(.recolor) }), after(items, index)?.meaning == .reference else {
                continue
            }
            items[index].meaning = .colorNoun
        }
        // "tan, matching the real product"
        for index in items.indices.dropFirst()
        where items[index].name == "matching" || items[index].name == "match" && items[index].form == .gerund {
            guard !items[index - 1].isWord, !items[segment(items, after: index)].contains(where: { $0.meaning == .reference })
            else {
                continue
            }
            items[index].meaning = .because
        }
        for index in items.indices where items[index].name == "so" && items[index].isWord {
            guard let next = after(items, index) else {
                items[index].meaning = .filler
                continue
            }
            let measures = next.tone.map { $0.form == .plain || $0.form == .fault } ?? (next.isFlaw || next.meaning == .blurred)
            items[index].meaning = measures ? .degree(EditClause.strongDegree) : .and
        }
    }

    /// "as it distracts from the model", "As the brochure will be printed, …": a sentence with a verb of its own.
    private static func givesReason(_ items: [EditItem], _ index: Int) -> Bool {
        guard before(items, index) == nil || items[index - 1].meaning == .and, let next = after(items, index) else {
            return false
        }
        switch next.meaning {
        case .article, .pronoun, .subject, .person: break
        default: return next.thing != nil && next.isPlural
        }
        return items[segment(items, after: index)].contains {
            $0.isCopula || EditClause.modals.contains($0.name) || ["will", "has", "have", "had"].contains($0.name)
                || $0.acts && ($0.form == .third || $0.form == .past || $0.name.hasPrefix("will ") || $0.name.hasPrefix("would "))
                || $0.meaning == .unknown && ($0.name.hasSuffix("s") || $0.name.hasSuffix("ed"))
        }
    }

    /// "I want that the bag becomes blue", "make that the wall is white": a "that" before an article or a pronoun points at nothing.
    static func settleConjunctions(_ items: inout [EditItem]) {
        for index in items.indices where items[index].meaning == .pronoun(.this) && items[index].name == "that" {
            guard let next = after(items, index),
                [.article(definite: true), .pronoun(.person), .pronoun(.it)].contains(next.meaning)
                    || ["a", "an"].contains(next.name) && before(items, index)?.isVerb(.want) == true
            else { continue }
            if before(items, index).map({ $0.acts || $0.isSmall }) ?? true { items[index].meaning = .filler }
        }
    }

    /// "the lamp made everything orange": the lamp is the cause; everything is orange is the fault.
    static func settleCauses(_ items: inout [EditItem]) {
        var index = 0
        while index < items.count {
            defer { index += 1 }
            guard items[index].name == "made", items[index].meaning == .filler, items[index].isWord else { continue }
            let start = items[..<index].lastIndex { !$0.isWord || $0.parts || $0.meaning == .then }.map { $0 + 1 } ?? 0
            let rest = segment(items, after: index)
            guard items[start..<index].contains(where: { $0.isNoun || $0.isPronoun }),
                !items[start..<index].contains(where: { $0.acts || $0.isCopula }),
                let object = rest.first(where: { items[$0].isNoun || items[$0].isPronoun }), object + 1 < rest.upperBound
            else { continue }
            var copula = items[index]
            copula.meaning = .copula
            copula.name = "is"
            for cause in start...index {
                items[cause].meaning = .filler
                items[cause].isGuess = false
            }
            items.insert(copula, at: object + 1)
        }
    }

    /// "everything that isn't the bag" is everything except the bag.
    static func settleExclusions(_ items: inout [EditItem]) {
        for index in items.indices {
            switch items[index].meaning {
            case .everything, .anything, .areas, .rest: break
            default: continue
            }
            var probe = index + 1
            while probe < items.count, items[probe].isWord,
                [.relative, .copula, .pronoun(.this)].contains(items[probe].meaning)
            { probe += 1 }
            guard probe < items.count, items[probe].isWord, items[probe].meaning == .negation,
                ["not", "isnt", "arent", "is not", "are not", "no"].contains(items[probe].name)
            else { continue }
            for place in (index + 1)..<probe { items[place].meaning = .filler }
            items[index].meaning = .everything
            items[probe].meaning = .except
        }
    }

    /// "at the end of the pier" is a place, and no later time.
    static func settleEnds(_ items: inout [EditItem]) {
        for index in items.indices where items[index].meaning == .then && after(items, index)?.meaning == .of {
            items[index].meaning = .on
        }
    }
}
