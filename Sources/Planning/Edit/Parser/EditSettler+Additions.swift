// "Add a small wooden bench facing the water": which words name the new thing.

import RetouchModel

extension EditSettler {
    /// Tells what a new thing is like, and why it is added, from what else is asked for.
    static func settleAdditions(_ items: inout [EditItem]) {
        for index in items.indices where isAddition(items, index) {
            let verb = moveFrontedPlace(&items, index)
            var start = recipient(items, verb) ?? verb
            // "a swing in the tree and a girl playing on it": each with its own description.
            while let noun = newNoun(items, after: start) {
                for place in (start + 1)..<noun where describesNoun(items[place]) { describe(&items, place) }
                if ![.thing(.accessory), .person].contains(items[noun].meaning) { items[noun].meaning = .thing(.other) }
                start = settleDescription(&items, of: noun)
                guard start + 1 < items.count, items[start].parts, items[start + 1].meaning == .article(definite: false) else {
                    break
                }
            }
        }
    }

    /// "on the left of the sofa, add a lamp": the place goes behind the thing.
    ///
    /// - Returns: where the verb is then.
    private static func moveFrontedPlace(_ items: inout [EditItem], _ verb: Int) -> Int {
        let start = items[..<verb].lastIndex { $0.mark == .stop || $0.meaning == .then }.map { $0 + 1 } ?? 0
        guard let comma = items[start..<verb].lastIndex(where: { !$0.isWord }), comma > start + 1,
            [.on, .inside, .to].contains(items[start].meaning), items[(comma + 1)..<verb].allSatisfy(\.isSmall),
            items[start..<comma].allSatisfy({
                $0.isNoun || $0.isArticle || $0.isSide || $0.isSmall || [.on, .inside, .to, .of].contains($0.meaning)
            }), let noun = newNoun(items, after: verb)
        else { return verb }
        // The mark goes with it, so that no index beyond moves.
        let place = Array(items[start...comma])
        items.insert(contentsOf: [place[place.count - 1]] + place.dropLast(), at: noun + 1)
        describe(&items, noun + 1)
        items.removeSubrange(start...comma)
        return verb - place.count
    }

    /// "give the woman an umbrella": the item before what she gets.
    private static func recipient(_ items: [EditItem], _ verb: Int) -> Int? {
        guard items[verb].name == "give" else { return nil }
        return segment(items, after: verb).first { items[$0].meaning == .article(definite: false) }.map { $0 - 1 }
    }

    /// Verbs that put something into the picture that is not there, with the thing itself behind them.
    private static let additions: Set = [
        "add", "include", "introduce", "insert", "install", "attach", "draw", "create", "generate", "place", "put", "position",
        "set", "add in", "put in", "place in", "throw in", "hang", "pop", "situate", "composite", "give", "there should be",
        "there must be", "let there be", "scatter", "sprinkle", "arrange", "lay", "plant", "rest", "mount",
    ]

    private static func isAddition(_ items: [EditItem], _ index: Int) -> Bool {
        items[index].isWord && items[index].isVerb(.add, .put) && items[index].form == .base
            && additions.contains(items[index].name) && isImperativePosition(items, index)
    }

    /// The last word of the new thing's name: "a horse-drawn sleigh", "a set of colourful beach towels".
    ///
    /// - Returns: `nil` where nothing new is named, or something that is no thing: light, contrast, a smile, a garment.
    private static func newNoun(_ items: [EditItem], after verb: Int) -> Int? {
        var noun: Int?
        var index = verb + 1
        while index < items.count {
            let item = items[index]
            if item.meaning == .article(definite: true) || item.isPronoun || [.negation, .background].contains(item.meaning) {
                return nil
            }
            if isNameEnd(items, index) {
                // "a small, charming gazebo": the name goes on behind what only describes it.
                guard item.mark == .comma, index > verb + 2, !items[(verb + 1)..<index].contains(where: \.isNoun) else { break }
                index += 1
                continue
            }
            if noun != nil, isParticiple(items, index) { break }
            // "a cat some flowers": two of them.
            if noun != nil, item.isArticle { return nil }
            if item.meaning == .of { noun = nil } else if !item.isSmall, !item.isNumber, !item.isDegree { noun = index }
            index += 1
        }
        guard let noun, items[(noun + 1)..<index].allSatisfy(\.isSmall) else { return nil }
        // Past the mark of a place that stood in front.
        let end = index < items.count && items[index].meaning == .description ? index + 1 : index
        return isThing(items, noun, before: end) ? noun : nil
    }

    /// Whether the noun of a name is a thing, or must be one because of the place that is told behind it.
    private static func isThing(_ items: [EditItem], _ noun: Int, before end: Int) -> Bool {
        switch items[noun].meaning {
        case .thing(.other), .thing(.accessory), .person, .unknown: return true
        // "a rack of clothes"
        case .thing(.garment):
            if before(items, noun)?.meaning == .of, noun > 1, items[noun - 2].thing == .other { return true }
        default: break
        }
        guard end < items.count else { return false }
        // "add a human figure near the door"
        if items[noun].meaning == .subject { return tellsPlace(items, from: end) }
        // "add a painting on the wall", "add a waterfall on the left", "add a cabin with a red roof near the lake"
        if [.style, .place].contains(items[noun].meaning) { return tellsPlace(items, from: end) }
        guard [.on, .inside].contains(items[end].meaning) else { return false }
        switch items[noun].meaning {
        case .anything: return !["one", "some"].contains(items[noun].name)
        // "a glass of lemonade on the table", "a white orchid beside it"
        case .color:
            let isThing = before(items, noun).map { $0.meaning == .of || $0.isColor && !$0.isModifier } ?? false
            return isThing && ColorThings.names.contains(items[noun].name)
        case .material: return before(items, noun)?.meaning == .article(definite: false)
        // "a folded shirt inside the suitcase" is worn by nobody.
        case .thing(.garment) where !GarmentWords.partNames.contains(items[noun].name):
            guard
                let place = segment(items, after: end).first(where: {
                    items[$0].isNoun || items[$0].isSide || items[$0].isPronoun
                })
            else { return false }
            switch items[place].meaning {
            case .thing(.other), .wall, .side: return true
            case .thing(.accessory): return items[end].meaning == .inside
            default: return false
            }
        default: return false
        }
    }

    /// Whether what follows a name says where the thing goes, or what it does there.
    private static func tellsPlace(_ items: [EditItem], from end: Int) -> Bool {
        [.on, .inside].contains(items[end].meaning) || isParticiple(items, end)
            // "add a volcano to the background"
            || items[end].meaning == .to && end + 2 < items.count && items[end + 1].meaning == .article(definite: true)
                && (items[end + 2].meaning == .background || items[end + 2].thing == .other)
            || items[end].meaning == .with && items[segment(items, after: end)].contains { [.on, .inside].contains($0.meaning) }
    }

    private static func isNameEnd(_ items: [EditItem], _ index: Int) -> Bool {
        guard items[index].isWord else { return true }
        switch items[index].meaning {
        case .description: return items[index].name == ","
        case .on, .inside, .to, .from, .with, .here, .asLike, .because, .purpose, .relative, .and, .but, .or, .then, .copula,
            .except,
            .instead, .marked, .markShape, .reference, .mask:
            return true
        default: return false
        }
    }

    /// "sitting", "perched", "wearing a hat": a participle behind the noun that it describes, and not before another one.
    static func isParticiple(_ items: [EditItem], _ index: Int) -> Bool {
        guard items[index].isWord else { return false }
        let item = items[index]
        switch item.meaning {
        case .verb, .tone, .unknown, .filler, .pose, .blurred, .garmentDetail, .on: break
        case .thing where item.form == .past: break
        default: return false
        }
        guard isParticipial(item), before(items, index)?.isArticle != true else { return false }
        if item.meaning == .on || item.isVerb(.wear, .pose, .look) { return true }
        // "(horses,) kicking up dust"
        if item.acts, item.form == .gerund, before(items, index) == nil { return true }
        // "a painted wooden chair", and not "a chair painted white"
        guard let next = after(items, index), !next.isArticle, !next.isSmall, !next.name.hasSuffix("ly") else { return true }
        let noun = segment(items, after: index).first { !items[$0].isAdjective }
        return noun.map { !items[$0].isNoun && items[$0].meaning != .unknown } ?? true
    }

    /// "looking", "perched", "hanging from": a verb's form that asks for nothing.
    static func isParticipial(_ item: EditItem) -> Bool {
        let first = item.name.prefix { $0 != " " }
        return item.form == .past || item.form == .gerund || first.hasSuffix("ing") || first.hasSuffix("ed")
            || irregularParticiples.contains(String(first))
    }

    private static let irregularParticiples: Set = [
        "hung", "sewn", "worn", "held", "drawn", "built", "bound", "lit", "woven", "spread", "thrown", "caught", "stuck", "bent",
        "laid",
    ]

    /// Whether a word before the noun would mean something else than a part of its name.
    static func describesNoun(_ item: EditItem) -> Bool {
        guard item.isWord else { return true }
        switch item.meaning {
        case .thing, .color, .unknown, .filler, .article, .number, .degree, .of, .person, .side, .ordinal, .description:
            return false
        default: return true
        }
    }

    /// Makes a description of a word or a mark.
    static func describe(_ items: inout [EditItem], _ index: Int) {
        guard !items[index].isSmall || !items[index].isWord else { return }
        items[index].meaning = .description
        if !items[index].isWord {
            items[index].mark = .none
            items[index].name = ","
        }
        items[index].isGuess = false
    }
}
