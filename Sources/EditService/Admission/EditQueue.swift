// The queue that edits wait in, with the tasks that wait.

import RetouchModel
import Synchronization

/// Gives out slots: the right to compute with so many bytes.
final class EditQueue: Sendable {
    private struct Waiter {
        var start: CheckedContinuation<Void, any Error>
        var position: @Sendable (Int) -> Void
    }

    private struct State {
        var queue: QueueState
        var waiters: [Int: Waiter] = [:]
        var nextID = 0
        /// Running mean of how long edits compute, for the advice when to come back.
        var typicalMilliseconds = 1_500.0
    }

    private let state: Mutex<State>

    init(_ limits: Limits.Edits) {
        state = Mutex(
            State(
                queue: QueueState(
                    concurrent: limits.concurrent, memoryBytes: limits.memoryBytes, capacity: limits.queued)))
    }

    /// Edits that compute, edits that wait, bytes held.
    var load: (running: Int, waiting: Int, bytes: Int) {
        state.withLock { ($0.queue.running.count, $0.queue.waiting.count, $0.queue.bytesHeld) }
    }

    /// Refuses early, before a full queue costs the caller or the disk anything.
    func refuseIfFull() throws(EditFailure) {
        if let failure = state.withLock({ $0.queue.isFull ? Self.overloaded($0) : nil }) { throw failure }
    }

    /// Waits for a slot.
    ///
    /// - Parameters:
    ///   - bytes: the edit's memory estimate.
    ///   - interruption: leaves the queue at once when it is raised.
    ///   - position: told how many edits are ahead, whenever that changes.
    /// - Throws: `overloaded` with advice when to come back, or what the interruption was raised with.
    func enter(
        bytes: Int, interruption: Interruption, position: @escaping @Sendable (Int) -> Void
    ) async throws(EditFailure) -> Slot {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        let token = Mutex<Int?>(nil)
        do {
            try await withCheckedThrowingContinuation { (start: CheckedContinuation<Void, any Error>) in
                place(id, bytes: bytes, Waiter(start: start, position: position))
                // After it is placed: an interruption that is raised already finds it and takes it out.
                let registered = interruption.onRaise { [self] in
                    remove(id)?.resume(throwing: interruption.check() ?? Interruption.cancelled)
                }
                token.withLock { $0 = registered }
            }
        } catch {
            token.withLock { $0 }.map(interruption.forget)
            throw error as? EditFailure ?? Interruption.cancelled
        }
        token.withLock { $0 }.map(interruption.forget)
        return Slot(id: id, queue: self)
    }

    private func place(_ id: Int, bytes: Int, _ waiter: Waiter) {
        let refused = state.withLock { state -> EditFailure? in
            guard let changes = state.queue.enter(id, bytes: bytes) else { return Self.overloaded(state) }
            state.waiters[id] = waiter
            return Self.apply(changes, to: &state)
        }
        if let refused { waiter.start.resume(throwing: refused) }
    }

    /// Takes a waiter out of the queue; `nil` when it is not waiting any more.
    private func remove(_ id: Int) -> CheckedContinuation<Void, any Error>? {
        state.withLock { state in
            guard let waiter = state.waiters.removeValue(forKey: id) else { return nil }
            _ = Self.apply(state.queue.leave(id), to: &state)
            return waiter.start
        }
    }

    fileprivate func computed(_ id: Int, keeping bytes: Int, milliseconds: Int) {
        state.withLock { state in
            state.typicalMilliseconds += (Double(milliseconds) - state.typicalMilliseconds) / 8
            _ = Self.apply(state.queue.computed(id, keeping: bytes), to: &state)
        }
    }

    fileprivate func leave(_ id: Int) {
        state.withLock { _ = Self.apply($0.queue.leave(id), to: &$0) }
    }

    /// Tells waiters what changed. Under the lock, so that positions arrive in order: both callees only hand on.
    private static func apply(_ changes: QueueState.Changes, to state: inout State) -> EditFailure? {
        for id in changes.started { state.waiters.removeValue(forKey: id)?.start.resume() }
        for change in changes.positions { state.waiters[change.id]?.position(change.ahead) }
        return nil
    }

    private static func overloaded(_ state: State) -> EditFailure {
        let ahead = Double(state.queue.waiting.count + state.queue.running.count)
        let wait = state.typicalMilliseconds * max(1, ahead) / Double(max(1, state.queue.concurrent)) / 2
        return EditFailure(
            .overloaded, stage: .input,
            "The server computes \(state.queue.running.count) edits and \(state.queue.waiting.count) wait; it takes no more now.",
            retryable: true, retryAfterMilliseconds: Int(min(60_000, max(500, wait))))
    }
}

/// The right to compute. Ends with `leave`.
struct Slot: Sendable {
    fileprivate let id: Int
    fileprivate let queue: EditQueue

    /// Lets the next edit compute; `bytes` of encoded pictures still wait for their reader.
    func computed(keeping bytes: Int, milliseconds: Int) {
        queue.computed(id, keeping: bytes, milliseconds: milliseconds)
    }

    func leave() {
        queue.leave(id)
    }
}
