"""The driver of clients/conformance: does what a case says with one of the two clients, and reports what that client says.

    driver.py [--asyncio]       the blocking client, or the one for asyncio

Glue only: nothing is corrected, repeated, checked or timed here on the client's behalf.
"""

from __future__ import annotations

import asyncio
import hashlib
import importlib
import re
import struct
import sys
import threading
import time
from typing import Any, Awaitable, Callable

from conformance_pb2 import Call, CallOutcome, Cancel, Case, Outcome, Session

from retouch.address import Address
from retouch.aio.channel import AsyncChannel
from retouch.blocking.channel import Channel
from retouch.cancellation import Cancellation
from retouch.errors import Processed, RetouchError
from retouch.method import Idempotency, Method
from retouch.options import AGENT, Options
from retouch.retry import NO_RETRY, Retry
from retouch.rpc.v1.headers_pb2 import ResponseHeader
from retouch.tls import TLS
from retouch.v1 import SCHEMA_HASH, AsyncServices, Services
from retouch.wire.limits import Limits

BLOCK = 65_521
SHOWN = 65_536


class Raw:
    """A message that is only bytes: calls by name."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def SerializeToString(self) -> bytes:
        return self.data

    @classmethod
    def FromString(cls, data: bytes | bytearray) -> Raw:
        return cls(bytes(data))


# ---- What a case says, for the client


def payload(given: Any) -> bytes:
    size = given.generated_bytes
    if not size:
        return given.data
    x, block = given.seed, bytearray()
    for _ in range(min(size, BLOCK)):
        x = (x * 1664525 + 1013904223) & 0xFFFFFFFF
        block.append(x >> 24)
    return (bytes(block) * (size // len(block) + 1))[:size]


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
        data = message.SerializeToString()
        self.outcome.items.add(size=len(data), sha256=hashlib.sha256(data).digest(), data=data if len(data) <= SHOWN else b"")

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


def stub(services: Any, method: str) -> tuple[Any, Any] | None:
    """The stub's method and the type of its request, where there is a stub."""
    service, _, name = method.rpartition("/")
    for found in vars(services).values():
        if type(found).__name__.removeprefix("Async") == service.rpartition(".")[2]:
            function = getattr(found, re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower(), None)
            if function is None:
                return None
            module = sys.modules[type(found).__module__]
            known = next(m for m in vars(module).values() if isinstance(m, Method) and m.name == method)
            return function, known.request
    return None


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


def recode(case: Case, outcome: Outcome) -> None:
    name = case.recode.type
    package, _, message = name.rpartition(".")
    if package == "retouch.v1":
        kind = getattr(importlib.import_module("retouch.v1"), message)
    else:
        modules = [importlib.import_module(f"{package}.{file}_pb2") for file in ("headers", "status")]
        kind = next(getattr(module, message) for module in modules if hasattr(module, message))
    outcome.recoded = kind.FromString(case.recode.data).SerializeToString()


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


# ---- The blocking client: a thread for each call


class BlockingSession:
    def __init__(self, session: Session, outcome: Outcome) -> None:
        self.session = session
        self.outcome = outcome
        self.channel = Channel(options(session))
        services = Services(self.channel)
        self.works = [Work(call, services) for call in session.calls]
        self.threads = [threading.Thread(target=self._guarded, args=(work,)) for work in self.works]
        self.handed = [threading.Event() for _ in self.works]
        self.done = [threading.Event() for _ in self.works]
        self.trouble: list[BaseException] = []

    def run(self) -> None:
        session = self.session
        try:
            if not session.connect.lazy:
                try:
                    self.channel.connect(None)
                    self.outcome.connect.SetInParent()
                except RetouchError as error:
                    self.outcome.connect.CopyFrom(status(error))
                    return report(self.channel, [], self.outcome)
            closing = None
            if session.close_after_ms:
                closing = threading.Timer(session.close_after_ms / 1000, self.channel.close)
                closing.start()
            starter = threading.Thread(target=self._begin)
            starter.start()
            for event in self.done:
                event.wait()
            starter.join()
            for thread in self.threads:
                thread.join()
            if closing is not None:
                closing.join()
            time.sleep(session.linger_ms / 1000)
            end = time.monotonic() + 1
            while True:
                # Where nobody waits nobody reads: the client looks at what came when it is used again, or asked to.
                if self.channel.latest is not None:
                    self.channel.latest.refresh(time.monotonic())
                if not self.channel.in_flight or time.monotonic() > end:
                    break
                time.sleep(0.01)
            self.outcome.calls_in_flight = self.channel.in_flight
            report(self.channel, self.works, self.outcome)
        finally:
            self.channel.close()
        if self.trouble:
            raise self.trouble[0]

    def _begin(self) -> None:
        for index, work in enumerate(self.works):
            call = work.call
            if call.after or call.delay_ms:
                # Those behind it do not wait.
                threading.Thread(target=self._begin_later, args=(index,)).start()
            else:
                self._start(index)

    def _begin_later(self, index: int) -> None:
        call = self.works[index].call
        for other in call.after:
            self.done[other].wait()
        time.sleep(call.delay_ms / 1000)
        self._start(index)

    def _start(self, index: int) -> None:
        before = self.channel.in_flight
        self.threads[index].start()
        # Calls are handed over in their order: the next one follows when this one has a number, or was refused.
        end = time.monotonic() + 0.05
        while not self.done[index].is_set() and self.channel.in_flight <= before and time.monotonic() < end:
            time.sleep(0.0005)

    def _guarded(self, work: Work) -> None:
        try:
            self._call(work)
        except BaseException as error:
            self.trouble.append(error)
        finally:
            work.ended = work.ended or time.monotonic()
            self.done[self.works.index(work)].set()

    def _call(self, work: Work) -> None:
        cancel = work.call.cancel
        token, timer = None, None
        if cancel.when in (Cancel.BEFORE, Cancel.AFTER_MS, Cancel.AFTER_END):
            token = Cancellation()
        if cancel.when == Cancel.BEFORE:
            token.cancel()
        if cancel.when == Cancel.AFTER_MS:
            timer = threading.Timer(cancel.value / 1000, token.cancel)
            timer.start()
        work.began = time.monotonic()
        try:
            if work.call.kind == Call.PING:
                if not self.channel.connect(None).probe(work.timeout or 20):
                    raise AssertionError("no PONG")
                work.succeeded((), 1)
            elif work.streams:
                self._stream(work, token)
            elif work.stub is not None:
                work.item(work.stub[0](work.request, timeout=work.timeout, metadata=work.metadata, cancel=token))
                work.succeeded((), 1)
            else:
                reply = self.channel.reply(work.method, work.request, work.timeout, work.metadata, token)
                work.item(reply.message)
                work.succeeded(reply.metadata, reply.attempts)
        except RetouchError as error:
            work.failed(error)
        work.ended = time.monotonic()
        if timer is not None:
            timer.cancel()
            timer.join()
        if cancel.when == Cancel.AFTER_END:
            token.cancel()

    def _stream(self, work: Work, token: Cancellation | None) -> None:
        if work.stub is not None:
            stream = work.stub[0](work.request, timeout=work.timeout, metadata=work.metadata, cancel=token)
        else:
            stream = self.channel.stream(work.method, work.request, work.timeout, work.metadata, token)
        time.sleep(work.call.reading.pause_ms / 1000)
        for item in stream:
            work.item(item)
            if work.seen_enough():
                break
            time.sleep(work.call.reading.pause_each_ms / 1000)
        else:
            return work.succeeded(stream.metadata, stream.attempts)
        if not work.call.cancel.let_go:
            stream.close()
        work.cancelled(Processed.MAYBE, stream.attempts)
        # Letting go of it cancels it.
        del stream


# ---- The client for asyncio: a task for each call


class AsyncSession:
    def __init__(self, session: Session, outcome: Outcome) -> None:
        self.session = session
        self.outcome = outcome
        self.channel = AsyncChannel(options(session))
        services = AsyncServices(self.channel)
        self.works = [Work(call, services) for call in session.calls]

    def run(self) -> None:
        asyncio.run(self._run())

    async def _run(self) -> None:
        session = self.session
        try:
            if not session.connect.lazy:
                try:
                    await self.channel.connect(None)
                    self.outcome.connect.SetInParent()
                except RetouchError as error:
                    self.outcome.connect.CopyFrom(status(error))
                    return report(self.channel, [], self.outcome)
            closing = None
            if session.close_after_ms:
                closing = asyncio.create_task(self._after(session.close_after_ms / 1000, self.channel.close))
            self.done = [asyncio.Event() for _ in self.works]
            tasks = []
            for work in self.works:
                tasks.append(asyncio.create_task(self._begin(work)))
                # Its turn comes now: calls are handed over in their order.
                await asyncio.sleep(0)
            await asyncio.gather(*tasks)
            if closing is not None:
                await closing
            await asyncio.sleep(session.linger_ms / 1000)
            end = time.monotonic() + 1
            while self.channel.in_flight and time.monotonic() < end:
                await asyncio.sleep(0.01)
            self.outcome.calls_in_flight = self.channel.in_flight
            report(self.channel, self.works, self.outcome)
        finally:
            await self.channel.close()

    @staticmethod
    async def _after(seconds: float, action: Callable[[], Awaitable[None]]) -> None:
        await asyncio.sleep(seconds)
        await action()

    async def _begin(self, work: Work) -> None:
        for other in work.call.after:
            await self.done[other].wait()
        if work.call.delay_ms:
            await asyncio.sleep(work.call.delay_ms / 1000)
        cancel = work.call.cancel
        work.began = time.monotonic()
        task = asyncio.create_task(self._call(work))
        if cancel.when == Cancel.BEFORE:
            task.cancel()
        if cancel.when == Cancel.AFTER_MS:
            asyncio.get_running_loop().call_later(cancel.value / 1000, task.cancel)
        await asyncio.wait([task])
        work.ended = time.monotonic()
        self.done[self.works.index(work)].set()
        if task.cancelled():
            # Cancelled before its first step.
            work.cancelled(Processed.NOT_STARTED, 0)
        else:
            task.result()
        if cancel.when == Cancel.AFTER_END:
            task.cancel()

    async def _call(self, work: Work) -> None:
        stream = None
        try:
            if work.call.kind == Call.PING:
                if not await (await self.channel.connect(None)).probe(work.timeout or 20):
                    raise AssertionError("no PONG")
                work.succeeded((), 1)
            elif work.streams:
                if work.stub is not None:
                    stream = work.stub[0](work.request, timeout=work.timeout, metadata=work.metadata)
                else:
                    stream = self.channel.stream(work.method, work.request, work.timeout, work.metadata)
                await self._stream(work, stream)
            elif work.stub is not None:
                work.item(await work.stub[0](work.request, timeout=work.timeout, metadata=work.metadata))
                work.succeeded((), 1)
            else:
                reply = await self.channel.reply(work.method, work.request, work.timeout, work.metadata)
                work.item(reply.message)
                work.succeeded(reply.metadata, reply.attempts)
        except RetouchError as error:
            work.failed(error)
        except asyncio.CancelledError as error:
            # The client tells how far the call had come.
            work.cancelled(getattr(error, "processed", Processed.NOT_STARTED), getattr(error, "attempts", 0))

    async def _stream(self, work: Work, stream: Any) -> None:
        if work.call.reading.pause_ms:
            # The call is under way meanwhile.
            await stream.start()
            await asyncio.sleep(work.call.reading.pause_ms / 1000)
        async for item in stream:
            work.item(item)
            if work.seen_enough():
                break
            if work.call.reading.pause_each_ms:
                await asyncio.sleep(work.call.reading.pause_each_ms / 1000)
        else:
            return work.succeeded(stream.metadata, stream.attempts)
        if not work.call.cancel.let_go:
            await stream.aclose()
        work.cancelled(Processed.MAYBE, stream.attempts)


def main() -> None:
    kind = AsyncSession if "--asyncio" in sys.argv[1:] else BlockingSession
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    while head := stdin.read(4):
        case = Case.FromString(stdin.read(struct.unpack(">I", head)[0]))
        outcome = Outcome(name=case.name)
        try:
            if case.HasField("recode"):
                recode(case, outcome)
            else:
                kind(case.session, outcome).run()
        except Exception as error:
            outcome = Outcome(name=case.name, trouble=f"{type(error).__name__}: {error}")
        data = outcome.SerializeToString()
        stdout.write(struct.pack(">I", len(data)) + data)
        stdout.flush()


if __name__ == "__main__":
    main()
