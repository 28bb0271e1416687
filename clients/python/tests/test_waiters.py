"""Who is woken when, of the callers that share a connection."""

from __future__ import annotations

import threading
import unittest

import retouch
from retouch.blocking.waiters import Waiters
from retouch.v1 import HealthCheckRequest, HealthCheckResponse
from retouch.wire.call import NEVER, Call
from tests.fake import RESPONSE, Peer, fake, frame
from tests.support import TestCase, eventually

OK = HealthCheckResponse(status=1).SerializeToString()
CALLERS = 4


def asleep(count: int) -> tuple[Waiters, list[Call]]:
    waiters = Waiters()
    calls = [Call(2 * index + 1, NEVER, False) for index in range(count)]
    for call in calls:
        waiters.add(call)
    return waiters, calls


class Order(unittest.TestCase):
    def test_each_wakes_the_next(self) -> None:
        waiters, calls = asleep(3)
        for call in calls:
            waiters.wake(call)
        for index, call in enumerate(calls):
            self.assertEqual([other.waiter.locked() for other in calls[index:]], [False] + [True] * (2 - index))
            self.assertTrue(waiters.sleep(call))
            waiters.returned(call)

    def test_one_that_woke_by_itself_is_passed_over(self) -> None:
        waiters, calls = asleep(3)
        for call in calls:
            waiters.wake(call)
        waiters.returned(calls[1])
        waiters.returned(calls[0])
        self.assertEqual([call.waiter.locked() for call in calls], [False, True, False])

    def test_one_that_left_as_it_was_woken_still_wakes_the_next(self) -> None:
        waiters, calls = asleep(2)
        calls[0].deadline = 0.0
        for call in calls:
            waiters.wake(call)
        self.assertFalse(waiters.sleep(calls[0]))
        waiters.returned(calls[0])
        self.assertTrue(waiters.sleep(calls[1]))

    def test_who_does_not_sleep_is_not_woken(self) -> None:
        waiters, (call,) = asleep(1)
        waiters.returned(call)
        waiters.wake(call)
        self.assertTrue(call.waiter.locked())
        self.assertIsNone(waiters.wake_next())

    def test_who_slept_longest_is_next(self) -> None:
        waiters, calls = asleep(3)
        waiters.returned(calls[0])
        self.assertIs(waiters.wake_next(), calls[1])


class Stir(unittest.TestCase):
    def test_several_are_waited_for_and_one_is_not(self) -> None:
        waiters, calls = asleep(2)
        self.assertFalse(waiters.stir)
        waiters.wake_all()
        self.assertTrue(waiters.stir)
        waiters.returned(calls[0])
        self.assertFalse(waiters.stir)

    def test_nobody_is_waited_for_longer_than_a_moment(self) -> None:
        waiters, _ = asleep(3)
        waiters.wake_all()
        self.assertFalse(threading.Event().wait(0.01))
        self.assertFalse(waiters.stir)


class Shared(TestCase):
    def test_one_that_computes_holds_nobody_up(self) -> None:
        """Callers that were answered together: the next calls of the others leave while one has Python's lock and makes none."""
        arrived = threading.Event()

        def script(peer: Peer) -> None:
            peer.greet()
            for _ in range(CALLERS):
                first = [peer.request()[0] for _ in range(CALLERS)]
                peer.send(*[frame(RESPONSE, call, body=OK) for call in first])
                later = [peer.request()[0] for _ in range(CALLERS - 1)]
                arrived.set()
                peer.send(*[frame(RESPONSE, call, body=OK) for call in later])
            peer.until_closed()

        def call() -> None:
            client.health.check(HealthCheckRequest())

        def twice() -> None:
            call()
            call()

        def once() -> None:
            call()
            while not arrived.is_set():
                pass

        with fake(script) as server, self.within(10), retouch.Client(server.address) as client:
            client.connect()
            for computes in range(CALLERS):
                arrived.clear()
                threads = [threading.Thread(target=once if each == computes else twice) for each in range(CALLERS)]
                for number, thread in enumerate(threads, 1):
                    thread.start()
                    eventually(lambda: client._channel.in_flight == number or number == CALLERS, "the call is in flight")
                for thread in threads:
                    thread.join()


if __name__ == "__main__":
    unittest.main()
