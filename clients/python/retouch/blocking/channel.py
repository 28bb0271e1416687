"""The connections of a blocking client, and calls on them: connecting again, repeating what may be repeated."""

from __future__ import annotations

import threading
import time
from typing import Any

from retouch.blocking.connection import BlockingConnection
from retouch.blocking.stream import Stream
from retouch.errors import Processed, RetouchError, again, cancelled, deadline_passed
from retouch.method import Metadata, Method, Timeout
from retouch.options import Options, Outgoing, Reply, decode
from retouch.retry import Attempts, Budget
from retouch.wire.connection import Call

#: Seconds of silence after which a connection is asked what the server said meanwhile.
_QUIET = 0.1
#: Seconds that a server has to answer the PING before a connection is used again after a long silence.
_PROBE = 5.0
_CLOSED = "the client is closed"


class _Slot:
    """The place of one connection, which is made when it is first needed."""

    def __init__(self) -> None:
        self.connection: BlockingConnection | None = None
        #: Held by the thread that connects.
        self.lock = threading.Lock()
        self.failures = 0
        self.last_failure: RetouchError | None = None
        #: Not before it is tried again.
        self.next_try = 0.0


class Channel:
    """Carries out calls over two connections: one for small calls, one for pictures and streams. Safe from any thread."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.budget = Budget(options.retry)
        self._small = _Slot()
        self._bulk = _Slot()
        self._closing = threading.Event()

    # ---- Calls

    def unary(self, method: Method, request: Any, timeout: Timeout, metadata: Metadata) -> Any:
        call = self._unary(method, request, timeout, metadata)
        return decode(method, call.body)

    def reply(self, method: Method, request: Any, timeout: Timeout, metadata: Metadata) -> Reply:
        """As `unary`, with the metadata of the answer."""
        call = self._unary(method, request, timeout, metadata)
        return Reply(decode(method, call.body), call.metadata)

    def stream(self, method: Method, request: Any, timeout: Timeout, metadata: Metadata) -> Stream:
        outgoing = Outgoing(self.options, method, request, timeout, metadata)
        return Stream(self, outgoing, self._attempts(outgoing))

    def _unary(self, method: Method, request: Any, timeout: Timeout, metadata: Metadata) -> Call:
        outgoing = Outgoing(self.options, method, request, timeout, metadata)
        attempts: Attempts | None = None
        while True:
            try:
                call = self._connection(outgoing).call(outgoing.header(), outgoing.body, outgoing.deadline)
                error = call.error
                if error is None:
                    self.budget.succeeded()
                    return call
            except RetouchError as failed:
                error = failed
            if attempts is None:
                attempts = self._attempts(outgoing)
            if not self.pause(outgoing, attempts, error):
                raise error

    def start(self, outgoing: Outgoing, attempts: Attempts) -> tuple[BlockingConnection, Call]:
        """Opens a call with a stream.

        Raises RetouchError when that failed for good.
        """
        while True:
            try:
                connection = self._connection(outgoing)
                return connection, connection.open(outgoing.header(), outgoing.body, outgoing.deadline)
            except RetouchError as error:
                if not self.pause(outgoing, attempts, error):
                    raise

    def pause(self, outgoing: Outgoing, attempts: Attempts, error: RetouchError) -> bool:
        """Waits before the call is sent again; False when it is not."""
        delay = attempts.pause(error, time.monotonic(), outgoing.deadline)
        if delay is None:
            return False
        if self._closing.wait(delay):
            raise cancelled(_CLOSED, Processed.NOT_STARTED)
        outgoing.spend(time.monotonic())
        return True

    def _attempts(self, outgoing: Outgoing) -> Attempts:
        return Attempts(self.options.retry, self.budget, outgoing.method.may_repeat(outgoing.request))

    # ---- Connections

    def connect(self, timeout: float | None) -> BlockingConnection:
        """The connection for small calls."""
        deadline = time.monotonic() + timeout if timeout is not None else float("inf")
        return self._ready(self._small, deadline)

    def close(self) -> None:
        self._closing.set()
        for slot in (self._small, self._bulk):
            # A thread that is connecting looks at `_closing` when it is done.
            connection = slot.connection
            if connection is not None:
                connection.close(_CLOSED)

    def forget(self) -> None:
        """In the child after a fork: the sockets belong to the parent, whose threads are not here to let go of their locks."""
        self.__init__(self.options)  # type: ignore[misc]

    def _connection(self, outgoing: Outgoing) -> BlockingConnection:
        slot = self._bulk if outgoing.bulky else self._small
        connection = slot.connection
        if connection is not None and connection.core.usable:
            # The ordinary case: in use a moment ago.
            if time.monotonic() - connection.core.last_received < _QUIET:
                return connection
        return self._ready(slot, outgoing.deadline)

    def _ready(self, slot: _Slot, deadline: float) -> BlockingConnection:
        """The slot's connection, asked after its health, or a new one.

        Raises RetouchError: never started.
        """
        now = time.monotonic()
        if self._closing.is_set():
            raise cancelled(_CLOSED, Processed.NOT_STARTED)
        connection = slot.connection
        if connection is not None and self._is_well(connection, now, deadline):
            return connection
        failures = slot.failures
        if not slot.lock.acquire(timeout=_patience(deadline - now)):
            raise deadline_passed(Processed.NOT_STARTED)
        try:
            connection = slot.connection
            if connection is not None and connection.usable:
                return connection
            if slot.failures > failures and slot.last_failure is not None:
                # Another thread has just tried for both.
                raise again(slot.last_failure)
            return self._connect(slot, deadline)
        finally:
            slot.lock.release()

    def _is_well(self, connection: BlockingConnection, now: float, deadline: float) -> bool:
        silence = now - connection.core.last_received
        if connection.usable and silence >= _QUIET:
            connection.refresh(now)
            silence = now - connection.core.last_received
        if not connection.usable:
            return False
        if silence < self.options.limits.idle:
            return True
        # Silent for so long that something on the way may have forgotten the connection.
        return connection.probe(min(_PROBE, max(0.0, (deadline - now) / 2)))

    def _connect(self, slot: _Slot, deadline: float) -> BlockingConnection:
        """Under the slot's lock."""
        old = slot.connection
        if old is not None and not old.core.usable and (old.core.closed is not None or not old.core.in_flight):
            old.close("the connection was replaced")
        elif old is not None and old.core.usable:
            old.close("the server did not answer a PING")
        pause = slot.next_try - time.monotonic()
        if pause > 0:
            if time.monotonic() + pause >= deadline:
                raise deadline_passed(Processed.NOT_STARTED)
            if self._closing.wait(pause):
                raise cancelled(_CLOSED, Processed.NOT_STARTED)
        options = self.options
        try:
            connection = BlockingConnection.connect(
                options.address, options.context, options.server_name, options.hello, options.limits, deadline
            )
        except RetouchError as error:
            slot.last_failure = error
            slot.next_try = time.monotonic() + options.retry.delay(slot.failures, error.retry_after)
            slot.failures += 1
            raise
        slot.connection = connection
        slot.failures = 0
        slot.next_try = 0.0
        if self._closing.is_set():
            connection.close(_CLOSED)
            raise cancelled(_CLOSED, Processed.NOT_STARTED)
        return connection


def _patience(seconds: float) -> float:
    """What a lock takes: not negative, not for ever."""
    return min(max(0.0, seconds), threading.TIMEOUT_MAX)
