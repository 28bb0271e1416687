"""One connection for callers that block.

There is no thread of its own. Whoever waits for an answer becomes the connection's reader, if it has none: it reads the
socket until its own answer is there, serves the others meanwhile, and hands the role on. Alone, a call is one send and one
receive by the caller's thread; what many say at once leaves and comes in few pieces (`Waiters`). Sending never blocks and is
done by one thread at a time, which takes along what others add; where the socket takes no more, those that wait go on when it
does.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections import deque
from typing import Callable

from retouch.address import Address
from retouch.blocking.dial import Transport, dial
from retouch.blocking.sender import Sender
from retouch.blocking.waiters import Waiters
from retouch.cancellation import Cancellation
from retouch.errors import Processed, deadline_passed, unavailable
from retouch.tls import trouble
from retouch.wire.call import NEVER, Call
from retouch.wire.connection import Connection
from retouch.wire.frames import Bytes
from retouch.wire.limits import Limits

#: How often one who waits for the socket to take more looks whether the reader is gone.
_LOOK = 0.05
#: How long a thread rests that may not read because a stream has enough unread items.
_REST = 0.01
_monotonic = time.monotonic


class BlockingConnection:
    """A connected state machine. Safe from any thread."""

    def __init__(self, transport: Transport, core: Connection) -> None:
        self._transport = transport
        self.core = core
        self._lock = threading.Lock()
        self._waiters = Waiters()
        self._sender = Sender(transport, core, self._lock, self._waiters, self._lost, self._sending_ended)
        #: Whose caller reads the socket.
        self._reader: Call | None = None
        #: Which thread opened the last call, and whether it opened the one before, too.
        self._caller = 0
        self._is_alone = False
        #: Threads that wait outside of the lock until the socket takes more.
        self._helpers = 0
        #: Calls whose streams were collected as garbage, possibly under the lock.
        self._dropped: deque[Call] = deque()
        self._is_closed = False

    # ---- Connecting

    @classmethod
    def connect(
        cls,
        address: Address,
        context: ssl.SSLContext | None,
        server_name: str,
        hello: bytes,
        limits: Limits,
        deadline: float,
        cancel: Cancellation | None = None,
    ) -> BlockingConnection:
        """Connects, shakes hands, and returns when the server's HELLO is there.

        Raises RetouchError: Unavailable, DeadlineExceeded or Cancelled, never started.
        """
        end = min(deadline, _monotonic() + limits.connect)
        try:
            transport = dial(address, context, server_name, limits, end)
        except OSError as error:
            if isinstance(error, TimeoutError) and _monotonic() >= deadline:
                raise deadline_passed(Processed.NOT_STARTED) from None
            raise unavailable(f"cannot connect to {address}: {trouble(error)}", Processed.NOT_STARTED) from None
        connection = cls(transport, Connection(limits, hello, _monotonic()))
        try:
            connection._await_hello(address, deadline, cancel)
        except BaseException:
            connection.close("the connection was not used")
            raise
        return connection

    def _await_hello(self, address: Address, deadline: float, cancel: Cancellation | None) -> None:
        core = self.core
        with self._lock:
            self._pump()
        while core.server is None and core.closed is None and core.leaving is None:
            if _monotonic() >= deadline:
                raise deadline_passed(Processed.NOT_STARTED)
            until = min(core.wake_at, deadline)
            if cancel is not None:
                cancel.check()
                until = min(until, _monotonic() + _LOOK)
            self._turn(until)
        if core.leaving is not None and core.server is None:
            text = f"{address} refused the connection: {core.leaving.message}"
            raise unavailable(text, Processed.NOT_STARTED, core.leaving.retry_after_ms / 1000)
        if core.closed is not None:
            raise unavailable(f"cannot connect to {address}: {core.closed.message}", Processed.NOT_STARTED)

    # ---- Calls

    def call(
        self, header: bytes, body: bytes, deadline: float, entries: int = 0, cancel: Cancellation | None = None
    ) -> Call | None:
        """Carries a unary call out and returns it ended; None where the connection takes no more calls.

        Raises RetouchError when it could not be opened, and whatever interrupts the waiting; the call is given up then.
        """
        call = self._start(header, body, deadline, False, entries)
        if call is None:
            return None
        if cancel is None:
            self._wait(call)
        else:
            call.quick = True
            cancel.attach(self, call)
            try:
                self._wait(call)
            finally:
                cancel.detach(call)
        return call

    def open(self, header: bytes, body: bytes, deadline: float, entries: int = 0) -> Call | None:
        """Opens a call that answers with a stream; the same results."""
        return self._start(header, body, deadline, True, entries)

    def _start(self, header: bytes, body: bytes, deadline: float, streams: bool, entries: int) -> Call | None:
        with self._lock:
            if not self.core.usable:
                return None
            call = self.core.open(header, body, deadline, streams, entries)
            caller = threading.get_ident()
            self._is_alone = caller == self._caller
            self._caller = caller
            self._forget_dropped()
            # Who opens a stream may do something else before it waits, and is not there to send for others.
            buffers = self._sender.begin(at_once=streams)
        if buffers is not None:
            try:
                self._sender.send(buffers)
            except BaseException:
                self.give_up(call)
                raise
        return call

    def next(self, call: Call) -> bytes | bytearray | None:
        """The next item of a stream; None when it has ended, whether well or with `call.error`."""
        if not call.items:
            if not call.done:
                self._wait(call)
            if not call.items:
                return None
        with self._lock:
            return self.core.take_item(call) if call.items else None

    def give_up(self, call: Call) -> None:
        """Cancels a call that has not ended, and forgets what came of it."""
        with self._lock:
            self.core.give_up(call)
            self._pump()
            self._wake_changed(None)

    def drop(self, call: Call) -> None:
        """As `give_up`, from a finalizer: it may run in a thread that holds the lock already."""
        if call.done and not call.items:
            return
        self._dropped.append(call)
        if self._lock.acquire(blocking=False):
            try:
                self._pump()
            finally:
                self._lock.release()

    # ---- State

    @property
    def usable(self) -> bool:
        return self.core.usable

    def refresh(self, now: float) -> None:
        """Takes note of what the server said while nobody was listening: a PING, a GOAWAY, its end."""
        with self._lock:
            if self._reader is None and self.core.closed is None:
                self._drain(now)
                self._pump()
                self._wake_changed(None)

    def probe(self, patience: float) -> bool:
        """Whether the server answers a PING within so many seconds."""
        core = self.core
        end = _monotonic() + patience
        with self._lock:
            wanted = core.ping()
            self._pump()
        while core.pongs < wanted and core.closed is None:
            now = _monotonic()
            if now >= end:
                return False
            with self._lock:
                reads = self._reader is None
                if reads:
                    # A PING has no call; any value that is not None takes the role.
                    self._reader = _NOBODY
            if reads:
                try:
                    self._turn(min(end, now + _LOOK))
                finally:
                    with self._lock:
                        self._reader = None
                        self._hand_on()
            else:
                time.sleep(0.001)
        return core.closed is None

    def retire(self) -> bool:
        """Another connection has taken its place: closes it when no caller waits for it any more. Whether it is closed."""
        with self._lock:
            if self.core.closed is None and not self.core.has_callers:
                self.core.lost("the connection was replaced")
            self._release()
            return self.core.closed is not None

    def close(self, text: str) -> None:
        """Ends the connection; calls in flight fail with the text."""
        with self._lock:
            self.core.lost(text)
            self._wake_changed(None)
            self._transport.shutdown()
            self._release()

    def forget(self) -> None:
        """In the child after a fork: frees its copy of the socket, without a word to the server and without the lock."""
        self._transport.close()

    # ---- Waiting

    def _wait(self, call: Call) -> None:
        """Returns when something came for the call."""
        try:
            while True:
                with self._lock:
                    step, buffers = self._next_step(call)
                if buffers is not None:
                    self._sender.send(buffers)
                if step is None:
                    return
                step(call)
        except BaseException:
            with self._lock:
                self._waiters.returned(call)
                self.core.give_up(call)
                self._pump()
                if self._reader is call:
                    self._reader = None
                self._hand_on()
            raise

    def _next_step(self, call: Call) -> tuple[Callable[[Call], None] | None, list[Bytes] | None]:
        """Under the lock: what the call's thread does now, None where something came for the call, and what it sends before."""
        self._waiters.returned(call)
        if call.ready:
            if self._reader is call:
                self._reader = None
            self._hand_on()
            return None, self._sender.begin()
        if self._reader is call or self._reader is None and not self._waiters.stir:
            self._reader = call
            return self._read, self._sender.begin()
        if self._sender.must_send:
            self._helpers += 1
            return self._help, None
        self._waiters.add(call)
        return self._follow, None

    def _read(self, call: Call) -> None:
        """Reads the socket, for everyone, until something came for the call."""
        while not call.ready:
            self._turn(self.core.wake_at, call)

    def _turn(self, until: float, own: Call | None = None) -> None:
        """Waits for the socket once, and deals with what came."""
        core, transport = self.core, self._transport
        patience = until - _monotonic() if until != NEVER else 1.0
        if own is not None and own.quick and patience > _LOOK:
            patience = _LOOK
        try:
            if not core.wants_read:
                data = None
                writes = self._sender.must_send
                if not (writes and transport.wait(False, True, _REST)[1]):
                    time.sleep(_REST)
            elif self._sender.must_send:
                readable, _ = transport.wait(True, True, min(patience, 1.0))
                data = transport.receive_now() if readable else None
            else:
                data = transport.receive(patience, self._is_alone)
        except OSError as error:
            with self._lock:
                core.lost(f"the connection was lost: {trouble(error)}")
                self._wake_changed(own)
            return
        with self._lock:
            now = _monotonic()
            if data is not None:
                if len(data):
                    core.receive(data, now)
                else:
                    core.lost("the server closed the connection")
            if core.outbound.waiting or transport.pending or self._dropped:
                self._pump()
            if now >= core.wake_at:
                core.wake(now, core.wants_read)
                self._pump()
            self._wake_changed(own)

    def _help(self, call: Call) -> None:
        """Sends on where the socket took no more, while another thread reads."""
        try:
            self._transport.wait(False, True, _LOOK)
        finally:
            with self._lock:
                self._helpers -= 1
                self._look_at_clock()
                self._pump()
                self._release()

    def _follow(self, call: Call) -> None:
        """Waits until the reader has something for the call, or hands the role over."""
        if self._waiters.sleep(call):
            return
        with self._lock:
            self._waiters.returned(call)
            self._look_at_clock()
            self._pump()

    def _look_at_clock(self) -> None:
        now = _monotonic()
        if now >= self.core.wake_at:
            self.core.wake(now, self.core.wants_read)
            self._wake_changed(None)

    # ---- Under the lock

    def _sending_ended(self) -> None:
        if self._sender.must_send:
            # Those who left their bytes to the thread that sent go on with them.
            self._waiters.wake_all()
        self._release()

    def _lost(self, error: OSError) -> None:
        """The socket took no more."""
        # The server may have said why.
        self._drain(_monotonic())
        self.core.lost(f"the connection was lost: {trouble(error)}")
        self._wake_changed(None)

    def _pump(self) -> None:
        self._forget_dropped()
        self._sender.pump()

    def _forget_dropped(self) -> None:
        while self._dropped:
            self.core.give_up(self._dropped.popleft())

    def _drain(self, now: float) -> None:
        """Takes what has already come."""
        try:
            while self.core.closed is None:
                data = self._transport.receive_now()
                if data is None:
                    return
                if len(data):
                    self.core.receive(data, now)
                else:
                    self.core.lost("the server closed the connection")
        except OSError as error:
            self.core.lost(f"the connection was lost: {trouble(error)}")

    def _wake_changed(self, own: Call | None) -> None:
        for call in self.core.take_changed():
            if call is not own:
                self._waiters.wake(call)

    def _hand_on(self) -> None:
        """Names a reader, if there is none: not while several are yet to run, of whom one will read anyway."""
        if self._reader is None and not self._waiters.stir:
            # The role is its own from now on: the thread that leaves may be back before that one runs.
            self._reader = self._waiters.wake_next()
        self._release()

    def _release(self) -> None:
        """Frees the socket of a connection that has ended, once nobody uses it."""
        core = self.core
        if core.closed is None and core.leaving is not None and not core.in_flight:
            core.lost("the server ended the connection")
        in_use = self._helpers or self._sender.is_busy or self._reader is not None
        if core.closed is not None and not in_use and not self._is_closed:
            self._is_closed = True
            self._transport.close()


_NOBODY = Call(0, NEVER, False)
