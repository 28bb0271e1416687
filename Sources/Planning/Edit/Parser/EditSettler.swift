// What neighbours decide: a word of several meanings gets the one that its place in the sentence leaves.

import RetouchModel

/// Settles the meanings of items, one question after the other. Each question looks only within its segment: up to the next mark, "and",
/// "but" or "then".
enum EditSettler {
    static func settle(_ items: inout [EditItem]) {
        settlePureWhite(&items)
        settleSignature(&items)
        settleCorrections(&items)
        settleConjunctions(&items)
        dropAsides(&items)
        dropInterjections(&items)
        settleNeither(&items)
        settlePostpositions(&items)
        settleProtections(&items)
        settleLinks(&items)
        settleSpeech(&items)
        settleReports(&items)
        partStands(&items)
        joinParticles(&items)
        settleEdges(&items)
        settleColors(&items)
        settleNouns(&items)
        settleHomonyms(&items)
        settleStrays(&items)
        settleParticiples(&items)
        settleIdioms(&items)
        settlePlaces(&items)
        settleRequests(&items)
        settleResults(&items)
        settleBrief(&items)
        settleWishes(&items)
        settleVerbs(&items)
        settleParticles(&items)
        settleCausedActions(&items)
        guessCompounds(&items)
        guessNouns(&items)
        settleCauses(&items)
        settleExclusions(&items)
        joinOutfits(&items)
        settleRelatives(&items)
        joinBackgrounds(&items)
        nameBackgrounds(&items)
        joinStyles(&items)
        settleEnds(&items)
        settleCompounds(&items)
        settleColorOwners(&items)
        settleShades(&items)
        settleSmoother(&items)
        settleBuildings(&items)
        settleKeptPoses(&items)
        settleScenes(&items)
        settleGivenBackgrounds(&items)
        settlePutScenes(&items)
        settleAdditions(&items)
        settleNamed(&items)
        settleReplacements(&items)
    }

    /// The indices of a segment after an item.
    static func segment(_ items: [EditItem], after index: Int) -> Range<Int> {
        var end = index + 1
        while end < items.count, items[end].isWord, !items[end].parts, items[end].meaning != .then { end += 1 }
        return (index + 1)..<end
    }

    /// The word before an item, with no mark between.
    static func before(_ items: [EditItem], _ index: Int) -> EditItem? {
        index > 0 && items[index - 1].isWord ? items[index - 1] : nil
    }

    static func after(_ items: [EditItem], _ index: Int) -> EditItem? {
        index + 1 < items.count && items[index + 1].isWord ? items[index + 1] : nil
    }

    /// Where only a verb can stand: at the beginning of what is asked for.
    static func isImperativePosition(_ items: [EditItem], _ index: Int) -> Bool {
        items[..<index].reversed().prefix { $0.isWord && $0.meaning != .and }.allSatisfy {
            $0.meaning == .filler || $0.meaning == .then || $0.isPronoun
        }
    }

    // MARK: Colours

    /// "darker" before a colour moves that colour; "roses" are flowers, and "rose" is a colour.
    private static func settleColors(_ items: inout [EditItem]) {
        for index in items.indices where items[index].isWord {
            let next = after(items, index)
            switch items[index].meaning {
            case .tone(var tone) where tone.form == .plain && isImperative(items, index):
                // "cool it a little", "dim the background"
                tone.form = .verb
                items[index].meaning = .tone(tone)
            case .tone(var tone) where tone.form == .verb && ["warm", "dim"].contains(items[index].name) && isSaid(items, index):
                // "the white balance is warm" says how it is.
                tone.form = .plain
                items[index].meaning = .tone(tone)
            case .tone where items[index].name.hasPrefix("monochrom") && next?.isColor == true:
                items[index].meaning = .filler
            case .color(.color(let color)) where isShade(items, index) && ColorBand(near: color) != nil:
                if let band = ColorBand(near: color) { items[index].meaning = .band(band) }
            case .tone, .lightNoun, .recipe:
                guard let next, let modifier = modifiers[items[index].name] else { continue }
                if next.isColor
                    || next.tone?.form == .plain && modifiers[next.name] != nil && after(items, index + 1)?.isColor == true
                {
                    items[index].meaning = .color(.modifier(modifier))
                }
            case .color where items[index].name == "rust" && (next == nil || next?.meaning == .on):
                // "there's rust on the blade", "remove the rust"
                if items[..<index].contains(where: {
                    $0.isVerb(.remove, .fix) || $0.meaning == .copula && $0.name.hasPrefix("there")
                }) {
                    items[index].meaning = .thing(.other)
                }
            case .color where ColorThings.metals.contains(items[index].name) && isPlaceOfMetal(items, index):
                items[index].meaning = .thing(.other)
            case .color where ColorThings.names.contains(items[index].name):
                if items[index].isPlural && !items[index].name.hasSuffix("s") || isNewThing(items, index)
                    || isOldThing(items, index) || isReplaced(items, index)
                {
                    items[index].meaning = .thing(.other)
                }
            default: break
            }
        }
    }

    /// "make the red deeper", "the blue of the dress is too strong": a colour that is there, as it is in all it covers.
    private static func isShade(_ items: [EditItem], _ index: Int) -> Bool {
        guard before(items, index)?.meaning == .article(definite: true), !ColorThings.names.contains(items[index].name) else {
            return false
        }
        let rest = segment(items, after: index)
        switch after(items, index)?.meaning {
        case nil, .of: break
        case .tone, .copula, .inside, .particle, .degree, .more, .less: break
        default: return false
        }
        guard !items[rest].contains(where: { $0.meaning == .to || $0.meaning == .with || $0.isColor }) else { return false }
        let start = items[..<index].lastIndex { !$0.isWord || $0.parts || $0.meaning == .then }.map { $0 + 1 } ?? 0
        return items[start..<rest.upperBound].contains {
            $0.tone?.form == .comparative || $0.tone?.form == .verb || $0.isVerb(.raise, .lower, .soften)
                || $0.meaning == .tooMuch
                || $0.meaning == .more || $0.meaning == .less
        }
    }

    /// "replace wine with coffee", "swap the snow for sand": substances, and no colours.
    private static func isReplaced(_ items: [EditItem], _ index: Int) -> Bool {
        guard let verb = items[..<index].lastIndex(where: \.acts), replacing.contains(items[verb].name),
            after(items, index).map({ !$0.isNoun && !$0.isColor }) ?? true
        else { return false }
        if items[(verb + 1)..<index].allSatisfy(\.isArticle) {
            return [.with, .to].contains(after(items, index)?.meaning)
                && segment(items, after: index).contains { items[$0].thing == .other }
        }
        guard let link = before(items, index), [.with, .to].contains(link.meaning), index > verb + 2 else { return false }
        return ColorThings.substances.contains(items[index].name) && ColorThings.substances.contains(items[index - 2].name)
    }

    /// "more clarity on the stone": a thing that is there, because nothing follows that it could colour.
    private static func isOldThing(_ items: [EditItem], _ index: Int) -> Bool {
        guard before(items, index)?.meaning == .article(definite: true) else { return false }
        guard let next = after(items, index) else { return true }
        return !next.isColor && !next.isNoun && next.meaning != .material && next.meaning != .unknown
    }

    /// Whether an adjective stands where a verb must: at the beginning, before its object.
    private static func isImperative(_ items: [EditItem], _ index: Int) -> Bool {
        guard ["cool", "warm", "dim"].contains(items[index].name), let next = after(items, index),
            next.isPronoun || next.isArticle || next.meaning == .picture
        else { return false }
        return before(items, index).map { $0.isSmall && !$0.isArticle || $0.meaning == .and } ?? true
    }

    /// "add a rose", "turn it into an orange": a thing, because nothing follows that the colour could describe.
    private static func isNewThing(_ items: [EditItem], _ index: Int) -> Bool {
        // "a white rose"
        let start = items[..<index].lastIndex { !$0.isColor || $0.isModifier }
        guard let start, items[start].isWord, items[start].meaning == .article(definite: false) else { return false }
        if let next = after(items, index), next.isColor || next.isNoun || next.meaning == .material || next.meaning == .unknown {
            return false
        }
        return items[..<index].contains {
            $0.isVerb(.add, .put) || $0.name == "turn into" || $0.name == "into" || $0.meaning == .with
        }
    }

    /// Tone words that move the colour they stand before.
    static let modifiers: [String: ColorModifier] = [
        "darker": .dark, "dark": .dark, "dim": .dark, "lighter": .light, "light": .light, "brighter": .bright, "bright": .bright,
        "vivid": .bright, "vibrant": .bright, "saturated": .bright, "intense": .bright, "bold": .bright, "deeper": .deep,
        "richer": .deep, "rich": .deep, "warm": .warm,
        "warmer": .warm, "cool": .cool, "cooler": .cool, "cold": .cool, "icy": .cool, "muted": .muted, "desaturated": .muted,
        "faded": .muted, "dull": .muted,
        "washed out": .muted, "subdued": .muted, "paler": .pale, "softer": .soft,
    ]

    // MARK: Nouns

    private static func settleNouns(_ items: inout [EditItem]) {
        for index in items.indices where items[index].isWord {
            let next = after(items, index)
            switch items[index].meaning {
            case .thing
            where imperatives[items[index].name] != nil && isCaused(items, index),
                .thing
            where imperatives[items[index].name] != nil && isImperativePosition(items, index)
                && (next?.isArticle == true || next?.meaning == .pronoun(.person)):
                // "tie a scarf around the bag", "belt the coat"
                if let verb = imperatives[items[index].name] { items[index].meaning = .verb(verb) }
            case .verb(.resize)
            where EditSmallWords.shapes.contains(items[index].name) && before(items, index)?.isArticle == true
                && next.map { $0.isNoun || $0.isAdjective } == true:
                // "a thin leather belt"
                items[index].meaning = .filler
            case .verb:
                guard let noun = EditLexicon.nouns[items[index].name], isNounPosition(items, index) else { continue }
                items[index].meaning = noun
            case .tooLittle where ["needs", "need"].contains(items[index].name) && next?.verb != nil && next?.form == .gerund:
                // "the white balance needs correcting"
                items[index].meaning = .filler
            case .tooLittle
            where ["needs", "could use", "could do with", "need", "needs some", "could use some", "could do with some"].contains(
                items[index].name):
                // "she needs sunglasses"
                let object = segment(items, after: index).first {
                    items[$0].isNoun || items[$0].tone != nil || items[$0].isRecipe || items[$0].acts
                        || items[$0].meaning == .unknown
                }
                if let object, items[object].thing != nil { items[index].meaning = .verb(.add) }
            case .thing(.garment)
            where next?.meaning == .subject && next?.name == "model" && before(items, index)?.isArticle == true:
                // "the swimsuit model"
                items[index].meaning = .filler
            case .filler:
                guard let noun = EditLexicon.nouns[items[index].name], next.map({ !$0.isNoun && !$0.isColor }) ?? true else {
                    continue
                }
                // "the can" is none that can do something; "add my grandmother" does not tell who writes.
                let isRelative = PeopleWords.relatives.contains(items[index].name)
                if isRelative ? isObject(items, index) : before(items, index)?.isArticle == true {
                    items[index].meaning = noun
                }
            case .article where items[index].name == "a few":
                // "a few blur": some say so of what cannot be counted.
                let isMass =
                    next.map { noun in
                        switch noun.meaning {
                        case .slider, .blurred, .noise, .sharp, .lightNoun, .verb(.blur): !noun.isPlural
                        default: false
                        }
                    } ?? false
                if isMass { items[index].meaning = .degree(0.2) }
            case .degree
            where ["strong", "heavy", "intense"].contains(items[index].name) && before(items, index)?.meaning == .more:
                // "more strong" is only stronger.
                items[index].meaning = .filler
            case .place
            where surfaces.contains(items[index].name) && next?.meaning == .inside
                && (after(items, index + 1)?.meaning == .material || after(items, index + 1)?.isColor == true):
                // "tabletop in marble": the one that is there.
                items[index].meaning = .thing(.other)
            case .material, .pattern:
                // "make the denim darker": nothing that it describes follows.
                let isSubject =
                    before(items, index) == nil
                    && next.map { EditClause.modals.contains($0.name) || $0.name.hasPrefix("should ") || $0.meaning == .copula }
                        == true
                    || before(items, index)?.meaning == .article(definite: true) && next?.meaning == .tooLittle
                if before(items, index)?.meaning == .article(definite: true) && endsNoun(next) || isSubject {
                    items[index].meaning = .thing(.other)
                }
            case .background where next?.name == "for":
                // "a black background for the clock"
                let rest = segment(items, after: index + 1)
                if items[rest].allSatisfy({
                    $0.isArticle || $0.isPronoun || $0.isSmall || $0.thing != nil || $0.meaning == .subject
                }),
                    rest.first.map({ items[$0].isArticle || items[$0].isPronoun }) == true
                {
                    for place in (index + 1)..<rest.upperBound { items[place].meaning = .purpose(nil) }
                }
            case .background where next.map({ $0.thing == .other || $0.meaning == .anything || $0.meaning == .areas }) == true:
                // "background people": where they are, and nothing that could be taken away.
                items[index].meaning = .filler
            case .thing where items[index].name == "shadow":
                if let before = before(items, index), before.meaning == .less || before.meaning == .tooMuch {
                    items[index].meaning = .slider(SliderWord(slider: .shadows))
                }
            case .here
            where before(items, index).map({
                ["lying", "standing", "hanging", "sitting", "lying around", "left"].contains($0.name)
            }) == true:
                items[index].meaning = .filler
            case .here where isIdiom(items, index): items[index].meaning = .filler
            case .picture where items[index].name == "frame" && isPainted(items, index): items[index].meaning = .thing(.other)
            case .degree where items[index].name == "bit":
                guard let before = before(items, index),
                    before.meaning == .article(definite: true) || before.meaning == .pronoun(.this)
                else { continue }
                items[index].meaning = .anything
            case .lightNoun where items[index].name == "light",
                .color where ["gentle", "soft", "delicate"].contains(items[index].name):
                // "light skin retouch": a little of it.
                let end = segment(items, after: index).first { !items[$0].isNoun && !items[$0].isColor }
                if let end,
                    items[end].isVerb(.retouch, .smooth, .sharpen, .denoise, .crop, .blur) || items[end].meaning == .blurred
                {
                    items[index].meaning = .degree(0.2)
                }
            case .tooMuch where next == nil && items[index].name == "too": items[index].meaning = .filler
            case .person where isSomebodyElse(items, index): items[index].meaning = .thing(.other)
            case .anything
            where items[index].name == "one"
                && next.map {
                    $0.isNoun || $0.isAdjective || $0.meaning == .unknown || $0.verb != nil && EditLexicon.nouns[$0.name] != nil
                } ?? false:
                items[index].meaning = .article(definite: false)
            case .here where next?.meaning == .copula || before(items, index)?.name == "hey": items[index].meaning = .filler
            default: break
            }
        }
    }

    /// Places that are also parts of a room.
    private static let surfaces: Set = [
        "tabletop", "countertop", "counter", "windowsill", "staircase", "balcony", "patio", "stairs",
    ]

    /// "have him button his jacket"
    private static func isCaused(_ items: [EditItem], _ index: Int) -> Bool {
        guard before(items, index)?.meaning == .pronoun(.person), let next = after(items, index), next.isPronoun || next.isArticle
        else { return false }
        return items[..<index].contains { $0.isVerb(.make, .want) || ["have", "let", "get"].contains($0.name) }
    }

    private static let imperatives: [String: EditVerb] = [
        "tie": .add, "pin": .add, "clip": .add, "wrap": .add, "tape": .add, "print": .add, "belt": .garment, "cuff": .garment,
        "zip": .garment,
        "button": .garment, "hood": .garment,
    ]

    static func isNounPosition(_ items: [EditItem], _ index: Int) -> Bool {
        let next = after(items, index)
        // "my grandson's face"
        if before(items, index)?.isOwner == true, next?.isArticle != true, next?.isPronoun != true { return true }
        // "the shed painted green"
        if items[index].form == .past, before(items, index)?.isNoun == true, next?.isColor == true { return false }
        // "I'd like buttons down the front"
        if items[index].isPlural, before(items, index)?.isVerb(.want, .add) == true, next?.isArticle != true,
            next?.isPronoun != true
        {
            return true
        }
        // "buttons -> black", "face isn't sharp"
        if let next,
            next.meaning == .copula || ["isnt", "arent"].contains(next.name) || next.meaning == .to && items[index].isPlural
        {
            let before = before(items, index)
            return before?.acts != true || next.meaning == .to && before?.isVerb(.change, .recolor, .turn, .make) == true
        }
        // "Pumps in bordeaux": nobody is told to pump with an "s".
        if items[index].form == .third, items[index].verb != nil, isImperativePosition(items, index),
            before(items, index)?.isPronoun != true,
            let next, [.inside, .on, .and, .of, .with].contains(next.meaning) || next.isColor
        {
            return true
        }
        // "add steam"
        if next == nil, items[index].form == .base, before(items, index)?.isVerb(.add) == true { return true }
        // "sharpen face": terse prompts leave the article out.
        if let before = before(items, index),
            next.map({ !$0.isArticle && !$0.isPronoun && !$0.isNoun && $0.meaning != .to }) ?? true,
            before.isVerb(.sharpen, .smooth, .retouch, .blur, .isolate, .crop, .soften, .recolor, .denoise, .relight)
                || before.tone?.form == .verb
        {
            return true
        }
        guard var before = before(items, index) else { return false }
        // "that ugly switch"
        let described = items[..<index].reversed().prefix { $0.isWord && EditSmallWords.describing.contains($0.name) }.count
        if described > 0, index - described > 0, items[index - described - 1].isArticle || items[index - described - 1].isPronoun
        {
            before = items[index - described - 1]
        }
        // "buttons" after a verb are things.
        if items[index].isPlural, !items[index].name.hasSuffix("s"), next.map({ !$0.isArticle && !$0.isPronoun }) ?? true {
            return true
        }
        // "make her stand"
        if case .pronoun(.person) = before.meaning, items[index].isVerb(.pose),
            items[..<index].contains(where: { $0.isVerb(.make, .want) || ["have", "let", "get"].contains($0.name) })
        {
            return false
        }
        if isCaused(items, index) { return false }
        switch before.meaning {
        case .article, .color, .material, .of, .pronoun(.person), .side, .except: return true
        case .pronoun(.writer): return ["my", "our", "your"].contains(before.name)
        case .pronoun(.this): return after(items, index)?.isArticle != true
        case .thing:
            return before.name != items[index].name && after(items, index)?.isArticle != true
                && (!before.isPlural || before.isOwner)
        case .verb(.remove), .verb(.change):
            return after(items, index).map { !$0.isArticle && !$0.isNoun && !$0.isPronoun } ?? true
        default: return false
        }
    }

    private static func endsNoun(_ next: EditItem?) -> Bool {
        guard let next else { return true }
        switch next.meaning {
        case .color, .tone, .on, .inside, .of, .to, .degree, .more, .less, .with, .copula, .verb: return true
        default: return false
        }
    }
}

/// Words that are colours, and things when there is more than one of them or a new one.
enum ColorThings {
    /// Metals: "fingerprints on the gold" lie on a thing.
    static let metals: Set = ["gold", "silver", "bronze", "copper", "brass", "rose gold", "gunmetal"]

    /// What lies, grows or is drunk: one takes the other's place, and not its colour.
    static let substances: Set = [
        "sand", "stone", "straw", "wheat", "chalk", "clay", "honey", "chocolate", "wine", "champagne", "cocoa", "latte",
        "lemonade", "cream", "snow", "water", "grass", "ice", "coffee", "tea", "milk", "gravel", "soil", "mud", "moss", "juice",
        "beer", "rice", "pebble", "ash", "dirt", "lawn",
    ]

    static let names: Set = [
        "rose", "orange", "peach", "plum", "lemon", "lime", "olive", "apricot", "tangerine", "raspberry", "berry", "tomato",
        "eggplant", "aubergine", "lavender", "lilac", "violet", "orchid",
        "thistle", "sage", "mint", "pistachio", "saffron", "ginger", "honey", "coral", "seashell", "pearl", "ruby", "sapphire",
        "emerald", "amethyst", "jade", "amber", "brick", "stone", "bone", "mushroom", "chocolate", "salmon", "oat", "ivory",
        "clay", "mulberry", "damson", "blackcurrant", "oyster", "custard", "truffle", "sangria", "bluebell", "hyacinth",
        "turmeric", "cream", "wine", "champagne", "caramel", "toffee", "biscuit", "cocoa", "latte", "pumpkin", "cherry",
        "cinnamon", "lemonade", "cranberry", "blueberry", "flamingo", "raven", "canary", "kingfisher", "camel", "chalk", "slate",
        "sand", "straw", "wheat",
    ]
}
