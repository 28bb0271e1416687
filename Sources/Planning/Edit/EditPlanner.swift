// From an edit prompt to a plan.

import RetouchModel

/// Plans edits: `Tokenizer`, `EditTagger` and `EditSettler` (meanings), `EditClauseSplitter` (one change a clause), `ClauseReader` (a clause
/// to steps, one file for each family), `StepList` (one list of steps), `EditChecks` (contradictions) and `EditNotices` (what was left out).
enum EditPlanner {
    static func plan(
        request: EditRequest, tokens: [Token], quote: Quote, facts: PlanningFacts, limits: Limits
    ) throws(EditFailure) -> PlannedEdit {
        let items = EditTagger.items(of: tokens, quote: quote)
        try checkReadable(items)
        let context = EditContext(request: request, facts: facts, limits: limits, quote: quote, tokens: tokens)
        let readings = try EditReadings.read(EditClauseSplitter.clauses(of: items), context)
        var list = StepList()
        try list.add(readings, context)
        guard !list.steps.isEmpty else { throw nothing(readings, quote) }
        list.leaveOut(readings.kept)
        try EditChecks.check(list.steps, readings)
        let notices = EditNotices(steps: list.steps, readings: readings, context: context).all()
        let steps = list.steps.map { step in
            var step = step
            step.action = step.action.onProduct
            return step
        }
        return PlannedEdit(plan: EditPlan(steps: steps, kept: list.kept), notices: notices)
    }

    /// Unknown words for each known one, above which the known ones are taken for chance.
    private static let mostUnknown = 2

    private static func checkReadable(_ items: [EditItem]) throws(EditFailure) {
        var known = 0
        var unknown = 0
        for item in items where item.isWord {
            switch item.meaning {
            case .unknown: unknown += 1
            case .thing where item.isGuess: unknown += 1
            default: known += 1
            }
        }
        if unknown > 3, unknown > known * mostUnknown { throw EditRefusal.nothingUnderstood }
    }

    private static func nothing(_ readings: EditReadings, _ quote: Quote) -> EditFailure {
        if readings.changes.isEmpty, let output = readings.unread.lazy.flatMap(\.items).first(where: { $0.meaning == .output }) {
            return EditRefusal.onlyOutput(quote.text(output.range))
        }
        guard let sizing = readings.changes.lazy.flatMap(\.reading.sizing).first else { return EditRefusal.nothingUnderstood }
        return EditRefusal.onlySizing(quote.text(sizing))
    }
}
