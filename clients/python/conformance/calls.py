"""What a case says, for either of the two clients, and what is reported of it."""

from __future__ import annotations

from typing import Any

from conformance_pb2 import Call, CallOutcome, Cancel, Outcome, Session
from payload import item, payload
from stubs import stub

from retouch.address import Address
from retouch.errors import Processed, RetouchError
from retouch.method import Idempotency, Method
from retouch.options import AGENT, Options
from retouch.retry import NO_RETRY, Retry
from retouch.rpc.v1.headers_pb2 import ResponseHeader
from retouch.tls import TLS
from retouch.v1 import SCHEMA_HASH
from retouch.wire.limits import Limits


def options(session: Session) -> Options:
    connect = session.connect
    told, defaults = connect.limits, Limits()
    limits = Limits(
        message_bytes=told.message_bytes or defaults.message_bytes,
        hello=told.first_frame_ms / 1000 or defaults.hello,
        idle=told.idle_ms / 1000 or defaults.idle,
        write_stall=told.write_stall_ms / 1000 or defaults.write_stall,
        connect=connect.connect_timeout_ms / 1000 or defaults.connect,
    )
    tls = None
    if connect.HasField("tls"):
        files = connect.tls
        tls = TLS(files.ca_file or None, files.certificate_file or None, files.key_file or None, files.server_name or None)
    retry = NO_RETRY
    if connect.HasField("retry"):
        asked = connect.retry
        retry = Retry(
            attempts=asked.attempts or 1,
            first_delay=asked.backoff_ms / 1000 or Retry().first_delay,
            budget=asked.budget or Retry().budget,
        )
    return Options(
        Address(connect.host, connect.port), connect.credential, tls, None, retry, limits, connect.agent or AGENT,
        connections=1, schema_hash=connect.schema_hash or SCHEMA_HASH,
    )  # fmt: skip


class Raw:
    """A message that is only bytes: calls by name."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def SerializeToString(self) -> bytes:
        return self.data

    @classmethod
    def FromString(cls, data: bytes | bytearray) -> Raw:
        return cls(bytes(data))


class Work:
    """One call of a case, and what becomes of it."""

    def __init__(self, call: Call, services: Any) -> None:
        self.call = call
        self.outcome = CallOutcome()
        self.streams = call.kind == Call.STREAM
        self.metadata = [(entry.key, entry.value) for entry in call.metadata]
        self.timeout = call.timeout_ms / 1000 or None
        self.stub = stub(services, call.method) if call.stub else None
        self.outcome.stub = self.stub is not None
        self.body = payload(call.request)
        level = Idempotency.IDEMPOTENT if call.idempotent else Idempotency.UNKNOWN
        self.method = Method(call.method, Raw, Raw, streams=self.streams, idempotency=level)
        if self.stub is not None:
            self.request = self.stub[1].FromString(self.body)
        else:
            self.request = Raw(self.body)
        #: Handed to the client; ended.
        self.began = self.ended = 0.0

    def item(self, message: Any) -> None:
        self.outcome.items.append(item(message.SerializeToString()))

    def succeeded(self, metadata: Any, attempts: int) -> None:
        for key, value in metadata:
            self.outcome.status.metadata.add(key=key, value=value)
        self.outcome.status.SetInParent()
        self.outcome.attempts = attempts

    def failed(self, error: RetouchError) -> None:
        self.outcome.status.CopyFrom(status(error))
        self.outcome.attempts = error.attempts

    def cancelled(self, processed: Processed, attempts: int) -> None:
        """The caller's own doing, which it need not be told."""
        header = ResponseHeader(code=1, message="the caller gave the call up", processed=int(processed))
        header.details.reason = "Cancelled"
        self.outcome.status.CopyFrom(header)
        self.outcome.attempts = attempts

    def seen_enough(self) -> bool:
        cancel = self.call.cancel
        return cancel.when == Cancel.AFTER_ITEMS and len(self.outcome.items) >= cancel.value


def status(error: RetouchError) -> ResponseHeader:
    header = ResponseHeader(code=int(error.code), message=error.message, processed=int(error.processed))
    details = header.details
    details.reason, details.stage, details.retryable, details.charged = error.reason, error.stage, error.retryable, error.charged
    details.retry_after_ms = round(error.retry_after * 1000)
    if not details.ByteSize():
        header.ClearField("details")
    for key, value in error.metadata:
        header.metadata.add(key=key, value=value)
    return header


def report(channel: Any, works: list[Work], outcome: Outcome) -> None:
    outcome.connections = channel.connections
    if channel.latest is not None:
        core = channel.latest.core
        if core.server is not None:
            outcome.server.CopyFrom(core.server)
        if core.leaving is not None:
            outcome.go_away.CopyFrom(core.leaving)
    for work in works:
        if work.began:
            work.outcome.elapsed_us = round((work.ended - work.began) * 1e6)
        outcome.calls.append(work.outcome)
