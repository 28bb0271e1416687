"""Protos/WIRE.md in Python's standard library: frames, and the headers that the scripted server writes and reads.

Independent of every client's code and of every protobuf runtime, so that it can also write what none of them would.
"""

import struct

HELLO, REQUEST, MESSAGE, RESPONSE, CANCEL, PING, PONG, GOAWAY = range(8)
TYPES = ["HELLO", "REQUEST", "MESSAGE", "RESPONSE", "CANCEL", "PING", "PONG", "GOAWAY"]
MORE, IGNORABLE = 0x01, 0x80
HEAD_BYTES = 12

CODES = [
    "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED",
    "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE",
    "DATA_LOSS", "UNAUTHENTICATED",
]
PROCESSED = ["MAYBE", "NOT_STARTED", "DONE"]
CANCEL_REASONS = ["UNSPECIFIED", "ABANDONED", "DEADLINE", "ANSWERED"]
GO_AWAY_REASONS = ["UNSPECIFIED", "DRAIN", "PROTOCOL", "FRAME_LENGTH", "TIMEOUT", "IDLE", "CONNECTION_LIMIT"]

# The limits that a HELLO without limits stands for, in the order of WireLimits' fields.
LIMITS = {
    "frame_bytes": 1_048_576, "fragment_bytes": 262_144, "message_bytes": 64 << 20, "header_bytes": 16_384, "metadata_entries": 64,
    "calls_in_flight": 256, "ping_bytes": 64, "first_frame_ms": 5_000, "idle_ms": 150_000, "progress_bytes_per_second": 65_536,
    "progress_grace_ms": 5_000, "write_stall_ms": 30_000, "drain_ms": 30_000,
}

# Message by message: field name -> (number, kind). Kinds: an integer is a varint, a list an enum's names, a dict a message,
# a tuple of a dict a repeated message, "text" and "fixed64" what they say.
ENTRY = {"key": (1, "text"), "value": (2, "text")}
DETAILS = {"reason": (1, "text"), "stage": (2, "text"), "retryable": (3, int), "retry_after_ms": (4, int), "charged": (5, int)}
HEADERS = {
    HELLO: {
        "version": (1, int), "agent": (2, "text"), "credential": (3, "text"), "schema_hash": (4, "fixed64"),
        "limits": (5, {name: (number, int) for number, name in enumerate(LIMITS, 1)}), "build": (6, "text"),
    },
    REQUEST: {"method": (1, "text"), "timeout_ms": (2, int), "metadata": (3, (ENTRY,)), "schema_hash": (4, "fixed64")},
    MESSAGE: {"sequence": (1, int)},
    RESPONSE: {"code": (1, CODES), "message": (2, "text"), "details": (3, DETAILS), "metadata": (4, (ENTRY,)), "processed": (5, PROCESSED)},
    CANCEL: {"reason": (1, CANCEL_REASONS), "message": (2, "text")},
    GOAWAY: {
        "last_call_id": (1, int), "reason": (2, GO_AWAY_REASONS), "message": (3, "text"), "retry_after_ms": (4, int), "limit": (5, int),
    },
}


class Malformed(Exception):
    """Bytes that are no frame or no header; the text says why."""


# ---- protobuf


def varint(value):
    out = bytearray()
    value &= (1 << 64) - 1
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _field(number, kind, value):
    if kind == "text":
        data = value.encode() if isinstance(value, str) else value
        return varint(number << 3 | 2) + varint(len(data)) + data
    if kind == "fixed64":
        return varint(number << 3 | 1) + struct.pack("<Q", value)
    if isinstance(kind, dict):
        data = encode(kind, value)
        return varint(number << 3 | 2) + varint(len(data)) + data
    if isinstance(kind, list) and isinstance(value, str):
        value = kind.index(value)
    return varint(number << 3) + varint(int(value))


def entries(metadata):
    """Metadata as a case writes it, a mapping or a list of pairs, as a list of entries."""
    pairs = metadata.items() if isinstance(metadata, dict) else metadata
    return [{"key": str(key), "value": repeated(value)} for key, value in pairs]


def repeated(value):
    """A text, which may be given as {repeat: …, times: …}."""
    return value["repeat"] * value["times"] if isinstance(value, dict) else str(value)


def encode(fields, values):
    """A message's bytes. `extra` in the values is hexadecimal that is added as it is: unknown fields."""
    out = b""
    for name, value in values.items():
        if name == "extra":
            out += bytes.fromhex(value.replace(" ", ""))
            continue
        if name not in fields:
            raise KeyError(f"a header has no field {name}; it has {', '.join(fields)}")
        number, kind = fields[name]
        if kind == "text":
            value = repeated(value)
        if isinstance(kind, tuple):
            for entry in entries(value):
                out += _field(number, kind[0], entry)
        elif value not in (0, "", b"", False) or isinstance(value, dict):
            out += _field(number, kind, value)
    return out


def _read_varint(data, at):
    value = shift = 0
    while True:
        if at >= len(data) or shift > 63:
            raise Malformed("a number that does not end")
        value |= (data[at] & 0x7F) << shift
        at += 1
        if data[at - 1] < 0x80:
            return value, at
        shift += 7


def decode(fields, data):
    """A message's values: every field, with its default where it is not set. Unknown fields are passed over."""
    by_number = {number: (name, kind) for name, (number, kind) in fields.items()}
    values = {}
    for name, (_, kind) in fields.items():
        empty = [] if isinstance(kind, tuple) else {} if isinstance(kind, dict) else "" if kind == "text" else 0
        values[name] = kind[0] if isinstance(kind, list) else empty
    at = 0
    while at < len(data):
        tag, at = _read_varint(data, at)
        name, kind = by_number.get(tag >> 3, (None, None))
        match tag & 7:
            case 0: value, at = _read_varint(data, at)
            case 1: value, at = int.from_bytes(data[at:at + 8], "little"), at + 8
            case 5: value, at = int.from_bytes(data[at:at + 4], "little"), at + 4
            case 2:
                size, at = _read_varint(data, at)
                value, at = data[at:at + size], at + size
            case other: raise Malformed(f"wire type {other}")
        if at > len(data):
            raise Malformed("a field that is cut off")
        if name is None:
            continue
        if isinstance(kind, tuple):
            values[name].append(decode(kind[0], value))
        elif isinstance(kind, dict):
            values[name] = decode(kind, value)
        elif kind == "text":
            values[name] = value.decode()
        elif isinstance(kind, list):
            values[name] = kind[value] if value < len(kind) else value
        else:
            values[name] = value
    return values


# ---- frames


def header(kind, values):
    """A frame's header: of values, or of bytes given as {hex: …}."""
    if isinstance(values, dict) and set(values) == {"hex"}:
        return bytes.fromhex(values["hex"].replace(" ", ""))
    return encode(HEADERS[kind], values) if values else b""


def frame(kind, call=0, header=b"", body=b"", flags=0, length=None, header_length=None):
    """One frame; `length` and `header_length` may be told wrong."""
    length = 8 + len(header) + len(body) if length is None else length
    header_length = len(header) if header_length is None else header_length
    return struct.pack(">IBBHI", length, kind, flags, header_length, call) + header + body


def fragments(kind, call, header, body, size):
    """A message's frames, cut into fragments of `size` bytes, or of the sizes in a list, the last of which is repeated."""
    sizes = list(size) if isinstance(size, list) else [size]
    frames, at, view = [], 0, memoryview(body)
    while True:
        step = sizes.pop(0) if len(sizes) > 1 else sizes[0]
        piece = bytes(view[at:at + step])
        at += step
        more = at < len(body) or len(sizes) > 1
        frames.append(frame(kind, call, header if not frames else b"", piece, MORE if more else 0))
        if not more:
            return frames


def describe(kind, flags, call, header_length, body_length):
    name = TYPES[kind] if kind < len(TYPES) else f"type {kind}"
    more = " MORE" if flags & MORE else ""
    return f"{name}{more}{f' call {call}' if call else ''}, header {header_length}, body {body_length}"
