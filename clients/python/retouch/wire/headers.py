"""Headers of frames between protobuf and the client's values."""

from __future__ import annotations

import functools
from typing import Any, Mapping

from google.protobuf.message import DecodeError

from retouch.errors import Processed, RetouchError, StatusCode, failure, invalid
from retouch.method import Metadata
from retouch.rpc.v1.headers_pb2 import Cancel, CancelReason, GoAway, Hello, MessageHeader, RequestHeader, ResponseHeader
from retouch.wire.frames import Bytes, ProtocolError

#: Reasons of CANCEL, and their headers.
ABANDONED, DEADLINE, ANSWERED = 1, 2, 3
CANCELS = {number: Cancel(reason=CancelReason.Name(number)).SerializeToString() for number in (ABANDONED, DEADLINE, ANSWERED)}
LONGEST = 0xFFFF_FFFF


@functools.lru_cache(maxsize=1024)
def timeout_field(milliseconds: int) -> bytes:
    """timeout_ms, encoded; at least 1, so that a time limit never becomes none."""
    return RequestHeader(timeout_ms=min(max(1, milliseconds), LONGEST)).SerializeToString()


def metadata_fields(metadata: Metadata) -> tuple[bytes, int]:
    """The entries, encoded, and how many there are.

    Raises InputValidationError where a key is not lower-case ASCII.
    """
    entries = list(metadata.items() if isinstance(metadata, Mapping) else metadata)
    header = RequestHeader()
    for key, value in entries:
        if not key or not key.isascii() or key != key.lower():
            raise invalid(f"{key!r} cannot be a metadata key: keys are lower-case ASCII")
        header.metadata.add(key=key, value=value)
    return header.SerializeToString(), len(entries)


def _decode(kind: Any, data: Bytes) -> Any:
    try:
        return kind.FromString(bytes(data))
    except DecodeError as error:
        raise ProtocolError(f"a header cannot be read: {kind.__name__}: {error}") from None


def decode_hello(data: Bytes) -> Hello:
    hello = _decode(Hello, data)
    if hello.version == 0:
        raise ProtocolError("HELLO names version 0; the first one is 1")
    return hello


def decode_go_away(data: Bytes) -> GoAway:
    return _decode(GoAway, data)


def decode_sequence(data: Bytes) -> int:
    return _decode(MessageHeader, data).sequence if data else 0


def decode_response(data: Bytes) -> tuple[RetouchError | None, tuple[tuple[str, str], ...]]:
    """The failure, None for success, and the metadata."""
    header = _decode(ResponseHeader, data)
    metadata = tuple((entry.key, entry.value) for entry in header.metadata)
    if header.code == 0:
        return None, metadata
    details = header.details
    return failure(
        StatusCode.of(header.code), header.message, reason=details.reason, stage=details.stage, retryable=details.retryable,
        retry_after=details.retry_after_ms / 1000, processed=Processed.of(header.processed), charged=details.charged,
        metadata=metadata,
    ), metadata  # fmt: skip
