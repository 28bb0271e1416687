"""The callers of one connection that sleep, and those that were woken and have not run yet.

Python runs one thread at a time. Callers that were woken together would queue up for its lock, which costs each of them a second
change of threads; so each wakes the next one when it runs itself. And if each of them sent its next call by itself, every send
and every read would find one call in it; so what they say is kept back while others are yet to run, for a moment at most, and
leaves in one piece.
"""

from __future__ import annotations

import threading
import time

from retouch.wire.call import Call

#: Seconds after a wake-up for which the others' calls are waited for. A thread that computes for longer holds nobody up.
_MOMENT = 0.001
#: How long one sleeps, at the most, before it looks by itself whether it is needed.
_LONGEST = 1.0
_monotonic = time.monotonic


class Waiters:
    """All but `sleep` is called under the connection's lock."""

    def __init__(self) -> None:
        #: A dict for its order: who has slept longest is the next to read.
        self._asleep: dict[Call, None] = {}
        #: In the order in which they run.
        self._woken: dict[Call, None] = {}
        #: Which of them is on its way; it wakes the next one.
        self._coming: Call | None = None
        self._until = 0.0

    @property
    def stir(self) -> bool:
        """Whether several callers were woken a moment ago and are yet to run; each looks at the connection when it does.

        One alone is not waited for: what it adds is worth less than the time until it comes.
        """
        return len(self._woken) > 1 and _monotonic() < self._until

    def add(self, call: Call) -> None:
        """The call's thread is about to `sleep`."""
        if call.waiter is None:
            call.waiter = threading.Lock()
            call.waiter.acquire()
        self._asleep[call] = None

    def sleep(self, call: Call) -> bool:
        """Returns when the call is woken; False when its deadline or a long time passed."""
        patience = min(_LONGEST, call.deadline - _monotonic())
        return patience > 0 and call.waiter.acquire(timeout=patience)

    def returned(self, call: Call) -> None:
        """The call's thread runs again, for whatever reason; or it has not slept at all."""
        if call.waiter is None:
            return
        self._asleep.pop(call, None)
        self._woken.pop(call, None)
        if self._coming is call:
            self._coming = None
            if self._woken:
                self._bring_next()

    def wake(self, call: Call) -> None:
        """Does nothing where the call's thread does not sleep."""
        if call not in self._asleep:
            return
        del self._asleep[call]
        if not self._woken:
            self._until = _monotonic() + _MOMENT
        self._woken[call] = None
        if self._coming is None:
            self._bring_next()

    def wake_all(self) -> None:
        for call in list(self._asleep):
            self.wake(call)

    def wake_next(self) -> Call | None:
        """Wakes who has slept longest."""
        call = next(iter(self._asleep), None)
        if call is not None:
            self.wake(call)
        return call

    def _bring_next(self) -> None:
        self._coming = call = next(iter(self._woken))
        # Open where it was woken just as it ran out of patience: it will not sleep the next time.
        if call.waiter.locked():
            call.waiter.release()
