#include "retouch/error.hpp"

#include <utility>

namespace retouch {

namespace {

constexpr const char* names[] = {
    "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED",
    "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS",
    "UNAUTHENTICATED",
};

std::string words(const Failure& failure) {
    std::string text = failure.reason.empty() ? name(failure.code) : failure.reason;
    if (!failure.stage.empty()) text += " (" + failure.stage + ")";
    return text + ": " + failure.message;
}

template <class Kind>
[[noreturn]] void as(Failure& failure) {
    throw Kind(std::move(failure));
}

struct Named {
    const char* reason;
    void (*raise)(Failure&);
};

constexpr Named reasons[] = {
    {"ImageLoadError", as<ImageLoadError>},
    {"InputValidationError", as<InputValidationError>},
    {"PromptNotUnderstood", as<PromptNotUnderstood>},
    {"AnnotationMissing", as<AnnotationMissing>},
    {"SubjectNotFound", as<SubjectNotFound>},
    {"NeedsGenerativeEngine", as<NeedsGenerativeEngine>},
    {"ContentModerationError", as<ContentModerationError>},
    {"ThirdPartyError", as<ThirdPartyError>},
    {"PipelineError", as<PipelineError>},
    {"OutOfCredits", as<OutOfCredits>},
    {"RateLimitExceeded", as<RateLimitExceeded>},
    {"ConcurrencyLimitExceeded", as<ConcurrencyLimitExceeded>},
    {"Overloaded", as<Overloaded>},
    {"Unauthorized", as<Unauthorized>},
    {"NotFound", as<NotFound>},
    {"IdempotencyConflict", as<IdempotencyConflict>},
    {"DeadlineExceeded", as<DeadlineExceeded>},
    {"Cancelled", as<Cancelled>},
    {"Unavailable", as<Unavailable>},
};

}  // namespace

const char* name(StatusCode code) noexcept {
    const auto number = static_cast<std::size_t>(code);
    return number < std::size(names) ? names[number] : "UNKNOWN";
}

Error::Error(Failure failure) : std::runtime_error(words(failure)), failure_(std::make_shared<const Failure>(std::move(failure))) {}

void raise(Failure failure) {
    // The server names a missing method NotFound; for a program that is another thing than a missing picture.
    if (failure.code == StatusCode::unimplemented) as<Unimplemented>(failure);
    for (const Named& named : reasons) {
        if (failure.reason == named.reason) named.raise(failure);
    }
    switch (failure.code) {
        case StatusCode::cancelled: as<Cancelled>(failure);
        case StatusCode::invalid_argument: as<InputValidationError>(failure);
        case StatusCode::deadline_exceeded: as<DeadlineExceeded>(failure);
        case StatusCode::not_found: as<NotFound>(failure);
        case StatusCode::internal: as<PipelineError>(failure);
        case StatusCode::unavailable: as<Unavailable>(failure);
        case StatusCode::unauthenticated: as<Unauthorized>(failure);
        default: as<Error>(failure);
    }
}

}  // namespace retouch
