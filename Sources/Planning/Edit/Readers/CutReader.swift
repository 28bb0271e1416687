// Extract and Remove.

import RetouchModel

enum CutReader {
    static func extract(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard clause.has(.isolate), !clause.has(.hair) else { return nil }
        let found = try RegionReader(clause: clause, context: context).region(fallback: .subject)
        let region = found.region == .whole ? .subject : found.region
        return EditReading(
            actions: [.extract(region)], reason: "The prompt asks for a cut-out.", used: found.used, region: region)
    }

    static func remove(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard let verb = clause.first(where: { $0.verb == .remove }) else { return nil }
        let first = clause.first { $0.thing != nil || $0.meaning == .subject || isSlider($0) }
        if let first, case .slider(let word) = clause.items[first].meaning {
            guard [.shadows, .highlights].contains(word.slider) else { return nil }
            let thing = NamedRegion(kind: .other, word: word.slider == .shadows ? "shadow" : "highlight")
            return reading(thing: .named(thing), used: [first])
        }
        if let found = try RegionReader(clause: clause, context: context).named(
            in: (verb + 1)..<max(verb + 1, clause.items.count)),
            found.region != .background, found.region != .whole
        {
            return reading(thing: found.region, used: found.used)
        }
        if context.facts.hasAnnotation { return reading(thing: .annotation(MarkReference()), used: []) }
        if let unknown = unknown(clause, after: verb) {
            let thing = NamedRegion(kind: .other, word: unknown.word)
            if context.facts.hasMask { return reading(thing: .mask(word: unknown.word), used: unknown.used) }
            return reading(thing: .named(thing), used: unknown.used)
        }
        if context.facts.hasMask { return reading(thing: .mask(word: ""), used: []) }
        let pointing = clause.first { $0.meaning == .pronoun(.this) || $0.meaning == .pronoun(.it) || $0.meaning == .anything }
        guard let pointing else { return nil }
        if let previous = context.previous, clause.items[pointing].meaning == .pronoun(.it) {
            return reading(thing: previous, used: [])
        }
        throw EditRefusal.annotationMissing(context.quote.text(clause.items[pointing].range))
    }

    private static func reading(thing: Region, used: Set<Int>) -> EditReading {
        EditReading(
            actions: [.remove(thing)], reason: "The prompt asks to take something out of the picture.", used: used, region: thing)
    }

    private static func isSlider(_ item: EditItem) -> Bool {
        if case .slider = item.meaning { return true }
        return false
    }

    /// A noun that no list knows: "the trolley". Several unknown words in a row make one name.
    private static func unknown(_ clause: EditClause, after verb: Int) -> (word: String, used: Set<Int>)? {
        let rest = (verb + 1)..<clause.items.count
        guard let start = rest.first(where: { clause.items[$0].meaning == .unknown && clause.items[$0].name.count > 2 }) else {
            return nil
        }
        let before = rest.lowerBound..<start
        guard
            before.allSatisfy({
                clause.items[$0].isSmall || clause.items[$0].isColor || clause.items[$0].meaning == .pronoun(.person)
                    || clause.items[$0].meaning == .material
            })
        else { return nil }
        var end = start
        while end < rest.upperBound, clause.items[end].meaning == .unknown { end += 1 }
        guard end - start <= 2 else { return nil }
        return (clause.items[start..<end].map(\.name).joined(separator: " "), Set(start..<end))
    }
}
