// From items to clauses: which words ask for one change together.

import RetouchModel

/// Splits at sentence ends and "then"; at "and", "but", "because", colons and commas where a new change begins.
struct EditClauseSplitter {
    private var clauses: [EditClause] = []

    static func clauses(of items: [EditItem]) -> [EditClause] {
        var splitter = EditClauseSplitter()
        for sentence in items.split(whereSeparator: { $0.mark == .stop || $0.meaning == .then }) {
            // "crop it... no, remove the man": said by mistake.
            if sentence.count > 2, sentence.first?.name == "no", sentence.dropFirst().first?.mark == .comma,
                !splitter.clauses.isEmpty
            {
                splitter.clauses.removeLast()
            }
            splitter.sentence(Array(sentence))
        }
        splitter.joinBorrowed()
        splitter.joinBareVerbs()
        splitter.shareValues()
        return splitter.clauses.filter { !$0.items.isEmpty || !$0.exceptions.isEmpty }.flatMap(\.withPlaceApart).flatMap(
            \.withPairsApart)
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
        for (index, item) in items.enumerated() {
            if item.parts {
                if !open.items.isEmpty { segments.append(open) }
                let keeps = open.items.isEmpty && open.separator?.isWord == true && !item.isWord
                open = Segment(items: [], separator: keeps ? open.separator : item)
            } else {
                // "it's dark can you fix it", "make it square please remove the bag": no mark, and another request.
                if startsRequest(items[index...]), isComplete(open.items) {
                    segments.append(open)
                    open = Segment(items: [], separator: nil)
                }
                // "without touching the highlights" says what stays.
                if item.isVerb(.keep), item.name.hasPrefix("without"), !open.items.isEmpty {
                    segments.append(open)
                    open = Segment(items: [], separator: nil)
                }
                // "add contrast without making it darker" says what not to do.
                if item.meaning == .negation, item.name == "without", !open.items.isEmpty, index + 1 < items.count,
                    items[index + 1].acts, items[index + 1].form == .gerund
                {
                    segments.append(open)
                    open = Segment(items: [], separator: nil)
                }
                // "golden hour with the guests behind out of focus"
                if item.name == "with", item.meaning == .with, open.items.contains(where: \.isRecipe),
                    blursBehind(items[(index + 1)...])
                {
                    segments.append(open)
                    open = Segment(items: [], separator: items[index])
                    continue
                }
                open.items.append(item)
            }
        }
        if !open.items.isEmpty { segments.append(open) }
        return segments
    }

    /// What stands behind is to be out of focus.
    private static func blursBehind(_ items: ArraySlice<EditItem>) -> Bool {
        let words = items.prefix { !$0.parts }
        return words.contains { $0.meaning == .blurred } && words.contains { $0.name == "behind" || $0.meaning == .background }
    }

    /// "can you …", "please …" before a verb.
    private static func startsRequest(_ items: ArraySlice<EditItem>) -> Bool {
        guard let first = items.first, first.meaning == .filler, requests.contains(first.name),
            let next = items.dropFirst().first(where: { !$0.isSmall && !$0.isPronoun })
        else { return false }
        return next.acts && next.isWord && !next.isVerb(.keep)
    }

    private static let requests: Set = ["can", "could", "would", "will", "please", "pls", "plz", "kindly", "just", "lets"]

    /// Whether what stands before could be a sentence of its own.
    private static func isComplete(_ items: [EditItem]) -> Bool {
        let clause = EditClause(items, continuesSentence: false)
        let says = items.contains {
            $0.tone != nil || $0.isFlaw || $0.thing != nil || $0.isColor || $0.meaning == .blurred || $0.meaning == .crooked
        }
        guard says else { return false }
        if clause.isStatement { return true }
        guard let verb = clause.mainVerb, !items[verb].isVerb(.want), verb + 1 < items.count else { return false }
        return items[(verb + 1)...].contains { !$0.isSmall }
    }

    /// Where what an exception names ends: "everything except her darker" makes the rest darker.
    private static func exceptionEnd(_ items: [EditItem], from start: Int) -> Int {
        var isNamed = false
        for index in start..<items.count {
            let item = items[index]
            if isNamed,
                item.tone != nil || item.isColor || item.isVerb(.remove, .blur) || item.meaning == .blurred
                    || item.meaning == .more || item.meaning == .less
            {
                return index
            }
            if item.thing != nil || item.isPronoun || [.subject, .person, .background, .hair].contains(item.meaning) {
                // "her dress": the pronoun is whose it is.
                isNamed = !(item.isPronoun && index + 1 < items.count && items[index + 1].isNoun)
            }
        }
        return items.count
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
            let end = cut < segment.items.count ? Self.exceptionEnd(segment.items, from: cut + 1) : cut
            let own = Segment(
                items: Array(segment.items[..<cut]) + segment.items[max(end, cut)...].drop { $0.meaning == .except },
                separator: piece.separator)
            if isFirst {
                clauses.append(EditClause(own.items, continuesSentence: false, isReason: piece.separator?.meaning == .because))
                isFirst = false
            } else if !own.items.allSatisfy(\.isSmall) {
                join(own)
            }
            if cut < segment.items.count {
                clauses[clauses.count - 1].exceptions.append(Array(segment.items[(cut + 1)..<end]))
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
            // "more clarity and contrast"
            let measure = open.items.first { $0.meaning == .more || $0.meaning == .less }
            let prefix = (verb ?? (segment.items.contains(where: \.isSlider) ? measure : nil)).map { verb in
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
            case .tone where ["warm", "cool"].contains(item.name): next.items.contains { $0.meaning == .lightNoun || $0.isRecipe }
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

    /// "take the vase from the reference and put it on the table": one thing is done, in two clauses.
    private mutating func joinBorrowed() {
        for index in clauses.indices.dropLast().reversed() {
            let (taking, putting) = (clauses[index].items, clauses[index + 1].items)
            guard let reference = taking.firstIndex(where: { $0.meaning == .reference }),
                let take = taking.firstIndex(where: \.acts), taking[take].isVerb(.take, .remove, .use, .isolate),
                take < reference,
                taking[take..<reference].contains(where: { $0.meaning == .from || $0.meaning == .of || $0.meaning == .inside }),
                taking[take..<reference].contains(where: { $0.isNoun }),
                let put = putting.firstIndex(where: \.acts), putting[put].isVerb(.put, .add, .use, .make),
                put + 1 < putting.count
            else { continue }
            // "sit him next to her"
            let holdsPronoun = [" him", " her", " it", " them"].contains(where: putting[put].name.hasSuffix)
            guard holdsPronoun || [.pronoun(.it), .pronoun(.this)].contains(putting[put + 1].meaning) else { continue }
            clauses[index].items = [putting[put]] + taking[(take + 1)...] + putting[(put + (holdsPronoun ? 1 : 2))...]
            clauses.remove(at: index + 1)
        }
    }

    /// "fingerprints on the glass, remove": what is to be done follows what it is done to.
    private mutating func joinBareVerbs() {
        for index in clauses.indices.dropLast().reversed() where clauses[index].exceptions.isEmpty {
            let (named, asked) = (clauses[index].items, clauses[index + 1].items)
            guard asked.contains(where: { $0.isVerb(.remove, .fix, .retouch, .isolate) && !$0.isInherited }),
                asked.allSatisfy({ $0.isSmall || $0.isDegree || $0.isVerb(.remove, .fix, .retouch, .isolate) }),
                clauses[index + 1].exceptions.isEmpty, named.contains(where: \.isNoun),
                !named.contains(where: {
                    $0.acts || $0.isCopula || $0.isValue || $0.meaning == .negation || $0.meaning == .because
                        || ["has", "have", "had", "got"].contains($0.name)
                })
            else { continue }
            let verbs = asked.filter { !$0.isSmall }.map { item in
                var moved = item
                moved.isInherited = true
                return moved
            }
            clauses[index].items = verbs + named
            clauses.remove(at: index + 1)
        }
    }

    /// What both of two verbs act on: "sharpen and brighten the face".
    private static func sharedObject(_ first: [EditItem], _ next: [EditItem]) -> [EditItem]? {
        guard first.contains(where: \.acts), first.allSatisfy({ $0.acts || $0.isSmall || $0.isDegree }),
            let verb = next.firstIndex(where: \.acts),
            !first.contains(where: { $0.isVerb(.want, .take, .keep) || $0.name.contains(" it") || $0.name.contains(" this") }),
            !next[verb].isVerb(.keep), !next[0].isInherited
        else { return nil }
        let object = next[(verb + 1)...].prefix {
            $0.isNoun || $0.isArticle || $0.isSide || $0.isColor || $0.isSmall || $0.isPronoun || $0.meaning == .marked
        }
        guard
            object.contains(where: {
                $0.thing != nil || [.background, .subject, .person, .marked, .markShape, .wall].contains($0.meaning)
            }),
            !object.contains(where: \.isSlider)
        else { return nil }
        return object.map { item in
            var copy = item
            copy.isInherited = true
            return copy
        }
    }

    /// "make the top and the skirt red": the first takes the value of the second.
    private mutating func shareValues() {
        for index in clauses.indices.dropLast().reversed() where clauses[index + 1].continuesSentence && !clauses[index].isTopic {
            let next = clauses[index + 1].items
            // "crop and straighten the photo"
            if let object = Self.sharedObject(clauses[index].items, next) {
                clauses[index].items += object
                continue
            }
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
            // "clothes and face unchanged"
            if let verb = next.firstIndex(where: { $0.isVerb(.keep) }), verb > 0, clauses[index].items.first?.isInherited == true,
                clauses[index].items.dropFirst().allSatisfy({ $0.isNoun || $0.isSmall || $0.isPronoun }),
                clauses[index].contains(where: { $0.thing != nil }), next[verb].form == .base || next[verb].form == .past
            {
                clauses[index].items = Array(clauses[index].items.dropFirst()) + [next[verb]]
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
            // "shirt and pants black"
            if clauses[index].verb == nil,
                clauses[index].items.allSatisfy({ $0.thing != nil || $0.isSmall || $0.isPronoun || $0.isSide }),
                clauses[index].contains(where: { $0.thing != nil }), clauses[index + 1].verb == nil,
                let last = next.lastIndex(where: { $0.thing != nil }), next[(last + 1)...].contains(where: \.isColor)
            {
                clauses[index].items += next[(last + 1)...].map { item in
                    var copy = item
                    copy.isInherited = true
                    return copy
                }
                continue
            }
            // "brightness and contrast up"
            if clauses[index].verb == nil, clauses[index + 1].verb == nil,
                let direction = next.first(where: { ["up", "down"].contains($0.name) }),
                clauses[index].contains(where: \.isSlider),
                clauses[index].items.allSatisfy({ $0.isSlider || $0.isSmall && $0.meaning != .particle }),
                next.contains(where: \.isSlider)
            {
                var copy = direction
                copy.isInherited = true
                clauses[index].items.append(copy)
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

extension EditItem {
    /// Whether it says what something becomes.
    var isValue: Bool {
        switch meaning {
        case .color, .tone, .material, .pattern, .garmentDetail, .sizing, .hairstyle, .recipe, .blurred, .sharp, .style: true
        default: false
        }
    }
}
