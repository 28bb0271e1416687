"""How a caller that blocks is let go by another thread."""

from __future__ import annotations

import threading
from typing import Any, Protocol

from retouch.errors import Processed, cancelled


class _Cancellable(Protocol):
    def give_up(self, call: Any) -> None: ...


class Cancellation:
    """Gives calls up from another thread: hand it to them as `cancel`, and call `cancel()`.

    They raise Cancelled then, within a twentieth of a second, and the server is told. One object may be handed to several
    calls; once cancelled it stays so.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_cancelled = False
        self._calls: dict[int, tuple[_Cancellable, Any]] = {}

    @property
    def is_cancelled(self) -> bool:
        return self._is_cancelled

    def cancel(self) -> None:
        with self._lock:
            self._is_cancelled = True
            calls = list(self._calls.values())
        for connection, call in calls:
            connection.give_up(call)

    def check(self) -> None:
        """Raises Cancelled, not started, once it is cancelled."""
        if self._is_cancelled:
            raise cancelled("the caller gave the call up", Processed.NOT_STARTED)

    def attach(self, connection: _Cancellable, call: Any) -> None:
        """From now on `cancel` gives the call up."""
        with self._lock:
            self._calls[id(call)] = (connection, call)
            late = self._is_cancelled
        if late:
            connection.give_up(call)

    def detach(self, call: Any) -> None:
        with self._lock:
            self._calls.pop(id(call), None)
