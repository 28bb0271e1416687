// From evidence to one backdrop. The order of the questions below is the order of precedence.

import RetouchModel

/// What the background becomes, with the words that are left over.
struct Decision: Equatable {
    var backdrop: Backdrop
    var reason: String
    /// Ranges of the words that the backdrop answers.
    var words: [Range<Int>]
    /// Understood, but not part of the backdrop.
    var unused: [Range<Int>] = []
}

/// Decides what kind of backdrop a prompt means.
///
/// 1. The caller's picture, when the prompt points at it.
/// 2. Transparent; together with any other backdrop it is a contradiction and refused.
/// 3. A scene, as soon as one word of a place, material, time of day or thing is there: a studio with a palm tree is a scene, because a
///    studio cannot show the tree. With a context picture, that picture is the scene.
/// 4. A studio, when a word of the studio is there: backdrop, wall, light, floor, shadow, gradient.
/// 5. One solid colour.
/// 6. The caller's picture, when nothing else is said.
///
/// Two colours without a gradient, "transparent" with a scene, "keep the background" with a new one and prompts that only say what is not
/// wanted contradict themselves and are refused: an error costs nothing, and a picture that nobody wanted does.
struct BackdropDecision {
    let evidence: Evidence
    let facts: PlanningFacts
    let quote: Quote
    let items: [Item]

    func decide() throws(EditFailure) -> Decision {
        try refuseContradictions()
        if !evidence.context.isEmpty { return try fromContext() }
        if let transparent = transparency() { return transparent }
        if !evidence.scenes.isEmpty { return scene() }
        if let studio = try StudioReading(evidence: evidence).decision() { return studio }
        if let solid = try solid() { return solid }
        if facts.hasContext, evidence.unknown.isEmpty || !evidence.blur.isEmpty || !evidence.background.isEmpty {
            return Decision(
                backdrop: .context(ContextBackdrop(blur: blur)), reason: "The context picture shows the scene.",
                words: evidence.blur.map(\.range))
        }
        throw nothing()
    }

    // MARK: Kinds

    private func fromContext() throws(EditFailure) -> Decision {
        guard facts.hasContext else { throw Refusal.contextMissing(quote.text(evidence.context[0].range)) }
        // "as the backdrop" names what the picture is to be.
        let papers = evidence.studio.filter { $0.value == .paper }.map(\.range)
        return Decision(
            backdrop: .context(ContextBackdrop(blur: blur)), reason: "The prompt points at the context picture.",
            words: evidence.context.map(\.range) + evidence.blur.map(\.range),
            unused: evidence.backdropRanges.filter { !papers.contains($0) } + glosses)
    }

    private func transparency() -> Decision? {
        let asked = evidence.transparent + (hasOther ? [] : evidence.removesBackground)
        guard !asked.isEmpty else { return nil }
        let unused = evidence.floor.filter(\.value).map(\.range) + evidence.shadow.filter(\.value).map(\.range) + glosses
        return Decision(
            backdrop: .transparent, reason: "The prompt asks for the subject without any background.", words: asked.map(\.range),
            unused: unused + evidence.blur.map(\.range))
    }

    private func scene() -> Decision {
        let words = (evidence.backdropRanges + evidence.blur.map(\.range))
        if facts.hasContext {
            return Decision(
                backdrop: .context(ContextBackdrop(blur: blur)),
                reason: "The prompt describes a scene, and the context picture shows one: the picture is used.",
                words: evidence.blur.map(\.range), unused: evidence.backdropRanges + glosses)
        }
        let text = quote.phrase(span(words + evidence.unknown.map(\.range)), items: items)
        var description = SceneDescription(evidence, text: text)
        let reading = SceneReading(description, colors: evidence.colors.map(\.value))
        description.brief = reading.brief
        description.leftOut = reading.leftOut
        return Decision(
            backdrop: .described(description), reason: "The prompt describes a scene with places, light or things.", words: words,
            // Marble mirrors by itself.
            unused: description.brief.map { $0.table ?? $0.material } == .marble ? [] : glosses)
    }

    private func solid() throws(EditFailure) -> Decision? {
        let modifiers = evidence.modifiers.map(\.value)
        let words = evidence.backdropRanges
        if let color = evidence.colors.first?.value {
            let moved = modifiers.reduce(color) { $1.apply(to: $0) }
            return Decision(
                backdrop: .solid(moved), reason: "The prompt names a colour and nothing else.", words: words,
                unused: evidence.blur.filter { $0.value > 0 }.map(\.range))
        }
        if !evidence.neutral.isEmpty {
            let paper = modifiers.reduce(StudioReading.neutral) { $1.apply(to: $0) }
            return Decision(backdrop: .solid(paper), reason: "A neutral background is a light warm grey.", words: words)
        }
        if let modifier = evidence.modifiers.first {
            guard let paper = modifier.value.paper else { throw Refusal.noColor(quote.text(modifier.range)) }
            return Decision(
                backdrop: .solid(paper), reason: "The prompt says how light the background is, not its colour.", words: words)
        }
        guard !evidence.plain.isEmpty || !evidence.clean.isEmpty else { return nil }
        return Decision(backdrop: .solid(.white), reason: "A plain background without a colour is white.", words: words)
    }

    // MARK: Refusals

    private func refuseContradictions() throws(EditFailure) {
        if evidence.keepsBackground { throw Refusal.keepsBackground }
        guard evidence.context.isEmpty else { return }
        if !evidence.transparent.isEmpty, hasOther {
            throw Refusal.contradiction(
                "The prompt asks for a transparent background and for another one (\u{201C}\(quote.text(span(evidence.backdropRanges)))\u{201D}): "
                    + "ask for one of them.")
        }
        guard evidence.scenes.isEmpty, evidence.gradient.isEmpty, !evidence.colorsJoinedByTo else { return }
        let distinct = Set(evidence.colors.map(\.value))
        if distinct.count > 1 {
            let names = evidence.colors.prefix(2).map { quote.text($0.range) }
            throw Refusal.contradiction(
                "The prompt names several colours for one background: ask for one, or for a gradient, such as "
                    + "\u{201C}gradient from \(names[0]) to \(names[1])\u{201D}.")
        }
    }

    private func nothing() -> EditFailure {
        if !evidence.blur.isEmpty { return Refusal.blurAlone }
        if !evidence.edits.isEmpty || !evidence.sizing.isEmpty { return Refusal.onlySubject }
        if evidence.negatives > 0, evidence.subjects.isEmpty, evidence.unknown.isEmpty { return Refusal.onlyNegative }
        return Refusal.nothingUnderstood
    }

    // MARK: Helpers

    /// Whether the prompt names a backdrop that is not transparent.
    private var hasOther: Bool {
        // A "transparent backdrop" is no paper.
        !evidence.colors.isEmpty || evidence.studio.contains { $0.value != .paper } || !evidence.scenes.isEmpty
            || !evidence.gradient.isEmpty || !evidence.lights.isEmpty
    }

    /// Words for a floor that mirrors, which only a studio has.
    private var glosses: [Range<Int>] { evidence.gloss.filter(\.value).map(\.range) }

    private var blur: Float { evidence.blur.last?.value ?? 0 }

    private func span(_ ranges: [Range<Int>]) -> Range<Int> {
        let start = ranges.map(\.lowerBound).min() ?? 0
        return start..<max(start, ranges.map(\.upperBound).max() ?? start)
    }
}
