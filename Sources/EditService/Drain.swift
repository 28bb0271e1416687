// Whether the service still takes work.

import RetouchModel
import Synchronization

/// Set once, when the server begins to shut down.
final class Drain: Sendable {
    private let begun = Atomic<Bool>(false)

    var hasBegun: Bool { begun.load(ordering: .relaxed) }

    func begin() { begun.store(true, ordering: .relaxed) }

    func refuseIfDraining() throws(EditFailure) {
        guard hasBegun else { return }
        throw EditFailure(
            .overloaded, stage: .input, "The server is shutting down and takes no new edits. Call another one.",
            retryable: true, retryAfterMilliseconds: 1_000)
    }
}
