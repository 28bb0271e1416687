// What points at a drawn mark: "what I circled", "the blue arrow", "here".

import RetouchModel

struct MarkReader {
    let clause: EditClause
    let context: EditContext

    /// The mark that a range refers to, or `nil` when it refers to none.
    ///
    /// - Throws: AnnotationMissing for a mark, or a mark's colour, that was not drawn.
    func mark(in range: Range<Int>) throws(EditFailure) -> RegionReader.Found? {
        let items = clause.items
        let pointing = range.filter { isPointing($0) }
        guard let first = pointing.first, let last = pointing.last else { return nil }
        let facts = context.facts
        if !facts.hasAnnotation, facts.hasMask { return RegionReader.Found(region: .mask(word: ""), used: Set(pointing)) }
        guard facts.hasAnnotation else { throw EditRefusal.annotationMissing(context.text(clause, first..<(last + 1))) }
        var used = Set(pointing)
        var color: Color?
        if let index = colorIndex(pointing, in: range), case .color(.color(let named)) = items[index].meaning {
            try checkDrawn(named, items[index])
            color = named
            used.insert(index)
        }
        let exact = range.first { items[$0].meaning == .exactly }
        if let exact { used.insert(exact) }
        let regions = RegionReader(clause: clause, context: context)
        var thing = regions.thing(in: range.lowerBound..<first, colors: false)
        // "the marked dress"
        let after = (last + 1)..<range.upperBound
        if thing == nil, let next = after.first, items[next].thing != nil { thing = regions.thing(in: after, colors: false) }
        if let thing { used.formUnion(thing.used) }
        return RegionReader.Found(
            region: .annotation(
                MarkReference(
                    color: color, isExact: exact != nil, word: thing?.word ?? "", kind: thing?.region.markedKind)), used: used)
    }

    private func isPointing(_ index: Int) -> Bool {
        let item = clause.items[index]
        return [.marked, .markShape, .here].contains(item.meaning) || isDrawnShape(index)
    }

    /// "inside the green box", "on the X": a drawn one where something was drawn.
    private func isDrawnShape(_ index: Int) -> Bool {
        let before = clause.items[max(0, index - 4)..<index]
        // "what's in the red box" means a drawn one, drawn or not.
        if ["box", "square"].contains(clause.items[index].name), before.contains(where: { $0.meaning == .inside }),
            before.contains(where: { [.anything, .everything, .areas].contains($0.meaning) }),
            !before.contains(where: { $0.thing != nil })
        {
            return true
        }
        guard context.facts.hasAnnotation,
            ["box", "x", "square", "cross", "line", "cloud", "lines"].contains(clause.items[index].name)
        else { return false }
        return clause.items[max(0, index - 3)..<index].contains {
            $0.meaning == .anything || $0.meaning == .everything
                || [.inside, .to, .on, .from, .with].contains($0.meaning) && $0.name != "with"
        }
    }

    /// "the red circle", "circled in yellow": the colour of the mark, unless it is the colour that something is to get.
    private func colorIndex(_ pointing: [Int], in range: Range<Int>) -> Int? {
        let items = clause.items
        for index in pointing where items[index].meaning != .here {
            if index > range.lowerBound, items[index - 1].isColor { return index - 1 }
            let colored = clause.does(.make, .recolor, .change, .turn, .want) || clause.verb == nil
            guard !colored || items.count(where: \.isColor) > 1 else { continue }
            for probe in (index + 1)..<min(index + 4, range.upperBound) {
                if items[probe].isColor { return probe }
                guard [.inside, .with].contains(items[probe].meaning) || items[probe].isArticle else { break }
            }
        }
        return nil
    }

    /// Strokes say their colours: one that nobody drew is missing.
    private func checkDrawn(_ color: Color, _ item: EditItem) throws(EditFailure) {
        guard case .strokes(let strokes) = context.request.annotation else { return }
        let named = OklabColor(color)
        guard strokes.contains(where: { named.isLike(OklabColor($0.color)) }) else {
            throw EditRefusal.markColorMissing(context.quote.text(item.range))
        }
    }
}

extension OklabColor {
    /// Whether a drawn colour is what somebody calls by this colour's name.
    fileprivate func isLike(_ other: OklabColor) -> Bool {
        let (dl, da, db) = (lightness - other.lightness, a - other.a, b - other.b)
        return dl * dl * 0.5 + da * da + db * db < 0.03
    }
}
