"""Servers that break the protocol, vanish, stall or stay silent: a clear exception in time, and nothing left behind. Both
clients.
"""

from __future__ import annotations

import socket
import struct
import time

import retouch
from retouch import NO_RETRY, Limits, Processed
from retouch.rpc.v1.headers_pb2 import Hello
from retouch.v1 import EditEvent, EditInputs, EditRequest, HealthCheckResponse, ImageInput, Progress
from tests.fake import GOAWAY, HELLO, MESSAGE, MORE, PING, PONG, RESPONSE, Peer, fake, frame
from tests.support import KINDS, TestCase

OK = HealthCheckResponse(status=1).SerializeToString()


def greeted(*data: bytes) -> object:
    """A script: HELLO, one request, then these bytes."""

    def script(peer: Peer) -> None:
        peer.greet()
        peer.request()
        peer.send(*data)
        peer.until_closed()

    return script


class BeforeTheFirstCall(TestCase):
    """What can come in place of the server's HELLO."""

    def check(self, script: object, words: str, **options: object) -> None:
        for kind in KINDS:
            with self.watch(kind):
                with fake(script, again=True) as server, self.within(5):
                    with self.client(kind, server.address, retry=NO_RETRY, **options) as client:
                        with self.assertRaises(retouch.Unavailable) as caught:
                            client.connect(timeout=5)
                        self.assertIn(words, caught.exception.message)
                        self.assertEqual(caught.exception.processed, Processed.NOT_STARTED)
                        self.assertTrue(caught.exception.retryable)
                        # A call says the same.
                        with self.assertRaises(retouch.Unavailable):
                            client.check(timeout=5)

    def test_another_protocol(self) -> None:
        def script(peer: Peer) -> None:
            peer.frame()
            peer.send(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            peer.until_closed()

        self.check(script, "these bytes are HTTP, not a Retouch frame")

    def test_garbage(self) -> None:
        def script(peer: Peer) -> None:
            peer.send(b"\x93\x17garbage")
            peer.until_closed()

        self.check(script, "byte 0 of a frame is 0x93")

    def test_version_0(self) -> None:
        def script(peer: Peer) -> None:
            peer.send(frame(HELLO, header=Hello(agent="x").SerializeToString()))
            peer.until_closed()

        self.check(script, "HELLO names version 0")

    def test_a_hello_that_is_none(self) -> None:
        def script(peer: Peer) -> None:
            peer.send(frame(HELLO, header=b"\xff\xff\xff"))
            peer.until_closed()

        self.check(script, "a header cannot be read")

    def test_a_frame_before_hello(self) -> None:
        def script(peer: Peer) -> None:
            peer.send(frame(PING))
            peer.until_closed()

        self.check(script, "the first frame is a PING; it must be HELLO or GOAWAY")

    def test_a_frame_too_large(self) -> None:
        def script(peer: Peer) -> None:
            peer.send(struct.pack(">I", 0x00FFFFFF))
            peer.until_closed()

        self.check(script, "a frame's length is 16777215")

    def test_refused_with_words(self) -> None:
        def script(peer: Peer) -> None:
            peer.frame()
            peer.go_away(reason=6, message="4096 connections already", retry_after_ms=10)

        self.check(script, "refused the connection: 4096 connections already")

    def test_closed_at_once(self) -> None:
        self.check(lambda peer: None, "cannot connect")

    def test_silence(self) -> None:
        limits = Limits(hello=0.3)
        self.check(lambda peer: peer.until_closed(), "no HELLO from the server within 0.3 s", limits=limits)

    def test_silence_until_the_deadline(self) -> None:
        for kind in KINDS:
            with self.watch(kind):
                with fake(lambda peer: peer.until_closed(), again=True) as server, self.within(1):
                    with self.client(kind, server.address, retry=NO_RETRY) as client:
                        with self.assertRaises(retouch.DeadlineExceeded) as caught:
                            client.check(timeout=0.3)
                        self.assertEqual(caught.exception.processed, Processed.NOT_STARTED)

    def test_nobody_listens(self) -> None:
        with socket.socket() as sock:
            sock.bind(("127.0.0.1", 0))
            address = "127.0.0.1:%d" % sock.getsockname()[1]
            for kind in KINDS:
                with self.watch(kind):
                    with self.within(5), self.client(kind, address, retry=NO_RETRY) as client:
                        with self.assertRaises(retouch.Unavailable) as caught:
                            client.check(timeout=5)
                        self.assertIn("connection refused", caught.exception.message)
                        self.assertIn(address, caught.exception.message)

    def test_a_version_of_the_future(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet(version=9)
            call, _, _ = peer.request()
            peer.respond(call, OK)
            peer.until_closed()

        for kind in KINDS:
            with self.watch(kind):
                with fake(script) as server, self.client(kind, server.address) as client:
                    self.assertEqual(client.connect().agent, "fake/1")
                    self.assertEqual(client.check().status, 1)


class DuringACall(TestCase):
    """What can come in place of an answer."""

    def check(self, script: object, words: str, **options: object) -> None:
        for kind in KINDS:
            with self.watch(kind):
                with fake(script, again=True) as server, self.within(5):
                    with self.client(kind, server.address, retry=NO_RETRY, **options) as client:
                        with self.assertRaises(retouch.Unavailable) as caught:
                            client.check(timeout=5)
                        self.assertIn(words, caught.exception.message)
                        self.assertEqual(caught.exception.processed, Processed.MAYBE)

    def test_broken_rules(self) -> None:
        for data, words in (
            (b"\x00\x00\x00\x07", "a frame's length is 7"),
            (b"garbage", "byte 0 of a frame is 0x67"),
            (frame(RESPONSE, 5, body=b"x"), "a RESPONSE frame for call 5, which is not open"),
            (frame(RESPONSE, 0, body=b"x"), "a RESPONSE frame without a call id"),
            (frame(RESPONSE, 1, header=b"\xff"), "a header cannot be read"),
            (frame(1, 1, header=b"x"), "a REQUEST frame from a server"),
            (frame(4, 1), "a CANCEL frame from a server"),
            (frame(HELLO, header=b"\x08\x01"), "a second HELLO"),
            (frame(9), "a frame of unknown type 9"),
            (frame(PING, body=bytes(65)), "a PING with more than 64 bytes"),
            (frame(PING, 1), "a PING frame with call id 1"),
            (frame(PING, header=b"x"), "a PING frame with a header"),
            (frame(PING, flags=MORE), "a PING frame with MORE"),
            (frame(GOAWAY, header=b"\x08\x01", body=b"x"), "a GOAWAY frame with a body"),
            (frame(GOAWAY, header=b"\xff"), "a header cannot be read"),
            (
                frame(RESPONSE, 1, body=b"a", flags=MORE) + frame(RESPONSE, 1, b"\x08\x01", b"b"),
                "a header in a later fragment of call 1",
            ),
            (frame(RESPONSE, 1, header=bytes(16_385)), "a RESPONSE header of 16385 bytes"),
        ):
            with self.subTest(words):
                self.check(greeted(data), words)

    def test_items_out_of_order(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            call, _, _ = peer.request()
            peer.item(call, 0, EditEvent(progress=Progress()).SerializeToString())
            peer.item(call, 2, b"")
            peer.until_closed()

        for kind in KINDS:
            with self.watch(kind):
                with fake(script) as server, self.client(kind, server.address, retry=NO_RETRY) as client:
                    with self.assertRaises(retouch.Unavailable) as caught:
                        client.edit()
                    self.assertIn("item 2 of call 1, where 1 is next", caught.exception.message)

    def test_what_may_be_skipped(self) -> None:
        script = greeted(frame(99, 7, b"h", b"body", 0x80), frame(PONG, body=b"nobody asked"), frame(RESPONSE, 1, body=OK))
        for kind in KINDS:
            with self.watch(kind):
                with fake(script) as server, self.client(kind, server.address) as client:
                    self.assertEqual(client.check().status, 1)

    def test_an_answer_that_is_no_message(self) -> None:
        for kind in KINDS:
            with self.watch(kind):
                with fake(greeted(frame(RESPONSE, 1, body=b"\xff\xff"))) as server, self.client(kind, server.address) as client:
                    with self.assertRaises(retouch.PipelineError) as caught:
                        client.check()
                    self.assertIn("is no HealthCheckResponse", caught.exception.message)

    def test_an_item_that_is_no_message(self) -> None:
        for kind in KINDS:
            with self.watch(kind):
                with fake(greeted(frame(MESSAGE, 1, body=b"\xff\xff"))) as server, self.client(kind, server.address) as client:
                    with self.assertRaises(retouch.PipelineError):
                        client.edit()

    def test_a_stream_where_a_reply_belongs(self) -> None:
        for kind in KINDS:
            with self.watch(kind):
                with fake(greeted(frame(MESSAGE, 1, body=b""))) as server, self.client(kind, server.address) as client:
                    with self.assertRaises(retouch.Unimplemented):
                        client.check(timeout=5)

    def test_a_reply_that_is_too_large(self) -> None:
        """Twice 60 kB, where 100 kB are allowed; the connection lives, and the slot is free once the server has ended the
        call.
        """

        def script(peer: Peer) -> None:
            peer.greet()
            call, _, _ = peer.request()
            peer.send(*[frame(RESPONSE, call, body=bytes(60_000), flags=MORE)] * 2)
            cancel = peer.frame()
            assert cancel is not None and cancel[0] == 4 and cancel[2] == call, cancel
            peer.send(frame(RESPONSE, call, body=bytes(60_000)))
            call, _, _ = peer.request()
            peer.respond(call, OK)
            peer.until_closed()

        for kind in KINDS:
            with self.watch(kind):
                with fake(script) as server:
                    with self.client(kind, server.address, limits=Limits(message_bytes=100_000)) as client:
                        with self.assertRaises(retouch.InputValidationError) as caught:
                            client.check(timeout=5)
                        self.assertEqual(caught.exception.code, retouch.StatusCode.RESOURCE_EXHAUSTED)
                        self.assertEqual(client.check(timeout=5).status, 1)

    def test_vanishing(self) -> None:
        for end in ("in the middle of a frame", "between frames", "with a reset"):
            with self.subTest(end):

                def script(peer: Peer) -> None:
                    peer.greet()
                    peer.request()
                    if end == "in the middle of a frame":
                        peer.send(frame(RESPONSE, 1, body=OK)[:-1])
                    if end == "with a reset":
                        peer.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

                self.check(script, "connection" if end != "with a reset" else "the connection was lost: connection reset")

    def test_silence_until_the_deadline(self) -> None:
        """The server hears of it."""

        def script(peer: Peer) -> None:
            peer.greet()
            _, header, _ = peer.request()
            assert header.timeout_ms == 300, header
            cancel = peer.frame()
            assert cancel is not None and cancel[0] == 4 and cancel[3] == b"\x08\x02", cancel
            peer.until_closed()

        for kind in KINDS:
            with self.watch(kind):
                with fake(script) as server, self.within(1), self.client(kind, server.address) as client:
                    with self.assertRaises(retouch.DeadlineExceeded) as caught:
                        client.check(timeout=0.3)
                    self.assertEqual(caught.exception.processed, Processed.MAYBE)
                    self.assertIsInstance(caught.exception, TimeoutError)

    def test_bytes_that_drip(self) -> None:
        """A frame that never ends, a byte at a time, does not move the deadline."""

        def script(peer: Peer) -> None:
            peer.greet()
            peer.request()
            for byte in frame(RESPONSE, 1, body=bytes(100_000)):
                peer.send(bytes([byte]))
                time.sleep(0.01)

        for kind in KINDS:
            with self.watch(kind):
                with fake(script) as server, self.within(1), self.client(kind, server.address) as client:
                    with self.assertRaises(retouch.DeadlineExceeded):
                        client.check(timeout=0.5)

    def test_silence_without_a_deadline(self) -> None:
        """PING after a time without a byte; the end of the connection after as long again."""

        def script(peer: Peer) -> None:
            peer.greet()
            peer.request()
            ping = peer.frame()
            assert ping is not None and ping[0] == PING, ping
            peer.until_closed()

        for kind in KINDS:
            with self.watch(kind):
                with fake(script) as server, self.within(1):
                    with self.client(kind, server.address, retry=NO_RETRY, limits=Limits(idle=0.2), timeout=None) as client:
                        with self.assertRaises(retouch.Unavailable) as caught:
                            client.check()
                        self.assertIn("the server is silent and answers no PING", caught.exception.message)

    def test_a_server_that_answers_pings_is_waited_for(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            call, _, _ = peer.request()
            for _ in range(4):
                ping = peer.frame()
                assert ping is not None and ping[0] == PING, ping
                peer.send(frame(PONG, body=ping[4]))
            peer.respond(call, OK)
            peer.until_closed()

        for kind in KINDS:
            with self.watch(kind):
                with fake(script) as server, self.client(kind, server.address, limits=Limits(idle=0.1)) as client:
                    self.assertEqual(client.check().status, 1)

    def test_pings_are_answered(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            call, _, _ = peer.request()
            peer.send(frame(PING, body=b"one"), frame(PING, body=b"two"))
            for expected in (b"one", b"two"):
                pong = peer.frame()
                assert pong is not None and (pong[0], pong[4]) == (PONG, expected), pong
            peer.respond(call, OK)
            peer.until_closed()

        for kind in KINDS:
            with self.watch(kind):
                with fake(script) as server, self.client(kind, server.address) as client:
                    self.assertEqual(client.check(timeout=10).status, 1)

    def test_a_server_that_stops_reading(self) -> None:
        """A large request that does not leave: given up when its time is over, or, without a time limit, by the limit for
        stalls.
        """

        def script(peer: Peer) -> None:
            peer.greet()
            time.sleep(1.5)

        request = EditRequest(inputs=EditInputs(source=ImageInput(data=bytes(30_000_000))))
        for kind in KINDS:
            with self.watch(kind):
                with fake(script, again=True, window=65_536) as server, self.within(2):
                    with self.client(kind, server.address, retry=NO_RETRY) as client:
                        with self.assertRaises(retouch.DeadlineExceeded):
                            client.edit(request, timeout=0.5)
                with fake(script, again=True, window=65_536) as server, self.within(2):
                    with self.client(
                        kind, server.address, retry=NO_RETRY, limits=Limits(write_stall=0.5), timeout=None
                    ) as client:
                        with self.assertRaises(retouch.Unavailable) as lost:
                            client.edit(request)
                        self.assertIn("the server took no byte for 0.5 s", lost.exception.message)
                        self.assertEqual(lost.exception.processed, Processed.MAYBE)

    def test_a_server_that_reads_slowly_is_waited_for(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            left = 3_000_000
            while left > 0:
                left -= len(peer.socket.recv(100_000))
                time.sleep(0.03)
            peer.respond(1, code=3, message="enough")
            peer.until_closed()

        request = EditRequest(inputs=EditInputs(source=ImageInput(data=bytes(3_000_000))))
        for kind in KINDS:
            with self.watch(kind):
                with fake(script, window=65_536) as server:
                    with self.client(kind, server.address, limits=Limits(write_stall=0.5)) as client:
                        with self.assertRaises(retouch.InputValidationError):
                            client.edit(request)


class Limited(TestCase):
    """What the client refuses by itself, before anything is sent."""

    def test_before_the_wire(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet(header_bytes=1_000, metadata_entries=4)
            peer.until_closed()

        wrong = (
            ({"metadata": [("k", "v")] * 65}, "65 metadata entries"),
            ({"metadata": [("Key", "v")]}, "lower-case"),
            ({"metadata": [("k", "v" * 1_000)]}, "header has"),
        )
        for kind in KINDS:
            with self.watch(kind):
                with fake(script, again=True) as server, self.client(kind, server.address) as client:
                    for options, words in wrong:
                        with self.assertRaises(retouch.InputValidationError) as caught:
                            client.check(**options)
                        self.assertIn(words, caught.exception.message)
                        self.assertEqual(caught.exception.processed, Processed.NOT_STARTED)
                    with self.assertRaises(retouch.DeadlineExceeded):
                        client.check(timeout=0)
                    with self.assertRaises(TypeError):
                        client.unary("health", "check", EditRequest())

    def test_a_message_over_the_limit(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet(message_bytes=50_000)
            peer.until_closed()

        for kind in KINDS:
            with self.watch(kind):
                with fake(script, again=True) as server, self.client(kind, server.address) as client:
                    with self.assertRaises(retouch.InputValidationError) as caught:
                        client.edit(EditRequest(inputs=EditInputs(source=ImageInput(data=bytes(60_000)))))
                    self.assertIn("the server takes 50000", caught.exception.message)
                    self.assertEqual(caught.exception.code, retouch.StatusCode.RESOURCE_EXHAUSTED)

    def test_settings(self) -> None:
        for kind in KINDS:
            with self.watch(kind):
                for address in ("", "host", "host:", ":7433", "host:0", "host:65536", "ho st:1", "::1:7433", "[::1]", "host:+1"):
                    with self.assertRaises(retouch.InputValidationError, msg=address):
                        kind(address)
                with self.assertRaises(retouch.InputValidationError):
                    kind("127.0.0.1:1", timeout=0)
