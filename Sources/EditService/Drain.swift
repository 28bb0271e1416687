// Whether the server is on its way out.

import Synchronization

/// Set once, when a shutdown begins. Only Health reads it: the connection refuses new calls itself, so that they are answered as
/// never started, and those it accepted are served.
final class Drain: Sendable {
    private let begun = Atomic<Bool>(false)

    var hasBegun: Bool { begun.load(ordering: .relaxed) }

    func begin() { begun.store(true, ordering: .relaxed) }
}
