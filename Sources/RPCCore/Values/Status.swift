// How a call ended: gRPC's 17 codes, a text for people, details for programs.

/// The outcome of a call.
package struct Status: Sendable, Hashable {
    /// gRPC's codes with their numbers; a number that is not known reads as `unknown`.
    package enum Code: UInt32, Sendable, CaseIterable {
        case ok = 0
        case cancelled = 1
        case unknown = 2
        case invalidArgument = 3
        case deadlineExceeded = 4
        case notFound = 5
        case alreadyExists = 6
        case permissionDenied = 7
        case resourceExhausted = 8
        case failedPrecondition = 9
        case aborted = 10
        case outOfRange = 11
        case unimplemented = 12
        case internalError = 13
        case unavailable = 14
        case dataLoss = 15
        case unauthenticated = 16

        package init(wire: UInt32) {
            self = Code(rawValue: wire) ?? .unknown
        }

        /// gRPC's name: "DEADLINE_EXCEEDED".
        package var name: String {
            Self.names[Int(rawValue)]
        }

        private static let names = [
            "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS",
            "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE",
            "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
        ]
    }

    package var code: Code
    /// For people; empty for `ok`. Holds no secrets and no prompt.
    package var message: String
    /// For programs; `nil` where there is nothing to tell.
    package var details: StatusDetails?

    package init(_ code: Code, _ message: String = "", details: StatusDetails? = nil) {
        self.code = code
        self.message = message
        self.details = details
    }

    package static let ok = Status(.ok)
}

/// What a program needs to decide what to do after a failure.
package struct StatusDetails: Sendable, Hashable {
    /// A stable name: `ImageLoadError`, `OutOfCredits`.
    package var reason: String
    /// Where it happened: `auth`, `input`, `prompt`, `plan`, `engine`, `output`; empty = before any of them.
    package var stage: String
    /// The same call may succeed later.
    package var retryable: Bool
    /// When to try again; 0 = no advice.
    package var retryAfterMilliseconds: UInt32
    /// Credits were kept although the call failed.
    package var charged: Bool

    package init(
        reason: String = "", stage: String = "", retryable: Bool = false, retryAfterMilliseconds: UInt32 = 0,
        charged: Bool = false
    ) {
        self.reason = reason
        self.stage = stage
        self.retryable = retryable
        self.retryAfterMilliseconds = retryAfterMilliseconds
        self.charged = charged
    }
}

/// How far a call came when it was answered. Decides whether it may be sent again.
package enum Processed: UInt32, Sendable {
    /// Nothing is known: the call may have had effects.
    case maybe = 0
    /// The handler never saw it: it may be sent again, always.
    case notStarted = 1
    /// The handler ended by itself.
    case done = 2

    package init(wire: UInt32) {
        self = Processed(rawValue: wire) ?? .maybe
    }
}

/// Why one call failed; the one error that handlers throw and callers catch.
package struct RPCError: Error, Sendable, Hashable {
    package var status: Status
    package var processed: Processed
    /// What travels beside the answer; empty where this side made the error.
    package var metadata: Metadata
    /// For the log of this side alone; never sent.
    package var logMessage: String

    /// - Parameter processed: a handler that throws has ended by itself, so `done` is what it means.
    package init(
        _ code: Status.Code, _ message: String, details: StatusDetails? = nil, processed: Processed = .done,
        metadata: Metadata = Metadata(), log: String = ""
    ) {
        status = Status(code, message, details: details)
        self.processed = processed
        self.metadata = metadata
        logMessage = log
    }
}
