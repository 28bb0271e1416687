// From a prompt to a plan.

package import RetouchModel

/// Understands prompts. Pure and deterministic: the same request gives the same plan on every machine.
///
/// A prompt passes through five stages, each a file or a folder: `Tokenizer` (characters to words), `Tagger` (words to meanings, by the
/// `Lexicon`), `ClauseSplitter` (who is spoken of: background, subject, what is kept), `BackgroundReader` (meanings to `Evidence`) and
/// `BackdropDecision` (evidence to one backdrop). `Notices` then says what was left out. Time is linear in the prompt's length.
package enum Planner {
    /// Plans an edit or a background change. Edits have a grammar of their own (`EditPlanner`), which hands words about the background to
    /// the one below.
    ///
    /// - Parameters:
    ///   - request: as the caller gave it; the pictures are not looked at.
    ///   - facts: what came with the prompt. `hasContext` decides whether words about a second picture are understood.
    ///   - limits: prompt length and number of variations.
    /// - Throws: InputValidationError for fields out of range, control characters, an empty prompt without a context, prompts that
    ///   contradict themselves or refer to a context that was not given; AnnotationMissing for a mark that was not given;
    ///   PromptNotUnderstood when nothing of the prompt names a background, or when it is not in English.
    package static func plan(request: EditRequest, facts: PlanningFacts, limits: Limits) throws(EditFailure) -> PlannedEdit {
        try RequestValidation.check(request, facts: facts, limits: limits)
        let scalars = Array(request.prompt.unicodeScalars)
        let quote = Quote(scalars)
        let tokens = Homophones.mended(try Tokenizer.tokens(of: scalars))
        if let language = ForeignLanguage.of(tokens, scalars) { throw Refusal.notEnglish(language, request.operation) }
        if request.operation == .edit {
            return try EditPlanner.plan(request: request, tokens: tokens, quote: quote, facts: facts, limits: limits)
        }
        let items = Tagger.items(of: tokens)
        let evidence = EvidenceCollector.evidence(of: items)
        try Readability.check(evidence)
        if let mark = evidence.marks.first, !facts.hasAnnotation { throw Refusal.annotationMissing(quote.text(mark.range)) }
        let decision = try decide(evidence, items: items, facts: facts, quote: quote)
        let words = quote.texts(decision.words, items: items).joined(separator: ", ")
        let step = PlanStep(action: .replaceBackground(decision.backdrop), words: words, reason: decision.reason)
        let notices = Notices(request: request, facts: facts, evidence: evidence, decision: decision, quote: quote, items: items)
        return PlannedEdit(plan: EditPlan(steps: [step]), notices: notices.all())
    }

    private static func decide(
        _ evidence: Evidence, items: [Item], facts: PlanningFacts, quote: Quote
    ) throws(EditFailure) -> Decision {
        try BackdropDecision(evidence: evidence, facts: facts, quote: quote, items: items).decide()
    }
}
