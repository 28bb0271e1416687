// Why an edit was refused or broke: one closed set of reasons for every module and the wire.

/// A named failure. The names are FASHN's where it has one, so that clients can map them.
public struct EditFailure: Error, Sendable, Equatable {
    public enum Reason: String, Sendable, CaseIterable {
        case imageLoad = "ImageLoadError"
        case inputValidation = "InputValidationError"
        case promptNotUnderstood = "PromptNotUnderstood"
        case annotationMissing = "AnnotationMissing"
        case subjectNotFound = "SubjectNotFound"
        case needsGenerativeEngine = "NeedsGenerativeEngine"
        case contentModeration = "ContentModerationError"
        case thirdParty = "ThirdPartyError"
        case pipeline = "PipelineError"
        case outOfCredits = "OutOfCredits"
        case rateLimitExceeded = "RateLimitExceeded"
        case concurrencyLimitExceeded = "ConcurrencyLimitExceeded"
        case unauthorized = "Unauthorized"
        case notFound = "NotFound"
        case deadlineExceeded = "DeadlineExceeded"
        case overloaded = "Overloaded"
        case idempotencyConflict = "IdempotencyConflict"
        case cancelled = "Cancelled"
        /// The store cannot take the result (a full disk, a broken database): nothing was kept or charged.
        case unavailable = "Unavailable"
    }

    /// Where in the edit it happened.
    public enum Stage: String, Sendable, CaseIterable {
        case auth
        case input
        case prompt
        case plan
        case engine
        case output
    }

    public var reason: Reason
    public var stage: Stage
    /// For the caller: what is wrong and what would be right. Holds no secrets and no prompt.
    public var message: String
    /// For the log: what the caller need not know.
    public var logMessage: String
    /// Whether the same call may succeed later.
    public var retryable: Bool
    /// When to try again; `nil` = no advice.
    public var retryAfterMilliseconds: Int?

    public init(
        _ reason: Reason, stage: Stage, _ message: String, log: String = "", retryable: Bool = false,
        retryAfterMilliseconds: Int? = nil
    ) {
        self.reason = reason
        self.stage = stage
        self.message = message
        logMessage = log
        self.retryable = retryable
        self.retryAfterMilliseconds = retryAfterMilliseconds
    }
}
