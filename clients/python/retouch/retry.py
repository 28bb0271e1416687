"""What may be sent again, how often, and when: decisions without a clock of their own.

A call is repeated only where that is safe (it was never started, or it may happen twice) and of use (the server or the
connection said that it may go better). Repeats wait longer each time, and a budget that all calls of a client share keeps
them from becoming a flood where everything fails.
"""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass

from retouch.errors import Processed, RetouchError, StatusCode


@dataclass(frozen=True)
class Retry:
    """How a client repeats calls."""

    #: Times that one call is sent, the first one included; 1: never again.
    attempts: int = 4
    #: Seconds before the first repeat; doubled each time, and shortened by chance by up to a half so that clients part.
    first_delay: float = 0.1
    longest_delay: float = 5.0
    #: Repeats that a client may have in hand: each takes one, each call that succeeds gives a tenth of one back.
    budget: int = 10

    def delay(self, repeats: int, advice: float = 0.0) -> float:
        """Seconds to wait before the repeat with this number, from 0; never less than the server's advice."""
        longest = min(self.longest_delay, self.first_delay * 2**repeats)
        return max(advice, longest * random.uniform(0.5, 1.0))


#: Nothing is sent again.
NO_RETRY = Retry(attempts=1)
_REFILL = 0.1


class Budget:
    """The repeats that one client has in hand. Safe from any thread."""

    def __init__(self, retry: Retry) -> None:
        self._most = float(retry.budget)
        self._left = self._most
        self._lock = threading.Lock()

    def succeeded(self) -> None:
        # Read without the lock: a full budget, the ordinary case, has nothing to add.
        if self._left < self._most:
            with self._lock:
                self._left = min(self._most, self._left + _REFILL)

    def take(self) -> bool:
        """Takes one repeat; False when there is none left."""
        with self._lock:
            # Ten tenths are one, whatever floating point makes of them.
            if self._left < 1.0 - 1e-9:
                return False
            self._left -= 1.0
            return True


def is_safe(error: RetouchError, may_repeat: bool) -> bool:
    """Whether the call may be sent again: Protos/WIRE.md, "Sending again"."""
    if error.processed is Processed.DONE:
        return error.retryable
    if error.code is not StatusCode.UNAVAILABLE and not error.retryable:
        return False
    return may_repeat or error.processed is Processed.NOT_STARTED


class Attempts:
    """The attempts at one call."""

    def __init__(self, retry: Retry, budget: Budget, may_repeat: bool) -> None:
        self._retry = retry
        self._budget = budget
        self._may_repeat = may_repeat
        #: How often it was sent, or a connection was tried for it.
        self.made = 1

    def pause(self, error: RetouchError, now: float, deadline: float) -> float | None:
        """Seconds to wait before the call is sent again; None when it is not."""
        error.attempts = self.made
        if self.made >= self._retry.attempts or not is_safe(error, self._may_repeat):
            return None
        delay = self._retry.delay(self.made - 1, error.retry_after)
        # A repeat that could only run into the deadline helps nobody.
        if now + delay >= deadline or not self._budget.take():
            return None
        self.made += 1
        return delay
