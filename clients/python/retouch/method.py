"""What generated stubs are made of: methods, the callers that carry them out, and streams."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Iterable, Mapping, Protocol, TypeVar, Union

from retouch.rpc.v1.headers_pb2 import RequestHeader

if TYPE_CHECKING:
    from retouch.aio.stream import AsyncStream
    from retouch.blocking.stream import Stream
    from retouch.cancellation import Cancellation
else:
    # Annotations of stubs are never evaluated; the names must only be there to be imported.
    AsyncStream = Cancellation = Stream = Any

Request = TypeVar("Request")
Reply = TypeVar("Reply")


class _Default(enum.Enum):
    DEFAULT = "the client's default"


#: Stands for the client's own timeout.
DEFAULT = _Default.DEFAULT
#: Seconds until a call is given up; None: as long as it takes.
Timeout = Union[float, None, _Default]
#: What travels beside a request: lower-case ASCII keys, a key may come more than once.
Metadata = Union[Mapping[str, str], Iterable[tuple[str, str]]]


class Idempotency(enum.Enum):
    """When a call whose fate is unknown may be sent again."""

    UNKNOWN = enum.auto()
    #: When the request's key field is filled.
    BY_KEY = enum.auto()
    IDEMPOTENT = enum.auto()
    NO_SIDE_EFFECTS = enum.auto()


@dataclass(frozen=True, eq=False)
class Method(Generic[Request, Reply]):
    """One method of a service."""

    #: "retouch.v1.EditService/Edit"
    name: str
    request: type[Request]
    reply: type[Reply]
    streams: bool = False
    #: The oneof that is all of an item: an item with none of its members is of a kind that a newer server has.
    union: str = ""
    #: Replies may hold pictures.
    bulky: bool = False
    idempotency: Idempotency = Idempotency.UNKNOWN
    key_field: str = ""
    #: The encoded start of the method's REQUEST headers.
    header: bytes = field(init=False)

    def __post_init__(self) -> None:
        # A header's fields may be encoded one by one and set one behind the other: this one never changes.
        object.__setattr__(self, "header", RequestHeader(method=self.name).SerializeToString())

    def is_known(self, item: Any) -> bool:
        """Whether an item of the stream is of a kind that this client knows; others are skipped."""
        return not self.union or item.WhichOneof(self.union) is not None

    def may_repeat(self, request: Request) -> bool:
        """Whether the call may be sent again although the first one may have had effects."""
        if self.idempotency is Idempotency.BY_KEY:
            return bool(getattr(request, self.key_field))
        return self.idempotency is not Idempotency.UNKNOWN


class Caller(Protocol):
    """Carries out calls and blocks meanwhile."""

    def unary(
        self,
        method: Method[Request, Reply],
        request: Request,
        timeout: Timeout,
        metadata: Metadata,
        cancel: Cancellation | None = None,
    ) -> Reply: ...

    def stream(
        self,
        method: Method[Request, Reply],
        request: Request,
        timeout: Timeout,
        metadata: Metadata,
        cancel: Cancellation | None = None,
    ) -> Stream[Reply]: ...


class AsyncCaller(Protocol):
    """Carries out calls on an asyncio loop."""

    async def unary(self, method: Method[Request, Reply], request: Request, timeout: Timeout, metadata: Metadata) -> Reply: ...

    def stream(
        self, method: Method[Request, Reply], request: Request, timeout: Timeout, metadata: Metadata
    ) -> AsyncStream[Reply]: ...
