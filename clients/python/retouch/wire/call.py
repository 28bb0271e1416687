"""One call of a connection."""

from __future__ import annotations

import math
from collections import deque
from typing import Any

from retouch.errors import RetouchError

NEVER = math.inf


class Call:
    """One call: what came of it, and who waits for it. Guarded by its connection's owner."""

    __slots__ = (
        "id", "deadline", "streams", "items", "unread", "next_sequence", "done", "error", "metadata", "body", "abandoned",
        "arriving", "waiter", "waits", "quick",
    )  # fmt: skip

    def __init__(self, call_id: int, deadline: float, streams: bool) -> None:
        self.id = call_id
        self.deadline = deadline
        self.streams = streams
        #: Items of a stream that nobody has taken yet, and their bytes.
        self.items: deque[bytes | bytearray] = deque()
        self.unread = 0
        self.next_sequence = 0
        #: No more will come; `error` says why when it failed, else `body` and `metadata` are the answer.
        self.done = False
        self.error: RetouchError | None = None
        self.metadata: tuple[tuple[str, str], ...] = ()
        self.body: bytes | bytearray = b""
        #: Nobody wants the answer: it frees the slot and is dropped.
        self.abandoned = False
        #: The message that is arriving: its type, its header, its bytes.
        self.arriving: tuple[int, bytes, bytearray] | None = None
        #: The owner's, to wake the caller.
        self.waiter: Any = None
        #: Somebody is blocked until something comes.
        self.waits = False
        #: Another thread may give it up while its caller is blocked.
        self.quick = streams

    @property
    def ready(self) -> bool:
        """Whether there is something for the caller."""
        return self.done or bool(self.items)
