"""Why a call failed, as exceptions: one class for each name that a server sends.

Catch ``RetouchError`` for all of them. What a program needs to decide what to do next is in its attributes: ``reason``,
``stage``, ``retryable``, ``retry_after`` and ``processed``.
"""

from __future__ import annotations

import enum
from typing import Sequence


class StatusCode(enum.IntEnum):
    """gRPC's codes with their numbers and their meaning."""

    OK = 0
    CANCELLED = 1
    UNKNOWN = 2
    INVALID_ARGUMENT = 3
    DEADLINE_EXCEEDED = 4
    NOT_FOUND = 5
    ALREADY_EXISTS = 6
    PERMISSION_DENIED = 7
    RESOURCE_EXHAUSTED = 8
    FAILED_PRECONDITION = 9
    ABORTED = 10
    OUT_OF_RANGE = 11
    UNIMPLEMENTED = 12
    INTERNAL = 13
    UNAVAILABLE = 14
    DATA_LOSS = 15
    UNAUTHENTICATED = 16

    @classmethod
    def of(cls, number: int) -> StatusCode:
        """The code of a number; one that this version does not know reads as UNKNOWN."""
        return cls(number) if 0 <= number <= 16 else cls.UNKNOWN


class Processed(enum.IntEnum):
    """How far a failed call came; decides whether it may be sent again."""

    #: Nothing is known: the call may have had effects.
    MAYBE = 0
    #: The handler never saw it: it may be sent again, always.
    NOT_STARTED = 1
    #: The handler ended by itself.
    DONE = 2

    @classmethod
    def of(cls, number: int) -> Processed:
        return cls(number) if 0 <= number <= 2 else cls.MAYBE


class RetouchError(Exception):
    """A call that failed, by the server's word or by what became of the connection."""

    def __init__(
        self,
        message: str,
        *,
        code: StatusCode = StatusCode.UNKNOWN,
        reason: str = "",
        stage: str = "",
        retryable: bool = False,
        retry_after: float = 0.0,
        processed: Processed = Processed.MAYBE,
        charged: bool = False,
        metadata: Sequence[tuple[str, str]] = (),
        attempts: int = 0,
    ) -> None:
        super().__init__(message)
        #: What went wrong, for people.
        self.message = message
        self.code = code
        #: A stable name, such as "ImageLoadError"; empty where the server gave none.
        self.reason = reason
        #: auth, input, prompt, plan, engine or output; empty = before any of them.
        self.stage = stage
        #: The same call may succeed later.
        self.retryable = retryable
        #: Seconds to wait before it is sent again; 0 = no advice.
        self.retry_after = retry_after
        self.processed = processed
        #: Credits were kept although the call failed.
        self.charged = charged
        #: What the server sent beside the failure.
        self.metadata = tuple(metadata)
        #: How often the call was sent, or a connection was tried for it.
        self.attempts = attempts

    def __str__(self) -> str:
        name = self.reason or self.code.name
        return f"{name}{f' ({self.stage})' if self.stage else ''}: {self.message}"


class ImageLoadError(RetouchError):
    """A picture cannot be read, or passes a limit."""


class InputValidationError(RetouchError):
    """An input is missing, out of its range, or contradicts another."""


class PromptNotUnderstood(RetouchError):
    """No change was recognised in the prompt."""


class AnnotationMissing(RetouchError):
    """The prompt refers to a mark that was not given."""


class SubjectNotFound(RetouchError):
    """Nothing in the picture stands out."""


class NeedsGenerativeEngine(RetouchError):
    """No engine of the server can make what was asked for."""


class ContentModerationError(RetouchError):
    """The content is refused."""


class ThirdPartyError(RetouchError):
    """A provider behind the server failed."""


class PipelineError(RetouchError):
    """The server is at fault, or its answer cannot be read."""


class OutOfCredits(RetouchError):
    """The account has too few credits."""


class RateLimitExceeded(RetouchError):
    """Too many calls in a time."""


class ConcurrencyLimitExceeded(RetouchError):
    """Too many calls at once."""


class Overloaded(RetouchError):
    """The server has no room now."""


class Unauthorized(RetouchError):
    """The method needs a credential that the server accepts."""


class NotFound(RetouchError):
    """There is no such thing."""


class IdempotencyConflict(RetouchError):
    """The idempotency key was used with other inputs."""


class Unimplemented(RetouchError):
    """The server does not serve the method."""


class DeadlineExceeded(RetouchError, TimeoutError):
    """The time that the caller gave has passed."""


class Cancelled(RetouchError):
    """The call was given up."""


class Unavailable(RetouchError, ConnectionError):
    """The server cannot be reached, ends, or broke the connection."""


_BY_REASON: dict[str, type[RetouchError]] = {
    kind.__name__: kind
    for kind in (
        ImageLoadError, InputValidationError, PromptNotUnderstood, AnnotationMissing, SubjectNotFound,
        NeedsGenerativeEngine, ContentModerationError, ThirdPartyError, PipelineError, OutOfCredits, RateLimitExceeded,
        ConcurrencyLimitExceeded, Overloaded, Unauthorized, NotFound, IdempotencyConflict, DeadlineExceeded, Cancelled,
        Unavailable,
    )
}  # fmt: skip
_BY_CODE: dict[StatusCode, type[RetouchError]] = {
    StatusCode.CANCELLED: Cancelled,
    StatusCode.INVALID_ARGUMENT: InputValidationError,
    StatusCode.DEADLINE_EXCEEDED: DeadlineExceeded,
    StatusCode.NOT_FOUND: NotFound,
    StatusCode.INTERNAL: PipelineError,
    StatusCode.UNAVAILABLE: Unavailable,
    StatusCode.UNAUTHENTICATED: Unauthorized,
}


def failure(code: StatusCode, message: str, *, reason: str = "", **attributes: object) -> RetouchError:
    """The exception for a status, of the class that its reason names, else its code."""
    if code is StatusCode.UNIMPLEMENTED:
        kind: type[RetouchError] = Unimplemented
    else:
        kind = _BY_REASON.get(reason) or _BY_CODE.get(code) or RetouchError
    return kind(message, code=code, reason=reason, **attributes)  # type: ignore[arg-type]


def unavailable(message: str, processed: Processed, retry_after: float = 0.0) -> RetouchError:
    return failure(
        StatusCode.UNAVAILABLE, message, reason="Unavailable", retryable=True, retry_after=retry_after, processed=processed
    )


def deadline_passed(processed: Processed) -> RetouchError:
    return failure(
        StatusCode.DEADLINE_EXCEEDED, "the deadline passed", reason="DeadlineExceeded", retryable=True, processed=processed
    )


def cancelled(message: str, processed: Processed) -> RetouchError:
    return failure(StatusCode.CANCELLED, message, reason="Cancelled", processed=processed)


def too_large(message: str, processed: Processed) -> RetouchError:
    return failure(StatusCode.RESOURCE_EXHAUSTED, message, reason="InputValidationError", stage="input", processed=processed)


def invalid(message: str) -> RetouchError:
    """A mistake of the caller that is found before anything is sent."""
    return failure(
        StatusCode.INVALID_ARGUMENT, message, reason="InputValidationError", stage="input", processed=Processed.NOT_STARTED
    )


def again(error: RetouchError) -> RetouchError:
    """A failure once more, for another caller: an exception that is raised twice collects both tracebacks."""
    copy = type(error).__new__(type(error))
    copy.__dict__.update(error.__dict__)
    copy.args = error.args
    return copy
