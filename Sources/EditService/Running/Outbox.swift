// What an edit has made and its caller has not taken yet.

package import RetouchModel
import Synchronization

/// Hands events from the compute thread to the task that sends them.
///
/// A slow reader stops neither the computing nor grows the memory: progress that nobody took yet is replaced by newer progress, and
/// pictures are at most as many as the edit makes, which its memory estimate counts.
package final class Outbox: Sendable {
    private struct State {
        var events: [EditEvent] = []
        var fraction: Float = 0
        var isFinished = false
        var reader: CheckedContinuation<EditEvent?, Never>?
    }

    private let state = Mutex(State())

    package init() {}

    /// Fractions never go back: a later, smaller one is raised to the last.
    package func add(_ progress: Progress) {
        add { state in
            var progress = progress
            progress.fraction = max(progress.fraction, state.fraction)
            state.fraction = progress.fraction
            if case .progress = state.events.last { state.events.removeLast() }
            state.events.append(.progress(progress))
        }
    }

    package func add(_ variation: Variation) {
        add { $0.events.append(.variation(variation)) }
    }

    /// Nothing follows. The reader still gets what waits.
    package func finish() {
        add { $0.isFinished = true }
    }

    /// The next event, or `nil` after the last. For one reader.
    package func next() async -> EditEvent? {
        await withCheckedContinuation { continuation in
            let ready = state.withLock { state -> EditEvent?? in
                if !state.events.isEmpty { return state.events.removeFirst() }
                if state.isFinished { return .some(nil) }
                state.reader = continuation
                return nil
            }
            if let ready { continuation.resume(returning: ready) }
        }
    }

    private func add(_ change: (inout State) -> Void) {
        let (reader, event) = state.withLock { state -> (CheckedContinuation<EditEvent?, Never>?, EditEvent?) in
            change(&state)
            guard let reader = state.reader, !state.events.isEmpty || state.isFinished else { return (nil, nil) }
            state.reader = nil
            return (reader, state.events.isEmpty ? nil : state.events.removeFirst())
        }
        reader?.resume(returning: event)
    }
}
