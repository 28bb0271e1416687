"""TLS 1.3 by a configuration value, with a client certificate where the server demands one; its errors in words."""

from __future__ import annotations

import errno
import os
import re
import socket
import ssl
from dataclasses import dataclass

from retouch.errors import RetouchError, invalid


@dataclass(frozen=True)
class TLS:
    """TLS at the client's end. Paths are of PEM files."""

    #: Authorities of the server's certificate; None: the system's.
    authority: str | None = None
    #: For servers that demand a client certificate: both or neither.
    certificate: str | None = None
    key: str | None = None
    #: The name that the server's certificate must have; None: the host that is connected to.
    server_name: str | None = None

    def context(self) -> ssl.SSLContext:
        """Reads the files.

        Raises InputValidationError where one cannot be read, with its name.
        """
        if (self.certificate is None) != (self.key is None):
            raise invalid("TLS cannot be set up: a client certificate needs its key, and a key its certificate")
        for path in (self.authority, self.certificate, self.key):
            if path is not None and not os.access(path, os.R_OK):
                missing = errno.EACCES if os.path.exists(path) else errno.ENOENT
                raise invalid(f"TLS cannot be set up: {path} cannot be read: {os.strerror(missing).lower()}")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        if self.authority is None:
            context.load_default_certs()
        else:
            try:
                context.load_verify_locations(self.authority)
            except ssl.SSLError:
                raise invalid(f"TLS cannot be set up: {self.authority} holds no certificate in PEM") from None
        if self.certificate is not None and self.key is not None:
            try:
                context.load_cert_chain(self.certificate, self.key, password=_no_password)
            except (ssl.SSLError, _Locked) as error:
                text = "the key is locked by a password" if isinstance(error, _Locked) else _pair_trouble(error)
                raise invalid(f"TLS cannot be set up: {text} ({self.certificate}, {self.key})") from None
        return context


class _Locked(Exception):
    pass


def _no_password() -> bytes:
    # Without this OpenSSL would ask on the terminal, and wait.
    raise _Locked


def _pair_trouble(error: Exception) -> str:
    if getattr(error, "reason", None) == "KEY_VALUES_MISMATCH":
        return "the private key does not belong to the certificate"
    return "no certificate with its private key, in PEM"


_MEANINGS = {
    "WRONG_VERSION_NUMBER": "the peer does not speak TLS",
    "HTTP_REQUEST": "the peer does not speak TLS",
    "PACKET_LENGTH_TOO_LONG": "the peer does not speak TLS",
    "RECORD_LAYER_FAILURE": "the peer does not speak TLS",
    "UNSUPPORTED_PROTOCOL": "the peer does not speak TLS 1.3",
    "TLSV1_ALERT_PROTOCOL_VERSION": "the peer does not speak TLS 1.3",
    "TLSV1_ALERT_UNKNOWN_CA": "the peer does not trust our certificate",
    "SSLV3_ALERT_BAD_CERTIFICATE": "the peer does not accept our certificate",
    "SSLV3_ALERT_CERTIFICATE_EXPIRED": "our certificate has expired",
    "SSLV3_ALERT_CERTIFICATE_UNKNOWN": "the peer does not accept our certificate",
    "TLSV13_ALERT_CERTIFICATE_REQUIRED": "the server demands a client certificate",
}


def trouble(error: BaseException) -> str:
    """Half a sentence on an error of sockets or TLS, without the paths and numbers of the libraries."""
    if isinstance(error, RetouchError):
        return error.message
    if isinstance(error, ssl.SSLCertVerificationError):
        if "match" in error.verify_message and ("ostname" in error.verify_message or "address" in error.verify_message):
            return "the certificate is for another name"
        return f"the certificate is not trusted ({error.verify_message})"
    if isinstance(error, (ssl.SSLEOFError, ssl.SSLZeroReturnError)):
        return "the peer broke off the TLS handshake"
    if isinstance(error, ssl.SSLError):
        reason = error.reason or ""
        words = reason.lower().replace("_", " ") or re.sub(r"\s*\(_ssl\.c:\d+\)", "", str(error))
        return _MEANINGS.get(reason) or f"the TLS connection failed ({words})"
    if isinstance(error, socket.gaierror):
        return "the name cannot be resolved"
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, OSError) and error.errno:
        text = os.strerror(error.errno)
        return text[:1].lower() + text[1:]
    return str(error) or type(error).__name__
