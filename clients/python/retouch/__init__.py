"""Retouch's client: edits of pictures over a small binary protocol.

``Client`` blocks, ``AsyncClient`` is for asyncio; both have one attribute for each service. Messages are in ``retouch.v1``.
"""

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
