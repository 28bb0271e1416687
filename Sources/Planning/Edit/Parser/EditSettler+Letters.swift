// What a letter brings with it: a signature, and what it asks to be careful with.

import RetouchModel

extension EditSettler {
    private static let signOffs: Set = [
        "regards", "kind regards", "best regards", "warm regards", "many regards", "best wishes", "all the best", "sincerely",
        "yours sincerely", "yours truly", "yours faithfully", "yours", "respectfully", "best", "cheers", "thanks", "thank you",
        "many thanks", "thx", "ty", "love", "thanks in advance", "thanks so much", "thanks again", "thanks a lot",
    ]

    /// "Kind regards, Anna": a name after a farewell, at the end.
    static func settleSignature(_ items: inout [EditItem]) {
        guard let last = items.lastIndex(where: { $0.isWord && $0.meaning == .filler && signOffs.contains($0.name) }) else {
            return
        }
        let rest = (last + 1)..<items.count
        let names = rest.filter { items[$0].isWord }
        guard !names.isEmpty, names.count <= 2, rest.first.map({ !items[$0].isWord }) == true,
            names.allSatisfy({ items[$0].meaning == .unknown || isName(items, $0, after: last) }),
            last == 0 || !items[last - 1].isWord || last > 2
        else { return }
        for index in names { items[index].meaning = .filler }
    }

    /// "Kind regards, Robin": nobody ends a letter with a bird.
    private static func isName(_ items: [EditItem], _ index: Int, after farewell: Int) -> Bool {
        let name = items[farewell].name
        return (name.hasSuffix("regards") || name.hasSuffix("wishes") || name.hasPrefix("yours") || name.hasPrefix("sincere"))
            && (items[index].thing == .other || items[index].isColor)
    }

    /// "without the dress losing its colour", "without her skin turning orange": the thing before the participle stays.
    private static func settleHarmless(_ items: inout [EditItem], _ index: Int) -> Bool {
        guard let first = after(items, index), first.isArticle || first.isPronoun || first.thing != nil else { return false }
        let rest = segment(items, after: index)
        guard
            let thing = rest.first(where: { items[$0].isNoun }), thing + 1 < rest.upperBound,
            items[rest.lowerBound..<thing].allSatisfy({ $0.isArticle || $0.isPronoun || $0.isAdjective }),
            items[thing + 1].form == .gerund || items[thing + 1].meaning == .unknown && items[thing + 1].name.hasSuffix("ing")
        else { return false }
        items[index].meaning = .verb(.keep)
        items[index].name = "without changing"
        for place in (thing + 1)..<rest.upperBound { items[place].meaning = .filler }
        return true
    }

    /// "without blowing out the sky", "without ruining the skin": whatever would be done to it, it stays.
    static func settleProtections(_ items: inout [EditItem]) {
        for index in items.indices.dropLast(2) where items[index].name == "without" && items[index].isWord {
            if settleHarmless(&items, index) { continue }
            let harm = items[index + 1]
            let isHarm =
                harm.meaning == .unknown && harm.name.hasSuffix("ing")
                || harm.form == .gerund && !harm.isVerb(.make, .turn, .want, .use, .put, .add, .show, .wear, .change, .keep)
            guard harm.isWord, isHarm else { continue }
            var next = index + 2
            while next < items.count, items[next].isWord, items[next].meaning == .particle { next += 1 }
            guard next < items.count, items[next].isWord, items[next].isArticle || items[next].isPronoun || items[next].isNoun
            else {
                continue
            }
            items[index].meaning = .verb(.keep)
            items[index].name = "without changing"
            for place in (index + 1)..<next { items[place].meaning = .filler }
        }
    }
}
