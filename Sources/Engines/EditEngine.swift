// What an engine is: something that can carry out the steps of a plan on pixels.

package import Imaging
package import RetouchModel

/// Carries out plans. The service knows engines only by this protocol.
///
/// An engine is shared by all edits: `run` may be called from several threads at once. It blocks the calling thread,
/// which belongs to the compute pool.
package protocol EditEngine: Sendable {
    /// A short, stable name: what a caller writes to ask for this engine.
    var name: String { get }

    /// What the engine can do on this server, and what it lacks for the rest.
    func describe() -> EngineDescription

    /// Whether the engine can carry out one step.
    ///
    /// - Returns: `nil` = yes; otherwise the failure to answer the caller with, naming what is missing
    ///   (`needsGenerativeEngine` for what was never photographed).
    func canDo(_ step: PlanStep) -> EditFailure?

    /// Pixels of the largest picture of the engine's own, not the caller's, that a plan may have to be decoded for: for the memory estimate.
    func ownPixels(for plan: EditPlan) -> Int

    /// Makes all variations of one edit.
    ///
    /// - Parameters:
    ///   - input: decoded pictures and the plan; checked by `PlanExecutor`.
    ///   - compute: threads, cancellation and deadline; asked between and inside steps.
    ///   - progress: called with rising fractions of the whole edit.
    ///   - deliver: takes each variation as soon as it exists, in the order of `input.seeds`. A failure it throws ends the run.
    /// - Throws: `subjectNotFound`, `needsGenerativeEngine`, `inputValidation`, `pipeline`, or the interruption that `compute` reports.
    func run(
        _ input: EngineInput, compute: Compute, progress: (Progress) -> Void,
        deliver: (EngineVariation) throws(EditFailure) -> Void
    ) throws(EditFailure) -> EngineOutcome
}

extension EditEngine {
    /// An engine without pictures of its own.
    package func ownPixels(for plan: EditPlan) -> Int { 0 }
}
