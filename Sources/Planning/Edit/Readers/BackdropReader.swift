// ReplaceBackground: hands the words to the background's own grammar.

import RetouchModel

enum BackdropReader {
    static func read(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        guard let start = start(clause, context), let all = clause.tokens, start < all.upperBound else { return nil }
        let items = Tagger.items(of: Array(context.tokens[start..<all.upperBound]))
        let evidence = EvidenceCollector.evidence(of: items)
        let decision: Decision
        do throws(EditFailure) {
            decision = try BackdropDecision(evidence: evidence, facts: context.facts, quote: context.quote, items: items).decide()
        } catch {
            // What the background's grammar finds nothing in may still be another edit.
            if error.reason == .promptNotUnderstood { return nil }
            throw error
        }
        let notices = Notices(
            request: context.request, facts: context.facts, evidence: evidence, decision: decision, quote: context.quote,
            items: items)
        var reading = EditReading(
            actions: [.replaceBackground(decision.backdrop)], reason: decision.reason, used: Set(clause.items.indices),
            notices: notices.all().filter { $0.code == .simpleBackground || $0.code == .notApplied })
        reading.tookUnknown = true
        return reading
    }

    /// First token of the words about the background, or `nil` when the clause is about something else.
    private static func start(_ clause: EditClause, _ context: EditContext) -> Int? {
        let items = clause.items
        guard clause.has(.place) || !items.contains(where: \.isToneChange), !clause.has(.more), !clause.has(.less),
            let own = clause.tokens
        else { return nil }
        let thing = clause.first { $0.thing != nil }
        let background = clause.first { $0.meaning == .background || $0.meaning == .wall }
        let place = clause.first { $0.meaning == .place }
        let puts = clause.has(.put) || clause.items.contains { $0.meaning == .pronoun(.person) } && clause.has(.want)
        if let background {
            let inside =
                background > 1
                && items[..<background].last(where: { !$0.isSmall && !$0.isColor })
                    .map { $0.meaning == .inside || $0.meaning == .to || $0.name == "behind" } ?? false
            if let thing, thing < background, clause.has(.add, .remove, .isolate, .put), inside || clause.has(.isolate, .remove) {
                return nil
            }
            if clause.has(.add), thing != nil, inside { return nil }
            if items[background].meaning == .wall, clause.has(.remove) || thing != nil { return nil }
            return puts && !clause.has(.change) ? preposition(clause, before: background) ?? own.lowerBound : own.lowerBound
        }
        if thing == nil, let ground = ground(clause) { return ground }
        if clause.has(.transparent), thing == nil { return own.lowerBound }
        let bringsNew =
            thing.map { index in
                items[..<index].last { !$0.isColor && $0.meaning != .material }?.meaning == .article(definite: false)
            } ?? false
        if let place, puts, !bringsNew { return preposition(clause, before: place) }
        let person = clause.items.contains { $0.meaning == .pronoun(.person) || $0.meaning == .subject }
        if puts, person, let reference = clause.index(of: .reference), context.facts.hasContext, thing == nil {
            return preposition(clause, before: reference)
        }
        let scenic = place != nil && thing == nil && !clause.has(.remove, .add, .keep, .relight, .crop)
        return scenic && (clause.verb == nil || clause.has(.change, .use, .want, .turn)) ? own.lowerBound : nil
    }

    /// "I need this on pure white": a colour that something stands on.
    private static func ground(_ clause: EditClause) -> Int? {
        guard let on = clause.items.indices.first(where: { ["on", "against", "in front of"].contains(clause.items[$0].name) })
        else { return nil }
        let rest = clause.items[(on + 1)...].filter { !$0.isSmall }
        return !rest.isEmpty && rest.allSatisfy(\.isColor) ? clause.items[on].tokens.lowerBound : nil
    }

    /// Where "on a beach" begins; "to a forest" begins after its preposition.
    private static func preposition(_ clause: EditClause, before index: Int) -> Int? {
        for position in clause.items[..<index].indices.reversed() {
            switch clause.items[position].meaning {
            case .on, .inside: return clause.items[position].tokens.lowerBound
            case .to: return clause.items[position].tokens.upperBound
            case .verb: return clause.items[position].tokens.upperBound
            default: continue
            }
        }
        return nil
    }
}
