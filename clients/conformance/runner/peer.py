"""The scripted server's end of one connection: reads the client's frames and checks each of them by Protos/WIRE.md."""

import asyncio
import collections
import socket
import struct

from . import wire


class ScriptFailed(Exception):
    """The client did not do what the script expects; the text says what it did."""


class Incoming:
    """One call of the client."""

    def __init__(self, call, header):
        self.call = call
        self.header = header
        self.pieces = []
        self.size = 0
        self.fragments = []
        self.complete = False
        self.cancelled = None
        self.answered = False
        # The script has seen its beginning, its end, its CANCEL.
        self.seen_begin = self.seen_end = self.seen_cancel = False

    @property
    def body(self):
        return b"".join(self.pieces)


class Peer:
    """One connection. A reader task feeds `calls`; the script waits on `changed`."""

    TRANSCRIPT = 60

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer
        self.limits = dict(wire.LIMITS)
        self.calls = {}
        self.names = {}
        self.hello = None
        self.pongs, self.pings, self.awaited_pongs = [], 0, collections.deque()
        self.answer_pings = True
        self.arrivals = []
        self.violations = []
        self.transcript = collections.deque(maxlen=self.TRANSCRIPT)
        self.ended = None
        self.changed = asyncio.Event()
        self.reads = asyncio.Event()
        self.reads.set()
        # How fast frames are taken, in bytes a second; None is as fast as they come.
        self.pace = None
        self.last_call = 0
        self.bytes_read = 0
        # False: what comes is no frames, and is passed over.
        self.frames = True
        self.task = asyncio.create_task(self._read())

    # ---- reading

    def note(self, text):
        self.transcript.append(text)

    def violation(self, text):
        self.violations.append(text)
        self.note(f"! {text}")

    async def _read(self):
        try:
            while not self.frames:
                if not await self.reader.read(65_536):
                    raise asyncio.IncompleteReadError(b"", None)
            while True:
                await self.reads.wait()
                head = await self.reader.readexactly(wire.HEAD_BYTES)
                length, kind, flags, header_length, call = struct.unpack(">IBBHI", head)
                if not 8 <= length <= self.limits["frame_bytes"]:
                    self.violation(f"a frame's length is {length}")
                    break
                rest = await self.reader.readexactly(length - 8)
                self.bytes_read += length + 4
                self.note("client  " + wire.describe(kind, flags, call, header_length, length - 8 - header_length))
                if header_length > length - 8:
                    self.violation(f"header_length is {header_length} in a frame of {length}")
                    break
                self._take(kind, flags, call, rest[:header_length], rest[header_length:])
                self._wake()
                if self.pace:
                    await asyncio.sleep(length / self.pace)
            self.ended = "broken"
        except asyncio.IncompleteReadError as error:
            if error.partial:
                self.note(f"client  {len(error.partial)} bytes of a frame that does not end")
            self.ended = "closed"
        except (ConnectionError, OSError) as error:
            self.ended = f"reset ({type(error).__name__})"
        self.note(f"client  {self.ended}")
        self._wake()

    def _wake(self):
        self.changed.set()

    def _take(self, kind, flags, call, header, body):
        if flags & ~wire.MORE:
            self.violation(f"flags are {flags:#04x}; only MORE is for a client to set")
        if len(header) > self.limits["header_bytes"]:
            self.violation(f"a header of {len(header)} bytes")
        if self.hello is None and kind != wire.HELLO:
            self.violation(f"the first frame is of type {kind}")
        if kind in (wire.HELLO, wire.CANCEL) and (body or flags & wire.MORE):
            self.violation(f"a {wire.TYPES[kind]} with a body or MORE")
        if kind in (wire.HELLO, wire.PING, wire.PONG) and call:
            self.violation(f"a {wire.TYPES[kind]} with call id {call}")
        match kind:
            case wire.HELLO:
                if self.hello is not None:
                    self.violation("a second HELLO")
                self.hello = wire.decode(wire.HEADERS[wire.HELLO], header)
                if self.hello["version"] != 1:
                    self.violation(f"HELLO names version {self.hello['version']}")
            case wire.REQUEST: self._request(flags, call, header, body)
            case wire.CANCEL: self._cancel(call, header)
            case wire.PING | wire.PONG: self._ping(kind, flags, header, body)
            case _: self.violation(f"a frame of type {kind} from a client")

    def _request(self, flags, call, header, body):
        if len(body) > self.limits["fragment_bytes"]:
            self.violation(f"a fragment of {len(body)} bytes; {self.limits['fragment_bytes']} are announced")
        incoming = self.calls.get(call)
        if header:
            if call % 2 == 0 or call <= self.last_call:
                self.violation(f"REQUEST with call id {call} behind {self.last_call}")
            self.last_call = call
            incoming = Incoming(call, wire.decode(wire.HEADERS[wire.REQUEST], header))
            self.calls[call] = incoming
            if not incoming.header["method"]:
                self.violation("a REQUEST without a method")
            if len(incoming.header["metadata"]) > self.limits["metadata_entries"]:
                self.violation(f"{len(incoming.header['metadata'])} metadata entries")
            open_calls = sum(not other.answered for other in self.calls.values())
            if open_calls > self.limits["calls_in_flight"]:
                self.violation(f"{open_calls} calls in flight; {self.limits['calls_in_flight']} are announced")
        elif incoming is None or incoming.complete:
            return self.violation(f"a fragment of call {call}, which is not arriving")
        elif incoming.cancelled is not None:
            return self.violation(f"a fragment of call {call} behind its CANCEL")
        incoming.pieces.append(body)
        incoming.size += len(body)
        incoming.fragments.append(len(body))
        self.arrivals.append(call)
        if incoming.size > self.limits["message_bytes"]:
            self.violation(f"a request of {incoming.size} bytes; {self.limits['message_bytes']} are announced")
        incoming.complete = not flags & wire.MORE

    def _cancel(self, call, header):
        incoming = self.calls.get(call)
        if incoming is None:
            return self.violation(f"CANCEL for call {call}, which was never opened")
        if incoming.cancelled is not None:
            return self.violation(f"a second CANCEL for call {call}")
        incoming.cancelled = wire.decode(wire.HEADERS[wire.CANCEL], header)

    def _ping(self, kind, flags, header, body):
        if header or flags or len(body) > self.limits["ping_bytes"]:
            self.violation(f"a {wire.TYPES[kind]} with header {len(header)}, flags {flags}, body {len(body)}")
        if kind == wire.PONG:
            if not self.awaited_pongs:
                return self.violation("a PONG that nobody asked for")
            expected = self.awaited_pongs.popleft()
            if body != expected:
                self.violation(f"PONG brings {body.hex() or 'nothing'}, PING had {expected.hex() or 'nothing'}")
            return self.pongs.append(body)
        self.pings += 1
        if self.answer_pings and not self.writer.is_closing():
            self.note("server  PONG")
            self.writer.write(wire.frame(wire.PONG, body=body))

    # ---- waiting

    async def wait(self, what, condition, within):
        """Waits until the condition holds and returns its value.

        Raises ScriptFailed when it does not hold in time, or when the client closed before it did.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + within
        while True:
            self.changed.clear()
            if value := condition():
                return value
            if self.ended:
                raise ScriptFailed(f"the connection was {self.ended} by the client before {what}")
            try:
                await asyncio.wait_for(self.changed.wait(), end - loop.time())
            except TimeoutError:
                raise ScriptFailed(f"not within {within} s: {what}") from None

    # ---- writing

    async def send(self, data, pieces=None, gap=0.0):
        """Sends bytes, in one go or in pieces, and waits until the operating system has taken most of them."""
        try:
            for at in range(0, len(data), pieces or len(data) or 1):
                self.writer.write(data[at:at + pieces] if pieces else data)
                if pieces:
                    await asyncio.sleep(gap)
                await self.writer.drain()
        except (ConnectionError, OSError) as error:
            self.note(f"server  could not send: {error}")

    async def close(self):
        try:
            self.writer.close()
            await asyncio.wait_for(self.writer.wait_closed(), 2)
        except (ConnectionError, OSError, TimeoutError):
            pass

    def reset(self):
        sock = self.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    async def finish(self):
        """Ends the reader, whatever the client does."""
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)
        self.writer.transport.abort()
