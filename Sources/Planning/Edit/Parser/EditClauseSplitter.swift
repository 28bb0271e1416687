// From items to clauses: which words ask for one change together.

import RetouchModel

/// Splits at sentence ends and "then"; at "and", "but", "because", colons and commas where a new change begins.
struct EditClauseSplitter {
    private var clauses: [EditClause] = []

    static func clauses(of items: [EditItem]) -> [EditClause] {
        var splitter = EditClauseSplitter()
        for sentence in items.split(whereSeparator: { $0.mark == .stop || $0.meaning == .then }) {
            splitter.sentence(Array(sentence))
        }
        splitter.shareValues()
        return splitter.clauses.filter { !$0.items.isEmpty || !$0.exceptions.isEmpty }.flatMap(\.withPlaceApart)
    }

    /// A stretch of words between marks.
    private struct Segment {
        var items: [EditItem]
        /// What stands before it: a comma, "and", "but", "because"; `nil` at the beginning.
        var separator: EditItem?
    }

    private static func segments(of items: [EditItem]) -> [Segment] {
        var segments: [Segment] = []
        var open = Segment(items: [], separator: nil)
        for item in items {
            if item.parts {
                if !open.items.isEmpty { segments.append(open) }
                let keeps = open.items.isEmpty && open.separator?.isWord == true && !item.isWord
                open = Segment(items: [], separator: keeps ? open.separator : item)
            } else {
                // "without touching the highlights" says what stays.
                if item.isVerb(.keep), item.name.hasPrefix("without"), !open.items.isEmpty {
                    segments.append(open)
                    open = Segment(items: [], separator: nil)
                }
                open.items.append(item)
            }
        }
        if !open.items.isEmpty { segments.append(open) }
        return segments
    }

    private mutating func sentence(_ items: [EditItem]) {
        var isFirst = true
        var carried: [EditItem] = []
        let segments = Self.segments(of: items)
        for (number, piece) in segments.enumerated() {
            var segment = piece
            segment.items = carried + segment.items
            carried = []
            if number + 1 < segments.count, Self.describesNext(segment.items, segments[number + 1]) {
                carried = segment.items
                continue
            }
            let cut = segment.items.firstIndex { $0.meaning == .except } ?? segment.items.count
            let own = Segment(items: Array(segment.items[..<cut]), separator: piece.separator)
            if isFirst {
                clauses.append(EditClause(own.items, continuesSentence: false, isReason: piece.separator?.meaning == .because))
                isFirst = false
            } else if !own.items.allSatisfy(\.isSmall) {
                join(own)
            }
            if cut < segment.items.count {
                clauses[clauses.count - 1].exceptions.append(Array(segment.items[(cut + 1)...]))
            }
        }
        if !carried.isEmpty { clauses.append(EditClause(carried, continuesSentence: false)) }
    }

    private mutating func join(_ segment: Segment) {
        let open = clauses[clauses.count - 1]
        switch ClauseBoundary.kind(of: segment.items, after: open, separator: segment.separator) {
        case .own:
            if segment.separator?.mark == .colon { clauses[clauses.count - 1].isTopic = true }
            clauses.append(EditClause(segment.items, continuesSentence: true, isReason: segment.separator?.meaning == .because))
        case .inherits:
            let verb = open.items.firstIndex { $0.acts && !$0.isVerb(.look) }.map { open.items[$0] }
            let prefix = verb.map { verb in
                var copy = verb
                copy.isInherited = true
                return [copy]
            }
            clauses.append(EditClause((prefix ?? []) + segment.items, continuesSentence: true))
        case .belongs: clauses[clauses.count - 1].items += segment.items
        case .exception:
            let negation = segment.items.firstIndex { $0.meaning == .negation }
            clauses[clauses.count - 1].exceptions.append(Array(segment.items[(negation.map { $0 + 1 } ?? 0)...]))
        }
    }

    /// "bright, airy light", "tighter, square crop": adjectives before a comma belong to what follows.
    private static func describesNext(_ items: [EditItem], _ next: Segment) -> Bool {
        guard let last = items.last(where: { !$0.isSmall }), next.separator?.meaning != .but else { return false }
        let following = next.items.first { !$0.isSmall && !$0.isColor }
        let isDescription = items.allSatisfy { item in
            switch item.meaning {
            case .filler, .article, .degree, .purpose, .color(.modifier): true
            case .tone(let tone): tone.form == .plain
            default: false
            }
        }
        if isDescription, next.items.contains(where: { $0.isNoun || $0.isRecipe || $0.isColor }) {
            return !next.items.contains(where: \.acts)
        }
        let isOpen = last.tone?.form == .plain || { if case .color(.modifier) = last.meaning { true } else { false } }()
        return isOpen && items.count > 1 && (following?.isRecipe == true || following?.meaning == .lightNoun)
    }

    /// "make the top and the skirt red": the first takes the value of the second.
    private mutating func shareValues() {
        for index in clauses.indices.dropLast().reversed() where clauses[index + 1].continuesSentence {
            let next = clauses[index + 1].items
            // "cable and socket should be removed"
            if let verb = next.firstIndex(where: \.acts), verb > 0, !next[0].isInherited, !next[verb].isVerb(.keep),
                clauses[index].items.last?.isColor == false,
                next[..<verb].contains(where: { $0.thing != nil || $0.meaning == .subject }),
                next[..<verb].allSatisfy({ $0.isNoun || $0.isSmall || $0.isAdjective || $0.isPronoun }),
                clauses[index].contains(where: { $0.thing != nil }),
                clauses[index].items.allSatisfy({
                    $0.isNoun || $0.isSmall || $0.isPronoun || $0.isColor || $0.meaning == .material || $0.isSide
                })
            {
                clauses[index].items += next[verb...]
                continue
            }
            // "white collar and cuffs"
            if clauses[index].verb == nil, let color = clauses[index].items.firstIndex(where: \.isColor),
                clauses[index].items.dropFirst(color + 1).contains(where: { $0.thing != nil }),
                !clauses[index].contains(where: { $0.isValue && !$0.isColor }), next.contains(where: { $0.thing != nil }),
                next.allSatisfy({ $0.thing != nil || $0.isSmall || $0.isPronoun })
            {
                let colors = clauses[index].items.filter(\.isColor).map { item in
                    var copy = item
                    copy.isInherited = true
                    return copy
                }
                clauses[index + 1].items.insert(contentsOf: colors, at: 0)
                continue
            }
            // "drop contrast and saturation slightly"
            if next.first?.isInherited == true, let degree = next.last, degree.isDegree,
                clauses[index].contains(where: \.isSlider),
                !clauses[index].contains(where: { $0.isDegree || $0.meaning == .percent })
            {
                var copy = degree
                copy.isInherited = true
                clauses[index].items.append(copy)
                continue
            }
            guard next.first?.isInherited == true, clauses[index].does(.make, .recolor, .turn, .change, .want),
                clauses[index].items.contains(where: { $0.thing != nil }), !clauses[index].items.contains(where: \.isValue)
            else { continue }
            guard let last = next.lastIndex(where: { $0.thing != nil }) else { continue }
            clauses[index].items += next[(last + 1)...]
        }
    }
}

extension EditClause {
    /// "make the dress red on a white background" asks for two things.
    fileprivate var withPlaceApart: [EditClause] {
        guard does(.make, .recolor, .turn, .change), let thing = items.firstIndex(where: { $0.thing != nil }),
            let background = items.firstIndex(where: { $0.meaning == .background }), thing < background,
            let place = items[..<background].lastIndex(where: { [.on, .inside].contains($0.meaning) }), place > thing,
            items[..<place].contains(where: \.isValue),
            items[place..<background].contains(where: { $0.isColor || $0.meaning == .place || $0.meaning == .material })
        else { return [self] }
        return [
            EditClause(Array(items[..<place]), continuesSentence: continuesSentence, isReason: isReason),
            EditClause(Array(items[place...]), continuesSentence: true),
        ]
    }
}

extension EditItem {
    /// Whether it says what something becomes.
    var isValue: Bool {
        switch meaning {
        case .color, .tone, .material, .pattern, .garmentDetail, .sizing, .hairstyle, .recipe, .blurred, .sharp, .style: true
        default: false
        }
    }
}
