// What admission grants an edit before it waits for its turn.

import RetouchModel
import Store

/// The price and the needs of an edit, known from its request and from its pictures' headers alone.
struct Ticket: Sendable {
    var editID: String
    var account: String
    var claim: IdempotencyClaim?
    /// What earlier attempts with the same key have cost.
    var paid: Int
    /// Credits set aside: the most that the edit can cost, less `paid`.
    var held: Int
    var memoryBytes: Int
}

/// What admission answers.
enum Admission {
    /// The key's whole answer is stored.
    case answered(StoredAnswer)
    case admitted(EditRun)
}
