// An engine that does what a test tells it.

import Engines
import Imaging
import RetouchModel
import Store
import Synchronization

/// Paints each variation in a colour of its seed, and can be held, made to fail, or asked what it did.
final class FakeEngine: EditEngine {
    let name = "fake"
    private struct State {
        var isOpen = true
        var failsBefore: Int?
        var runs = 0
        var running = 0
        var mostAtOnce = 0
        var alpha: UInt8 = 255
    }
    private let state = Mutex(State())

    /// Closed: runs wait at their beginning until it is opened or they are interrupted.
    func setOpen(_ isOpen: Bool) { state.withLock { $0.isOpen = isOpen } }
    /// The variation before which the engine fails.
    func fail(before index: Int?) { state.withLock { $0.failsBefore = index } }
    func paint(alpha: UInt8) { state.withLock { $0.alpha = alpha } }
    var runs: Int { state.withLock { $0.runs } }
    var running: Int { state.withLock { $0.running } }
    var mostAtOnce: Int { state.withLock { $0.mostAtOnce } }

    func describe() -> EngineDescription {
        EngineDescription(name: name, generative: false, abilities: [EngineAbility(name: "anything", available: true)])
    }

    func canDo(_ step: PlanStep) -> EditFailure? { nil }

    func run(
        _ input: EngineInput, compute: Compute, progress: (Progress) -> Void,
        deliver: (EngineVariation) throws(EditFailure) -> Void
    ) throws(EditFailure) -> EngineOutcome {
        state.withLock { state in
            state.runs += 1
            state.running += 1
            state.mostAtOnce = max(state.mostAtOnce, state.running)
        }
        defer { state.withLock { $0.running -= 1 } }
        while !state.withLock({ $0.isOpen }) {
            try compute.checkpoint()
            Pause.thread()
        }
        let source = input.source.raster
        for (index, seed) in input.seeds.enumerated() {
            try compute.checkpoint()
            if state.withLock({ $0.failsBefore }) == index {
                throw EditFailure(.pipeline, stage: .engine, "The fake engine broke.", log: "as told")
            }
            // Progress goes back here: what the caller sees must not.
            progress(Progress(stage: .render, fraction: 0.9 - Float(index) * 0.2))
            let raster = Raster(
                width: source.width, height: source.height, red: UInt8(truncatingIfNeeded: seed), green: UInt8(index), blue: 7,
                alpha: state.withLock { $0.alpha })
            try deliver(
                EngineVariation(
                    index: index, seed: seed, raster: raster, reference: source,
                    allowed: Mask(width: source.width, height: source.height, repeating: 255)))
        }
        return EngineOutcome(
            mode: input.mode == .auto ? .balanced : input.mode, modeReason: "as told",
            timings: [StageTiming(stage: "render", microseconds: 5)],
            facts: PictureFacts(width: source.width, height: source.height))
    }
}
