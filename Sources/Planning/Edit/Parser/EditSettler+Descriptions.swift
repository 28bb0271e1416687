// What is said of a new thing behind its name: where it goes, what it is like, what it is for.

import RetouchModel

extension EditSettler {
    /// What the words at hand tell of the new thing.
    private enum Telling {
        /// Its name alone so far.
        case name
        /// "on the table": where it goes.
        case place
        /// "leaning (against the wall)": a place may follow.
        case posture
        /// "with a red roof (near the lake)": what it has; a place with an article may follow.
        case parts
        /// "wearing a hat", "facing the sea": what it has and does, whatever follows.
        case looks
        /// "to add a sense of calm", "so that it looks natural": to the end of the sentence.
        case purpose
        /// "it should match the light": a sentence about it.
        case sentence

        /// Whether it goes on until another request, and names nothing.
        var isAside: Bool { self == .purpose || self == .sentence }
    }

    /// Makes descriptions of what follows the name of a new thing, up to the next request; the first place that is named stays one.
    ///
    /// - Returns: where it stopped.
    static func settleDescription(_ items: inout [EditItem], of noun: Int) -> Int {
        var telling = Telling.name
        var isPlaced = false
        var index = noun + 1
        while index < items.count {
            let item = items[index]
            if item.mark == .stop || item.meaning == .then {
                guard item.mark == .stop, goesOn(items, after: index, of: noun) else { return index }
                describe(&items, index)
                telling = .sentence
            } else if !item.isWord || item.parts {
                guard item.mark != .colon, item.meaning != .but,
                    let next = self.telling(items, behind: index, telling, of: noun)
                else { return index }
                describe(&items, index)
                telling = next
            } else if let next = begins(items, index, telling) {
                if next == .place, isPlaced || telling == .looks || telling == .parts && !isPlaceOf(items, index) {
                    describe(&items, index)
                    if telling != .parts { telling = .looks }
                } else {
                    if next != .place { describe(&items, index) }
                    if next == .place, item.isSmall || item.meaning == .of { items[index].meaning = .from }
                    telling = next
                }
            } else if telling == .place {
                isPlaced = settlePlace(&items, index) || isPlaced
            } else if telling != .name {
                describe(&items, index)
            }
            // What it is for is no part of its name.
            if telling.isAside, items[index].meaning == .description { items[index].meaning = .filler }
            index += 1
        }
        return index
    }

    /// What a word begins to tell; `nil` = more of the same.
    private static func begins(_ items: [EditItem], _ index: Int, _ telling: Telling) -> Telling? {
        if telling.isAside { return nil }
        let item = items[index]
        switch item.meaning {
        case .because: return .purpose
        case .to where after(items, index)?.acts == true: return .purpose
        case .asLike, .relative: return .looks
        case .with: return telling == .name ? .parts : .looks
        // "walking away from the camera"
        case .from where before(items, index)?.name == "away": return .looks
        // "cascading down the cliff"
        case .particle where telling == .posture && ways.contains(item.name) && after(items, index)?.isArticle == true:
            return .place
        // "peeking out of the box"
        case .filler where item.name.hasPrefix("out of"), .of where telling == .posture: return .place
        case .to where item.name.hasPrefix("toward"): return .looks
        // "a man in a dark suit"
        case .inside where telling == .name && isWorn(items, index): return .parts
        case .on, .inside, .from, .to: return isParticiple(items, index) && telling == .looks ? .looks : .place
        default: if telling == .parts { return nil }
        }
        guard isParticiple(items, index) else { return nil }
        // "holding an umbrella" has an object; "leaning against the wall" is told where.
        let next = items[(index + 1)...].first { !$0.isDegree && ($0.meaning != .particle || ways.contains($0.name)) }
        let hasObject = next.map {
            $0.isWord && ($0.isArticle || $0.isNoun || $0.isPronoun || $0.isColor || $0.meaning == .material)
        }
        return item.isVerb(.wear, .look) || sights.contains(item.name) || hasObject == true ? .looks : .posture
    }

    private static func isWorn(_ items: [EditItem], _ link: Int) -> Bool {
        let noun = segment(items, after: link).first {
            !items[$0].isAdjective && !items[$0].isArticle && items[$0].meaning != .unknown
        }
        return noun.map { items[$0].thing == .garment } ?? false
    }

    /// Particles that a place follows.
    private static let ways: Set = ["down", "along", "through"]

    /// Verbs whose place is not where the new thing is.
    private static let sights: Set = ["point", "looking", "gaze", "stare", "watch", "wave", "reach"]

    /// What follows a mark or "and"; `nil` = another request.
    private static func telling(_ items: [EditItem], behind mark: Int, _ telling: Telling, of noun: Int) -> Telling? {
        guard let start = items[(mark + 1)...].firstIndex(where: { $0.isWord && !$0.parts || $0.mark == .stop }),
            items[start].isWord
        else { return nil }
        if items[mark].meaning == .because { return .purpose }
        if telling.isAside, items[mark].isWord {
            return isRequest(items[start]) && !goesOn(items, telling, with: start) ? nil : telling
        }
        // "with a hat and a thin scarf"
        let isList = telling.isAside || telling == .parts || telling == .looks
        // "(two vases,) one taller than the other"
        if !items[mark].isWord, ["one", "each", "both"].contains(items[start].name) { return .looks }
        if items[start].isArticle, !isSaidOf(items, start, noun) {
            if telling == .place, goesOnAsPlace(items, start) { return .place }
            return isList ? .looks : nil
        }
        // "its leaves catching the light"
        if ["its", "their", "his", "her"].contains(items[start].name), after(items, start)?.isNoun == true,
            start + 2 < items.count, isParticiple(items, start + 2) || ["its", "their"].contains(items[start].name)
        {
            return .looks
        }
        // "making sure it matches"
        if caring.contains(items[start].name), goesOn(items, after: mark, of: noun) { return .sentence }
        guard let first = items[start...].firstIndex(where: { !$0.isWord || !$0.isSmall || isParticipial($0) }),
            items[first].isWord
        else { return isList ? telling : nil }
        let item = items[first]
        if isRequest(item) || [.negation, .more, .less, .tooMuch, .transparent, .background].contains(item.meaning) {
            return nil
        }
        if let next = begins(items, first, .name) { return next }
        if isSaidOf(items, start, noun) { return .sentence }
        return isList ? telling : isAdverb(items, first) || isShade(items, first, telling) ? .looks : nil
    }

    private static func isRequest(_ item: EditItem) -> Bool {
        item.acts && item.form == .base && !isParticipial(item) || item.isToneChange
    }

    /// "to add calm and emphasise the view", "he should sit and wear a hat", and not "… and remove the man".
    private static func goesOn(_ items: [EditItem], _ telling: Telling, with verb: Int) -> Bool {
        if items[verb].name == "be" { return true }
        if items[verb].isVerb(.make) { return after(items, verb)?.meaning == .pronoun(.it) }
        if telling == .purpose { return items[verb].isVerb(.raise, .enhance, .show, .pose) }
        return items[verb].verb != nil && !items[verb].isVerb(.remove, .recolor, .change, .crop, .blur, .keep, .add)
    }

    /// "between the sofa and the lamp": what follows is another thing of the place, and gets no value of its own.
    private static func goesOnAsPlace(_ items: [EditItem], _ start: Int) -> Bool {
        guard items[start].meaning == .article(definite: true) else { return false }
        let end = items[(start + 1)...].firstIndex { !$0.isNoun && !$0.isAdjective || !$0.isWord } ?? items.count
        return end == items.count || !items[end].isWord || items[end].parts || [.of, .on, .inside].contains(items[end].meaning)
    }

    /// "a cake with candles on the table", "a man in a suit behind her", and not "a man with a hat on his head".
    private static func isPlaceOf(_ items: [EditItem], _ link: Int) -> Bool {
        items[link].meaning == .to || after(items, link)?.meaning == .article(definite: true)
            || ["behind", "next to", "beside", "near", "in front of"].contains(items[link].name)
    }

    /// "slightly to the right", "partly hidden", "out of focus"
    private static func isAdverb(_ items: [EditItem], _ index: Int) -> Bool {
        items[index].isDegree || items[index].name.hasSuffix("ly") || items[index].name.hasSuffix("focus")
    }

    /// "(a ring on her finger,) gold with a small diamond": behind a place, a colour or material alone describes the thing.
    private static func isShade(_ items: [EditItem], _ index: Int, _ telling: Telling) -> Bool {
        guard telling == .place, items[index].isColor || items[index].meaning == .material else { return false }
        return after(items, index).map { $0.meaning == .with || $0.meaning == .and } ?? true
    }

    /// Leaves a place what it is, without what its adjectives would mean elsewhere.
    ///
    /// - Returns: whether the word names the place.
    private static func settlePlace(_ items: inout [EditItem], _ index: Int) -> Bool {
        if vague.contains(items[index].name) {
            describe(&items, index)
            return false
        }
        switch items[index].meaning {
        // "in her left hand": the hand.
        case .side where items[index].name.hasSuffix(" hand") && isOwned(items, index):
            items[index].meaning = .limb
            items[index].name = "hand"
            return true
        // "the arm of the armchair"
        case .limb where after(items, index)?.meaning == .of && !isOfSomebody(items, index):
            describe(&items, index)
            return false
        // "along the dirt path"
        case .unknown where before(items, index)?.thing != nil:
            items[index].meaning = .thing(.other)
            return true
        case .thing, .limb, .hair, .wall, .background, .side, .marked, .markShape, .mask, .subject: return true
        case .place, .person, .picture, .color, .article, .pronoun, .filler, .of, .unknown, .here, .reference, .anything, .number:
            return false
        default:
            describe(&items, index)
            return false
        }
    }

    private static func isOwned(_ items: [EditItem], _ index: Int) -> Bool {
        before(items, index).map { $0.isPronoun || $0.isOwner } ?? false
    }

    /// "the hand of the woman"
    private static func isOfSomebody(_ items: [EditItem], _ limb: Int) -> Bool {
        guard let owner = segment(items, after: limb + 1).first(where: { items[$0].isNoun }) else { return false }
        switch EditLexicon.shared.meaning(of: items[owner].name) ?? items[owner].meaning {
        case .person, .subject: return true
        default: return PeopleWords.names.contains(items[owner].name)
        }
    }

    /// Parts of a place that are no things: "the end of the pier".
    private static let vague: Set = [
        "foreground", "distance", "center", "middle", "edge", "corner", "end", "front", "area", "rear", "midground", "base",
    ]

    // MARK: Sentences behind it

    /// "The bench should match …", "They are looking …", "Make sure it blends in": a sentence that goes on about the new thing.
    private static func goesOn(_ items: [EditItem], after stop: Int, of noun: Int) -> Bool {
        var index = stop + 1
        while index < items.count, items[index].isWord,
            caring.contains(items[index].name) || items[index].isSmall && !items[index].isArticle
        {
            index += 1
        }
        return isSaidOf(items, index, noun)
    }

    private static let caring: Set = ["ensure", "make sure", "ensure that", "make sure that", "that"]

    /// "it should …", "the bench is …"
    private static func isSaidOf(_ items: [EditItem], _ index: Int, _ noun: Int) -> Bool {
        guard index < items.count, items[index].isWord else { return false }
        var verb = index + 1
        switch items[index].meaning {
        case .pronoun(.it): break
        case .pronoun(.person):
            guard ["she", "he", "they"].contains(items[index].name) else { return false }
        case .article(definite: true), .pronoun(.this):
            while verb < items.count, items[verb].isAdjective { verb += 1 }
            guard verb < items.count, items[verb].isWord, isSame(items[verb], items[noun]) else { return false }
            verb += 1
        default: return false
        }
        guard verb < items.count, items[verb].isWord else { return false }
        return items[verb].isCopula || EditClause.modals.contains(items[verb].name) || items[verb].form == .third
            || items[verb].meaning == .unknown && items[verb].name.hasSuffix("s")
            || saying.contains { items[verb].name.hasPrefix($0) } || ["has", "have", "will"].contains(items[verb].name)
    }

    /// "a black cat … the cat"
    private static func isSame(_ item: EditItem, _ noun: EditItem) -> Bool {
        item.name == noun.name || noun.name.hasSuffix(" " + item.name)
    }

    private static let saying = ["should ", "must ", "will ", "would ", "could ", "can ", "needs to ", "has to "]
}
