"""The items of one response stream for a caller that blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from retouch.cancellation import Cancellation
from retouch.errors import RetouchError
from retouch.options import Outgoing, decode

if TYPE_CHECKING:
    from retouch.blocking.channel import Channel
    from retouch.blocking.connection import BlockingConnection
    from retouch.wire.call import Call

Item = TypeVar("Item")


class Stream(Generic[Item]):
    """An iterator over the items; raises RetouchError where the call fails.

    Items are read as they are taken: one that nobody takes stays with the server, apart from a few megabytes. Leaving the
    stream before its end, by `close`, at the end of a `with`, or by letting go of it, cancels the call.
    """

    def __init__(self, channel: Channel, outgoing: Outgoing, cancel: Cancellation | None) -> None:
        self._channel = channel
        self._outgoing = outgoing
        self._cancel = cancel
        self._attempts = channel.attempts(outgoing)
        self._has_begun = False
        self._ended = False
        #: What the server sent beside the end of the stream; empty before it.
        self.metadata: tuple[tuple[str, str], ...] = ()
        self._connection: BlockingConnection
        self._call: Call
        self._start()

    @property
    def attempts(self) -> int:
        """How often the call was sent."""
        return self._attempts.made

    def _start(self) -> None:
        self._connection, self._call = self._channel.start(self._outgoing, self._attempts, self._cancel)
        if self._cancel is not None:
            self._cancel.attach(self._connection, self._call)

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
                    item = decode(self._outgoing.method, data)
                except RetouchError:
                    self.close()
                    raise
                if self._outgoing.method.is_known(item):
                    return item
                continue
            if self._cancel is not None:
                self._cancel.detach(self._call)
            error = self._call.error
            if error is None:
                self._ended = True
                self.metadata = self._call.metadata
                self._channel.budget.succeeded()
            elif self._has_begun or not self._pause(error):
                # What was handed out cannot be taken back: a stream is repeated before its first item only.
                self._ended = True
                self.metadata = error.metadata
                error.attempts = self._attempts.made
                raise error
            else:
                self._restart()
        raise StopIteration

    def _pause(self, error: RetouchError) -> bool:
        try:
            return self._channel.pause(self._outgoing, self._attempts, error, self._cancel)
        except BaseException:
            self._ended = True
            raise

    def _restart(self) -> None:
        try:
            self._start()
        except BaseException:
            self._ended = True
            raise

    def close(self) -> None:
        """Cancels the call if it has not ended."""
        if not self._ended:
            self._ended = True
            if self._cancel is not None:
                self._cancel.detach(self._call)
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
