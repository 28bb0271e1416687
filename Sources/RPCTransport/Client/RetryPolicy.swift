// Which calls are sent again, when, and how many of them (`Protos/WIRE.md`, "Sending again").

package import RPCCore
import Synchronization

/// How often a call may be sent, and how long to wait in between.
package struct RetryPolicy: Sendable, Hashable {
    /// For each call, the first attempt included.
    package var attempts: Int
    /// Before the second attempt; each further one waits twice as long.
    package var backoffMilliseconds: Int
    /// Retries that a client may have in hand.
    package var budget: Int

    /// No backoff is longer.
    private static let longestBackoffMilliseconds = 5_000

    package init(attempts: Int = 1, backoffMilliseconds: Int = 100, budget: Int = 10) {
        self.attempts = attempts
        self.backoffMilliseconds = backoffMilliseconds
        self.budget = budget
    }

    /// Every failure is the caller's to deal with.
    package static let never = RetryPolicy()

    /// Whether a call that failed like this may be sent again.
    ///
    /// - Parameter isIdempotent: the caller says that it may be done twice.
    package static func allows(_ error: RPCError, isIdempotent: Bool) -> Bool {
        let advised = error.status.details?.retryable ?? false
        return switch error.processed {
        case .notStarted: error.status.code == .unavailable || advised
        case .maybe: isIdempotent && (error.status.code == .unavailable || advised)
        case .done: advised
        }
    }

    /// Milliseconds to wait before an attempt.
    ///
    /// - Parameters:
    ///   - attempt: 2 for the first one that is sent again.
    ///   - error: what the one before failed with; its advice is followed where it is longer.
    ///   - jitter: 0 to 1, at random.
    package func pause(before attempt: Int, after error: RPCError, jitter: Double) -> Int {
        let doublings = min(max(0, attempt - 2), 16)
        let backoff = min(backoffMilliseconds << doublings, max(backoffMilliseconds, Self.longestBackoffMilliseconds))
        let spread = Int(Double(backoff) * (0.5 + 0.5 * jitter))
        return max(spread, Int(error.status.details?.retryAfterMilliseconds ?? 0))
    }
}

/// The retries that a client has in hand: a server in trouble is not asked again by everyone at once. Safe from any thread.
package final class RetryBudget: Sendable {
    private let most: Int
    /// In tenths of a retry.
    private let tenths: Mutex<Int>

    package init(_ retries: Int) {
        most = retries * 10
        tenths = Mutex(retries * 10)
    }

    /// Takes one retry. Returns false when there is none.
    package func take() -> Bool {
        tenths.withLock { tenths in
            guard tenths >= 10 else { return false }
            tenths -= 10
            return true
        }
    }

    /// A call succeeded.
    package func giveBack() {
        tenths.withLock { $0 = min(most, $0 + 1) }
    }
}
