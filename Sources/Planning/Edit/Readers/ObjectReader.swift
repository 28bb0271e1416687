// AddObject, Place, ReplaceObject.

import RetouchModel

enum ObjectReader {
    static func replace(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard clause.has(.change, .turn, .make), let verb = clause.verbIndex else { return nil }
        let link = clause.items.indices.first { index in
            index > verb && [.to, .with].contains(clause.items[index].meaning)
        }
        if link == nil { return try ofMaterial(clause, context) }
        guard let link, !clause.has(.style),
            let found = try RegionReader(clause: clause, context: context).named(in: (verb + 1)..<link),
            found.region != .background, found.region != .whole, link + 1 < clause.items.count
        else { return nil }
        let after = (link + 1)..<clause.items.count
        let reference = after.contains { clause.items[$0].meaning == .reference }
        if reference, !context.facts.hasContext { throw EditRefusal.contextMissing(context.text(clause, after)) }
        let object = reference ? "" : context.text(clause, after)
        guard reference || !object.isEmpty else { return nil }
        var reading = EditReading(
            actions: [.replaceObject(ObjectReplacement(region: found.region, object: object, fromContext: reference))],
            reason: "The prompt puts another thing in the place of \(found.region.summary).", used: Set(clause.items.indices),
            region: found.region)
        reading.tookUnknown = true
        return reading
    }

    /// "make the table marble".
    private static func ofMaterial(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard let thing = clause.first(where: { $0.thing != nil }), clause.has(.make),
            let material = clause.items.indices.first(where: { index in
                index > thing && (clause.items[index].meaning == .material || clause.items[index].meaning == .pattern)
            }), let found = try RegionReader(clause: clause, context: context).named()
        else { return nil }
        return EditReading(
            actions: [.replaceObject(ObjectReplacement(region: found.region, object: clause.items[material].name))],
            reason: "Another material is another thing.", used: Set(clause.items.indices), region: found.region)
    }

    // MARK: New things

    static func add(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard let verb = clause.first(where: { $0.isVerb(.add, .put, .want, .use, .wear) }),
            let noun = object(clause, after: verb)
        else { return nil }
        if clause.items[verb].verb == .want, !isNew(noun.range, clause) { return nil }
        let text = context.text(clause, noun.range)
        guard !text.isEmpty else { return nil }
        let rest = noun.range.upperBound..<clause.items.count
        var region = Region.whole
        let pointed = (verb + 1)..<clause.items.count
        if let found = try RegionReader(clause: clause, context: context).named(in: rest), found.region != .subject {
            region = found.region
        }
        if region == .whole, context.facts.hasAnnotation { region = .annotation(MarkReference()) }
        if case .annotation(var mark) = region {
            mark.word = ""
            region = .annotation(mark)
        }
        if region == .whole, context.facts.hasMask { region = .mask(word: "") }
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
        var color: Color?
        for index in noun.range { if case .color(.color(let named)) = clause.items[index].meaning { color = color ?? named } }
        let onPerson = rest.allSatisfy { clause.items[$0].thing != .other }
        let accessory = onPerson ? accessories[clause.items[noun.head].name] : nil
        reading.actions = [.addObject(ObjectAddition(object: text, accessory: accessory, color: color, region: region))]
        reading.reason =
            accessory == nil ? "The prompt asks for a thing that no input shows." : "Landmarks of the body carry this accessory."
        return reading
    }

    private static let accessories: [String: ObjectAddition.Accessory] = [
        "sunglasses": .sunglasses, "shades": .sunglasses, "crossbody bag": .crossbodyBag, "cross body bag": .crossbodyBag,
        "crossbody": .crossbodyBag, "belt": .belt, "necklace": .necklace,
    ]

    private static func isNew(_ range: Range<Int>, _ clause: EditClause) -> Bool {
        range.lowerBound > 0 && clause.items[range.lowerBound - 1].meaning == .article(definite: false)
    }

    /// The noun phrase after the verb, up to the words that say where; its head is the last thing in it.
    private static func object(_ clause: EditClause, after verb: Int) -> (range: Range<Int>, head: Int)? {
        var start = verb + 1
        while start < clause.items.count, skips(clause.items[start]) { start += 1 }
        var end = start
        var head: Int?
        while end < clause.items.count {
            let item = clause.items[end]
            if isPlace(item) { break }
            switch item.meaning {
            case .thing, .anything, .subject, .unknown, .hair: head = end
            default: break
            }
            end += 1
        }
        guard let head, head < end else { return nil }
        return (start..<end, head)
    }

    private static func isPlace(_ item: EditItem) -> Bool {
        switch item.meaning {
        case .on, .inside, .from, .here, .reference, .marked, .markShape, .to, .side, .pronoun: true
        default: item.name == "where"
        }
    }

    private static func skips(_ item: EditItem) -> Bool {
        if case .pronoun = item.meaning { return true }
        return item.isSmall || (item.meaning == .subject && item.name == "model")
    }
}
