"""Where a server is: HOST:PORT as people write it."""

from __future__ import annotations

from dataclasses import dataclass

from retouch.errors import invalid


@dataclass(frozen=True)
class Address:
    #: A name or an IP address, IPv6 without its brackets.
    host: str
    port: int

    @classmethod
    def parse(cls, text: str) -> Address:
        """Reads "host:7433", "127.0.0.1:7433" and "[::1]:7433".

        Raises InputValidationError for anything else.
        """
        host, colon, digits = text.rpartition(":")
        if host.startswith("[") and host.endswith("]"):
            host = host[1:-1]
            good = ":" in host
        else:
            good = ":" not in host
        good = good and bool(colon and host) and digits.isascii() and digits.isdigit() and len(digits) <= 5
        if not good or not 1 <= int(digits) <= 65535 or any(letter.isspace() or letter in "[]/" for letter in host):
            raise invalid(f"{text!r} is no address: write HOST:PORT, such as 127.0.0.1:7433 or [::1]:7433")
        return cls(host, int(digits))

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"
