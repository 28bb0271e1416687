"""A server that does as it is told, written from Protos/WIRE.md alone: nothing of the client's code is in it, but for the
headers' messages.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from typing import Callable, Iterator

from retouch.rpc.v1.headers_pb2 import GoAway, Hello, MessageHeader, RequestHeader, ResponseHeader, WireLimits

HELLO, REQUEST, MESSAGE, RESPONSE, CANCEL, PING, PONG, GOAWAY = range(8)
MORE = 1


def frame(kind: int, call: int = 0, header: bytes = b"", body: bytes = b"", flags: int = 0) -> bytes:
    return struct.pack(">IBBHI", 8 + len(header) + len(body), kind, flags, len(header), call) + header + body


class Peer:
    """The server's end of one connection."""

    def __init__(self, sock: socket.socket) -> None:
        self.socket = sock
        self.socket.settimeout(20)

    def read(self, size: int) -> bytes:
        """So many bytes, or fewer at the end of the connection."""
        data = b""
        while len(data) < size:
            more = self.socket.recv(size - len(data))
            if not more:
                break
            data += more
        return data

    def frame(self) -> tuple[int, int, int, bytes, bytes] | None:
        """The next frame: type, flags, call, header, body; None at the end."""
        head = self.read(12)
        if len(head) < 12:
            return None
        length, kind, flags, size, call = struct.unpack(">IBBHI", head)
        rest = self.read(length - 8)
        return kind, flags, call, rest[:size], rest[size:]

    def send(self, *frames: bytes) -> None:
        self.socket.sendall(b"".join(frames))

    def greet(self, version: int = 1, **limits: int) -> Hello:
        """Reads the client's HELLO and answers it."""
        first = self.frame()
        assert first is not None and first[0] == HELLO, first
        hello = Hello(version=version, agent="fake/1", build="b1", schema_hash=7, limits=WireLimits(**limits))
        self.send(frame(HELLO, header=hello.SerializeToString()))
        return Hello.FromString(first[3])

    def request(self) -> tuple[int, RequestHeader, bytes]:
        """The next whole request, its fragments put together."""
        header, body = None, b""
        while True:
            got = self.frame()
            assert got is not None, "the client closed the connection"
            kind, flags, call, head, piece = got
            if kind == PING:
                self.send(frame(PONG, body=piece))
                continue
            assert kind == REQUEST, got
            if header is None:
                header = RequestHeader.FromString(head)
            body += piece
            if not flags & MORE:
                return call, header, body

    def item(self, call: int, sequence: int, body: bytes) -> None:
        self.send(frame(MESSAGE, call, MessageHeader(sequence=sequence).SerializeToString(), body))

    def respond(self, call: int, body: bytes = b"", **status: object) -> None:
        self.send(frame(RESPONSE, call, ResponseHeader(**status).SerializeToString(), body))

    def go_away(self, **fields: object) -> None:
        self.send(frame(GOAWAY, header=GoAway(**fields).SerializeToString()))

    def until_closed(self) -> None:
        with contextlib.suppress(OSError):
            while self.socket.recv(65536):
                pass


@contextlib.contextmanager
def fake(*scripts: Callable[[Peer], None], again: bool = False, window: int = 0) -> Iterator[FakeServer]:
    """A server whose first connection is served by the first script, and so on; later ones are closed at once, or, with
    `again`, served by the last script. What a script raises is raised at the end."""
    server = FakeServer(scripts, again, window)
    try:
        yield server
    finally:
        server.stop()
    if server.failures:
        raise server.failures[0]


class FakeServer:
    def __init__(self, scripts: tuple[Callable[[Peer], None], ...], again: bool, window: int) -> None:
        self._scripts = scripts
        self._again = again
        self.failures: list[BaseException] = []
        self.connections = 0
        self._threads: list[threading.Thread] = []
        self._sockets: list[socket.socket] = []
        self._listener = socket.socket()
        if window:
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
        self._listener.bind(("127.0.0.1", 0))
        self._listener.listen(64)
        self.address = "127.0.0.1:%d" % self._listener.getsockname()[1]
        self._acceptor = threading.Thread(target=self._accept)
        self._acceptor.start()

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            index = self.connections
            self.connections += 1
            if index >= len(self._scripts) and not self._again:
                sock.close()
                continue
            self._sockets.append(sock)
            script = self._scripts[min(index, len(self._scripts) - 1)]
            thread = threading.Thread(target=self._serve, args=(script, sock))
            self._threads.append(thread)
            thread.start()

    def _serve(self, script: Callable[[Peer], None], sock: socket.socket) -> None:
        with sock:
            try:
                script(Peer(sock))
            except (ConnectionError, BrokenPipeError):
                pass  # The client went away, as many tests want it to.
            except BaseException as error:
                self.failures.append(error)

    def stop(self) -> None:
        # Closing a listener does not wake the thread that accepts.
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._acceptor.join()
        self._listener.close()
        for sock in self._sockets:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(30)
            assert not thread.is_alive(), "a script of the fake server hangs"
