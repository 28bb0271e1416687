"""TCP as the protocol wants it: small frames at once, little unsent data, a bounded window."""

from __future__ import annotations

import socket

from retouch.wire.limits import Limits

# Linux's numbers; Python has names for them only on some versions.
_TCP_NOTSENT_LOWAT = getattr(socket, "TCP_NOTSENT_LOWAT", 25)
_TCP_WINDOW_CLAMP = getattr(socket, "TCP_WINDOW_CLAMP", 10)
_UNSENT_BYTES = 16_384


def tune(sock: socket.socket, limits: Limits) -> None:
    """Sets the options; a system that does not know one goes without."""
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for option, value in ((_TCP_NOTSENT_LOWAT, _UNSENT_BYTES), (_TCP_WINDOW_CLAMP, limits.window_bytes)):
        try:
            sock.setsockopt(socket.IPPROTO_TCP, option, value)
        except OSError:
            pass
