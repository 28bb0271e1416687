"""The connections of a blocking client, and calls on them: connecting again, repeating what may be repeated."""

from __future__ import annotations

import math
import threading
import time
from typing import Any

from retouch.blocking.connection import BlockingConnection
from retouch.blocking.stream import Stream
from retouch.cancellation import Cancellation
from retouch.errors import Processed, RetouchError, again, deadline_passed, unavailable
from retouch.method import Metadata, Method, Timeout
from retouch.options import Options, Outgoing, Reply, decode
from retouch.retry import Attempts, Budget
from retouch.wire.call import Call

#: Seconds of silence after which a connection is asked what the server said meanwhile.
_QUIET = 0.01
#: Seconds that a server has to answer the PING before a connection is used again after a long silence.
_PROBE = 5.0
#: How often a waiting thread looks whether its call was given up.
_LOOK = 0.05
#: How often a call looks for a connection, where each that it finds is leaving by then.
_TRIES = 3
_CLOSED = "the client is closed"
_NO_CALLS = "the server takes no more calls on the connections that it accepts"
_monotonic = time.monotonic


class _Slot:
    """The place of one connection, which is made when it is first needed."""

    def __init__(self) -> None:
        self.connection: BlockingConnection | None = None
        #: Held by the thread that connects.
        self.lock = threading.Lock()
        self.failures = 0
        self.last_failure: RetouchError | None = None


class Channel:
    """Carries out calls over two connections: one for small calls, one for pictures and streams. Safe from any thread."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.budget = Budget(options.retry)
        self._small = _Slot()
        self._bulk = _Slot() if options.connections > 1 else self._small
        #: For bulk while a stream that nobody reads keeps the ordinary connection from being read.
        self._spare = _Slot() if options.connections > 1 else self._small
        self._closing = threading.Event()
        #: Connections that were replaced and whose last calls are not answered yet.
        self._retired: list[BlockingConnection] = []
        #: Connections that reached the server's HELLO, and the latest of them.
        self.connections = 0
        self.latest: BlockingConnection | None = None

    # ---- Calls

    def unary(
        self, method: Method, request: Any, timeout: Timeout, metadata: Metadata, cancel: Cancellation | None = None
    ) -> Any:
        outgoing = Outgoing(self.options, method, request, timeout, metadata)
        return decode(method, self._unary(outgoing, cancel)[0].body)

    def reply(
        self, method: Method, request: Any, timeout: Timeout, metadata: Metadata, cancel: Cancellation | None = None
    ) -> Reply:
        """As `unary`, with what came beside the answer."""
        outgoing = Outgoing(self.options, method, request, timeout, metadata)
        call, attempts = self._unary(outgoing, cancel)
        return Reply(decode(method, call.body), call.metadata, attempts)

    def stream(
        self, method: Method, request: Any, timeout: Timeout, metadata: Metadata, cancel: Cancellation | None = None
    ) -> Stream:
        return Stream(self, Outgoing(self.options, method, request, timeout, metadata), cancel)

    def _unary(self, outgoing: Outgoing, cancel: Cancellation | None) -> tuple[Call, int]:
        """The call, ended well, and how often it was sent."""
        attempts: Attempts | None = None
        while True:
            try:
                if cancel is not None:
                    cancel.check()
                call = None
                for _ in range(_TRIES):
                    connection = self._connection(outgoing, cancel)
                    call = connection.call(outgoing.header(), outgoing.body, outgoing.deadline, outgoing.entries, cancel)
                    if call is not None:
                        break
                if call is None:
                    raise unavailable(_NO_CALLS, Processed.NOT_STARTED)
                error = call.error
                if error is None:
                    self.budget.succeeded()
                    return call, 1 if attempts is None else attempts.made
            except RetouchError as failed:
                error = failed
            if attempts is None:
                attempts = self.attempts(outgoing)
            if not self.pause(outgoing, attempts, error, cancel):
                raise error

    def start(self, outgoing: Outgoing, attempts: Attempts, cancel: Cancellation | None) -> tuple[BlockingConnection, Call]:
        """Opens a call with a stream.

        Raises RetouchError when that failed for good.
        """
        while True:
            try:
                if cancel is not None:
                    cancel.check()
                for _ in range(_TRIES):
                    connection = self._connection(outgoing, cancel)
                    call = connection.open(outgoing.header(), outgoing.body, outgoing.deadline, outgoing.entries)
                    if call is not None:
                        return connection, call
                raise unavailable(_NO_CALLS, Processed.NOT_STARTED)
            except RetouchError as error:
                if not self.pause(outgoing, attempts, error, cancel):
                    raise

    def pause(self, outgoing: Outgoing, attempts: Attempts, error: RetouchError, cancel: Cancellation | None) -> bool:
        """Waits before the call is sent again; False when it is not.

        Raises Cancelled.
        """
        delay = None if self._closing.is_set() else attempts.pause(error, _monotonic(), outgoing.deadline)
        if delay is None:
            error.attempts = attempts.made
            return False
        try:
            self._sleep(delay, cancel)
        except RetouchError as interruption:
            # The attempt that was waited for was never made.
            interruption.attempts = attempts.made - 1
            raise
        outgoing.spend(_monotonic())
        return True

    def attempts(self, outgoing: Outgoing) -> Attempts:
        return Attempts(self.options.retry, self.budget, outgoing.method.may_repeat(outgoing.request))

    def _sleep(self, seconds: float, cancel: Cancellation | None) -> None:
        end = _monotonic() + seconds
        while True:
            if cancel is not None:
                cancel.check()
            left = end - _monotonic()
            if left <= 0:
                return
            if self._closing.wait(left if cancel is None else min(left, _LOOK)):
                raise unavailable(_CLOSED, Processed.NOT_STARTED)

    # ---- Connections

    def connect(self, timeout: float | None) -> BlockingConnection:
        """The connection for small calls."""
        deadline = _monotonic() + timeout if timeout is not None else math.inf
        return self._ready(self._small, deadline, None)

    def close(self) -> None:
        self._closing.set()
        for slot in (self._small, self._bulk, self._spare):
            # A thread that is connecting looks at `_closing` when it is done.
            connection = slot.connection
            if connection is not None:
                connection.close(_CLOSED)
        for connection in self._retired:
            connection.close(_CLOSED)

    @property
    def in_flight(self) -> int:
        """Calls that the servers have not answered."""
        slots = {self._small, self._bulk, self._spare}
        return sum(slot.connection.core.in_flight for slot in slots if slot.connection is not None)

    def forget(self) -> None:
        """In the child after a fork: the sockets belong to the parent, whose threads are not here to let go of their locks."""
        for connection in [slot.connection for slot in {self._small, self._bulk, self._spare}] + self._retired:
            if connection is not None:
                connection.forget()
        self.__init__(self.options)  # type: ignore[misc]

    def _connection(self, outgoing: Outgoing, cancel: Cancellation | None) -> BlockingConnection:
        slot = self._bulk if outgoing.bulky else self._small
        connection = slot.connection
        if connection is not None and connection.core.usable:
            if slot is self._bulk and not connection.core.wants_read:
                return self._ready(self._spare, outgoing.deadline, cancel)
            # The ordinary case: in use a moment ago.
            if _monotonic() - connection.core.last_received < _QUIET:
                return connection
        return self._ready(slot, outgoing.deadline, cancel)

    def _ready(self, slot: _Slot, deadline: float, cancel: Cancellation | None) -> BlockingConnection:
        """The slot's connection, asked after its health, or a new one.

        Raises RetouchError: never started.
        """
        now = _monotonic()
        if self._closing.is_set():
            raise unavailable(_CLOSED, Processed.NOT_STARTED)
        if deadline <= now:
            raise deadline_passed(Processed.NOT_STARTED)
        connection = slot.connection
        if connection is not None and self._is_well(connection, now, deadline):
            return connection
        failures = slot.failures
        while not slot.lock.acquire(timeout=_LOOK if cancel is not None else _patience(deadline - now)):
            if cancel is not None:
                cancel.check()
            now = _monotonic()
            if deadline <= now:
                raise deadline_passed(Processed.NOT_STARTED)
        try:
            connection = slot.connection
            if connection is not None and connection.usable:
                return connection
            if slot.failures > failures and slot.last_failure is not None:
                # Another thread has just tried for both.
                raise again(slot.last_failure)
            return self._connect(slot, deadline, cancel)
        finally:
            slot.lock.release()

    def _is_well(self, connection: BlockingConnection, now: float, deadline: float) -> bool:
        silence = now - connection.core.last_received
        if connection.usable and silence >= _QUIET:
            connection.refresh(now)
            silence = now - connection.core.last_received
        if not connection.usable:
            return False
        if silence < self.options.limits.idle or not connection.core.wants_read:
            return True
        # Silent for so long that something on the way may have forgotten the connection.
        if connection.probe(min(_PROBE, max(0.0, (deadline - now) / 2))):
            return True
        connection.close("the server did not answer a PING")
        return False

    def _connect(self, slot: _Slot, deadline: float, cancel: Cancellation | None) -> BlockingConnection:
        """Under the slot's lock."""
        old = slot.connection
        if old is not None:
            # Calls that a leaving server has accepted go on where they are.
            self._retired = [kept for kept in [*self._retired, old] if not kept.retire()]
        options = self.options
        try:
            connection = BlockingConnection.connect(
                options.address, options.context, options.server_name, options.hello, options.limits, deadline, cancel
            )
        except RetouchError as error:
            # Who gave up by himself says nothing of the server.
            if isinstance(error, ConnectionError):
                slot.last_failure = error
                slot.failures += 1
            raise
        slot.connection = connection
        self.connections += 1
        self.latest = connection
        if self._closing.is_set():
            connection.close(_CLOSED)
            raise unavailable(_CLOSED, Processed.NOT_STARTED)
        return connection


def _patience(seconds: float) -> float:
    """What a lock takes: not negative, not for ever."""
    return min(max(0.0, seconds), threading.TIMEOUT_MAX)
