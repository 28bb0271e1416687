// Extract and Remove.

import RetouchModel

enum CutReader {
    static func extract(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard clause.does(.isolate), !clause.has(.hair) else { return nil }
        let found = try RegionReader(clause: clause, context: context).region(fallback: .subject)
        let region = found.region == .whole ? .subject : found.region
        return EditReading(
            actions: [.extract(region)], reason: "The prompt asks for a cut-out.", used: found.used, region: region)
    }

    static func remove(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard clause.does(.remove) || isFault(clause), !clause.has(.picture) || clause.contains(where: { $0.thing != nil || $0.meaning == .marked }) else { return nil }
        let first = clause.first { $0.thing != nil || $0.meaning == .subject || $0.meaning == .person || $0.isSlider || $0.meaning == .colorNoun }
        if let first, case .slider(let word) = clause.items[first].meaning {
            guard [.shadows, .highlights].contains(word.slider), !clause.contains(where: { $0.thing == .bodyPart }) else { return nil }
            let thing = NamedRegion(kind: .other, word: word.slider == .shadows ? "shadow" : "highlight")
            return reading(context.facts.hasAnnotation ? .annotation(MarkReference(word: thing.word)) : .named(thing), used: [first])
        }
        if let first, clause.items[first].meaning == .colorNoun, !clause.contains(where: { $0.meaning == .marked }) { return nil }
        if let found = try RegionReader(clause: clause, context: context).named(), found.region != .background, found.region != .whole {
            return reading(found.region, used: found.used)
        }
        if context.facts.hasAnnotation { return reading(.annotation(MarkReference()), used: []) }
        if let unknown = unknown(clause) {
            let thing = NamedRegion(kind: .other, word: unknown.word)
            return reading(context.facts.hasMask ? .mask(word: unknown.word) : .named(thing), used: unknown.used)
        }
        if context.facts.hasMask { return reading(.mask(word: ""), used: []) }
        if clause.has(.pronoun(.person)), !clause.contains(where: { $0.isNoun || $0.meaning == .pronoun(.it) }) { return reading(context.previous ?? .subject, used: []) }
        let pointing = clause.first { $0.meaning == .pronoun(.this) || $0.meaning == .pronoun(.it) || $0.meaning == .anything || $0.meaning == .areas }
        guard let pointing else { return nil }
        if let previous = context.previous, clause.items[pointing].isPronoun { return reading(previous, used: []) }
        throw EditRefusal.annotationMissing(context.quote.text(clause.items[pointing].range))
    }

    /// "There's a stain on the dress": nobody says so to keep it.
    private static func isFault(_ clause: EditClause) -> Bool {
        guard clause.isStatement, clause.contains(where: { $0.meaning == .copula && $0.name.hasPrefix("there") }),
            let thing = clause.first(where: { $0.thing != nil })
        else { return false }
        return ThingWords.flawNames.contains(clause.items[thing].name)
    }

    private static func reading(_ thing: Region, used: Set<Int>) -> EditReading {
        EditReading(
            actions: [.remove(thing)], reason: "The prompt asks to take something out of the picture.", used: used, region: thing)
    }

    /// A noun that no list knows: "trolleys". Several unknown words in a row make one name.
    private static func unknown(_ clause: EditClause) -> (word: String, used: Set<Int>)? {
        guard let verb = clause.mainVerb else { return nil }
        let rest = (verb + 1)..<clause.items.count
        guard let start = rest.first(where: { clause.items[$0].meaning == .unknown && clause.items[$0].name.count > 2 }) else {
            return nil
        }
        guard clause.items[rest.lowerBound..<start].allSatisfy({ $0.isSmall || $0.isColor || $0.meaning == .pronoun(.person) || $0.meaning == .material || $0.meaning == .everything })
        else { return nil }
        var end = start
        while end < rest.upperBound, clause.items[end].meaning == .unknown { end += 1 }
        guard end - start <= 2 else { return nil }
        var names = clause.items[start..<end].map(\.name)
        if clause.items[end - 1].isPlural { names[names.count - 1] = EditSettler.singular(names[names.count - 1]) }
        return (names.joined(separator: " "), Set(start..<end))
    }
}
