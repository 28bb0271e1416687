// The one place that knows whether an edit is still wanted.

import RetouchModel
import Synchronization

/// Raised once: by the caller's cancellation, by its deadline, or by a reader that is gone.
///
/// Compute threads poll `check`; whoever waits without a thread registers with `onRaise`.
final class Interruption: Sendable {
    private struct State {
        var failure: EditFailure?
        var waiting: [Int: @Sendable () -> Void] = [:]
        var nextToken = 0
    }

    private let state = Mutex(State())
    private let raised = Atomic<Bool>(false)
    private let asked: @Sendable () -> EditFailure?
    private let uptime: @Sendable () -> Duration
    private let deadline: Duration

    /// - Parameters:
    ///   - call: its `interruption` is asked, too.
    ///   - timeout: milliseconds from now.
    init(call: EditCall, timeout: Int, surroundings: Surroundings) {
        asked = call.interruption
        uptime = surroundings.uptime
        deadline = surroundings.uptime() + .milliseconds(timeout)
    }

    /// Why to stop, or `nil`. Cheap enough for pixel loops.
    func check() -> EditFailure? {
        if raised.load(ordering: .relaxed) { return state.withLock { $0.failure } }
        if let failure = asked() {
            raise(failure)
        } else if uptime() >= deadline {
            raise(Self.deadlineExceeded)
        } else {
            return nil
        }
        return state.withLock { $0.failure }
    }

    /// Whether the caller's side ended the edit, so far as anybody has asked.
    var isRaised: Bool { raised.load(ordering: .relaxed) }

    /// Stops the edit; later reasons do not replace the first.
    func raise(_ failure: EditFailure) {
        let waiting = state.withLock { state -> [@Sendable () -> Void] in
            guard state.failure == nil else { return [] }
            state.failure = failure
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        raised.store(true, ordering: .relaxed)
        for wake in waiting { wake() }
    }

    /// Calls `wake` once, now or when the interruption is raised. Returns a token for `forget`.
    func onRaise(_ wake: @escaping @Sendable () -> Void) -> Int {
        let token = state.withLock { state -> Int? in
            guard state.failure == nil else { return nil }
            state.nextToken += 1
            state.waiting[state.nextToken] = wake
            return state.nextToken
        }
        if token == nil { wake() }
        return token ?? 0
    }

    func forget(_ token: Int) {
        state.withLock { _ = $0.waiting.removeValue(forKey: token) }
    }

    static let deadlineExceeded = EditFailure(
        .deadlineExceeded, stage: .engine, "The deadline passed before the edit was done.", retryable: true)

    static let cancelled = EditFailure(.cancelled, stage: .engine, "The call was cancelled.")
}

/// Runs `body` while a watch asks the interruption every 20 ms on behalf of those who wait without a thread.
///
/// A cancelled task raises it at once.
func watched<Value: Sendable>(
    _ interruption: Interruption, _ surroundings: Surroundings,
    _ body: @Sendable () async throws(EditFailure) -> Value
) async throws(EditFailure) -> Value {
    let watch = Task {
        while !Task.isCancelled, interruption.check() == nil { await surroundings.sleep(.milliseconds(20)) }
    }
    defer { watch.cancel() }
    let result: Result<Value, EditFailure> = await withTaskCancellationHandler {
        do throws(EditFailure) { return .success(try await body()) } catch { return .failure(error) }
    } onCancel: {
        // The connection says why before it cancels the task.
        if interruption.check() == nil { interruption.raise(Interruption.cancelled) }
    }
    return try result.get()
}
