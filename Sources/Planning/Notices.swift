// The planner's notices: when each one comes, and what it says.

import RetouchModel

/// Collects the notices of a planned background change.
struct Notices {
    let request: EditRequest
    let facts: PlanningFacts
    let evidence: Evidence
    let decision: Decision
    let quote: Quote
    let items: [Item]

    /// All notices, in a fixed order.
    func all() -> [Notice] {
        var notices: [Notice] = []
        if let simple { notices.append(simple) }
        if let subject { notices.append(subject) }
        if let sizing { notices.append(sizing) }
        if let several { notices.append(several) }
        notices += notApplied
        if facts.hasContext, !usesContext { notices.append(contextUnused) }
        if facts.hasAnnotation { notices.append(annotationUnused) }
        return notices
    }

    private var simple: Notice? {
        switch decision.backdrop {
        case .solid:
            Notice(
                code: .simpleBackground, message: "A solid background was made; Background Remove is the tool made for it.",
                words: words(decision.words), advice: "Use Background Remove with a colour for catalogues of many pictures.")
        case .transparent:
            Notice(
                code: .simpleBackground,
                message: "The background was made transparent; Background Remove is the tool made for it.",
                words: words(decision.words), advice: "Use Background Remove for catalogues of many pictures.")
        default: nil
        }
    }

    private var subject: Notice? {
        guard !evidence.subjects.isEmpty else { return nil }
        let words = words(evidence.subjects.map(\.range))
        return Notice(
            code: .backgroundMentionsSubject,
            message: "The prompt also speaks of the subject (\(quoted(words))); a background change leaves it exactly as it is.",
            words: words, advice: "Describe only the scene here, and use Edit to change the model or the product.")
    }

    private var sizing: Notice? {
        guard !evidence.sizing.isEmpty else { return nil }
        let words = words(evidence.sizing.map(\.range))
        return Notice(
            code: .sizingNotApplied, message: "Sizes and lengths (\(quoted(words))) stay as they are.", words: words,
            advice: "Address hems, sleeve lengths and sizes in Product to Model or Try On.")
    }

    private var several: Notice? {
        guard !evidence.edits.isEmpty else { return nil }
        let steps = [words(decision.words)].filter { !$0.isEmpty } + texts(evidence.edits.map(\.range))
        let list = steps.map(quoted).joined(separator: ", then ")
        return Notice(
            code: .severalChanges, message: "The prompt asks for more than one change; only the background was changed.",
            words: steps.joined(separator: " | "), advice: "Send one change at a time: \(list).", prompts: steps)
    }

    /// One notice for each cause: edits, alternatives, words that the backdrop cannot show, output settings, unknown words.
    private var notApplied: [Notice] {
        var notices: [Notice] = []
        func add(_ ranges: [Range<Int>], _ message: String, _ advice: String, articles: Bool = true) {
            for words in quote.texts(ranges, items: items, articles: articles) {
                notices.append(Notice(code: .notApplied, message: "\(quoted(words)) \(message)", words: words, advice: advice))
            }
        }
        add(
            evidence.edits.map(\.range), "is not a change of the background and was not applied.",
            "Use Edit for it, with the result of this call as the source.")
        add(
            evidence.alternatives.map(\.range), "was given as an alternative; the first one was used.",
            "Ask for one background a call.")
        if usesContext {
            add(
                decision.unused, "was not applied: the context picture is the scene.",
                "Leave the context away to have the words applied, or give a picture that shows them.")
        } else {
            add(
                decision.unused, "does not go with this background and was not applied.",
                "Leave it away, or describe another background.")
        }
        add(
            evidence.marks.map(\.range), "was not applied: a background change covers the whole background.",
            "Use a mask to limit where the picture may change, or Edit to change a marked place.")
        add(
            unsetOutput, "was not applied: size and format are not read from the prompt.",
            "Set resolution and output_format in the request.")
        if !isScene {
            add(
                evidence.unknown.map(\.range), "was not understood and not applied.",
                "Use plain English words for colours, studios, light and places.", articles: false)
        }
        return notices
    }

    /// Sizes, and formats other than the one the request sets.
    private var unsetOutput: [Range<Int>] {
        evidence.sizes.map(\.range) + evidence.formats.filter { $0.value != request.output.format }.map(\.range)
    }

    private var contextUnused: Notice {
        Notice(
            code: .contextUnused, message: "The context picture was not used: the prompt asks for \(decision.backdrop.summary).",
            advice: "Leave the prompt empty, or write \u{201C}use the reference\u{201D}, to have the picture as the background.")
    }

    private var annotationUnused: Notice {
        Notice(
            code: .annotationUnused, message: "The annotation was not used: a background change covers the whole background.",
            advice: "Use a mask to limit where the picture may change.")
    }

    private var usesContext: Bool {
        if case .context = decision.backdrop { return true }
        return false
    }

    private var isScene: Bool {
        if case .described = decision.backdrop { return true }
        return false
    }

    private func texts(_ ranges: [Range<Int>]) -> [String] { quote.texts(ranges, items: items) }

    private func words(_ ranges: [Range<Int>]) -> String { texts(ranges).joined(separator: ", ") }

    private func quoted(_ words: String) -> String { "\u{201C}\(words)\u{201D}" }
}
