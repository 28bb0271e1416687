"""Golden frames and messages: what the client reads and writes is what Protos/vectors has, byte by byte."""

from __future__ import annotations

import glob
import importlib
import os
import unittest

from google.protobuf import symbol_database, text_format

from retouch.rpc.v1.headers_pb2 import Cancel, Hello, Metadata, RequestHeader
from retouch.wire import frames, headers
from retouch.wire.frames import CANCEL, HELLO, MORE, PING, PONG, REQUEST, Decoder, frame
from retouch.wire.limits import Limits
from retouch.wire.outbound import Outbound
from tests.support import ROOT

VECTORS = os.path.join(ROOT, "Protos/vectors")
METHOD = "retouch.v1.EditService/ChangeBackground"


def golden() -> dict[str, bytes]:
    with open(os.path.join(VECTORS, "frames.txt")) as file:
        lines = [line.split() for line in file if not line.startswith("#")]
    return {name: bytes.fromhex(digits) for name, digits in lines}


def whole(data: bytes, size: int) -> list[tuple[int, int, int, bytes, bytes]]:
    """The frames in the bytes, which come in pieces of that size."""
    decoder = Decoder(1_048_576, 16_384)
    result = []
    begun: tuple[bytes, bytearray] | None = None
    for start in range(0, len(data), size):
        for kind, flags, call, _, header, piece, is_whole in decoder.feed(memoryview(data)[start : start + size]):
            if begun is None:
                begun = bytes(header), bytearray()
            begun[1].extend(piece)
            if is_whole:
                result.append((kind, flags, call, begun[0], bytes(begun[1])))
                begun = None
    assert not decoder.inside
    return result


class VectorTests(unittest.TestCase):
    def test_frames_are_read_however_they_are_cut(self) -> None:
        vectors = golden()
        self.assertGreaterEqual(len(vectors), 20)
        together = b"".join(vectors.values())
        expected = [whole(data, len(data))[0] for data in vectors.values()]
        for size in (1, 2, 3, 5, 11, 12, 13, 64, 1000, len(together)):
            with self.subTest(size):
                self.assertEqual(whole(together, size), expected)
        for data, (kind, flags, call, header, body) in zip(vectors.values(), expected):
            self.assertEqual(frame(kind, call, header, body, flags), data)

    def test_frames_are_written(self) -> None:
        vectors = golden()
        hello = Hello(version=1, agent="retouch/1.0", credential="key", schema_hash=0x0123456789ABCDEF)
        self.assertEqual(frame(HELLO, header=hello.SerializeToString()), vectors["hello-client"])
        method = RequestHeader(method=METHOD).SerializeToString()
        self.assertEqual(frame(REQUEST, 1, method + headers.timeout_field(30_000), b"body"), vectors["request"])
        trace = [("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
        self.assertEqual(frame(REQUEST, 3, method + headers.metadata_fields(trace)[0]), vectors["request-metadata"])
        cancel = Cancel(reason=2, message="too late").SerializeToString()
        self.assertEqual(frame(CANCEL, 1, cancel), vectors["cancel"])
        self.assertEqual(headers.CANCELS[headers.DEADLINE], Cancel(reason=2).SerializeToString())
        self.assertEqual(frame(PING, body=b"12345678"), vectors["ping"])
        self.assertEqual(frame(PONG, body=b"12345678"), vectors["pong"])
        self.assertEqual(frame(REQUEST, 5, method, b"one", MORE), vectors["request-first-fragment"])

    def test_fragments_are_those_of_the_protocol(self) -> None:
        """A body of 600,000 bytes: a header by itself, then 262,144 + 262,144 + 75,712, the last one without MORE."""
        outbound = Outbound(Limits())
        outbound.request(7, b"head", bytes(600_000))
        data = b"".join(bytes(part) for part in outbound.take(10_000_000))
        shapes = [(flags, len(header), len(body)) for _, flags, _, header, body in whole(data, len(data))]
        self.assertEqual(shapes, [(MORE, 4, 0), (MORE, 0, 262_144), (MORE, 0, 262_144), (0, 0, 75_712)])
        self.assertFalse(outbound.waiting)

    def test_headers_are_read(self) -> None:
        vectors = golden()
        part = {name: whole(data, len(data))[0] for name, data in vectors.items()}
        hello = headers.decode_hello(part["hello-server"][3])
        self.assertEqual((hello.agent, hello.build, hello.limits.message_bytes), ("retouchd/1.0", "b1", 64 << 20))
        self.assertEqual(headers.decode_sequence(part["message-0"][3]), 0)
        self.assertEqual(headers.decode_sequence(part["message-300"][3]), 300)
        error, metadata = headers.decode_response(part["response-failed"][3])
        assert error is not None
        self.assertEqual((type(error).__name__, error.stage, error.retry_after), ("Overloaded", "input", 1.0))
        self.assertEqual((error.code, error.processed, error.retryable), (8, 1, True))
        error, metadata = headers.decode_response(part["response-metadata"][3])
        self.assertEqual((error, metadata), (None, (("key", "value"),)))
        away = headers.decode_go_away(part["goaway-drain"][3])
        self.assertEqual((away.last_call_id, away.reason, away.retry_after_ms), (0xFFFFFFFF, 1, 2000))

    def test_messages(self) -> None:
        paths = sorted(glob.glob(os.path.join(VECTORS, "messages/*.txtpb")))
        self.assertGreaterEqual(len(paths), 18)
        for path in paths:
            with self.subTest(os.path.basename(path)):
                with open(path) as file:
                    text = file.read()
                lines = text.splitlines()
                module = lines[0].removeprefix("# proto-file: ").removesuffix(".proto").replace("/", ".") + "_pb2"
                importlib.import_module(module)
                name = lines[1].removeprefix("# proto-message: ")
                kind = getattr(importlib.import_module(module), name.rpartition(".")[2])
                self.assertIs(kind.DESCRIPTOR, symbol_database.Default().pool.FindMessageTypeByName(name))
                with open(path.removesuffix(".txtpb") + ".hex") as file:
                    data = bytes.fromhex(file.read())
                message = text_format.Parse(text, kind())
                self.assertEqual(kind.FromString(data), message)
                self.assertEqual(message.SerializeToString(deterministic=True), data)

    def test_metadata_keys(self) -> None:
        encoded, count = headers.metadata_fields({"a": "1"})
        self.assertEqual(count, 1)
        header = RequestHeader.FromString(encoded)
        self.assertEqual(list(header.metadata), [Metadata(key="a", value="1")])
        for wrong in ([("A", "1")], [("", "1")], [("ä", "1")]):
            with self.assertRaises(Exception) as caught:
                headers.metadata_fields(wrong)
            self.assertEqual(type(caught.exception).__name__, "InputValidationError")

    def test_broken_frames(self) -> None:
        for data, words in (
            (b"HTTP/1.1 400 Bad Request\r\n", "these bytes are HTTP, not a Retouch frame"),
            (b"SSH-2.0-x", "these bytes are SSH"),
            (b"\x15\x03\x01\x00\x02\x02\x16", "these bytes are TLS"),
            (b"\xff", "byte 0 of a frame is 0xff"),
            (b"\x00\x00\x00\x07", "a frame's length is 7; it may be 8 to 1048576"),
            (b"\x00\x10\x00\x01", "a frame's length is 1048577"),
            (b"\x00\x00\x00\x0d\x03\x00\x00\x14\x00\x00\x00\x01", "header_length is 20, but only 5 bytes follow"),
        ):
            # Whole, byte by byte, and with more behind it.
            for pieces in ([data], [data[i : i + 1] for i in range(len(data))], [data + bytes(40)]):
                decoder = Decoder(1_048_576, 16_384)
                with self.assertRaises(frames.ProtocolError) as caught:
                    for piece in pieces:
                        list(decoder.feed(memoryview(piece)))
                # The first byte alone does not tell what the rest is, but that it is wrong.
                self.assertTrue(
                    words in str(caught.exception) or "not a Retouch frame" in str(caught.exception), caught.exception
                )
