"""Payloads: bytes that a case spells out, and bytes that both sides make by the same rule."""

import functools
import hashlib
import pathlib
import struct
import zlib

BLOCK_BYTES = 65_521
ROOT = pathlib.Path(__file__).resolve().parents[3]


@functools.lru_cache(maxsize=64)
def block(seed):
    """The block that generated payloads repeat; its length is prime, so that no cut of a message falls on its seams."""
    x = seed
    out = bytearray(BLOCK_BYTES)
    for index in range(BLOCK_BYTES):
        x = (x * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        out[index] = x >> 24
    return bytes(out)


def numbered(payload, index):
    """One of several payloads: generated ones get a seed by their place, where none is given. 16 seeds tell neighbours apart and are soon made."""
    return {**payload, "seed": index % 16} if "bytes" in payload and "seed" not in payload else payload


def generated(size, seed):
    whole, rest = divmod(size, BLOCK_BYTES)
    return block(seed) * whole + block(seed)[:rest]


@functools.lru_cache(maxsize=256)
def generated_digest(size, seed):
    return hashlib.sha256(generated(size, seed)).digest()


def picture(width, height, colour="#c8c8c8", disc=None):
    """A PNG: one colour, with a disc of another one in its middle when `disc` names it."""
    def rgb(text):
        return bytes.fromhex(text.lstrip("#"))

    background, foreground = rgb(colour), rgb(disc or colour)
    radius = min(width, height) * 0.3
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            inside = disc and (x - width / 2) ** 2 + (y - height / 2) ** 2 < radius**2
            rows += foreground if inside else background

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(rows))) + chunk(b"IEND", b"")


def vector(name):
    """A golden message of Protos/vectors/messages."""
    return bytes.fromhex("".join((ROOT / "Protos/vectors/messages" / f"{name}.hex").read_text().split()))


def frame_vectors():
    """The golden frames of Protos/vectors/frames.txt by name."""
    lines = (ROOT / "Protos/vectors/frames.txt").read_text().splitlines()
    return {name: bytes.fromhex(data) for name, data in (line.split() for line in lines if line and line[0] != "#")}


class Payload:
    """The bytes that a case means, made when they are needed."""

    FORMS = {
        "bytes": {"seed"}, "text": set(), "hex": set(), "message": {"text", "fill"}, "picture": set(), "photo": set(),
        "vector": set(), "of": set(),
    }

    def __init__(self, source, schema=None, where="payload"):
        self.source = source if source is not None else {"hex": ""}
        self.schema = schema
        if not isinstance(self.source, dict):
            raise ValueError(f"{where}: a payload is a mapping, such as {{bytes: 100}}, not {source!r}")
        # "message" goes first: a text beside it is its own.
        form = "message" if "message" in self.source else next((form for form in self.FORMS if form in self.source), None)
        if form is None or set(self.source) - self.FORMS[form] - {form}:
            raise ValueError(f"{where}: {source!r} is none of the payloads {', '.join(self.FORMS)}")
        self.form = form

    @property
    def size(self):
        return self.source["bytes"] if self.form == "bytes" else len(self.data())

    @property
    def seed(self):
        return self.source.get("seed", 1)

    def digest(self, bodies=None):
        if self.form == "bytes":
            return generated_digest(self.source["bytes"], self.seed)
        return hashlib.sha256(self.data(bodies)).digest()

    def data(self, bodies=None):
        """The bytes. `bodies` has those of the requests that a script has named."""
        value = self.source.get(self.form)
        match self.form:
            case "bytes": return generated(value, self.seed)
            case "text": return value.encode()
            case "hex": return bytes.fromhex(value.replace(" ", ""))
            case "picture": return picture(**value)
            case "photo": return (ROOT / ".cache/photos" / f"{value}.jpg").read_bytes()
            case "vector": return vector(value)
            case "of": return bodies[value]
        message = self.schema.parse(value, self.source.get("text", ""))
        for path, source in self.source.get("fill", {}).items():
            *parts, last = path.split(".")
            target = message
            for part in parts:
                target = getattr(target, part)
            setattr(target, last, Payload(source, self.schema, path).data())
        return message.SerializeToString(deterministic=True)
