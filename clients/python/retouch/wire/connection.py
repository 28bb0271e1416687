"""The client's end of a connection as a state machine: bytes and moments in, calls answered and bytes out.

An owner with a socket does this, one thread at a time: after every call of `open`, `give_up`, `receive`, `wake` and `ping`
it wakes the callers of `take_changed()`, writes what `outbound` holds, and comes back at `wake_at` at the latest. Moments
are seconds of `time.monotonic()`.
"""

from __future__ import annotations

from typing import Any

from retouch.errors import (
    Processed,
    RetouchError,
    StatusCode,
    cancelled,
    deadline_passed,
    failure,
    too_large,
    unavailable,
)
from retouch.wire import frames, headers
from retouch.wire.call import NEVER, Call
from retouch.wire.frames import GOAWAY, HELLO, IGNORABLE, MESSAGE, MORE, NAMES, PING, PONG, RESPONSE, Decoder, ProtocolError
from retouch.wire.limits import Limits
from retouch.wire.outbound import Dropped, Outbound


class Connection:
    """One connection with the table of its calls."""

    def __init__(self, limits: Limits, hello: bytes, now: float) -> None:
        self.limits = limits
        #: What the server takes: its HELLO says, the defaults until then and where it says nothing.
        self.message_bytes = limits.message_bytes
        self.header_bytes = limits.header_bytes
        self.metadata_entries = limits.metadata_entries
        self.calls_in_flight = limits.calls_in_flight
        self.outbound = Outbound(limits)
        #: The server's HELLO; None until it came.
        self.server: Any = None
        #: The server's GOAWAY: no more calls may be opened. None while they may.
        self.leaving: Any = None
        #: Why the connection is of no more use: close it. None while it is.
        self.closed: RetouchError | None = None
        #: When to call `wake`.
        self.wake_at = now + limits.hello
        #: Bytes of items that nobody has taken.
        self.unread = 0
        self.pings = 0
        self.pongs = 0
        self._decoder = Decoder(limits.frame_bytes, limits.header_bytes)
        self._calls: dict[int, Call] = {}
        self._next_id = 1
        self._changed: list[Call] = []
        self._hello_by = now + limits.hello
        self.last_received = now
        self._pinged_at: float | None = None
        #: Since when the socket takes nothing of what waits; None while it does.
        self.stalled_since: float | None = None
        self._taken = 0
        #: Of the frame whose pieces are coming: whether there is one, its call, what its body is kept in.
        self._inside = False
        self._target: Call | None = None
        self._held = bytearray()
        self.outbound.control(HELLO, header=hello)

    # ---- Calls

    @property
    def in_flight(self) -> int:
        """Calls that the server has not answered, those included that nobody waits for any more."""
        return len(self._calls)

    @property
    def has_callers(self) -> bool:
        """Whether somebody waits for an answer."""
        return any(not call.done for call in self._calls.values())

    @property
    def usable(self) -> bool:
        """Whether calls may be opened."""
        return self.closed is None and self.leaving is None and self._next_id < 0xFFFF_FFFF

    def open(self, header: bytes, body: bytes, deadline: float = NEVER, streams: bool = False, entries: int = 0) -> Call:
        """Opens a call; `entries` are those of metadata in the header.

        Raises RetouchError when it cannot be sent on this connection; it was not started then.
        """
        if not self.usable:
            why = f": {self.leaving.message}" if self.leaving is not None else ""
            raise self._unavailable(f"the connection takes no more calls{why}", Processed.NOT_STARTED)
        if len(self._calls) >= self.calls_in_flight:
            raise failure(
                StatusCode.RESOURCE_EXHAUSTED, f"{self.calls_in_flight} calls are in flight on this connection",
                reason="ConcurrencyLimitExceeded", retryable=True, processed=Processed.NOT_STARTED,
            )  # fmt: skip
        if len(body) > self.message_bytes:
            raise too_large(f"the request has {len(body)} bytes; the server takes {self.message_bytes}", Processed.NOT_STARTED)
        if entries > self.metadata_entries:
            raise too_large(f"{entries} metadata entries; the server takes {self.metadata_entries}", Processed.NOT_STARTED)
        if len(header) > self.header_bytes:
            raise too_large(
                f"the request's header has {len(header)} bytes; {self.header_bytes} are allowed", Processed.NOT_STARTED
            )
        call_id = self._next_id
        self._next_id = call_id + 2
        call = Call(call_id, deadline, streams)
        self._calls[call_id] = call
        if deadline < self.wake_at:
            self.wake_at = deadline
        self.outbound.request(call_id, header, body)
        return call

    def give_up(self, call: Call, reason: int = headers.ABANDONED) -> None:
        """Nobody wants the answer any more. Does nothing to a call that has ended."""
        self._forget_items(call)
        if call.done or call.abandoned:
            return
        processed = self._abandon(call, reason)
        if reason == headers.DEADLINE:
            self._finish(call, deadline_passed(processed))
        else:
            self._finish(call, cancelled("the caller gave the call up", processed))

    def take_item(self, call: Call) -> bytes | bytearray:
        """The next item of a stream that has one."""
        item = call.items.popleft()
        call.unread -= len(item)
        self.unread -= len(item)
        return item

    def ping(self, body: bytes = b"") -> int:
        """Asks for a sign of life: it came when `pongs` has reached the returned number."""
        self.outbound.control(PING, body=body)
        self.pings += 1
        return self.pings

    def take_changed(self) -> list[Call]:
        """The calls that something came for."""
        changed = self._changed
        if changed:
            self._changed = []
        return changed

    @property
    def wants_read(self) -> bool:
        """Whether to read: not while streams have enough that nobody takes."""
        return self.unread <= self.limits.unread_bytes

    # ---- Bytes

    def receive(self, data: memoryview, now: float) -> None:
        """Takes what the socket brought; `data` may be reused afterwards."""
        if self.closed is not None:
            return
        self.last_received = now
        self._pinged_at = None
        try:
            for kind, flags, call_id, header_length, header, piece, whole in self._decoder.feed(data):
                if not self._inside:
                    if whole and kind == RESPONSE and not flags & MORE and not header_length:
                        # The ordinary answer: no header, and all there.
                        call = self._calls.get(call_id)
                        if (
                            call is not None
                            and call.arriving is None
                            and not call.abandoned
                            and self.server is not None
                            and len(piece) <= self.limits.message_bytes
                        ):
                            self._answer(call, b"", bytes(piece))
                            continue
                    self._begin(kind, flags, call_id, header_length, header, len(piece), whole)
                self._inside = not whole
                self._piece(kind, flags, call_id, header_length, header, piece, whole)
                if self.closed is not None:
                    return
        except ProtocolError as error:
            self._end(f"the server broke the protocol: {error}")

    def lost(self, text: str) -> None:
        """The connection is gone."""
        why = f": {self.leaving.message}" if self.leaving is not None and self.leaving.message else ""
        self._end(text + why)

    def watch_writes(self, now: float, taken: int, waits: bool) -> None:
        """Told by the owner whether bytes wait that the socket does not take, and how many it took since the connection began."""
        if not waits:
            self.stalled_since = None
        elif self.stalled_since is None or taken != self._taken:
            self.stalled_since = now
            self._taken = taken
            self._arm(now + self.limits.write_stall)

    def wake(self, now: float, reads: bool = True) -> None:
        """Looks at everything that is due.

        `reads` is False where the owner did not read for the sake of streams: silence is its own doing then.
        """
        self.wake_at = NEVER
        if self.closed is not None:
            return
        if self.server is None and self.leaving is None:
            if now >= self._hello_by:
                return self._end(f"no HELLO from the server within {self.limits.hello:g} s", Processed.NOT_STARTED)
            self._arm(self._hello_by)
        for call in list(self._calls.values()):
            if call.done or call.deadline == NEVER:
                continue
            if now >= call.deadline:
                self.give_up(call, headers.DEADLINE)
            else:
                self._arm(call.deadline)
        self._check_idle(now, reads)
        if self.stalled_since is not None and self.closed is None:
            if now >= self.stalled_since + self.limits.write_stall:
                return self._end(f"the server took no byte for {self.limits.write_stall:g} s")
            self._arm(self.stalled_since + self.limits.write_stall)

    def _check_idle(self, now: float, reads: bool) -> None:
        if self.server is None:
            return
        idle = self.limits.idle
        if not reads:
            return self._arm(now + idle)
        if self._pinged_at is not None and now >= self._pinged_at + idle:
            return self._end("the server is silent and answers no PING")
        if self._pinged_at is None and now >= self.last_received + idle:
            self._pinged_at = now
            self.ping()
        self._arm((self.last_received if self._pinged_at is None else self._pinged_at) + idle)

    def _arm(self, moment: float) -> None:
        if moment < self.wake_at:
            self.wake_at = moment

    # ---- Frames

    def _begin(
        self, kind: int, flags: int, call_id: int, header_length: int, header: frames.Bytes, piece: int, whole: bool
    ) -> None:
        """Checks a frame's head, and finds whom it is for."""
        self._target = None
        if kind >= len(NAMES):
            if not flags & IGNORABLE:
                raise ProtocolError(f"a frame of unknown type {kind}")
            return
        name = NAMES[kind]
        if kind in (frames.REQUEST, frames.CANCEL):
            raise ProtocolError(f"a {name} frame from a server")
        if self.server is None and kind not in (HELLO, GOAWAY):
            raise ProtocolError(f"the first frame is a {name}; it must be HELLO or GOAWAY")
        if header_length > self.limits.header_bytes:
            raise ProtocolError(f"a {name} header of {header_length} bytes; {self.limits.header_bytes} are allowed")
        if kind in (MESSAGE, RESPONSE):
            return self._begin_message(kind, call_id, header_length, header)
        if call_id:
            raise ProtocolError(f"a {name} frame with call id {call_id}")
        if flags & MORE:
            raise ProtocolError(f"a {name} frame with MORE")
        if kind in (PING, PONG) and header_length:
            raise ProtocolError(f"a {name} frame with a header")
        self._held = bytearray()

    def _begin_message(self, kind: int, call_id: int, header_length: int, header: frames.Bytes) -> None:
        if not call_id:
            raise ProtocolError(f"a {NAMES[kind]} frame without a call id")
        call = self._calls.get(call_id)
        if call is None:
            if self.leaving is not None and call_id > self.leaving.last_call_id:
                return
            raise ProtocolError(f"a {NAMES[kind]} frame for call {call_id}, which is not open")
        self._target = call
        if call.arriving is not None and call.arriving[0] == kind:
            if header_length:
                raise ProtocolError(f"a header in a later fragment of call {call_id}")
        elif call.arriving is not None and kind == MESSAGE:
            raise ProtocolError(f"a MESSAGE frame in the middle of the RESPONSE of call {call_id}")
        else:
            # A RESPONSE may cut an item off that was on its way.
            call.arriving = (kind, bytes(header), bytearray())

    def _piece(
        self, kind: int, flags: int, call_id: int, header_length: int, header: frames.Bytes, piece: memoryview, whole: bool
    ) -> None:
        """A piece of a frame's body, or all of it."""
        if kind in (MESSAGE, RESPONSE):
            if self._target is not None:
                self._message_piece(self._target, kind, piece, whole, not flags & MORE)
            return
        if kind >= len(NAMES):
            return
        held = self._held
        most = self.limits.ping_bytes if kind in (PING, PONG) else 0
        if len(held) + len(piece) > most:
            if most:
                raise ProtocolError(f"a {NAMES[kind]} with more than {most} bytes")
            raise ProtocolError(f"a {NAMES[kind]} frame with a body")
        held += piece
        if not whole:
            return
        if kind == HELLO:
            self._hello(header)
        elif kind == PING:
            self.outbound.control(PONG, body=bytes(held))
        elif kind == PONG:
            if self.pongs < self.pings:
                self.pongs += 1
        else:
            self._go_away(header)

    def _message_piece(self, call: Call, kind: int, piece: memoryview, whole: bool, final: bool) -> None:
        last = whole and final
        if call.abandoned:
            call.arriving = None
            if last and kind == RESPONSE:
                self._calls.pop(call.id, None)
            return
        assert call.arriving is not None
        _, header, held = call.arriving
        if len(held) + len(piece) > self.limits.message_bytes:
            text = f"the reply is larger than {self.limits.message_bytes} bytes"
            if final and kind == RESPONSE:
                # All of the answer is on its way: there is nothing left to cancel.
                call.abandoned = True
                call.arriving = None
                if whole:
                    del self._calls[call.id]
            else:
                self._abandon(call, headers.ABANDONED)
            return self._finish(call, too_large(text, Processed.MAYBE))
        if not last:
            held += piece
            return
        body: bytes | bytearray
        if held:
            held += piece
            # Not copied once more: protobuf reads it as it is.
            body = held
        else:
            body = bytes(piece)
        call.arriving = None
        if kind == RESPONSE:
            self._answer(call, header, body)
        else:
            self._item(call, header, body)

    def _answer(self, call: Call, header: bytes, body: bytes | bytearray) -> None:
        error, metadata = headers.decode_response(header) if header else (None, ())
        del self._calls[call.id]
        if self.outbound.waiting and self.outbound.drop(call.id) is Dropped.A_PART:
            # The answer came before the request was sent: it ends here.
            self.outbound.control(frames.CANCEL, call.id, headers.CANCELS[headers.ANSWERED])
        call.body = body
        call.metadata = metadata
        self._finish(call, error)

    def _item(self, call: Call, header: bytes, body: bytes | bytearray) -> None:
        sequence = headers.decode_sequence(header)
        if sequence != call.next_sequence:
            raise ProtocolError(f"item {sequence} of call {call.id}, where {call.next_sequence} is next")
        call.next_sequence += 1
        if not call.streams:
            self._abandon(call, headers.ABANDONED)
            return self._finish(
                call, failure(
                    StatusCode.UNIMPLEMENTED, "the method answers with a stream", reason="InputValidationError",
                    processed=Processed.MAYBE,
                ),
            )  # fmt: skip
        call.items.append(body)
        call.unread += len(body)
        self.unread += len(body)
        self._changed.append(call)

    # ---- The connection's own frames

    def _hello(self, header: frames.Bytes) -> None:
        if self.server is not None:
            raise ProtocolError("a second HELLO")
        self.server = headers.decode_hello(header)
        told = self.server.limits
        # 0 says nothing.
        defaults = Limits()
        self.message_bytes = told.message_bytes or defaults.message_bytes
        self.header_bytes = min(told.header_bytes or defaults.header_bytes, 0xFFFF)
        self.metadata_entries = told.metadata_entries or defaults.metadata_entries
        self.calls_in_flight = told.calls_in_flight or defaults.calls_in_flight
        self.outbound.restrict(
            min(self.limits.frame_bytes, told.frame_bytes or defaults.frame_bytes),
            min(self.limits.fragment_bytes, told.fragment_bytes or defaults.fragment_bytes),
        )
        self._decoder.allow(told.frame_bytes)
        self._arm(self.last_received + self.limits.idle)

    def _go_away(self, header: frames.Bytes) -> None:
        self.leaving = headers.decode_go_away(header)
        for call_id in sorted(self._calls):
            if call_id > self.leaving.last_call_id:
                call = self._calls.pop(call_id)
                self.outbound.drop(call_id)
                if not call.abandoned:
                    text = f"the server did not start the call: {self.leaving.message}"
                    self._finish(call, self._unavailable(text, Processed.NOT_STARTED))

    # ---- Ends

    def _abandon(self, call: Call, reason: int) -> Processed:
        """Tells the server, if it has heard of the call; whether it may have begun it."""
        call.abandoned = True
        call.arriving = None
        if call.id not in self._calls:
            return Processed.MAYBE
        if self.outbound.drop(call.id) is Dropped.NOTHING:
            del self._calls[call.id]
            return Processed.NOT_STARTED
        self.outbound.control(frames.CANCEL, call.id, headers.CANCELS[reason])
        return Processed.MAYBE

    def _forget_items(self, call: Call) -> None:
        self.unread -= call.unread
        call.unread = 0
        call.items.clear()

    def _finish(self, call: Call, error: RetouchError | None) -> None:
        if not call.done:
            call.done = True
            call.error = error
            self._changed.append(call)

    def _end(self, text: str, processed: Processed = Processed.MAYBE) -> None:
        """Fails all calls and asks to be closed, once."""
        if self.closed is not None:
            return
        self.wake_at = NEVER
        self.closed = self._unavailable(text, processed)
        for call in self._calls.values():
            unsent = self.outbound.drop(call.id) is Dropped.NOTHING
            self._finish(call, self._unavailable(text, Processed.NOT_STARTED if unsent else processed))
        self._calls.clear()
        self.outbound.drop_all()

    def _unavailable(self, text: str, processed: Processed) -> RetouchError:
        retry_after = self.leaving.retry_after_ms / 1000 if self.leaving is not None else 0.0
        return unavailable(text, processed, retry_after)
