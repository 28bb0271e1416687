// "She's missing a bag", "a chain would finish the look", "logo off the cap": wishes without a verb for them.

import RetouchModel

extension EditSettler {
    /// Gives wishes the verb that they leave out, and drops what is wanted less.
    static func settleWishes(_ items: inout [EditItem]) {
        dropLesser(&items)
        settleNeverThere(&items)
        frontOnly(&items)
        var index = 0
        while index < items.count {
            defer { index += 1 }
            guard items[index].isWord else { continue }
            switch items[index].name {
            case "missing", "lacking", "lacks": settleMissing(&items, index)
            case "would":
                settleFinish(&items, index)
                settleImagined(&items, index)
            case "without": settleWithout(&items, index)
            case "id like", "i would like", "i want", "we want", "i need", "we need", "want", "need": settleSitting(&items, index)
            case "where": settlePointed(&items, index)
            case "off" where items[index].meaning == .particle: settleOff(&items, index)
            case "nothing else" where items[index].meaning == .rest: settleNothingElse(&items, index)
            case "same": settleSame(&items, index)
            case "behind": settleBehind(&items, index)
            case "next to", "beside": settleBeside(&items, index)
            default: continue
            }
        }
    }

    /// "she is missing a bag", and not "a missing button"
    private static func settleMissing(_ items: inout [EditItem], _ missing: Int) {
        guard let article = after(items, missing), article.meaning == .article(definite: false),
            segment(items, after: missing).contains(where: { items[$0].thing == .accessory || items[$0].thing == .other })
        else { return }
        items[missing].meaning = .verb(.add)
        if missing > 0, items[missing - 1].isCopula { items[missing - 1].meaning = .filler }
    }

    /// "a thin gold chain round her neck would finish the look"
    private static func settleFinish(_ items: inout [EditItem], _ would: Int) {
        guard let verb = after(items, would), finishing.contains(verb.name),
            let start = items[..<would].lastIndex(where: { !$0.isWord || $0.parts }).map({ $0 + 1 }) ?? Optional(0),
            start < would,
            items[start].meaning == .article(definite: false),
            let noun = items[start..<would].firstIndex(where: { $0.thing == .accessory || $0.thing == .other })
        else { return }
        let end = segment(items, after: would).upperBound
        for place in would..<end { items[place].meaning = .filler }
        for place in (start + 1)..<noun where items[place].acts { items[place].meaning = .filler }
        items[start].meaning = .verb(.add)
    }

    private static let finishing: Set = ["finish", "complete", "round", "suit", "make", "elevate", "be", "work", "look", "go"]

    /// "what would the walls look like in sage green": let us see it.
    private static func settleImagined(_ items: inout [EditItem], _ would: Int) {
        guard let asking = before(items, would), ["what", "how"].contains(asking.name) else { return }
        let rest = segment(items, after: would)
        guard let look = rest.first(where: { ["look like", "look"].contains(items[$0].name) }), let link = after(items, look)
        else { return }
        // "what would the lounge look like with oak floorboards in place of the carpet": these instead.
        if link.meaning == .with,
            items[(look + 2)..<rest.upperBound].contains(where: { $0.meaning == .instead })
                || items[(would + 1)..<look].contains(where: { $0.isPronoun || $0.meaning == .subject || $0.meaning == .person })
        {
            items.removeSubrange((would - 1)...(look + 1))
            return
        }
        guard link.meaning == .inside, let color = after(items, look + 1), color.isColor,
            items[(look + 2)..<rest.upperBound].allSatisfy({ $0.isColor || $0.isSmall || $0.meaning == .instead })
        else { return }
        items[would - 1].meaning = .verb(.make)
        items[would - 1].name = "make"
        items[look].meaning = .filler
        items[look + 1].meaning = .filler
    }

    /// "show the dress without the belt": the belt goes.
    private static func settleWithout(_ items: inout [EditItem], _ without: Int) {
        let start = items[..<without].lastIndex { !$0.isWord || $0.parts || $0.meaning == .then }.map { $0 + 1 } ?? 0
        let rest = segment(items, after: without)
        guard items[without].meaning == .negation, start < without, start == 0,
            let article = after(items, without), article.meaning == .article(definite: true) || article.isPronoun,
            let thing = rest.first(where: { items[$0].thing != nil }),
            items[thing].thing == .other || items[thing].thing == .accessory,
            items[rest].allSatisfy({ $0.thing != nil || $0.isArticle || $0.isAdjective || $0.isPronoun || $0.isSmall }),
            items[start..<without].allSatisfy({
                $0.thing != nil || $0.isArticle || $0.isPronoun || $0.isSmall || $0.isVerb(.show, .want)
                    || [.subject, .person, .picture].contains($0.meaning)
            }), items[start..<without].contains(where: { $0.isNoun || $0.isPronoun })
        else { return }
        items[without].meaning = .verb(.remove)
        items[without].name = "remove"
        items.removeSubrange(start..<without)
    }

    /// "I'd like a golden retriever sitting next to the boy": what the new thing does there.
    private static func settleSitting(_ items: inout [EditItem], _ want: Int) {
        guard items[want].isVerb(.want), after(items, want)?.meaning == .article(definite: false) else { return }
        let rest = segment(items, after: want)
        guard let thing = rest.first(where: { items[$0].thing == .other || items[$0].thing == .accessory }),
            let next = after(items, thing), next.isVerb(.pose), next.form == .gerund,
            items[(want + 1)..<thing].allSatisfy({ $0.isArticle || $0.isAdjective })
        else { return }
        items[thing + 1].meaning = .filler
    }

    /// "a pearl brooch where the arrow points"
    private static func settlePointed(_ items: inout [EditItem], _ link: Int) {
        let start = items[..<link].lastIndex { !$0.isWord || $0.parts }.map { $0 + 1 } ?? 0
        guard start < link, items[start].meaning == .article(definite: false),
            items[(start + 1)..<link].allSatisfy({ !$0.acts && !$0.isCopula }),
            items[start..<link].contains(where: { $0.thing == .accessory || $0.thing == .other }),
            segment(items, after: link).contains(where: { items[$0].meaning == .markShape })
        else { return }
        items[start].meaning = .verb(.add)
    }

    /// "logo off the cap please": what is to go from where.
    private static func settleOff(_ items: inout [EditItem], _ off: Int) {
        let start = items[..<off].lastIndex { !$0.isWord || $0.parts }.map { $0 + 1 } ?? 0
        let end = segment(items, after: off).upperBound
        guard start < off, after(items, off)?.isArticle == true || after(items, off)?.isPronoun == true,
            items[start..<off].allSatisfy({ $0.thing != nil || $0.isArticle || $0.isAdjective || $0.isSmall || $0.isFlaw }),
            items[start..<off].contains(where: { $0.thing != nil || $0.isFlaw }),
            !items[off..<end].contains(where: { $0.acts || $0.isColor }), items[off..<end].contains(where: \.isNoun)
        else { return }
        var verb = items[off]
        verb.meaning = .verb(.remove)
        verb.name = "remove"
        verb.isInherited = true
        items[off].meaning = .from
        items.insert(verb, at: start)
    }

    /// "sprig of eucalyptus next to the candle": a thing that is not there yet, beside one that is.
    private static func settleBeside(_ items: inout [EditItem], _ beside: Int) {
        let start = items[..<beside].lastIndex { !$0.isWord || $0.parts }.map { $0 + 1 } ?? 0
        let name = start..<beside
        // "a lemon next to the bottle"
        if let last = name.last, ColorThings.names.contains(items[last].name), items[last].isColor,
            after(items, beside)?.meaning == .article(definite: true),
            !items[name].contains(where: { $0.thing != nil || $0.acts })
        {
            items[last].meaning = .thing(.other)
        }
        guard items[beside].meaning == .on, !name.isEmpty, after(items, beside)?.meaning == .article(definite: true),
            items[start].meaning != .article(definite: true), !items[start].isPronoun,
            items[name].allSatisfy({
                $0.thing == .other || $0.thing == .accessory || $0.meaning == .of || $0.isAdjective || $0.isArticle
                    || $0.meaning == .material
            }),
            items[name].contains(where: { $0.thing != nil && !ThingWords.flawNames.contains($0.name) }),
            !items[name].contains(where: { ThingWords.flawNames.contains($0.name) }),
            items[segment(items, after: beside)].allSatisfy({ $0.isArticle || $0.isNoun || $0.isSmall || $0.isAdjective })
        else { return }
        var verb = items[start]
        verb.meaning = .verb(.add)
        verb.name = "add"
        verb.isInherited = true
        items.insert(verb, at: start)
    }

    /// "only the shoe, nothing else": it is to be cut out.
    private static func settleNothingElse(_ items: inout [EditItem], _ nothing: Int) {
        let start = items[..<nothing].lastIndex { $0.mark == .stop }.map { $0 + 1 } ?? 0
        guard after(items, nothing) == nil, nothing > start + 1, !items[nothing - 1].isWord,
            items[start..<(nothing - 1)].allSatisfy({ $0.thing != nil || $0.isArticle || $0.isSmall || $0.meaning == .subject }),
            let noun = items[start..<(nothing - 1)].firstIndex(where: { $0.thing != nil || $0.meaning == .subject })
        else { return }
        var verb = items[start]
        verb.meaning = .verb(.isolate)
        verb.name = "isolate"
        verb.isInherited = true
        items.removeSubrange((nothing - 1)...nothing)
        items.insert(verb, at: noun)
    }

    /// "her hair copper, same cut and length": what stays.
    private static func settleSame(_ items: inout [EditItem], _ same: Int) {
        guard items[same].meaning == .filler, same > 0, !items[same - 1].isWord || items[same - 1].meaning == .and,
            let next = after(items, same), next.isNoun || next.isValue || ["cut", "look", "pose", "style"].contains(next.name)
        else { return }
        let rest = segment(items, after: same)
        guard !items[rest].contains(where: { $0.isColor || [.with, .to, .inside, .on, .asLike].contains($0.meaning) }) else {
            return
        }
        items[same].meaning = .verb(.keep)
        if next.acts { items[same + 1].meaning = .garmentDetail }
    }

    /// "a cream-to-white fade behind the jar": what is behind the subject is the background.
    private static func settleBehind(_ items: inout [EditItem], _ behind: Int) {
        // "lose the messy bedroom behind me"
        if behind > 0, items[behind - 1].meaning == .place, items[..<behind].contains(where: { $0.isVerb(.remove) }),
            let who = after(items, behind), who.isPronoun || who.meaning == .subject || who.meaning == .person
        {
            items[behind - 1].meaning = .background
            return
        }
        guard items[behind].meaning == .on else { return }
        let start = items[..<behind].lastIndex { !$0.isWord || $0.parts }.map { $0 + 1 } ?? 0
        let rest = segment(items, after: behind)
        guard start < behind, let article = after(items, behind), article.isArticle || article.isPronoun,
            items[start..<behind].contains(where: \.isColor),
            items[start..<behind].allSatisfy({
                $0.isColor || $0.isSmall || $0.isArticle || $0.meaning == .to || $0.meaning == .pattern || $0.name == "fade"
            }), items[rest].allSatisfy({ $0.isArticle || $0.isPronoun || $0.isNoun || $0.isSmall })
        else { return }
        items[behind].meaning = .background
        for place in start..<behind where items[place].name == "fade" { items[place].meaning = .pattern }
        // Nor does the thing belong to what is behind it.
        if items[rest].contains(where: { $0.thing != nil }) { items.removeSubrange(rest) }
    }

    /// "fill the masked area as though the cable had never been there": what was marked, or what is named, is to go.
    private static func settleNeverThere(_ items: inout [EditItem]) {
        guard let like = items.firstIndex(where: { $0.meaning == .asLike && ["as though", "as if", "like"].contains($0.name) }),
            let never = items[like...].firstIndex(where: { ["never", "wasnt", "hadnt", "werent", "isnt"].contains($0.name) }),
            never + 1 < items.count, items[(like + 1)..<never].contains(where: { $0.isNoun || $0.isPronoun }),
            items[(never + 1)...].prefix(while: \.isWord).contains(where: {
                ["there", "existed", "exist", "happened", "present"].contains($0.name) || $0.meaning == .here
            }),
            let verb = items[..<like].firstIndex(where: \.acts)
        else { return }
        let end = segment(items, after: never).upperBound
        items[verb].meaning = .verb(.remove)
        if items[..<like].contains(where: { [.mask, .marked, .markShape].contains($0.meaning) }) {
            items.removeSubrange(like..<end)
        } else {
            items.removeSubrange(never..<end)
            items.removeSubrange((verb + 1)...like)
        }
    }

    /// "navy to burgundy, chinos only": what it is about, said last.
    private static func frontOnly(_ items: inout [EditItem]) {
        guard let only = items.lastIndex(where: { $0.name == "only" && $0.isWord }), after(items, only) == nil,
            let mark = items[..<only].lastIndex(where: { !$0.isWord }), items[mark].mark == .comma, mark + 1 < only,
            items[(mark + 1)..<only].allSatisfy({ $0.thing != nil || $0.isArticle || $0.isAdjective }),
            items[(mark + 1)..<only].contains(where: { $0.thing != nil })
        else { return }
        let start = items[..<mark].lastIndex { !$0.isWord }.map { $0 + 1 } ?? 0
        guard items[start..<mark].contains(where: \.isColor), !items[start..<mark].contains(where: { $0.isNoun || $0.isPronoun })
        else { return }
        let named = Array(items[(mark + 1)..<only])
        items.removeSubrange(mark...only)
        // Behind the verb, if there is one.
        let place = items[start..<mark].firstIndex(where: \.acts).map { $0 + 1 } ?? start
        items.insert(contentsOf: named, at: place)
    }

    /// "rather on a beach than in front of that paper": what stands behind "than" is not wanted.
    private static func dropLesser(_ items: inout [EditItem]) {
        guard let rather = items.firstIndex(where: { $0.name == "rather" && $0.isWord }), after(items, rather)?.name != "than"
        else { return }
        let rest = segment(items, after: rather)
        guard let than = rest.first(where: { items[$0].name == "than" }) else { return }
        items.removeSubrange(than..<rest.upperBound)
    }
}
