// Failures as statuses and back: the one place where the vocabulary's errors meet the wire's codes.

package import RPCCore
package import RetouchModel

extension EditFailure.Reason {
    /// The code that a reason travels under. Several reasons share one; the details carry the name.
    package var code: Status.Code {
        switch self {
        case .imageLoad, .inputValidation, .promptNotUnderstood, .annotationMissing: .invalidArgument
        case .subjectNotFound, .needsGenerativeEngine: .failedPrecondition
        case .contentModeration: .permissionDenied
        case .outOfCredits, .rateLimitExceeded, .concurrencyLimitExceeded, .overloaded: .resourceExhausted
        case .unauthorized: .unauthenticated
        case .notFound: .notFound
        case .idempotencyConflict: .alreadyExists
        case .deadlineExceeded: .deadlineExceeded
        case .cancelled: .cancelled
        case .thirdParty, .unavailable: .unavailable
        case .pipeline: .internalError
        }
    }
}

extension RPCError {
    /// A failure as a call's answer. Nothing was charged, and the handler ended by itself.
    package init(_ failure: EditFailure) {
        let details = StatusDetails(
            reason: failure.reason.rawValue, stage: failure.stage.rawValue, retryable: failure.retryable,
            retryAfterMilliseconds: UInt32(clamping: failure.retryAfterMilliseconds ?? 0))
        self.init(failure.reason.code, failure.message, details: details, log: failure.logMessage)
    }

    /// A message that could not be read, as a call's answer.
    package init(_ error: MessageError) {
        self.init(EditFailure(error))
    }
}

extension EditFailure {
    /// A message that could not be read: the caller's fault, whatever is wrong with it.
    package init(_ error: MessageError) {
        self.init(.inputValidation, stage: .input, error.description)
    }

    /// Why work was stopped from outside.
    package init(_ reason: CancellationFlag.Reason) {
        switch reason {
        case .cancelled: self.init(.cancelled, stage: .engine, "the caller cancelled the call")
        case .deadline: self.init(.deadlineExceeded, stage: .engine, "the caller's deadline passed", retryable: true)
        case .disconnected: self.init(.cancelled, stage: .engine, "the caller is gone")
        case .shutdown: self.init(.unavailable, stage: .engine, "the server is ending", retryable: true)
        }
    }

    /// A call's answer as a failure, for callers that think in the vocabulary.
    ///
    /// A reason that this version does not know is taken from the code.
    package init(_ error: RPCError) {
        let details = error.status.details
        let retryAfter = details.map { Int($0.retryAfterMilliseconds) } ?? 0
        let known = details.flatMap { Reason(rawValue: $0.reason) }
        // "Unimplemented" travels with the name NotFound: the method is not there.
        self.init(
            known ?? Self.reason(of: error.status.code), stage: details.flatMap { Stage(rawValue: $0.stage) } ?? .input,
            error.status.message.isEmpty ? error.status.code.name : error.status.message, log: error.logMessage,
            retryable: details?.retryable ?? (error.processed == .notStarted),
            retryAfterMilliseconds: retryAfter > 0 ? retryAfter : nil)
    }

    private static func reason(of code: Status.Code) -> Reason {
        switch code {
        case .cancelled, .aborted: .cancelled
        case .invalidArgument, .outOfRange: .inputValidation
        case .deadlineExceeded: .deadlineExceeded
        case .notFound, .unimplemented: .notFound
        case .alreadyExists: .idempotencyConflict
        case .permissionDenied, .unauthenticated: .unauthorized
        case .resourceExhausted: .overloaded
        case .failedPrecondition: .needsGenerativeEngine
        case .unavailable: .unavailable
        case .ok, .unknown, .internalError, .dataLoss: .pipeline
        }
    }
}
