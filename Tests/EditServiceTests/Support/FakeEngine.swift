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
        var refusal: EditFailure?
        var inability: EditFailure?
        var runs = 0
        var running = 0
        var mostAtOnce = 0
        var alpha: UInt8 = 255
        var frame: (width: Int, height: Int)?
        var countsSubject = false
        var input: EngineInput?
        var pictures: [BackgroundPicture] = []
        var ownPixels = 0
    }
    private let state = Mutex(State())

    /// Closed: runs wait at their beginning until it is opened or they are interrupted.
    func setOpen(_ isOpen: Bool) { state.withLock { $0.isOpen = isOpen } }
    /// The variation before which the engine fails.
    func fail(before index: Int?) { state.withLock { $0.failsBefore = index } }
    /// What every run ends with.
    func refuse(with failure: EditFailure?) { state.withLock { $0.refusal = failure } }
    /// What the engine says of every step before it is asked to run.
    func cannot(_ failure: EditFailure?) { state.withLock { $0.inability = failure } }
    func paint(alpha: UInt8) { state.withLock { $0.alpha = alpha } }
    /// The size of the results, where the frame changes.
    func paint(width: Int, height: Int) { state.withLock { $0.frame = (width, height) } }
    /// Whether results come with the subject's interior.
    func countSubject() { state.withLock { $0.countsSubject = true } }
    /// What the engine says to have shown, and how many pixels of its own it says to need.
    func show(_ pictures: [BackgroundPicture], pixels: Int = 0) {
        state.withLock {
            $0.pictures = pictures
            $0.ownPixels = pixels
        }
    }
    var runs: Int { state.withLock { $0.runs } }
    var running: Int { state.withLock { $0.running } }
    var mostAtOnce: Int { state.withLock { $0.mostAtOnce } }
    /// What the last run was given.
    var input: EngineInput? { state.withLock { $0.input } }

    func describe() -> EngineDescription {
        EngineDescription(name: name, generative: false, abilities: [EngineAbility(name: "anything", available: true)])
    }

    func canDo(_ step: PlanStep) -> EditFailure? { state.withLock { $0.inability } }

    func ownPixels(for plan: EditPlan) -> Int { state.withLock { $0.ownPixels } }

    func run(
        _ input: EngineInput, compute: Compute, progress: (Progress) -> Void,
        deliver: (EngineVariation) throws(EditFailure) -> Void
    ) throws(EditFailure) -> EngineOutcome {
        state.withLock { state in
            state.input = input
            state.runs += 1
            state.running += 1
            state.mostAtOnce = max(state.mostAtOnce, state.running)
        }
        defer { state.withLock { $0.running -= 1 } }
        while !state.withLock({ $0.isOpen }) {
            try compute.checkpoint()
            Pause.thread()
        }
        if let refusal = state.withLock({ $0.refusal }) { throw refusal }
        for (index, seed) in input.seeds.enumerated() {
            try compute.checkpoint()
            if state.withLock({ $0.failsBefore }) == index {
                throw EditFailure(.pipeline, stage: .engine, "The fake engine broke.", log: "as told")
            }
            // Progress goes back here: what the caller sees must not.
            progress(Progress(stage: .render, fraction: 0.9 - Float(index) * 0.2))
            try deliver(variation(index, seed, of: input.source.raster))
        }
        progress(Progress(stage: .render, fraction: 1))
        return EngineOutcome(
            mode: input.mode == .auto ? .balanced : input.mode, modeReason: "as told",
            timings: [StageTiming(stage: "render", microseconds: 5)],
            facts: PictureFacts(width: input.source.raster.width, height: input.source.raster.height),
            pictures: state.withLock { $0.pictures })
    }

    private func variation(_ index: Int, _ seed: UInt32, of source: Raster) -> EngineVariation {
        let (alpha, frame, countsSubject) = state.withLock { ($0.alpha, $0.frame, $0.countsSubject) }
        let width = frame?.width ?? source.width
        let height = frame?.height ?? source.height
        return EngineVariation(
            index: index, seed: seed,
            raster: Raster(
                width: width, height: height, red: UInt8(truncatingIfNeeded: seed), green: UInt8(index), blue: 7, alpha: alpha),
            reference: frame == nil
                ? source : Raster(width: width, height: height, red: 1, green: 2, blue: 3, alpha: 255),
            allowed: Mask(width: width, height: height, repeating: 255),
            interior: countsSubject ? Mask(width: width, height: height, repeating: 255) : nil)
    }
}
