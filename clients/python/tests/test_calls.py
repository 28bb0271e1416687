"""Calls as they should go, against a scripted server: fragments, many at once, streams, deadlines, cancelling, GOAWAY,
connecting and sending again. Both clients."""

from __future__ import annotations

import asyncio
import gc
import os
import threading
import time

import retouch
from retouch import NO_RETRY, Cancellation, Idempotency, Limits, Method, Processed, Retry
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
from tests.fake import CANCEL, MESSAGE, MORE, PONG, REQUEST, Peer, fake, frame
from tests.support import KINDS, TestCase, eventually

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


class Ends(TestCase):
    """How calls end that do not end by themselves."""

    def test_a_stream_that_is_left_is_cancelled(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            call, _, _ = peer.request()
            for sequence in range(20):
                peer.item(call, sequence, progress(sequence / 20))
            got = peer.frame()
            assert got is not None and (got[0], got[2], got[3]) == (CANCEL, call, b"\x08\x01"), got
            peer.respond(call, code=1)
            peer.until_closed()

        for kind in KINDS:
            with self.watch(kind), fake(script) as server, self.client(kind, server.address) as client:
                self.assertEqual(len(client.edit(take=3)), 3)

    def test_a_stream_that_is_let_go_is_cancelled(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            call, _, _ = peer.request()
            peer.item(call, 0, progress(0))
            got = peer.frame()
            assert got is not None and got[0] == CANCEL, got
            peer.until_closed()

        with fake(script) as server, retouch.Client(server.address) as client:
            for _ in client.edit.edit(EditRequest()):
                break
            eventually(lambda: not client._channel.latest.core.has_callers, "the call was given up")

        async def let_go(address: str) -> None:
            async with retouch.AsyncClient(address) as client:
                async for _ in client.edit.edit(EditRequest()):
                    break
                gc.collect()
                await asyncio.sleep(0.1)
                self.assertFalse(client._channel.latest.core.has_callers)

        with fake(script) as server:
            asyncio.run(let_go(server.address))

    def test_cancelling_from_another_thread(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            call, _, _ = peer.request()
            got = peer.frame()
            assert got is not None and (got[0], got[2], got[3]) == (CANCEL, call, b"\x08\x01"), got
            peer.respond(call, code=1)
            call, _, _ = peer.request()
            peer.item(call, 0, progress(0))
            got = peer.frame()
            assert got is not None and (got[0], got[2]) == (CANCEL, call), got
            peer.until_closed()

        with fake(script) as server, self.within(1), retouch.Client(server.address, connections=1) as client:
            for stream in (False, True):
                cancel = Cancellation()
                timer = threading.Timer(0.2, cancel.cancel)
                timer.start()
                with self.assertRaises(retouch.Cancelled) as caught:
                    if stream:
                        list(client.edit.edit(EditRequest(), cancel=cancel))
                    else:
                        client.health.check(HealthCheckRequest(), cancel=cancel)
                self.assertEqual(caught.exception.processed, Processed.MAYBE)
                timer.join()
                # What is cancelled stays so, and nothing is sent.
                with self.assertRaises(retouch.Cancelled) as caught:
                    client.health.check(HealthCheckRequest(), cancel=cancel)
                self.assertEqual(caught.exception.processed, Processed.NOT_STARTED)

    def test_cancelling_a_task(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            call, _, _ = peer.request()
            got = peer.frame()
            assert got is not None and (got[0], got[3]) == (CANCEL, b"\x08\x01"), got
            peer.respond(call, code=1)
            call, _, _ = peer.request()
            peer.respond(call, OK)
            peer.until_closed()

        async def cancel(address: str) -> None:
            async with retouch.AsyncClient(address) as client:
                with self.assertRaises(TimeoutError):
                    async with asyncio.timeout(0.2):
                        await client.health.check(HealthCheckRequest())
                self.assertEqual((await client.health.check(HealthCheckRequest())).status, 1)

        with fake(script) as server, self.within(1):
            asyncio.run(cancel(server.address))

    def test_a_keyboard_interrupt_is_not_swallowed(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            peer.request()
            got = peer.frame()
            assert got is not None and got[0] == CANCEL, got
            peer.until_closed()

        import _thread

        with fake(script) as server, self.within(1), retouch.Client(server.address) as client:
            client.connect()
            timer = threading.Timer(0.3, _thread.interrupt_main)
            timer.start()
            with self.assertRaises(KeyboardInterrupt):
                client.health.check(HealthCheckRequest())
            timer.join()

    def test_closing_with_calls_in_flight(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            peer.request()
            peer.until_closed()

        with fake(script, again=True) as server, self.within(1):
            client = retouch.Client(server.address)
            failures: list[BaseException] = []

            def call() -> None:
                try:
                    client.health.check(HealthCheckRequest())
                except retouch.RetouchError as error:
                    failures.append(error)

            threads = [threading.Thread(target=call) for _ in range(3)]
            for thread in threads:
                thread.start()
            eventually(lambda: client._channel.in_flight == 3, "the calls are in flight")
            client.close()
            for thread in threads:
                thread.join()
            self.assertEqual([type(error) for error in failures], [retouch.Unavailable] * 3)
            self.assertIn("the client is closed", str(failures[0]))
            with self.assertRaises(retouch.Unavailable):
                client.health.check(HealthCheckRequest())

    def test_a_reader_that_leaves_hands_on(self) -> None:
        """Threads that share a connection: the first one's answer comes first, and the others' are read all the same."""

        def script(peer: Peer) -> None:
            peer.greet()
            calls = [peer.request()[0] for _ in range(4)]
            for call in calls:
                time.sleep(0.1)
                peer.respond(call, OK)
            peer.until_closed()

        with fake(script) as server, self.within(3), retouch.Client(server.address) as client:
            client.connect()
            threads = []
            for number in range(4):
                threads.append(threading.Thread(target=client.health.check, args=(HealthCheckRequest(),)))
                threads[-1].start()
                eventually(lambda: client._channel.in_flight == number + 1, "the call is in flight")
            for thread in threads:
                thread.join()

    def test_after_a_fork(self) -> None:
        """The child has connections of its own, and the parent's are not touched."""

        def script(peer: Peer) -> None:
            peer.greet()
            while got := peer.frame():
                peer.respond(got[2], OK)

        with fake(script, again=True) as server, retouch.Client(server.address) as client:
            client.health.check(HealthCheckRequest())
            child = os.fork()
            if not child:
                status = 1
                try:
                    status = 0 if client.health.check(HealthCheckRequest(), timeout=10).status == 1 else 2
                finally:
                    os._exit(status)
            _, status = os.waitpid(child, 0)
            self.assertEqual(os.waitstatus_to_exitcode(status), 0)
            self.assertEqual(client.health.check(HealthCheckRequest()).status, 1)
            self.assertEqual(server.connections, 2)


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


class Again(TestCase):
    """Connecting again, and sending again."""

    def test_a_lost_connection_is_replaced(self) -> None:
        def once(peer: Peer) -> None:
            peer.greet()
            peer.respond(peer.request()[0], OK)

        for kind in KINDS:
            with self.watch(kind), fake(once, once, once) as server, self.client(kind, server.address) as client:
                for _ in range(3):
                    self.assertEqual(client.check().status, 1)
                    # The end of the connection arrives.
                    if kind is KINDS[0]:
                        time.sleep(0.1)
                    else:
                        client.runner.run(asyncio.sleep(0.1))
                self.assertEqual(server.connections, 3)

    def test_draining(self) -> None:
        """The accepted call is answered where it is; the next one goes to a new connection."""

        def draining(peer: Peer) -> None:
            peer.greet()
            call, _, _ = peer.request()
            peer.go_away(reason=1, last_call_id=0xFFFFFFFF, message="bye")
            peer.go_away(reason=1, last_call_id=call, message="bye")
            time.sleep(0.2)
            peer.respond(call, OK)
            peer.until_closed()

        def fresh(peer: Peer) -> None:
            peer.greet()
            peer.respond(peer.request()[0], OK)
            peer.until_closed()

        for kind in KINDS:
            with self.watch(kind), fake(draining, fresh) as server, self.client(kind, server.address) as client:
                self.assertEqual(client.check().status, 1)
                self.assertEqual(client.check().status, 1)
                self.assertEqual(server.connections, 2)

    def test_what_a_goaway_leaves_out(self) -> None:
        """A call above last_call_id was not started: sent again on a new connection, where that is wished."""

        def refusing(peer: Peer) -> None:
            peer.greet()
            peer.request()
            peer.go_away(reason=1, last_call_id=0, message="bye")
            peer.until_closed()

        def fresh(peer: Peer) -> None:
            peer.greet()
            peer.respond(peer.request()[0], OK)
            peer.until_closed()

        for kind in KINDS:
            with self.watch(kind), fake(refusing, fresh) as server:
                with self.client(kind, server.address, retry=RETRY) as client:
                    self.assertEqual(client.check().status, 1)
            with self.watch(kind), fake(refusing) as server, self.client(kind, server.address) as client:
                with self.assertRaises(retouch.Unavailable) as caught:
                    client.check()
                self.assertEqual(caught.exception.processed, Processed.NOT_STARTED)

    def test_what_is_sent_again(self) -> None:
        """By `processed`, the details, and whether the method may be called twice."""
        check = Method("t/Check", request=HealthCheckRequest, reply=HealthCheckResponse)
        twice = Method("t/Twice", request=HealthCheckRequest, reply=HealthCheckResponse, idempotency=Idempotency.IDEMPOTENT)
        key = Method(
            "t/Key", request=EditRequest, reply=HealthCheckResponse, idempotency=Idempotency.BY_KEY, key_field="idempotency_key"
        )
        maybe = {"code": 14, "processed": 0}
        rows = (
            (check, HealthCheckRequest(), {"code": 14, "processed": 1}, 3),
            (check, HealthCheckRequest(), {"code": 8, "processed": 1, "details": {"retryable": True}}, 3),
            (check, HealthCheckRequest(), {"code": 8, "processed": 1}, 1),
            (check, HealthCheckRequest(), {"code": 12, "processed": 1}, 1),
            (check, HealthCheckRequest(), maybe, 1),
            (twice, HealthCheckRequest(), maybe, 3),
            (key, EditRequest(), maybe, 1),
            (key, EditRequest(idempotency_key="k"), maybe, 3),
            (check, HealthCheckRequest(), {"code": 10, "processed": 2, "details": {"retryable": True}}, 3),
            (twice, HealthCheckRequest(), {"code": 14, "processed": 2}, 1),
        )
        for kind in KINDS:
            for method, request, status, expected in rows:
                seen = [0]

                def script(peer: Peer) -> None:
                    peer.greet()
                    while got := peer.frame():
                        if got[0] == REQUEST:
                            seen[0] += 1
                            peer.respond(got[2], **status)

                with self.watch(kind), fake(script) as server:
                    with self.client(kind, server.address, retry=RETRY) as client:
                        with self.assertRaises(retouch.RetouchError) as caught:
                            client.call(method, request)
                        self.assertEqual((seen[0], caught.exception.attempts), (expected, expected), (method.name, status))

    def test_the_budget(self) -> None:
        """Two repeats in hand: three calls that fail send five requests in all."""
        seen = [0]

        def script(peer: Peer) -> None:
            peer.greet()
            while got := peer.frame():
                if got[0] == REQUEST:
                    seen[0] += 1
                    peer.respond(got[2], code=14, processed=1)

        for kind in KINDS:
            seen[0] = 0
            with self.watch(kind), fake(script) as server:
                with self.client(kind, server.address, retry=Retry(attempts=2, first_delay=0.01, budget=2)) as client:
                    for _ in range(3):
                        with self.assertRaises(retouch.Unavailable):
                            client.check()
            self.assertEqual(seen[0], 5)

    def test_a_server_that_comes_back(self) -> None:
        """The connection is refused at first; the call is sent when somebody listens, and its deadline is that of all
        attempts.
        """
        import socket

        for kind in KINDS:
            with self.watch(kind), socket.socket() as sock:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                sock.bind(("127.0.0.1", 0))
                address = "127.0.0.1:%d" % sock.getsockname()[1]

                def serve() -> None:
                    time.sleep(0.3)
                    sock.listen()
                    peer_socket, _ = sock.accept()
                    with peer_socket:
                        peer = Peer(peer_socket)
                        peer.greet()
                        call, header, _ = peer.request()
                        assert header.timeout_ms < 9_800, header
                        peer.respond(call, OK)
                        peer.until_closed()

                thread = threading.Thread(target=serve)
                thread.start()
                with self.client(kind, address, retry=Retry(attempts=20, first_delay=0.05, longest_delay=0.1)) as client:
                    self.assertEqual(client.check(timeout=10).status, 1)
                thread.join()

    def test_the_servers_advice(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            call, _, _ = peer.request()
            details = {"reason": "Overloaded", "retryable": True, "retry_after_ms": 400}
            peer.respond(call, code=8, processed=1, details=details)
            peer.respond(peer.request()[0], OK)
            call, _, _ = peer.request()
            peer.respond(call, code=8, processed=1, details=details)
            peer.until_closed()

        for kind in KINDS:
            with self.watch(kind), fake(script) as server, self.client(kind, server.address, retry=RETRY) as client:
                start = time.monotonic()
                self.assertEqual(client.check().status, 1)
                self.assertGreaterEqual(time.monotonic() - start, 0.4)
                # A pause that would pass the deadline is not begun.
                with self.assertRaises(retouch.Overloaded) as caught:
                    client.check(timeout=0.3)
                self.assertEqual(caught.exception.retry_after, 0.4)

    def test_a_silent_connection_is_asked(self) -> None:
        """After a long silence a PING decides whether the connection is still there."""

        def deaf(peer: Peer) -> None:
            peer.greet()
            peer.respond(peer.request()[0], OK)
            time.sleep(1.2)

        def fresh(peer: Peer) -> None:
            peer.greet()
            peer.respond(peer.request()[0], OK)
            peer.until_closed()

        with fake(deaf, fresh) as server, self.within(5):
            with retouch.Client(server.address, retry=NO_RETRY, limits=Limits(idle=0.2)) as client:
                client.health.check(HealthCheckRequest())
                time.sleep(0.4)
                self.assertEqual(client.health.check(HealthCheckRequest(), timeout=1).status, 1)
                self.assertEqual(server.connections, 2)

    def test_ping(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            while got := peer.frame():
                peer.send(frame(PONG, body=got[4]))

        for kind in KINDS:
            with self.watch(kind), fake(script) as server:
                with self.client(kind, server.address) as client:
                    if kind is KINDS[0]:
                        self.assertGreater(client.client.ping(), 0)
                    else:
                        self.assertGreater(client.runner.run(client.client.ping()), 0)
