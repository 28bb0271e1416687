// AddObject, Place, ReplaceObject.

import RetouchModel

enum ObjectReader {
    static func replace(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard !clause.isStatement else { return nil }
        if let other = try instead(clause, context) { return other }
        if let other = inItsPlace(clause, context) { return other }
        if clause.verb == nil, let made = try ofMaterial(clause, context) { return made }
        if let linked = try linked(clause, context) { return linked }
        if let marked = try markedBecomes(clause, context) { return marked }
        if let other = try isToBe(clause, context) { return other }
        if let swapped = try areToBe(clause, context) { return swapped }
        guard clause.does(.change, .turn, .make), let verb = clause.verbIndex else { return nil }
        let link = clause.items.indices.first { index in
            index > verb
                && ([.to, .with].contains(clause.items[index].meaning)
                    || clause.does(.change) && clause.items[index].name == "by the")
        }
        guard let link else {
            if let made = try ofMaterial(clause, context) { return made }
            return try becomes(clause, context)
        }
        // "turn it to the left" is no "turn it into".
        if clause.does(.turn), !["into", "turn into", "turning into"].contains(clause.items[link].name),
            clause.items[verb].name != "turn into"
        {
            return nil
        }
        let old = (verb + 1)..<link
        // "turn the exterior into a night shot"
        if clause.items[link...].contains(where: \.isRecipe), !clause.items[link...].contains(where: { $0.thing != nil }) {
            return nil
        }
        // "replace with a polar bear": what is marked, what was named before, or the subject.
        if old.isEmpty, EditSettler.replacing.contains(clause.items[verb].name), clause.items[link].meaning == .with,
            link + 2 < clause.items.count, clause.items[link + 1].meaning == .article(definite: false),
            clause.items[(link + 2)...].contains(where: { $0.thing == .other || $0.thing == .accessory })
        {
            return replacement(
                of: pointed(context) ?? context.previous ?? .subject, by: context.text(clause, (link + 1)..<clause.items.count),
                fromContext: false, clause)
        }
        guard !clause.has(.style), link + 1 < clause.items.count, let found = try region(clause, context, in: old),
            found.region != .background, found.region != .whole
        else { return nil }
        let after = (link + 1)..<clause.items.count
        let reference = after.contains {
            clause.items[$0].meaning == .reference || context.facts.hasContext && clause.items[$0].meaning == .pronoun(.this)
        }
        if reference, !context.facts.hasContext { throw EditRefusal.contextMissing(context.text(clause, after)) }
        let object = reference ? "" : context.text(clause, after)
        guard reference || !object.isEmpty else { return nil }
        return replacement(of: found.region, by: object, fromContext: reference, clause)
    }

    private static func region(_ clause: EditClause, _ context: EditContext, in range: Range<Int>) throws(EditFailure)
        -> RegionReader.Found?
    {
        if let found = try RegionReader(clause: clause, context: context).named(in: range) { return found }
        let refers = range.contains { clause.items[$0].isPronoun || clause.items[$0].meaning == .anything }
        guard refers else { return nil }
        if let pointed = pointed(context) { return RegionReader.Found(region: pointed, used: []) }
        if let previous = context.previous { return RegionReader.Found(region: previous, used: []) }
        // "turn it into a dinosaur"
        return range.allSatisfy { clause.items[$0].meaning == .pronoun(.it) }
            ? RegionReader.Found(region: .subject, used: []) : nil
    }

    /// What the marks or the mask show.
    private static func pointed(_ context: EditContext) -> Region? {
        context.facts.hasAnnotation ? .annotation(MarkReference()) : context.facts.hasMask ? .mask(word: "") : nil
    }

    private static func replacement(of region: Region, by object: String, fromContext: Bool, _ clause: EditClause) -> EditReading
    {
        var reading = EditReading(
            actions: [.replaceObject(ObjectReplacement(region: region, object: object, fromContext: fromContext))],
            reason: "The prompt puts another thing in the place of \(region.summary).", used: Set(clause.items.indices),
            region: region)
        reading.tookUnknown = true
        return reading
    }

    /// "bag -> backpack": one thing to another without a verb.
    private static func linked(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        // "a dog has wandered into the picture" tells what happened.
        guard clause.verb == nil, !clause.contains(where: { ["has", "have", "had"].contains($0.name) }),
            let link = clause.index(of: .to),
            let new = clause.items[link...].firstIndex(where: { $0.thing != nil }),
            clause.items[..<link].contains(where: { $0.thing != nil || $0.meaning == .marked }),
            let found = try region(clause, context, in: 0..<link), found.region != .background, clause.items[new].meaning != .hair
        else { return nil }
        return replacement(
            of: found.region, by: context.text(clause, (link + 1)..<clause.items.count), fromContext: false, clause)
    }

    /// "the cake should be a pie instead", "what if the dog were a fox".
    private static func isToBe(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        let verb =
            clause.first {
                $0.isVerb(.make)
                    && ($0.name.hasSuffix(" be") || $0.name.hasSuffix(" become")
                        || $0.name == "be" && clause.contains { ["have", "let", "make"].contains($0.name) })
            }
            ?? (clause.contains { $0.name == "what if" } ? clause.index(of: .copula) : nil)
        guard let verb, verb + 2 < clause.items.count, clause.items[verb + 1].meaning == .article(definite: false),
            let old = clause.items[..<verb].lastIndex(where: {
                isSolid($0) || $0.meaning == .person || $0.meaning == .subject
            }),
            clause.determiner(of: old)?.meaning == .article(definite: true),
            let new = clause.items[(verb + 2)...].firstIndex(where: {
                !$0.isAdjective && $0.meaning != .unknown || $0.thing != nil
            }),
            isSolid(clause.items[new]), clause.items[new].name != clause.items[old].name,
            clause.items[(old + 1)..<verb].allSatisfy(\.isSmall),
            clause.items[(new + 1)...].allSatisfy({ $0.isSmall || $0.thing != nil }),
            let found = try RegionReader(clause: clause, context: context).named(in: 0..<verb), found.region != .background
        else { return nil }
        // "a snow leopard" is one thing.
        let end = clause.items[new...].firstIndex { $0.thing == nil } ?? clause.items.count
        return replacement(of: found.region, by: context.text(clause, (verb + 2)..<end), fromContext: false, clause)
    }

    private static func isSolid(_ item: EditItem) -> Bool { item.thing == .other || item.thing == .accessory }

    /// "the thing under my scribble should become a pumpkin".
    private static func markedBecomes(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard let verb = clause.mainVerb,
            ["should become", "become", "needs to become", "turn into"].contains(clause.items[verb].name),
            let mark = clause.items[..<verb].firstIndex(where: { $0.meaning == .markShape || $0.meaning == .marked }),
            let article = clause.items[verb...].firstIndex(where: { $0.meaning == .article(definite: false) }), mark < verb,
            clause.items[article...].contains(where: { $0.thing != nil }),
            let found = try region(clause, context, in: 0..<verb), found.region != .background, found.region != .whole
        else { return nil }
        return replacement(
            of: found.region, by: context.text(clause, (article + 1)..<clause.items.count), fromContext: false, clause)
    }

    /// "the apples should be oranges": things that stand where a value would.
    private static func areToBe(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard let verb = clause.mainVerb, clause.items[verb].isVerb(.make),
            let old = clause.items[..<verb].lastIndex(where: { $0.thing == .other }),
            clause.items[verb].name.hasSuffix(" be") && clause.items[old].isPlural
                || clause.items[verb].name.hasSuffix(" become"),
            verb + 2 == clause.items.count, clause.items[verb + 1].isPlural,
            clause.items[verb + 1].thing == .other || clause.items[verb + 1].isBand,
            let found = try region(clause, context, in: 0..<verb), found.region != .background
        else { return nil }
        return replacement(
            of: found.region, by: context.text(clause, (verb + 1)..<clause.items.count), fromContext: false, clause)
    }

    /// "make the bag a backpack".
    private static func becomes(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard clause.does(.make), let verb = clause.mainVerb,
            let old = clause.items[verb...].firstIndex(where: { $0.thing != nil }),
            clause.determiner(of: old)?.meaning != .article(definite: false),
            let article = clause.items[(old + 1)...].firstIndex(where: { $0.meaning == .article(definite: false) }),
            clause.items[(old + 1)..<article].allSatisfy({
                $0.isSmall || [.on, .inside, .of].contains($0.meaning) || $0.isSide || $0.thing == .other
            }),
            clause.items[article...].contains(where: { $0.thing != nil }),
            let found = try region(clause, context, in: verb..<article), found.region != .background, found.region != .whole
        else { return nil }
        return replacement(
            of: found.region, by: context.text(clause, (article + 1)..<clause.items.count), fromContext: false, clause)
    }

    /// "in its place a vase of tulips": what was named or marked before goes.
    private static func inItsPlace(_ clause: EditClause, _ context: EditContext) -> EditReading? {
        guard let place = clause.first(where: { $0.name == "in its place" }), let old = pointed(context) ?? context.previous,
            let article = clause.first(where: { $0.meaning == .article(definite: false) }),
            let end = clause.items[article...].lastIndex(where: { $0.thing != nil })
        else { return nil }
        let range = (article + 1)..<(place > article ? place : end + 1)
        return replacement(of: old, by: context.text(clause, range), fromContext: false, clause)
    }

    /// "a clutch instead of the bag".
    private static func instead(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard let instead = clause.index(of: .instead) else { return nil }
        // "instead of the table put a bench"
        if let verb = clause.items[instead...].firstIndex(where: \.acts),
            clause.items[verb].isVerb(.put, .add, .use, .want, .make),
            let found = try RegionReader(clause: clause, context: context).named(in: (instead + 1)..<verb)
        {
            let object = context.text(clause, (verb + 1)..<clause.items.count)
            return object.isEmpty || found.region == .background
                ? nil : replacement(of: found.region, by: object, fromContext: false, clause)
        }
        // "instead of the bag, a backpack"
        if clause.verb == nil, let old = clause.items[instead...].firstIndex(where: { $0.thing != nil }),
            let article = clause.items[(old + 1)...].firstIndex(where: { $0.meaning == .article(definite: false) }),
            clause.items[article...].contains(where: { $0.thing != nil }),
            let found = try RegionReader(clause: clause, context: context).named(in: instead..<article),
            found.region != .background
        {
            return replacement(
                of: found.region, by: context.text(clause, (article + 1)..<clause.items.count), fromContext: false, clause)
        }
        // "instead of laces, straps"
        if clause.verb == nil, clause.items[..<instead].allSatisfy(\.isSmall),
            let old = clause.items[instead...].firstIndex(where: { $0.thing != nil }), old == instead + 1,
            old + 1 < clause.items.count,
            let new = clause.items[(old + 1)...].first(where: { !$0.isAdjective }),
            new.thing == .other || new.thing == .accessory,
            new.isPlural, clause.items[old].isPlural,
            let found = try RegionReader(clause: clause, context: context).named(in: instead..<(old + 1))
        {
            return replacement(
                of: found.region, by: context.text(clause, (old + 1)..<clause.items.count), fromContext: false, clause)
        }
        guard let new = clause.items[..<instead].lastIndex(where: { $0.thing != nil }),
            clause.verb == nil || clause.does(.put, .add, .use, .want, .make, .show, .pose, .wear)
        else { return nil }
        guard let found = try RegionReader(clause: clause, context: context).named(in: (instead + 1)..<clause.items.count),
            clause.items[(instead + 1)...].contains(where: { $0.thing != nil && $0.name != clause.items[new].name })
        else { return nil }
        let start = (clause.mainVerb ?? -1) + 1
        let reference =
            context.facts.hasContext
            && clause.items[..<instead].contains { $0.meaning == .reference || $0.meaning == .pronoun(.this) }
        let object = context.text(clause, min(start, new)..<instead)
        return replacement(of: found.region, by: reference ? "" : object, fromContext: reference, clause)
    }

    /// "make the table marble".
    private static func ofMaterial(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        // "tabletop in marble", "the worktop in oak instead of pine"
        if clause.verb == nil,
            let thing = clause.first(where: { $0.thing == .other || ["leg", "arm", "foot"].contains($0.name) }),
            thing + 2 < clause.items.count,
            clause.items[thing + 1].meaning == .inside,
            clause.items[thing + 2].meaning == .material
                || ColorThings.metals.contains(clause.items[thing + 2].name) && clause.has(.instead),
            clause.items[..<thing].allSatisfy({ $0.isSmall || $0.isPronoun }), !clause.has(.on), !clause.has(.background),
            !clause.items[(thing + 3)...].contains(where: { $0.isNoun || $0.isColor }),
            let found = try RegionReader(clause: clause, context: context).named(in: 0..<(thing + 1))
        {
            return EditReading(
                actions: [.replaceObject(ObjectReplacement(region: found.region, object: clause.items[thing + 2].name))],
                reason: "Another material is another thing.", used: Set(clause.items.indices), region: found.region)
        }
        guard let thing = clause.first(where: { $0.thing != nil }), clause.does(.make, .turn),
            let material = clause.items.indices.first(where: { index in
                index > thing && (clause.items[index].meaning == .material || clause.items[index].meaning == .pattern)
            }), let found = try RegionReader(clause: clause, context: context).named()
        else { return nil }
        // "green velvet"
        let start = clause.items[(thing + 1)..<material].lastIndex { !$0.isColor }.map { $0 + 1 } ?? thing + 1
        let cloth = start < material ? context.text(clause, start..<(material + 1)) : clause.items[material].name
        return EditReading(
            actions: [.replaceObject(ObjectReplacement(region: found.region, object: cloth))],
            reason: "Another material is another thing.", used: Set(clause.items.indices), region: found.region)
    }

    // MARK: New things

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
