"""The items of one response stream for a caller that blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from retouch.errors import RetouchError
from retouch.options import Outgoing, decode
from retouch.retry import Attempts

if TYPE_CHECKING:
    from retouch.blocking.channel import Channel
    from retouch.blocking.connection import BlockingConnection
    from retouch.wire.connection import Call

Item = TypeVar("Item")


class Stream(Generic[Item]):
    """An iterator over the items; raises RetouchError where the call fails.

    Items are read as they are taken: one that nobody takes stays with the server, apart from a few megabytes. Leaving the stream before its
    end, by `close`, at the end of a `with`, or by letting go of it, cancels the call.
    """

    def __init__(self, channel: Channel, outgoing: Outgoing, attempts: Attempts) -> None:
        self._channel = channel
        self._outgoing = outgoing
        self._attempts = attempts
        self._has_begun = False
        self._ended = False
        #: What the server sent beside the end of the stream; empty before it.
        self.metadata: tuple[tuple[str, str], ...] = ()
        self._connection: BlockingConnection
        self._call: Call
        self._connection, self._call = channel.start(outgoing, attempts)

    def __iter__(self) -> Stream[Item]:
        return self

    def __next__(self) -> Item:
        while not self._ended:
            try:
                data = self._connection.next(self._call)
            except BaseException:
                self._ended = True
                raise
            if data is not None:
                self._has_begun = True
                try:
                    return decode(self._outgoing.method, data)
                except RetouchError:
                    self.close()
                    raise
            error = self._call.error
            if error is None:
                self._ended = True
                self.metadata = self._call.metadata
                self._channel.budget.succeeded()
            elif self._has_begun or not self._channel.pause(self._outgoing, self._attempts, error):
                # What was handed out cannot be taken back: a stream is repeated before its first item only.
                self._ended = True
                self.metadata = error.metadata
                raise error
            else:
                self._connection, self._call = self._channel.start(self._outgoing, self._attempts)
        raise StopIteration

    def close(self) -> None:
        """Cancels the call if it has not ended."""
        if not self._ended:
            self._ended = True
            self._connection.give_up(self._call)

    def __enter__(self) -> Stream[Item]:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def __del__(self) -> None:
        # Construction may have failed before there was a call.
        if not getattr(self, "_ended", True) and hasattr(self, "_call"):
            self._ended = True
            self._connection.drop(self._call)
