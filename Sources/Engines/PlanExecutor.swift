// Runs a plan: checks the inputs against each other, picks the engine, and lets it work.

package import Imaging
package import RetouchModel

/// The one door from the service to the engines.
package struct PlanExecutor: Sendable {
    package let registry: EngineRegistry

    package init(registry: EngineRegistry) {
        self.registry = registry
    }

    /// What `execute` answers: the engine that did the work, and its outcome.
    package struct Execution: Sendable {
        package var engine: String
        package var outcome: EngineOutcome
    }

    /// Checks the input, routes the plan and runs it.
    ///
    /// - Parameters:
    ///   - input: see `EngineInput`.
    ///   - engine: the caller's choice; `nil` = automatic.
    ///   - compute: threads, cancellation and deadline.
    ///   - progress: see `EditEngine.run`.
    ///   - deliver: see `EditEngine.run`.
    /// - Throws: `inputValidation` where the inputs contradict each other or the limits; what the registry or the engine throws.
    package func execute(
        _ input: EngineInput, engine name: String? = nil, compute: Compute, progress: (Progress) -> Void,
        deliver: (EngineVariation) throws(EditFailure) -> Void
    ) throws(EditFailure) -> Execution {
        try check(input)
        let engine = try registry.engine(for: input.plan, named: name)
        try compute.checkpoint()
        let outcome = try engine.run(input, compute: compute, progress: progress, deliver: deliver)
        return Execution(engine: engine.name, outcome: outcome)
    }

    private func check(_ input: EngineInput) throws(EditFailure) {
        let most = input.limits.edits.variations
        guard (1...max(1, most)).contains(input.seeds.count) else {
            throw EditFailure(
                .inputValidation, stage: .input, "\(input.seeds.count) variations were asked for; 1 to \(most) are possible.")
        }
        let raster = input.source.raster
        if let mask = input.mask, mask.width != raster.width || mask.height != raster.height {
            throw EditFailure(
                .inputValidation, stage: .input,
                "The mask has \(mask.width) x \(mask.height) pixels; it must have the source's oriented size, "
                    + "\(raster.width) x \(raster.height).")
        }
        if let mask = input.mask, mask.values.allSatisfy({ $0 <= CallersMask.black }) {
            throw EditFailure(
                .inputValidation, stage: .input, "The mask is black everywhere: white says what may change, and nothing may.")
        }
        if let annotation = input.annotation { try AnnotationCheck.check(annotation, source: raster) }
        let size = try ResultSize.of(raster, resolution: input.resolution, limits: input.limits.edits)
        if min(size.width, size.height) < input.limits.images.minimumSide {
            throw EditFailure(
                .inputValidation, stage: .input,
                "The result would be \(size.width) x \(size.height) pixels; the shorter side must have at least "
                    + "\(input.limits.images.minimumSide).")
        }
    }
}
