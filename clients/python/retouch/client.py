"""The client for callers that block."""

from __future__ import annotations

import os
import time
import weakref
from typing import Any

from retouch.address import Address
from retouch.blocking.channel import Channel
from retouch.cancellation import Cancellation
from retouch.errors import Processed, deadline_passed
from retouch.method import DEFAULT, Metadata, Method, Timeout
from retouch.options import AGENT, Options, Reply, Server
from retouch.retry import NO_RETRY, Retry
from retouch.tls import TLS
from retouch.v1 import Services
from retouch.wire.limits import Limits

_channels: weakref.WeakSet[Channel] = weakref.WeakSet()


class Client(Services):
    """A Retouch server: one attribute for each service, such as ``client.edit.change_background(request)``.

    Safe from any thread. It connects when the first call needs it and connects again after a break; `close`, or the end of
    a ``with``, frees its two sockets. It has no thread of its own.
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
        """Reads the settings; connects later.

        `address` is HOST:PORT. `credential` proves who calls. `timeout`, in seconds, is that of calls that bring none;
        None: as long as it takes. `retry` sends calls again where that is safe: ``Retry(attempts=4)``. Of the two
        `connections` one is for small calls and one for pictures and streams, so that the former do not wait behind the
        latter. Raises InputValidationError where a setting or a file of TLS is wrong.
        """
        options = Options(Address.parse(address), credential, tls, timeout, retry, limits, agent, connections)
        self._channel = Channel(options)
        _channels.add(self._channel)
        super().__init__(self._channel)

    def connect(self, timeout: float | None = 10.0) -> Server:
        """Connects, if it is not connected, and returns what the server said of itself.

        Raises Unavailable when nobody answers or the server refuses, DeadlineExceeded after so many seconds.
        """
        hello = self._channel.connect(timeout).core.server
        return Server(hello.agent, hello.build, hello.schema_hash)

    def call(
        self,
        method: Method,
        request: Any,
        *,
        timeout: Timeout = DEFAULT,
        metadata: Metadata = (),
        cancel: Cancellation | None = None,
    ) -> Reply:
        """A unary call whose answer comes with the server's metadata."""
        return self._channel.reply(method, request, timeout, metadata, cancel)

    def ping(self, timeout: float = 10.0) -> float:
        """Seconds until the server answered a PING.

        Raises as `connect`, and DeadlineExceeded where no answer came.
        """
        start = time.monotonic()
        if not self._channel.connect(timeout).probe(timeout - (time.monotonic() - start)):
            raise deadline_passed(Processed.MAYBE)
        return time.monotonic() - start

    def close(self) -> None:
        """Ends the connections; calls in flight fail with Unavailable."""
        self._channel.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()


def _after_fork() -> None:
    for channel in list(_channels):
        channel.forget()


os.register_at_fork(after_in_child=_after_fork)
