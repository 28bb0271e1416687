"""The items of one response stream for asyncio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from retouch.errors import RetouchError
from retouch.options import Outgoing, decode, note

if TYPE_CHECKING:
    from retouch.aio.channel import AsyncChannel
    from retouch.aio.connection import AsyncConnection
    from retouch.wire.call import Call

Item = TypeVar("Item")


class AsyncStream(Generic[Item]):
    """An asynchronous iterator over the items; raises RetouchError where the call fails.

    The call begins with `start`, or with the first item that is asked for. Items are read as they are taken: what nobody
    takes stays with the server, apart from a few megabytes. Leaving the stream before its end, by `aclose`, at the end of
    an `async with`, by letting go of it, or by cancelling the task, cancels the call.
    """

    def __init__(self, channel: AsyncChannel, outgoing: Outgoing) -> None:
        self._channel = channel
        self._outgoing = outgoing
        self._attempts = channel.attempts(outgoing)
        self._connection: AsyncConnection | None = None
        self._call: Call | None = None
        self._has_begun = False
        self._ended = False
        #: What the server sent beside the end of the stream; empty before it.
        self.metadata: tuple[tuple[str, str], ...] = ()

    @property
    def attempts(self) -> int:
        """How often the call was sent."""
        return self._attempts.made

    def __aiter__(self) -> AsyncStream[Item]:
        return self

    async def start(self) -> None:
        """Sends the request now, not when the first item is asked for."""
        if self._call is None and not self._ended:
            try:
                self._connection, self._call = await self._channel.start(self._outgoing, self._attempts)
            except BaseException:
                self._ended = True
                raise

    async def __anext__(self) -> Item:
        while not self._ended:
            await self.start()
            assert self._connection is not None and self._call is not None
            try:
                data = await self._connection.next(self._call)
            except BaseException as interruption:
                self._ended = True
                note(interruption, self._call, self._attempts.made)
                raise
            if data is not None:
                self._has_begun = True
                try:
                    item = decode(self._outgoing.method, data)
                except RetouchError:
                    await self.aclose()
                    raise
                if self._outgoing.method.is_known(item):
                    return item
                continue
            error = self._call.error
            if error is None:
                self._ended = True
                self.metadata = self._call.metadata
                self._channel.budget.succeeded()
            elif self._has_begun or not await self._channel.pause(self._outgoing, self._attempts, error):
                # What was handed out cannot be taken back: a stream is repeated before its first item only.
                self._ended = True
                self.metadata = error.metadata
                error.attempts = self._attempts.made
                raise error
            else:
                self._call = None
        raise StopAsyncIteration

    async def aclose(self) -> None:
        """Cancels the call if it has not ended."""
        if not self._ended:
            self._ended = True
            if self._call is not None and self._connection is not None:
                self._connection.give_up(self._call)

    async def __aenter__(self) -> AsyncStream[Item]:
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self.aclose()

    def __del__(self) -> None:
        if not getattr(self, "_ended", True) and self._call is not None and self._connection is not None:
            self._connection.drop(self._call)
