"""The connections of an asyncio client, and calls on them: connecting again, repeating what may be repeated."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from retouch.aio.connection import AsyncConnection
from retouch.aio.stream import AsyncStream
from retouch.errors import Processed, RetouchError, again, deadline_passed, unavailable
from retouch.method import Metadata, Method, Timeout
from retouch.options import Options, Outgoing, Reply, decode, note
from retouch.retry import Attempts, Budget
from retouch.wire.call import NEVER, Call

_CLOSED = "the client is closed"


class _Slot:
    """The place of one connection, which is made when it is first needed."""

    def __init__(self) -> None:
        self.connection: AsyncConnection | None = None
        #: The task that connects, for all that wait for it.
        self.connecting: asyncio.Task[AsyncConnection] | None = None


class AsyncChannel:
    """Carries out calls over two connections: one for small calls, one for pictures and streams. For one loop."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.budget = Budget(options.retry)
        self._small = _Slot()
        self._bulk = _Slot() if options.connections > 1 else self._small
        #: For bulk while a stream that nobody reads keeps the ordinary connection from being read.
        self._spare = _Slot() if options.connections > 1 else self._small
        self._closed = False
        #: Connections that were replaced and still have calls in flight.
        self._retired: list[AsyncConnection] = []
        #: Connections that reached the server's HELLO, and the latest of them.
        self.connections = 0
        self.latest: AsyncConnection | None = None

    # ---- Calls

    async def unary(self, method: Method, request: Any, timeout: Timeout, metadata: Metadata) -> Any:
        return decode(method, (await self._unary(method, request, timeout, metadata))[0].body)

    async def reply(self, method: Method, request: Any, timeout: Timeout, metadata: Metadata) -> Reply:
        """As `unary`, with the metadata of the answer."""
        call, attempts = await self._unary(method, request, timeout, metadata)
        return Reply(decode(method, call.body), call.metadata, attempts)

    def stream(self, method: Method, request: Any, timeout: Timeout, metadata: Metadata) -> AsyncStream:
        return AsyncStream(self, Outgoing(self.options, method, request, timeout, metadata))

    async def _unary(self, method: Method, request: Any, timeout: Timeout, metadata: Metadata) -> tuple[Call, int]:
        """The call, ended well, and how often it was sent."""
        outgoing = Outgoing(self.options, method, request, timeout, metadata)
        attempts: Attempts | None = None
        while True:
            try:
                connection = await self._connection(outgoing)
                call = connection.open(outgoing.header(), outgoing.body, outgoing.deadline, outgoing.entries, False)
                try:
                    await connection.wait(call)
                except BaseException as interruption:
                    note(interruption, call, 1 if attempts is None else attempts.made)
                    raise
                error = call.error
                if error is None:
                    self.budget.succeeded()
                    return call, 1 if attempts is None else attempts.made
            except RetouchError as failed:
                error = failed
            if attempts is None:
                attempts = self.attempts(outgoing)
            if not await self.pause(outgoing, attempts, error):
                raise error

    async def start(self, outgoing: Outgoing, attempts: Attempts) -> tuple[AsyncConnection, Call]:
        """Opens a call with a stream.

        Raises RetouchError when that failed for good.
        """
        while True:
            try:
                connection = await self._connection(outgoing)
                return connection, connection.open(outgoing.header(), outgoing.body, outgoing.deadline, outgoing.entries)
            except RetouchError as error:
                if not await self.pause(outgoing, attempts, error):
                    raise

    async def pause(self, outgoing: Outgoing, attempts: Attempts, error: RetouchError) -> bool:
        """Waits before the call is sent again; False when it is not."""
        delay = None if self._closed else attempts.pause(error, time.monotonic(), outgoing.deadline)
        if delay is None:
            error.attempts = attempts.made
            return False
        try:
            await asyncio.sleep(delay)
        except BaseException as interruption:
            # The attempt that was waited for was never made.
            note(interruption, None, attempts.made - 1)
            raise
        outgoing.spend(time.monotonic())
        return True

    def attempts(self, outgoing: Outgoing) -> Attempts:
        return Attempts(self.options.retry, self.budget, outgoing.method.may_repeat(outgoing.request))

    # ---- Connections

    async def connect(self, timeout: float | None) -> AsyncConnection:
        """The connection for small calls."""
        return await self._ready(self._small, time.monotonic() + timeout if timeout is not None else NEVER)

    async def close(self) -> None:
        self._closed = True
        slots = (self._small, self._bulk, self._spare)
        open_ones = [slot.connection for slot in slots if slot.connection is not None]
        for slot in slots:
            if slot.connecting is not None:
                slot.connecting.cancel()
                await asyncio.wait([slot.connecting])
        for connection in [*open_ones, *self._retired]:
            await connection.close(_CLOSED)

    async def _connection(self, outgoing: Outgoing) -> AsyncConnection:
        slot = self._bulk if outgoing.bulky else self._small
        connection = slot.connection
        if connection is not None and connection.core.usable:
            if slot is self._bulk and not connection.core.wants_read:
                return await self._ready(self._spare, outgoing.deadline)
            return connection
        return await self._ready(slot, outgoing.deadline)

    async def _ready(self, slot: _Slot, deadline: float) -> AsyncConnection:
        """The slot's connection or a new one, which all that need it wait for together.

        Raises RetouchError: never started.
        """
        if self._closed:
            raise unavailable(_CLOSED, Processed.NOT_STARTED)
        if slot.connection is not None and slot.connection.core.usable:
            return slot.connection
        if slot.connecting is None:
            slot.connecting = asyncio.create_task(self._connect(slot))
            slot.connecting.add_done_callback(lambda task: self._connected(slot, task))
        task = slot.connecting
        await asyncio.wait([task], timeout=None if deadline == NEVER else max(0.0, deadline - time.monotonic()))
        if not task.done():
            raise deadline_passed(Processed.NOT_STARTED)
        if task.cancelled():
            raise unavailable(_CLOSED, Processed.NOT_STARTED)
        error = task.exception()
        if isinstance(error, RetouchError):
            raise again(error)
        return task.result()

    def _connected(self, slot: _Slot, task: asyncio.Task[AsyncConnection]) -> None:
        slot.connecting = None
        # Looked at here, so that an error is not reported as lost where nobody waits any more.
        if not task.cancelled() and task.exception() is None:
            slot.connection = self.latest = task.result()
            self.connections += 1

    async def _connect(self, slot: _Slot) -> AsyncConnection:
        if slot.connection is not None:
            # Calls that a leaving server has accepted go on where they are; the last of them closes the connection.
            self._retired = [kept for kept in [*self._retired, slot.connection] if not kept.retire()]
            slot.connection = None
        options = self.options
        return await AsyncConnection.connect(
            options.address, options.context, options.server_name, options.hello, options.limits, NEVER
        )

    @property
    def in_flight(self) -> int:
        """Calls that the servers have not answered."""
        slots = {self._small, self._bulk, self._spare}
        return sum(slot.connection.core.in_flight for slot in slots if slot.connection is not None)
