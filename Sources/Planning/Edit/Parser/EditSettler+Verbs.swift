// Verbs whose meaning depends on what they act on, and words that stand for verbs.

import RetouchModel

extension EditSettler {
    /// Verbs whose object decides: one drops the exposure, drops a vase somewhere, or drops the belt.
    static func settleVerbs(_ items: inout [EditItem]) {
        for index in items.indices where items[index].isWord {
            liftParticle(&items, index)
            if ["sitting on", "lying on", "leaning against"].contains(items[index].name), isPosed(items, index) {
                items[index].meaning = .verb(.pose)
            }
            // "retouch them away"
            if items[index].isVerb(.retouch, .fix),
                segment(items, after: index).contains(where: {
                    ["away", "out"].contains(items[$0].name) && items[$0].isSmall
                        || items[$0].meaning == .particle && items[$0].name == "away"
                })
            {
                items[index].meaning = .verb(.remove)
            }
            settleClean(&items, index)
            settleAdverbs(&items, index)
            settlePlacing(&items, index)
            // "the cushion should go where the arrow is"
            if items[index].isVerb(.remove), items[index].name.hasSuffix(" go"), let next = after(items, index),
                [.on, .inside, .here, .relative].contains(next.meaning)
            {
                items[index].meaning = .verb(.put)
                items[index].name = "go"
            }
            // "the sticker goes on the box"
            if items[index].name == "go", items[index].meaning == .filler, index > 0,
                items[..<index].contains(where: { $0.thing != nil }),
                let next = after(items, index), [.on, .inside, .here, .relative].contains(next.meaning) || next.name == "where"
            {
                items[index].meaning = .verb(.put)
            }
            if items[index].name == "knock", items[segment(items, after: index)].contains(where: { $0.name == "out of focus" }) {
                items[index].meaning = .verb(.blur)
            }
            // As French says it: "suppress the chair".
            if items[index].name == "suppress", segment(items, after: index).contains(where: { items[$0].thing != nil }) {
                items[index].meaning = .verb(.remove)
            }
            guard case .verb = items[index].meaning else { continue }
            let rest = segment(items, after: index)
            let noun = rest.first { items[$0].isNoun && items[$0].meaning != .anything }.map { items[$0] }
            let movesSlider =
                noun.map { item in
                    switch item.meaning {
                    case .slider, .band, .noise: true
                    default: false
                    }
                } ?? false
            switch items[index].name {
            case "drop" where movesSlider, "cut" where movesSlider, "knock" where movesSlider:
                items[index].meaning = .verb(.lower)
            case "drop":
                let isPlaced = rest.contains {
                    [.on, .inside, .here, .markShape, .reference].contains(items[$0].meaning) || items[$0].name == "where"
                        || items[$0].meaning == .marked
                }
                if !isPlaced { items[index].meaning = .verb(.remove) }
                // "drop the shoe onto a grey backdrop"
                if isPlaced, rest.contains(where: { items[$0].meaning == .background }) { items[index].name = "put" }
            case "pop" where !rest.contains(where: { items[$0].isNoun || items[$0].isPronoun || items[$0].meaning == .unknown }):
                if let pop = EditLexicon.shared.meaning(of: "pop more") { items[index].meaning = pop }
            case "cut":
                let frames = rest.contains { if case .ratio = items[$0].meaning { true } else { false } }
                if frames { items[index].meaning = .verb(.crop) }
            case "fill" where noun?.thing != nil:
                // "fill the vase with roses"
                let link = rest.first { items[$0].meaning == .with }
                if let link, let filling = after(items, link),
                    !filling.isColor || ColorThings.names.contains(items[link + 1].name)
                        || items[link + 1].name == "wine"
                {
                    items[index].meaning = .verb(.add)
                    if items[link + 1].isColor { items[link + 1].meaning = .thing(.other) }
                }
            case "take" where noun?.meaning == .lightNoun: items[index].meaning = .verb(.lower)
            case "open"
            where noun == nil && before(items, index)?.isVerb(.make) == true && items[..<index].contains { $0.thing == .garment },
                "close"
            where noun == nil && before(items, index)?.isVerb(.make) == true && items[..<index].contains { $0.thing == .garment }:
                items[index].meaning = .garmentDetail
            case "open" where noun?.thing == .garment, "close" where noun?.thing == .garment:
                items[index].meaning = .verb(.garment)
            case "open" where noun?.thing == .bodyPart,
                "open" where noun == nil && isOfEyes(items, index), "close" where noun == nil && isOfEyes(items, index):
                items[index].meaning = .verb(.pose)
            case "up", "down":
                // A verb only before its object: "up the contrast".
                if index > 0, items[index - 1].isWord, items[index - 1].meaning != .filler, items[index - 1].meaning != .and {
                    items[index].meaning = .particle
                }
            default: break
            }
        }
    }

    /// Whether somebody is asked to be so: "she should be sitting on a stool", "I want the groom sitting on a stool".
    private static func isPosed(_ items: [EditItem], _ index: Int) -> Bool {
        if isImperativePosition(items, index) { return true }
        guard let before = before(items, index) else { return false }
        func isSomebody(_ item: EditItem) -> Bool { item.isPronoun || item.meaning == .subject || item.meaning == .person }
        if before.name.hasSuffix(" be"), items[..<index].contains(where: isSomebody) { return true }
        return isSomebody(before)
            && items[..<index].contains { $0.isVerb(.want, .show) || ["have", "let", "get"].contains($0.name) }
    }

    /// "drop her into the second picture" moves her, and "drape a throw over the sofa" adds one.
    private static func settlePlacing(_ items: inout [EditItem], _ index: Int) {
        guard let next = after(items, index), items[index].verb != nil else { return }
        if ["drop her", "drop him", "drop his"].contains(items[index].name), [.to, .inside, .on].contains(next.meaning) {
            items[index].meaning = .verb(.put)
        }
        // "stand the lamp in the box"
        if ["stand", "lean", "sit"].contains(items[index].name), isImperativePosition(items, index), next.isArticle,
            let noun = segment(items, after: index).first(where: { items[$0].isNoun }),
            items[noun].thing == .other && !items[noun].isGuess || items[noun].thing == .accessory
        {
            items[index].meaning = .verb(.put)
        }
        if items[index].name == "drape", next.meaning == .article(definite: false),
            items[segment(items, after: index)].contains(where: { $0.meaning == .on })
        {
            items[index].meaning = .verb(.add)
        }
    }

    /// "his eyes are shut, open them"
    private static func isOfEyes(_ items: [EditItem], _ index: Int) -> Bool {
        after(items, index)?.meaning == .pronoun(.it)
            && items[..<index].contains { ["eye", "mouth", "hand", "fist"].contains($0.name) }
    }

    /// Words that are verbs only in their place, and others that only look like verbs.
    private static func settleAdverbs(_ items: inout [EditItem], _ index: Int) {
        switch items[index].meaning {
        case .article, .pronoun, .and, .to, .on, .of, .inside, .with, .copula: return
        default: break
        }
        let next = after(items, index)
        switch items[index].name {
        case "stage", "furnish":
            // "stage the room with a sofa"
            if next?.isArticle == true || next?.isPronoun == true, isImperativePosition(items, index),
                items[segment(items, after: index)].contains(where: { $0.meaning == .with })
            {
                items[index].meaning = .verb(.add)
            }
        case "invert":
            // "invert the photo horizontally"; its colours are another matter.
            let turns = items[segment(items, after: index)].contains { if case .axis = $0.meaning { true } else { false } }
            if turns { items[index].meaning = .verb(.flip) }
        case "park", "dock", "land":
            // "park it in the desert"
            let isAsked = next.map { $0.meaning == .pronoun(.it) || $0.isArticle || $0.meaning == .pronoun(.person) } ?? false
            if isAsked, isImperativePosition(items, index) { items[index].meaning = .verb(.put) }
        case "dust", "drizzle", "stack", "salt", "butter":
            // "dust some sugar on the cake"
            let isSpread =
                next?.isNoun == true
                && items[segment(items, after: index)].contains {
                    ["over", "on", "onto", "on top of", "across"].contains($0.name)
                }
            if next?.meaning == .article(definite: false) || isSpread, isImperativePosition(items, index) {
                items[index].meaning = .verb(.add)
            }
        case "have" where items[index].meaning == .filler:
            // "she must have sunglasses"
            let rest = segment(items, after: index)
            if before(items, index).map({ EditClause.modals.contains($0.name) || ["may", "might"].contains($0.name) }) == true,
                items[..<index].contains(where: { [.pronoun(.person), .subject, .person].contains($0.meaning) }),
                let object = rest.first(where: { !items[$0].isSmall && !items[$0].isAdjective }),
                items[object].thing == .accessory
            {
                items[index].meaning = .verb(.wear)
            }
        case "fit" where next.map({ if case .purpose = $0.meaning { true } else { false } }) == true:
            // "make it fit for a story"
            items[index].meaning = .filler
        case "bigger", "larger", "smaller":
            // "make bigger the contrast"
            let rest = segment(items, after: index)
            if items[rest].contains(where: \.isSlider), !items[rest].contains(where: { $0.thing != nil }) {
                items[index].meaning = items[index].name == "smaller" ? .less : .more
            }
        case "hand", "pass", "lend":
            // "hand her an umbrella"
            if next?.meaning == .pronoun(.person), isImperativePosition(items, index), index + 2 < items.count,
                items[index + 2].meaning == .article(definite: false)
            {
                items[index].meaning = .verb(.add)
                items[index].name = "give"
            }
        case "fit" where next?.meaning == .article(definite: false) && isImperativePosition(items, index):
            // "fit a roof rack to the car"
            items[index].meaning = .verb(.add)
        case "angle", "pivot", "twist":
            // "angle her body to the left"
            let isAsked = next.map { $0.meaning == .pronoun(.person) || $0.isArticle || $0.meaning == .limb } ?? false
            if isAsked, isImperativePosition(items, index) { items[index].meaning = .verb(.turn) }
        case "dramatically", "moodily":
            // "light it dramatically"
            if items[..<index].contains(where: { $0.isVerb(.relight) }) { items[index].meaning = .recipe(.dramaticSide) }
        case "perfect":
            // "perfect, thanks" is praise.
            let isAsked = next.map { $0.isArticle || $0.isPronoun || $0.isNoun } ?? false
            if items[index].verb != nil, !isAsked { items[index].meaning = .filler }
        case "must look", "should look", "needs to look", "has to look":
            // "she must look to the camera", "she must look a little up"
            let next = segment(items, after: index).first {
                !items[$0].isDegree && !items[$0].isSmall || items[$0].meaning == .particle
            }
            .map { items[$0] }
            if let next, [.to, .on, .particle].contains(next.meaning) || ["straight", "directly"].contains(next.name) {
                items[index].meaning = .verb(.look)
                items[index].name = "must look"
            }
        case "tilt", "lean", "slope":
            // "the horizon tilts to the left"
            if items[index].form == .third, items[index].verb != nil,
                items[..<index].contains(where: { $0.name == "horizon" || $0.meaning == .picture })
            {
                items[index].meaning = .crooked
            }
        case "soft", "softer", "gentler":
            // "softer contrast"
            if case .slider(let word)? = next?.meaning, [.contrast, .clarity, .texture, .saturation].contains(word.slider) {
                items[index].meaning = .less
            }
        case "cover", "covers", "surround", "hide":
            // "what the mask covers"
            if next == nil, let before = before(items, index), [.mask, .markShape].contains(before.meaning) {
                items[index].meaning = .filler
            }
        default: break
        }
    }

    /// "clean the dust off the lens" and "cover the tattoo" ask for something; "a clean look" does not.
    private static func settleClean(_ items: inout [EditItem], _ index: Int) {
        guard ["clean", "cover", "tidy", "neaten"].contains(items[index].name), isImperativePosition(items, index) else { return }
        // "crumbs on the counter, please clean"
        if items[index].name == "clean", items[segment(items, after: index)].allSatisfy(\.isSmall), items[index].verb == nil,
            items[..<index].contains(where: { ThingWords.flawNames.contains($0.name) || $0.meaning == .noise })
        {
            items[index].meaning = .verb(.remove)
            return
        }
        guard let next = after(items, index),
            next.isArticle || next.isPronoun || next.thing != nil
        else { return }
        let rest = segment(items, after: index)
        if ["tidy", "neaten"].contains(items[index].name) {
            items[index].meaning = .verb(.fix)
        } else if items[index].name == "clean" {
            if items[rest].contains(where: { ThingWords.flawNames.contains($0.name) }) { items[index].meaning = .verb(.remove) }
        } else {
            // "cover the trees in snow"
            let isCovered =
                items[rest].contains { $0.meaning == .with }
                || rest.dropLast().contains {
                    items[$0].meaning == .inside && !items[$0 + 1].isArticle && !items[$0 + 1].isPronoun
                }
            items[index].meaning = isCovered ? .verb(.add) : .verb(.remove)
            if isCovered, let link = rest.first(where: { items[$0].meaning == .inside }),
                !items[rest].contains(where: { $0.meaning == .with })
            {
                items[link].meaning = .with
            }
        }
    }

    /// "up the contrast": a verb where only a verb can stand.
    private static func liftParticle(_ items: inout [EditItem], _ index: Int) {
        guard items[index].meaning == .particle, let next = after(items, index), next.isArticle || next.isSlider,
            isImperativePosition(items, index)
        else { return }
        if items[index].name == "up" { items[index].meaning = .verb(.raise) }
        if items[index].name == "down" { items[index].meaning = .verb(.lower) }
    }

    /// "sofa out, bench in": what comes in where something goes.
    private static func settleArrivals(_ items: inout [EditItem]) {
        for index in items.indices where items[index].name == "in" && items[index].meaning == .inside && index > 0 {
            guard items[index - 1].thing != nil, index + 1 == items.count || !items[index + 1].isWord,
                items[..<index].contains(where: { $0.name == "out" || $0.isVerb(.remove) })
            else { continue }
            let start = items[..<index].lastIndex { !$0.isWord || $0.parts || $0.meaning == .then }.map { $0 + 1 } ?? 0
            guard items[start..<index].allSatisfy({ $0.thing != nil || $0.isAdjective || $0.isArticle }) else { continue }
            let verb = items.remove(at: index)
            items.insert(verb, at: start)
            items[start].meaning = .verb(.add)
            items[start].name = "put in"
        }
    }

    /// "cushions off please": where no verb is, the particle says what to do.
    static func settleParticles(_ items: inout [EditItem]) {
        settleArrivals(&items)
        for index in items.indices where items[index].isWord && items[index].isSmall {
            guard ["off", "out", "away", "go"].contains(items[index].name) else { continue }
            let rest = segment(items, after: index)
            guard items[rest].allSatisfy(\.isSmall) else { continue }
            let start = items[..<index].lastIndex { !$0.isWord || $0.parts || $0.meaning == .then }.map { $0 + 1 } ?? 0
            let phrase = items[start..<index]
            // "someone left the hose there, out please"
            if phrase.allSatisfy(\.isSmall), start > 0, !items[start - 1].isWord, items[index].name != "go",
                items[..<start].contains(where: { $0.thing != nil }),
                !items[..<start].contains(where: { $0.acts && $0.form == .base })
            {
                items[index].meaning = .verb(.remove)
                items[index].name = "take " + items[index].name
                continue
            }
            // "can the earrings go?"
            if items[index].name == "go", !phrase.contains(where: { EditClause.modals.contains($0.name) }) { continue }
            let goes =
                items[index].name == "go"
                && phrase.contains { [.pronoun(.it), .pronoun(.this), .marked, .anything, .person].contains($0.meaning) }
            guard phrase.contains(where: { $0.thing != nil }) || goes,
                phrase.allSatisfy({
                    $0.thing != nil || $0.isSmall || $0.isPronoun || $0.isColor || $0.isSide
                        || [.material, .marked, .anything, .person].contains($0.meaning)
                })
            else { continue }
            items[index].meaning = .verb(.remove)
            items[index].name = "take " + items[index].name
        }
    }
}
