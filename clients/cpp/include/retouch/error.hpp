/// Why a call failed, as exceptions: one class for each name that a server sends.
///
/// Catch `retouch::Error` for all of them.

#pragma once

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>

#include "retouch/metadata.hpp"

namespace retouch {

/// gRPC's codes with their numbers and their meaning.
enum class StatusCode {
    ok = 0,
    cancelled = 1,
    unknown = 2,
    invalid_argument = 3,
    deadline_exceeded = 4,
    not_found = 5,
    already_exists = 6,
    permission_denied = 7,
    resource_exhausted = 8,
    failed_precondition = 9,
    aborted = 10,
    out_of_range = 11,
    unimplemented = 12,
    internal = 13,
    unavailable = 14,
    data_loss = 15,
    unauthenticated = 16,
};

/// The name in capitals, such as "UNAVAILABLE".
const char* name(StatusCode code) noexcept;

/// How far a failed call came, and so whether it may be sent again.
enum class Processed {
    /// Nothing is known: the call may have had effects.
    maybe = 0,
    /// The handler never saw it: it may be sent again, always.
    not_started = 1,
    /// The handler ended by itself.
    done = 2,
};

/// All that is known of a failure.
struct Failure {
    StatusCode code = StatusCode::unknown;
    /// What went wrong, for people.
    std::string message;
    /// A stable name, such as "ImageLoadError"; empty where the server gave none.
    std::string reason;
    /// auth, input, prompt, plan, engine or output; empty before any of them.
    std::string stage;
    /// The same call may succeed later.
    bool retryable = false;
    /// To wait before it is sent again; 0 is no advice.
    std::chrono::milliseconds retry_after{0};
    Processed processed = Processed::maybe;
    /// Credits were kept although the call failed.
    bool charged = false;
    /// What the server sent beside the failure.
    Metadata metadata;
    /// How often the call was sent, or a connection was tried for it.
    int attempts = 0;
};

/// A call that failed, by the server's word or by what became of the connection. `what()` is "REASON (stage): message".
class Error : public std::runtime_error {
public:
    explicit Error(Failure failure);

    const Failure& failure() const noexcept { return *failure_; }
    StatusCode code() const noexcept { return failure_->code; }
    const std::string& message() const noexcept { return failure_->message; }
    const std::string& reason() const noexcept { return failure_->reason; }
    const std::string& stage() const noexcept { return failure_->stage; }
    bool retryable() const noexcept { return failure_->retryable; }
    std::chrono::milliseconds retry_after() const noexcept { return failure_->retry_after; }
    Processed processed() const noexcept { return failure_->processed; }
    bool charged() const noexcept { return failure_->charged; }
    const Metadata& metadata() const noexcept { return failure_->metadata; }
    int attempts() const noexcept { return failure_->attempts; }

private:
    // Shared, because copying an exception must not throw.
    std::shared_ptr<const Failure> failure_;
};

/// A picture cannot be read, or passes a limit.
struct ImageLoadError : Error { using Error::Error; };
/// An input or a setting is missing, out of its range, or contradicts another.
struct InputValidationError : Error { using Error::Error; };
/// No change was recognised in the prompt.
struct PromptNotUnderstood : Error { using Error::Error; };
/// The prompt refers to a mark that was not given.
struct AnnotationMissing : Error { using Error::Error; };
/// Nothing in the picture stands out.
struct SubjectNotFound : Error { using Error::Error; };
/// No engine of the server can make what was asked for.
struct NeedsGenerativeEngine : Error { using Error::Error; };
/// The content is refused.
struct ContentModerationError : Error { using Error::Error; };
/// A provider behind the server failed.
struct ThirdPartyError : Error { using Error::Error; };
/// The server is at fault, or its answer cannot be read.
struct PipelineError : Error { using Error::Error; };
/// The account has too few credits.
struct OutOfCredits : Error { using Error::Error; };
/// Too many calls in a time.
struct RateLimitExceeded : Error { using Error::Error; };
/// Too many calls at once.
struct ConcurrencyLimitExceeded : Error { using Error::Error; };
/// The server has no room now.
struct Overloaded : Error { using Error::Error; };
/// The method needs a credential that the server accepts.
struct Unauthorized : Error { using Error::Error; };
/// There is no such thing.
struct NotFound : Error { using Error::Error; };
/// The idempotency key was used with other inputs.
struct IdempotencyConflict : Error { using Error::Error; };
/// The server does not serve the method.
struct Unimplemented : Error { using Error::Error; };
/// The time that the caller gave has passed.
struct DeadlineExceeded : Error { using Error::Error; };
/// The caller gave the call up.
struct Cancelled : Error { using Error::Error; };
/// The server cannot be reached, ends, or broke the connection.
struct Unavailable : Error { using Error::Error; };

/// Throws the failure as the class that its reason names, else its code.
[[noreturn]] void raise(Failure failure);

}  // namespace retouch
