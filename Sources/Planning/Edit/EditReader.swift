// From clauses to steps: what is wanted, what is kept, what is not wanted.

import RetouchModel

/// Everything that was read in an edit prompt.
struct EditReadings {
    /// One understood change with the clause that asks for it.
    struct Change {
        var clause: EditClause
        var reading: EditReading
    }

    /// What is to stay as it is.
    struct Kept {
        var region: Region
        var words: String
        /// "except the belt": said of the change itself, so that it holds even where the change should not reach.
        var isException: Bool
    }

    var changes: [Change] = []
    /// "Keep the dress": regions that no step may change, with their words.
    var kept: [Kept] = []
    /// "Don't flip it": steps that must not be there, with their words.
    var forbidden: [(action: PlanAction, words: String)] = []
    /// Clauses that no reader understood.
    var unread: [EditClause] = []
    /// Words about what should be left alone that name nothing.
    var unkept: [Range<Int>] = []

    static func read(_ clauses: [EditClause], _ context: EditContext) throws(EditFailure) -> EditReadings {
        var readings = EditReadings()
        var context = context
        for (index, clause) in clauses.enumerated() {
            try readings.read(clause, &context, isTopic: clauses[(index + 1)...].contains(where: \.refersBack))
        }
        readings.settleStatements()
        return readings
    }

    /// - Parameter isTopic: a later clause says "it", so that this one may only name what is meant: "the poster has to go, remove it".
    private mutating func read(_ clause: EditClause, _ context: inout EditContext, isTopic: Bool) throws(EditFailure) {
        // A reason asks for nothing once something was asked for.
        if clause.isReason, changes.contains(where: { !$0.clause.isStatement }) { return }
        if clause.items.allSatisfy(\.isSmall), clause.exceptions.isEmpty { return }
        if let turned = try ExceptionReader.read(clause, context) {
            return changes.append(Change(clause: clause, reading: turned))
        }
        for exception in clause.exceptions {
            try keep(EditClause(exception, continuesSentence: true), context, isException: true)
        }
        if try onlyKeep(clause, context) { return }
        if clause.does(.keep), !clause.contains(where: { $0.tone?.form == .comparative }) { return try keep(clause, context) }
        if clause.isNegated { return try negated(clause, &context) }
        guard let reading = try ClauseReader.read(clause, context) else {
            let named = try topic(of: clause, context)
            if let named, isTopic || clause.isTopic {
                context.previous = named == .whole ? nil : named
            } else if clause.isTopic, named == nil, !clause.contains(where: \.acts) {
                // A heading: "Retouching: …".
                return
            } else if changes.last?.clause.isStatement == true, clause.isBareFix {
                // "there is a lot of noise, please reduce it": read already.
                return
            } else if !(clause.isStatement && !clause.contains { $0.meaning == .unknown }) {
                unread.append(clause)
            }
            return
        }
        if let region = reading.region { context.previous = region == .whole ? nil : region }
        // What was taken away is no longer there.
        context.previousIsGone = reading.actions.contains { $0.kind == "Remove" || $0.kind == "ReplaceBackground" }
        // "take the belt off the dress and make it red"
        if context.previousIsGone, !clause.isStatement, let last = reading.used.max(), last + 1 < clause.items.count,
            let rest = RegionReader(clause: clause, context: context).thing(in: (last + 1)..<clause.items.count),
            rest.region.kind == .garment || rest.region.kind == .accessory
        {
            context.previous = .named(rest.region)
            context.previousIsGone = false
        }
        context.previousSlider = reading.slider
        // "turn her so that she faces us": the purpose says what the rest could not.
        if clause.isReason, !unread.isEmpty, changes.isEmpty { unread.removeLast() }
        changes.append(Change(clause: clause, reading: reading))
    }

    private func topic(of clause: EditClause, _ context: EditContext) throws(EditFailure) -> Region? {
        guard
            clause.contains(where: {
                $0.thing != nil || $0.meaning == .background || $0.meaning == .wall || $0.meaning == .subject
                    || $0.meaning == .person || $0.meaning == .picture || $0.meaning == .marked || $0.meaning == .markShape
                    || $0.meaning == .mask
            })
        else { return nil }
        return try RegionReader(clause: clause, context: context).named()?.region
    }

    // MARK: What stays

    /// "keep only the bag" cuts it out; "remove the rest" says the same.
    private mutating func onlyKeep(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> Bool {
        if clause.does(.remove), clause.has(.rest) {
            if case .extract? = changes.last?.reading.actions.first { return true }
            guard let wish = kept.last else { return false }
            kept.removeLast()
            changes.append(
                Change(
                    clause: clause,
                    reading: EditReading(
                        actions: [.extract(wish.region)], reason: "Everything else is taken away.", region: wish.region)))
            return true
        }
        guard clause.does(.keep), clause.contains(where: { ["only", "just", "solely", "nothing but"].contains($0.name) }),
            let found = try RegionReader(clause: clause, context: context).named(),
            found.region != .whole, found.region != .background
        else { return false }
        changes.append(
            Change(
                clause: clause,
                reading: EditReading(
                    actions: [.extract(found.region)], reason: "Everything else is taken away.", used: found.used,
                    region: found.region)))
        return true
    }

    private mutating func keep(_ clause: EditClause, _ context: EditContext, isException: Bool = false) throws(EditFailure) {
        let isAll =
            (clause.has(.rest) || clause.has(.everything))
            && !clause.contains {
                $0.thing != nil || $0.meaning == .subject || $0.meaning == .background || $0.meaning == .person
                    || $0.meaning == .wall
            }
        guard !isAll, !clause.contains(where: \.isQuality) else { return }
        var rest = clause.items.filter { !$0.isSmall && !$0.isVerb(.keep) }
        rest.removeAll { $0.meaning == .degree(1) || $0.meaning == .negation }
        guard !rest.isEmpty else { return }
        if let found = try RegionReader(clause: clause, context: unmarked(context, rest)).named(), found.region != .whole {
            guard !found.region.isAbstract else { return }
            kept.append(Kept(region: found.region, words: context.text(clause, 0..<clause.items.count), isException: isException))
        } else if rest.contains(where: { $0.meaning == .pronoun(.person) }) {
            kept.append(Kept(region: .subject, words: context.text(clause, 0..<clause.items.count), isException: isException))
        } else if rest.contains(where: { $0.meaning == .unknown }), let range = clause.range {
            unkept.append(range)
        }
    }

    /// "no logo" removes it; "not darker" and "don't make it white" say what not to do; "don't change the face" keeps it.
    private mutating func negated(_ clause: EditClause, _ context: inout EditContext) throws(EditFailure) {
        guard let negation = clause.first(where: { $0.meaning == .negation }) else { return }
        var rest = clause
        rest.items.removeSubrange(0...negation)
        let asks = rest.contains { $0.acts || $0.tone != nil }
        let names = rest.contains { item in
            switch item.meaning {
            case .thing, .flaw, .noise, .background, .person: true
            default: false
            }
        }
        if rest.contains(where: { $0.isVerb(.change, .keep, .retouch, .enhance) && rest.items.count(where: { $0.isValue }) == 0 }
        ), names || rest.has(.subject) || rest.has(.pronoun(.person)) {
            return try keep(rest, context)
        }
        if !asks, names, !rest.contains(where: \.isColor) {
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

    /// What is kept is named by words alone, unless it is the mark that is kept: a mark says where to change.
    private func unmarked(_ context: EditContext, _ items: [EditItem]) -> EditContext {
        let points = items.contains { [.marked, .markShape, .mask].contains($0.meaning) }
        var copy = context
        copy.facts.hasAnnotation = context.facts.hasAnnotation && points
        copy.facts.hasMask = context.facts.hasMask && points
        return copy
    }

    // MARK: Statements

    /// "It's too dark, make it brighter" is one change: a fault that a request after it mends is only its reason.
    private mutating func settleStatements() {
        for index in changes.indices.reversed() where changes[index].clause.isStatement {
            let requests = changes[(index + 1)...].filter { !$0.clause.isStatement }
            var actions: [PlanAction] = []
            for action in changes[index].reading.actions {
                guard case .adjust(var fault) = action else {
                    if !requests.contains(where: { $0.reading.actions.contains { $0.kind == action.kind } }) {
                        actions.append(action)
                    }
                    continue
                }
                for (number, request) in changes.enumerated() where number > index && !request.clause.isStatement {
                    changes[number].reading.actions = request.reading.actions.map { mended(&fault, by: $0) }
                }
                if !fault.changes.isEmpty { actions.append(.adjust(fault)) }
            }
            changes[index].reading.actions = actions
        }
        changes.removeAll { $0.reading.actions.isEmpty && $0.reading.sizing.isEmpty && $0.clause.isStatement }
    }

    /// Takes from a fault what a request mends, and gives the request the fault's degree where it is the larger one.
    private func mended(_ fault: inout Adjustment, by action: PlanAction) -> PlanAction {
        guard case .adjust(var request) = action else { return action }
        fault.changes.removeAll { change in
            guard let index = request.changes.firstIndex(where: { $0.slider.family == change.slider.family }) else {
                return false
            }
            if request.changes[index].slider == change.slider, request.changes[index].amount * change.amount > 0,
                abs(change.amount) > abs(request.changes[index].amount),
                change.amount.magnitude > EditClause.plainDegree
            {
                request.changes[index].amount = change.amount
            }
            return true
        }
        return .adjust(request)
    }
}

extension EditClause {
    /// "please fix it": asks for what was said before.
    fileprivate var isBareFix: Bool {
        does(.fix, .lower, .remove, .retouch, .smooth, .enhance, .change, .sharpen)
            && items.allSatisfy { $0.isSmall || $0.isPronoun || $0.acts || $0.isDegree }
    }

    /// Whether it says "it" or "fix that" of something named before.
    fileprivate var refersBack: Bool {
        items.contains { $0.meaning == .pronoun(.it) || $0.meaning == .pronoun(.this) } && contains { $0.acts || $0.isValue }
    }
}

extension EditItem {
    /// Light, texture and the like are no places that a step could leave out.
    fileprivate var isQuality: Bool {
        switch meaning {
        case .slider, .lightNoun, .recipe, .noise, .sharp, .style: true
        default: false
        }
    }
}

extension Region {
    /// A word such as "pose" or "style": nothing that a step could leave out.
    fileprivate var isAbstract: Bool {
        guard case .named(let thing) = self else { return false }
        return ["pose", "posture", "stance", "foreground"].contains(thing.word)
    }
}

extension Slider {
    /// Sliders that mend the same kind of fault.
    fileprivate var family: Int {
        switch self {
        case .exposure, .highlights, .shadows, .whites, .blacks, .lightness: 0
        case .saturation, .vibrance, .hue: 1
        case .temperature, .tint: 2
        case .contrast, .clarity, .dehaze, .texture: 3
        case .vignette: 4
        case .grain: 5
        }
    }
}
