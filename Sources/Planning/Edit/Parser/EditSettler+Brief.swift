// "Bin gone", "noise out", "crop it from the waist up": what few words leave out.

import RetouchModel

extension EditSettler {
    /// Gives brief wishes the words that they leave out.
    static func settleBrief(_ items: inout [EditItem]) {
        settleWhere(&items)
        settleNewOnes(&items)
        settleColorBehind(&items)
        settleBlurredBehind(&items)
        settleListed(&items)
        settleListedColor(&items)
        settleAddOne(&items)
        settleShownWithout(&items)
        settleBehindAside(&items)
        for index in items.indices where items[index].isWord {
            let (before, next) = (before(items, index), after(items, index))
            switch items[index].name {
            // "bin gone from the driveway"
            case "bin":
                if items[index].acts, next?.name == "gone" || next?.name == "out" { items[index].meaning = .thing(.other) }
            // "drop the box from the shelf": not onto it.
            case "drop":
                let rest = segment(items, after: index)
                if items[index].isVerb(.put), isImperativePosition(items, index), next?.isArticle == true,
                    items[rest].contains(where: { $0.meaning == .from }),
                    !items[rest].contains(where: { [.on, .inside, .to, .relative, .reference].contains($0.meaning) })
                {
                    items[index].meaning = .verb(.remove)
                }
            // "what I circled can go"
            case "go":
                guard items[index].isSmall || items[index].isVerb(.pose), before?.name == "can", next == nil,
                    items[..<index].contains(where: { $0.meaning == .marked || $0.meaning == .markShape })
                else { continue }
                items[index].meaning = .verb(.remove)
                // "scribbled over in red": the pen's colour.
                for place in 1..<index where items[place].isColor && items[place - 1].meaning == .inside {
                    items[place].meaning = .filler
                    items[place - 1].meaning = .filler
                }
                for place in 1..<index where items[place].name == "over" && items[place - 1].meaning == .marked {
                    items[place].meaning = .filler
                }
            // "noise out"
            case "out", "off":
                guard items[index].meaning == .particle || items[index].isSmall, next == nil, let before,
                    before.meaning == .noise || before.name == "grain", isImperativePosition(items, index - 1)
                else { continue }
                items[index].meaning = .verb(.denoise)
            // "tip his chin down a bit"
            case "tip", "glance":
                // "have her glance to the right"
                if items[index].name == "glance", !items[index].acts,
                    items[segment(items, after: index)].contains(where: \.isSide),
                    isImperativePosition(items, index)
                {
                    items[index].meaning = .verb(.look)
                    items[index].name = "look"
                    continue
                }
                guard !items[index].acts, isImperativePosition(items, index), next?.isArticle == true || next?.isPronoun == true,
                    let head = after(items, index + 1), ["chin", "head", "face"].contains(head.name)
                else { continue }
                items[index].meaning = .verb(.tilt)
            // "whatever the mask covers"
            case "cover", "covers":
                if before?.meaning == .mask, items[index].thing != nil || items[index].acts { items[index].meaning = .filler }
            // "grainy photo from the concert"
            case "from":
                if before?.meaning == .picture, next?.meaning == .article(definite: true), index + 2 < items.count,
                    items[index + 2].meaning == .place, after(items, index + 2) == nil, !items[..<index].contains(where: \.acts)
                {
                    items[index + 2].meaning = .filler
                }
            // "…, it's for a house listing"
            case "its":
                if index > 1, !items[index - 1].isWord, next?.name == "for", after(items, index + 1)?.isArticle == true {
                    items[index].meaning = .because
                }
            // "give me a dark tie", "give me a plain wall behind it"
            case "give me", "give us":
                let rest = segment(items, after: index)
                if items[rest].contains(where: { $0.meaning == .wall }), items[rest].contains(where: { $0.name == "behind" }) {
                    items[index].meaning = .verb(.put)
                    items[index].name = "put"
                    continue
                }
                if items[index].isVerb(.want), next?.meaning == .article(definite: false),
                    rest.last.map({ items[$0].thing == .accessory }) == true
                {
                    items[index].meaning = .verb(.add)
                    items[index].name = "give"
                }
            // "the mannequin must be not visible"
            case "visible":
                guard index > 2, items[index - 1].meaning == .negation,
                    items[index - 2].isVerb(.make) || items[index - 2].isCopula,
                    next == nil
                else { continue }
                items[index - 2].meaning = .filler
                items[index - 1].meaning = .verb(.remove)
                items[index - 1].name = "should not be there"
                // "…, only the coat": how it is then.
                guard index + 2 < items.count, items[index + 1].mark == .comma, items[index + 2].name == "only" else { continue }
                for place in segment(items, after: index + 1) { items[place].meaning = .filler }
            // "remove the people and brighten the rest"
            case "the rest", "everything else":
                if items[index].meaning == .rest, before?.tone?.form == .verb || before?.isVerb(.raise, .lower) == true,
                    items[..<index].contains(where: { $0.isVerb(.remove) }), !items.contains(where: { $0.isVerb(.keep) })
                {
                    items[index].meaning = .picture
                }
            // "and can we have them in off-white?"
            case "have":
                let rest = segment(items, after: index)
                if !items[index].acts, before?.meaning == .pronoun(.writer), next?.meaning == .pronoun(.it), rest.count > 2,
                    items[index + 2].meaning == .inside, items[(index + 3)..<rest.upperBound].allSatisfy(\.isColor)
                {
                    items[index].meaning = .verb(.make)
                    items[index].name = "make"
                    items[index + 2].meaning = .filler
                }
            // "crop it so just her head is visible"
            case "so", "so that":
                let rest = segment(items, after: index)
                guard items[..<index].contains(where: { $0.isVerb(.crop) }), let seen = rest.last,
                    ["visible", "shown", "seen", "in frame"].contains(items[seen].name), seen > index + 2,
                    !items[rest].contains(where: \.isSide),
                    items[seen - 1].isCopula,
                    items[(index + 1)..<(seen - 1)].contains(where: { $0.isNoun || $0.meaning == .limb }),
                    items[(index + 1)..<seen].contains(where: { ["just", "only"].contains($0.name) })
                else { continue }
                items[index].meaning = .to
                items[index].name = "to"
                items[seen - 1].meaning = .filler
                items[seen].meaning = .filler
            // "do up the zip"
            case "do":
                guard let up = next, up.name == "up", isImperativePosition(items, index),
                    items[segment(items, after: index + 1)].contains(where: { $0.thing == .garment })
                else { continue }
                items[index].meaning = .verb(.garment)
                items[index + 1].meaning = .filler
            // "pearl strand round her neck"
            case "round her", "round his", "around her", "around his", "on her", "on his":
                guard index > 1, next?.thing == .bodyPart, !items.contains(where: \.acts), let before,
                    before.meaning == .unknown, items[..<(index - 1)].allSatisfy({ $0.isColor || $0.isSmall })
                else { continue }
                items[index - 1].meaning = .thing(.other)
                items.insert(asking(.add, "add", at: items[0]), at: 0)
                return
            // "the coffee should be steaming"
            case "steaming", "steam":
                guard items[index].acts, before?.name.hasSuffix(" be") == true, next == nil,
                    items[..<index].contains(where: { $0.thing == .other }),
                    !items[..<index].contains(where: { $0.thing == .garment })
                else { continue }
                items[index - 1].meaning = .verb(.add)
                items[index - 1].name = "add"
                items[index].meaning = .thing(.other)
                items[index].name = "steam"
                items[index].form = .base
                return putOn(&items, index - 1)
            // "it should be night on this street"
            case "in" where next?.meaning == .sizing && next?.name.hasPrefix("size ") == true:
                // "show the jacket in size XL"
                items[index].meaning = .filler
            case "on", "in":
                let rest = segment(items, after: index)
                guard next?.meaning == .pronoun(.this), let before, before.isRecipe, let place = rest.last,
                    items[place].meaning == .place, place == index + 2
                else { continue }
                for place in index...place { items[place].meaning = .filler }
            // "faded 1970s film look"
            case "faded", "washed out", "grainy":
                if items[index].tone?.form == .plain, next?.meaning == .style, before == nil,
                    !items.contains(where: { $0.acts && $0.name != "look" })
                {
                    items[index].meaning = .filler
                }
            // "rather than leaning on it"
            case "leaning", "leans":
                if items[index].meaning == .crooked, before?.meaning == .instead { items[index].meaning = .filler }
            // "crop it from the waist up"
            case "waist":
                guard let next, next.name == "up" || next.name == "down", items[..<index].contains(where: { $0.isVerb(.crop) }),
                    let link = items[..<index].lastIndex(where: { !$0.isArticle && !$0.isPronoun }),
                    [.to, .from].contains(items[link].meaning)
                else { continue }
                items[link].meaning = .to
                items[link].name = "to"
                items[index].meaning = .limb
                items[index].name = next.name == "up" ? "upper body" : "lower body"
                items.remove(at: index + 1)
                return
            // "a balloon floating over the hills"
            case "float":
                let start = items[..<index].lastIndex { !$0.isWord || $0.parts || $0.meaning == .then }.map { $0 + 1 } ?? 0
                guard items[index].isVerb(.put), items[index].form == .gerund, start < index,
                    items[start].meaning == .article(definite: false), !items[start..<index].contains(where: \.acts),
                    items[start..<index].contains(where: { $0.thing == .other })
                else { continue }
                items[index].meaning = .filler
                items.insert(asking(.add, "add", at: items[start]), at: start)
                return
            // "in place of what is masked"
            case "what":
                guard before?.meaning == .instead, next?.isCopula == true, let mask = after(items, index + 1),
                    [.mask, .marked, .markShape].contains(mask.meaning)
                else { continue }
                items[index].meaning = .article(definite: true)
                items[index + 1].meaning = mask.meaning
                items[index + 1].name = mask.name
                items[index + 2].meaning = .anything
                items[index + 2].name = "object"
            // "tone the colours down"
            case "tone":
                let rest = segment(items, after: index)
                guard items[index].meaning == .colorNoun, isImperativePosition(items, index), next?.isArticle == true,
                    let down = rest.first(where: { items[$0].name == "down" })
                else { continue }
                items[index].meaning = .verb(.lower)
                items[index].name = "tone down"
                items[down].meaning = .filler
            // "1970s film snapshot look"
            case "snapshot", "photo", "photograph":
                guard next?.name == "look", after(items, index + 1) == nil,
                    let style = items[..<index].firstIndex(where: { !$0.isSmall }), items[style].meaning == .style,
                    items[style..<index].allSatisfy({ $0.meaning == .style || $0.meaning == .unknown || $0.isSmall })
                else { continue }
                for place in (style + 1)...(index + 1) { items[place].meaning = .filler }
            // "you can see the clips at the back"
            case "see":
                if before?.name == "can", index > 1, items[index - 2].name == "you", isImperativePosition(items, index) {
                    items[index].meaning = .filler
                }
            // "…; they mustn't show"
            case "mustnt", "shouldnt", "must not", "should not", "cant", "cannot":
                guard items[index].meaning == .negation, before?.meaning == .pronoun(.it), next?.isVerb(.show) == true,
                    isImperativePosition(items, index), after(items, index + 1).map(\.isSmall) ?? true
                else { continue }
                items[index].meaning = .verb(.remove)
                items[index + 1].meaning = .filler
            // "the photo lies on its side"
            case "lie" where next?.name == "on its side":
                if items[index].form == .third, items[..<index].contains(where: { $0.meaning == .picture }),
                    items[index...].contains(where: { $0.isVerb(.rotate) })
                {
                    items[index].meaning = .filler
                    items[index + 1].meaning = .filler
                }
            // "lots of empty wall on the left": how it is.
            case "lots of", "so much", "a lot of":
                guard next?.name == "empty", let wall = after(items, index + 1), wall.meaning == .wall else { continue }
                items[index + 2].meaning = .thing(.other)
            // "cut that strip off"
            case "strip off":
                guard index > 1, items[index - 1].meaning == .pronoun(.this), items[index - 2].isVerb(.isolate, .crop) else {
                    continue
                }
                items[index - 2].meaning = .verb(.crop)
                items[index - 2].name = "crop off"
                items[index].meaning = .filler
                // The side that was just spoken of.
                if let side = items[..<(index - 2)].last(where: \.isSide) { items[index - 1].meaning = side.meaning }
            // "grain all over the shot, clean it up"
            case "clean up":
                guard next?.meaning == .pronoun(.it), items[index].acts,
                    items[..<index].contains(where: { $0.meaning == .noise || $0.name == "grain" }),
                    !items[..<index].contains(where: { $0.acts || $0.thing != nil })
                else { continue }
                for place in 0..<index where items[place].name == "grain" { items[place].meaning = .noise }
                items[index].meaning = .verb(.denoise)
                items[index + 1].meaning = .filler
            // "the sign says CLOSED, let it read OPEN"
            case "read", "say":
                guard before?.meaning == .pronoun(.it), index > 1, next != nil,
                    items[index - 2].name == "let" || items[index - 2].isVerb(.make),
                    let sign = items[..<(index - 2)].firstIndex(where: { $0.thing == .other })
                else {
                    if items[index].name == "say", before?.meaning == .place { items[index - 1].meaning = .thing(.other) }
                    continue
                }
                items[index - 2].meaning = .verb(.change)
                items[index - 2].name = "change"
                items[index].meaning = .to
                items[index].name = "to"
                items[index + 1].meaning = .unknown
                items[index - 1].meaning = items[sign].meaning
                items[index - 1].name = items[sign].name
                for place in 0..<(index - 2) where items[place].isWord { items[place].meaning = .filler }
            // "tidy up the spots on her chin"
            case "tidy up":
                if items[index].isVerb(.fix), next?.isArticle == true,
                    let spots = after(items, index + 1), ["spot", "spots", "blemish", "pimple"].contains(spots.name)
                {
                    items[index].meaning = .verb(.remove)
                }
            // "let the dog from my other photo lie on the rug", "that watch in the other image belongs on his wrist"
            case "lie", "sit", "stand", "lay", "belongs", "belong":
                guard index > 1, items[..<index].contains(where: { $0.meaning == .reference }),
                    items[..<index].contains(where: { $0.thing == .other || $0.thing == .accessory }),
                    items[..<index].first(where: \.isWord)?.name == "let" || items[index].name.hasPrefix("belong"),
                    !items[..<index].contains(where: \.acts)
                else { continue }
                items[index].form = .base
                return putFirst(&items, index)
            // "it leans to the right; get it upright"
            case "upright":
                if items[index].meaning == .pose, index > 0, items[..<index].contains(where: { $0.meaning == .crooked }) {
                    items[index].meaning = .crooked
                    if before?.isVerb(.make) == true { items[index - 1].meaning = .verb(.straighten) }
                }
            // "sage walls, no radiator": two wishes.
            case "no":
                guard items[index].meaning == .negation, index > 1, items[index - 1].mark == .comma, next?.thing == .other,
                    next?.name != "shadow",
                    !items.contains(where: \.acts), items[..<index].contains(where: \.isColor)
                else { continue }
                items[index].meaning = .verb(.remove)
            default: continue
            }
        }
        settleNamedThenVerb(&items)
        settleThenClean(&items)
    }

    /// A verb that the prompt leaves out, with another item's place in the prompt.
    static func asking(_ verb: EditVerb, _ name: String, at item: EditItem) -> EditItem {
        var asking = item
        asking.meaning = .verb(verb)
        asking.name = name
        asking.form = .base
        asking.isOwner = false
        return asking
    }

    /// "the coffee add steam" becomes "add steam on the coffee".
    private static func putOn(_ items: inout [EditItem], _ verb: Int) {
        let start = items[..<verb].lastIndex { !$0.isWord || $0.parts }.map { $0 + 1 } ?? 0
        var on = items[verb]
        on.meaning = .on
        on.name = "on"
        let place = [on] + items[start..<verb]
        let wish = Array(items[verb...(verb + 1)])
        items.replaceSubrange(start...(verb + 1), with: wish + place)
    }
}
