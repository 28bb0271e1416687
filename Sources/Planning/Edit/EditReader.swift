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
    /// "Keep the colours": the words that say so.
    var keptColors: String?
    /// Clauses that no reader understood.
    var unread: [EditClause] = []
    /// What a clause that only tells a story would ask for, if nothing else asks for anything.
    private var told: [Change] = []
    /// Words about what should be left alone that name nothing.
    var unkept: [Range<Int>] = []
    /// Whether some clause asks for no background: "chair only, transparent".
    private var cutsOut = false

    static func read(_ clauses: [EditClause], _ context: EditContext) throws(EditFailure) -> EditReadings {
        var readings = EditReadings()
        var context = context
        readings.cutsOut = clauses.contains(where: \.dropsBackground)
        // Whether a clause behind each says "it".
        var refers = [Bool](repeating: false, count: clauses.count + 1)
        for index in clauses.indices.reversed() { refers[index] = refers[index + 1] || clauses[index].refersBack }
        for (index, original) in clauses.enumerated() {
            var clause = original
            clause.continuesStory =
                index > 0 && clauses[index - 1].isNarrative && clauses[index - 1].tellsOfWriter
                && clause.mayContinueStory
            clause = clause.remembered
            let next = index + 1 < clauses.count ? clauses[index + 1] : nil
            let isTopic =
                refers[index + 1] || clause.isStatement && next?.namesNothing == true
                // "I only need the model, isolated"
                || clause.asksForAlone && (clause.does(.want) || clause.verb == nil) && next?.does(.isolate) == true
                    && next?.contains(where: { $0.thing != nil || $0.meaning == .subject }) == false
            try readings.read(clause, &context, isTopic: isTopic, names: clause.isTopic(of: next))
        }
        if readings.changes.isEmpty { readings.changes = readings.told }
        readings.settleStatements()
        return readings
    }

    /// - Parameters:
    ///   - isTopic: a later clause says "it", so that this one may only name what is meant: "the poster has to go, remove it".
    ///   - names: the next clause takes away what this one names.
    private mutating func read(
        _ clause: EditClause, _ context: inout EditContext, isTopic: Bool, names: Bool = false
    ) throws(EditFailure) {
        // A reason asks for nothing once something was asked for.
        if clause.isReason, changes.contains(where: { !$0.clause.isStatement }) {
            direct(clause)
            return refuseHiding(clause)
        }
        if asksNothing(clause) { return }
        if let turned = try ExceptionReader.read(clause, context) {
            return changes.append(Change(clause: clause, reading: turned))
        }
        for exception in clause.exceptions {
            try keep(EditClause(exception, continuesSentence: true), context, isException: true)
        }
        if let colored = try ColorSplash.region(of: clause, context) {
            let words = context.text(clause, 0..<clause.items.count)
            kept.append(Kept(region: colored, words: words, isException: true))
            changes.append(Change(clause: clause, reading: ColorSplash.reading))
            return
        }
        if try onlyKeep(clause, context) {
            if let region = changes.last?.reading.region { context.previous = region }
            return
        }
        let isFramed = clause.contains { $0.isVerb(.crop) && $0.name.hasPrefix("cent") }
        if clause.does(.keep), !isFramed, !clause.contains(where: { $0.tone?.form == .comparative }) {
            // "don't alter anything apart from the dress": what is left out of what stays is what the rest is about.
            if !clause.exceptions.isEmpty, clause.keepsAll {
                if let exception = clause.exceptions.first,
                    let named = try topic(of: EditClause(exception, continuesSentence: true), context)
                {
                    context.previous = named
                    kept.removeAll { $0.isException && $0.region == named }
                }
                return
            }
            return try keep(clause, context)
        }
        // "only the chair, transparent": cut out already.
        if case .extract? = changes.last?.reading.actions.first, clause.isBareTransparent { return }
        if names, let named = try topic(of: clause, context), named != .whole {
            context.previous = named
            return
        }
        // "the bag is fine, the tray isn't"
        if let last = clause.items.last(where: { !$0.isSmall }), last.meaning == .negation,
            ["isnt", "arent"].contains(last.name),
            !clause.contains(where: { $0.acts || $0.isPronoun }),
            let named = try topic(of: clause, context)
        {
            context.previous = named == .whole ? nil : named
            return
        }
        if let fronted = clause.withRefusalInFront { return try read(fronted, &context, isTopic: isTopic) }
        if let kept = clause.keptInFront { return try keep(kept, context) }
        if clause.isNegated { return try negated(clause, &context) }
        // "a desert, while making sure the lighting reflects a sunny desert": how the new scene looks.
        if context.previousIsBackdrop, clause.continuesSentence, clause.has(.lightNoun), !clause.has(.background),
            clause.contains(where: { $0.name.hasPrefix("reflect") })
        {
            return
        }
        if let refilled = try refilled(clause, context) {
            changes.removeLast()
            changes.append(Change(clause: clause, reading: refilled))
            context.previousIsBackdrop = true
            return
        }
        let understood = try ClauseReader.read(clause, context)
        if let understood, clause.isNarrative, !understood.actions.allSatisfy(\.mendsFault) || understood.actions.isEmpty {
            told.append(Change(clause: clause, reading: understood))
        }
        guard let reading = understood,
            !clause.isNarrative || !reading.actions.isEmpty && reading.actions.allSatisfy(\.mendsFault)
        else {
            return try leave(clause, &context, isTopic: isTopic)
        }
        // "it looks too yellow, the shirt is really white": why, and no other wish.
        if clause.isStatement, reading.actions.contains(where: { $0.kind == "Recolor" }),
            changes.last?.reading.actions.contains(where: \.shiftsCast) == true
        {
            return
        }
        // "remove the car and put a tree in its place"
        if clause.contains(where: { $0.name == "in its place" }), case .replaceObject? = reading.actions.first,
            case .remove? = changes.last?.reading.actions.first
        {
            changes.removeLast()
        }
        remember(reading, of: clause, &context)
        // "turn her so that she faces us": the purpose says what the rest could not.
        if clause.isReason, !unread.isEmpty, changes.isEmpty { unread.removeLast() }
        changes.append(Change(clause: clause, reading: reading))
    }

    /// What no reader understood names what the next clause is about, or is noted as not read.
    private mutating func leave(_ clause: EditClause, _ context: inout EditContext, isTopic: Bool) throws(EditFailure) {
        let named = try topic(of: clause, context)
        if clause.isStatement { context.previousColor = ColorRoles(clause).target?.color }
        if let named, isTopic || clause.isTopic {
            context.previous = named == .whole ? nil : named
        } else if let named, clause.isSame || clause.contains(where: { $0.name == "go easy on" }) {
            context.previous = named
        } else if clause.isTopic, named == nil, !clause.contains(where: { $0.acts && $0.name != "removal" }) {
            // A heading: "Retouching: …".
            return
        } else if changes.last?.clause.isStatement == true, clause.isBareFix {
            // "there is a lot of noise, please reduce it": read already.
            return
        } else if !clause.isNarrative, !clause.isThanks, !clause.tellsCapture,
            !(clause.isReason && !clause.continuesSentence),
            !(clause.isStatement && !clause.contains { $0.meaning == .unknown })
        {
            unread.append(clause)
        }
    }

    /// What "it" and "there" mean in the clauses behind.
    private func remember(_ reading: EditReading, of clause: EditClause, _ context: inout EditContext) {
        if let region = reading.region { context.previous = region == .whole ? nil : region }
        context.previousIsBackdrop = reading.actions.contains { $0.kind == "ReplaceBackground" }
        // "put the hat from the reference on his head, then make it red"
        if case .place(let placed)? = reading.actions.first, !clause.has(.here) {
            context.previous = .named(NamedRegion(kind: .other, word: placed.object))
        }
        // What was taken away is no longer there.
        context.previousIsGone = reading.actions.contains { $0.kind == "Remove" || $0.kind == "ReplaceBackground" }
        // "take the belt off the dress and make it red"
        if context.previousIsGone, !clause.isStatement, clause.verb != nil, let last = reading.used.max(),
            last + 1 < clause.items.count,
            let rest = RegionReader(clause: clause, context: context).thing(in: (last + 1)..<clause.items.count),
            rest.region.kind == .garment || rest.region.kind == .accessory
        {
            context.previous = .named(rest.region)
            context.previousIsGone = false
        }
        context.previousSlider = reading.slider
        context.previousExcess = clause.isStatement ? reading.actions.lazy.compactMap(\.mendingSign).first : nil
    }

    private func topic(of clause: EditClause, _ context: EditContext) throws(EditFailure) -> Region? {
        guard
            clause.contains(where: {
                $0.thing != nil || $0.meaning == .background || $0.meaning == .wall || $0.meaning == .subject
                    || $0.meaning == .person || $0.meaning == .picture || $0.meaning == .marked || $0.meaning == .markShape
                    || $0.meaning == .mask || $0.isSide
            })
        else { return nil }
        let regions = RegionReader(clause: clause, context: context)
        // "the bottom is just carpet" is about the bottom.
        if clause.isStatement, let copula = clause.first(where: { $0.isCopula || $0.isVerb(.look) }),
            let found = try regions.named(in: 0..<copula)
        {
            return found.region
        }
        return try regions.named()?.region
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
        // "everything else transparent"
        if clause.has(.rest), clause.has(.transparent), case .extract? = changes.last?.reading.actions.first { return true }
        let isOnly = clause.verb == nil && clause.items.first { !$0.isPronoun }?.name == "nothing but"
        guard clause.does(.keep) || isOnly || cutsOut && clause.asksForAlone || clause.isAlone,
            clause.isBackgroundless || clause.contains(where: { EditClause.soleWords.contains($0.name) }),
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
        if clause.contains(where: { $0.meaning == .slider(SliderWord(slider: .saturation)) }),
            !clause.contains(where: { $0.thing != nil })
        {
            keptColors = context.text(clause, 0..<clause.items.count)
        }
        if clause.has(.background), clause.has(.sharp) {
            kept.append(Kept(region: .background, words: context.text(clause, 0..<clause.items.count), isException: isException))
        }
        // "the hairstyle of the reference, hair colour stays"
        if clause.has(.colorNoun), clause.has(.hair),
            changes.last?.reading.actions.contains(where: { $0.kind == "Hairstyle" }) == true
        {
            return
        }
        // "make the coat red and keep its colour"
        if clause.has(.colorNoun), clause.contains(where: { $0.meaning == .pronoun(.it) }), let previous = context.previous,
            !clause.contains(where: { $0.thing != nil })
        {
            kept.append(Kept(region: previous, words: context.text(clause, 0..<clause.items.count), isException: false))
            return
        }
        guard !isAll, !clause.contains(where: \.isQuality) else { return }
        var rest = clause.items.filter { !$0.isSmall && !$0.isVerb(.keep) }
        rest.removeAll { $0.meaning == .degree(1) || $0.meaning == .negation }
        guard !rest.isEmpty else { return }
        if let found = try RegionReader(clause: clause, context: unmarked(context, rest)).named(), found.region != .whole {
            guard !found.region.isAbstract else { return }
            var found = found
            // "on the bride only, leave the groom": somebody else.
            if found.region == .subject, let somebody = rest.first(where: { Self.couples.contains($0.name) }),
                changes.contains(where: { $0.clause.contains { Self.couples.contains($0.name) && $0.name != somebody.name } })
            {
                found.region = .named(NamedRegion(kind: .other, word: somebody.name))
            }
            kept.append(Kept(region: found.region, words: context.text(clause, 0..<clause.items.count), isException: isException))
        } else if rest.contains(where: { $0.meaning == .pronoun(.person) }) {
            kept.append(Kept(region: .subject, words: context.text(clause, 0..<clause.items.count), isException: isException))
        } else if rest.contains(where: { $0.meaning == .unknown }), let range = clause.range {
            unkept.append(range)
        }
    }

    /// Whoever stands beside each other in pictures.
    private static let couples: Set = [
        "bride", "groom", "man", "woman", "boy", "girl", "husband", "wife", "bridesmaid", "best man", "mother", "father", "baby",
    ]

    /// Verbs of what somebody has in the hands.
    private static let holds: Set = ["hold", "carry", "have", "use", "drink", "smoke", "ride"]

    /// "no logo" removes it; "not darker" and "don't make it white" say what not to do; "don't change the face" keeps it.
    private mutating func negated(_ clause: EditClause, _ context: inout EditContext) throws(EditFailure) {
        guard let negation = clause.first(where: { $0.meaning == .negation }) else { return }
        var rest = clause
        rest.items.removeSubrange(0...negation)
        // "I can't read the label, sharpen it"
        if ["cant", "cannot", "can not", "couldnt"].contains(clause.items[negation].name),
            clause.items[..<negation].allSatisfy({ $0.isSmall || $0.isPronoun }),
            rest.contains(where: { ["read", "see", "recognize", "make out", "tell", "view"].contains($0.name) }),
            let named = try topic(of: rest, context), named != .whole
        {
            context.previous = named
            return
        }
        let asks = rest.contains { $0.acts || $0.tone != nil }
        let names = rest.contains { item in
            switch item.meaning {
            case .thing, .flaw, .noise, .background, .person, .hair, .hairstyle, .pattern: true
            // "without the river"
            case .place: clause.items[negation].name == "without" && !rest.contains { $0.meaning == .article(definite: false) }
            default: false
            }
        }
        if rest.contains(where: { $0.isVerb(.change, .keep, .retouch, .enhance) && rest.items.count(where: { $0.isValue }) == 0 }
        ), names || rest.has(.subject) || rest.has(.pronoun(.person)) {
            return try keep(rest, context)
        }
        // "not the trousers, just the shirt: green": what is not meant.
        if !asks, names, clause.items[negation].name == "not", !clause.contains(where: \.acts),
            rest.contains(where: { $0.meaning == .article(definite: true) })
        {
            if let named = try topic(of: rest, context), named != .whole { context.previous = named }
            return
        }
        // "no lint on the black coat"
        let named = rest.items.prefix { ![.on, .inside, .from, .of].contains($0.meaning) }
        if !asks, names, !named.contains(where: \.isColor) {
            var verb = EditItem(
                meaning: .verb(.remove), name: "remove", range: clause.items[negation].range,
                tokens: clause.items[negation].tokens)
            var removal = clause
            verb.isInherited = clause.items[negation].isInherited
            removal.items.replaceSubrange(0...negation, with: [verb])
            if let reading = try ClauseReader.read(removal, context) { changes.append(Change(clause: removal, reading: reading)) }
            return
        }
        // "don't show any logos", "I'd rather she didn't carry a bag"
        if rest.does(.show, .wear) || rest.mainVerb.map({ Self.holds.contains(rest.items[$0].name) }) == true,
            let verb = rest.mainVerb, rest.contains(where: { $0.thing != nil && $0.thing != .bodyPart })
        {
            rest.items[verb].meaning = .verb(.remove)
            rest.items[verb].name = "remove"
            if let reading = try ClauseReader.read(rest, context) { changes.append(Change(clause: clause, reading: reading)) }
            return
        }
        guard asks, let reading = try ClauseReader.read(rest, context) else {
            // "not the red dress, I want it blue"
            if names, let named = try topic(of: rest, context), named != .whole { context.previous = named }
            return
        }
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
}

extension PlanAction {
    /// Whether a fault that was only told is mended by it.
    fileprivate var mendsFault: Bool { ["Adjust", "Sharpen", "Denoise", "Smooth", "Straighten"].contains(kind) }

    /// The direction in which its first slider moves.
    fileprivate var mendingSign: Float? {
        guard case .adjust(let adjustment) = self, let amount = adjustment.changes.first?.amount, amount != 0 else { return nil }
        return amount < 0 ? -1 : 1
    }

    /// Whether it makes the whole picture warmer or cooler.
    fileprivate var shiftsCast: Bool {
        guard case .adjust(let adjustment) = self, adjustment.region == .whole else { return false }
        return adjustment.changes.contains { [.temperature, .tint].contains($0.slider) }
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
    private static let qualities: Set = [
        "pose", "posture", "stance", "foreground", "drape", "drapery", "sheen", "shine", "gloss", "weave", "silhouette",
        "expression", "fold",
        "outline", "shape", "proportion",
    ]

    /// A word such as "pose", "drape" or "style": nothing that a step could leave out.
    fileprivate var isAbstract: Bool {
        guard case .named(let thing) = self else { return false }
        return Self.qualities.contains(thing.word)

    }
}
