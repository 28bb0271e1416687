"""Calls as they should go, against a scripted server: headers, fragments, many at once, streams. Both clients."""

from __future__ import annotations

import asyncio
import os
import time

import retouch
from retouch import Method, Retry
from retouch.v1 import (
    EditEvent,
    EditInputs,
    EditRequest,
    HealthCheckRequest,
    HealthCheckResponse,
    ImageInput,
    Progress,
    Variation,
)
from tests.fake import MESSAGE, MORE, REQUEST, Peer, fake, frame
from tests.support import KINDS, TestCase

OK = HealthCheckResponse(status=1).SerializeToString()
RETRY = Retry(attempts=3, first_delay=0.02)


def progress(fraction: float) -> bytes:
    return EditEvent(progress=Progress(fraction=fraction)).SerializeToString()


def large(size: int) -> EditRequest:
    return EditRequest(inputs=EditInputs(source=ImageInput(data=os.urandom(size))))


class Messages(TestCase):
    def test_headers(self) -> None:
        def script(peer: Peer) -> None:
            hello = peer.greet()
            assert (hello.version, hello.agent, hello.credential) == (1, "test/1", "secret"), hello
            assert hello.schema_hash != 0
            call, header, body = peer.request()
            assert header.method == "retouch.v1.HealthService/Check" and body == b"", header
            assert 0 < header.timeout_ms <= 7_000, header
            assert [(entry.key, entry.value) for entry in header.metadata] == [("a", "1"), ("a", "2")], header
            peer.respond(call, OK, metadata=[{"key": "k", "value": "v"}])
            _, header, _ = peer.request()
            assert header.timeout_ms == 0, header
            peer.respond(call + 2, OK)
            peer.until_closed()

        method = Method("retouch.v1.HealthService/Check", request=HealthCheckRequest, reply=HealthCheckResponse)
        for kind in KINDS:
            with self.watch(kind), fake(script) as server:
                with self.client(kind, server.address, credential="secret", agent="test/1") as client:
                    reply = client.call(method, HealthCheckRequest(), timeout=7, metadata=[("a", "1"), ("a", "2")])
                    self.assertEqual((reply.message.status, reply.metadata, reply.attempts), (1, (("k", "v"),), 1))
                    self.assertEqual(client.check(timeout=None).status, 1)

    def test_large_requests_are_cut_and_put_together(self) -> None:
        """The header ahead in a frame of its own, then fragments of 262,144 bytes; the server's limits count where they are
        lower.
        """
        request = large(1_000_000)
        for limits, size in (({}, 262_144), ({"fragment_bytes": 100_000}, 100_000), ({"frame_bytes": 65_536}, 65_528)):

            def script(peer: Peer) -> None:
                peer.greet(**limits)
                first = peer.frame()
                assert first is not None and first[0] == REQUEST and first[1] == MORE and first[4] == b"", first[:3]
                body, sizes = b"", []
                while True:
                    kind, flags, call, header, piece = peer.frame()
                    assert (kind, call, header) == (REQUEST, first[2], b"")
                    body += piece
                    sizes.append(len(piece))
                    if not flags & MORE:
                        break
                assert body == request.SerializeToString()
                assert set(sizes[:-1]) == {size} and sizes[-1] <= size, sizes
                peer.respond(call)
                peer.until_closed()

            for kind in KINDS:
                with self.watch(kind), fake(script) as server, self.client(kind, server.address) as client:
                    self.assertEqual(client.edit(request), [])

    def test_replies_of_every_cut(self) -> None:
        data = os.urandom(700_000)
        item = EditEvent(variation=Variation(data=data)).SerializeToString()

        def script(peer: Peer) -> None:
            peer.greet()
            call, _, _ = peer.request()
            for sequence, sizes in enumerate(([700_100], [1, 0, 699_000, 2_000], [262_144] * 3)):
                pieces, at = [], 0
                for size in sizes:
                    pieces.append(item[at : at + size])
                    at += size
                header = b"" if not sequence else bytes([8, sequence])
                frames = b"".join(
                    frame(MESSAGE, call, header if not n else b"", piece, MORE if n < len(pieces) - 1 else 0)
                    for n, piece in enumerate(pieces)
                )
                # The network cuts as it likes.
                for start in range(0, len(frames), 77_777):
                    peer.send(frames[start : start + 77_777])
            peer.respond(call)
            peer.until_closed()

        for kind in KINDS:
            with self.watch(kind), fake(script) as server, self.client(kind, server.address) as client:
                self.assertEqual([event.variation.data == data for event in client.edit()], [True] * 3)

    def test_an_item_that_a_response_cuts_off(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            call, _, _ = peer.request()
            peer.item(call, 0, progress(0.5))
            peer.send(frame(MESSAGE, call, b"\x08\x01", b"\x0a", MORE))
            peer.respond(call, code=8, message="no more", metadata=[{"key": "k", "value": "v"}])
            peer.until_closed()

        for kind in KINDS:
            with self.watch(kind), fake(script) as server, self.client(kind, server.address) as client:
                with self.assertRaises(retouch.RetouchError) as caught:
                    client.edit()
                self.assertEqual((caught.exception.message, caught.exception.metadata), ("no more", (("k", "v"),)))

    def test_events_that_a_newer_server_has(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            call, _, _ = peer.request()
            peer.item(call, 0, progress(0.25))
            peer.item(call, 1, b"\x7a\x03\x0a\x01x")
            peer.item(call, 2, progress(0.5))
            peer.respond(call)
            peer.until_closed()

        for kind in KINDS:
            with self.watch(kind), fake(script) as server, self.client(kind, server.address) as client:
                self.assertEqual([event.progress.fraction for event in client.edit()], [0.25, 0.5])

    def test_two_connections(self) -> None:
        """Small calls do not share one with pictures; with `connections=1` they do."""

        def serve(peer: Peer) -> None:
            peer.greet()
            while True:
                call, header, _ = peer.request()
                peer.respond(call, OK if "Health" in header.method else b"")

        def script(peer: Peer) -> None:
            try:
                serve(peer)
            except AssertionError:
                pass

        for kind in KINDS:
            for connections in (1, 2):
                with self.watch(kind), fake(script, again=True) as server:
                    with self.client(kind, server.address, connections=connections) as client:
                        client.check()
                        client.edit(large(100_000))
                        client.check()
                        self.assertEqual(server.connections, connections)

    def test_many_at_once(self) -> None:
        """30 calls on one connection, answered in reverse."""

        def script(peer: Peer) -> None:
            peer.greet()
            calls = [peer.request()[0] for _ in range(30)]
            assert sorted(calls) == list(range(1, 61, 2)), calls
            for call in reversed(calls):
                peer.respond(call, HealthCheckResponse(status=1, edits_running=call).SerializeToString())
            peer.until_closed()

        for kind in KINDS:
            with self.watch(kind), fake(script) as server, self.client(kind, server.address) as client:
                client.connect()
                results = client.many([("check", {"timeout": 20})] * 30)
                self.assertEqual(sorted(result.edits_running for result in results), list(range(1, 61, 2)))

    def test_uploads_take_turns(self) -> None:
        """Two uploads and a small call on one connection: fragments of both, and the small call is not last."""

        def script(peer: Peer) -> None:
            peer.greet()
            time.sleep(0.5)
            order: list[int] = []
            sizes: dict[int, int] = {}
            while len([call for call in sizes if sizes[call] < 0]) < 3:
                got = peer.frame()
                assert got is not None
                kind, flags, call, _, piece = got
                order.append(call)
                sizes[call] = sizes.get(call, 0) + len(piece)
                if not flags & MORE:
                    small = sizes[call] < 1_000
                    sizes[call] = -1
                    peer.respond(call, OK if small else b"")
            turns = sum(1 for one, two in zip(order, order[1:]) if one != two)
            assert turns > 10, order
            peer.until_closed()

        for kind in KINDS:
            with self.watch(kind), fake(script, window=65_536) as server:
                with self.client(kind, server.address, connections=1) as client:
                    client.connect()
                    uploads = [("edit", {"request": large(4_000_000)})] * 2
                    self.assertEqual(len(client.many([*uploads, ("check", {})])), 3)


class Unread(TestCase):
    """Streams that nobody reads hold their server back, and nothing is lost."""

    def test_backpressure(self) -> None:
        sent = [0]
        item = EditEvent(variation=Variation(data=bytes(500_000))).SerializeToString()

        def script(peer: Peer) -> None:
            sent[0] = 0
            peer.greet()
            call, _, _ = peer.request()
            for sequence in range(60):
                peer.item(call, sequence, item)
                sent[0] += 1
            peer.respond(call)
            peer.until_closed()

        with fake(script) as server, retouch.Client(server.address) as client:
            with client.edit.edit(EditRequest()) as stream:
                next(stream)
                time.sleep(0.5)
                self.assertLess(sent[0], 40)
                self.assertEqual(len(list(stream)), 59)

        async def read(address: str) -> None:
            async with retouch.AsyncClient(address) as client:
                stream = client.edit.edit(EditRequest())
                await anext(stream)
                await asyncio.sleep(0.5)
                self.assertLess(sent[0], 40)
                self.assertLess(client._channel.latest.core.unread, 10_000_000)
                self.assertEqual(len([event async for event in stream]), 59)

        with fake(script) as server:
            asyncio.run(read(server.address))

    def test_a_call_inside_a_stream(self) -> None:
        """A large call from the loop that reads a stream gets a connection that is read."""
        item = EditEvent(variation=Variation(data=bytes(1_000_000))).SerializeToString()

        def script(peer: Peer) -> None:
            peer.greet()
            call, header, _ = peer.request()
            if "Health" not in header.method:
                for sequence in range(30):
                    peer.item(call, sequence, item)
            peer.respond(call)
            peer.until_closed()

        with fake(script, again=True) as server, self.within(5), retouch.Client(server.address) as client:
            with client.edit.edit(EditRequest()) as stream:
                next(stream)
                connection = client._channel.latest
                while connection.core.wants_read:
                    connection.refresh(time.monotonic())
                self.assertEqual(len(list(client.edit.edit(large(100_000)))), 30)
                self.assertEqual(len(list(stream)), 29)
            self.assertEqual(server.connections, 2)
