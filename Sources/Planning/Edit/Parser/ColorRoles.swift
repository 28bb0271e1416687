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
                index == first || items[index].tokens.lowerBound == items[index - 1].tokens.upperBound,
                colorRun.take(items[index].backdropItem)
            { index += 1 }
            // "blue dark": some put the modifier behind.
            if colorRun.color != nil, index < items.count, let modifier = Self.trailing(items, index) {
                colorRun.append(modifier)
                index += 1
            }
            if index == first { index += 1 }
            let used = Set(first..<index)
            let before = items[..<first].last { !$0.isSmall && $0.meaning != .colorNoun && !$0.isDegree }?.meaning
            switch before {
            case .instead, .negation, .except: excluded.formUnion(used)
            case .or: alternatives.append(items[first].range.lowerBound..<items[index - 1].range.upperBound)
            default:
                guard let color = colorRun.color else { continue }
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
                return items[first - 1].meaning == .everything
            }
        }
        target = candidates.last { !$0.describes }?.run ?? candidates.last?.run
        let predicates = candidates.filter { !$0.describes }
        if predicates.count > 1, let last = predicates.last?.run, let before = predicates.dropLast().last?.run,
            before.color != last.color,
            items[(before.used.max() ?? 0)...(last.used.min() ?? 0)].allSatisfy({ $0.isColor || $0.isSmall })
        {
            others = Array(before.used).sorted()
        }
    }

    /// Whether a noun that the colour belongs to follows.
    private static func describes(_ items: [EditItem], _ index: Int) -> Bool {
        guard let noun = items[index...].first(where: { !($0.isAdjective && !$0.isColor) }) else { return false }
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
