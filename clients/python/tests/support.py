"""What the tests share: both clients under one surface, and a watch over threads and sockets."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import threading
import time
import unittest
from typing import Any, Iterator

import retouch
from retouch.v1 import EditRequest, HealthCheckRequest

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "../../.."))
#: Longest time that any single call of the tests may take beyond its own time limit: generous, for machines that are busy.
SLACK = 20.0


class Blocking:
    """The blocking client."""

    def __init__(self, address: str, **options: Any) -> None:
        self.client = retouch.Client(address, **options)

    def connect(self, timeout: float | None = 10.0) -> retouch.Server:
        return self.client.connect(timeout)

    def check(self, **options: Any) -> Any:
        return self.client.health.check(HealthCheckRequest(), **options)

    def unary(self, service: str, method: str, request: Any, **options: Any) -> Any:
        return getattr(getattr(self.client, service), method)(request, **options)

    def edit(self, request: EditRequest | None = None, take: int | None = None, **options: Any) -> list[Any]:
        """The items of an edit, all of them or the first ones, after which the stream is left."""
        items = []
        with self.client.edit.edit(request or EditRequest(), **options) as stream:
            for item in stream:
                items.append(item)
                if len(items) == take:
                    break
        return items

    def call(self, method: Any, request: Any, **options: Any) -> retouch.Reply:
        return self.client.call(method, request, **options)

    def many(self, calls: list[tuple[str, dict[str, Any]]]) -> list[Any]:
        """Several of this object's methods at once; their results or what they raised."""
        results: list[Any] = [None] * len(calls)

        def run(index: int) -> None:
            name, options = calls[index]
            try:
                results[index] = getattr(self, name)(**options)
            except Exception as error:
                results[index] = error

        threads = [threading.Thread(target=run, args=(index,)) for index in range(len(calls))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return results

    def close(self) -> None:
        self.client.close()


class Async:
    """The asyncio client on a loop of its own."""

    def __init__(self, address: str, **options: Any) -> None:
        self.runner = asyncio.Runner()
        try:
            self.client = retouch.AsyncClient(address, **options)
        except BaseException:
            self.runner.close()
            raise

    def connect(self, timeout: float | None = 10.0) -> retouch.Server:
        return self.runner.run(self.client.connect(timeout))

    async def _check(self, **options: Any) -> Any:
        return await self.client.health.check(HealthCheckRequest(), **options)

    def check(self, **options: Any) -> Any:
        return self.runner.run(self._check(**options))

    def unary(self, service: str, method: str, request: Any, **options: Any) -> Any:
        return self.runner.run(getattr(getattr(self.client, service), method)(request, **options))

    async def _edit(self, request: EditRequest | None = None, take: int | None = None, **options: Any) -> list[Any]:
        items = []
        async with self.client.edit.edit(request or EditRequest(), **options) as stream:
            async for item in stream:
                items.append(item)
                if len(items) == take:
                    break
        return items

    def edit(self, request: EditRequest | None = None, take: int | None = None, **options: Any) -> list[Any]:
        return self.runner.run(self._edit(request, take, **options))

    def call(self, method: Any, request: Any, **options: Any) -> retouch.Reply:
        return self.runner.run(self.client.call(method, request, **options))

    def many(self, calls: list[tuple[str, dict[str, Any]]]) -> list[Any]:
        async def all_of_them() -> list[Any]:
            return await asyncio.gather(
                *[getattr(self, "_" + name)(**options) for name, options in calls], return_exceptions=True
            )

        return self.runner.run(all_of_them())

    def close(self) -> None:
        self.runner.run(self.client.close())
        self.runner.close()


KINDS = (Blocking, Async)


class TestCase(unittest.TestCase):
    """Fails where a test leaves a thread or a file descriptor behind."""

    def setUp(self) -> None:
        gc.collect()
        self._threads = set(threading.enumerate())
        self._descriptors = descriptors()

    def tearDown(self) -> None:
        gc.collect()
        left = set(threading.enumerate()) - self._threads
        self.assertFalse(left, "threads were left behind")
        self.assertEqual(descriptors(), self._descriptors, "file descriptors were left behind")

    @contextlib.contextmanager
    def client(self, kind: type, address: str, **options: Any) -> Iterator[Any]:
        client = kind(address, **options)
        try:
            yield client
        finally:
            client.close()

    @contextlib.contextmanager
    def watch(self, kind: type) -> Iterator[None]:
        """A subtest for one kind of client, which leaves nothing behind either."""
        with self.subTest(kind.__name__):
            gc.collect()
            before = descriptors()
            yield
            gc.collect()
            self.assertEqual(descriptors(), before, "file descriptors were left behind")

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Fails where the body hangs past its time limit."""
        start = time.monotonic()
        yield
        self.assertLess(time.monotonic() - start, seconds + SLACK)


def descriptors() -> list[str]:
    """Open files, sockets and pipes by what they are."""
    found = []
    for name in os.listdir("/proc/self/fd"):
        with contextlib.suppress(OSError):
            target = os.readlink(f"/proc/self/fd/{name}")
            found.append(target.split(":")[0] if ":" in target else target)
    return sorted(kind for kind in found if not kind.startswith("/proc/"))


def eventually(condition: Any, what: str, seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.01)
