"""Both clients against the real server of this build."""

from __future__ import annotations

import hashlib
import os
import signal
import socket
import struct
import subprocess
import tempfile
import threading
import time
import unittest
import zlib

import retouch
from retouch import TLS, Cancellation, Retry
from retouch.v1 import (
    ChangeBackgroundRequest,
    DescribeRequest,
    EditInputs,
    EditOptions,
    EditRequest,
    GetCreditsRequest,
    ImageFormat,
    ImageInput,
    PlanEditRequest,
    SuggestNextRequest,
)
from tests.live import PROGRAM, Certificates, LiveServer, live
from tests.support import KINDS, ROOT, TestCase, eventually


def png(width: int, height: int) -> bytes:
    """A grey picture with a dark disc in the middle: something that stands out."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            inside = (x - width / 2) ** 2 + (y - height / 2) ** 2 < (height / 3) ** 2
            rows += b"\x30\x20\x90" if inside else b"\xe0\xe0\xe0"

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(rows))) + chunk(b"IEND", b"")


class PlainTests(TestCase):
    server: LiveServer

    @classmethod
    def setUpClass(cls) -> None:
        cls._scope = live()
        cls.server = cls._scope.__enter__()
        with open(os.path.join(ROOT, ".cache/photos/product.jpg"), "rb") as file:
            cls.photo = file.read()

    @classmethod
    def tearDownClass(cls) -> None:
        cls._scope.__exit__(None, None, None)

    def test_what_the_server_is(self) -> None:
        for kind in KINDS:
            with self.watch(kind), self.client(kind, self.server.address) as client:
                server = client.connect()
                self.assertTrue(server.agent.startswith("retouchd/"))
                # The stubs were generated from the schema that the server was built from.
                self.assertNotEqual(server.schema_hash, 0)
                self.assertTrue(server.has_same_schema)
                self.assertEqual(client.check().status, 1)
                described = client.unary("describe", "describe", DescribeRequest())
                digest = hashlib.sha256(described.descriptor_set).digest()
                self.assertEqual(int.from_bytes(digest[:8], "big"), server.schema_hash)
                self.assertIn("retouch.v1.EditService/Edit", [method.name for method in described.methods])

    def test_an_edit(self) -> None:
        """Progress, the picture, the summary; the fidelity report and the hash are those of the bytes."""
        request = EditRequest(
            inputs=EditInputs(source=ImageInput(data=self.photo), prompt="warmer"),
            options=EditOptions(output_format=ImageFormat.IMAGE_FORMAT_JPEG),
        )
        for kind in KINDS:
            with self.watch(kind), self.client(kind, self.server.address) as client:
                events = client.edit(request)
                kinds = [event.WhichOneof("event") for event in events]
                self.assertEqual(kinds[0], "progress")
                self.assertEqual(kinds[-1], "summary")
                variation = next(event.variation for event in events if event.HasField("variation"))
                self.assertEqual(hashlib.sha256(variation.data).hexdigest(), variation.sha256)
                self.assertTrue(variation.data.startswith(b"\xff\xd8"))
                self.assertEqual(events[-1].summary.engine, "local")
                # By its id, without sending it again.
                reply = client.unary(
                    "suggestion", "suggest_next", SuggestNextRequest(image=ImageInput(image_id=variation.image_id))
                )
                self.assertGreater(len(reply.suggestions), 0)

    def test_a_background(self) -> None:
        request = ChangeBackgroundRequest(
            inputs=EditInputs(source=ImageInput(data=png(160, 160)), prompt="#f4f1ea"), idempotency_key="python-tests"
        )
        with retouch.Client(self.server.address) as client:
            first = list(client.edit.change_background(request))
            second = list(client.edit.change_background(request))
        pictures = [next(event.variation for event in events if event.HasField("variation")) for events in (first, second)]
        self.assertEqual(pictures[0].sha256, pictures[1].sha256)
        self.assertEqual(first[-1].summary.edit_id, second[-1].summary.edit_id)

    def test_failures_by_name(self) -> None:
        rows = (
            ("edit", PlanEditRequest(inputs=EditInputs(prompt="xyzzy")), "plan_edit", retouch.PromptNotUnderstood, "prompt"),
            ("edit", PlanEditRequest(inputs=EditInputs(source=ImageInput(data=b"no picture"), prompt="warmer")), "plan_edit",
             retouch.ImageLoadError, "input"),
            ("suggestion", SuggestNextRequest(image=ImageInput(image_id="nothing")), "suggest_next", retouch.NotFound, "input"),
            ("suggestion", SuggestNextRequest(), "suggest_next", retouch.InputValidationError, "input"),
            ("account", GetCreditsRequest(), "get_credits", retouch.Unimplemented, ""),
        )  # fmt: skip
        for kind in KINDS:
            with self.watch(kind), self.client(kind, self.server.address) as client:
                for service, request, method, expected, stage in rows:
                    with self.assertRaises(expected, msg=expected.__name__) as caught:
                        client.unary(service, method, request)
                    self.assertIs(type(caught.exception), expected)
                    self.assertEqual(caught.exception.stage, stage)
                    self.assertFalse(caught.exception.retryable)
                with self.assertRaises(retouch.InputValidationError):
                    client.edit(EditRequest())
                self.assertEqual(client.check().status, 1)

    def test_a_request_over_the_servers_limit(self) -> None:
        for kind in KINDS:
            with self.watch(kind), self.client(kind, self.server.address) as client:
                with self.assertRaises(retouch.InputValidationError) as caught:
                    client.edit(EditRequest(inputs=EditInputs(source=ImageInput(data=bytes(65 << 20)))))
                self.assertEqual(caught.exception.code, retouch.StatusCode.RESOURCE_EXHAUSTED)

    def test_a_deadline(self) -> None:
        request = EditRequest(inputs=EditInputs(source=ImageInput(data=self.photo), prompt="#ffffff background"))
        for kind in KINDS:
            with self.watch(kind), self.within(1), self.client(kind, self.server.address) as client:
                with self.assertRaises(retouch.DeadlineExceeded):
                    client.edit(request, timeout=0.05)
        self._becomes_idle()

    def test_cancelling(self) -> None:
        """An edit that is left stops computing."""
        request = EditRequest(inputs=EditInputs(source=ImageInput(data=self.photo), prompt="make the background white"))
        for kind in KINDS:
            with self.watch(kind), self.client(kind, self.server.address) as client:
                self.assertEqual(len(client.edit(request, take=2)), 2)
                self._becomes_idle()
        with retouch.Client(self.server.address) as client:
            cancel = Cancellation()
            events = client.edit.edit(request, cancel=cancel)
            # The first event says that the edit has begun: it is then cancelled early, however fast or slow the machine is.
            next(events)
            other = threading.Thread(target=cancel.cancel)
            other.start()
            with self.assertRaises(retouch.Cancelled):
                list(events)
            other.join()
            self._becomes_idle()

    def test_many_threads(self) -> None:
        """800 small calls by 8 threads beside an edit."""
        with retouch.Client(self.server.address) as client:
            failures: list[BaseException] = []

            def calls() -> None:
                try:
                    for _ in range(100):
                        client.health.check(retouch.v1.HealthCheckRequest(), timeout=60)
                except BaseException as error:
                    failures.append(error)

            threads = [threading.Thread(target=calls) for _ in range(8)]
            for thread in threads:
                thread.start()
            events = list(client.edit.edit(EditRequest(inputs=EditInputs(source=ImageInput(data=self.photo), prompt="warmer"))))
            for thread in threads:
                thread.join()
            self.assertEqual(failures, [])
            self.assertTrue(events[-1].HasField("summary"))

    def test_many_tasks(self) -> None:
        for _ in range(3):
            with self.client(KINDS[1], self.server.address) as client:
                results = client.many([("check", {"timeout": 60})] * 200)
                self.assertEqual({getattr(result, "status", result) for result in results}, {1})

    def _becomes_idle(self) -> None:
        with retouch.Client(self.server.address) as client:
            eventually(
                lambda: client.health.check(retouch.v1.HealthCheckRequest()).edits_running == 0, "nothing computes any more"
            )


class SecurityTests(TestCase):
    """TLS, client certificates and keys: who is let in, and what is said to those who are not."""

    @classmethod
    def setUpClass(cls) -> None:
        cls._folder = tempfile.TemporaryDirectory()
        cls.certificates = Certificates(cls._folder.name)

    @classmethod
    def tearDownClass(cls) -> None:
        cls._folder.cleanup()

    def refused(self, address: str, words: str, **options: object) -> None:
        for kind in KINDS:
            with self.watch(kind), self.within(10), self.client(kind, address, **options) as client:
                with self.assertRaises(retouch.Unavailable) as caught:
                    client.check(timeout=10)
                self.assertIn(words, caught.exception.message)
                self.assertEqual(caught.exception.processed, retouch.Processed.NOT_STARTED)

    def test_tls(self) -> None:
        files = self.certificates
        good = TLS(authority=files.path("authority"))
        with live("--tls-certificate", files.path("server"), "--tls-key", files.key("server")) as server:
            for address in (server.address, f"localhost:{server.port}"):
                for kind in KINDS:
                    with self.watch(kind), self.client(kind, address, tls=good) as client:
                        self.assertEqual(client.check().status, 1)
                        # Many records, in both directions.
                        picture = os.urandom(3_000_000)
                        with self.assertRaises(retouch.ImageLoadError):
                            client.edit(EditRequest(inputs=EditInputs(source=ImageInput(data=picture), prompt="warmer")))
                        self.assertGreater(len(client.unary("describe", "describe", DescribeRequest()).descriptor_set), 10_000)
            self.refused(server.address, "the certificate is not trusted", tls=TLS(authority=files.path("stranger")))
            self.refused(server.address, "the certificate is not trusted", tls=TLS())
            named = TLS(authority=files.path("authority"), server_name="other.example")
            self.refused(server.address, "the certificate is for another name", tls=named)
            # Without TLS the server takes the HELLO for nonsense, and closes.
            self.refused(server.address, "cannot connect")

    def test_a_certificate_for_another_name(self) -> None:
        files = self.certificates
        with live("--tls-certificate", files.path("elsewhere"), "--tls-key", files.key("elsewhere")) as server:
            tls = TLS(authority=files.path("authority"))
            self.refused(server.address, "the certificate is for another name", tls=tls)
            self.refused(f"localhost:{server.port}", "the certificate is for another name", tls=tls)
            named = TLS(authority=files.path("authority"), server_name="elsewhere.example")
            for kind in KINDS:
                with self.watch(kind), self.client(kind, server.address, tls=named) as client:
                    self.assertEqual(client.check().status, 1)

    def test_client_certificates(self) -> None:
        files = self.certificates
        flags = (
            "--tls-certificate",
            files.path("server"),
            "--tls-key",
            files.key("server"),
            "--tls-client-ca",
            files.path("authority"),
        )
        with live(*flags) as server:
            good = TLS(files.path("authority"), files.path("client"), files.key("client"))
            for kind in KINDS:
                with self.watch(kind), self.client(kind, server.address, tls=good) as client:
                    self.assertEqual(client.check().status, 1)
            self.refused(server.address, "the server demands a client certificate", tls=TLS(authority=files.path("authority")))
            wrong = TLS(files.path("authority"), files.path("intruder"), files.key("intruder"))
            self.refused(server.address, "cannot connect", tls=wrong)

    def test_files(self) -> None:
        files = self.certificates
        for tls, words in (
            (TLS(authority="/nonexistent.pem"), "/nonexistent.pem cannot be read: no such file"),
            (TLS(authority=files.key("client")), "holds no certificate"),
            (TLS(certificate=files.path("client")), "needs its key"),
            (TLS(certificate=files.path("client"), key=files.key("server")), "does not belong to the certificate"),
            (TLS(certificate=files.key("client"), key=files.key("client")), "no certificate"),
        ):
            for kind in KINDS:
                with self.watch(kind), self.assertRaises(retouch.InputValidationError) as caught:
                    kind("127.0.0.1:1", tls=tls)
                self.assertIn(words, caught.exception.message)

    def test_a_peer_that_speaks_no_tls(self) -> None:
        with socket.socket() as sock:
            sock.bind(("127.0.0.1", 0))
            sock.listen()

            def serve() -> None:
                for _ in range(2):
                    peer, _ = sock.accept()
                    with peer:
                        peer.recv(1_000)
                        peer.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

            thread = threading.Thread(target=serve)
            thread.start()
            address = "127.0.0.1:%d" % sock.getsockname()[1]
            self.refused(address, "the peer does not speak TLS", tls=TLS(authority=self.certificates.path("authority")))
            thread.join()

    def test_a_peer_that_says_nothing_during_the_handshake(self) -> None:
        with socket.socket() as sock:
            sock.bind(("127.0.0.1", 0))
            sock.listen()
            address = "127.0.0.1:%d" % sock.getsockname()[1]
            for kind in KINDS:
                with self.watch(kind), self.within(1):
                    limits = retouch.Limits(connect=0.5)
                    tls = TLS(authority=self.certificates.path("authority"))
                    with self.client(kind, address, tls=tls, limits=limits) as client:
                        with self.assertRaises(retouch.Unavailable) as caught:
                            client.check()
                        self.assertIn("no answer in time", caught.exception.message)

    def test_keys(self) -> None:
        made = subprocess.run([PROGRAM, "credential", "acme"], check=True, capture_output=True, text=True).stdout.splitlines()
        key, line = made[0].removeprefix("key:").strip(), made[1].removeprefix("line:").strip()
        with tempfile.NamedTemporaryFile("w", suffix=".credentials") as file:
            file.write(line + "\n")
            file.flush()
            with live("--credentials", file.name) as server:
                request = PlanEditRequest(inputs=EditInputs(prompt="warmer"))
                for kind in KINDS:
                    for credential in ("", "rk_guess"):
                        with self.watch(kind), self.client(kind, server.address, credential=credential) as client:
                            with self.assertRaises(retouch.Unauthorized) as caught:
                                client.unary("edit", "plan_edit", request)
                            self.assertNotIn("rk_guess", str(caught.exception))
                    with self.watch(kind), self.client(kind, server.address, credential=key) as client:
                        self.assertGreater(client.unary("edit", "plan_edit", request).credits, 0)


class RestartTests(TestCase):
    """A server that ends, orderly or not, and comes back on the same port."""

    def test_killed_and_restarted(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            server = LiveServer(folder)
            try:
                request = EditRequest(
                    inputs=EditInputs(source=ImageInput(data=png(400, 400)), prompt="make the background white")
                )
                clients = [kind(server.address, retry=Retry(attempts=12, first_delay=0.2, longest_delay=2.0)) for kind in KINDS]
                try:
                    for client in clients:
                        self.assertEqual(client.check().status, 1)
                    stream = clients[0].client.edit.edit(request)
                    next(stream)
                    server.stop(signal.SIGKILL)
                    # What had begun to answer is not begun again.
                    with self.assertRaises(retouch.Unavailable) as caught:
                        list(stream)
                    self.assertEqual(caught.exception.attempts, 1)
                    again = threading.Timer(0.5, lambda: restarted.append(LiveServer(folder, port=server.port)))
                    restarted: list[LiveServer] = []
                    again.start()
                    for client in clients:
                        self.assertEqual(client.check(timeout=60).status, 1)
                    again.join()
                    server = restarted[0]
                finally:
                    for client in clients:
                        client.close()
            finally:
                server.stop()

    def test_drained(self) -> None:
        """SIGTERM: the edit that runs is answered to its end, and the server's exit status is 0."""
        with tempfile.TemporaryDirectory() as folder:
            server = LiveServer(folder)
            request = EditRequest(inputs=EditInputs(source=ImageInput(data=png(400, 400)), prompt="make the background white"))
            try:
                with retouch.Client(server.address) as client:
                    stream = client.edit.edit(request)
                    events = [next(stream)]
                    server.process.send_signal(signal.SIGTERM)
                    events += stream
                    self.assertTrue(events[-1].HasField("summary"))
                    with self.assertRaises(retouch.Unavailable):
                        time.sleep(0.2)
                        list(client.edit.edit(request))
            finally:
                self.assertEqual(server.stop(), 0)


if __name__ == "__main__":
    unittest.main()
