// GOAWAY's header: why a connection ends, and what its calls may do now.

/// `retouch.rpc.v1.GoAway`.
package struct GoAway: Sendable, Hashable, Error {
    package enum Reason: UInt32, Sendable {
        case unspecified = 0
        /// The server shuts down or restarts.
        case drain = 1
        /// A rule of the protocol was broken; the message says which.
        case protocolError = 2
        /// A frame's length is out of range.
        case frameLength = 3
        /// Too slow: the first frame, a started message, or the reading of replies.
        case timeout = 4
        /// Idle, and a PING stayed unanswered.
        case idle = 5
        /// The server has as many connections as it takes.
        case connectionLimit = 6

        package init(wire: UInt32) {
            self = Reason(rawValue: wire) ?? .unspecified
        }
    }

    /// Calls above this id are not started and may be sent again elsewhere.
    package var lastCallID: UInt32
    package var reason: Reason
    package var message: String
    /// When to come back; 0 = no advice.
    package var retryAfterMilliseconds: UInt32
    /// The limit that was passed; 0 = none.
    package var limit: UInt64

    package init(
        lastCallID: UInt32 = 0, reason: Reason = .unspecified, message: String = "", retryAfterMilliseconds: UInt32 = 0,
        limit: UInt64 = 0
    ) {
        self.lastCallID = lastCallID
        self.reason = reason
        self.message = message
        self.retryAfterMilliseconds = retryAfterMilliseconds
        self.limit = limit
    }
}
