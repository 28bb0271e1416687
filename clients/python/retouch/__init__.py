"""Retouch's client: edits of pictures over a small binary protocol.

``Client`` blocks, ``AsyncClient`` is for asyncio; both have one attribute for each service. Messages are in ``retouch.v1``.
"""

from typing import TYPE_CHECKING, Any

from retouch.cancellation import Cancellation
from retouch.client import Client
from retouch.errors import (
    AnnotationMissing,
    Cancelled,
    ConcurrencyLimitExceeded,
    ContentModerationError,
    DeadlineExceeded,
    IdempotencyConflict,
    ImageLoadError,
    InputValidationError,
    NeedsGenerativeEngine,
    NotFound,
    OutOfCredits,
    Overloaded,
    PipelineError,
    Processed,
    PromptNotUnderstood,
    RateLimitExceeded,
    RetouchError,
    StatusCode,
    SubjectNotFound,
    ThirdPartyError,
    Unauthorized,
    Unavailable,
    Unimplemented,
)
from retouch.method import Idempotency, Method
from retouch.options import VERSION as __version__
from retouch.options import Reply, Server
from retouch.retry import NO_RETRY, Retry
from retouch.tls import TLS
from retouch.wire.limits import Limits

if TYPE_CHECKING:
    from retouch.aio.client import AsyncClient


def __getattr__(name: str) -> Any:
    # asyncio takes longer to import than all the rest: who blocks goes without.
    if name == "AsyncClient":
        from retouch.aio.client import AsyncClient

        return AsyncClient
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "AnnotationMissing",
    "AsyncClient",
    "Cancellation",
    "Cancelled",
    "Client",
    "ConcurrencyLimitExceeded",
    "ContentModerationError",
    "DeadlineExceeded",
    "Idempotency",
    "IdempotencyConflict",
    "ImageLoadError",
    "InputValidationError",
    "Limits",
    "Method",
    "NO_RETRY",
    "NeedsGenerativeEngine",
    "NotFound",
    "OutOfCredits",
    "Overloaded",
    "PipelineError",
    "Processed",
    "PromptNotUnderstood",
    "RateLimitExceeded",
    "Reply",
    "RetouchError",
    "Retry",
    "Server",
    "StatusCode",
    "SubjectNotFound",
    "TLS",
    "ThirdPartyError",
    "Unauthorized",
    "Unavailable",
    "Unimplemented",
    "__version__",
]
