"""Who may write next on a connection: what is small first, then one fragment of each large message in turn."""

from __future__ import annotations

import enum
from collections import deque

from retouch.wire import frames
from retouch.wire.frames import COUNTED_BYTES, HEAD, HEAD_BYTES, MORE, REQUEST, Bytes
from retouch.wire.limits import Limits


class Dropped(enum.Enum):
    """How much of a request had left when it was dropped."""

    NOTHING = enum.auto()
    A_PART = enum.auto()
    ALL = enum.auto()


class Outbound:
    """What waits to be written on one connection."""

    __slots__ = ("_small", "_fresh", "_ring", "_small_bytes", "_fragment_bytes", "_frame_room", "waiting")

    def __init__(self, limits: Limits) -> None:
        self._small_bytes = limits.small_bytes
        self._small: list[bytes] = []
        #: The first frames of requests that have not left, by call.
        self._fresh: dict[int, bytes] = {}
        #: Large requests, each [call_id, body, sent bytes], in the order of their turns.
        self._ring: deque[list] = deque()
        #: Whether anything waits.
        self.waiting = False
        self.restrict(limits.frame_bytes, limits.fragment_bytes)

    def restrict(self, frame_bytes: int, fragment_bytes: int) -> None:
        """The peer takes no longer frames and fragments than these."""
        self._frame_room = frame_bytes - COUNTED_BYTES
        self._fragment_bytes = max(1, min(fragment_bytes, self._frame_room))

    def control(self, kind: int, call_id: int = 0, header: bytes = b"", body: bytes = b"") -> None:
        """Queues a frame ahead of all fragments."""
        self._small.append(frames.frame(kind, call_id, header, body))
        self.waiting = True

    def request(self, call_id: int, header: bytes, body: bytes) -> None:
        """Queues a request. The header of a large one goes ahead by itself: calls open in the order of their ids, and one that
        will be refused is refused before its body is sent."""
        size = len(body)
        if size <= self._small_bytes and size <= self._fragment_bytes and len(header) + size <= self._frame_room:
            first = HEAD.pack(COUNTED_BYTES + len(header) + size, REQUEST, 0, len(header), call_id) + header + body
        else:
            first = HEAD.pack(COUNTED_BYTES + len(header), REQUEST, MORE, len(header), call_id) + header
            self._ring.append([call_id, memoryview(body), 0])
        self._small.append(first)
        self._fresh[call_id] = first
        self.waiting = True

    def drop(self, call_id: int) -> Dropped:
        """Forgets what a call has not sent yet."""
        first = self._fresh.pop(call_id, None)
        in_ring = next((message for message in self._ring if message[0] == call_id), None)
        if in_ring is not None:
            self._ring.remove(in_ring)
        if first is not None:
            self._small.remove(first)
        self.waiting = bool(self._small or self._ring)
        if first is not None:
            return Dropped.NOTHING
        return Dropped.ALL if in_ring is None else Dropped.A_PART

    def drop_all(self) -> None:
        self._small.clear()
        self._fresh.clear()
        self._ring.clear()
        self.waiting = False

    def take(self, most: int) -> list[Bytes]:
        """The next buffers to write, small frames first, then fragments in turn, until about so many bytes."""
        small = self._small
        self._small = []
        if self._fresh:
            self._fresh.clear()
        if not self._ring:
            self.waiting = False
            return [*small] if len(small) <= 1 else [b"".join(small)]
        buffers: list[Bytes] = []
        taken = 0
        if small:
            buffers.append(b"".join(small))
            taken = len(buffers[0])
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
