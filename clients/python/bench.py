"""One client under one load for some seconds; prints calls a second. `bench` runs it.

bench.py blocking|asyncio|grpc LOAD PORT SECONDS

alone: echoes of 100 bytes, one behind the other. threads: the same from 8 threads, or 8 tasks. large: echoes of 10 MB.
"""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from typing import Any, Callable

from echo_pb2 import Payload

SMALL, LARGE = 98, 10_000_000
CALLERS = 8


def measure(call: Callable[[], Any], callers: int, seconds: float) -> float:
    """Calls a second of so many threads."""
    counts = [0] * callers
    end = 0.0

    def loop(index: int) -> None:
        while time.perf_counter() < end:
            call()
            counts[index] += 1

    for _ in range(20):
        call()
    start = time.perf_counter()
    end = start + seconds
    threads = [threading.Thread(target=loop, args=(index,)) for index in range(callers)]
    if callers == 1:
        loop(0)
    else:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return sum(counts) / (time.perf_counter() - start)


def blocking(port: str, payload: Payload, callers: int, seconds: float) -> float:
    import retouch

    limits = retouch.Limits(message_bytes=128 << 20)
    with retouch.Client(f"127.0.0.1:{port}", limits=limits) as client:
        method = retouch.Method("bench.EchoService/Echo", request=Payload, reply=Payload)
        return measure(lambda: client.call(method, payload), callers, seconds)


def tasks(port: str, payload: Payload, callers: int, seconds: float) -> float:
    import retouch

    async def run() -> float:
        method = retouch.Method("bench.EchoService/Echo", request=Payload, reply=Payload)
        async with retouch.AsyncClient(f"127.0.0.1:{port}", limits=retouch.Limits(message_bytes=128 << 20)) as client:
            count = 0
            for _ in range(20):
                await client.call(method, payload)
            start = time.perf_counter()

            async def loop() -> None:
                nonlocal count
                while time.perf_counter() < start + seconds:
                    await client.call(method, payload)
                    count += 1

            await asyncio.gather(*[loop() for _ in range(callers)])
            return count / (time.perf_counter() - start)

    return asyncio.run(run())


def grpc(port: str, payload: Payload, callers: int, seconds: float) -> float:
    import grpc

    options = [("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)]
    with grpc.insecure_channel(f"127.0.0.1:{port}", options=options) as channel:
        echo = channel.unary_unary(
            "/bench.EchoService/Echo",
            request_serializer=Payload.SerializeToString,
            response_deserializer=Payload.FromString,
        )
        # The same time limit as the default of the other clients.
        return measure(lambda: echo(payload, timeout=120), callers, seconds)


def main() -> None:
    client, load, port, seconds = sys.argv[1:]
    payload = Payload(data=b"x" * (LARGE if load == "large" else SMALL))
    run = {"blocking": blocking, "asyncio": tasks, "grpc": grpc}[client]
    print(f"{run(port, payload, CALLERS if load == 'threads' else 1, float(seconds)):.0f}")


if __name__ == "__main__":
    main()
