// The edit planner's notices: when each one comes, and what it says.

import RetouchModel

struct EditNotices {
    let steps: [PlanStep]
    let readings: EditReadings
    let context: EditContext

    /// All notices, in a fixed order.
    func all() -> [Notice] {
        var notices = readings.changes.flatMap(\.reading.notices).filter { $0.code != .notApplied }
        if let sizing { notices.append(sizing) }
        if steps.count > 1 { notices.append(several) }
        notices += readings.changes.flatMap(\.reading.notices).filter { $0.code == .notApplied }
        notices += notApplied
        if context.facts.hasContext, !steps.contains(where: \.action.usesContext) { notices.append(contextUnused) }
        if context.facts.hasAnnotation, !steps.contains(where: \.action.usesAnnotation) { notices.append(annotationUnused) }
        return notices
    }

    private var sizing: Notice? {
        let ranges = readings.changes.flatMap(\.reading.sizing)
        guard !ranges.isEmpty else { return nil }
        let words = ranges.map(context.quote.text).joined(separator: ", ")
        return Notice(
            code: .sizingNotApplied, message: "Sizes and lengths (\(quoted(words))) stay as they are.", words: words,
            advice: "Address hems, sleeve lengths and sizes in Product to Model or Try On.")
    }

    private var several: Notice {
        let prompts = readings.changes.filter { !$0.reading.actions.isEmpty }.map { prompt(of: $0.clause) }
        let list = prompts.map(quoted).joined(separator: ", then ")
        return Notice(
            code: .severalChanges, message: "The prompt asks for more than one change; one at a time is more predictable.",
            words: prompts.joined(separator: " | "), advice: "Send one change at a time: \(list).", prompts: prompts)
    }

    /// The clause as a prompt of its own, with the verb that it took over.
    private func prompt(of clause: EditClause) -> String {
        let own = clause.range.map(context.quote.text) ?? ""
        guard let verb = clause.items.first, verb.isInherited else { return own }
        return context.quote.text(verb.range) + " " + own
    }

    // MARK: What was left out

    private var notApplied: [Notice] {
        var ranges: [Range<Int>] = []
        for clause in readings.unread where clause.items.contains(where: isContent) {
            if let range = clause.range { ranges.append(range) }
        }
        for change in readings.changes { ranges += leftovers(change) }
        ranges += readings.unkept
        let unknown = ranges.sorted { $0.lowerBound < $1.lowerBound }.map { range in
            let words = context.quote.text(range)
            return Notice(
                code: .notApplied, message: "\(quoted(words)) was not understood and not applied.", words: words,
                advice: "Use plain English words, one change a sentence.")
        }
        return unknown + outputs
    }

    /// Unknown words of an understood clause, neighbours together.
    private func leftovers(_ change: EditReadings.Change) -> [Range<Int>] {
        guard !change.reading.tookUnknown else { return [] }
        var ranges: [Range<Int>] = []
        var open = false
        for (index, item) in change.clause.items.enumerated() {
            if item.meaning == .unknown || item.isGuess || isChoice(item, change.clause, index),
                !change.reading.used.contains(index)
            {
                if open {
                    ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound..<item.range.upperBound
                } else {
                    ranges.append(item.range)
                }
                open = true
            } else if !item.isSmall {
                open = false
            }
        }
        return ranges
    }

    /// "the second chair": which one it is, no region can say.
    private func isChoice(_ item: EditItem, _ clause: EditClause, _ index: Int) -> Bool {
        item.meaning == .ordinal && index + 1 < clause.items.count
            && (clause.items[index + 1].isNoun || clause.items[index + 1].isColor)
    }

    /// "1080x1350" gives the frame's proportions, and no size.
    private func isSize(_ item: EditItem) -> Bool {
        guard case .ratio = item.meaning else { return false }
        return context.quote.text(item.range).split(whereSeparator: { !$0.isNumber }).contains { $0.count > 2 }
    }

    /// Sizes, and formats other than the one the request sets: they are read from the request, not from the prompt.
    private var outputs: [Notice] {
        let clauses = readings.changes.map(\.clause) + readings.unread
        return clauses.flatMap(\.items).filter { item in
            isSize(item)
                || item.meaning == .output && item.name != context.request.output.format.rawValue
                    && !(item.name == "jpg" && context.request.output.format == .jpeg)
        }.map { item in
            let words = context.quote.text(item.range)
            return Notice(
                code: .notApplied, message: "\(quoted(words)) was not applied: size and format are not read from the prompt.",
                words: words,
                advice: "Set resolution and output_format in the request.")
        }
    }

    private func isContent(_ item: EditItem) -> Bool {
        switch item.meaning {
        case .filler, .article, .pronoun, .degree, .rest, .to, .with, .on, .inside, .of, .output, .picture, .verb(.want),
            .verb(.fix), .verb(.make), .verb(.enhance),
            .number, .purpose, .particle, .relative, .copula, .here, .verb(.take), .verb(.show), .everything:
            false
        default: item.isWord && !item.isInherited
        }
    }

    private var contextUnused: Notice {
        Notice(
            code: .contextUnused, message: "The context picture was not used: nothing in the plan needs it.",
            advice:
                "Say what to take from it: \u{201C}the bag from the reference\u{201D}, \u{201C}the colour of the second image\u{201D}."
        )
    }

    private var annotationUnused: Notice {
        Notice(
            code: .annotationUnused,
            message: "The annotation was not used: the prompt does not limit the change to what was marked.",
            advice: "Refer to it in the prompt: \u{201C}what I circled\u{201D}.")
    }

    private func quoted(_ words: String) -> String { "\u{201C}\(words)\u{201D}" }
}

extension PlanAction {
    fileprivate var usesContext: Bool {
        switch self {
        case .replaceBackground(.context), .place: true
        case .recolor(let recoloring): recoloring.target == .context
        case .replaceObject(let replacement): replacement.fromContext
        case .garment: true
        default: false
        }
    }

    fileprivate var usesAnnotation: Bool {
        regions.contains { if case .annotation = $0 { true } else { false } }
    }
}
