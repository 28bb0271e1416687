// Clauses that ask for nothing, or for nothing more than what was read already.

import RetouchModel

extension EditReadings {
    /// Whether a clause only tells how the picture came to be, thanks, or says again what the clauses before asked for.
    func asksNothing(_ clause: EditClause) -> Bool {
        if clause.items.allSatisfy(\.isSmall), clause.exceptions.isEmpty { return true }
        // "within the mask, …"
        if clause.items.allSatisfy({ $0.isSmall || [.inside, .on, .mask].contains($0.meaning) }), clause.has(.mask) {
            return true
        }
        return tellsCapture(clause) || limits(clause) || exclaims(clause) || keepsRest(clause) || saysAgain(clause)
    }

    /// "it was taken in my hallway", "shot this in a dark attic"
    private func tellsCapture(_ clause: EditClause) -> Bool {
        guard !clause.has(.asLike) else { return false }
        if unread.isEmpty, let first = clause.items.first(where: \.isWord), Self.captures.contains(first.name) { return true }
        return clause.contains { $0.name.hasSuffix("was taken") } && clause.tellsCapture
    }

    private static let captures: Set = [
        "shot this", "shot it", "took this", "took it", "photographed this", "photographed it",
    ]

    /// "only the head should move": how far the change goes that was asked for.
    private func limits(_ clause: EditClause) -> Bool {
        guard !changes.isEmpty, let verb = clause.mainVerb, ["move", "turn", "change"].contains(clause.items[verb].name),
            verb + 1 == clause.items.count
        else { return false }
        return clause.contains { $0.name == "only" } && clause.contains { $0.name == "should" || $0.name == "must" }
    }

    /// "what a great service!"
    private func exclaims(_ clause: EditClause) -> Bool {
        clause.contains { $0.name.hasPrefix("what") } && clause.isThanks
    }

    /// "nothing else retouched": so it is, anyway.
    private func keepsRest(_ clause: EditClause) -> Bool {
        guard let verb = clause.mainVerb, clause.items[verb].form == .past else { return false }
        return clause.items[..<verb].contains { $0.name == "nothing else" }
            && clause.items.allSatisfy { $0.isSmall || $0.meaning == .rest || $0.acts }
    }

    private func saysAgain(_ clause: EditClause) -> Bool {
        guard let last = changes.last else { return false }
        let actions = last.reading.actions
        // "blur the background, making the bag more prominent and removing distractions"
        if clause.tellsAim, actions.contains(where: { $0.kind == "BlurBackground" }) { return true }
        // "this blotch here, get rid of it"
        if clause.isBareFix,
            last.clause.verb == nil && actions.contains(where: { ["Smooth", "Denoise"].contains($0.kind) })
                || (clause.does(.remove) || last.clause.verb == nil) && actions.contains(where: { $0.kind == "Remove" })
        {
            return true
        }
        switch actions.first {
        // "the photo is upside down, turn it the right way up"
        case .rotate: return clause.turnsBack
        // "a belt would finish the look, please add one"
        case .addObject:
            return clause.does(.add, .put)
                && clause.items.allSatisfy { $0.isSmall || $0.acts || ["one", "it", "some", "that"].contains($0.name) }
        // "16:9, please crop accordingly"
        case .crop:
            guard clause.does(.crop), let verb = clause.mainVerb else { return false }
            return (clause.items[verb].name == "crop" || clause.items[verb].name.hasPrefix("trim"))
                && clause.items.allSatisfy {
                    $0.isSmall || $0.isPronoun || $0.acts || [.unknown, .to, .picture].contains($0.meaning)
                }
        default: return false
        }
    }
}
