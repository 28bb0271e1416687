// Nouns whose meaning the words beside them decide: people, loose hair, metals, what a participle describes.

import RetouchModel

extension EditSettler {
    /// "the man behind her" is not the subject, unless the sentence puts him there.
    static func isSomebodyElse(_ items: [EditItem], _ index: Int) -> Bool {
        if let before = before(items, index), before.meaning == .article(definite: false) || before.name == "other" {
            return true
        }
        if items[index].isPlural { return true }
        // "take that man away"
        if before(items, index)?.meaning == .pronoun(.this),
            items[..<index].last(where: { $0.acts })?.isVerb(.remove, .take) == true
        {
            return true
        }
        if let verb = items[..<index].last(where: { $0.acts }), !verb.isVerb(.remove, .keep, .lower, .isolate, .blur, .take) {
            return false
        }
        for probe in segment(items, after: index) {
            switch items[probe].meaning {
            case .relative, .copula, .filler, .article, .particle: continue
            // "the man standing behind us"
            case .verb where items[probe].name.hasSuffix("ing") && items[probe].isVerb(.put, .pose): continue
            case .on, .side: return true
            case .inside:
                return items[(probe + 1)...].prefix(3).contains {
                    $0.meaning == .background
                        || ["back", "rear", "distance", "edges", "doorway", "window", "mirror"].contains($0.name) || $0.isSide
                        || $0.meaning == .edges || $0.thing == .garment
                }
            default: return false
            }
        }
        return false
    }

    /// Whether "is" or "looks" stands before an adjective, past words of degree.
    static func isSaid(_ items: [EditItem], _ index: Int) -> Bool {
        let before = items[..<index].last { !$0.isDegree && !$0.isSmall && $0.meaning != .tooMuch && $0.meaning != .crooked }
        return before.map { $0.isWord && ($0.isCopula || $0.isVerb(.look)) } ?? false
    }

    /// "the burnt spots on the crust", "sugar over the buns", "the ringed bit": words of little meaning, and of hair, that name a thing here.
    static func settleHomonyms(_ items: inout [EditItem]) {
        for index in items.indices where items[index].isWord {
            switch items[index].name {
            case "spot" where items[index].meaning == .anything && items[index].isPlural:
                guard let on = after(items, index), on.meaning == .on || on.meaning == .inside,
                    let place = segment(items, after: index + 1).first(where: { items[$0].isNoun }),
                    items[place].thing != nil, items[place].thing != .bodyPart
                else { continue }
                items[index].meaning = .thing(.other)
            case "sample":
                // "the colour of the sample", and not "the sample sticker"
                if before(items, index)?.meaning == .article(definite: true), after(items, index) == nil {
                    items[index].meaning = .reference
                }
            case "a hair" where items[index].isDegree:
                // "a hair lies across her cheek", and not "a hair brighter"
                guard let next = after(items, index), next.verb != nil || next.meaning == .on || next.meaning == .copula else {
                    continue
                }
                items[index].meaning = .thing(.other)
                items[index].name = "hair"
            case "train" where items[index].thing == .garment:
                // Only a gown has one that is worn.
                let isWorn = items.contains {
                    $0.thing == .garment && $0.name != "train" || $0.meaning == .sizing || $0.isVerb(.resize, .garment)
                        || ["bride", "veil", "bridal", "wedding", "long", "her", "detachable"].contains($0.name)
                }
                if !isWorn { items[index].meaning = .thing(.other) }
            case "bun", "fringe", "waves":
                guard items[index].meaning == .hairstyle,
                    before(items, index)?.meaning == .article(definite: true)
                        || items[index].isPlural && before(items, index)?.meaning == .on,
                    !items.contains(where: { $0.meaning == .hair || $0.thing == .bodyPart })
                else { continue }
                items[index].meaning = .thing(.other)
            case "bit" where items[index].isDegree && [.marked, .mask].contains(before(items, index)?.meaning):
                items[index].meaning = .anything
            default: continue
            }
        }
    }

    /// "dust + hair off", "the hairs on the coat", "hair on the sofa": hair that grows on nobody's head.
    static func settleStrays(_ items: inout [EditItem]) {
        for index in items.indices where items[index].meaning == .hair && items[index].isWord && items[index].name == "hair" {
            let isBeside =
                [-2, 2].contains { step in
                    let (link, other) = (index + step / 2, index + step)
                    return items.indices.contains(other) && (items[link].meaning == .and || items[link].mark == .comma)
                        && ThingWords.flawNames.contains(items[other].name)
                }
            // "a hair lies across her cheek, remove it"
            let isOne = before(items, index).map { ["a", "one", "another", "a single"].contains($0.name) } ?? false
            let isFound = isOne && items.contains { $0.isVerb(.remove) }
            guard isBeside || liesOnCloth(items, index) || isFound else { continue }
            items[index].meaning = .thing(.other)
        }
    }

    private static func liesOnCloth(_ items: [EditItem], _ index: Int) -> Bool {
        guard let on = after(items, index), on.meaning == .on || on.meaning == .inside, before(items, index)?.isPronoun != true,
            let place = segment(items, after: index + 1).first(where: {
                !items[$0].isAdjective && !items[$0].isPronoun && !items[$0].isArticle
            })
        else { return false }
        return items[place].thing == .garment || items[place].thing == .accessory || items[place].thing == .other
    }

    /// "fingerprints on the gold": a metal that something lies on.
    static func isPlaceOfMetal(_ items: [EditItem], _ index: Int) -> Bool {
        guard before(items, index)?.meaning == .article(definite: true) else { return false }
        // "the silver is blown out"
        if after(items, index)?.isCopula == true {
            return items[segment(items, after: index)].contains { $0.tone?.form == .fault || $0.isFlaw }
        }
        guard after(items, index) == nil, index > 1 else { return false }
        return [.on, .from, .inside].contains(items[index - 2].meaning)
    }

    /// "the armchair upholstered in green": a participle that no list knows, between a thing and what it is done in.
    static func settleParticiples(_ items: inout [EditItem]) {
        for index in items.indices where items[index].isWord {
            let name = items[index].name
            guard items[index].meaning == .unknown, name.hasSuffix("ed") || name.hasSuffix("ing"),
                before(items, index)?.isNoun == true
            else { continue }
            // "the guest peeking from behind the pillar"
            let isPlaced = after(items, index).map {
                [.inside, .with, .from, .on, .of, .particle].contains($0.meaning) || $0.name == "from behind"
            }
            guard name.hasSuffix("ed") ? isPlaced == true : isPlaced ?? true else { continue }
            items[index].meaning = .filler
        }
    }

    /// "the frame ought to be gold": a frame that hangs or stands there, for a picture has no colour.
    static func isPainted(_ items: [EditItem], _ index: Int) -> Bool {
        let rest = segment(items, after: index)
        return items[rest].contains(where: \.isColor) && !items[rest].contains(where: { $0.isNoun && $0.meaning != .colorNoun })
            && items[rest].contains { $0.isCopula || $0.isVerb(.make, .turn) }
            || items[rest].allSatisfy { $0.isColor || $0.isSmall } && items[rest].contains(where: \.isColor)
    }

    /// Whether a verb acts on it: "add my grandmother", "take my ex out".
    static func isObject(_ items: [EditItem], _ index: Int) -> Bool {
        for item in items[..<index].reversed() {
            guard item.isWord else { return false }
            if item.acts {
                return item.isVerb(.add, .put, .remove, .isolate, .crop, .blur, .take)
                    // "turn the three brothers into pigs"
                    || item.isVerb(.change, .turn) && items[index - 1].isArticle
            }
            guard item.isPronoun || item.isSmall else { return false }
        }
        return false
    }

    /// "navy would work better here" points at nothing.
    static func isIdiom(_ items: [EditItem], _ index: Int) -> Bool {
        guard let before = before(items, index) else { return false }
        return before.name.hasPrefix("would ")
            || [
                "better", "best", "well", "nicely", "nice", "great", "good", "perfectly", "work", "would work", "needed",
                "wanted",
            ].contains(
                before.name)
    }
}
