// One list of steps from all that was read: steps in order, each once, and what they leave out.

import RetouchModel

struct StepList {
    private(set) var steps: [PlanStep] = []
    /// What no step may change, where a step's region reaches over it.
    private(set) var kept: [Region] = []

    /// More changes than this are no instruction any more.
    private static let mostSteps = 12

    /// Steps in order; the same step twice is one, sliders of one region move together, and so do words about one frame.
    mutating func add(_ readings: EditReadings, _ context: EditContext) throws(EditFailure) {
        for change in readings.changes {
            let words = change.clause.range.map(context.quote.text) ?? ""
            for action in change.reading.actions where !steps.contains(where: { Self.isSame($0.action, action) }) {
                if try !join(
                    action, words, inherits: change.clause.items.first?.isInherited == true,
                    continues: change.clause.continuesSentence && change.clause.isAside)
                {
                    steps.append(PlanStep(action: action, words: words, reason: change.reading.reason))
                }
            }
        }
        guard steps.count <= Self.mostSteps else {
            throw EditFailure(
                .inputValidation, stage: .prompt,
                "The prompt asks for \(steps.count) changes; at most \(Self.mostSteps) are done in one edit.")
        }
    }

    /// - Returns: whether the last step took the action up.
    private mutating func join(
        _ action: PlanAction, _ words: String, inherits: Bool, continues: Bool
    ) throws(EditFailure) -> Bool {
        guard let last = steps.indices.last else { return false }
        switch (steps[last].action, action) {
        case (.adjust(var open), .adjust(let more)) where open.region == more.region || (more.region == .whole && inherits):
            try EditChecks.check(more.changes, against: open.changes, words, steps[last].words)
            for change in more.changes {
                if let index = open.changes.firstIndex(where: { $0.slider == change.slider && $0.band == change.band }) {
                    if abs(change.amount) > abs(open.changes[index].amount) { open.changes[index] = change }
                } else {
                    open.changes.append(change)
                }
            }
            steps[last].action = .adjust(open)
        // "cut her out and drop her onto red": the new background is what counts.
        case (.extract(.subject), .replaceBackground(let backdrop)) where backdrop != .transparent:
            steps[last].action = action
        // "her skin shows every pore, smooth it a bit"
        case (.smooth(let open), .smooth(let more)) where open.region == more.region && open.flaw == more.flaw:
            steps[last].action = action
        // "mid-stride, arms swinging": one pose, in two parts.
        case (.pose(let open), .pose(let more)) where continues:
            guard open.view == nil || more.view == nil else { return false }
            if open.view == nil { steps[last].action = action }
        case (.replaceBackground(.context(let open)), .blurBackground(let diameter)):
            steps[last].action = .replaceBackground(.context(ContextBackdrop(blur: max(open.blur, diameter))))
        case (.crop(var open), .crop(let more)):
            guard open.ratio == nil || more.ratio == nil || open.ratio == more.ratio, open.trim == nil || more.trim == nil,
                open.region == .whole || more.region == .whole || open.region == more.region
            else { return false }
            open.ratio = open.ratio ?? more.ratio
            open.trim = open.trim ?? more.trim
            open.isTighter = open.isTighter || more.isTighter
            if open.region == .whole { open.region = more.region }
            steps[last].action = .crop(open)
        default: return false
        }
        if !steps[last].words.isEmpty, !words.isEmpty { steps[last].words += ", " + words }
        return true
    }

    /// "from the side, full profile": one pose in two ways.
    private static func isSame(_ first: PlanAction, _ second: PlanAction) -> Bool {
        if case .pose(let a) = first, case .pose(let b) = second, a.view != nil { return a.view == b.view }
        return first == second
    }

    // MARK: What stays

    /// Turns "everything but the background" into the subject, and keeps of the rest what a step would reach.
    mutating func leaveOut(_ wanted: [EditReadings.Kept]) {
        for wish in wanted {
            for index in steps.indices { steps[index].action = steps[index].action.without(wish.region) }
            if steps.contains(where: { $0.action.reaches(wish.region, isException: wish.isException) }),
                !kept.contains(wish.region)
            {
                kept.append(wish.region)
            }
        }
    }
}

extension PlanAction {
    /// The action on all but the subject or the background, where it had the whole picture.
    fileprivate func without(_ kept: Region) -> PlanAction {
        guard let other = kept == .subject ? Region.background : kept == .background ? .subject : nil else { return self }
        switch self {
        case .adjust(var adjustment) where adjustment.region == .whole:
            adjustment.region = other
            return .adjust(adjustment)
        case .sharpen(var refinement) where refinement.region == .whole:
            refinement.region = other
            return .sharpen(refinement)
        case .denoise(var refinement) where refinement.region == .whole:
            refinement.region = other
            return .denoise(refinement)
        default: return self
        }
    }

    /// Whether the step could change what is to stay.
    fileprivate func reaches(_ kept: Region, isException: Bool) -> Bool {
        switch self {
        case .crop, .straighten, .rotate, .flip, .addObject, .place, .extract: false
        case .relight: true
        case .remove(let region): region != kept && region.overlaps(kept, isException: false)
        case .turn, .pose: kept == .subject ? false : Region.subject.overlaps(kept, isException: isException)
        default: regions.contains { $0 != kept && $0.overlaps(kept, isException: isException) }
        }
    }
}

extension Region {
    /// Whether two regions may have pixels in common, as far as words tell.
    ///
    /// - Parameter isException: whether somebody thought that they have: a belt lies on a dress.
    fileprivate func overlaps(_ other: Region, isException: Bool) -> Bool {
        switch (self, other) {
        case (.background, .subject), (.subject, .background): false
        case (.background, .named(let thing)), (.named(let thing), .background): thing.kind == .other
        case (.named(let a), .named(let b)): isException ? a.word != b.word : a.overlaps(b)
        default: true
        }
    }
}

extension NamedRegion {
    fileprivate func overlaps(_ other: NamedRegion) -> Bool {
        if word == other.word { return side == other.side || side == nil || other.side == nil }
        if isPart || other.isPart { return kind != .bodyPart && other.kind != .bodyPart }
        switch (kind, other.kind) {
        case (.garment, .garment), (.accessory, .accessory), (.garment, .accessory), (.accessory, .garment): return false
        case (.bodyPart, .garment), (.garment, .bodyPart), (.bodyPart, .accessory), (.accessory, .bodyPart): return false
        case (.bodyPart, .bodyPart): return word != "hair" && other.word != "hair"
        case (.other, .other): return false
        default: return true
        }
    }

    /// The kind for a mark: a part of a garment ends within its garment, of the same cloth, and is no garment to look for.
    var markedKind: Kind { kind == .garment && isPart ? .other : kind }

    /// "sleeve", "strap": a part of some garment or bag.
    private var isPart: Bool { GarmentWords.partNames.contains(word) || Self.parts.contains(word) }

    /// Of bags and shoes.
    private static let parts: Set = [
        "handle", "buckle", "clasp", "lining", "lace", "laces", "shoelace", "shoelaces", "sole", "heel", "tongue", "toe cap",
        "insole", "hardware",
        "flap",
    ]
}

extension EditClause {
    /// "arms swinging": says how, and not what to do.
    fileprivate var isAside: Bool { !items.contains { $0.acts && $0.form == .base && !$0.isInherited } }
}
