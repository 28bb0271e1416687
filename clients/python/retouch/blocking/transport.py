"""A connected socket, plain or with TLS, for one reading and several writing threads.

Sending never blocks; what the socket does not take at once is kept here and goes first next time. Receiving blocks for a
time, by the socket's own time limit: one system call, where Python's timeouts need two.
"""

from __future__ import annotations

import os
import select
import socket
import ssl
import struct
import threading
import time
from collections import deque
from typing import Any

from retouch.wire.frames import Bytes

_BUFFER_BYTES = 262_144
_DONT_WAIT = socket.MSG_DONTWAIT
_TIMEVAL = struct.Struct("ll")
#: Buffers in one call of sendmsg; systems allow 1,024.
_BUFFERS = 512
_CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
_monotonic = time.monotonic


class PlainTransport:
    """TCP alone."""

    def __init__(self, sock: socket.socket, spin: float = 0.0) -> None:
        """Looks for bytes for up to `spin` seconds before it sleeps, while that pays."""
        sock.settimeout(None)
        self._socket = sock
        # On a single core it would keep a server of the same machine from answering.
        self._spin = spin if _CORES > 1 else 0.0
        #: Whether the last bytes came so soon that looking for the next ones is likely to find them.
        self._is_soon = False
        self._view = memoryview(bytearray(_BUFFER_BYTES))
        self._left: deque[memoryview] = deque()
        self._patience = 0.0
        #: Bytes that the socket took since the connection began.
        self.taken = 0

    @property
    def pending(self) -> bool:
        """Whether bytes wait that the socket did not take."""
        return bool(self._left)

    def send(self, buffers: list[Bytes]) -> bool:
        """Sends what it can without waiting; False when something is left for the next time.

        Raises OSError when the connection is broken.
        """
        left = self._left
        if not left and len(buffers) == 1:
            data = buffers[0]
            try:
                sent = self._socket.send(data, _DONT_WAIT)
            except BlockingIOError:
                sent = 0
            self.taken += sent
            if sent == len(data):
                return True
            left.append(memoryview(data)[sent:])
            return False
        left.extend(memoryview(data) for data in buffers)
        while left:
            batch = [left[index] for index in range(min(len(left), _BUFFERS))]
            try:
                sent = self._socket.sendmsg(batch, (), _DONT_WAIT)
            except BlockingIOError:
                return False
            self.taken += sent
            while sent:
                first = left[0]
                if sent < len(first):
                    left[0] = first[sent:]
                    return False
                sent -= len(first)
                left.popleft()
        return True

    def receive(self, patience: float, alone: bool = True) -> memoryview | None:
        """The next bytes: none at the end of the connection, None after so many seconds, at the latest, without any.

        Where other threads make calls too the caller is not `alone`: it then sleeps at once, and leaves Python's lock to them.
        The result is valid until the next call. Raises OSError when the connection is broken.
        """
        start = _monotonic()
        if self._is_soon and alone:
            end = start + min(self._spin, patience)
            while True:
                data = self.receive_now()
                if data is not None:
                    return data
                if _monotonic() >= end:
                    break
        # The limit of the socket may be shorter than what is asked for, but not longer; it is set anew only then.
        if patience < self._patience or self._patience < 0.25:
            self._be_patient(patience)
        try:
            size = self._socket.recv_into(self._view)
        except BlockingIOError:
            return None
        finally:
            self._is_soon = _monotonic() - start < self._spin
        return self._view[:size]

    def receive_now(self) -> memoryview | None:
        """As `receive`, without waiting."""
        try:
            size = self._socket.recv_into(self._view, 0, _DONT_WAIT)
        except BlockingIOError:
            return None
        return self._view[:size]

    def wait(self, read: bool, write: bool, patience: float) -> tuple[bool, bool]:
        """Waits until bytes can be read or written; which of the two."""
        # A poll object of this call: several threads may wait.
        poll = select.poll()
        poll.register(self._socket, (select.POLLIN if read else 0) | (select.POLLOUT if write else 0))
        events = poll.poll(max(0.0, patience) * 1000)
        if not events:
            return False, False
        flags = events[0][1]
        broken = bool(flags & (select.POLLERR | select.POLLHUP | select.POLLNVAL))
        return bool(flags & select.POLLIN) or read and broken, bool(flags & select.POLLOUT) or write and broken

    def shutdown(self) -> None:
        """Ends the connection; a thread that waits in `receive` returns."""
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass

    def close(self) -> None:
        """Frees the socket; no other thread may be using it."""
        self._socket.close()
        self._left.clear()

    def _be_patient(self, patience: float) -> None:
        wanted = min(1.0, max(0.001, patience))
        if wanted != self._patience:
            self._patience = wanted
            seconds = int(wanted)
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, _TIMEVAL.pack(seconds, int((wanted - seconds) * 1e6)))


class TLSTransport:
    """TLS over TCP: OpenSSL works on memory, the plain transport on the socket."""

    def __init__(self, sock: socket.socket, context: ssl.SSLContext, server_name: str, spin: float = 0.0) -> None:
        self._plain = PlainTransport(sock, spin)
        # A record more than one read of the socket can complete.
        self._view = memoryview(bytearray(_BUFFER_BYTES + 32_768))
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=server_name)
        #: OpenSSL's object is for one thread at a time.
        self._lock = threading.Lock()

    def handshake(self, deadline: float) -> None:
        """Raises OSError: ssl.SSLError for what the peer or its certificate is, TimeoutError."""
        while True:
            try:
                self._tls.do_handshake()
                done = True
            except ssl.SSLWantReadError:
                done = False
            except ssl.SSLError:
                self._flush_quietly()
                raise
            while not self._flush():
                self._must_wait(False, True, deadline)
            if done:
                return
            self._must_wait(True, False, deadline)
            self._feed(self._plain.receive_now())

    @property
    def pending(self) -> bool:
        return self._plain.pending or bool(self._outgoing.pending)

    @property
    def taken(self) -> int:
        return self._plain.taken

    def send(self, buffers: list[Bytes]) -> bool:
        with self._lock:
            for data in buffers:
                if len(data):
                    self._tls.write(data)
            return self._flush()

    def receive(self, patience: float, alone: bool = True) -> memoryview | None:
        data = self._plain.receive(patience, alone)
        return None if data is None else self._decrypt(data)

    def receive_now(self) -> memoryview | None:
        data = self._plain.receive_now()
        return None if data is None else self._decrypt(data)

    def wait(self, read: bool, write: bool, patience: float) -> tuple[bool, bool]:
        return self._plain.wait(read, write, patience)

    def shutdown(self) -> None:
        self._flush_quietly()
        self._plain.shutdown()

    def close(self) -> None:
        self._plain.close()

    def _decrypt(self, data: memoryview) -> memoryview | None:
        """None where the bytes make no whole record yet."""
        if not len(data):
            return data
        with self._lock:
            self._incoming.write(data)
            size = 0
            while True:
                try:
                    # With a buffer `read` returns a count.
                    count: Any = self._tls.read(len(self._view) - size, self._view[size:])
                except ssl.SSLWantReadError:
                    break
                except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
                    count = 0
                if not count:
                    return self._view[:size]
                size += count
            self._flush()
        return self._view[:size] if size else None

    def _feed(self, data: memoryview | None) -> None:
        if data is None:
            return
        if len(data):
            self._incoming.write(data)
        else:
            self._incoming.write_eof()

    def _flush(self) -> bool:
        """Sends what OpenSSL has encrypted; under the lock."""
        data = self._outgoing.read()
        if data or self._plain.pending:
            return self._plain.send([data] if data else [])
        return True

    def _flush_quietly(self) -> None:
        """Tells the peer why, if it still listens."""
        try:
            self._flush()
        except OSError:
            pass

    def _must_wait(self, read: bool, write: bool, deadline: float) -> None:
        ready = self._plain.wait(read, write, deadline - time.monotonic())
        if ready == (False, False):
            raise TimeoutError
