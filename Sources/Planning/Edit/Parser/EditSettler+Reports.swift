// "Vendor asks that …", "the twins wouldn't sit still", "taken in the church": what is told, and not asked for.

import RetouchModel

extension EditSettler {
    /// Drops who asked, where the photograph was taken and what happened then, so that only the wish is left.
    static func settleReports(_ items: inout [EditItem]) {
        dropReporter(&items)
        settleColorsIn(&items)
        for index in items.indices where items[index].isWord {
            let next = after(items, index)
            // "a watercolour painting for a birthday card"
            if case .purpose = items[index].meaning, next?.thing == .other, index > 0, items[index - 1].meaning == .style {
                items[index + 1].meaning = .filler
            }
            switch items[index].name {
            // "taken in the church"
            case "taken", "shot", "photographed":
                guard !items[index].acts, isImperativePosition(items, index), next?.meaning == .inside || next?.meaning == .on,
                    index + 3 < items.count, items[index + 2].meaning == .article(definite: true),
                    items[index + 3].meaning == .place,
                    items[(index + 4)...].contains(where: { $0.isPronoun })
                else { continue }
                for place in index..<segment(items, after: index).upperBound { items[place].meaning = .filler }
            // "the twins wouldn't sit still"
            case "wouldnt", "didnt", "wont", "couldnt":
                if next?.isVerb(.pose) == true, items[..<index].last?.isNoun == true || items[..<index].last?.isPronoun == true {
                    let start = items[..<index].lastIndex { !$0.isWord || $0.parts }.map { $0 + 1 } ?? 0
                    for place in start...(index + 1) { items[place].meaning = .filler }
                }
            // "the photo of the cat is noisy": the photo is.
            case "of":
                guard index > 0, items[index - 1].meaning == .picture,
                    isImperativePosition(items, index - 1) || index == 1
                        || items[..<(index - 1)].allSatisfy(\.isArticle), index + 3 < items.count, items[index + 1].isArticle,
                    items[index + 2].thing != nil, items[index + 3].isCopula
                else { continue }
                for place in index...(index + 2) { items[place].meaning = .filler }
            // "the children still talk about it"
            case "still": if next?.name == "talk" { items[index + 1].meaning = .filler }
            // "the ring shows fingerprints. Polish them away"
            case "show", "shows":
                guard items[index].acts, items[index].form == .third, next?.thing == .other, next?.isPlural == true,
                    let stop = items[index...].firstIndex(where: { !$0.isWord }), let verb = after(items, stop),
                    verb.acts, after(items, stop + 1)?.meaning == .pronoun(.it),
                    items[..<index].allSatisfy(\.isWord)
                else { continue }
                for place in 0...index { items[place].meaning = .filler }
                for place in (index + 2)..<stop { items[place].meaning = .filler }
            // "dust off the bag"
            case "dust off", "brush off":
                guard items[index].isVerb(.remove), next?.isArticle == true || next?.isPronoun == true,
                    let thing = after(items, index + 1),
                    items[index].name == "dust off" || thing.thing == .garment || thing.thing == .accessory
                else { continue }
                var dust = items[index]
                dust.meaning = .thing(.other)
                dust.name = "dust"
                var on = items[index]
                on.meaning = .on
                on.name = "on"
                items[index].name = "remove"
                items.insert(contentsOf: [dust, on], at: index + 1)
                return
            // "get the cars out from behind the house"
            case "from behind":
                if items[..<index].contains(where: { $0.isVerb(.remove) })
                    || items[..<index].contains(where: { $0.name == "get" }),
                    next?.isArticle == true
                {
                    items[index].meaning = .on
                    items[index].name = "behind"
                }
            // "open the shadows under the hat"
            case "shadows under":
                if next?.isArticle == true, after(items, index + 1).map({ $0.thing != .bodyPart }) ?? false {
                    items[index].meaning = .slider(SliderWord(slider: .shadows))
                    items[index].name = "shadows"
                    var on = items[index]
                    on.meaning = .on
                    on.name = "under"
                    items.insert(on, at: index + 1)
                    return
                }
            // "to three-quarter length"
            case "three quarter": if next?.meaning == .sizing { items[index].meaning = .filler }
            // "overcast sky replaced by a blue one"
            case "overcast sky", "cloudy sky", "gray sky":
                if items[index].isRecipe, next?.isVerb(.change) == true || next?.isCopula == true {
                    items[index].meaning = .thing(.other)
                    items[index].name = "sky"
                }
            // "the other vehicles"
            case "other":
                if index > 0, items[index - 1].meaning == .article(definite: true), let next, next.meaning == .unknown,
                    next.name.hasSuffix("s")
                {
                    items[index].meaning = .filler
                    items[index + 1].meaning = .thing(.other)
                }
            // "the family photographs on the mantelpiece"
            case "photograph", "portrait":
                if items[index].meaning == .picture, items[index].isPlural, next?.meaning == .on {
                    items[index].meaning = .thing(.other)
                }
            // "…, so we would be grateful if it could be removed"
            case "grateful", "happy", "glad":
                guard next?.name == "if", let start = items[..<index].lastIndex(where: { !$0.isWord })
                else {
                    continue
                }
                for place in (start + 1)...(index + 1) { items[place].meaning = .filler }
            // "in metallic black": a shade of it.
            case "metallic": if items[index].meaning == .material, next?.isColor == true { items[index].meaning = .filler }
            // "open the shadows"
            case "open":
                if items[index].isVerb(.raise), next?.isArticle == true,
                    after(items, index + 1)?.isSlider == true
                        || after(items, index + 1)?.name == "shadows under"
                {
                    items[index].name = "open up"
                }
            // "so the dummy disappears": that is the wish.
            case "so the":
                let rest = segment(items, after: index)
                guard let verb = rest.last, items[verb].isVerb(.remove), ["disappear", "disappears"].contains(items[verb].name),
                    items[index + 1..<verb].contains(where: { $0.thing != nil })
                else { continue }
                items[index].meaning = .article(definite: true)
                var remove = items.remove(at: verb)
                remove.form = .base
                items.insert(remove, at: index)
                return
            // "rather than this grey one"
            case "rather than":
                guard items[index].meaning == .instead, next?.meaning == .pronoun(.this),
                    case let rest = segment(items, after: index), let one = rest.last, items[one].name == "one"
                else { continue }
                for place in index...one { items[place].meaning = .filler }
            // "only one armchair should remain, the right one please delete"
            case "should remain", "should stay":
                guard items[0].name == "only", index < 6, items[index].acts,
                    let thing = items[..<index].last(where: { $0.thing != nil }),
                    let one = items[index...].firstIndex(where: { $0.name == "one" }), items[one - 1].isSide
                else { continue }
                for place in 0...index { items[place].meaning = .filler }
                items[one].meaning = thing.meaning
                items[one].name = thing.name
            // "a watercolour painting for a birthday card"
            case "for":
                guard index > 0, items[index - 1].meaning == .style, next?.meaning == .article(definite: false),
                    case let rest = segment(items, after: index),
                    items[rest].allSatisfy({ $0.isArticle || $0.isNoun || $0.isSmall || $0.meaning == .unknown })
                else { continue }
                for place in index..<rest.upperBound { items[place].meaning = .filler }
            // "he had chocolate round his mouth, please wipe it off"
            case "had", "has", "have":
                if let next, next.isColor, ColorThings.names.contains(next.name), let on = after(items, index + 1),
                    on.meaning == .on || ["round", "around", "all over"].contains(on.name),
                    items[(index + 2)...].contains(where: \.acts)
                {
                    items[index + 1].meaning = .thing(.other)
                }
            // "the tripod leg needs painting out"
            case "painting", "paint":
                guard next?.name == "out", index > 0, ["needs", "need", "wants", "to"].contains(items[index - 1].name) else {
                    continue
                }
                items[index].meaning = .verb(.remove)
                items[index].form = .gerund
                items[index + 1].meaning = .filler
            // "her shoulders are square to camera"
            case "square":
                if next?.name == "to", let camera = after(items, index + 1), ["camera", "lens"].contains(camera.name) {
                    for place in index...(index + 2) { items[place].meaning = .filler }
                }
            // "the room a shade brighter"
            case "room", "house", "kitchen", "shop", "garden":
                guard items[index].meaning == .place, index > 0, items[index - 1].meaning == .article(definite: true),
                    let tone = segment(items, after: index).last, items[tone].tone?.form == .comparative,
                    items[(index + 1)..<tone].allSatisfy({ $0.isSmall || $0.isDegree || $0.isArticle || $0.name == "shade" })
                else { continue }
                items[index].meaning = .thing(.other)
            // "empty bedroom - stage it with a bed": what is shown.
            case "empty":
                if index == 0, next?.meaning == .place, index + 2 < items.count, !items[index + 2].isWord,
                    items[(index + 2)...].contains(where: { $0.meaning == .pronoun(.it) })
                {
                    items[index + 1].meaning = .filler
                }
            // "make it all a bit lighter"
            case "all":
                if index > 1, items[index - 1].meaning == .pronoun(.it), items[index - 2].isVerb(.make),
                    items[segment(items, after: index)].contains(where: { $0.tone?.form == .comparative })
                {
                    items[index - 1].meaning = .picture
                    items[index].meaning = .filler
                }
            // "the behind more blurry"
            case "behind":
                if index > 0, items[index - 1].meaning == .article(definite: true), next == nil || next?.meaning == .blurred {
                    items[index].meaning = .background
                    items[index].name = "background"
                }
            // "a white background behind the mug"
            case "background", "backdrop":
                guard next?.name == "behind", let article = after(items, index + 1), article.isArticle || article.isPronoun,
                    case let rest = segment(items, after: index + 1),
                    items[rest].allSatisfy({ $0.isArticle || $0.isPronoun || $0.isSmall || $0.isNoun })
                else { continue }
                items.removeSubrange((index + 1)..<rest.upperBound)
                return
            // "buttons stay as they are"
            case "button":
                if items[index].acts, next?.isVerb(.keep) == true { items[index].meaning = .thing(.garment) }
            // "it has gone dead"
            case "gone":
                guard let next, next.meaning == .unknown, index > 0,
                    ["it has", "has", "have", "its"].contains(items[index - 1].name)
                else { continue }
                items[index].meaning = .filler
                items[index + 1].meaning = .filler
            // "emerald centre stone": where the stone is.
            case "center":
                if items[index].acts, index > 0, items[index - 1].isColor, next?.isColor == true || next?.isNoun == true {
                    items[index].meaning = .filler
                }
            // "the picture from the second photo on the wall"
            case "picture", "photo":
                if items[index].meaning == .picture, next?.meaning == .from, items[..<index].contains(where: { $0.isVerb(.put) }),
                    items[segment(items, after: index)].contains(where: { $0.meaning == .reference })
                {
                    items[index].meaning = .thing(.other)
                    for place in segment(items, after: index) where items[place].meaning == .wall {
                        items[place].meaning = .thing(.other)
                    }
                }
            // "colours are too much pale": there is too little of them.
            case "too much", "too":
                if items[index].meaning == .tooMuch, let next, ["pale", "muted", "soft"].contains(next.name), next.isModifier,
                    items[..<index].contains(where: \.isSlider)
                {
                    items[index].meaning = .tooLittle
                    items[index + 1].meaning = .filler
                }
            // "no hanger visible, just the jacket hanging there"
            case "just", "only":
                let rest = segment(items, after: index)
                guard index > 1, !items[index - 1].isWord, next?.isArticle == true,
                    items[rest].contains(where: { ["hanging", "standing", "lying"].contains($0.name) }),
                    items[..<index].contains(where: { $0.meaning == .negation })
                else { continue }
                for place in rest { items[place].meaning = .filler }
            // "same mug but in pink", "the same Golf in black"
            case "same", "the same":
                guard let next, next.isNoun || next.meaning == .unknown else { continue }
                if items[index].meaning == .rest || items[index].isSmall, next.meaning == .unknown,
                    after(items, index + 1)?.meaning == .inside,
                    items[segment(items, after: index + 1)].contains(where: \.isColor)
                {
                    items[index].meaning = .article(definite: true)
                    items[index + 1].meaning = .thing(.other)
                }
                if index + 3 < items.count, items[index + 2].meaning == .but, items[index + 3].meaning == .inside {
                    items[index + 2].meaning = .filler
                }
            default: continue
            }
        }
    }

    /// "mug in pastel pink on white", "cushions in mustard velvet instead of the grey ones": what it is to look like.
    private static func settleColorsIn(_ items: inout [EditItem]) {
        guard let link = items.firstIndex(where: { $0.meaning == .inside }), link > 0, items[link].name == "in",
            let thing = items[..<link].lastIndex(where: \.isWord), !items.contains(where: \.acts)
        else { return }
        let start = items[..<link].lastIndex { !$0.isWord }.map { $0 + 1 } ?? 0
        guard items[start..<link].contains(where: { $0.thing != nil }),
            items[start..<link].allSatisfy({ $0.isNoun || $0.isArticle || $0.isSmall || $0.meaning == .but }), thing >= start
        else { return }
        var end = link + 1
        while end < items.count, items[end].isWord, items[end].isColor || items[end].meaning == .material { end += 1 }
        guard end < items.count, items[(link + 1)..<end].contains(where: \.isColor) else { return }
        let isMaterial = items[(link + 1)..<end].contains { $0.meaning == .material } && items[end].meaning == .instead
        let on = items[end].mark == .comma ? end + 1 : end
        let isGround =
            on + 1 < items.count && items[on].meaning == .on && items[on].name == "on"
            && items[(on + 1)...].allSatisfy { $0.isColor || $0.mark == .stop }
        guard isMaterial || isGround else { return }
        let verb = asking(.make, "make", at: items[start])
        items[link].meaning = .filler
        for place in start..<link where items[place].meaning == .but { items[place].meaning = .filler }
        if isGround {
            var then = items[on]
            then.meaning = .then
            then.name = "then"
            items.insert(then, at: on)
        }
        items.insert(verb, at: start)
    }

    /// "our legal team has pointed out that …", "the printer told us …": whoever says it is not in the picture.
    private static func dropReporter(_ items: inout [EditItem]) {
        guard let says = items.firstIndex(where: { $0.isWord && reporting.contains($0.name) }), says > 0, says < 8,
            items[..<says].allSatisfy({ $0.isWord && !$0.parts && !$0.acts && !$0.isColor && $0.meaning != .background })
        else { return }
        var end = says + 1
        while end < items.count, items[end].isWord, ["out", "us", "me"].contains(items[end].name) { end += 1 }
        let isTold = end > says + 1 && items[says].name == "told"
        guard end < items.count, items[end].name == "that" || isTold else { return }
        if items[end].name == "that" { end += 1 }
        for place in 0..<end { items[place].meaning = .filler }
        // "… the blouse will lose its detail": what may come is no wish.
        let rest = segment(items, after: end)
        guard let will = rest.first(where: { items[$0].name == "will" }), will + 1 < rest.upperBound, items[will + 1].acts else {
            return
        }
        for place in end..<rest.upperBound { items[place].meaning = .filler }
    }

    private static let reporting: Set = [
        "ask", "asks", "asked", "say", "says", "said", "told", "complain", "complained", "point", "pointed", "mention",
        "mentioned", "notice", "noticed", "feel", "feels", "felt", "think", "thinks", "insist", "insists", "report", "reports",
    ]
}
