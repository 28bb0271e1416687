// Where a clause applies.

import RetouchModel

/// Finds the region that a clause names.
struct RegionReader {
    let clause: EditClause
    let context: EditContext

    /// A region, and the items that name it.
    struct Found {
        var region: Region
        var used: Set<Int>
    }

    /// - Parameters:
    ///   - within: items to look at.
    ///   - colors: whether a colour before a thing tells which one it is.
    /// - Returns: the region named, or `nil` when nothing is named at all.
    /// - Throws: AnnotationMissing for a mark that was not drawn, InputValidationError for a mask that was not given.
    func named(in within: Range<Int>? = nil, colors: Bool = true) throws(EditFailure) -> Found? {
        let range = within ?? clause.items.indices
        let items = clause.items
        if let mark = try marked(in: range) { return mark }
        if let index = range.first(where: { items[$0].meaning == .mask }) {
            guard context.facts.hasMask else { throw EditRefusal.maskMissing(context.quote.text(items[index].range)) }
            return Found(region: .mask(word: thing(in: range)?.word ?? ""), used: [index])
        }
        if let area = colorArea(in: range) { return area }
        if let thing = thing(in: range, colors: colors) {
            if let background = range.first(where: { items[$0].meaning == .background }), background < thing.index {
                return Found(region: .background, used: [background])
            }
            return Found(region: located(thing.region), used: thing.used)
        }
        if let index = range.first(where: { items[$0].meaning == .background || items[$0].meaning == .wall }) {
            return Found(region: .background, used: [index])
        }
        if let index = range.first(where: { items[$0].meaning == .subject }) { return Found(region: .subject, used: [index]) }
        for index in range {
            if case .side(let side) = items[index].meaning { return Found(region: .part(side), used: [index]) }
        }
        if let index = range.first(where: { items[$0].meaning == .picture }) { return Found(region: .whole, used: [index]) }
        return nil
    }

    /// The region of a clause that may name none: a drawn mark or a mask, what "it" refers to, or the fallback.
    func region(fallback: Region, within: Range<Int>? = nil, colors: Bool = true) throws(EditFailure) -> Found {
        if let found = try named(in: within, colors: colors) { return found }
        if context.facts.hasAnnotation { return Found(region: .annotation(MarkReference()), used: []) }
        if context.facts.hasMask { return Found(region: .mask(word: ""), used: []) }
        let refers =
            clause.has(.pronoun(.it)) || clause.has(.pronoun(.this))
            || (clause.continuesSentence && clause.items.first?.isInherited != true)
        if refers, let previous = context.previous { return Found(region: previous, used: []) }
        if clause.has(.pronoun(.person)), fallback == .whole { return Found(region: .subject, used: []) }
        return Found(region: fallback, used: [])
    }

    /// A thing is looked for in what was drawn, or inside the mask.
    private func located(_ thing: NamedRegion) -> Region {
        let word = [thing.side?.rawValue, thing.word].compactMap(\.self).joined(separator: " ")
        if context.facts.hasAnnotation { return .annotation(MarkReference(word: word)) }
        if context.facts.hasMask { return .mask(word: word) }
        return .named(thing)
    }

    // MARK: Marks

    private func marked(in range: Range<Int>) throws(EditFailure) -> Found? {
        let items = clause.items
        let pointing = range.filter { [.marked, .markShape, .here].contains(items[$0].meaning) || isDrawnBox($0) }
        guard let first = pointing.first else { return nil }
        let facts = context.facts
        if !facts.hasAnnotation, facts.hasMask { return Found(region: .mask(word: ""), used: Set(pointing)) }
        guard facts.hasAnnotation else { throw EditRefusal.annotationMissing(context.text(clause, first..<(pointing.last! + 1))) }
        var used = Set(pointing)
        var color: Color?
        if let shape = range.first(where: { items[$0].meaning == .markShape || items[$0].meaning == .marked || isDrawnBox($0) }),
            shape > range.lowerBound,
            case .color(.color(let named)) = items[shape - 1].meaning
        {
            color = named
            used.insert(shape - 1)
            try checkDrawn(named, items[shape - 1])
        }
        let exact = range.first { items[$0].meaning == .exactly }
        if let exact { used.insert(exact) }
        let before = range.lowerBound..<first
        let after = (pointing.last! + 1)..<range.upperBound
        var thing = thing(in: before, colors: false)
        // "the marked dress"
        if thing == nil, let next = after.first, items[next].thing != nil { thing = self.thing(in: after, colors: false) }
        if let thing { used.formUnion(thing.used) }
        return Found(
            region: .annotation(MarkReference(color: color, isExact: exact != nil, word: thing?.word ?? "")), used: used)
    }

    /// "inside the green box": a drawn one where something was drawn.
    private func isDrawnBox(_ index: Int) -> Bool {
        context.facts.hasAnnotation && clause.items[index].name == "box"
            && clause.items[max(0, index - 3)..<index].contains { $0.meaning == .inside }
    }

    /// Strokes say their colours: one that nobody drew is missing.
    private func checkDrawn(_ color: Color, _ item: EditItem) throws(EditFailure) {
        guard case .strokes(let strokes) = context.request.annotation else { return }
        let named = OklabColor(color)
        guard strokes.contains(where: { named.isLike(OklabColor($0.color)) }) else {
            throw EditRefusal.markColorMissing(context.quote.text(item.range))
        }
    }

    // MARK: Things

    private struct Thing {
        var region: NamedRegion
        var used: Set<Int>
        var index: Int
        var word: String { [region.side?.rawValue, region.word].compactMap(\.self).joined(separator: " ") }
    }

    /// The first thing: "dress sleeve" is a sleeve, and a colour or side before it tells which.
    private func thing(in range: Range<Int>, colors: Bool = true) -> Thing? {
        let items = clause.items
        guard let first = range.first(where: { items[$0].thing != nil }), let kind = items[first].thing else { return nil }
        func name(_ index: Int) -> String { EditNouns.aliases[items[index].name] ?? items[index].name }
        var names = [name(first)]
        var used: Set = [first]
        var last = first
        var lastKind = kind
        while last + 1 < range.upperBound, let next = items[last + 1].thing {
            last += 1
            names.append(name(last))
            used.insert(last)
            lastKind = next
        }
        var side: Region.Side?
        var color: Color?
        var probe = first - 1
        var run: [Int] = []
        while probe >= range.lowerBound {
            if case .side(let named) = items[probe].meaning, side == nil {
                side = named
                used.insert(probe)
            } else if items[probe].isColor, colors {
                run.append(probe)
            } else {
                break
            }
            probe -= 1
        }
        if !run.isEmpty {
            var colorRun = ColorRun(strength: 1)
            for index in run.reversed() { _ = colorRun.take(items[index].backdropItem) }
            color = colorRun.color
            if color != nil { used.formUnion(run) }
        }
        return Thing(
            region: NamedRegion(kind: lastKind, word: names.joined(separator: " "), color: color, side: side), used: used,
            index: first)
    }

    /// "the red parts", "everything green".
    private func colorArea(in range: Range<Int>) -> Found? {
        let items = clause.items
        for index in range {
            guard case .color(.color(let color)) = items[index].meaning else { continue }
            if index + 1 < range.upperBound, items[index + 1].meaning == .areas {
                return Found(region: .colorArea(color), used: [index, index + 1])
            }
            if index > range.lowerBound, items[index - 1].meaning == .everything || items[index - 1].name == "whatever is" {
                return Found(region: .colorArea(color), used: [index - 1, index])
            }
        }
        return nil
    }
}

extension EditItem {
    /// The same colour word for the background's `ColorRun`.
    var backdropItem: Item {
        if case .color(let meaning) = meaning { return Item(meaning: meaning, name: name, range: range) }
        return Item(meaning: .filler, name: name, range: range)
    }
}

extension OklabColor {
    /// Whether a drawn colour is what somebody calls by this colour's name.
    fileprivate func isLike(_ other: OklabColor) -> Bool {
        let (dl, da, db) = (lightness - other.lightness, a - other.a, b - other.b)
        return dl * dl * 0.5 + da * da + db * db < 0.03
    }
}
