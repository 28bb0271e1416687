"""How a client is set up, the same for both kinds of callers."""

from __future__ import annotations

import math
import ssl
import time
from dataclasses import dataclass, field
from typing import Any

from google.protobuf.message import DecodeError, EncodeError, Message

from retouch.address import Address
from retouch.errors import Processed, RetouchError, StatusCode, deadline_passed, failure, invalid
from retouch.method import DEFAULT, Metadata, Method, Timeout
from retouch.retry import Retry
from retouch.rpc.v1.headers_pb2 import Hello
from retouch.tls import TLS
from retouch.v1 import SCHEMA_HASH
from retouch.wire import headers
from retouch.wire.call import Call
from retouch.wire.limits import Limits

VERSION = "1.0"
AGENT = f"retouch-python/{VERSION}"
#: Requests up to this size go over the connection for small calls.
SMALL_REQUEST = 16_384


@dataclass(frozen=True)
class Options:
    address: Address
    credential: str
    tls: TLS | None
    timeout: float | None
    retry: Retry
    limits: Limits
    agent: str
    #: 1: small calls and bulk share one.
    connections: int = 2
    schema_hash: int = SCHEMA_HASH
    context: ssl.SSLContext | None = field(init=False)
    hello: bytes = field(init=False)

    def __post_init__(self) -> None:
        if self.timeout is not None and not self.timeout > 0:
            raise invalid(f"a timeout of {self.timeout} s; it must be above 0, or None")
        if self.connections not in (1, 2):
            raise invalid(f"{self.connections} connections; write 1 or 2")
        hello = Hello(version=1, agent=self.agent, credential=self.credential, schema_hash=self.schema_hash)
        object.__setattr__(self, "context", self.tls.context() if self.tls is not None else None)
        object.__setattr__(self, "hello", hello.SerializeToString())

    @property
    def server_name(self) -> str:
        return (self.tls.server_name if self.tls is not None else None) or self.address.host


class Outgoing:
    """One call on its way out: its bytes, and until when it may take."""

    __slots__ = ("method", "request", "body", "deadline", "bulky", "entries", "_timeout", "_metadata")

    def __init__(self, options: Options, method: Method, request: Any, timeout: Timeout, metadata: Metadata) -> None:
        if type(request) is not method.request:
            raise TypeError(f"{method.name} takes a {method.request.__name__}, not a {type(request).__name__}")
        seconds = options.timeout if timeout is DEFAULT else timeout
        if seconds is None:
            self.deadline = math.inf
        else:
            # A time that is up before the call begins is answered like one that passes later.
            if not seconds > 0:
                raise deadline_passed(Processed.NOT_STARTED)
            self.deadline = time.monotonic() + seconds
        self.method = method
        self.request = request
        try:
            self.body: bytes = request.SerializeToString()
        except EncodeError as error:
            raise invalid(f"the request cannot be encoded: {error}") from None
        self.bulky = method.bulky or method.streams or len(self.body) > SMALL_REQUEST
        self._timeout = seconds
        self._metadata, self.entries = headers.metadata_fields(metadata) if metadata else (b"", 0)

    def header(self) -> bytes:
        """The REQUEST's header for the first attempt."""
        seconds = self._timeout
        if seconds is None:
            return self.method.header + self._metadata
        return self.method.header + headers.timeout_field(math.ceil(seconds * 1000)) + self._metadata

    def spend(self, now: float) -> None:
        """Time went by: later headers tell what is left of it."""
        if self._timeout is not None:
            self._timeout = max(0.001, self.deadline - now)


def decode(method: Method, body: bytes | bytearray) -> Any:
    """The reply.

    Raises PipelineError where the bytes are none.
    """
    try:
        return method.reply.FromString(body)
    except DecodeError as error:
        raise unreadable(method, error) from None


def note(interruption: BaseException, call: Call | None, attempts: int) -> None:
    """Tells on asyncio's CancelledError, as attributes, what a RetouchError would have told: how far the call had come."""
    processed = Processed.NOT_STARTED
    if call is not None and call.error is not None:
        processed = call.error.processed
    interruption.processed = processed  # type: ignore[attr-defined]
    interruption.attempts = attempts  # type: ignore[attr-defined]


def unreadable(method: Method, error: Exception) -> RetouchError:
    return failure(
        StatusCode.INTERNAL, f"{method.name} was answered with what is no {method.reply.__name__}: {error}",
        reason="PipelineError", stage="output", processed=Processed.DONE,
    )  # fmt: skip


@dataclass(frozen=True)
class Reply:
    """The answer of a unary call with what came beside it."""

    message: Message
    metadata: tuple[tuple[str, str], ...]
    #: How often the call was sent.
    attempts: int


@dataclass(frozen=True)
class Server:
    """What a server said in its HELLO."""

    agent: str
    build: str
    #: 0 = not told.
    schema_hash: int

    @property
    def has_same_schema(self) -> bool:
        """Whether the server was built from the schema of this client. When not, both still understand each other: Describe
        has the server's."""
        return self.schema_hash in (0, SCHEMA_HASH)
