"""From an address to a transport that stands: names, TCP, TLS."""

from __future__ import annotations

import socket
import ssl
import time
from typing import Union

from retouch import sockets
from retouch.address import Address
from retouch.blocking.transport import PlainTransport, TLSTransport
from retouch.wire.limits import Limits

Transport = Union[PlainTransport, TLSTransport]


def dial(address: Address, context: ssl.SSLContext | None, server_name: str, limits: Limits, end: float) -> Transport:
    """Tries every address of the name in turn.

    Raises OSError: that of the last one.
    """
    trouble: OSError = OSError("the name has no address")
    for family, kind, protocol, _, place in socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM):
        sock = socket.socket(family, kind, protocol)
        try:
            patience = end - time.monotonic()
            if patience <= 0:
                raise TimeoutError
            sock.settimeout(patience)
            sockets.tune(sock, limits)
            sock.connect(place)
            if context is None:
                return PlainTransport(sock, limits.spin)
            tls = TLSTransport(sock, context, server_name, limits.spin)
            tls.handshake(end)
            return tls
        except OSError as error:
            sock.close()
            trouble = error
            if isinstance(error, (TimeoutError, ssl.SSLError)):
                break
        except BaseException:
            sock.close()
            raise
    raise trouble
