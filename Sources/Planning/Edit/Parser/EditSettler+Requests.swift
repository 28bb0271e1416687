// "What's missing is a few raspberries", "not a paper plate, a cake stand", "nobody should be by the pool": wishes in other words.

import RetouchModel

extension EditSettler {
    /// Gives wishes the verb that they stand for.
    static func settleRequests(_ items: inout [EditItem]) {
        settleMaskedPlace(&items)
        settleMarkedPlace(&items)
        settleAdded(&items)
        settleNobody(&items)
        settleNotThis(&items)
        settleBehindWish(&items)
        settleDressing(&items)
        for index in items.indices where items[index].isWord {
            let next = after(items, index)
            switch items[index].name {
            // "what's missing is a few raspberries"
            case "missing":
                guard next?.isCopula == true, let before = before(items, index),
                    ["whats", "what is", "what"].contains(before.name),
                    after(items, index + 1)?.meaning == .article(definite: false)
                else { continue }
                items[index - 1].meaning = .filler
                items[index].meaning = .filler
                items[index + 1].meaning = .verb(.add)
                items[index + 1].name = "add"
            // "desert dunes, clear sky"
            case "clear":
                let isSky =
                    next?.name == "sky"
                    || next?.isColor == true && items[segment(items, after: index)].contains { ["sky", "one"].contains($0.name) }
                if items[index].acts, isSky { items[index].meaning = .filler }
            // "empty the room"
            case "empty":
                guard items[index].isSmall, isImperativePosition(items, index), next?.isArticle == true, index + 2 < items.count,
                    items[index + 2].meaning == .place || items[index + 2].thing == .other
                else { continue }
                items[index].meaning = .verb(.remove)
                items[index].name = "clear"
                items[index + 2].meaning = .thing(.other)
            // "restore this old photo"
            case "restore":
                if isImperativePosition(items, index),
                    items[segment(items, after: index)].contains(where: { $0.meaning == .picture || $0.meaning == .style })
                {
                    items[index].meaning = .verb(.change)
                }
            // "make the collar stand up"
            case "collar stand":
                guard next?.name == "up", items[..<index].contains(where: { $0.isVerb(.make) }) else { continue }
                items[index].name = "collar"
                items[index + 1].meaning = .garmentDetail
            // "add lace to the hem"
            case "hem":
                if items[index].meaning == .sizing, items[..<index].contains(where: { $0.isVerb(.add) }), index > 0,
                    items[..<index].last(where: { !$0.isArticle })?.meaning == .to
                        || items[..<index].last(where: { !$0.isArticle })?.meaning == .on
                {
                    items[index].meaning = .thing(.garment)
                }
            // "fade the blacks" lifts them.
            case "fade":
                if items[index].acts,
                    items[segment(items, after: index)].contains(where: { $0.meaning == .slider(SliderWord(slider: .blacks)) })
                {
                    items[index].meaning = .verb(.raise)
                }
            // "throw the rail at the back out of focus"
            case "throw", "push", "drop":
                guard items[index].acts, items[segment(items, after: index)].contains(where: { $0.name == "out of focus" }) else {
                    continue
                }
                items[index].meaning = .verb(.blur)
                let rest = segment(items, after: index)
                if let back = rest.first(where: { ["back", "rear"].contains(items[$0].name) }),
                    items[rest].contains(where: { $0.meaning == .on || $0.meaning == .inside })
                {
                    items[back].meaning = .background
                }
            // "tint everything inside the mask pink"
            case "tint":
                if items[index].isSlider, isImperativePosition(items, index),
                    next?.isArticle == true || next?.meaning == .everything || next?.isPronoun == true,
                    items[segment(items, after: index)].contains(where: \.isColor)
                {
                    items[index].meaning = .verb(.recolor)
                }
            // "the entire shoot"
            case "shoot":
                if items[index].acts, let before = before(items, index),
                    before.isArticle || ["entire", "whole"].contains(before.name)
                {
                    items[index].meaning = .picture
                }
            // "…, plus a pair of silver earrings"
            case "plus":
                guard items[index].meaning == .and, next?.meaning == .article(definite: false) else { continue }
                let rest = segment(items, after: index)
                if items[rest].contains(where: { $0.thing == .accessory || $0.thing == .other }),
                    !items[rest].contains(where: \.acts)
                {
                    items[index + 1].meaning = .verb(.add)
                }
            // "drape the scarf from the reference round her neck"
            case "drape":
                if items[segment(items, after: index)].contains(where: { $0.meaning == .reference }) {
                    items[index].meaning = .verb(.put)
                }
            // "her face should point left"
            case "point":
                if items[index].isVerb(.pose),
                    items[..<index].contains(where: { ["face", "head", "chin", "nose"].contains($0.name) }),
                    items[segment(items, after: index)].contains(where: \.isSide)
                {
                    items[index].meaning = .verb(.turn)
                }
            // "the dog should be lying down"
            case "lying", "sitting", "standing", "kneeling", "crouching":
                if items[index].isSmall, before(items, index)?.name.hasSuffix(" be") == true {
                    items[index].meaning = .verb(.pose)
                }
            // "the attached logo": the logo that is attached.
            case "attached", "uploaded", "provided", "enclosed":
                if items[index].meaning == .reference, next?.thing != nil { items.swapAt(index, index + 1) }
            // "give it a quarter turn"
            case "give":
                if next?.meaning == .pronoun(.it) || next?.meaning == .picture || next?.isArticle == true,
                    items[segment(items, after: index)].contains(where: { if case .rotation = $0.meaning { true } else { false } }
                    )
                {
                    items[index].meaning = .verb(.rotate)
                }
            // "smoother skin"
            case "smoother":
                if isImperativePosition(items, index), items[index].meaning == .unknown, next?.name == "skin" {
                    items[index].meaning = .verb(.smooth)
                }
            // "pull the cat out so I can use it as a sticker"
            case "pull out", "take out", "lift out", "get out":
                guard items[index].isVerb(.remove), let reason = items[index...].firstIndex(where: { $0.meaning == .because })
                else { continue }
                let purpose = items[reason...]
                if purpose.contains(where: { $0.isVerb(.use, .put) }),
                    purpose.contains(where: { $0.meaning == .pronoun(.it) })
                {
                    items[index].meaning = .verb(.isolate)
                }
            // "show the jacket made of denim"
            case "made of":
                if let show = items[..<index].lastIndex(where: \.acts), items[show].isVerb(.show, .want),
                    items[index - 1].thing != nil
                {
                    items[show].meaning = .verb(.make)
                }
            // "we need some raspberries scattered around the jar"
            case "we need", "i need":
                guard items[index].isSmall, next?.meaning == .article(definite: false) else { continue }
                let rest = segment(items, after: index)
                guard let thing = rest.first(where: { items[$0].thing == .other || items[$0].thing == .accessory }),
                    let done = after(items, thing), done.isVerb(.add, .put), done.form == .past
                else { continue }
                items[index].meaning = .verb(.add)
                items[index].name = "add"
                items[thing + 1].meaning = .filler
            // "the vase in the attached photo should stand where the arrow points"
            case "stand", "sit", "hang", "lie", "go":
                if items[index].isVerb(.pose), items[..<index].contains(where: { $0.meaning == .reference }),
                    items[..<index].contains(where: { $0.thing == .other || $0.thing == .accessory }),
                    before(items, index)?.name.hasPrefix("should") == true || before(items, index)?.name == "must"
                {
                    putFirst(&items, index)
                }
            // "the lamp from the second picture -> onto the table"
            case "onto", "on", "into", "in":
                guard index > 0, items[index - 1].meaning == .to, items[index - 1].name == "to",
                    items[..<index].contains(where: { $0.meaning == .reference }), !items.contains(where: \.acts)
                else { continue }
                putFirst(&items, index - 1)
            // "fold the shirt"
            case "fold":
                if isImperativePosition(items, index), next?.isArticle == true,
                    items[segment(items, after: index)].contains(where: { $0.thing == .garment })
                {
                    items[index].meaning = .verb(.garment)
                }
            // "on a green screen"
            case "green screen": if items[index].isColor { items[index].meaning = .background }
            // "make the shirt see-through"
            case "see through", "sheer":
                if items[index].meaning == .transparent, items[..<index].contains(where: { $0.thing == .garment }) {
                    items[index].meaning = .garmentDetail
                }
            // "more trees", "fewer people": where nothing else is asked for.
            case "more", "fewer":
                guard index == 0, let next, next.thing == .other, next.isPlural || next.name == "people",
                    after(items, index + 1) == nil, items.count <= 3
                else { continue }
                items[index].meaning = .verb(items[index].name == "more" ? .add : .remove)
                items[index].name = items[index].name == "more" ? "add" : "remove"
            // "christmas theme"
            case "theme":
                if items[index].meaning == .unknown, index > 0, next == nil, !items.contains(where: \.acts) {
                    items[index].meaning = .style
                    if !items[index - 1].acts { items[index - 1].meaning = .filler }
                }
            // "it has to go"
            case "it has", "they have":
                guard items[index].isCopula || items[index].meaning == .copula, next?.meaning == .to,
                    let go = after(items, index + 1), go.name == "go", after(items, index + 2).map(\.isSmall) ?? true
                else { continue }
                items[index].meaning = .pronoun(.it)
                items[index + 1].meaning = .filler
                items[index + 2].meaning = .verb(.remove)
                items[index + 2].name = "has to go"
            // "a vase of tulips in its place"
            case "its", "their":
                guard index > 0, items[index - 1].meaning == .inside, next?.name == "place" || next?.name == "stead" else {
                    continue
                }
                for place in [index, index + 1] { items[place].meaning = .filler }
                items[index - 1].meaning = .filler
                items[index - 1].name = "in its place"
            // "show the house by night", "our terrace as it looks at golden hour"
            case "by":
                if let next, next.isRecipe, !next.name.hasPrefix("at "), items[index].meaning == .with {
                    items[index].meaning = .filler
                    items[index + 1].name = "at " + next.name
                }
            case "as":
                guard items[index].meaning == .asLike, next?.meaning == .pronoun(.it), let look = after(items, index + 1),
                    look.isVerb(.look), items[segment(items, after: index)].contains(where: \.isRecipe),
                    !items[..<index].contains(where: \.acts)
                else { continue }
                for place in 0..<index where items[place].meaning == .place { items[place].meaning = .thing(.other) }
                items[index].meaning = .verb(.show)
                items[index + 1].meaning = .filler
                items[index + 2].meaning = .filler
                if let recipe = segment(items, after: index).first(where: { items[$0].isRecipe }) {
                    items[recipe].name = "at " + items[recipe].name
                }
            // "cut the tree out, pot included"
            case "included", "include":
                let start = items[..<index].lastIndex { !$0.isWord || $0.parts }.map { $0 + 1 } ?? 0
                guard next == nil, start > 0, items[..<start].contains(where: { $0.isVerb(.isolate, .remove) }),
                    items[start..<index].allSatisfy({ $0.thing != nil || $0.isSmall || $0.isPronoun })
                else { continue }
                for place in start...index { items[place].meaning = .filler }
            // "a neon-lit alley"
            case "lit":
                if items[index].isVerb(.relight), before(items, index)?.isRecipe == true,
                    items[segment(items, after: index)].contains(where: { isScenic($0) })
                {
                    items[index].meaning = .filler
                }
            // "would it look better on marble?"
            case "look better", "look nicer", "look good":
                if items[index].acts, items[..<index].contains(where: { $0.name == "would" && $0.isWord }),
                    [.on, .inside, .with].contains(next?.meaning)
                {
                    items[index].meaning = .filler
                }
            // "hold detail in the lashes"
            case "hold":
                if items[index].isVerb(.pose), next?.isSlider == true || next?.name == "detail" {
                    items[index].meaning = .verb(.keep)
                }
            // "fit the watch onto her wrist"
            case "fit":
                if isImperativePosition(items, index), next?.isArticle == true,
                    items[segment(items, after: index)].contains(where: { $0.meaning == .reference })
                {
                    items[index].meaning = .verb(.put)
                }
            // "away with the necklace"
            case "away", "away with":
                if isImperativePosition(items, index), next?.isArticle == true || next?.isPronoun == true {
                    items[index].meaning = .verb(.remove)
                }
            // "much too short", "do them more long"
            case "long", "short":
                guard items[index].meaning == .filler, let before = before(items, index),
                    before.meaning == .tooMuch || before.meaning == .more || before.meaning == .less,
                    items[..<index].contains(where: { $0.thing == .garment })
                else { continue }
                items[index].meaning = .sizing
            // "fix the lean"
            case "lean", "tilt", "slant", "slope":
                if items[index].acts || items[index].meaning == .unknown,
                    before(items, index)?.meaning == .article(definite: true),
                    next?.parts ?? true, items[..<index].contains(where: { $0.isVerb(.fix, .remove, .lower) })
                {
                    items[index].meaning = .crooked
                } else if items[index].acts, before(items, index)?.meaning == .crooked {
                    items[index].meaning = .filler
                }
            default: continue
            }
        }
    }

    /// "in the masked bit of the garden add a fire pit": the place stands in front of the verb.
    private static func settleMaskedPlace(_ items: inout [EditItem]) {
        guard let start = items.firstIndex(where: { !$0.isSmall }), [.inside, .on].contains(items[start].meaning),
            let verb = items[start...].firstIndex(where: { !$0.isWord || $0.acts }), items[verb].isVerb(.add, .put),
            verb > start + 1,
            items[start..<verb].contains(where: { [.mask, .marked, .markShape].contains($0.meaning) }),
            !items[start..<verb].contains(where: { $0.thing != nil })
        else { return }
        var place = Array(items[start..<verb])
        // "the bit of the garden" is told by the mask alone.
        if let mask = place.firstIndex(where: { [.mask, .marked, .markShape].contains($0.meaning) }) {
            place = Array(place[...mask])
        }
        let end = segment(items, after: verb).upperBound
        items.insert(contentsOf: place, at: end)
        items.removeSubrange(start..<verb)
    }

    /// "where I've scribbled, a watering can": the place stands in front.
    private static func settleMarkedPlace(_ items: inout [EditItem]) {
        guard let place = items.firstIndex(where: { !$0.isSmall || $0.meaning == .relative }), items[place].name == "where",
            let comma = items[place...].firstIndex(where: { !$0.isWord }), items[comma].mark == .comma,
            items[place..<comma].contains(where: { $0.meaning == .marked || $0.meaning == .markShape }),
            after(items, comma)?.meaning == .article(definite: false), !items.contains(where: \.acts)
        else { return }
        let moved = Array(items[place..<comma])
        let end = segment(items, after: comma).upperBound
        items[comma + 1].meaning = .verb(.add)
        items.insert(contentsOf: moved, at: end)
        items.removeSubrange(place...comma)
    }

    /// Makes "put" of an item and moves it before what is to be put somewhere.
    static func putFirst(_ items: inout [EditItem], _ index: Int) {
        let start = items[..<index].lastIndex { !$0.isWord || $0.parts || $0.meaning == .then }.map { $0 + 1 } ?? 0
        var verb = items.remove(at: index)
        verb.meaning = .verb(.put)
        verb.name = "put"
        items.insert(verb, at: start)
    }

    /// "a potted plant is to be added at the spot", "a few leaves should be added": the verb goes to the front.
    private static func settleAdded(_ items: inout [EditItem]) {
        guard let added = items.firstIndex(where: { $0.name == "added" && $0.isWord }), added > 1,
            items[added - 1].name.hasSuffix("be") || ["is", "are"].contains(items[added - 1].name)
        else { return }
        let start = items[..<added].lastIndex { !$0.isWord || $0.parts || $0.meaning == .then }.map { $0 + 1 } ?? 0
        guard
            let helper = (start..<added).first(where: {
                items[$0].isCopula || items[$0].acts || EditClause.modals.contains(items[$0].name)
            }),
            helper > start, items[start].meaning == .article(definite: false),
            items[start..<helper].contains(where: { $0.thing != nil || $0.meaning == .unknown })
        else { return }
        var verb = items[added]
        verb.meaning = .verb(.add)
        verb.name = "add"
        items.removeSubrange(helper...added)
        items.insert(verb, at: start)
    }

    /// "nobody should be sitting by the pool": whoever does goes.
    private static func settleNobody(_ items: inout [EditItem]) {
        guard let nobody = items.firstIndex(where: { ["nobody", "no one", "noone"].contains($0.name) }),
            isImperativePosition(items, nobody), let should = after(items, nobody),
            should.name.hasPrefix("should") || should.name.hasPrefix("must")
        else { return }
        let rest = segment(items, after: nobody)
        items[nobody].meaning = .verb(.remove)
        items[nobody].name = "remove"
        for place in rest where items[place].acts { items[place].meaning = .filler }
        items[nobody + 1].meaning = .thing(.other)
        items[nobody + 1].name = "people"
    }

    /// "not a paper plate, a cake stand": one takes the other's place.
    private static func settleNotThis(_ items: inout [EditItem]) {
        guard let not = items.firstIndex(where: { !$0.isSmall }), items[not].meaning == .negation, items[not].name == "not",
            after(items, not)?.meaning == .article(definite: false),
            let comma = items[not...].firstIndex(where: { !$0.isWord }), items[comma].mark == .comma, comma > not + 2,
            after(items, comma)?.meaning == .article(definite: false), !items.contains(where: \.acts),
            items[not..<comma].contains(where: { $0.thing != nil }), items[comma...].contains(where: { $0.thing != nil })
        else { return }
        items[not].meaning = .verb(.change)
        items[not].name = "replace"
        // The one that is there.
        items[not + 1].meaning = .article(definite: true)
        items[comma].meaning = .with
        items[comma].mark = .none
        items[comma].name = "with"
    }

    /// "behind our receptionist I want mountains": what is behind somebody is the background.
    private static func settleBehindWish(_ items: inout [EditItem]) {
        guard let behind = items.firstIndex(where: { !$0.isSmall }), items[behind].name == "behind", items[behind].meaning == .on,
            let want = segment(items, after: behind).first(where: { items[$0].isVerb(.want, .put, .show) }), want > behind + 1,
            items[(behind + 1)..<want].allSatisfy({ $0.isArticle || $0.isPronoun || $0.isNoun || $0.isSmall }),
            let new = segment(items, after: want).last(where: { items[$0].isNoun }),
            isScenic(items[new]) || items[new].isPlace || ["mountain", "tree", "sea", "hill"].contains(items[new].name)
        else { return }
        items[new].meaning = .place
        items[behind].meaning = .background
        items[behind].name = "background"
        for place in (behind + 1)..<want { items[place].meaning = .filler }
    }

    /// "dress the waiter in the uniform": a verb where only a verb can stand.
    private static func settleDressing(_ items: inout [EditItem]) {
        for dress in items.indices where items[dress].name == "dress" && items[dress].thing == .garment {
            guard isImperativePosition(items, dress), let next = after(items, dress), next.isArticle || next.isPronoun,
                let link = segment(items, after: dress).first(where: { items[$0].meaning == .inside }), link > dress + 1,
                items[(dress + 1)..<link].contains(where: { $0.isNoun || $0.isPronoun }),
                !items[(dress + 1)..<link].contains(where: { $0.thing == .garment }),
                items[segment(items, after: link)].contains(where: { $0.thing == .garment || $0.meaning == .reference })
            else { continue }
            items[dress].meaning = .verb(.wear)
            items[dress].name = "dress her in"
            for place in (dress + 1)...link { items[place].meaning = .filler }
            return
        }
    }
}
