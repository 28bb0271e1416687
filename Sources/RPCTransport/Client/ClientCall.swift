// One call of a client, between the task that waits and the event loop that knows its id.

import Synchronization

/// Settles the race between a call's opening and its cancellation. Safe from any thread.
final class ClientCall: Sendable {
    private enum State {
        case waiting
        case open(UInt32)
        case cancelled
    }

    private let state = Mutex(State.waiting)

    /// The id of the call, once it is open.
    var callID: UInt32? {
        state.withLock { if case .open(let callID) = $0 { callID } else { nil } }
    }

    /// Whether the task gave up before the call was opened.
    var isCancelled: Bool {
        state.withLock { if case .cancelled = $0 { true } else { false } }
    }

    func opened(_ callID: UInt32) {
        state.withLock { $0 = .open(callID) }
    }

    /// Returns the id of the call to cancel; `nil` when it was not opened, and now will not be.
    func cancel() -> UInt32? {
        state.withLock { state in
            if case .open(let callID) = state { return callID }
            state = .cancelled
            return nil
        }
    }
}
