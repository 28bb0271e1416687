// Whether anybody still wants the answer, as one load that a pixel loop can afford.

import Synchronization

/// Set once by the connection, read by whatever works on the call: event loops, tasks and compute threads.
package final class CancellationFlag: Sendable {
    /// Why a call is no longer wanted.
    package enum Reason: UInt8, Sendable {
        /// The caller sent CANCEL.
        case cancelled = 1
        /// The caller's deadline passed.
        case deadline = 2
        /// The connection is gone.
        case disconnected = 3
        /// The server ends before the call could.
        case shutdown = 4
    }

    private let raised = Atomic<UInt8>(0)

    package init() {}

    /// The flag of calls that end before anybody could cancel them.
    package static let never = CancellationFlag()

    /// Whether to stop. One relaxed load; safe from any thread.
    package var isCancelled: Bool { raised.load(ordering: .relaxed) != 0 }

    /// The first reason that was given; `nil` while the answer is wanted.
    package var reason: Reason? { Reason(rawValue: raised.load(ordering: .relaxed)) }

    /// Raises the flag; later reasons do not replace the first. The shared `never` is not raised.
    package func raise(_ reason: Reason) {
        guard self !== CancellationFlag.never else { return }
        _ = raised.compareExchange(expected: 0, desired: reason.rawValue, ordering: .relaxed)
    }
}
