"""Payloads: the bytes of a request, and what is reported of one that came. README.md, "Payloads"."""

from __future__ import annotations

import hashlib
from typing import Any

from conformance_pb2 import Item

BLOCK = 65_521
SHOWN = 65_536


def payload(given: Any) -> bytes:
    size = given.generated_bytes
    if not size:
        return given.data
    x, block = given.seed, bytearray()
    for _ in range(min(size, BLOCK)):
        x = (x * 1664525 + 1013904223) & 0xFFFFFFFF
        block.append(x >> 24)
    return (bytes(block) * (size // len(block) + 1))[:size]


def item(data: bytes) -> Item:
    return Item(size=len(data), sha256=hashlib.sha256(data).digest(), data=data if len(data) <= SHOWN else b"")
