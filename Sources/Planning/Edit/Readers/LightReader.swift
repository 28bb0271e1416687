// Relight: which recipe, from which side.

import RetouchModel

enum LightReader {
    static func read(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        let items = clause.items
        guard !clause.has(.remove, .add) || clause.has(.lightNoun) || recipes(clause, from: 0).count > 0 else { return nil }
        let things = items.contains { $0.thing != nil }
        if things, !clause.has(.relight), !clause.has(.lightNoun), clause.verb != nil { return nil }
        if things, clause.has(.change, .remove) { return nil }
        // "replace the harsh light with soft daylight": what stands after the link counts.
        let link = clause.has(.change) ? clause.first { $0.meaning == .with || $0.meaning == .to } : nil
        var named = recipes(clause, from: link ?? 0)
        if named.isEmpty, link != nil { named = recipes(clause, from: 0) }
        let distinct = named.reduce(into: [Relight.Recipe]()) { if !$0.contains($1.recipe) { $0.append($1.recipe) } }
        let specific = distinct.filter { $0 != .warm && $0 != .cool && $0 != .softDaylight }
        if specific.count > 1, let first = named.first(where: { $0.recipe == specific[0] }),
            let second = named.first(where: { $0.recipe == specific[1] })
        {
            throw EditRefusal.contradiction(
                context.quote.text(items[first.index].range), context.quote.text(items[second.index].range))
        }
        guard let recipe = specific.first ?? distinct.first ?? described(clause) else { return nil }
        return EditReading(
            actions: [.relight(Relight(recipe: recipe, side: side(clause), strength: clause.degree <= 0.25 ? 0.5 : 1))],
            reason: "The prompt asks for another light.", used: Set(items.indices.filter { items[$0].meaning != .unknown }))
    }

    private static func recipes(_ clause: EditClause, from start: Int) -> [(recipe: Relight.Recipe, index: Int)] {
        clause.items.indices.compactMap { index in
            guard index >= start, case .recipe(let recipe) = clause.items[index].meaning else { return nil }
            let negated = index > 0 && [.negation, .instead].contains(clause.items[index - 1].meaning)
            return negated ? nil : (recipe, index)
        }
    }

    /// "make the light warmer", "fix the lighting", "light from the left".
    private static func described(_ clause: EditClause) -> Relight.Recipe? {
        guard clause.has(.lightNoun) || clause.has(.relight) else { return nil }
        for item in clause.items {
            switch item.name {
            case "warm", "warmer", "golden", "orange": return .warm
            case "cool", "cooler", "cold", "colder", "blue": return .cool
            case "soft", "gentle", "delicate", "flattering", "even", "better": return .softDaylight
            case "harsh" where clause.has(.fix, .smooth, .soften, .remove): return .softDaylight
            case "bright", "brighter": return clause.has(.relight) ? nil : .highKey
            default: continue
            }
        }
        return clause.has(.fix, .soften, .enhance) || side(clause) != nil ? .softDaylight : nil
    }

    private static func side(_ clause: EditClause) -> Region.Side? {
        guard let from = clause.index(of: .from) ?? clause.index(of: .on) else { return nil }
        for item in clause.items[from...] { if case .side(let side) = item.meaning { return side } }
        return clause.items[from...].contains { $0.name == "above" } ? .top : nil
    }
}
