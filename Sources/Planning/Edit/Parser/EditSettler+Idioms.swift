// "She'd be", "the picture is bluish", "it was taken in Tokyo": words that mean something else beside certain others.

import RetouchModel

extension EditSettler {
    /// Settles single words whose neighbours leave no doubt.
    static func settleIdioms(_ items: inout [EditItem]) {
        for index in items.indices where items[index].isWord {
            settleTint(&items, index)
            settleContents(&items, index)
            // "the ankle bracelet" is no ankle.
            if items[index].thing == .bodyPart, !items[index].isOwner, after(items, index)?.thing == .accessory,
                items[index].meaning != .hair, before(items, index).map({ $0.isArticle || $0.isPronoun || $0.isColor }) == true
            {
                items[index].meaning = .filler
            }
            let next = after(items, index)
            switch items[index].name {
            // "she'd be in front of a wall"
            case "shed" where next?.name == "be" && before(items, index)?.isArticle != true:
                items[index].meaning = .pronoun(.person)
                items[index].name = "she"
                items[index + 1].name = "should be"
            // "the top white and the bottoms black"
            case "bottom" where items[index].isPlural && items[index].isSide:
                items[index].meaning = .thing(.garment)
                items[index].name = "bottoms"
            // "every button gold"
            case "every", "each":
                guard let next, let noun = EditLexicon.nouns[next.name], next.acts else { continue }
                items[index].meaning = .article(definite: true)
                items[index + 1].meaning = noun
            // "keep the shape of the shoulders": no mark.
            case "shape" where items[index].meaning == .markShape && next?.meaning == .of: items[index].meaning = .filler
            // "a more neutral background"
            case "neutral", "plain", "clean", "simple", "minimal", "minimalist":
                if before(items, index)?.meaning == .more, next?.meaning == .background { items[index - 1].meaning = .filler }
            // "add drama to the lighting"
            case "drama" where items[index].thing != nil || items[index].meaning == .unknown:
                if segment(items, after: index).contains(where: { items[$0].meaning == .lightNoun }) {
                    items[index].meaning = .recipe(.dramaticSide)
                }
            // "whoever is standing by the door"
            case "whoever", "whomever":
                items[index].meaning = .thing(.other)
                items[index].name = "person"
            // "in brand colour #0f62fe"
            case "brand" where items[index].meaning == .unknown && next?.meaning == .colorNoun:
                items[index].meaning = .filler
            // "the purple icon should be green"
            case "icon" where before(items, index)?.isColor == true || before(items, index)?.meaning == .article(definite: true):
                items[index].meaning = .thing(.other)
            // "less orange skin": the skin, less orange.
            case "less" where items[index].meaning == .less && next?.isColor == true:
                guard index + 2 < items.count, items[index + 2].thing == .bodyPart, items[index + 2].isWord,
                    index + 3 == items.count || !items[index + 3].isColor
                else { continue }
                items.insert(items.remove(at: index + 2), at: index)
            // "swap the round table for a square one"
            case "square" where !items[index].isSmall && items[..<index].contains(where: { $0.isVerb(.change) }):
                if next?.meaning == .anything || next?.thing != nil { items[index].meaning = .filler }
            // "add purple and yellow lights": lamps that shine in these colours.
            case "light", "lights":
                let isColored =
                    before(items, index)?.name == "colorful" || before(items, index).map { $0.isColor && !$0.isModifier } == true
                if items[index].meaning == .lightNoun, isColored, next == nil || next?.isNoun != true,
                    items[..<index].contains(where: { $0.isVerb(.add, .put) }),
                    items[index].name == "lights"
                        || ["purple", "pink", "red", "green", "magenta", "neon"].contains(items[index - 1].name)
                {
                    items[index].meaning = .thing(.other)
                    if index > 2, items[index - 2].meaning == .and, items[index - 3].isColor {
                        for place in (index - 3)..<index { describe(&items, place, always: true) }
                    }
                }
            // "give the girl in the center a bow": where she is.
            case "center":
                if items[index].isVerb(.crop), index > 2, items[index - 1].meaning == .article(definite: true),
                    items[index - 2].meaning == .inside,
                    items[..<(index - 2)].contains(where: { $0.isVerb(.add, .remove, .recolor, .change) && $0.name != "put" })
                {
                    items[index].meaning = .filler
                }
            // "as if it were by Hopper"
            case "as if", "as though":
                guard items[..<index].allSatisfy({ $0.isSmall || $0.isVerb(.make) || $0.meaning == .pronoun(.it) }),
                    index + 3 < items.count, items[index + 1].meaning == .pronoun(.it), items[index + 2].meaning == .copula,
                    items[index + 3].meaning == .with || items[index + 3].name == "by"
                        || items[index + 3].meaning == .article(definite: false)
                            && items[(index + 3)...].contains(where: { $0.meaning == .style || $0.name == "film" })
                else { continue }
                items[index + 1].meaning = .filler
                items[index + 2].meaning = .filler
                if index + 4 < items.count { items[index + 4].meaning = .style }
            // "grow more trees"
            case "grow":
                if items[index].isVerb(.resize),
                    next?.meaning == .more || next?.name == "extra" || next?.meaning == .article(definite: false)
                {
                    items[index].meaning = .verb(.add)
                }
            // "more like a painting"
            case "more":
                if items[index].meaning == .more, next?.meaning == .asLike, items[..<index].allSatisfy(\.isSmall) {
                    items[index].meaning = .filler
                }
            // "the lower cabinet", "swap upper shelf with a rail": which of several things.
            case "lower", "upper":
                if items[index].name == "upper" || before(items, index)?.meaning == .article(definite: true), let next,
                    next.thing == .other || next.thing == .accessory || next.meaning == .place
                {
                    items[index].meaning = .side(items[index].name == "upper" ? .top : .bottom)
                }
            // "the kite must become a balloon"
            case "become":
                guard items[index].isVerb(.make) else { continue }
                if let must = before(items, index), ["must", "has to", "needs to"].contains(must.name) {
                    items[index].name = "should become"
                } else if let make = items[..<index].firstIndex(where: \.acts), items[make].isVerb(.make),
                    items[make..<index].contains(where: { $0.thing != nil })
                {
                    items[make].meaning = .filler
                    items[index].name = "should become"
                }
            // "make the vase out of glass"
            case "out":
                if items[index].meaning == .particle, next?.meaning == .of, index > 0, items[index - 1].thing != nil,
                    items[..<index].contains(where: { $0.isVerb(.make) }),
                    let material = items[(index + 2)...].firstIndex(where: { !$0.isSmall }),
                    items[material].meaning == .material || ColorThings.metals.contains(items[material].name)
                {
                    items[index].meaning = .filler
                    items[index + 1].meaning = .filler
                    items[material].meaning = .material
                }
            // "make the sleeves long"
            case "long", "short":
                if items[index].meaning == .filler, index > 0, items[index - 1].thing == .garment, next == nil,
                    items[..<index].contains(where: { $0.isVerb(.make, .want) })
                {
                    items[index].meaning = .sizing
                }
            case "stop", "stops", "f stop", "f stops": settleStops(&items, index)
            case "dawn", "dusk", "noon", "midday", "morning", "evening", "daytime", "afternoon", "midday light", "noon light":
                settlePlaces(&items, index)
                settleHour(&items, index)
            // "the picture on the wall should be gone"
            case "picture", "photo":
                if items[index].meaning == .picture, next?.meaning == .on,
                    items[segment(items, after: index)].contains(where: { $0.meaning == .wall }),
                    items.contains(where: { $0.isVerb(.remove, .change, .recolor) })
                {
                    items[index].meaning = .thing(.other)
                }
            case "take in", "shot", "moon": settlePlaces(&items, index)
            case "go", "reflect", "trim down": settleActions(&items, index)
            default: continue
            }
        }
    }

    /// "a sprig of eucalyptus", "a bunch of lavender": no colour.
    private static func settleContents(_ items: inout [EditItem], _ index: Int) {
        guard items[index].isColor, !items[index].isModifier, index > 1, items[index - 1].meaning == .of,
            containers.contains(items[index - 2].name), after(items, index)?.isColor != true, after(items, index)?.isNoun != true
        else { return }
        items[index].meaning = .thing(.other)
    }

    private static let containers: Set = [
        "sprig", "bunch", "bouquet", "branch", "twig", "bowl", "basket", "bed", "pile", "stack", "heap", "bundle", "handful",
        "slice", "wedge", "stem", "leaf", "wreath", "garland",
    ]

    /// "the picture is bluish": too blue.
    private static func settleTint(_ items: inout [EditItem], _ index: Int) {
        guard case .color(.tint(let color)) = items[index].meaning, index > 1, items[index - 1].meaning == .copula,
            items[index - 2].meaning == .picture
        else { return }
        items[index].meaning = .color(.color(color))
        items[index - 1].meaning = .tooMuch
    }

    /// "change the time of day to dusk", "make it look like noon": the light of that hour.
    private static func settleHour(_ items: inout [EditItem], _ hour: Int) {
        let light = after(items, hour).map { $0.meaning == .lightNoun && ["light", "lighting"].contains($0.name) } == true
        guard items[hour].meaning == .lightNoun, light || after(items, hour)?.isNoun != true,
            let before = items[..<hour].last(where: { !$0.isSmall })
        else { return }
        let isOfDay =
            before.meaning == .to && hour > 3 && items[..<hour].contains { $0.name == "day" && $0.meaning == .filler }
            && items[..<hour].contains { $0.name == "time" }
        // "make it noon", "change it to midday light"
        let isMade =
            items[..<hour].allSatisfy { $0.isSmall || $0.isPronoun || $0.isVerb(.make, .change, .turn) || $0.meaning == .to }
            && items[..<hour].contains { $0.isVerb(.make, .change, .turn) } && after(items, light ? hour + 1 : hour) == nil
            && !items[..<hour].contains { $0.name == "late" }
        guard before.meaning == .asLike || isOfDay || isMade else { return }
        let isDay = ["noon", "midday", "daytime", "morning", "afternoon"].contains { items[hour].name.hasPrefix($0) }
        items[hour].meaning = .recipe(isDay && (isMade || items[hour].name != "morning") ? .softDaylight : .goldenHour)
    }

    /// "darken by a stop", "two stops brighter": how much, where another word says in which direction.
    private static func settleStops(_ items: inout [EditItem], _ stop: Int) {
        let start = items[..<stop].lastIndex { !$0.isWord || $0.parts }.map { $0 + 1 } ?? 0
        guard items[stop].isSlider,
            items[start..<segment(items, after: stop).upperBound].contains(where: { $0.isToneChange || $0.tone?.form == .verb })
                // "lift the shadows about a stop"
                || items[start..<stop].contains(where: { $0.isVerb(.raise, .lower) })
                    && items[start..<stop].contains(where: \.isSlider)
        else { return }
        var stops: Float = 1
        if let count = before(items, stop) {
            if case .number(let value) = count.meaning {
                stops = value
                items[stop - 1].meaning = .filler
            } else if case .degree = count.meaning, count.name.hasPrefix("half") {
                stops = 0.5
                items[stop - 1].meaning = .filler
            } else {
                stops = ["two": 2, "three": 3, "half a": 0.5, "half": 0.5][count.name] ?? 1
            }
        }
        items[stop].meaning = .degree(min(1, max(0.05, abs(stops) * 0.4)))
    }

    /// Where and when a picture was taken.
    private static func settlePlaces(_ items: inout [EditItem], _ index: Int) {
        let (before, next) = (before(items, index), after(items, index))
        let isLikened = items[..<index].contains { $0.meaning == .asLike }
        switch items[index].name {
        // "it was taken in Tokyo", and not "taken in at the waist"
        case "take in" where items[index].isVerb(.resize) && (next?.meaning == .place || next?.isArticle == true):
            guard isLikened || items[..<index].contains(where: \.isCopula),
                segment(items, after: index).contains(where: { items[$0].meaning == .place })
            else { return }
            items[index].meaning = .inside
        // "as if it was shot in Paris"
        case "shot" where items[index].meaning == .picture && before?.meaning == .asLike:
            if next?.meaning == .inside || next?.meaning == .on { items[index].meaning = .filler }
        // "put him on the moon"
        case "moon" where items[index].thing != nil && before?.isArticle == true && index > 1 && items[index - 2].meaning == .on:
            if items[..<index].contains(where: { $0.isVerb(.put, .show, .make, .pose) }) { items[index].meaning = .place }
        // "make the light look like late afternoon"
        case "afternoon" where items[index].meaning == .lightNoun && before?.name == "late" && isLikened:
            guard items[..<index].contains(where: { $0.meaning == .lightNoun }) else { return }
            items[index].meaning = .recipe(.goldenHour)
            items[index - 1].meaning = .filler
        default: return
        }
    }

    private static func settleActions(_ items: inout [EditItem], _ index: Int) {
        let rest = segment(items, after: index)
        switch items[index].name {
        // "the outline goes navy"
        case "go" where items[index].meaning == .filler && after(items, index)?.isColor == true:
            if items[..<index].contains(where: { $0.meaning == .markShape || $0.meaning == .marked }) {
                items[index].meaning = .verb(.turn)
            }
        // "reflect it vertically"
        case "reflect" where items[index].meaning == .unknown:
            if rest.contains(where: { if case .axis = items[$0].meaning { true } else { false } }) {
                items[index].meaning = .verb(.flip)
            }
        // "trim the image down to 4:5"
        case "trim down" where rest.contains(where: { items[$0].meaning == .picture }):
            items[index].meaning = .verb(.crop)
        default: return
        }
    }
}
