"""Who sends on a blocking connection: one thread at a time, for all that have something to say."""

from __future__ import annotations

import threading
import time
from typing import Callable

from retouch.blocking.dial import Transport
from retouch.blocking.waiters import Waiters
from retouch.wire.connection import Connection
from retouch.wire.frames import Bytes

#: Bytes that one turn sends.
_TURN_BYTES = 262_144
#: Turns in a row by a thread that sends for others too, before it looks whether its answer came.
_TURNS = 4
_monotonic = time.monotonic


class Sender:
    """Moves what the state machine queues to the socket. The lock is the connection's."""

    def __init__(
        self,
        transport: Transport,
        core: Connection,
        lock: threading.Lock,
        waiters: Waiters,
        lost: Callable[[OSError], None],
        ended: Callable[[], None],
    ) -> None:
        """Both functions are called under the lock: when the socket is broken, and when a thread stops sending."""
        self._transport = transport
        self._core = core
        self._lock = lock
        self._waiters = waiters
        self._lost = lost
        self._ended = ended
        #: Whether a thread sends outside of the lock; it takes along what others add meanwhile.
        self.is_busy = False

    @property
    def must_send(self) -> bool:
        """Whether something waits that no thread is sending or is about to send.

        Also read without the lock, where it is looked at again.
        """
        return not self.is_busy and (self._core.outbound.waiting and not self._waiters.stir or self._transport.pending)

    def begin(self, at_once: bool = False) -> list[Bytes] | None:
        """Under the lock: what to hand to `send`; None when nothing waits, or when a thread that sends takes it along.

        `at_once` does not leave it to callers that are yet to run.
        """
        if self._core.closed is not None or not (self.must_send or at_once and self._waits and not self.is_busy):
            return None
        self.is_busy = True
        # What is left from the last time goes first, and alone.
        return [] if self._transport.pending else self._core.outbound.take(_TURN_BYTES)

    def send(self, buffers: list[Bytes]) -> None:
        """Sends outside of the lock, after `begin`, until nothing waits or the socket takes no more.

        While it waits for Python's lock or the system, other threads add their calls, which leave with its next turn: a send
        for each of them, under the lock, has all of them wait for each other.
        """
        more: list[Bytes] | None = buffers
        turns = 0
        try:
            while more is not None:
                error: OSError | None = None
                gone = False
                try:
                    gone = self._transport.send(more)
                except OSError as caught:
                    error = caught
                turns += 1
                with self._lock:
                    self._note(gone, error)
                    more = self._core.outbound.take(_TURN_BYTES) if gone and turns < _TURNS and self._waits else None
                    if more is None:
                        self.is_busy = False
                        self._ended()
        finally:
            if self.is_busy:
                # Interrupted.
                with self._lock:
                    self.is_busy = False
                    self._ended()

    def pump(self) -> None:
        """Under the lock: sends what waits, as far as the socket takes it, for one turn."""
        if self._core.closed is not None or not self.must_send:
            return
        try:
            gone = self._transport.send([] if self._transport.pending else self._core.outbound.take(_TURN_BYTES))
        except OSError as error:
            return self._note(False, error)
        self._note(gone, None)

    @property
    def _waits(self) -> bool:
        return self._core.closed is None and self._core.outbound.waiting

    def _note(self, gone: bool, error: OSError | None) -> None:
        """Under the lock: what became of a turn."""
        if error is not None:
            self._lost(error)
        elif not gone or self._core.stalled_since is not None:
            self._core.watch_writes(_monotonic(), self._transport.taken, not gone)
