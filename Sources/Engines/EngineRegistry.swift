// Which engine does what.

package import RetouchModel

/// The engines of a server, in order of preference, and the choice among them.
package struct EngineRegistry: Sendable {
    /// In order of preference.
    package let engines: [any EditEngine]

    /// - Parameter engines: in order of preference; the first of two with one name wins.
    package init(engines: [any EditEngine]) {
        self.engines = engines
    }

    /// What every engine can do, for Describe.
    package func describe() -> [EngineDescription] {
        engines.map { $0.describe() }
    }

    /// The engine for a whole plan.
    ///
    /// - Parameters:
    ///   - plan: at least one step.
    ///   - name: the caller's choice; `nil` or "auto" = the first that can do every step.
    /// - Throws: `inputValidation` for an unknown name or an empty plan; otherwise what the named engine, or the one that
    ///   came furthest, says is missing.
    package func engine(for plan: EditPlan, named name: String? = nil) throws(EditFailure) -> any EditEngine {
        guard !plan.steps.isEmpty else {
            throw EditFailure(.inputValidation, stage: .plan, "The plan holds no step: there is nothing to change.")
        }
        let candidates: [any EditEngine]
        if let name, name != "auto" {
            candidates = engines.filter { $0.name == name }
            guard !candidates.isEmpty else {
                let known = (["auto"] + engines.map(\.name)).joined(separator: ", ")
                throw EditFailure(.inputValidation, stage: .input, "No engine has the name \"\(name)\". There are: \(known).")
            }
        } else {
            candidates = engines
        }
        var furthest: (steps: Int, failure: EditFailure)?
        for engine in candidates {
            var done = 0
            var failure: EditFailure?
            for step in plan.steps {
                failure = engine.canDo(step)
                if failure != nil { break }
                done += 1
            }
            guard let failure else { return engine }
            if furthest.map({ done > $0.steps }) ?? true { furthest = (done, failure) }
        }
        throw furthest?.failure
            ?? EditFailure(.needsGenerativeEngine, stage: .engine, "This server has no engine configured.")
    }
}
