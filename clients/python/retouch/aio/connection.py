"""One connection on an asyncio loop: the same state machine, with the loop's transport and one timer."""

from __future__ import annotations

import asyncio
import ssl
from typing import Any

from retouch import sockets
from retouch.address import Address
from retouch.errors import Processed, deadline_passed, unavailable
from retouch.tls import trouble
from retouch.wire.call import NEVER, Call
from retouch.wire.connection import Connection
from retouch.wire.limits import Limits

_BUFFER_BYTES = 262_144
#: Bytes that may wait in front of the socket: enough to keep it busy, little enough that a small frame does not wait long.
_HIGH_WATER = 262_144
_LOW_WATER = 65_536


class AsyncConnection(asyncio.BufferedProtocol):
    """A connected state machine. Used on its loop only."""

    def __init__(self, limits: Limits, hello: bytes, loop: asyncio.AbstractEventLoop) -> None:
        self.core = Connection(limits, hello, loop.time())
        self._loop = loop
        self._limits = limits
        self._view = memoryview(bytearray(_BUFFER_BYTES))
        self._transport: Any = None
        self._timer: asyncio.TimerHandle | None = None
        self._timer_at = NEVER
        self._is_full = False
        self._is_reading = True
        self._flush_is_due = False
        self._written = 0
        #: Completed when the server's HELLO is there, or is not coming.
        self._greeted: asyncio.Future[None] = loop.create_future()
        self._gone: asyncio.Future[None] = loop.create_future()
        self._pongs: list[tuple[int, asyncio.Future[None]]] = []

    @classmethod
    async def connect(
        cls, address: Address, context: ssl.SSLContext | None, server_name: str, hello: bytes, limits: Limits, deadline: float
    ) -> AsyncConnection:
        """Connects, shakes hands, and returns when the server's HELLO is there.

        Raises RetouchError: Unavailable or DeadlineExceeded, never started.
        """
        loop = asyncio.get_running_loop()
        tls: dict[str, Any] = {}
        if context is not None:
            tls = {"ssl": context, "server_hostname": server_name, "ssl_handshake_timeout": limits.connect}
        end = min(deadline, loop.time() + limits.connect)
        try:
            async with asyncio.timeout_at(end):
                _, protocol = await loop.create_connection(lambda: cls(limits, hello, loop), address.host, address.port, **tls)
        except OSError as error:
            if isinstance(error, TimeoutError) and loop.time() >= deadline:
                raise deadline_passed(Processed.NOT_STARTED) from None
            raise unavailable(f"cannot connect to {address}: {_trouble(error)}", Processed.NOT_STARTED) from None
        try:
            await protocol._await_hello(address, deadline)
        except BaseException:
            await protocol.close("the connection was not used")
            raise
        return protocol

    async def _await_hello(self, address: Address, deadline: float) -> None:
        try:
            async with asyncio.timeout_at(None if deadline == NEVER else deadline):
                await self._greeted
        except TimeoutError:
            raise deadline_passed(Processed.NOT_STARTED) from None
        core = self.core
        if core.leaving is not None and core.server is None:
            text = f"{address} refused the connection: {core.leaving.message}"
            raise unavailable(text, Processed.NOT_STARTED, core.leaving.retry_after_ms / 1000)
        if core.closed is not None:
            raise unavailable(f"cannot connect to {address}: {core.closed.message}", Processed.NOT_STARTED)

    # ---- Calls

    def open(self, header: bytes, body: bytes, deadline: float, entries: int = 0, streams: bool = True) -> Call:
        """Opens a call.

        Raises RetouchError when that cannot be; it was not started then.
        """
        call = self.core.open(header, body, deadline, streams, entries)
        # Calls that are opened in one turn of the loop leave with one write.
        if not self._flush_is_due:
            self._flush_is_due = True
            self._loop.call_soon(self._flush_now)
        if deadline < self._timer_at:
            self._arm()
        return call

    async def wait(self, call: Call) -> None:
        """Returns when something came for the call; cancelled, it gives the call up."""
        if call.waits:
            raise RuntimeError("a stream has one reader at a time")
        call.waiter = self._loop.create_future()
        call.waits = True
        try:
            await call.waiter
        except BaseException:
            self.give_up(call)
            raise
        finally:
            call.waits = False
            call.waiter = None

    async def next(self, call: Call) -> bytes | bytearray | None:
        """The next item of a stream; None when it has ended, whether well or with `call.error`."""
        if not call.ready:
            await self.wait(call)
        if not call.items:
            return None
        item = self.core.take_item(call)
        if not self._is_reading:
            self._update_reading()
        return item

    def give_up(self, call: Call) -> None:
        """Cancels a call that has not ended, and forgets what came of it."""
        self.core.give_up(call)
        self._act()

    def drop(self, call: Call) -> None:
        """As `give_up`, from a finalizer: it may run in another thread, or after the loop's end."""
        try:
            self._loop.call_soon_threadsafe(self.give_up, call)
        except RuntimeError:
            pass

    async def probe(self, patience: float) -> bool:
        """Whether the server answers a PING within so many seconds."""
        pong = self._loop.create_future()
        self._pongs.append((self.core.ping(), pong))
        self._act()
        try:
            async with asyncio.timeout(patience):
                await pong
        except TimeoutError:
            return False
        return self.core.closed is None

    def retire(self) -> bool:
        """Another connection has taken its place: closes it when no caller waits for it any more. Whether it is closed."""
        if not self.core.has_callers:
            self.abandon("the connection was replaced")
        return self.core.closed is not None

    async def close(self, text: str) -> None:
        """Ends the connection; calls in flight fail with the text. Returns when the socket is closed."""
        self.abandon(text)
        if self._transport is not None:
            await asyncio.wait([self._gone], timeout=1.0)
            if not self._gone.done():
                # The peer does not answer the end of TLS.
                self._transport.abort()
                await self._gone

    def abandon(self, text: str) -> None:
        """As `close`, without waiting."""
        self.core.lost(text)
        self._act()

    # ---- The transport's side

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._transport.set_write_buffer_limits(high=_HIGH_WATER, low=_LOW_WATER)
        sock = transport.get_extra_info("socket")
        if sock is not None:
            sockets.tune(sock, self._limits)
        self._act()

    def get_buffer(self, sizehint: int) -> memoryview:
        return self._view

    def buffer_updated(self, nbytes: int) -> None:
        self.core.receive(self._view[:nbytes], self._loop.time())
        self._act()

    def eof_received(self) -> bool:
        self.core.lost("the server closed the connection")
        self._act()
        return False

    def connection_lost(self, error: Exception | None) -> None:
        self.core.lost(f"the connection was lost: {_trouble(error)}" if error else "the server closed the connection")
        self._act()
        self._transport = None
        if not self._gone.done():
            self._gone.set_result(None)

    def pause_writing(self) -> None:
        self._is_full = True

    def resume_writing(self) -> None:
        self._is_full = False
        self._act()

    # ---- Actions

    def _flush_now(self) -> None:
        self._flush_is_due = False
        self._act()

    def _act(self) -> None:
        """Writes what waits, wakes whom something came for, and arms the timer: the end of every event."""
        core = self.core
        self._write()
        for call in core.take_changed():
            waiter = call.waiter
            if waiter is not None and not waiter.done():
                waiter.set_result(None)
        if not self._greeted.done() and (core.server is not None or core.leaving is not None or core.closed is not None):
            self._greeted.set_result(None)
        if self._pongs:
            self._answer_pings()
        if core.closed is None and core.leaving is not None and not core.in_flight and core.server is not None:
            return self.abandon("the server ended the connection")
        if core.closed is not None:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
            if self._transport is not None:
                self._transport.close()
            return
        if self._is_reading != core.wants_read:
            self._update_reading()
        if core.wake_at < self._timer_at:
            self._arm()

    def _write(self) -> None:
        core = self.core
        transport = self._transport
        if transport is None:
            return
        while core.outbound.waiting and not self._is_full and core.closed is None:
            buffers = core.outbound.take(_HIGH_WATER)
            self._written += sum(len(data) for data in buffers)
            if len(buffers) == 1:
                transport.write(buffers[0])
            else:
                transport.writelines(buffers)
        if self._is_full or core.stalled_since is not None:
            waits = transport.get_write_buffer_size()
            core.watch_writes(self._loop.time(), self._written - waits, waits > 0)

    def _update_reading(self) -> None:
        wanted = self.core.wants_read
        if self._transport is None or wanted == self._is_reading or self.core.closed is not None:
            return
        self._is_reading = wanted
        if wanted:
            self._transport.resume_reading()
        else:
            self._transport.pause_reading()

    def _answer_pings(self) -> None:
        core = self.core
        while self._pongs and (core.pongs >= self._pongs[0][0] or core.closed is not None):
            _, pong = self._pongs.pop(0)
            if not pong.done():
                pong.set_result(None)

    def _arm(self) -> None:
        """Keeps one timer, at or before the machine's next moment. One that fires early only looks."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._timer_at = self.core.wake_at
        if self._timer_at != NEVER and self.core.closed is None:
            self._timer = self._loop.call_at(self._timer_at, self._wake)

    def _wake(self) -> None:
        self._timer = None
        self._timer_at = NEVER
        now = self._loop.time()
        if now >= self.core.wake_at:
            # What the socket took since the last look counts.
            self._write()
            self.core.wake(now, reads=self._is_reading)
        self._act()
        if self._timer is None:
            self._arm()


def _trouble(error: Exception | None) -> str:
    # create_connection says of a name with several addresses: "Multiple exceptions: ...".
    if isinstance(error, OSError) and error.errno is None and not isinstance(error, (ssl.SSLError, TimeoutError)):
        text = str(error)
        if text.startswith("Multiple exceptions"):
            return "connection refused" if "refused" in text.lower() else "no address of the name answers"
    return trouble(error) if error is not None else ""
