// Nouns whose meaning the words beside them decide: people, loose hair, metals, what a participle describes.

import RetouchModel

extension EditSettler {
    /// "the man behind her" is not the subject, unless the sentence puts him there.
    static func isSomebodyElse(_ items: [EditItem], _ index: Int) -> Bool {
        if let before = before(items, index), before.meaning == .article(definite: false) || before.name == "other" {
            return true
        }
        if items[index].isPlural { return true }
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

    /// "dust + hair off", "the hairs on the coat", "hair on the sofa": hair that grows on nobody's head.
    static func settleStrays(_ items: inout [EditItem]) {
        for index in items.indices where items[index].meaning == .hair && items[index].isWord && items[index].name == "hair" {
            let isBeside =
                [-2, 2].contains { step in
                    let (link, other) = (index + step / 2, index + step)
                    return items.indices.contains(other) && (items[link].meaning == .and || items[link].mark == .comma)
                        && ThingWords.flawNames.contains(items[other].name)
                }
            guard isBeside || liesOnCloth(items, index) else { continue }
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
        guard before(items, index)?.meaning == .article(definite: true), after(items, index) == nil, index > 1 else {
            return false
        }
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
}
