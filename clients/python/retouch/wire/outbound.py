"""Who may write next on a connection: what is small first, then one fragment of each large message in turn."""

from __future__ import annotations

from collections import deque

from retouch.wire import frames
from retouch.wire.frames import COUNTED_BYTES, HEAD, HEAD_BYTES, MORE, REQUEST, Bytes
from retouch.wire.limits import Limits


class Outbound:
    """What waits to be written on one connection."""

    __slots__ = ("_small", "_small_bytes", "_fragment_bytes", "_ring", "waiting")

    def __init__(self, limits: Limits) -> None:
        self._small_bytes = limits.small_bytes
        self._small: list[bytes] = []
        #: Large requests, each [call_id, body, sent bytes], in the order of their turns.
        self._ring: deque[list] = deque()
        #: Whether anything waits.
        self.waiting = False
        self.learn(limits)

    def learn(self, limits: Limits) -> None:
        """Takes over what the server's HELLO said."""
        self._fragment_bytes = min(limits.fragment_bytes, limits.frame_bytes - COUNTED_BYTES)

    def control(self, kind: int, call_id: int = 0, header: bytes = b"", body: bytes = b"") -> None:
        """Queues a frame ahead of all fragments."""
        self._small.append(frames.frame(kind, call_id, header, body))
        self.waiting = True

    def request(self, call_id: int, header: bytes, body: bytes) -> None:
        """Queues a request. The header of a large one goes ahead by itself: calls open in the order of their ids, and one that
        will be refused is refused before its body is sent."""
        size = len(body)
        # A connection may be new, and its server's frames small: the smaller of the two bounds counts.
        if size <= self._small_bytes and len(header) + size <= self._fragment_bytes:
            self._small.append(HEAD.pack(COUNTED_BYTES + len(header) + size, REQUEST, 0, len(header), call_id) + header + body)
        else:
            self._small.append(HEAD.pack(COUNTED_BYTES + len(header), REQUEST, MORE, len(header), call_id) + header)
            self._ring.append([call_id, memoryview(body), 0])
        self.waiting = True

    def drop(self, call_id: int) -> bool:
        """Forgets what a call has not sent yet. True when that was the rest of a request."""
        for message in self._ring:
            if message[0] == call_id:
                self._ring.remove(message)
                self.waiting = bool(self._small or self._ring)
                return True
        return False

    def drop_all(self) -> None:
        self._small.clear()
        self._ring.clear()
        self.waiting = False

    def take(self, most: int) -> list[Bytes]:
        """The next buffers to write, small frames first, then fragments in turn, until about so many bytes."""
        small = self._small
        if not self._ring:
            self._small = []
            self.waiting = False
            return small if len(small) <= 1 else [b"".join(small)]
        buffers: list[Bytes] = []
        taken = 0
        if small:
            buffers.append(b"".join(small))
            taken = len(buffers[0])
            self._small = []
        while taken < most and self._ring:
            message = self._ring.popleft()
            call_id, body, sent = message
            piece = body[sent : sent + self._fragment_bytes]
            size = len(piece)
            message[2] = sent + size
            more = message[2] < len(body)
            if more:
                self._ring.append(message)
            buffers.append(HEAD.pack(COUNTED_BYTES + size, REQUEST, MORE if more else 0, 0, call_id))
            if size:
                buffers.append(piece)
            taken += HEAD_BYTES + size
        self.waiting = bool(self._ring)
        return buffers
