"""The client for asyncio."""

from __future__ import annotations

import time
from typing import Any

from retouch.address import Address
from retouch.aio.channel import AsyncChannel
from retouch.errors import Processed, deadline_passed
from retouch.method import DEFAULT, Metadata, Method, Timeout
from retouch.options import AGENT, Options, Reply, Server
from retouch.retry import NO_RETRY, Retry
from retouch.tls import TLS
from retouch.v1 import AsyncServices
from retouch.wire.limits import Limits


class AsyncClient(AsyncServices):
    """A Retouch server: one attribute for each service, such as ``async for event in client.edit.change_background(request)``.

    For the tasks of one loop. It connects when the first call needs it and connects again after a break; `close`, or the
    end of an ``async with``, frees its two sockets. It keeps its connections alive by itself.
    """

    def __init__(
        self,
        address: str,
        *,
        credential: str = "",
        tls: TLS | None = None,
        timeout: float | None = 120.0,
        retry: Retry = NO_RETRY,
        limits: Limits = Limits(),
        agent: str = AGENT,
        connections: int = 2,
    ) -> None:
        """Reads the settings, which are those of ``Client``; connects later."""
        options = Options(Address.parse(address), credential, tls, timeout, retry, limits, agent, connections)
        self._channel = AsyncChannel(options)
        super().__init__(self._channel)

    async def connect(self, timeout: float | None = 10.0) -> Server:
        """Connects, if it is not connected, and returns what the server said of itself.

        Raises Unavailable when nobody answers or the server refuses, DeadlineExceeded after so many seconds.
        """
        hello = (await self._channel.connect(timeout)).core.server
        return Server(hello.agent, hello.build, hello.schema_hash)

    async def call(self, method: Method, request: Any, *, timeout: Timeout = DEFAULT, metadata: Metadata = ()) -> Reply:
        """A unary call whose answer comes with the server's metadata."""
        return await self._channel.reply(method, request, timeout, metadata)

    async def ping(self, timeout: float = 10.0) -> float:
        """Seconds until the server answered a PING.

        Raises as `connect`, and DeadlineExceeded where no answer came.
        """
        start = time.monotonic()
        connection = await self._channel.connect(timeout)
        if not await connection.probe(timeout - (time.monotonic() - start)):
            raise deadline_passed(Processed.MAYBE)
        return time.monotonic() - start

    async def close(self) -> None:
        """Ends the connections; calls in flight fail with Unavailable."""
        await self._channel.close()

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self.close()
