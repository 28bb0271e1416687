"""Connecting again, and sending again. Both clients."""

from __future__ import annotations

import asyncio
import os
import threading
import time

import retouch
from retouch import NO_RETRY, Idempotency, Limits, Method, Processed, Retry
from retouch.v1 import (
    EditEvent,
    EditInputs,
    EditRequest,
    HealthCheckRequest,
    HealthCheckResponse,
    ImageInput,
    Progress,
)
from tests.fake import PONG, REQUEST, Peer, fake, frame
from tests.support import KINDS, TestCase

OK = HealthCheckResponse(status=1).SerializeToString()
RETRY = Retry(attempts=3, first_delay=0.02)


def progress(fraction: float) -> bytes:
    return EditEvent(progress=Progress(fraction=fraction)).SerializeToString()


def large(size: int) -> EditRequest:
    return EditRequest(inputs=EditInputs(source=ImageInput(data=os.urandom(size))))


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

    def test_a_server_that_only_says_goodbye(self) -> None:
        """It greets, and leaves in the same breath: the call fails, however often that would go on."""

        def script(peer: Peer) -> None:
            peer.greet()
            peer.go_away(reason=1, last_call_id=0, message="bye")
            peer.until_closed()

        for kind in KINDS:
            with self.watch(kind), fake(script, again=True) as server, self.within(5):
                with self.client(kind, server.address) as client:
                    for _ in range(2):
                        with self.assertRaises(retouch.Unavailable) as caught:
                            client.check(timeout=5)
                        self.assertEqual(caught.exception.processed, Processed.NOT_STARTED)
                    self.assertLess(server.connections, 10)

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
