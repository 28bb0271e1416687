// AddObject and Place: things that are not there yet.

import RetouchModel

extension ObjectReader {
    static func add(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        let wished = wish(clause)
        guard !clause.isStatement, let verb = wished ?? clause.mainVerb,
            wished != nil || clause.does(.add, .put, .want, .use, .wear, .pose, .make, .show, .raise, .resize),
            let noun = object(clause, after: verb)
        else { return nil }
        if clause.does(.make, .show, .raise, .use), !clause.isNew(noun.head), !(clause.does(.use) && context.facts.hasContext) {
            return nil
        }
        if clause.does(.resize), clause.index(of: .with).map({ $0 > noun.head }) ?? true { return nil }
        let isBare =
            clause.items[noun.head].thing == .accessory
            && clause.determiner(of: noun.head).map { $0.acts || $0.isPronoun } ?? true
        if wished == nil, clause.does(.want), !clause.isNew(noun.head), !isBare,
            !(clause.items[noun.range].contains(where: { $0.meaning == .article(definite: false) }))
        {
            return nil
        }
        var text = context.text(clause, noun.range)
        guard !text.isEmpty else { return nil }
        // "She forgot her bouquet. Put one in her hands."
        if ["one", "some"].contains(text), case .named(let thing)? = context.previous { text = thing.word }
        let rest = noun.range.upperBound..<clause.items.count
        let region = try place(clause, context, in: rest)
        let pointed = (verb + 1)..<clause.items.count
        let reference = pointed.first { clause.items[$0].meaning == .reference }
        if let reference, !context.facts.hasContext {
            throw EditRefusal.contextMissing(context.quote.text(clause.items[reference].range))
        }
        var reading = EditReading(actions: [], reason: "", used: Set(clause.items.indices))
        reading.tookUnknown = true
        if context.facts.hasContext {
            reading.actions = [.place(Placement(object: text, region: region))]
            reading.reason = "The context picture shows what is to be put in."
            return reading
        }
        // What is there already is not added: "put the bag on the table" would move it.
        if clause.does(.put), !isWorn(clause, noun.head), clause.determiner(of: noun.head)?.meaning == .article(definite: true),
            !clause.items[noun.head].isGuess, clause.items[noun.head].meaning != .unknown,
            !context.facts.hasAnnotation
        {
            return moved(clause, context)
        }
        var color: Color?
        for index in noun.range { if case .color(.color(let named)) = clause.items[index].meaning { color = color ?? named } }
        let onPerson = rest.allSatisfy { clause.items[$0].thing != .other }
        // "a belt with a silver buckle" is no plain belt.
        let hasParts = clause.contains { $0.meaning == .description && $0.name == "with" }
        let accessory = onPerson && !hasParts && !isOther(region) ? accessories[clause.items[noun.head].name] : nil
        // Landmarks know where on the body it goes.
        reading.actions = [
            .addObject(
                ObjectAddition(
                    object: text, accessory: accessory, color: color, region: accessory == nil ? region : region.unlessBody))
        ]
        reading.reason =
            accessory == nil ? "The prompt asks for a thing that no input shows." : "Landmarks of the body carry this accessory."
        return reading
    }

    /// "sunglasses on her", "with a belt", "some flowers in the vase": a new thing without a verb, or with a wish behind it.
    ///
    /// - Returns: the item before it; -1 = it begins the clause.
    private static func wish(_ clause: EditClause) -> Int? {
        let items = clause.items
        let isLate =
            clause.mainVerb.map { items[$0].name.hasPrefix("would ") && clause.does(.want) || items[$0].name == "go" } == true
        guard clause.verb == nil || isLate, !clause.has(.to), !clause.contains(where: { $0.name == "had" }),
            !clause.has(.instead), !clause.has(.asLike),
            !clause.contains(where: { $0.tone != nil || $0.isSlider || $0.isRecipe || $0.meaning == .lightNoun || $0.isFlaw }),
            let head = clause.first(where: { $0.thing != nil || $0.meaning == .hair || $0.meaning == .limb }),
            items[head].thing == .accessory || items[head].thing == .other, !ThingWords.flawNames.contains(items[head].name)
        else { return nil }
        if !clause.has(.reference), case .article(definite: true)? = clause.determiner(of: head)?.meaning { return nil }
        if clause.determiner(of: head)?.isPronoun == true { return nil }
        let start = items[..<head].lastIndex { !$0.isAdjective && !$0.isArticle && $0.thing == nil } ?? -1
        let isWith = start >= 0 && items[start].name == "with" && items[..<start].allSatisfy(\.isSmall)
        let rest = items[(head + 1)...].drop { $0.thing != nil }
        let isPlaced =
            rest.first { !$0.isSmall }.map { [.on, .inside].contains($0.meaning) } == true
            && rest.contains { $0.isNoun || $0.isPronoun }
        let isAsked =
            items.contains { ["please", "pls", "plz", "maybe", "perhaps"].contains($0.name) } && items[head].thing == .accessory
            || isLate
            // "a short bob, pearl earrings"
            || clause.continuesSentence && items[head].thing == .accessory && items[head].isPlural
                && items.allSatisfy { $0.isSmall || $0.thing == .accessory }
        let isColored = items[..<head].contains(where: \.isColor)
        guard
            isWith || isPlaced && (!isColored || clause.isNew(head)) || isAsked && !isColored || clause.isNew(head) && !isColored,
            items[..<max(start, 0)].allSatisfy({ $0.isSmall })
        else { return nil }
        return start
    }

    private static func isOther(_ region: Region) -> Bool {
        if case .named(let thing) = region { return thing.kind == .other }
        return false
    }

    private static func isWorn(_ clause: EditClause, _ head: Int) -> Bool {
        clause.items[head].thing == .accessory && clause.has(.pronoun(.person))
    }

    private static func moved(_ clause: EditClause, _ context: EditContext) -> EditReading {
        var reading = EditReading(
            actions: [.pose(DescribedChange(text: context.text(clause, 0..<clause.items.count), region: .subject))],
            reason: "Things that move leave a place that no input shows.", used: Set(clause.items.indices), region: .subject)
        reading.tookUnknown = true
        return reading
    }

    /// Wishes behind the thing: "a bowl of fruit would be lovely on the table".
    private static func isLateWish(_ item: EditItem) -> Bool { item.isVerb(.want) && item.name.hasPrefix("would ") }

    /// Where a new thing goes, as far as the words after it or a mark say.
    private static func place(_ clause: EditClause, _ context: EditContext, in rest: Range<Int>) throws(EditFailure) -> Region {
        var region = Region.whole
        if let found = try RegionReader(clause: clause, context: context).named(in: rest), found.region != .subject {
            region = found.region
        }
        if region == .whole, clause.items[rest].contains(where: { $0.name == "behind" }) { region = .background }
        if region == .whole, context.facts.hasAnnotation { region = .annotation(MarkReference()) }
        if region == .whole, !clause.does(.resize), let verb = clause.mainVerb, let end = recipientEnd(clause, verb),
            let found = try RegionReader(clause: clause, context: context).named(in: verb..<end), isOther(found.region)
        {
            region = found.region
        }
        // "the dog should wear sunglasses"
        if region == .whole, let verb = clause.mainVerb, clause.does(.wear, .pose),
            let found = try RegionReader(clause: clause, context: context).named(in: 0..<verb), isOther(found.region)
        {
            region = found.region
        }
        if case .annotation(var mark) = region {
            mark.word = ""
            region = .annotation(mark)
        }
        if region == .whole, context.facts.hasMask { region = .mask(word: "") }
        return region
    }

    private static let accessories: [String: ObjectAddition.Accessory] = [
        "sunglasses": .sunglasses, "shades": .sunglasses, "sunnies": .sunglasses, "crossbody bag": .crossbodyBag,
        "cross body bag": .crossbodyBag,
        "crossbody": .crossbodyBag, "cross body": .crossbodyBag, "belt": .belt, "waist belt": .belt, "necklace": .necklace,
        "pearl necklace": .necklace, "chain necklace": .necklace,
    ]

    /// The noun phrase after the verb, up to the words that say where; its head is the last thing in it.
    private static func object(_ clause: EditClause, after verb: Int) -> (range: Range<Int>, head: Int)? {
        var start = recipientEnd(clause, verb) ?? verb + 1
        while start < clause.items.count, skips(clause, start) { start += 1 }
        var end = start
        var head: Int?
        while end < clause.items.count {
            let item = clause.items[end]
            if isPlace(item), !isOfCloth(clause, end) { break }
            if head != nil, isLateWish(item) { break }
            // "a waiter, with a tray in his hand": the rest describes it.
            if item.meaning == .description, head != nil, item.name == "," { break }
            // "the vase of the second picture"
            if item.meaning == .of, clause.items[(end + 1)...].first(where: { !$0.isArticle })?.meaning == .reference { break }
            switch item.meaning {
            case .thing, .anything, .subject, .person, .unknown, .hair: head = end
            case .pose where head == nil, .place where head == nil: head = end
            default: break
            }
            end += 1
        }
        guard let head, head < end,
            !clause.items[start..<head].contains(where: { $0.meaning == .more || $0.meaning == .less })
                || clause.items[head].thing != nil && clause.isNew(head) == false && clause.items[start].meaning == .more
        else { return nil }
        return (start..<end, head)
    }

    /// Where the new thing begins in "give the dog a hat" and "fill the vase with roses".
    private static func recipientEnd(_ clause: EditClause, _ verb: Int) -> Int? {
        guard verb >= 0 else { return nil }
        // "surround it with flowers", "pair the dress with a belt"
        if [
            "surround", "cover", "pair", "cinch", "accessorize", "dress up with", "style", "stage", "furnish", "equip", "garnish",
        ]
        .contains(clause.items[verb].name)
            || clause.does(.resize)
        {
            return clause.items[verb...].firstIndex { $0.meaning == .with }
        }
        let isFilled = ["fill", "fill with"].contains(clause.items[verb].name)
        guard isFilled || clause.items[verb].name == "give",
            let first = clause.items[(verb + 1)...].firstIndex(where: {
                $0.thing != nil || $0.meaning == .person || $0.meaning == .subject
            })
        else { return nil }
        let next = clause.items[(first + 1)...].firstIndex {
            $0.meaning == .article(definite: false) || isFilled && $0.meaning == .with || $0.thing != nil && $0.meaning == .on
                || $0.thing != nil && $0.meaning == .inside
        }
        guard let next, clause.items[next].isArticle || clause.items[next].meaning == .with else { return nil }
        return next
    }

    /// "a bag in tan leather": still the bag.
    private static func isOfCloth(_ clause: EditClause, _ index: Int) -> Bool {
        let rest = clause.items[(index + 1)...]
        return clause.items[index].meaning == .inside
            && rest.contains { $0.isColor || $0.meaning == .material || $0.meaning == .pattern }
            && !rest.contains { $0.isNoun || $0.isPronoun }
    }

    private static func isPlace(_ item: EditItem) -> Bool {
        switch item.meaning {
        case .on, .inside, .from, .here, .reference, .marked, .markShape, .to, .side, .pronoun, .purpose: true
        default: item.name == "where"
        }
    }

    private static func skips(_ clause: EditClause, _ index: Int) -> Bool {
        let item = clause.items[index]
        switch item.meaning {
        case .pronoun, .with: return true
        // "put to her a flower in the hair"
        case .to: return index + 1 < clause.items.count && clause.items[index + 1].meaning == .pronoun(.person)
        case .inside: return isWornIn(clause, index)
        case .subject: return item.name == "model"
        case .person: return clause.determiner(of: index)?.meaning == .article(definite: true)
        // "long leather gloves": how a new thing looks belongs to it.
        default: return item.isSmall && !EditSmallWords.shapes.contains(item.name)
        }
    }

    /// "put her in heels"
    private static func isWornIn(_ clause: EditClause, _ index: Int) -> Bool {
        guard index > 0 else { return false }
        switch clause.items[index - 1].meaning {
        case .pronoun, .subject, .person: break
        default: return false
        }
        let noun = clause.items[(index + 1)...].firstIndex { !$0.isAdjective && !$0.isArticle }
        return noun.map { clause.items[$0].thing == .accessory } ?? false
    }
}

extension Region {
    /// Itself, but the whole picture for a part of the body and what it wears.
    fileprivate var unlessBody: Region {
        if case .named(let thing) = self, thing.kind == .bodyPart || thing.kind == .garment { return .whole }
        return self
    }
}
