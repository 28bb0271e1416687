// ReplaceObject: one thing in the place of another, or of another material.

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
            // "she should be carrying a basket"
            let last = verb + 1 < clause.items.count && clause.items[verb + 1].isVerb(.wear, .pose) ? verb + 1 : verb
            let object = context.text(clause, (last + 1)..<clause.items.count)
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
        guard let thing = clause.first(where: { $0.thing != nil || ["leg", "arm", "foot"].contains($0.name) }),
            clause.does(.make, .turn),
            let material = clause.items.indices.first(where: { index in
                index > thing
                    && (clause.items[index].meaning == .material || clause.items[index].meaning == .pattern
                        // "brass instead of wood"
                        || ColorThings.metals.contains(clause.items[index].name)
                            && clause.index(of: .instead).map { $0 > index } ?? false)
            }), let found = try RegionReader(clause: clause, context: context).named()
        else { return nil }
        // "green velvet"
        let start = clause.items[(thing + 1)..<material].lastIndex { !$0.isColor }.map { $0 + 1 } ?? thing + 1
        let cloth = start < material ? context.text(clause, start..<(material + 1)) : clause.items[material].name
        return EditReading(
            actions: [.replaceObject(ObjectReplacement(region: found.region, object: cloth))],
            reason: "Another material is another thing.", used: Set(clause.items.indices), region: found.region)
    }
}
