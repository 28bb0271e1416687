"""What may be sent again, how often, and when: decisions without a clock of their own.

A call is repeated only where that is safe (it was never started, or it may happen twice) and of use (the server or the connection said
that it may go better). Repeats wait longer each time, and a budget that all calls of a client share keeps them from becoming a
flood where everything fails.
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
    #: Tokens of the budget. A repeat takes one, a success gives `refill` back; with less than half of them nothing is repeated.
    tokens: float = 20.0
    refill: float = 0.1

    def delay(self, repeats: int, advice: float = 0.0) -> float:
        """Seconds to wait before the repeat with this number, from 0; never less than the server's advice."""
        longest = min(self.longest_delay, self.first_delay * 2**repeats)
        return max(advice, longest * random.uniform(0.5, 1.0))


NO_RETRY = Retry(attempts=1)


class Budget:
    """The tokens of one client. Safe from any thread."""

    def __init__(self, retry: Retry) -> None:
        self._retry = retry
        self._tokens = retry.tokens
        self._lock = threading.Lock()

    def succeeded(self) -> None:
        # Read without the lock: a full budget, the ordinary case, has nothing to add.
        if self._tokens < self._retry.tokens:
            with self._lock:
                self._tokens = min(self._retry.tokens, self._tokens + self._retry.refill)

    def take(self) -> bool:
        """Takes a token for a repeat; False when they are too few."""
        with self._lock:
            if self._tokens < max(1.0, self._retry.tokens / 2):
                return False
            self._tokens -= 1.0
            return True


def is_safe(error: RetouchError, may_repeat: bool) -> bool:
    """Whether the call may be sent again at all."""
    if error.code in (StatusCode.CANCELLED, StatusCode.OK):
        return False
    # UNAVAILABLE is what a connection or a drain says; everything else has to call itself retryable.
    if not error.retryable:
        return False
    if error.processed is Processed.NOT_STARTED:
        return True
    if error.processed is Processed.DONE:
        # The handler ended by itself and says that it left nothing behind that a repeat would do twice.
        return not error.charged
    return may_repeat


class Attempts:
    """The attempts at one call."""

    def __init__(self, retry: Retry, budget: Budget, may_repeat: bool) -> None:
        self._retry = retry
        self._budget = budget
        self._may_repeat = may_repeat
        self._made = 0

    def pause(self, error: RetouchError, now: float, deadline: float) -> float | None:
        """Seconds to wait before the call is sent again; None when it is not."""
        self._made += 1
        if self._made >= self._retry.attempts or not is_safe(error, self._may_repeat):
            return None
        delay = self._retry.delay(self._made - 1, error.retry_after)
        # A repeat that could only run into the deadline helps nobody.
        if now + delay >= deadline or not self._budget.take():
            return None
        return delay
