// "Remove the chair with wooden arms that stands by the wall": which words only say which chair.

import RetouchModel

extension EditSettler {
    /// Tells what a thing that is removed, cut out or replaced is like, and with what care, from what else is asked for.
    static func settleNamed(_ items: inout [EditItem]) {
        for index in items.indices.dropLast() where items[index].acts && before(items, index)?.meaning == .article(definite: true)
        {
            // "the transport vehicle"
            guard items[index + 1].isWord, items[index + 1].meaning == .unknown else { continue }
            items[index].meaning = .filler
            items[index + 1].meaning = .thing(.other)
        }
        for index in items.indices where takes(items, index) {
            var start = index
            while let noun = namedNoun(&items, after: start, cutsOut: items[index].isVerb(.isolate)) {
                let end = settleDetails(&items, of: noun, cutsOut: items[index].isVerb(.isolate))
                guard end < items.count, items[end].parts, isNounPhrase(items, end + 1) else { break }
                start = end
            }
            if start == index { settleCare(&items, after: index) }
        }
    }

    /// "remove what I circled, blending the edges": how well it is to be done, whatever it is.
    private static func settleCare(_ items: inout [EditItem], after verb: Int) {
        guard let mark = items[verb...].firstIndex(where: { !$0.isWord }), items[mark].mark == .comma,
            detail(items, behind: mark, .looks, cutsOut: false) == .care,
            !(mark + 1 < items.count && items[mark + 1].isVerb(.keep))
        else { return }
        for index in mark..<(items[mark...].firstIndex { $0.mark == .stop } ?? items.count) {
            describe(&items, index, always: true)
        }
    }

    /// Verbs whose object is in the picture already, and is no property of it.
    private static func takes(_ items: [EditItem], _ index: Int) -> Bool {
        items[index].isWord && items[index].isVerb(.remove, .isolate) && items[index].form == .base
            && isImperativePosition(items, index) && taking.contains(items[index].name)
    }

    private static let taking: Set = [
        "remove", "erase", "delete", "extract", "isolate", "cut out", "eliminate", "take out", "take away", "get rid of",
        "edit out",
        "crop out", "select", "separate",
    ]

    /// The last word of the thing's name: "the red trolley", "the slice of pizza", "the Polaris utility vehicle".
    ///
    /// - Returns: `nil` where no thing is named.
    private static func namedNoun(_ items: inout [EditItem], after verb: Int, cutsOut: Bool) -> Int? {
        var noun: Int?
        var index = verb + 1
        while index < items.count, items[index].isWord, !endsName(items, index, isNamed: noun != nil) {
            let item = items[index]
            if item.isNoun || item.meaning == .unknown || item.isColor, item.meaning != .picture { noun = index }
            index += 1
            // "the red and black jacket"
            if item.isColor, index + 1 < items.count, items[index].meaning == .and, items[index + 1].isColor,
                segment(items, after: index + 1).contains(where: { items[$0].thing != nil || items[$0].meaning == .unknown })
            {
                describe(&items, index, always: true)
                describe(&items, index + 1, always: true)
                index += 2
            }
        }
        // "the red circle"
        if index < items.count, [.marked, .markShape, .mask].contains(items[index].meaning) { return nil }
        guard let noun else { return nil }
        switch items[noun].meaning {
        // "the transport object", "the daily items"
        case .anything where noun > verb + 1 && isQualifier(items[noun - 1]): items[noun].meaning = .thing(.other)
        // "the wooden structure", "the inflatable castle"
        case .slider where items[noun].name == "structure", .place where before(items, noun)?.isNoun == true:
            items[noun].meaning = .thing(.other)
        case .thing, .subject, .person: break
        // "the utility vehicle"
        case .unknown where noun > verb + 2 && (items[noun - 1].acts || items[noun - 1].meaning == .unknown):
            items[noun].meaning = .thing(.other)
            if items[noun].isPlural { items[noun].name = singular(items[noun].name) }
        case .unknown: break
        case .anything where cutsOut: break
        // "the small tomato"
        case .color where ColorThings.names.contains(items[noun].name) || before(items, noun)?.isArticle != true:
            items[noun].meaning = .thing(.other)
        default: return nil
        }
        // "the human figure", "the transport object", "the attached awning": what kind it is asks for nothing.
        for place in (verb + 1)..<noun where items[place].meaning == .unknown || items[place].acts || isAttached(items, place) {
            describe(&items, place)
        }
        return noun
    }

    private static func isQualifier(_ item: EditItem) -> Bool { item.meaning == .unknown || item.thing != nil || item.acts }

    /// No reference picture is meant.
    private static func isAttached(_ items: [EditItem], _ index: Int) -> Bool {
        items[index].meaning == .reference && items[index].name == "attached" && after(items, index)?.isNoun == true
    }

    /// Where the name of a thing ends.
    private static func endsName(_ items: [EditItem], _ index: Int, isNamed: Bool) -> Bool {
        if isAttached(items, index) { return false }
        return switch items[index].meaning {
        case .on, .inside, .to, .from, .with, .here, .asLike, .because, .purpose, .relative, .and, .but, .or, .then, .copula,
            .except,
            .instead, .marked, .markShape, .reference, .mask, .negation, .everything, .rest, .description:
            true
        default: isNamed && isParticiple(items, index) || items[index].name == "worn"
        }
    }

    // MARK: Details

    /// What the words at hand tell of a named thing.
    private enum Detail {
        case name
        /// "in the foreground", "on the left": where it is.
        case place
        /// "with a red roof", "worn by the woman", "that stands there".
        case looks
        /// ", ensuring that the background stays": to the end of the sentence.
        case care
    }

    /// Makes descriptions of what follows a thing's name, up to the next request or the next thing.
    ///
    /// - Returns: where it stopped.
    private static func settleDetails(_ items: inout [EditItem], of noun: Int, cutsOut: Bool) -> Int {
        var detail = Detail.name
        var index = noun + 1
        while index < items.count {
            let item = items[index]
            if item.mark == .stop || item.meaning == .then {
                guard item.mark == .stop, isCare(items, after: index) else { return index }
                describe(&items, index)
                detail = .care
            } else if item.name == "(", !item.isWord,
                let close = items[index...].firstIndex(where: { $0.name == ")" && !$0.isWord })
            {
                for place in index...close { describe(&items, place, always: true) }
                index = close
            } else if !item.isWord || item.parts || item.meaning == .or {
                guard let next = self.detail(items, behind: index, detail, cutsOut: cutsOut) else { return index }
                describe(&items, index, always: true)
                detail = next
            } else if detail == .care || detail == .looks {
                describe(&items, index, always: detail == .care)
            } else if item.meaning == .relative || item.meaning == .with || item.name == "worn" || isParticiple(items, index) {
                describe(&items, index, always: true)
                detail = .looks
            } else if item.meaning == .from, item.name == "from" {
                // What it is taken from stays.
                describe(&items, index, always: true)
                detail = .looks
            } else if [.on, .inside].contains(item.meaning) {
                detail = .place
            } else if item.acts, item.form == .base {
                return index
            }
            index += 1
        }
        return index
    }

    /// What follows a mark or "and"; `nil` = another request or another thing.
    private static func detail(_ items: [EditItem], behind mark: Int, _ detail: Detail, cutsOut: Bool) -> Detail? {
        guard items[mark].mark != .colon, let start = items[(mark + 1)...].firstIndex(where: { !$0.isWord || !$0.parts }),
            items[start].isWord
        else { return nil }
        // ", and isolate it from its surroundings", ", blending the background", "while preserving the background"
        guard
            let first = items[start...].firstIndex(where: { !$0.isWord || !$0.isSmall || isParticipial($0) || $0.name == "only" }
            ),
            items[first].isWord
        else { return detail == .name ? nil : detail }
        let item = items[first]
        if items[start..<first].contains(where: isCaring) { return .care }
        if item.name == "leave out", cutsOut { return .care }
        if item.isVerb(.keep) {
            if item.name == "leave", item.form == .gerund { return .care }
            return keepsOnlyRest(items, after: first, cutsOut: cutsOut) ? .care : nil
        }
        if isCaring(item) { return .care }
        if cutsOut, item.isVerb(.isolate), items[first...].contains(where: { $0.isPronoun }) { return .care }
        if item.name.hasPrefix("blend") || item.name.hasPrefix("fill") { return .care }
        if item.acts, item.form == .gerund, !remaking.contains(item.name) { return .care }
        let isStanding = item.form == .past && item.isVerb(.put, .add, .pose, .wear, .look, .take)
        if isParticiple(items, first), !item.acts || isStanding { return .looks }
        if item.acts && item.form != .third
            || [.negation, .more, .less, .tooMuch, .tooLittle, .transparent].contains(item.meaning)
        {
            return nil
        }
        if item.meaning == .with { return .looks }
        if [.on, .inside].contains(item.meaning) { return .place }
        switch detail {
        case .care: return .care
        case .looks:
            let isNext = items[start].meaning == .article(definite: true) && items[mark].meaning == .and
            return isNext && !goesWith(items, before: mark) ? nil : .looks
        // "from the field and trees in the background"
        case .place: return items[start].isArticle || !item.isNoun && item.meaning != .unknown ? nil : .looks
        // "the yacht and the water around it"
        case .name:
            return cutsOut && segment(items, after: start).contains { items[$0].name.hasPrefix("surround") } ? .looks : nil
        }
    }

    /// "with the painted face and the balloon": both are what it has.
    private static func goesWith(_ items: [EditItem], before mark: Int) -> Bool {
        guard let with = items[..<mark].lastIndex(where: { $0.name == "with" }), with + 1 < mark else { return false }
        return items[with + 1].name == "the" && items[with..<mark].allSatisfy(\.isWord)
    }

    /// Gerunds that ask for something else: ", replacing it with a vase".
    private static let remaking: Set = [
        "replace", "swap", "change", "add", "put", "turn", "substitute", "exchange", "make", "recolor",
    ]

    private static func isCaring(_ item: EditItem) -> Bool {
        [
            "ensure", "ensuring", "make sure", "making sure", "leave", "focus", "focusing", "include", "including", "exclude",
            "excluding", "so that", "specifically",
        ]
        .contains(item.name) && !(item.acts && item.form == .base && item.isVerb(.add))
    }

    /// "keeping the background intact", "keep the others": what no step touches anyway.
    private static func keepsOnlyRest(_ items: [EditItem], after verb: Int, cutsOut: Bool) -> Bool {
        let kept = segment(items, after: verb).first {
            items[$0].isNoun || items[$0].meaning == .rest || items[$0].meaning == .everything
        }
        guard let kept else { return cutsOut }
        if cutsOut { return true }
        switch items[kept].meaning {
        case .background, .rest, .everything, .place: return true
        default: return ["others", "other", "surroundings", "surrounding", "environment", "scene"].contains(items[kept].name)
        }
    }

    /// "Ensure that the background fills the space seamlessly.": a sentence about how well it is to be done.
    private static func isCare(_ items: [EditItem], after stop: Int) -> Bool {
        guard let first = items[(stop + 1)...].firstIndex(where: { !$0.isWord || !$0.isSmall || isCaring($0) }),
            isCaring(items[first])
        else { return false }
        let sentence = items[first...].prefix { $0.mark != .stop }
        return sentence.contains {
            caringWords.contains($0.name) || $0.name.hasPrefix("seamless") || $0.name.hasPrefix("natural")
        }
            && !sentence.contains { $0.isColor || $0.thing == .garment || $0.thing == .bodyPart }
    }

    private static let caringWords: Set = [
        "intact", "blend", "blends", "fill", "fills", "realistic", "untouched", "consistent", "match", "clean",
    ]

    /// "the bag", "a red scarf", "dark pants": another thing of the same request.
    private static func isNounPhrase(_ items: [EditItem], _ start: Int) -> Bool {
        guard
            let first = items[min(start, items.count)...].firstIndex(where: {
                !$0.isWord || !$0.isArticle && !$0.isSmall && !$0.parts
            }),
            items[first].isWord, !items[first].acts
        else { return false }
        return items[first].isNoun || items[first].isColor || items[first].isAdjective || items[first].meaning == .unknown
    }

    /// Makes a description of a word, even of a small one, or of a mark.
    static func describe(_ items: inout [EditItem], _ index: Int, always: Bool) {
        if always, items[index].isWord {
            items[index].meaning = .description
            items[index].isGuess = false
        } else {
            describe(&items, index)
        }
    }
}
