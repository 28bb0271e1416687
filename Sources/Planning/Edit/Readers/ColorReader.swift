// Recolor: which region gets which colour.

import RetouchModel

enum ColorReader {
    static func read(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        if let matched = try fromContext(clause, context) { return matched }
        let colors = ColorRoles(clause)
        let items = clause.items
        let thing = clause.first { $0.thing != nil }
        let light = clause.items.contains { item in
            if case .recipe = item.meaning { return true }
            return item.meaning == .lightNoun
        }
        guard let target = colors.target, !light else {
            guard thing != nil, clause.has(.change, .recolor), clause.has(.colorNoun), !clause.has(.reference) else { return nil }
            throw EditRefusal.noColor(context.text(clause, 0..<items.count))
        }
        let body = thing.map { items[$0].thing == .bodyPart } ?? false
        if clause.has(.add, .put, .wear), !body, !givesColor(clause, target) { return nil }
        if clause.has(.remove, .isolate, .keep)
            || (clause.has(.less) || clause.has(.more) || clause.has(.tooMuch)) && thing == nil
        {
            return nil
        }
        if replacesThing(clause) { return nil }
        if clause.has(.want), thing.map({ isNew($0, clause) }) == true { return nil }
        var regions = RegionReader(clause: clause, context: context)
        regions = RegionReader(clause: colors.withoutTarget(clause), context: context)
        var found = try regions.region(fallback: .subject)
        if found.region == .whole { found.region = .subject }
        if found.region == .background { return nil }
        if case .named(var named) = found.region, let source = colors.source, named.color == nil {
            named.color = source.color
            found.region = .named(named)
        }
        // "make lantern red" must not colour the subject.
        let isFallback =
            found.used.isEmpty && !context.facts.hasAnnotation && !context.facts.hasMask && !clause.has(.pronoun(.it))
        if isFallback, clause.items.contains(where: { $0.meaning == .unknown }) { return nil }
        var reading = EditReading(
            actions: [.recolor(Recoloring(region: found.region, target: .color(target.color)))],
            reason: "The prompt names a colour for \(found.region.summary).",
            used: found.used.union(target.used).union(colors.excluded), region: found.region)
        reading.notices = colors.alternatives.map { range in
            let words = context.quote.text(range)
            return Notice(
                code: .notApplied, message: "\u{201C}\(words)\u{201D} was given as an alternative; the first one was used.",
                words: words,
                advice: "Ask for one colour a call.")
        }
        return reading
    }

    /// "give the lining a silver colour": the thing is there, and the colour comes after it.
    private static func givesColor(_ clause: EditClause, _ target: ColorRoles.Run) -> Bool {
        guard let thing = clause.first(where: { $0.thing != nil }), thing > 0, let first = target.used.min(), first > thing else {
            return false
        }
        return clause.items[thing - 1].meaning == .article(definite: true) && clause.has(.colorNoun)
    }

    /// "replace the bag with a red clutch" is about another bag, not about red.
    private static func replacesThing(_ clause: EditClause) -> Bool {
        guard clause.has(.change, .turn), let verb = clause.verbIndex,
            let link = clause.items.indices.first(where: { $0 > verb && [.to, .with].contains(clause.items[$0].meaning) })
        else { return false }
        return clause.items[(link + 1)...].contains { $0.thing != nil }
            && clause.items[..<link].contains { $0.thing != nil || $0.meaning == .marked }
    }

    /// "I'd like a red hat" wants a new one.
    private static func isNew(_ thing: Int, _ clause: EditClause) -> Bool {
        clause.items[..<thing].last { !$0.isColor && $0.meaning != .material }?.meaning == .article(definite: false)
    }

    private static func fromContext(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard let reference = clause.index(of: .reference), clause.has(.colorNoun), !clause.items.contains(where: \.isColor)
        else { return nil }
        guard context.facts.hasContext else {
            throw EditRefusal.contextMissing(context.quote.text(clause.items[reference].range))
        }
        let found = try RegionReader(clause: clause, context: context).region(fallback: .subject)
        return EditReading(
            actions: [.recolor(Recoloring(region: found.region, target: .context))],
            reason: "The prompt takes the colour from the context picture.", used: Set(clause.items.indices), region: found.region
        )
    }
}

/// Which colour of a clause is what: the target, what it is now, an alternative, or not wanted.
struct ColorRoles {
    struct Run {
        var color: Color
        var used: Set<Int>
    }

    private(set) var target: Run?
    /// "from white": what the thing is now.
    private(set) var source: Run?
    private(set) var excluded: Set<Int> = []
    private(set) var alternatives: [Range<Int>] = []

    init(_ clause: EditClause) {
        let items = clause.items
        var candidates: [(run: Run, describes: Bool)] = []
        var index = 0
        while index < items.count {
            guard items[index].isColor else {
                index += 1
                continue
            }
            let first = index
            let strong = first > 0 ? items[first - 1] : nil
            var colorRun = ColorRun(strength: strong.map(Self.strength) ?? 1)
            while index < items.count, items[index].isColor, colorRun.take(items[index].backdropItem) { index += 1 }
            if index == first { index += 1 }
            let used = Set(first..<index)
            let before = items[..<first].last { !$0.isSmall && $0.meaning != .colorNoun && !Self.isDegree($0) }?.meaning
            switch before {
            case .instead, .negation: excluded.formUnion(used)
            case .or: alternatives.append(items[first].range.lowerBound..<items[index - 1].range.upperBound)
            default:
                guard let color = colorRun.color else { continue }
                let run = Run(color: color, used: used)
                if before == .from {
                    source = run
                } else {
                    candidates.append((run, index < items.count && items[index].thing != nil))
                }
            }
        }
        // A colour at a mark's word is the mark's: "the red circle".
        candidates.removeAll { candidate in
            let next = (candidate.run.used.max() ?? 0) + 1
            return next < items.count && [.markShape, .areas].contains(items[next].meaning)
        }
        candidates.removeAll { candidate in
            guard let first = candidate.run.used.min(), first > 0 else { return false }
            return items[first - 1].meaning == .everything
        }
        target = candidates.last { !$0.describes }?.run ?? candidates.last?.run
    }

    /// The clause with the target's colours taken for small words, so that they do not tell which thing is meant.
    func withoutTarget(_ clause: EditClause) -> EditClause {
        var copy = clause
        for index in target?.used ?? [] { copy.items[index].meaning = .filler }
        return copy
    }

    private static func strength(_ item: EditItem) -> Float {
        if case .degree(let degree) = item.meaning { return degree < 0.3 ? 0.5 : degree > 0.5 ? 1.4 : 1 }
        return 1
    }

    private static func isDegree(_ item: EditItem) -> Bool {
        if case .degree = item.meaning { return true }
        return false
    }
}
