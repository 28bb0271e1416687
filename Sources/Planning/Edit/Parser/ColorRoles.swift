// Which colour of a clause is what: the target, what it is now, an alternative, or not wanted.

import RetouchModel

struct ColorRoles {
    struct Run {
        var color: Color
        var used: Set<Int>
    }

    private(set) var target: Run?
    /// "from white": what the thing is now.
    private(set) var source: Run?
    private(set) var excluded: Set<Int> = []
    /// Other colours that the same thing is to get: "red and blue".
    private(set) var others: [Int] = []
    private(set) var alternatives: [Range<Int>] = []
    /// "replace blue with red": the source is whatever has that colour.
    private(set) var isSwap = false

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
            var colorRun = ColorRun(strength: first > 0 ? Self.strength(items[first - 1]) : 1)
            // Words that an "and" or a mark parted are two colours.
            while index < items.count, items[index].isColor,
                index == first
                    || items[index].tokens.lowerBound == items[index - 1].tokens.upperBound
                        && !Self.namesArea(items, first, index),
                colorRun.take(items[index].backdropItem)
            { index += 1 }
            // "blue dark": some put the modifier behind.
            if colorRun.color != nil, index < items.count, let modifier = Self.trailing(items, index) {
                colorRun.append(modifier)
                index += 1
            }
            if index == first { index += 1 }
            let used = Set(first..<index)
            // "should not be black": the copula is the negation's.
            let before = items[..<first].last {
                !$0.isSmall && $0.meaning != .colorNoun && !$0.isDegree && !["be", "become"].contains($0.name) && !$0.isCopula
            }?.meaning
            switch before {
            case .instead, .negation, .except: excluded.formUnion(used)
            case .or: alternatives.append(items[first].range.lowerBound..<items[index - 1].range.upperBound)
            default:
                guard let color = colorRun.color ?? Self.tint(clause, first..<index) else { continue }
                let run = Run(color: color, used: used)
                if before == .from {
                    source = run
                } else {
                    candidates.append((run, Self.describes(items, index)))
                }
            }
        }
        // A colour at a mark's word is the mark's: "the red circle".
        candidates.removeAll { candidate in
            let next = (candidate.run.used.max() ?? 0) + 1
            return next < items.count && [.markShape, .areas].contains(items[next].meaning)
        }
        if candidates.count > 1 {
            candidates.removeAll { candidate in
                guard let first = candidate.run.used.min(), first > 0 else { return false }
                return items[first - 1].meaning == .everything || items[first - 1].name == "anything"
            }
        }
        if candidates.count == 2, source == nil, !candidates[0].describes, Self.isExchanged(clause, candidates[0].run) {
            source = candidates.removeFirst().run
            isSwap = true
        }
        target = candidates.last { !$0.describes }?.run ?? candidates.last?.run
        var predicates = candidates.filter { !$0.describes }
        // "red and white dress"
        if predicates.isEmpty { predicates = candidates }
        if predicates.count > 1, let last = predicates.last?.run, let before = predicates.dropLast().last?.run,
            before.color != last.color, !Self.areShades(before.color, last.color),
            // "yellow and at the same time entirely purple"
            items[(before.used.max() ?? 0)...(last.used.min() ?? 0)].allSatisfy({
                $0.isColor || $0.isSmall || $0.isDegree || $0.meaning == .on || $0.meaning == .rest
            })
        {
            others = Array(before.used).sorted()
        }
    }

    /// "make anything red blue": the first colour is what has it, and the second one what it gets.
    private static func namesArea(_ items: [EditItem], _ first: Int, _ index: Int) -> Bool {
        guard first > 0, items[first - 1].meaning == .everything || items[first - 1].name == "anything" else { return false }
        return !items[first].isModifier && items[index].isColor && index == first + 1
    }

    /// "darker blue, like navy": one colour, said twice.
    private static func areShades(_ first: Color, _ second: Color) -> Bool {
        guard let band = ColorBand(near: first) else { return false }
        return band == ColorBand(near: second)
    }

    /// "make the dress pinkish": a shade alone is a colour where it is what something becomes.
    private static func tint(_ clause: EditClause, _ run: Range<Int>) -> Color? {
        guard run.count == 1, clause.does(.make, .turn, .recolor),
            case .color(.tint(let color)) = clause.items[run.lowerBound].meaning,
            clause.items[..<run.lowerBound].contains(where: { $0.thing != nil }), !describes(clause.items, run.upperBound)
        else { return nil }
        return color
    }

    /// "replace blue with red", "swap blue for red": the verb's object is the colour itself.
    private static func isExchanged(_ clause: EditClause, _ run: Run) -> Bool {
        guard clause.does(.change), let verb = clause.mainVerb, let first = run.used.min(), let last = run.used.max(),
            last + 1 < clause.items.count
        else { return false }
        return [.with, .to].contains(clause.items[last + 1].meaning)
            && clause.items[(verb + 1)..<max(verb + 1, first)].allSatisfy { $0.isSmall && !$0.isArticle }
    }

    /// Whether a noun that the colour belongs to follows.
    private static func describes(_ items: [EditItem], _ index: Int) -> Bool {
        guard let noun = items[index...].first(where: { !$0.isAdjective }) else { return false }
        return noun.thing != nil
    }

    private static func trailing(_ items: [EditItem], _ index: Int) -> ColorModifier? {
        let next = index + 1 < items.count ? items[index + 1] : nil
        guard next == nil || !(next?.isColor == true || next?.isNoun == true) else { return nil }
        if case .color(.modifier(let modifier)) = items[index].meaning { return modifier }
        return items[index].meaning == .lightNoun && items[index].name != "light" ? nil : EditSettler.modifiers[items[index].name]
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
}
