"""The steps of a scripted server: what cases/README.md lists, one method each."""

import asyncio
import inspect

from . import wire
from .payload import Payload, frame_vectors, numbered
from .peer import Peer, ScriptFailed

# How long a step waits for the client where it says nothing else.
WITHIN = 10


def call_of(step):
    """A step's name and its arguments by name; `{name: x}` stands for `{name: {value: x}}`."""
    (name, argument), = step.items()
    arguments = argument if isinstance(argument, dict) else {"value": argument}
    return name, {"as_" if key == "as" else key: value for key, value in arguments.items()}


def check(step, where):
    """Raises ValueError for a step that does not exist, or has an argument that it does not take."""
    if not isinstance(step, dict) or len(step) != 1:
        raise ValueError(f"{where}: a step is a mapping with one key, not {step!r}")
    name, arguments = call_of(step)
    method = getattr(Script, f"step_{name}", None)
    if method is None:
        raise ValueError(f"{where}: there is no step {name}")
    try:
        bound = inspect.signature(method).bind(None, **arguments)
    except TypeError as error:
        raise ValueError(f"{where}: step {name}: {error}") from None
    # What a step passes on: fields of a header, or arguments of another step.
    passed_on = {
        "hello": {"fields": [*wire.HEADERS[wire.HELLO], "extra"]}, "goaway": {"fields": [*wire.HEADERS[wire.GOAWAY], "extra"]},
        "request": {"begin": list(inspect.signature(Script.step_begin).parameters)},
    }
    for group, known in passed_on.get(name, {}).items():
        if unknown := set(bound.arguments.get(group, {})) - set(known):
            raise ValueError(f"{where}: step {name} does not take {', '.join(sorted(unknown))}")


def golden_header(name):
    """The header of a golden REQUEST frame, read."""
    data = frame_vectors()[name]
    return wire.decode(wire.HEADERS[wire.REQUEST], data[wire.HEAD_BYTES:wire.HEAD_BYTES + int.from_bytes(data[6:8])])


class Script:
    """Runs the steps of one connection."""

    def __init__(self, peer: Peer, steps, schema, listener):
        self.peer, self.steps, self.schema, self.listener = peer, steps, schema, listener
        self.flood, self.flood_sent = None, 0

    async def run(self):
        # The script's last word may end the connection; otherwise the client does, when its calls have ended.
        for number, step in enumerate(self.steps, 1):
            name, arguments = call_of(step)
            try:
                await getattr(self, f"step_{name}")(**arguments)
            except ScriptFailed as failure:
                raise ScriptFailed(f"step {number}, {name}: {failure}") from None
        await self.step_expect_end()
        self.check_leftovers()

    def check_leftovers(self):
        peer = self.peer
        for incoming in peer.calls.values():
            if not incoming.seen_begin:
                raise ScriptFailed(f"the client opened call {incoming.call} ({incoming.header['method']}), which the script does not know")
            if incoming.cancelled is not None and not incoming.seen_cancel:
                raise ScriptFailed(f"the client cancelled call {incoming.call} ({incoming.cancelled['reason']}), which the script does not expect")

    # ---- helpers

    def call_id(self, call):
        if isinstance(call, int):
            return call
        if call not in self.peer.names:
            raise ScriptFailed(f"no request was named {call}")
        return self.peer.names[call]

    def incoming(self, name):
        return self.peer.calls[self.call_id(name)]

    def bytes(self, payload):
        if payload is None:
            return b""
        bodies = {name: self.peer.calls[call].body for name, call in self.peer.names.items()}
        return Payload(payload, self.schema).data(bodies)

    async def put(self, frames, pieces=None, gap_ms=0):
        if self.flood:
            await self.flood
            self.flood = None
        for data in frames:
            length, kind, flags, header_length, call = int.from_bytes(data[:4]), *data[4:6], int.from_bytes(data[6:8]), int.from_bytes(data[8:12])
            self.peer.note("server  " + wire.describe(kind, flags, call, header_length, length - 8 - header_length))
        if pieces or len(frames) == 1:
            await self.peer.send(b"".join(frames), pieces, gap_ms / 1000)
            return
        for data in frames:
            await self.peer.send(data)

    @staticmethod
    def number(name, names):
        return names.index(name) if isinstance(name, str) else name

    # ---- hearing

    async def step_hello(self, expect=None, within_s=WITHIN, pieces=None, version=1, agent="scripted/1", limits=None, only=None, silent=False, or_end=False, **fields):
        """Waits for the client's HELLO, checks it, and answers with the server's."""
        peer = self.peer
        if or_end:
            await peer.wait("HELLO or the end came", lambda: peer.hello or peer.ended, within_s)
            if not peer.hello:
                return
        hello = await peer.wait("HELLO came", lambda: peer.hello, within_s)
        for name, value in (expect or {}).items():
            if hello[name] != value:
                raise ScriptFailed(f"HELLO has {name} {hello[name]!r}; expected {value!r}")
        if silent:
            return
        values = {"version": version, "agent": agent, **fields}
        if limits is not None:
            values["limits"] = {**wire.LIMITS, **limits}
            peer.limits.update(limits)
        elif only is not None:
            values["limits"] = only
        await self.put([wire.frame(wire.HELLO, header=wire.header(wire.HELLO, values))], pieces)

    def matches(self, incoming, method, metadata):
        if method is not None and incoming.header["method"] != method:
            return False
        sent = incoming.header["metadata"]
        return all(entry in sent for entry in wire.entries(metadata or {}))

    async def step_begin(self, value=None, as_=None, method=None, metadata=None, all_metadata=None, timeout_ms=None, schema_hash=None, entries=None, golden=None, within_s=WITHIN):
        """Waits for the beginning of a request: its header."""
        peer = self.peer

        def found():
            return next((one for one in peer.calls.values() if not one.seen_begin and self.matches(one, method, metadata)), None)

        incoming = await peer.wait(f"a request came{f' for {method}' if method else ''}{f' with {metadata}' if metadata else ''}", found, within_s)
        incoming.seen_begin = True
        if (name := value or as_) is not None:
            peer.names[name] = incoming.call
        if all_metadata is not None and incoming.header["metadata"] != wire.entries(all_metadata):
            raise ScriptFailed(f"metadata {incoming.header['metadata']!r}; expected {wire.entries(all_metadata)!r}")
        if golden is not None:
            expected = golden_header(golden)
            for name in ("method", "metadata", "schema_hash"):
                if incoming.header[name] != expected[name]:
                    raise ScriptFailed(f"{name} is {incoming.header[name]!r}; the golden frame {golden} has {expected[name]!r}")
        if entries is not None and len(incoming.header["metadata"]) != entries:
            raise ScriptFailed(f"{len(incoming.header['metadata'])} metadata entries; expected {entries}")
        if timeout_ms is not None and not timeout_ms[0] <= incoming.header["timeout_ms"] <= timeout_ms[1]:
            raise ScriptFailed(f"timeout_ms {incoming.header['timeout_ms']}; expected {timeout_ms[0]} to {timeout_ms[1]}")
        if schema_hash is not None and incoming.header["schema_hash"] != schema_hash:
            raise ScriptFailed(f"schema_hash {incoming.header['schema_hash']}; expected {schema_hash}")
        return incoming

    async def step_rest(self, value=None, of=None, body=None, fragments=None, within_s=WITHIN):
        """Waits for the end of a request that has begun, and checks its body."""
        incoming = self.incoming(value or of)
        await self.peer.wait("the request was complete", lambda: incoming.complete, within_s)
        incoming.seen_end = True
        if body is not None and incoming.body != (expected := self.bytes(body)):
            raise ScriptFailed(f"the request has {incoming.size} bytes that are not the {len(expected)} expected ones")
        if fragments is not None and not fragments[0] <= len(incoming.fragments) <= fragments[1]:
            raise ScriptFailed(f"the request came in {len(incoming.fragments)} frames; expected {fragments[0]} to {fragments[1]}")

    async def step_request(self, value=None, as_=None, body=None, fragments=None, within_s=WITHIN, **begin):
        """Waits for a whole request."""
        incoming = await self.step_begin(value, as_, within_s=within_s, **begin)
        await self.step_rest(incoming.call, body=body, fragments=fragments, within_s=within_s)

    async def step_expect_cancel(self, value=None, of=None, reason=None, within_s=WITHIN):
        """Waits for a call's CANCEL."""
        incoming = self.incoming(value or of)
        cancel = await self.peer.wait(f"CANCEL of call {incoming.call} came", lambda: incoming.cancelled, within_s)
        incoming.seen_cancel = True
        if reason is not None and cancel["reason"] != reason:
            raise ScriptFailed(f"CANCEL has reason {cancel['reason']}; expected {reason}")

    async def step_cancelled(self, value, within_s=WITHIN):
        """Hears so many requests, the CANCEL of each, and answers them CANCELLED."""
        for _ in range(value):
            incoming = await self.step_begin(within_s=within_s)
            await self.step_expect_cancel(incoming.call, within_s=within_s)
            await self.step_reply(incoming.call, header={"code": "CANCELLED"})

    async def step_expect_ping(self, value=1, within_s=WITHIN):
        """Waits until so many PINGs have come."""
        await self.peer.wait(f"{value} PINGs came", lambda: self.peer.pings >= value, within_s)

    async def step_expect_end(self, value=None, within_s=WITHIN):
        """Waits until the client has closed the connection."""
        await asyncio.wait({self.peer.task}, timeout=within_s)
        if not self.peer.task.done():
            raise ScriptFailed(f"the client has not closed the connection within {within_s} s")

    async def step_quiet(self, value):
        """Nothing may come for so many milliseconds."""
        before = self.peer.bytes_read
        await asyncio.sleep(value / 1000)
        if self.peer.bytes_read != before:
            raise ScriptFailed(f"{self.peer.bytes_read - before} bytes came in {value} ms that should be silent")

    async def step_incomplete(self, value):
        """These requests have begun and are not complete."""
        for name in value:
            if self.incoming(name).complete:
                raise ScriptFailed(f"the request {name} is complete")

    async def step_in_turns(self, value, most=3):
        """While all of these requests were arriving, none sent more than so many fragments in a row."""
        calls = [self.call_id(name) for name in value]
        arrivals = [call for call in self.peer.arrivals if call in calls]
        first = max(arrivals.index(call) for call in calls)
        last = min(len(arrivals) - arrivals[::-1].index(call) for call in calls)
        run = longest = 0
        for before, call in zip(arrivals[first:last], arrivals[first + 1:last]):
            run = run + 1 if call == before else 0
            longest = max(longest, run + 1)
        if last - first < 4 or longest > most:
            raise ScriptFailed(f"{longest} fragments of one call in a row, of {last - first} that could take turns")

    async def step_taken(self, at_most, after_ms):
        """The client has stopped reading: what was sent since waits here."""
        await asyncio.sleep(after_ms / 1000)
        left = self.peer.writer.transport.get_write_buffer_size()
        if self.flood_sent - left > at_most:
            raise ScriptFailed(f"the client took {self.flood_sent - left} bytes that nobody reads; {at_most} are allowed")

    # ---- saying

    async def step_reply(self, to, body=None, header=None, fragments=262_144, pieces=None, gap_ms=0, answered=True):
        """Sends a RESPONSE."""
        call = self.call_id(to)
        frames = wire.fragments(wire.RESPONSE, call, wire.header(wire.RESPONSE, header or {}), self.bytes(body), fragments)
        if call in self.peer.calls:
            self.peer.calls[call].answered = answered
        await self.put(frames, pieces, gap_ms)

    async def step_items(self, to, body, count=1, start=0, fragments=262_144, gap_ms=0):
        """Sends items of a stream, numbered from `start`; generated bodies get a seed by their number."""
        call = self.call_id(to)
        for index in range(start, start + count):
            payload = numbered(body, index)
            header = wire.header(wire.MESSAGE, {"sequence": index})
            await self.put(wire.fragments(wire.MESSAGE, call, header, self.bytes(payload), fragments))
            if gap_ms:
                await asyncio.sleep(gap_ms / 1000)

    async def step_flood(self, to, body, count):
        """Begins to send items, as fast as the client takes them, and goes on with the script; what is sent next waits for their end."""
        self.flood = asyncio.create_task(self._flood(self.call_id(to), body, count))

    async def _flood(self, call, body, count):
        for index in range(count):
            header = wire.header(wire.MESSAGE, {"sequence": index})
            for data in wire.fragments(wire.MESSAGE, call, header, self.bytes(numbered(body, index)), 262_144):
                self.flood_sent += len(data)
                await self.peer.send(data)
        self.peer.note(f"server  {count} items, {self.flood_sent} bytes")

    async def step_interleave(self, value, pieces=None):
        """Sends several messages, one fragment of each in turn: {reply: …} and {items: …} as in the steps of that name."""
        queues = []
        for message in value:
            (name, argument), = message.items()
            call, body = self.call_id(argument["to"]), self.bytes(argument.get("body"))
            size = argument.get("fragments", 262_144)
            if name == "reply":
                queues.append(wire.fragments(wire.RESPONSE, call, wire.header(wire.RESPONSE, argument.get("header", {})), body, size))
                self.peer.calls[call].answered = True
            else:
                header = wire.header(wire.MESSAGE, {"sequence": argument.get("start", 0)})
                queues.append(wire.fragments(wire.MESSAGE, call, header, body, size))
        frames = []
        while any(queues):
            frames += [queue.pop(0) for queue in queues if queue]
        await self.put(frames, pieces)

    async def step_frame(self, type, call=0, header=None, body=None, flags=(), length=None, header_length=None, pieces=None):
        """Sends one frame as it is told, right or wrong."""
        kind = self.number(type, wire.TYPES)
        bits = sum({"MORE": wire.MORE, "IGNORABLE": wire.IGNORABLE}.get(flag, flag) for flag in flags)
        known = kind if kind in wire.HEADERS else wire.HELLO
        encoded = wire.header(known, header or {})
        call = self.call_id(call)
        data = wire.frame(kind, call, encoded, self.bytes(body), bits, length, header_length)
        if kind == wire.RESPONSE and not bits & wire.MORE and call in self.peer.calls:
            self.peer.calls[call].answered = True
        self.peer.note("server  " + wire.describe(kind, bits, call, len(encoded), len(data) - 12 - len(encoded)))
        await self.peer.send(data, pieces)

    async def step_raw(self, hex=None, text=None, frame=None, body=None, pieces=None, times=1):
        """Sends bytes: hexadecimal, a text, or a golden frame by its name."""
        if frame is not None:
            data = frame_vectors()[frame]
        else:
            data = bytes.fromhex(hex.replace(" ", "")) if hex is not None else text.encode("latin-1") if text is not None else self.bytes(body)
        self.peer.note(f"server  {times} times {len(data)} raw bytes")
        await self.peer.send(data * times, pieces)

    async def step_ping(self, body=None, within_s=WITHIN):
        """Sends a PING and waits for its PONG."""
        data, before = self.bytes(body), len(self.peer.pongs)
        self.peer.awaited_pongs.append(data)
        await self.put([wire.frame(wire.PING, body=data)])
        await self.peer.wait("the PONG came", lambda: len(self.peer.pongs) > before, within_s)

    async def step_goaway(self, last=0xFFFFFFFF, **fields):
        """Sends GOAWAY; `last` is an id or the name of a request."""
        values = {"last_call_id": self.call_id(last), **fields}
        await self.put([wire.frame(wire.GOAWAY, header=wire.header(wire.GOAWAY, values))])

    # ---- the connection

    async def step_pause_ms(self, value):
        await asyncio.sleep(value / 1000)

    async def step_answer_pings(self, value):
        self.peer.answer_pings = value

    async def step_reading(self, value=True, bytes_a_second=None):
        """Stops or goes on reading the connection, as fast as it can or at a pace."""
        self.peer.pace = bytes_a_second
        if value:
            self.peer.reads.set()
            self.peer.reader._transport.resume_reading()
        else:
            self.peer.reads.clear()
            self.peer.reader._transport.pause_reading()

    async def step_sip(self, pause_ms, times, bytes=1_000_000):
        """Reads a little, then nothing for a while, several times. Less than what is buffered here would be nothing to the client."""
        for _ in range(times):
            await self.step_reading(False)
            await asyncio.sleep(pause_ms / 1000)
            before = self.peer.bytes_read
            await self.step_reading(True)
            await self.peer.wait("more of the request came", lambda: self.peer.bytes_read >= before + bytes, WITHIN)

    async def step_close(self, value=None):
        await self.peer.close()

    async def step_half_close(self, value=None):
        self.peer.writer.write_eof()

    async def step_reset(self, value=None):
        self.peer.reset()

    async def step_frames(self, value):
        """False, as the first step: the client's bytes are not frames, and are passed over."""
        self.peer.frames = value

    async def step_listen(self, value):
        """Stops or goes on accepting connections."""
        if value:
            await self.listener.listen()
        else:
            await self.listener.stop_listening()

    async def step_signal(self, value):
        """Tells another connection's script, which waits for it."""
        self.listener.signal(value).set()

    async def step_await(self, value, within_s=WITHIN):
        try:
            await asyncio.wait_for(self.listener.signal(value).wait(), within_s)
        except TimeoutError:
            raise ScriptFailed(f"no other connection said {value} within {within_s} s") from None

    async def step_fails(self, value):
        """Answers so many requests UNAVAILABLE and NOT_STARTED, as they come."""
        for _ in range(value):
            incoming = await self.step_begin()
            await self.step_rest(incoming.call)
            await self.step_reply(incoming.call, header={"code": "UNAVAILABLE", "processed": "NOT_STARTED"})

    async def step_echo(self, value):
        """Answers so many requests with their own bodies, as they come."""
        for _ in range(value):
            incoming = await self.step_begin()
            await self.step_rest(incoming.call)
            await self.put(wire.fragments(wire.RESPONSE, incoming.call, b"", incoming.body, 262_144))
            incoming.answered = True
