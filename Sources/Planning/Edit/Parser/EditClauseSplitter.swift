// From items to clauses: which words ask for one change together.

import RetouchModel

/// Splits at sentence ends and "then"; at "and", "but" and commas where a new change begins.
struct EditClauseSplitter {
    private var clauses: [EditClause] = []

    static func clauses(of items: [EditItem]) -> [EditClause] {
        var splitter = EditClauseSplitter()
        for sentence in items.split(whereSeparator: { $0.mark == .stop || $0.meaning == .then }) {
            splitter.sentence(Array(sentence))
        }
        splitter.shareValues()
        return splitter.clauses.filter { !$0.items.isEmpty }.flatMap(withPlaceApart)
    }

    private mutating func sentence(_ items: [EditItem]) {
        var isFirst = true
        var carried: [EditItem] = []
        for piece in items.split(whereSeparator: { $0.mark == .comma || $0.meaning == .and || $0.meaning == .but }) {
            let segment = carried + Array(piece)
            carried = []
            if let last = segment.last, Self.isOpenDescription(last), segment.count > 1,
                last.range.upperBound < (items.last?.range.lowerBound ?? 0),
                Self.continuesWithLight(items, after: last)
            {
                carried = segment
                continue
            }
            if isFirst {
                if Self.isOnlyDescription(segment), segment.count < items.count {
                    carried = segment
                    continue
                }
                clauses.append(EditClause(items: segment, continuesSentence: false))
                isFirst = false
            } else {
                join(segment)
            }
        }
        if !carried.isEmpty { clauses.append(EditClause(items: carried, continuesSentence: false)) }
    }

    private mutating func join(_ segment: [EditItem]) {
        let open = clauses[clauses.count - 1]
        switch Self.begin(of: segment, after: open) {
        case .verb: clauses.append(EditClause(items: segment, continuesSentence: true))
        case .inherits:
            let verb = open.items.firstIndex { $0.verb != nil || $0.tone?.form == .verb }.map { open.items[$0] }
            let prefix = verb.map { verb in
                var copy = verb
                copy.isInherited = true
                return [copy]
            }
            clauses.append(EditClause(items: (prefix ?? []) + segment, continuesSentence: true))
        case .belongs: clauses[clauses.count - 1].items += segment
        }
    }

    private enum Beginning {
        /// A change of its own.
        case verb
        /// Another object of the verb before.
        case inherits
        /// More of the change before.
        case belongs
    }

    private static func begin(of segment: [EditItem], after open: EditClause) -> Beginning {
        guard let first = segment.first(where: { !$0.isSmall && !isPronoun($0) && !isDegree($0) }) else { return .belongs }
        if first.verb != nil { return first.verb == .keep && segment.count == 1 ? .belongs : .verb }
        if first.meaning == .negation { return .verb }
        if segment.contains(where: { $0.verb != nil && $0.verb != .want && $0.verb != .look }) { return .verb }
        let scenic = open.items.contains { $0.meaning == .place || $0.meaning == .background || $0.meaning == .wall }
        switch first.meaning {
        case .tone(let tone):
            if tone.form == .plain, segment.contains(where: { $0.meaning == .place || $0.meaning == .background }) {
                return .verb
            }
            return tone.form == .plain && scenic ? .belongs : .verb
        case .more, .less, .tooMuch, .tooLittle, .crooked, .ratio, .view, .blurred, .sharp: return .verb
        case .recipe, .lightNoun:
            let lit = open.items.contains { item in
                if case .recipe = item.meaning { return true }
                return item.meaning == .lightNoun || item.verb == .relight
            }
            return lit || scenic ? .belongs : .verb
        case .slider, .noise, .flaw, .band: return open.verb == nil ? .verb : .inherits
        case .background: return .verb
        case .sizing, .hairstyle, .garmentDetail: return .inherits
        default: break
        }
        let named = segment.contains { $0.thing != nil }
        let lasts = segment.contains { $0.meaning == .background }
        if lasts { return .verb }
        if segment.contains(where: { if case .recipe = $0.meaning { true } else { false } }), !scenic { return .verb }
        if named { return scenic && !segment.contains(where: \.isColor) ? .belongs : .inherits }
        if case .unknown = first.meaning, open.verb == .remove, segment.contains(where: \.isArticle) { return .inherits }
        return .belongs
    }

    /// "bright, airy light": adjectives before a comma belong to what follows.
    private static func isOnlyDescription(_ items: [EditItem]) -> Bool {
        items.contains { !$0.isSmall }
            && items.allSatisfy { item in
                switch item.meaning {
                case .filler, .article, .degree: true
                case .color(.modifier): true
                case .tone(let tone): tone.form == .plain
                default: false
                }
            }
    }

    private static func isOpenDescription(_ item: EditItem) -> Bool {
        if case .color(.modifier) = item.meaning { return true }
        return item.tone?.form == .plain
    }

    /// "soft, diffused light": the adjective belongs to the light after the comma.
    private static func continuesWithLight(_ items: [EditItem], after item: EditItem) -> Bool {
        let rest = items.filter { $0.range.lowerBound >= item.range.upperBound && $0.isWord && $0.meaning != .and }
        switch rest.first?.meaning {
        case .recipe, .lightNoun: return true
        default: return false
        }
    }

    /// "make the top and the skirt red": the first takes the value of the second.
    private mutating func shareValues() {
        for index in clauses.indices.dropLast().reversed() where clauses[index + 1].continuesSentence {
            let next = clauses[index + 1].items
            guard next.first?.isInherited == true, let verb = clauses[index].verb,
                [.make, .recolor, .turn, .change, .want].contains(verb),
                clauses[index].items.contains(where: { $0.thing != nil }), !clauses[index].items.contains(where: \.isValue)
            else { continue }
            guard let last = next.lastIndex(where: { $0.thing != nil }) else { continue }
            clauses[index].items += next[(last + 1)...]
        }
    }

    /// "make the dress red on a white background" asks for two things.
    private static func withPlaceApart(_ clause: EditClause) -> [EditClause] {
        guard clause.verb == .make || clause.verb == .recolor || clause.verb == .turn || clause.verb == .change,
            let thing = clause.items.firstIndex(where: { $0.thing != nil }),
            let background = clause.items.firstIndex(where: { $0.meaning == .background }), thing < background,
            let place = clause.items[..<background].lastIndex(where: { [.on, .inside].contains($0.meaning) }), place > thing,
            clause.items[..<place].contains(where: \.isValue),
            clause.items[place..<background].contains(where: { $0.isColor || $0.meaning == .place || $0.meaning == .material })
        else { return [clause] }
        return [
            EditClause(items: Array(clause.items[..<place]), continuesSentence: clause.continuesSentence),
            EditClause(items: Array(clause.items[place...]), continuesSentence: true),
        ]
    }

    private static func isPronoun(_ item: EditItem) -> Bool {
        if case .pronoun = item.meaning { return true }
        return false
    }

    private static func isDegree(_ item: EditItem) -> Bool {
        if case .degree = item.meaning { return true }
        return false
    }
}

extension EditItem {
    /// Whether it says what something becomes.
    fileprivate var isValue: Bool {
        switch meaning {
        case .color, .tone, .material, .pattern, .garmentDetail, .sizing, .hairstyle, .recipe, .blurred, .sharp, .style: true
        default: false
        }
    }
}
