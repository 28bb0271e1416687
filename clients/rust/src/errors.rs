//! Why a call failed, by the server's word or by what became of the connection.

use std::fmt;
use std::time::Duration;

use crate::rpc::v1::ResponseHeader;

/// What calls return.
pub type Result<T> = std::result::Result<T, Error>;

/// Pieces of metadata beside a request or an answer. Keys are lower-case ASCII; a key may come more than once.
pub type Metadata = Vec<(String, String)>;

/// A call's status: gRPC's 17 codes with their numbers and meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code {
    Ok = 0,
    Cancelled = 1,
    /// Also every number that this client does not know.
    Unknown = 2,
    InvalidArgument = 3,
    DeadlineExceeded = 4,
    NotFound = 5,
    AlreadyExists = 6,
    PermissionDenied = 7,
    ResourceExhausted = 8,
    FailedPrecondition = 9,
    Aborted = 10,
    OutOfRange = 11,
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
    DataLoss = 15,
    Unauthenticated = 16,
}

const CODES: [(Code, &str); 17] = [
    (Code::Ok, "OK"),
    (Code::Cancelled, "CANCELLED"),
    (Code::Unknown, "UNKNOWN"),
    (Code::InvalidArgument, "INVALID_ARGUMENT"),
    (Code::DeadlineExceeded, "DEADLINE_EXCEEDED"),
    (Code::NotFound, "NOT_FOUND"),
    (Code::AlreadyExists, "ALREADY_EXISTS"),
    (Code::PermissionDenied, "PERMISSION_DENIED"),
    (Code::ResourceExhausted, "RESOURCE_EXHAUSTED"),
    (Code::FailedPrecondition, "FAILED_PRECONDITION"),
    (Code::Aborted, "ABORTED"),
    (Code::OutOfRange, "OUT_OF_RANGE"),
    (Code::Unimplemented, "UNIMPLEMENTED"),
    (Code::Internal, "INTERNAL"),
    (Code::Unavailable, "UNAVAILABLE"),
    (Code::DataLoss, "DATA_LOSS"),
    (Code::Unauthenticated, "UNAUTHENTICATED"),
];

impl Code {
    pub(crate) fn of(number: i32) -> Code {
        usize::try_from(number).ok().and_then(|index| CODES.get(index)).map_or(Code::Unknown, |known| known.0)
    }
}

impl fmt::Display for Code {
    /// In upper case: `UNAVAILABLE`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(CODES[*self as usize].1)
    }
}

/// The stable name of a failure's cause, to match on. A newer server's reasons are `Other`; [`Error::reason_name`] has their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    ImageLoad,
    InputValidation,
    PromptNotUnderstood,
    AnnotationMissing,
    SubjectNotFound,
    NeedsGenerativeEngine,
    ContentModeration,
    ThirdParty,
    Pipeline,
    OutOfCredits,
    RateLimitExceeded,
    ConcurrencyLimitExceeded,
    Overloaded,
    Unauthorized,
    NotFound,
    IdempotencyConflict,
    DeadlineExceeded,
    Cancelled,
    Unavailable,
    Other,
}

const REASONS: [(&str, Reason); 19] = [
    ("ImageLoadError", Reason::ImageLoad),
    ("InputValidationError", Reason::InputValidation),
    ("PromptNotUnderstood", Reason::PromptNotUnderstood),
    ("AnnotationMissing", Reason::AnnotationMissing),
    ("SubjectNotFound", Reason::SubjectNotFound),
    ("NeedsGenerativeEngine", Reason::NeedsGenerativeEngine),
    ("ContentModerationError", Reason::ContentModeration),
    ("ThirdPartyError", Reason::ThirdParty),
    ("PipelineError", Reason::Pipeline),
    ("OutOfCredits", Reason::OutOfCredits),
    ("RateLimitExceeded", Reason::RateLimitExceeded),
    ("ConcurrencyLimitExceeded", Reason::ConcurrencyLimitExceeded),
    ("Overloaded", Reason::Overloaded),
    ("Unauthorized", Reason::Unauthorized),
    ("NotFound", Reason::NotFound),
    ("IdempotencyConflict", Reason::IdempotencyConflict),
    ("DeadlineExceeded", Reason::DeadlineExceeded),
    ("Cancelled", Reason::Cancelled),
    ("Unavailable", Reason::Unavailable),
];

/// How far a failed call came, and so whether it may be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Processed {
    /// Nothing is known: the call may have had effects.
    Maybe = 0,
    /// The handler never saw the call; it may be sent again, always.
    NotStarted = 1,
    /// The handler ended by itself.
    Done = 2,
}

impl Processed {
    fn of(number: i32) -> Processed {
        match number {
            1 => Processed::NotStarted,
            2 => Processed::Done,
            _ => Processed::Maybe,
        }
    }
}

/// Why a call failed. Its text says it in words and holds neither credentials nor prompts.
#[derive(Clone, Debug)]
pub struct Error(Box<Parts>);

#[derive(Clone, Debug)]
struct Parts {
    code: Code,
    message: String,
    reason: String,
    stage: String,
    retryable: bool,
    retry_after: Duration,
    processed: Processed,
    charged: bool,
    metadata: Metadata,
    attempts: u32,
}

impl Error {
    fn new(code: Code, reason: &str, message: String, processed: Processed) -> Error {
        Error(Box::new(Parts {
            code,
            message,
            reason: reason.to_owned(),
            stage: String::new(),
            retryable: false,
            retry_after: Duration::ZERO,
            processed,
            charged: false,
            metadata: Vec::new(),
            attempts: 0,
        }))
    }

    pub fn code(&self) -> Code {
        self.0.code
    }

    /// For people.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    pub fn reason(&self) -> Reason {
        REASONS.iter().find(|known| known.0 == self.0.reason).map_or(Reason::Other, |known| known.1)
    }

    /// The reason as the server names it, such as "ImageLoadError"; empty where it gave none.
    pub fn reason_name(&self) -> &str {
        &self.0.reason
    }

    /// Where it happened: auth, input, prompt, plan, engine or output; empty before any of them.
    pub fn stage(&self) -> &str {
        &self.0.stage
    }

    /// The same call may succeed later.
    pub fn is_retryable(&self) -> bool {
        self.0.retryable
    }

    /// How long to wait before that; zero is no advice.
    pub fn retry_after(&self) -> Duration {
        self.0.retry_after
    }

    pub fn processed(&self) -> Processed {
        self.0.processed
    }

    /// Credits were kept although the call failed.
    pub fn is_charged(&self) -> bool {
        self.0.charged
    }

    /// What the server sent beside the failure.
    pub fn metadata(&self) -> &[(String, String)] {
        &self.0.metadata
    }

    /// How often the call was sent or tried.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    pub(crate) fn with_attempts(mut self, attempts: u32) -> Error {
        self.0.attempts = attempts;
        self
    }

    pub(crate) fn with_processed(mut self, processed: Processed) -> Error {
        self.0.processed = processed;
        self
    }

    /// What a RESPONSE says; `None` for success.
    pub(crate) fn of_response(header: &ResponseHeader) -> Option<Error> {
        if header.code == 0 {
            return None;
        }
        let details = header.details.clone().unwrap_or_default();
        Some(Error(Box::new(Parts {
            code: Code::of(header.code),
            message: header.message.clone(),
            reason: details.reason,
            stage: details.stage,
            retryable: details.retryable,
            retry_after: Duration::from_millis(details.retry_after_ms.into()),
            processed: Processed::of(header.processed),
            charged: details.charged,
            metadata: entries(header),
            attempts: 0,
        })))
    }

    pub(crate) fn unavailable(message: impl Into<String>, processed: Processed) -> Error {
        let mut error = Error::new(Code::Unavailable, "Unavailable", message.into(), processed);
        error.0.retryable = true;
        error
    }

    pub(crate) fn after(mut self, retry_after: Duration) -> Error {
        self.0.retry_after = retry_after;
        self
    }

    pub(crate) fn deadline(processed: Processed) -> Error {
        let mut error = Error::new(Code::DeadlineExceeded, "DeadlineExceeded", "the deadline passed".into(), processed);
        error.0.retryable = true;
        error
    }

    pub(crate) fn cancelled(processed: Processed) -> Error {
        Error::new(Code::Cancelled, "Cancelled", "the caller gave the call up".into(), processed)
    }

    pub(crate) fn too_large(message: String, processed: Processed) -> Error {
        let mut error = Error::new(Code::ResourceExhausted, "InputValidationError", message, processed);
        error.0.stage = "input".into();
        error
    }

    pub(crate) fn too_many_calls(message: String) -> Error {
        let mut error = Error::new(Code::ResourceExhausted, "ConcurrencyLimitExceeded", message, Processed::NotStarted);
        error.0.retryable = true;
        error
    }

    /// A mistake of the caller that is found before anything is sent.
    pub(crate) fn invalid(message: impl Into<String>) -> Error {
        let mut error =
            Error::new(Code::InvalidArgument, "InputValidationError", message.into(), Processed::NotStarted);
        error.0.stage = "input".into();
        error
    }

    pub(crate) fn item_of_unary() -> Error {
        let message = "an item came for a call that has one reply".into();
        Error::new(Code::Unimplemented, "InputValidationError", message, Processed::Maybe)
    }

    pub(crate) fn unreadable(error: &prost::DecodeError) -> Error {
        let message = format!("an answer of the server cannot be read: {error}");
        Error::new(Code::Internal, "PipelineError", message, Processed::Done)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.reason.is_empty() {
            write!(out, "{}", self.0.code)?;
        } else {
            out.write_str(&self.0.reason)?;
        }
        if !self.0.stage.is_empty() {
            write!(out, " ({})", self.0.stage)?;
        }
        write!(out, ": {}", self.0.message)
    }
}

impl std::error::Error for Error {}

pub(crate) fn entries(header: &ResponseHeader) -> Metadata {
    header.metadata.iter().map(|entry| (entry.key.clone(), entry.value.clone())).collect()
}
