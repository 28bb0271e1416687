// Idempotency keys of edits that run.

import RetouchModel
import Store
import Synchronization

/// Lets one edit at a time use a key. A duplicate is told to come back rather than made to wait: it holds no memory meanwhile, and if
/// the first one fails the duplicate's retry runs as if it were the first.
final class InFlightKeys: Sendable {
    private struct Owner: Hashable {
        var account: String
        var key: String
    }

    private let keys = Mutex<[Owner: Digest]>([:])

    /// - Throws: `idempotencyConflict` when the key runs with other inputs, retryable `concurrencyLimitExceeded` when it runs with these.
    func begin(_ claim: IdempotencyClaim, account: String) throws(EditFailure) {
        let owner = Owner(account: account, key: claim.key)
        let running = keys.withLock { keys -> Digest? in
            if let running = keys[owner] { return running }
            keys[owner] = claim.fingerprint
            return nil
        }
        guard let running else { return }
        guard running == claim.fingerprint else { throw IdempotencyClaim.conflict }
        throw EditFailure(
            .concurrencyLimitExceeded, stage: .input,
            "An edit with this idempotency key is running. Its answer can be had with the same call once it is done.",
            retryable: true, retryAfterMilliseconds: 500)
    }

    func end(_ claim: IdempotencyClaim, account: String) {
        keys.withLock { _ = $0.removeValue(forKey: Owner(account: account, key: claim.key)) }
    }
}
