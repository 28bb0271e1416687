"""One client's life, with the client for asyncio: a task for each call."""

from __future__ import annotations

import asyncio
import time
from typing import Any, Awaitable, Callable

from calls import Work, options, report, status
from conformance_pb2 import Call, Cancel, Outcome, Session

from retouch.aio.channel import AsyncChannel
from retouch.errors import Processed, RetouchError
from retouch.v1 import AsyncServices


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
