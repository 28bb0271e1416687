package retouch

import (
	"context"
	"fmt"
	"time"

	"retouch/clients/go/rpcv1"
)

// Code is a call's status: gRPC's 17 codes with their numbers and meaning.
type Code uint32

const (
	OK Code = iota
	Cancelled
	Unknown
	InvalidArgument
	DeadlineExceeded
	NotFound
	AlreadyExists
	PermissionDenied
	ResourceExhausted
	FailedPrecondition
	Aborted
	OutOfRange
	Unimplemented
	Internal
	Unavailable
	DataLoss
	Unauthenticated
)

var codeNames = [...]string{
	"OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED",
	"RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE",
	"DATA_LOSS", "UNAUTHENTICATED",
}

// String is the code's name in upper case, such as "UNAVAILABLE".
func (c Code) String() string {
	if int(c) < len(codeNames) {
		return codeNames[c]
	}
	return "UNKNOWN"
}

// Processed says how far a failed call came, and so whether it may be sent again.
type Processed int32

const (
	// ProcessedMaybe: nothing is known, the call may have had effects.
	ProcessedMaybe Processed = iota
	// NotStarted: the handler never saw the call; it may be sent again, always.
	NotStarted
	// Done: the handler ended by itself.
	Done
)

// Error is why a call failed, by the server's word or by what became of the connection.
type Error struct {
	Code    Code
	Message string
	// Reason is a stable name, such as "ImageLoadError"; empty where the server gave none.
	Reason string
	// Stage is where it happened: auth, input, prompt, plan, engine or output; empty before any of them.
	Stage string
	// Retryable: the same call may succeed later.
	Retryable bool
	// RetryAfter is how long to wait before that; 0 is no advice.
	RetryAfter time.Duration
	Processed  Processed
	// Charged: credits were kept although the call failed.
	Charged bool
	// Metadata is what the server sent beside the failure.
	Metadata []Entry
}

func (e *Error) Error() string {
	name := e.Reason
	if name == "" {
		name = e.Code.String()
	}
	if e.Stage != "" {
		name += " (" + e.Stage + ")"
	}
	return name + ": " + e.Message
}

// Is matches errors with the same reason (ErrOutOfCredits), and context's errors with their codes.
func (e *Error) Is(target error) bool {
	switch target {
	case context.Canceled:
		return e.Code == Cancelled
	case context.DeadlineExceeded:
		return e.Code == DeadlineExceeded
	}
	other, ok := target.(*Error)
	return ok && other.Message == "" && other.Reason != "" && other.Reason == e.Reason
}

// The reasons that a server names, for errors.Is.
var (
	ErrImageLoad                = &Error{Reason: "ImageLoadError"}
	ErrInputValidation          = &Error{Reason: "InputValidationError"}
	ErrPromptNotUnderstood      = &Error{Reason: "PromptNotUnderstood"}
	ErrAnnotationMissing        = &Error{Reason: "AnnotationMissing"}
	ErrSubjectNotFound          = &Error{Reason: "SubjectNotFound"}
	ErrNeedsGenerativeEngine    = &Error{Reason: "NeedsGenerativeEngine"}
	ErrContentModeration        = &Error{Reason: "ContentModerationError"}
	ErrThirdParty               = &Error{Reason: "ThirdPartyError"}
	ErrPipeline                 = &Error{Reason: "PipelineError"}
	ErrOutOfCredits             = &Error{Reason: "OutOfCredits"}
	ErrRateLimitExceeded        = &Error{Reason: "RateLimitExceeded"}
	ErrConcurrencyLimitExceeded = &Error{Reason: "ConcurrencyLimitExceeded"}
	ErrOverloaded               = &Error{Reason: "Overloaded"}
	ErrUnauthorized             = &Error{Reason: "Unauthorized"}
	ErrNotFound                 = &Error{Reason: "NotFound"}
	ErrIdempotencyConflict      = &Error{Reason: "IdempotencyConflict"}
	ErrDeadlineExceeded         = &Error{Reason: "DeadlineExceeded"}
	ErrCancelled                = &Error{Reason: "Cancelled"}
	ErrUnavailable              = &Error{Reason: "Unavailable"}
)

// Entry is one piece of a call's metadata. Keys are lower-case ASCII; a key may come more than once.
type Entry struct{ Key, Value string }

func entries(list []*rpcv1.Metadata) []Entry {
	if len(list) == 0 {
		return nil
	}
	out := make([]Entry, len(list))
	for i, entry := range list {
		out[i] = Entry{entry.GetKey(), entry.GetValue()}
	}
	return out
}

// failure is the error of a RESPONSE whose code is not OK.
func failure(header *rpcv1.ResponseHeader) *Error {
	code, processed, details := Code(header.GetCode()), Processed(header.GetProcessed()), header.GetDetails()
	if code > Unauthenticated {
		code = Unknown
	}
	if processed < ProcessedMaybe || processed > Done {
		processed = ProcessedMaybe
	}
	return &Error{
		Code: code, Message: header.GetMessage(), Reason: details.GetReason(), Stage: details.GetStage(),
		Retryable: details.GetRetryable(), RetryAfter: time.Duration(details.GetRetryAfterMs()) * time.Millisecond,
		Processed: processed, Charged: details.GetCharged(), Metadata: entries(header.GetMetadata()),
	}
}

func unavailable(processed Processed, after time.Duration, format string, args ...any) *Error {
	return &Error{
		Code: Unavailable, Message: fmt.Sprintf(format, args...), Reason: "Unavailable", Retryable: true, RetryAfter: after,
		Processed: processed,
	}
}

func tooLarge(processed Processed, format string, args ...any) *Error {
	return &Error{
		Code: ResourceExhausted, Message: fmt.Sprintf(format, args...), Reason: "InputValidationError", Stage: "input",
		Processed: processed,
	}
}

// unreadable is the error of an answer that is no message of its kind.
func unreadable(err error) *Error {
	return &Error{
		Code: Internal, Message: "an answer of the server cannot be read: " + err.Error(), Reason: "PipelineError", Processed: Done,
	}
}

// given up by the caller's context.
func givenUp(cause error, processed Processed) *Error {
	if cause == context.DeadlineExceeded {
		return &Error{
			Code: DeadlineExceeded, Message: "the deadline passed", Reason: "DeadlineExceeded", Retryable: true, Processed: processed,
		}
	}
	return &Error{Code: Cancelled, Message: "the caller gave the call up", Reason: "Cancelled", Processed: processed}
}
