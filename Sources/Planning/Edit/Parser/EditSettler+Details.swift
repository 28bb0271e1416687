// What is said of a thing that is removed or cut out, and with what care it is to be done.

import RetouchModel

extension EditSettler {
    /// What the words at hand tell of a named thing.
    enum Detail {
        case name
        /// "in the foreground", "on the left": where it is.
        case place
        /// "from the table": what it is taken from stays, whatever it is.
        case source
        /// "with a red roof", "worn by the woman", "that stands there".
        case looks
        /// ", ensuring that the background stays": to the end of the sentence.
        case care
    }

    /// Makes descriptions of what follows a thing's name, up to the next request or the next thing.
    ///
    /// - Returns: where it stopped.
    static func settleDetails(_ items: inout [EditItem], of noun: Int, cutsOut: Bool) -> Int {
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
            } else if detail == .care || detail == .looks || detail == .source {
                describe(&items, index, always: detail == .care)
            } else if item.meaning == .relative || item.meaning == .with || item.name == "worn" || isParticiple(items, index) {
                describe(&items, index, always: true)
                detail = .looks
            } else if item.meaning == .from, item.name == "from" {
                describe(&items, index, always: true)
                detail = .source
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
    static func detail(_ items: [EditItem], behind mark: Int, _ detail: Detail, cutsOut: Bool) -> Detail? {
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
        case .place, .source: return items[start].isArticle || !item.isNoun && item.meaning != .unknown ? nil : .looks
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
    static func isNounPhrase(_ items: [EditItem], _ start: Int) -> Bool {
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
