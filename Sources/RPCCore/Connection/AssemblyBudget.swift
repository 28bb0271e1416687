// What all connections together may hold of requests.

import Synchronization

/// The server's budget for the bytes of requests, from their arrival to the end of their handlers. Shared by all event
/// loops; one atomic addition a charge.
package final class AssemblyBudget: Sendable {
    package let limit: Int
    private let used = Atomic<Int>(0)

    package init(limit: Int) {
        self.limit = limit
    }

    /// Bytes that are held now.
    package var usedBytes: Int { used.load(ordering: .relaxed) }

    /// Whether more is held than should be: new calls are refused, and unfinished ones are not read.
    package var isSpent: Bool { usedBytes > limit }

    /// Adds to what is held; a negative number gives back.
    package func charge(_ bytes: Int) {
        used.wrappingAdd(bytes, ordering: .relaxed)
    }
}
