"""How the blocking client waits for bytes: looks for them while they come soon, sleeps otherwise."""

from __future__ import annotations

import socket
import time
import unittest
from typing import Any
from unittest import mock

from retouch.blocking import transport
from retouch.blocking.transport import PlainTransport


class Answering:
    """A socket whose bytes come so many seconds after they are asked for. Counts how it was asked."""

    def __init__(self, delay: float) -> None:
        self.delay = delay
        self.looks = 0
        self.sleeps = 0
        self._asked: float | None = None

    def settimeout(self, _: float | None) -> None: ...

    def setsockopt(self, *_: Any) -> None: ...

    def recv_into(self, view: memoryview, _: int = 0, flags: int = 0) -> int:
        if self._asked is None:
            self._asked = time.monotonic()
        if flags & socket.MSG_DONTWAIT:
            self.looks += 1
            if time.monotonic() - self._asked < self.delay:
                raise BlockingIOError
        else:
            self.sleeps += 1
            time.sleep(max(0.0, self._asked + self.delay - time.monotonic()))
        self._asked = None
        view[:1] = b"x"
        return 1


class Waiting(unittest.TestCase):
    """How a receiving thread waits."""

    def setUp(self) -> None:
        cores = mock.patch.object(transport, "_CORES", 2)
        cores.start()
        self.addCleanup(cores.stop)

    def test_bytes_that_come_soon_are_looked_for(self) -> None:
        sock: Any = Answering(0)
        # Longer than any pause of a busy machine: what is tested is not how long it looks.
        reader = PlainTransport(sock, spin=60)
        for _ in range(5):
            self.assertEqual(bytes(reader.receive(1) or b""), b"x")
        # The first is slept for: nothing is known then.
        self.assertEqual((sock.sleeps, sock.looks), (1, 4))

    def test_bytes_that_come_late_are_slept_for(self) -> None:
        sock: Any = Answering(0.02)
        reader = PlainTransport(sock, spin=0.001)
        for _ in range(5):
            self.assertEqual(bytes(reader.receive(1) or b""), b"x")
        self.assertEqual((sock.sleeps, sock.looks), (5, 0))

    def test_looking_ends_when_the_bytes_are_late_once(self) -> None:
        sock: Any = Answering(0)
        reader = PlainTransport(sock, spin=0.01)
        while not sock.looks:
            reader.receive(1)
        sock.delay = 0.1
        reader.receive(1)
        sleeps, looks = sock.sleeps, sock.looks
        reader.receive(1)
        self.assertEqual((sock.sleeps, sock.looks), (sleeps + 1, looks))

    def test_it_can_be_turned_off(self) -> None:
        sock: Any = Answering(0)
        reader = PlainTransport(sock, spin=0)
        for _ in range(3):
            reader.receive(1)
        self.assertEqual((sock.sleeps, sock.looks), (3, 0))

    def test_a_single_core_is_left_to_the_server(self) -> None:
        with mock.patch.object(transport, "_CORES", 1):
            sock: Any = Answering(0)
            reader = PlainTransport(sock, spin=60)
        for _ in range(3):
            reader.receive(1)
        self.assertEqual((sock.sleeps, sock.looks), (3, 0))


if __name__ == "__main__":
    unittest.main()
