"""How calls end that do not end by themselves: left, cancelled, interrupted, closed, forked. Both clients."""

from __future__ import annotations

import asyncio
import gc
import os
import threading
import time

import retouch
from retouch import Cancellation, Processed, Retry
from retouch.v1 import (
    EditEvent,
    EditInputs,
    EditRequest,
    HealthCheckRequest,
    HealthCheckResponse,
    ImageInput,
    Progress,
)
from tests.fake import CANCEL, Peer, fake
from tests.support import KINDS, TestCase, eventually

OK = HealthCheckResponse(status=1).SerializeToString()
RETRY = Retry(attempts=3, first_delay=0.02)


def progress(fraction: float) -> bytes:
    return EditEvent(progress=Progress(fraction=fraction)).SerializeToString()


def large(size: int) -> EditRequest:
    return EditRequest(inputs=EditInputs(source=ImageInput(data=os.urandom(size))))


class Ends(TestCase):
    """How calls end that do not end by themselves."""

    def test_a_stream_that_is_left_is_cancelled(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            call, _, _ = peer.request()
            for sequence in range(20):
                peer.item(call, sequence, progress(sequence / 20))
            got = peer.frame()
            assert got is not None and (got[0], got[2], got[3]) == (CANCEL, call, b"\x08\x01"), got
            peer.respond(call, code=1)
            peer.until_closed()

        for kind in KINDS:
            with self.watch(kind), fake(script) as server, self.client(kind, server.address) as client:
                self.assertEqual(len(client.edit(take=3)), 3)

    def test_a_stream_that_is_let_go_is_cancelled(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            call, _, _ = peer.request()
            peer.item(call, 0, progress(0))
            got = peer.frame()
            assert got is not None and got[0] == CANCEL, got
            peer.until_closed()

        with fake(script) as server, retouch.Client(server.address) as client:
            for _ in client.edit.edit(EditRequest()):
                break
            eventually(lambda: not client._channel.latest.core.has_callers, "the call was given up")

        async def let_go(address: str) -> None:
            async with retouch.AsyncClient(address) as client:
                async for _ in client.edit.edit(EditRequest()):
                    break
                gc.collect()
                await asyncio.sleep(0.1)
                self.assertFalse(client._channel.latest.core.has_callers)

        with fake(script) as server:
            asyncio.run(let_go(server.address))

    def test_cancelling_from_another_thread(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            call, _, _ = peer.request()
            got = peer.frame()
            assert got is not None and (got[0], got[2], got[3]) == (CANCEL, call, b"\x08\x01"), got
            peer.respond(call, code=1)
            call, _, _ = peer.request()
            peer.item(call, 0, progress(0))
            got = peer.frame()
            assert got is not None and (got[0], got[2]) == (CANCEL, call), got
            peer.until_closed()

        with fake(script) as server, self.within(1), retouch.Client(server.address, connections=1) as client:
            for stream in (False, True):
                cancel = Cancellation()
                timer = threading.Timer(0.2, cancel.cancel)
                timer.start()
                with self.assertRaises(retouch.Cancelled) as caught:
                    if stream:
                        list(client.edit.edit(EditRequest(), cancel=cancel))
                    else:
                        client.health.check(HealthCheckRequest(), cancel=cancel)
                self.assertEqual(caught.exception.processed, Processed.MAYBE)
                timer.join()
                # What is cancelled stays so, and nothing is sent.
                with self.assertRaises(retouch.Cancelled) as caught:
                    client.health.check(HealthCheckRequest(), cancel=cancel)
                self.assertEqual(caught.exception.processed, Processed.NOT_STARTED)

    def test_cancelling_a_task(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            call, _, _ = peer.request()
            got = peer.frame()
            assert got is not None and (got[0], got[3]) == (CANCEL, b"\x08\x01"), got
            peer.respond(call, code=1)
            call, _, _ = peer.request()
            peer.respond(call, OK)
            peer.until_closed()

        async def cancel(address: str) -> None:
            async with retouch.AsyncClient(address) as client:
                with self.assertRaises(TimeoutError):
                    async with asyncio.timeout(0.2):
                        await client.health.check(HealthCheckRequest())
                self.assertEqual((await client.health.check(HealthCheckRequest())).status, 1)

        with fake(script) as server, self.within(1):
            asyncio.run(cancel(server.address))

    def test_a_keyboard_interrupt_is_not_swallowed(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            peer.request()
            got = peer.frame()
            assert got is not None and got[0] == CANCEL, got
            peer.until_closed()

        import _thread

        with fake(script) as server, self.within(1), retouch.Client(server.address) as client:
            client.connect()
            timer = threading.Timer(0.3, _thread.interrupt_main)
            timer.start()
            with self.assertRaises(KeyboardInterrupt):
                client.health.check(HealthCheckRequest())
            timer.join()

    def test_closing_with_calls_in_flight(self) -> None:
        def script(peer: Peer) -> None:
            peer.greet()
            peer.request()
            peer.until_closed()

        with fake(script, again=True) as server, self.within(1):
            client = retouch.Client(server.address)
            failures: list[BaseException] = []

            def call() -> None:
                try:
                    client.health.check(HealthCheckRequest())
                except retouch.RetouchError as error:
                    failures.append(error)

            threads = [threading.Thread(target=call) for _ in range(3)]
            for thread in threads:
                thread.start()
            eventually(lambda: client._channel.in_flight == 3, "the calls are in flight")
            client.close()
            for thread in threads:
                thread.join()
            self.assertEqual([type(error) for error in failures], [retouch.Unavailable] * 3)
            self.assertIn("the client is closed", str(failures[0]))
            with self.assertRaises(retouch.Unavailable):
                client.health.check(HealthCheckRequest())

    def test_a_reader_that_leaves_hands_on(self) -> None:
        """Threads that share a connection: the first one's answer comes first, and the others' are read all the same."""

        def script(peer: Peer) -> None:
            peer.greet()
            calls = [peer.request()[0] for _ in range(4)]
            for call in calls:
                time.sleep(0.1)
                peer.respond(call, OK)
            peer.until_closed()

        with fake(script) as server, self.within(3), retouch.Client(server.address) as client:
            client.connect()
            threads = []
            for number in range(4):
                threads.append(threading.Thread(target=client.health.check, args=(HealthCheckRequest(),)))
                threads[-1].start()
                eventually(lambda: client._channel.in_flight == number + 1, "the call is in flight")
            for thread in threads:
                thread.join()

    def test_after_a_fork(self) -> None:
        """The child has connections of its own, and the parent's are not touched."""

        def script(peer: Peer) -> None:
            peer.greet()
            while got := peer.frame():
                peer.respond(got[2], OK)

        with fake(script, again=True) as server, retouch.Client(server.address) as client:
            client.health.check(HealthCheckRequest())
            child = os.fork()
            if not child:
                status = 1
                try:
                    status = 0 if client.health.check(HealthCheckRequest(), timeout=10).status == 1 else 2
                finally:
                    os._exit(status)
            _, status = os.waitpid(child, 0)
            self.assertEqual(os.waitstatus_to_exitcode(status), 0)
            self.assertEqual(client.health.check(HealthCheckRequest()).status, 1)
            self.assertEqual(server.connections, 2)
