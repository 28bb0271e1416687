// Which calls a client sends again by itself.

import RPCTransport

/// What a client does about calls that failed: `Protos/WIRE.md`, "Sending again", has the rules.
///
/// What the server never started, and what it says may succeed later, is sent again. A call whose connection was lost is sent again when
/// doing it twice does no harm: all but edits, and edits with an idempotency key.
public struct ClientRetry: Sendable, Hashable {
    /// For each call, the first attempt included; 1 = never again.
    public var attempts: Int
    /// Before the second attempt; each further one waits twice as long, up to 5 seconds.
    public var backoff: Duration

    public init(attempts: Int, backoff: Duration = .milliseconds(100)) {
        self.attempts = attempts
        self.backoff = backoff
    }

    public static let never = ClientRetry(attempts: 1)

    var transport: RetryPolicy {
        RetryPolicy(attempts: attempts, backoffMilliseconds: Int(backoff.wholeMilliseconds))
    }
}
