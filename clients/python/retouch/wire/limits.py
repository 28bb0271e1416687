"""What a client bounds, and by how much: the defaults of Protos/WIRE.md. Bytes and seconds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    #: Largest value of a frame's length field.
    frame_bytes: int = 1_048_576
    #: A body longer than this is sent in several frames.
    fragment_bytes: int = 262_144
    #: Messages up to this size are written before the fragments of larger ones.
    small_bytes: int = 16_384
    #: Largest message: all fragments of one body.
    message_bytes: int = 64 << 20
    #: Largest protobuf header of a frame.
    header_bytes: int = 16_384
    metadata_entries: int = 64
    #: Calls in flight on one connection; cancelled ones count until they are answered.
    calls_in_flight: int = 256
    ping_bytes: int = 64
    #: Bytes that the operating system may hold for one connection in each direction.
    window_bytes: int = 262_144
    #: The server's HELLO must be there by then.
    hello: float = 5.0
    #: TCP and TLS must be connected by then.
    connect: float = 10.0
    #: A connection on which nothing arrived for this long is pinged, and given up after as long again.
    idle: float = 150.0
    #: A server that takes no byte of what waits for it is given up after this time.
    write_stall: float = 30.0
    #: Items of streams that wait to be taken: past it nothing is read, so that the server pauses.
    unread_bytes: int = 8 << 20
    #: A blocking caller looks for the answer for this long before its thread sleeps, if the last one came as soon: waking a
    #: sleeping core costs more than most small calls. 0: never.
    spin: float = 0.0001
