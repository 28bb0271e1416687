#include "failures.hpp"

#include <utility>

namespace retouch {

namespace {

Failure failure(StatusCode code, std::string message, const char* reason, Processed processed) {
    Failure made;
    made.code = code;
    made.message = std::move(message);
    made.reason = reason;
    made.processed = processed;
    return made;
}

}  // namespace

Failure unavailable(std::string message, Processed processed, std::chrono::milliseconds retry_after) {
    Failure made = failure(StatusCode::unavailable, std::move(message), "Unavailable", processed);
    made.retryable = true;
    made.retry_after = retry_after;
    return made;
}

Failure too_large(std::string message, Processed processed) {
    Failure made = failure(StatusCode::resource_exhausted, std::move(message), "InputValidationError", processed);
    made.stage = "input";
    return made;
}

Failure invalid(std::string message) {
    Failure made = failure(StatusCode::invalid_argument, std::move(message), "InputValidationError", Processed::not_started);
    made.stage = "input";
    return made;
}

Failure deadline_passed(Processed processed) {
    Failure made = failure(StatusCode::deadline_exceeded, "the deadline passed", "DeadlineExceeded", processed);
    made.retryable = true;
    return made;
}

Failure given_up(Processed processed) {
    return failure(StatusCode::cancelled, "the caller gave the call up", "Cancelled", processed);
}

}  // namespace retouch
