// Holds that a full disk kept from being released.

import RetouchModel
import Store
import Synchronization

/// Tries again later: releasing writes to the ledger, which may fail for the very reason that the edit failed. A restart releases
/// what is left.
final class UnreleasedHolds: Sendable {
    private let edits = Mutex<Set<String>>([])

    /// Releases the hold of `edit`, if one is given, and those that failed before. Never throws: what fails is kept for the next time.
    func release(_ edit: String? = nil, in store: Store, at time: Timestamp) {
        var pending = edits.withLock { edits in
            defer { edits = [] }
            return edits
        }
        if let edit { pending.insert(edit) }
        for edit in pending {
            do throws(EditFailure) { try store.release(edit: edit, at: time) } catch {
                edits.withLock { _ = $0.insert(edit) }
            }
        }
    }

    var count: Int { edits.withLock { $0.count } }
}
