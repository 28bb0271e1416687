// Step 8: the plan becomes pictures.

import Engines
import Foundation
import Imaging
import RetouchModel

extension EditService {
    /// Runs the plan on an engine; `deliver` gets each variation while the next one is not begun yet.
    ///
    /// - Returns: facts of the first variation.
    func execute(
        _ run: EditRun, _ pictures: Pictures, _ plan: EditPlan,
        deliver: (EngineVariation) throws(EditFailure) -> Void
    ) throws(EditFailure) -> PictureFacts {
        let request = run.request
        let first = request.seed ?? VariationSeeds.pick(random: UInt32(truncatingIfNeeded: surroundings.random()))
        let input = EngineInput(
            source: pictures.source, context: pictures.context, annotation: pictures.annotation, mask: pictures.mask, plan: plan,
            seeds: VariationSeeds.derived(from: first, count: request.imageCount), resolution: request.resolution,
            mode: request.mode, harmonizeSubject: request.harmonizeSubject, limits: limits)
        var delivered = 0
        let execution = try machinery.executor.execute(
            input, engine: request.engine, compute: compute(for: run.interruption),
            progress: { progress in
                // What the engine says once its last picture is stored closes that picture's stage, not one of its own.
                let isLast = delivered == request.imageCount
                run.outbox.add(Progress(stage: isLast ? .store : progress.stage, fraction: progress.fraction))
            },
            deliver: { variation throws(EditFailure) in
                try deliver(variation)
                delivered += 1
            })
        run.notice(execution.outcome.notices)
        run.find {
            // In the order in which the stages ran: what was timed while variations were delivered comes last.
            let after = $0.timings.firstIndex { $0.stage == "encode" } ?? $0.timings.endIndex
            $0.timings.insert(contentsOf: execution.outcome.timings, at: after)
            $0.engine = execution.engine
            $0.pictures = execution.outcome.pictures
            $0.mode = execution.outcome.mode
            $0.modeReason = execution.outcome.modeReason
        }
        return execution.outcome.facts
    }

    /// Threads for pixel loops, and the way to stop them.
    func compute(for interruption: Interruption) -> Compute {
        let workers = limits.edits.workers
        return Compute(workers: workers > 0 ? workers : ProcessInfo.processInfo.activeProcessorCount) {
            interruption.check()
        }
    }
}
