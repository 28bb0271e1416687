// From clauses to steps: what is wanted, what is kept, what is not wanted.

import RetouchModel

/// Everything that was read in an edit prompt.
struct EditReadings {
    /// One understood change with the clause that asks for it.
    struct Change {
        var clause: EditClause
        var reading: EditReading
    }

    var changes: [Change] = []
    /// "Keep the dress": regions that no step may change, with their words.
    var kept: [(region: Region, words: String)] = []
    /// "Don't flip it": steps that must not be there, with their words.
    var forbidden: [(action: PlanAction, words: String)] = []
    /// Clauses that no reader understood.
    var unread: [EditClause] = []

    static func read(_ clauses: [EditClause], _ context: EditContext) throws(EditFailure) -> EditReadings {
        var readings = EditReadings()
        var context = context
        for (index, clause) in clauses.enumerated() {
            let next = index + 1 < clauses.count ? clauses[index + 1] : nil
            let isTopic = next.map { $0.continuesSentence && $0.has(.pronoun(.it)) } ?? false
            try readings.read(clause, &context, isTopic: isTopic)
        }
        return readings
    }

    /// - Parameter isTopic: the next clause says "it", so that this one may only name what is meant: "the poster has to go, remove it".
    private mutating func read(_ clause: EditClause, _ context: inout EditContext, isTopic: Bool) throws(EditFailure) {
        if clause.has(.keep) { return try keep(clause, context) }
        if clause.isNegated { return try negated(clause, &context) }
        guard let reading = try ClauseReader.read(clause, context) else {
            let named = try RegionReader(clause: clause, context: context).named()?.region
            if isTopic, let named {
                context.previous = named == .whole ? nil : named
            } else {
                unread.append(clause)
            }
            return
        }
        if let region = reading.region { context.previous = region == .whole ? nil : region }
        changes.append(Change(clause: clause, reading: reading))
    }

    private mutating func keep(_ clause: EditClause, _ context: EditContext) throws(EditFailure) {
        guard !clause.has(.rest), !clause.has(.everything) else { return }
        let found = try RegionReader(clause: clause, context: unmarked(context)).named()
        if let found, found.region != .whole { kept.append((found.region, context.text(clause, 0..<clause.items.count))) }
    }

    /// "no logo" removes it; "not darker" and "don't make it white" say what not to do.
    private mutating func negated(_ clause: EditClause, _ context: inout EditContext) throws(EditFailure) {
        guard let negation = clause.first(where: { $0.meaning == .negation }) else { return }
        var rest = clause
        rest.items.removeSubrange(0...negation)
        let asks = rest.items.contains { $0.verb != nil } || rest.items.contains { $0.tone != nil }
        let names = rest.items.contains { item in
            switch item.meaning {
            case .thing, .flaw, .noise, .background: true
            default: false
            }
        }
        if !asks, names, !rest.items.contains(where: \.isColor) {
            let verb = EditItem(
                meaning: .verb(.remove), name: "remove", range: clause.items[negation].range,
                tokens: clause.items[negation].tokens)
            var removal = clause
            removal.items.replaceSubrange(0...negation, with: [verb])
            if let reading = try ClauseReader.read(removal, context) { changes.append(Change(clause: removal, reading: reading)) }
            return
        }
        guard asks, let reading = try ClauseReader.read(rest, context) else { return }
        let words = context.text(clause, 0..<clause.items.count)
        forbidden += reading.actions.map { ($0, words) }
        if let region = reading.region, region != .whole { context.previous = region }
    }

    /// What is kept is named by words alone: a mark says where to change.
    private func unmarked(_ context: EditContext) -> EditContext {
        EditContext(
            request: context.request,
            facts: PlanningFacts(
                width: context.facts.width, height: context.facts.height, hasContext: context.facts.hasContext,
                hasAnnotation: false, hasMask: false), limits: context.limits, quote: context.quote, tokens: context.tokens)
    }
}
