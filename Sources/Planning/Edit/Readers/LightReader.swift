// Relight: which recipe, from which side.

import RetouchModel

enum LightReader {
    static func read(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        let items = clause.items
        // "cinematic teal and orange grading"
        if clause.verb == nil, clause.has(.style), !clause.has(.lightNoun) { return nil }
        if let verb = clause.verb,
            ![
                .make, .change, .use, .want, .add, .put, .relight, .turn, .soften, .fix, .enhance, .raise, .lower, .smooth, .show,
                .remove, .pose, .look, .take,
            ].contains(verb)
        {
            return nil
        }
        if clause.does(.remove, .lower),
            !items.contains(where: { $0.meaning == .lightNoun || $0.name == "harsh light" || $0.name == "hard light" })
        {
            return nil
        }
        let becomes =
            clause.does(.turn, .change) ? clause.index(of: .to).map { items[$0...].contains(where: \.isRecipe) } ?? false : false
        let things = items.contains { $0.thing != nil } && !becomes
        // "show the house at night"
        let isShown =
            (clause.does(.show) || clause.does(.make) && clause.has(.asLike))
            && items.contains { $0.isRecipe && $0.name.hasPrefix("at ") }
            || clause.has(.asLike) && items.contains { ["photographed", "shot", "taken"].contains($0.name) }
                && items.contains(where: \.isRecipe)
        if things, !isShown, !clause.has(.relight), !clause.has(.lightNoun),
            !items.contains(where: { $0.isRecipe && $0.name.hasSuffix("light") }), clause.verb != nil
        {
            return nil
        }
        if things, clause.does(.change, .remove), !clause.has(.lightNoun) { return nil }
        // "the sky with a starry one"
        if things, clause.does(.change), items.last(where: { !$0.isSmall })?.name == "one" { return nil }
        // "replace the harsh light with soft daylight": what stands after the link counts.
        let link = clause.does(.change) ? clause.first { $0.meaning == .with || $0.meaning == .to } : nil
        var named = clause.isStatement || clause.does(.remove, .lower) ? [] : recipes(clause, from: link ?? 0)
        if named.isEmpty, link != nil { named = recipes(clause, from: 0) }
        // "flat lighting to something moodier"
        if clause.verb == nil, named.count > 1, let to = clause.index(of: .to), named.contains(where: { $0.index > to }) {
            named.removeAll { $0.index < to }
        }
        let distinct = named.reduce(into: [Relight.Recipe]()) { if !$0.contains($1.recipe) { $0.append($1.recipe) } }
        // A light from behind goes with any other, "cinematic" with all, and drama with the dark.
        let isDark = distinct.contains(.lowKey) || distinct.contains(.night)
        let behind = named.filter {
            ["cinematic", "backlight", "backlit", "back light", "rim light", "hair light"].contains(items[$0.index].name)
                || isDark && $0.recipe == .dramaticSide && !items[$0.index].name.contains("side")
                || ["moody", "moodier"].contains(items[$0.index].name) && !distinct.contains(.highKey)
        }.map(\.recipe)
        let specific = distinct.filter {
            $0 != .warm && $0 != .cool && $0 != .softDaylight && (distinct.count == 1 || !behind.contains($0))
        }
        if specific.count > 1, let first = named.first(where: { $0.recipe == specific[0] }),
            let second = named.first(where: { $0.recipe == specific[1] })
        {
            throw EditRefusal.contradiction(
                context.quote.text(items[first.index].range), context.quote.text(items[second.index].range))
        }
        if specific.isEmpty, distinct.isEmpty, let lit = try lit(clause, context) { return lit }
        guard var recipe = specific.first ?? distinct.first ?? described(clause) else { return nil }
        // "a cool, bluish studio light"
        if recipe == .softDaylight, clause.verb != nil || clause.items.count > 1, !clause.isStatement {
            let names = Set(items.map(\.name))
            if !names.isDisjoint(with: ["cool", "cold", "bluish", "icy"]) { recipe = .cool }
            if !names.isDisjoint(with: ["warm", "golden", "cozy"]) { recipe = .warm }
        }
        return EditReading(
            actions: [.relight(Relight(recipe: recipe, side: side(clause), strength: clause.degree <= 0.25 ? 0.5 : 1))],
            reason: "The prompt asks for another light.", used: Set(items.indices.filter { items[$0].meaning != .unknown }))
    }

    /// "the face is dark, please light it", "light up the room": more light, and no other one.
    private static func lit(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard clause.does(.relight), let verb = clause.mainVerb, clause.items[verb].name != "relight", side(clause) == nil,
            !clause.contains(where: { LooksReader.lamps.contains($0.name) }),
            clause.items.allSatisfy({ item in
                item.isSmall || item.isPronoun || item.isDegree || item.thing != nil || item.isVerb(.relight) || item.isPlace
                    || [.subject, .person, .background, .wall, .picture, .more, .purpose(nil)].contains(item.meaning)
            })
        else { return nil }
        var found = try RegionReader(clause: clause, context: context).region(fallback: .whole)
        let name = clause.items[verb].name
        if found.used.isEmpty, name.hasSuffix(" it") || name.hasSuffix(" them"), let previous = context.previous {
            found.region = previous
        }
        if found.used.isEmpty, name.hasSuffix(" her") || name.hasSuffix(" him") { found.region = .subject }
        return EditReading(
            actions: [.adjust(Adjustment(region: found.region, changes: [SliderChange(.exposure, amount: clause.degree)]))],
            reason: "The prompt asks for more light.", used: found.used.union(clause.degreeIndices), region: found.region)
    }

    private static func recipes(_ clause: EditClause, from start: Int) -> [(recipe: Relight.Recipe, index: Int)] {
        clause.items.indices.compactMap { index in
            guard index >= start, case .recipe(let recipe) = clause.items[index].meaning else { return nil }
            let before = clause.items[..<index].last { !$0.isSmall }?.meaning
            return before == .negation || before == .instead || before == .less || before == .tooMuch ? nil : (recipe, index)
        }
    }

    /// "make the light warmer", "fix the lighting", "light from the left".
    private static func described(_ clause: EditClause) -> Relight.Recipe? {
        guard
            clause.has(.lightNoun) || clause.has(.relight)
                || clause.contains(where: { $0.name == "hard light" || $0.name == "harsh light" || $0.name == "softer" })
        else { return nil }
        // A fault of the light, and light that is to go, ask for the soft one.
        if clause.isStatement || clause.does(.remove, .lower) || clause.has(.less) || clause.has(.tooMuch) {
            return clause.contains {
                [
                    "harsh", "hard", "hard light", "harsh light", "unflattering", "bad", "uneven", "ugly", "strong", "dramatic",
                    "awful", "terrible", "poor",
                ].contains($0.name)
            } ? .softDaylight : nil
        }
        // "a light from behind her" lights the edge.
        if clause.contains(where: { $0.name == "from behind" || $0.name == "behind" }), clause.has(.lightNoun) {
            return .dramaticSide
        }
        for item in clause.items {
            switch item.name {
            case "warm", "warmer", "golden", "orange", "sunlight", "sunshine": return .warm
            case "cool", "cooler", "cold", "colder", "blue", "icy": return .cool
            case "soft", "gentle", "delicate", "flattering", "even", "better", "nicer", "softer", "natural", "professional":
                return .softDaylight
            case "bright", "brighter", "white", "clean": return clause.has(.relight) ? nil : .highKey
            case "dark", "darker": return clause.does(.relight) ? nil : .lowKey
            case "strong key", "hard key", "strong", "stronger", "direct", "harder", "contrasty": return .dramaticSide
            default: continue
            }
        }
        return clause.does(.fix, .soften, .enhance, .smooth) || side(clause) != nil ? .softDaylight : nil
    }

    private static func side(_ clause: EditClause) -> Region.Side? {
        if clause.contains(where: { $0.name == "from above" }) { return .top }
        if clause.contains(where: { $0.name == "from below" }) { return .bottom }
        guard
            let from = clause.first(where: {
                $0.meaning == .from || $0.meaning == .on || $0.meaning == .inside || $0.meaning == .with
            }) ?? clause.first(where: { if case .side = $0.meaning { true } else { false } })
        else { return nil }
        for item in clause.items[from...] { if case .side(let side) = item.meaning { return side } }
        // "light over the vineyard" falls on it.
        return clause.items[from...].contains {
            ["above", "overhead", "top"].contains($0.name) || $0.name == "over" && $0.meaning != .on
        }
            ? .top : clause.items[from...].contains { ["below", "underneath"].contains($0.name) } ? .bottom : nil
    }
}
