"""The driver of clients/conformance: does what a case says with one of the two clients, and reports what that client says.

    driver.py [--asyncio]       the blocking client, or the one for asyncio

Glue only: nothing is corrected, repeated, checked or timed here on the client's behalf.
"""

from __future__ import annotations

import importlib
import struct
import sys

from aio import AsyncSession
from blocking import BlockingSession
from conformance_pb2 import Case, Outcome


def recode(case: Case, outcome: Outcome) -> None:
    name = case.recode.type
    package, _, message = name.rpartition(".")
    if package == "retouch.v1":
        kind = getattr(importlib.import_module("retouch.v1"), message)
    else:
        modules = [importlib.import_module(f"{package}.{file}_pb2") for file in ("headers", "status")]
        kind = next(getattr(module, message) for module in modules if hasattr(module, message))
    outcome.recoded = kind.FromString(case.recode.data).SerializeToString()


def main() -> None:
    kind = AsyncSession if "--asyncio" in sys.argv[1:] else BlockingSession
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    while head := stdin.read(4):
        case = Case.FromString(stdin.read(struct.unpack(">I", head)[0]))
        outcome = Outcome(name=case.name)
        try:
            if case.HasField("recode"):
                recode(case, outcome)
            else:
                kind(case.session, outcome).run()
        except Exception as error:
            outcome = Outcome(name=case.name, trouble=f"{type(error).__name__}: {error}")
        data = outcome.SerializeToString()
        stdout.write(struct.pack(">I", len(data)) + data)
        stdout.flush()


if __name__ == "__main__":
    main()
