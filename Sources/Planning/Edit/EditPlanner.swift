// From an edit prompt to a plan.

import RetouchModel

/// Plans edits: `Tokenizer`, `EditTagger` (meanings), `EditClauseSplitter` (one change a clause), `ClauseReader` (a clause to steps, one file
/// for each family), `EditChecks` (contradictions) and `EditNotices` (what was left out).
enum EditPlanner {
    static func plan(request: EditRequest, facts: PlanningFacts, limits: Limits) throws(EditFailure) -> PlannedEdit {
        let scalars = Array(request.prompt.unicodeScalars)
        let quote = Quote(scalars)
        let tokens = try Tokenizer.tokens(of: scalars)
        let items = EditTagger.items(of: tokens, quote: quote)
        try checkReadable(items)
        let context = EditContext(request: request, facts: facts, limits: limits, quote: quote, tokens: tokens)
        let readings = try EditReadings.read(EditClauseSplitter.clauses(of: items), context)
        let steps = try steps(of: readings, context)
        guard !steps.isEmpty else { throw nothing(readings, quote) }
        try EditChecks.check(steps, readings)
        let notices = EditNotices(steps: steps, readings: readings, context: context).all()
        return PlannedEdit(plan: EditPlan(steps: steps), notices: notices)
    }

    /// Unknown words for each known one, above which the known ones are taken for chance.
    private static let mostUnknown = 2

    private static func checkReadable(_ items: [EditItem]) throws(EditFailure) {
        var known = 0
        var unknown = 0
        for item in items where item.isWord {
            switch item.meaning {
            case .foreign: throw EditRefusal.notEnglish
            case .unknown: unknown += 1
            case .thing where item.isGuess: unknown += 1
            default: known += 1
            }
        }
        if unknown > 3, unknown > known * mostUnknown { throw EditRefusal.nothingUnderstood }
    }

    private static func nothing(_ readings: EditReadings, _ quote: Quote) -> EditFailure {
        guard let sizing = readings.changes.lazy.flatMap(\.reading.sizing).first else { return EditRefusal.nothingUnderstood }
        return EditRefusal.onlySizing(quote.text(sizing))
    }

    /// Steps in order; the same step twice is one, and sliders of one region move together.
    private static func steps(of readings: EditReadings, _ context: EditContext) throws(EditFailure) -> [PlanStep] {
        var steps: [PlanStep] = []
        for change in readings.changes {
            let words = change.clause.range.map(context.quote.text) ?? ""
            for action in change.reading.actions where !steps.contains(where: { isSame($0.action, action) }) {
                if case .adjust(let more) = action, let last = steps.indices.last, case .adjust(var open) = steps[last].action,
                    open.region == more.region || (more.region == .whole && change.clause.items.first?.isInherited == true)
                {
                    try EditChecks.check(more.changes, against: open.changes, words, steps[last].words)
                    for change in more.changes where !open.changes.contains(change) { open.changes.append(change) }
                    steps[last].action = .adjust(open)
                    steps[last].words += ", " + words
                } else {
                    steps.append(PlanStep(action: action, words: words, reason: change.reading.reason))
                }
            }
        }
        guard steps.count <= mostSteps else {
            throw EditFailure(
                .inputValidation, stage: .prompt,
                "The prompt asks for \(steps.count) changes; at most \(mostSteps) are done in one edit.")
        }
        return steps
    }

    /// "from the side, full profile": one pose in two ways.
    private static func isSame(_ first: PlanAction, _ second: PlanAction) -> Bool {
        if case .pose(let a) = first, case .pose(let b) = second, a.view != nil { return a.view == b.view }
        return first == second
    }

    /// More changes than this are no instruction any more.
    private static let mostSteps = 12
}
