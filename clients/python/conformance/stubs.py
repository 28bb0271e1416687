"""Calls by the generated stubs."""

from __future__ import annotations

import re
import sys
from typing import Any

from retouch.method import Method


def stub(services: Any, method: str) -> tuple[Any, Any] | None:
    """The stub's method and the type of its request, where there is a stub."""
    service, _, name = method.rpartition("/")
    for found in vars(services).values():
        if type(found).__name__.removeprefix("Async") == service.rpartition(".")[2]:
            function = getattr(found, re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower(), None)
            if function is None:
                return None
            module = sys.modules[type(found).__module__]
            known = next(m for m in vars(module).values() if isinstance(m, Method) and m.name == method)
            return function, known.request
    return None
