// What a client tells its caller where there is no answer (`Protos/WIRE.md`, "A client").

import RPCCore

extension RPCError {
    /// The caller gave the call up.
    static func cancelledHere(_ processed: Processed) -> RPCError {
        RPCError(
            .cancelled, "the caller cancelled the call", details: StatusDetails(reason: "Cancelled"), processed: processed)
    }

    /// The deadline passed before anything was sent.
    static func tooLateToBegin() -> RPCError {
        RPCError(
            .deadlineExceeded, "the deadline passed before the call could be sent",
            details: StatusDetails(reason: "DeadlineExceeded", retryable: true), processed: .notStarted)
    }

    /// There is no connection, or none any more.
    ///
    /// - Parameter retryAfter: the server's advice in milliseconds; 0 = none.
    static func unavailableHere(
        _ text: String, processed: Processed, retryAfter: UInt32 = 0, log: String = ""
    ) -> RPCError {
        RPCError(
            .unavailable, text,
            details: StatusDetails(reason: "Unavailable", retryable: true, retryAfterMilliseconds: retryAfter),
            processed: processed, log: log)
    }
}
