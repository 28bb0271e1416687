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
        if let mark = try MarkReader(clause: clause, context: context).mark(in: range) { return mark }
        if let index = range.first(where: { items[$0].meaning == .mask }) {
            guard context.facts.hasMask else { throw EditRefusal.maskMissing(context.quote.text(items[index].range)) }
            return Found(region: .mask(word: thing(in: range)?.word ?? ""), used: [index])
        }
        if let area = colorArea(in: range, within: within) { return area }
        if let thing = thing(in: range, colors: colors), !isSource(thing.index, in: range) {
            if let background = range.first(where: { items[$0].meaning == .background }), background < thing.index {
                return Found(region: .background, used: [background])
            }
            return Found(region: located(thing.region), used: thing.used)
        }
        if let index = range.first(where: { items[$0].meaning == .background }) {
            return Found(region: .background, used: [index])
        }
        if let index = range.first(where: { items[$0].meaning == .wall }) {
            return Found(region: located(NamedRegion(kind: .other, word: "wall")), used: [index])
        }
        if let index = range.first(where: { items[$0].meaning == .subject || items[$0].meaning == .person }) {
            return Found(region: .subject, used: [index])
        }
        for index in range {
            if case .side(let side) = items[index].meaning { return Found(region: .part(side), used: [index]) }
        }
        // "more saturated sea"
        if let index = range.first(where: { items[$0].meaning == .place && Self.coloredPlaces.contains(items[$0].name) }) {
            return Found(region: located(NamedRegion(kind: .other, word: items[index].name)), used: [index])
        }
        if let index = range.first(where: { items[$0].meaning == .picture }) { return Found(region: .whole, used: [index]) }
        return nil
    }

    /// "the photo from my phone": where the picture comes from is not in it.
    private func isSource(_ thing: Int, in range: Range<Int>) -> Bool {
        let before = clause.items[range.lowerBound..<thing]
        guard let picture = before.lastIndex(where: { $0.meaning == .picture }) else { return false }
        return clause.items[(picture + 1)..<thing].contains { $0.meaning == .from && $0.name == "from" }
            && ["phone", "camera", "mobile", "smartphone", "scanner", "iphone"].contains(clause.items[thing].name)
    }

    /// Places whose colour and light somebody may want to change where they are.
    private static let coloredPlaces: Set = [
        "sea", "ocean", "lake", "river", "water", "pool", "road", "street", "lawn", "mountain",
    ]

    /// The region of a clause that may name none: a drawn mark or a mask, what "it" refers to, or the fallback.
    func region(fallback: Region, within: Range<Int>? = nil, colors: Bool = true) throws(EditFailure) -> Found {
        if let found = try named(in: within, colors: colors) { return found }
        if context.facts.hasAnnotation { return Found(region: .annotation(MarkReference()), used: []) }
        if context.facts.hasMask { return Found(region: .mask(word: ""), used: []) }
        let refers =
            clause.has(.pronoun(.it)) || clause.has(.pronoun(.this))
            || (clause.continuesSentence && !context.previousIsGone && clause.items.first?.isInherited != true
                && !clause.has(.everything))
        if refers, let previous = context.previous { return Found(region: previous, used: []) }
        if clause.has(.pronoun(.person)), fallback == .whole { return Found(region: .subject, used: []) }
        return Found(region: fallback, used: [])
    }

    /// A thing is looked for in what was drawn, or inside the mask.
    private func located(_ thing: NamedRegion) -> Region {
        let word = [thing.side?.rawValue, thing.word].compactMap(\.self).joined(separator: " ")
        if context.facts.hasAnnotation { return .annotation(MarkReference(word: word, kind: thing.markedKind)) }
        if context.facts.hasMask { return .mask(word: word) }
        return .named(thing)
    }

    // MARK: Things

    struct Thing {
        var region: NamedRegion
        var used: Set<Int>
        var index: Int
        var word: String { [region.side?.rawValue, region.word].compactMap(\.self).joined(separator: " ") }
    }

    /// The first thing: "dress sleeve" is a sleeve, and a colour or side before it tells which.
    func thing(in range: Range<Int>, colors: Bool = true) -> Thing? {
        let items = clause.items
        guard let named = range.first(where: { items[$0].thing != nil && !isComparison($0) }) else { return nil }
        let first = owned(by: named, in: range)
        guard let kind = items[first].thing else { return nil }
        func name(_ index: Int) -> String { EditNouns.aliases[items[index].name] ?? items[index].name }
        var names = [name(first)]
        var used: Set = [first]
        var last = first
        var lastKind = kind
        // What a compound begins with is singular: "dress sleeve", but "soles gum brown".
        while last + 1 < range.upperBound, let next = items[last + 1].thing, items[last + 1].isWord, !isParted(last),
            items[last].isOwner || !items[last].isPlural || items[last].name.hasSuffix("s")
        {
            // "the photographer's reflection" is a reflection; "dress sleeve" is one name.
            let isWorn = next == .garment || next == .accessory
            if items[last].isOwner || isWorn && PeopleWords.names.contains(items[last].name) {
                names.removeAll()
            }
            last += 1
            names.append(name(last))
            used.insert(last)
            lastKind = next
        }
        // "the exit sign": a word that no list knows is part of the name of a thing that engines find by other means.
        let isNamed =
            first - 2 >= range.lowerBound
            ? items[first - 2].isArticle || items[first - 2].isAdjective : items[first...].contains(where: \.acts)
        if lastKind == .other, first > range.lowerBound, items[first - 1].meaning == .unknown, isNamed {
            names.insert(items[first - 1].name, at: 0)
            used.insert(first - 1)
        }
        let (side, color, adjectives) = adjectives(before: first, from: range.lowerBound, colors: colors)
        let behind = behind(after: last, in: range)
        let place = side == nil ? self.side(after: (behind.max() ?? last), in: range) : nil
        return Thing(
            region: NamedRegion(
                kind: lastKind, word: names.joined(separator: " "), color: color, side: side ?? place?.side,
                isBehind: !behind.isEmpty),
            used: used.union(adjectives).union(behind).union(place?.used ?? []),
            index: first)
    }

    /// "(the lamp) on the left", "(the man) standing on the right side of the picture": which one of several is meant.
    ///
    /// "on the left of the sofa" is a place beside something else, and "put the lamp on the left" says where it is to go.
    private func side(after last: Int, in range: Range<Int>) -> (side: Region.Side, used: Set<Int>)? {
        let items = clause.items
        guard !clause.isStatement, !clause.does(.put, .add, .pose, .crop, .turn, .rotate, .flip, .show, .want, .use, .straighten)
        else { return nil }
        let rest = (last + 1..<clause.items.count).drop {
            items[$0].meaning == .relative || items[$0].isCopula || items[$0].isSmall && items[$0].name.hasSuffix("ing")
                || items[$0].form == .gerund && items[$0].isVerb(.pose, .put)
        }
        guard let link = rest.first else { return nil }
        // What only describes a thing keeps its words alone.
        let isTold = items[link].meaning == .description && ["on", "in", "at"].contains { items[link].name.hasSuffix($0) }
        guard isTold || [.on, .inside].contains(items[link].meaning) else { return nil }
        func named(_ index: Int) -> Region.Side? {
            let meaning =
                items[index].meaning == .description ? EditLexicon.shared.meaning(of: items[index].name) : items[index].meaning
            if case .side(let side)? = meaning { return side }
            return nil
        }
        let phrase = rest.dropFirst().prefix {
            items[$0].isArticle || named($0) != nil || items[$0].meaning == .description && items[$0].name == "the"
        }
        let sides = phrase.compactMap(named)
        guard let side = sides.first(where: { $0 == .left || $0 == .right }) ?? sides.first, let end = phrase.last else {
            return nil
        }
        let next = rest.first { $0 > end && !items[$0].isSmall && items[$0].meaning != .edges }
        if let next, items[next].isNoun && items[next].meaning != .picture { return nil }
        if let next, items[next].meaning == .of || items[next].name == "of" {
            let owner = rest.first { $0 > next && !items[$0].isArticle && !items[$0].isPronoun && items[$0].name != "the" }
            let pictures: Set = ["picture", "image", "photo", "frame", "photograph", "shot"]
            guard let owner, items[owner].meaning == .picture || pictures.contains(items[owner].name) else { return nil }
        }
        return (side, Set(link...end))
    }

    /// "the woman's red dress" is a dress, and "the house's wall" a wall: what is owned, past its adjectives.
    private func owned(by owner: Int, in range: Range<Int>) -> Int {
        guard clause.items[owner].isOwner else { return owner }
        let rest = (owner + 1)..<range.upperBound
        guard let noun = rest.first(where: { !clause.items[$0].isAdjective }) else { return owner }
        return clause.items[noun].thing != nil || clause.items[noun].meaning == .wall ? noun : owner
    }

    /// "away kit: jersey green": a mark stood between the two.
    private func isParted(_ index: Int) -> Bool {
        let (first, next) = (clause.items[index], clause.items[index + 1])
        return !first.isInherited && !next.isInherited && first.tokens.upperBound < next.tokens.lowerBound
    }

    /// "behind the bag", "in the background": said right after a thing, it is no part of the subject. Empty = not said.
    private func behind(after last: Int, in range: Range<Int>) -> Set<Int> {
        let items = clause.items
        let rest = (last + 1..<range.upperBound).drop { items[$0].meaning == .relative || items[$0].meaning == .copula }
        guard let first = rest.first else { return [] }
        if items[first].name == "behind" {
            return Set(rest.prefix { $0 == first || items[$0].isArticle || items[$0].isSomebody || items[$0].thing != nil })
        }
        let phrase = rest.prefix { items[$0].meaning == .inside || items[$0].meaning == .on || items[$0].isArticle }
        guard !phrase.isEmpty, let end = rest.dropFirst(phrase.count).first, items[end].meaning == .background else { return [] }
        return Set(phrase).union([end])
    }

    /// What stands before a thing and tells it from others.
    private func adjectives(before first: Int, from start: Int, colors: Bool) -> (Region.Side?, Color?, Set<Int>) {
        let items = clause.items
        var side: Region.Side?
        var used: Set<Int> = []
        var run: [Int] = []
        var probe = first - 1
        while probe >= start {
            if case .side(let named) = items[probe].meaning, side == nil {
                side = named
                used.insert(probe)
            } else if items[probe].isColor, colors {
                run.append(probe)
            } else if !(items[probe].meaning == .material || items[probe].meaning == .pattern
                || items[probe].meaning == .filler && items[probe].isWord)
            {
                break
            }
            probe -= 1
        }
        var colorRun = ColorRun(strength: 1)
        for index in run.reversed() { _ = colorRun.take(items[index].backdropItem) }
        if colorRun.color != nil { used.formUnion(run) }
        return (side, colorRun.color.map(Self.seen), used)
    }

    /// A colour by which something is told, as photographs show it: no gilt is as yellow as the screen's gold.
    private static func seen(_ color: Color) -> Color { color == Color(red: 0xff, green: 0xd7, blue: 0) ? gilt : color }
    private static let gilt = Color(red: 0xd4, green: 0xa9, blue: 0x3c)

    /// "like a magazine": what something is likened to is not in the picture.
    private func isComparison(_ index: Int) -> Bool {
        guard let like = clause.items[..<index].lastIndex(where: { $0.meaning == .asLike }) else { return false }
        return clause.items[(like + 1)..<index].allSatisfy { $0.isAdjective || $0.isArticle || $0.thing != nil || $0.isSmall }
    }

    /// "the red parts", "the red part", "everything green".
    private func colorArea(in range: Range<Int>, within: Range<Int>?) -> Found? {
        let items = clause.items
        for index in range {
            guard case .color(.color(let color)) = items[index].meaning else { continue }
            if index + 1 < range.upperBound, items[index + 1].meaning == .areas || isAny(index, range) || isArea(index) {
                return Found(region: .colorArea(Self.seen(color)), used: [index, index + 1])
            }
            // "change the red to blue"
            let ends =
                index + 1 >= range.upperBound || [.to, .with, .copula].contains(items[index + 1].meaning) || items[index + 1].acts
            if index > range.lowerBound, items[index - 1].meaning == .article(definite: true), ends,
                range.upperBound > index + 1 || within != nil
            {
                return Found(region: .colorArea(Self.seen(color)), used: [index])
            }
            let before = items[range.lowerBound..<index].lastIndex {
                $0.meaning != .relative && $0.meaning != .copula && $0.meaning != .pronoun(.this)
            }
            if let before, items[before].meaning == .everything || ["whatever is", "anything"].contains(items[before].name),
                index + 1 < range.upperBound || index == before + 1,
                !(index + 1 < range.upperBound && (items[index + 1].thing != nil || items[index + 1].meaning == .unknown))
            {
                return Found(region: .colorArea(Self.seen(color)), used: [before, index])
            }
        }
        return nil
    }

    /// "the blue patch" is told by its colour alone; "a blue patch" is not there yet.
    private func isArea(_ color: Int) -> Bool {
        clause.items[color + 1].meaning == .anything && Self.areas.contains(clause.items[color + 1].name)
            && (color == 0 || clause.items[color - 1].meaning != .article(definite: false))
    }

    private static let areas: Set = ["part", "area", "region", "patch", "section", "zone", "bit"]

    /// "every red item": not one thing, but all of that colour.
    private func isAny(_ color: Int, _ range: Range<Int>) -> Bool {
        clause.items[color + 1].meaning == .anything && color > range.lowerBound
            && ["every", "each", "all", "any", "anything"].contains(clause.items[color - 1].name)
    }
}

extension EditItem {
    /// The same colour word for the background's `ColorRun`.
    var backdropItem: Item {
        if case .color(let meaning) = meaning { return Item(meaning: meaning, name: name, range: range) }
        return Item(meaning: .filler, name: name, range: range)
    }

    /// The subject, by a word or a pronoun.
    fileprivate var isSomebody: Bool {
        switch meaning {
        case .subject, .person, .pronoun: true
        default: false
        }
    }
}
