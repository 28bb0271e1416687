// What a clause is in a letter: a bare request, a refusal, thanks, a story.

import RetouchModel

extension EditClause {
    /// "it falls into shadow": a fault, with no verb that asks for anything.
    var tellsFault: Bool {
        !contains { $0.acts && !$0.isInherited } && contains { $0.tone?.form == .fault } && contains { $0.isNoun || $0.isPronoun }
    }

    /// "cables on the floor, get rid of them": names what the next clause takes away.
    func isTopic(of next: EditClause?) -> Bool {
        let isBare =
            next.map { $0.verb != nil && $0.items.allSatisfy { $0.isSmall || $0.isDegree || $0.isVerb(.retouch, .remove, .fix) } }
            == true
        // "you can see my shadow, it shouldn't be there"
        let isSeen = does(.show) && contains { ["you", "i", "we"].contains($0.name) }
        guard let next, verb == nil || isSeen, !isStatement, next.refersBack || isBare, next.does(.remove, .fix, .retouch),
            !next.contains(where: { $0.thing != nil || $0.isValue || $0.meaning == .background })
        else { return false }
        // "the jumper has a stain" names the stain.
        guard !contains(where: { ["has", "have", "got"].contains($0.name) }) else { return false }
        return contains { $0.thing != nil } && !contains { $0.isValue || $0.isSlider || $0.meaning == .negation || $0.isFlaw }
    }

    /// "the chip should not be retouched": what the negated verb would do to it, it stays.
    var keptInFront: EditClause? {
        guard let negation = first(where: { $0.meaning == .negation }), negation > 0,
            items[..<negation].contains(where: { $0.thing != nil || $0.meaning == .background || $0.meaning == .subject }),
            !items[..<negation].contains(where: { $0.acts || $0.meaning == .relative }),
            let verb = items[(negation + 1)...].first(where: { !$0.isSmall && $0.meaning != .copula && !$0.name.hasSuffix("be") }
            ),
            verb.isVerb(.remove, .retouch, .change, .recolor, .smooth, .crop, .blur, .sharpen, .isolate), verb.form == .past
        else { return nil }
        return EditClause(Array(items[..<negation]), continuesSentence: continuesSentence)
    }

    /// "same car": names what the rest is about, and asks for nothing.
    var isSame: Bool {
        verb == nil && items.first { $0.isWord && !$0.isArticle }?.name == "same" && !contains(where: \.isValue)
    }

    /// "please fix it": asks for what was said before.
    var isBareFix: Bool {
        does(.fix, .lower, .remove, .retouch, .smooth, .enhance, .change, .sharpen, .soften)
            && items.allSatisfy { $0.isSmall || $0.isPronoun || $0.acts || $0.isDegree }
    }

    /// "turn it the right way up": says no angle of its own.
    var turnsBack: Bool {
        does(.turn, .rotate, .flip) && contains { ["right way up", "right side up", "right way round"].contains($0.name) }
    }

    /// "making the dress more prominent", "removing distractions": what a change is good for, behind it.
    var tellsAim: Bool {
        guard continuesSentence, let first = items.first(where: { !$0.isSmall }), first.acts, first.form == .gerund else {
            return false
        }
        let aims: Set = [
            "distraction", "distractions", "clutter", "attention", "focus", "prominent", "prominence", "stand out", "focal",
            "emphasis", "noticeable", "standout",
        ]
        return contains { aims.contains($0.name) } && !contains { $0.isColor && !$0.isModifier }
    }

    /// Whether it says "it" or "fix that" of something named before.
    var refersBack: Bool {
        let refers = items.indices.contains { index in
            switch items[index].meaning {
            case .pronoun(.it), .pronoun(.this): true
            case .anything where items[index].name == "one": index == items.count - 1 || !items[index + 1].isNoun
            // "take him out", and not "her dress".
            case .pronoun(.person):
                !(index + 1 < items.count
                    && (items[index + 1].isNoun || items[index + 1].isAdjective && !items[index + 1].isSmall))
            default: false
            }
        }
        return refers && contains { $0.acts || $0.isValue }
    }

    /// "the bracelet I don't want": what is not wanted is named first.
    var withRefusalInFront: EditClause? {
        let refusals: Set = [
            "i dont want", "dont want", "do not want", "dont need", "do not need", "no", "not", "wasnt", "werent", "isnt",
            "arent",
        ]
        // "I wish that person weren't in the shot", "I'd prefer it if the lamp wasn't there"
        let isThere = { (item: EditItem) in item.meaning == .here || item.meaning == .picture || item.meaning == .inside }
        guard let last = items.lastIndex(where: { !$0.isSmall && !isThere($0) }), items[last].meaning == .negation,
            refusals.contains(items[last].name), last > 0, verb == nil || does(.want) && items[last].name.hasSuffix("nt"),
            let thing = items[..<last].firstIndex(where: { $0.thing != nil || $0.meaning == .person }),
            items[..<last].allSatisfy({ $0.isNoun || $0.isAdjective || $0.isSmall || $0.isPronoun || $0.isVerb(.want) }),
            thing < last
        else { return nil }
        var copy = self
        copy.items.remove(at: last)
        copy.items.insert(items[last], at: 0)
        copy.items.removeAll { $0.isVerb(.want) || isThere($0) || $0.meaning == .pronoun(.it) }
        copy.items[0].isInherited = true
        return copy
    }

    static let soleWords: Set = [
        "just want", "just need", "only", "just", "solely", "nothing but", "on its own", "by itself", "on their own",
    ]

    /// "sandals only": a thing and nothing that it should become.
    var asksForAlone: Bool {
        (verb == nil || does(.want, .show, .keep, .make)) && contains { $0.thing != nil || $0.meaning == .subject }
            && !contains {
                $0.isValue || $0.meaning == .place || $0.tone != nil || $0.isSlider || $0.meaning == .negation && $0.name != "no"
            }
    }

    /// "I need the lamp without background"
    var isBackgroundless: Bool {
        asksForAlone && (verb == nil || does(.want, .show))
            && contains { $0.meaning == .transparent && ($0.name.hasPrefix("no ") || $0.name.hasPrefix("without")) }
    }

    /// "the kettle on its own"
    var isAlone: Bool {
        asksForAlone && contains { ["on its own", "by itself", "on their own"].contains($0.name) }
    }

    /// "just the sneakers no background"
    var dropsBackground: Bool {
        has(.transparent)
            || items.indices.contains { items[$0].meaning == .background && $0 > 0 && items[$0 - 1].meaning == .negation }
    }

    /// "no background", "transparent": nothing beside it.
    var isBareTransparent: Bool {
        let isNone = has(.transparent) || has(.background) && (has(.negation) || does(.remove))
        return isNone
            && items.allSatisfy {
                $0.isSmall || $0.isPronoun || $0.acts
                    || [.transparent, .background, .negation, .picture, .output, .on].contains($0.meaning)
            }
    }

    /// "thanks for the quick turnaround on the last one"
    var isThanks: Bool {
        let words = items.filter(\.isWord)
        let thanks: Set = [
            "thanks", "thank you", "thank", "many thanks", "thanks so much", "sorry", "apologies", "cheers", "thx",
        ]
        // "great work on the last batch", "that would suit our brand"
        let praise: Set = [
            "great", "good", "nice", "lovely", "amazing", "brilliant", "excellent", "fantastic", "wonderful", "superb",
        ]
        let works: Set = ["work", "work on", "job", "working", "effort", "stuff"]
        if words.indices.dropLast().prefix(5).contains(where: {
            praise.contains(words[$0].name) && works.contains(words[$0 + 1].name)
        }),
            !contains(where: { $0.acts && $0.name != "work on" })
        {
            return true
        }
        if words.count > 2, [.pronoun(.this), .pronoun(.it)].contains(words[0].meaning),
            ["would", "will"].contains(words[1].name)
                && (words[2].meaning == .unknown || ["suit", "fit", "match"].contains(words[2].name))
                || ["would suit", "would help", "would look good", "would look great"].contains(words[1].name)
        {
            return true
        }
        // "what a great service!"
        if words.count > 2, words[0].name == "what a" || words[0].name == "what" && words[1].name == "a",
            words.contains(where: { praise.contains($0.name) }), !contains(where: \.acts)
        {
            return true
        }
        guard let first = words.firstIndex(where: { thanks.contains($0.name) }), first < 3, first + 1 < words.count else {
            return false
        }
        return ["for", "about"].contains(words[first + 1].name) && !contains(where: \.acts)
    }

    /// "shot at iso 6400", "taken with a phone": how the picture came to be.
    var tellsCapture: Bool {
        guard let first = items.first(where: { $0.isWord && !["this", "it", "was", "is"].contains($0.name) }) else {
            return false
        }
        return [
            "shot", "taken", "photographed", "photographed by", "was taken", "photo was taken", "picture was taken", "scanned",
        ]
        .contains(first.name) && !contains(where: \.acts)
    }

    var tellsOfWriter: Bool {
        items.contains { ["i", "we", "ive", "im"].contains($0.name) || $0.name.hasPrefix("we ") }
    }

    /// "(we bought this) and hold the licence": a verb that asks for nothing by itself, with no subject of its own.
    var mayContinueStory: Bool {
        guard continuesSentence, let first = items.first, !first.isInherited, first.form == .base else { return false }
        return first.isVerb(.pose, .wear, .look, .use, .take, .show)
    }

    /// "keep everything", "don't change anything".
    var keepsAll: Bool {
        contains { [.everything, .rest, .anything].contains($0.meaning) }
            && !contains { $0.thing != nil || [.subject, .background, .person, .wall].contains($0.meaning) }
    }

    /// "add warmth": what it is about was said before.
    var namesNothing: Bool {
        (continuesSentence || items.allSatisfy { $0.isSmall || $0.isVerb(.remove) || $0.isDegree })
            && contains { $0.acts || $0.isValue } && !isStatement
            && !contains {
                $0.thing != nil || $0.isPronoun && $0.meaning != .pronoun(.writer)
                    || [.subject, .person, .background, .wall, .picture].contains($0.meaning)
            }
    }
}
