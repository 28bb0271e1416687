"""Frames: the 12 bytes in front of everything, and the cutting of a stream of bytes into them."""

from __future__ import annotations

import struct
from typing import Iterator, Tuple, Union

HELLO, REQUEST, MESSAGE, RESPONSE, CANCEL, PING, PONG, GOAWAY = range(8)
NAMES = ("HELLO", "REQUEST", "MESSAGE", "RESPONSE", "CANCEL", "PING", "PONG", "GOAWAY")
#: The message's body goes on in a later frame.
MORE = 0x01
#: A reader that does not know the type skips the frame.
IGNORABLE = 0x80

#: length, type, flags, header_length, call_id.
HEAD = struct.Struct(">IBBHI")
HEAD_BYTES = 12
#: Whatever the limits, byte 0 of a frame is zero.
LARGEST_LENGTH = 0xFF_FFFF
#: What the length counts of the head.
COUNTED_BYTES = 8

Bytes = Union[bytes, bytearray, memoryview]

#: Who answers when this client knocks on the wrong door, by the first bytes.
_FOREIGN = ((b"HTTP/", "HTTP"), (b"SSH-", "SSH"), (b"\x15\x03", "TLS"), (b"\x16\x03", "TLS"), (b"<", "XML or HTML"))


class ProtocolError(Exception):
    """The peer broke a rule of the protocol; the text says which."""


def frame(kind: int, call_id: int = 0, header: bytes = b"", body: bytes = b"", flags: int = 0) -> bytes:
    """One whole frame."""
    return HEAD.pack(COUNTED_BYTES + len(header) + len(body), kind, flags, len(header), call_id) + header + body


#: kind, flags, call_id, header_length, header, piece of the body, whether the frame is whole with it.
Piece = Tuple[int, int, int, int, Bytes, memoryview, bool]


class Decoder:
    """Cuts bytes into frames, however the network cut them.

    Each length is checked as soon as its bytes are there, before anything is kept of what it counts. A frame's header is
    collected; its body is handed on as it comes, so that nothing of it is kept here.
    """

    __slots__ = (
        "_frame_bytes",
        "_partial",
        "_missing",
        "_kind",
        "_flags",
        "_call_id",
        "_header_length",
        "_seen",
        "_header_bytes",
    )

    def __init__(self, frame_bytes: int, header_bytes: int) -> None:
        self._frame_bytes = frame_bytes
        self._header_bytes = header_bytes
        #: Bytes of an unfinished head and header.
        self._partial = bytearray()
        #: Bytes of the current frame's body that have not come; None between frames and before a header is whole.
        self._missing: int | None = None
        self._kind = self._flags = self._call_id = self._header_length = 0
        self._seen = False

    def allow(self, frame_bytes: int) -> None:
        """The peer has told that its frames may be so long; never less than before."""
        self._frame_bytes = max(self._frame_bytes, min(frame_bytes, LARGEST_LENGTH))

    @property
    def inside(self) -> bool:
        """Whether part of a frame has arrived, and part not."""
        return self._missing is not None or bool(self._partial)

    def feed(self, data: memoryview) -> Iterator[Piece]:
        """The frames, and pieces of frames, in the bytes. Slices of `data`, which may be reused once the iteration is over.

        Raises ProtocolError; the decoder is not used after that.
        """
        at, end = 0, len(data)
        while at < end:
            if self._missing is None and not self._partial and end - at >= HEAD_BYTES:
                # The ordinary case: a head lies whole in the bytes.
                length, kind, flags, header_length, call_id = HEAD.unpack_from(data, at)
                if not COUNTED_BYTES <= length <= self._frame_bytes:
                    self._refuse_length(data[at:])
                if header_length > length - COUNTED_BYTES:
                    self._refuse_header(header_length, length)
                start = at + HEAD_BYTES
                if start + header_length <= end:
                    self._seen = True
                    body = start + header_length
                    after = at + 4 + length
                    if after <= end:
                        yield kind, flags, call_id, header_length, data[start:body], data[body:after], True
                        at = after
                        continue
                    self._kind, self._flags, self._call_id, self._header_length = kind, flags, call_id, header_length
                    self._missing = after - end
                    yield kind, flags, call_id, header_length, data[start:body], data[body:end], False
                    return
            if self._missing is None:
                at += self._collect(data[at:])
                if self._missing is None:
                    return
                header = bytes(self._partial[HEAD_BYTES:])
                self._partial = bytearray()
                # Set when the header became whole.
                assert self._missing is not None
            else:
                # Only the first piece of a frame has its header.
                header = b""
            piece = data[at : min(end, at + self._missing)]
            at += len(piece)
            left = self._missing - len(piece)
            self._missing = left or None
            yield self._kind, self._flags, self._call_id, self._header_length, header, piece, not left

    def _collect(self, data: memoryview) -> int:
        """Takes what belongs to an unfinished head and header; `_missing` is set when they are whole."""
        partial = self._partial
        taken = 0
        if len(partial) < HEAD_BYTES:
            if not partial:
                self._check_first(data)
            taken = min(HEAD_BYTES - len(partial), len(data))
            partial += data[:taken]
            if len(partial) >= 4:
                length = int.from_bytes(partial[:4], "big")
                if not COUNTED_BYTES <= length <= self._frame_bytes:
                    self._refuse_length(memoryview(bytes(partial)))
            if len(partial) < HEAD_BYTES:
                return taken
        length, kind, flags, header_length, call_id = HEAD.unpack_from(partial)
        if header_length > length - COUNTED_BYTES:
            self._refuse_header(header_length, length)
        more = min(HEAD_BYTES + header_length - len(partial), len(data) - taken)
        partial += data[taken : taken + more]
        if len(partial) == HEAD_BYTES + header_length:
            self._kind, self._flags, self._call_id, self._header_length = kind, flags, call_id, header_length
            self._missing = length - COUNTED_BYTES - header_length
            self._seen = True
        return taken + more

    def _check_first(self, data: memoryview) -> None:
        if data[0] == 0:
            return
        if not self._seen:
            head = bytes(data[:16])
            for signature, name in _FOREIGN:
                if head.startswith(signature[: len(head)]):
                    raise ProtocolError(f"these bytes are {name}, not a Retouch frame")
        raise ProtocolError(f"byte 0 of a frame is 0x{data[0]:x}; lengths go up to {self._frame_bytes}, so it is always zero")

    def _refuse_length(self, data: memoryview) -> None:
        self._check_first(data)
        length = int.from_bytes(data[:4], "big")
        raise ProtocolError(f"a frame's length is {length}; it may be {COUNTED_BYTES} to {self._frame_bytes}")

    def _refuse_header(self, header_length: int, length: int) -> None:
        raise ProtocolError(f"header_length is {header_length}, but only {length - COUNTED_BYTES} bytes follow the call id")
