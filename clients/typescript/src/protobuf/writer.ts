// Fields to bytes, as https://protobuf.dev/programming-guides/encoding/ has them.

import type { Init, MessageType } from "../protobuf.js";
import { CodecError } from "./error.js";

/** T, but nothing to infer T from. */
type Only<T> = [T][T extends unknown ? 0 : never];

const UTF8 = new TextEncoder();

/** The names of values that are written with a tag of their own, or packed. */
export type Scalar =
  | "double" | "float" | "int32" | "int64" | "uint32" | "uint64" | "sint32" | "sint64" | "fixed32" | "fixed64"
  | "sfixed32" | "sfixed64" | "bool" | "string" | "bytes";

const WIRE_TYPES: Record<Scalar, number> = {
  double: 1, float: 5, int32: 0, int64: 0, uint32: 0, uint64: 0, sint32: 0, sint64: 0, fixed32: 5, fixed64: 1,
  sfixed32: 5, sfixed64: 1, bool: 0, string: 2, bytes: 2,
};

// A field of bytes from this size on is kept as it is and joined at the end.
const KEPT = 4096;

/** Appends fields. A value at its default is left out, unless `always`. */
export class Writer {
  private readonly done: Uint8Array[] = [];
  private doneBytes = 0;
  private buffer = new Uint8Array(256);
  private view = new DataView(this.buffer.buffer);
  private at = 0;

  /** How many bytes there are so far. */
  get size(): number {
    return this.doneBytes + this.at;
  }

  finish(): Uint8Array {
    const last = this.buffer.subarray(0, this.at);
    if (this.done.length === 0) return last;
    const all = new Uint8Array(this.size);
    let at = 0;
    for (const part of this.done) {
      all.set(part, at);
      at += part.length;
    }
    all.set(last, at);
    return all;
  }

  double(number: number, name: string, value: number | undefined, always = false): void {
    if (value === undefined || (!always && Object.is(value, 0))) return;
    this.tag(number, 1);
    this.putDouble(name, value);
  }

  float(number: number, name: string, value: number | undefined, always = false): void {
    if (value === undefined || (!always && Object.is(value, 0))) return;
    this.tag(number, 5);
    this.putFloat(name, value);
  }

  int32(number: number, name: string, value: number | undefined, always = false): void {
    if (value === undefined || (!always && value === 0)) return;
    this.tag(number, 0);
    this.putInt32(name, value);
  }

  uint32(number: number, name: string, value: number | undefined, always = false): void {
    if (value === undefined || (!always && value === 0)) return;
    this.tag(number, 0);
    this.putUint32(name, value);
  }

  sint32(number: number, name: string, value: number | undefined, always = false): void {
    if (value === undefined || (!always && value === 0)) return;
    this.tag(number, 0);
    this.varint(zigzag(whole(name, value, -0x8000_0000, 0x7fff_ffff, "an int32")));
  }

  fixed32(number: number, name: string, value: number | undefined, always = false): void {
    if (value === undefined || (!always && value === 0)) return;
    this.tag(number, 5);
    this.putFixed32(name, value);
  }

  sfixed32(number: number, name: string, value: number | undefined, always = false): void {
    if (value === undefined || (!always && value === 0)) return;
    this.tag(number, 5);
    this.putSfixed32(name, value);
  }

  int64(number: number, name: string, value: bigint | undefined, always = false): void {
    if (value === undefined || (!always && value === 0n)) return;
    this.tag(number, 0);
    this.varint64(BigInt.asUintN(64, large(name, value, MIN_INT64, MAX_INT64, "an int64")));
  }

  uint64(number: number, name: string, value: bigint | undefined, always = false): void {
    if (value === undefined || (!always && value === 0n)) return;
    this.tag(number, 0);
    this.varint64(large(name, value, 0n, MAX_UINT64, "a uint64"));
  }

  sint64(number: number, name: string, value: bigint | undefined, always = false): void {
    if (value === undefined || (!always && value === 0n)) return;
    this.tag(number, 0);
    this.varint64(zigzag64(large(name, value, MIN_INT64, MAX_INT64, "an int64")));
  }

  fixed64(number: number, name: string, value: bigint | undefined, always = false): void {
    if (value === undefined || (!always && value === 0n)) return;
    this.tag(number, 1);
    this.putFixed64(large(name, value, 0n, MAX_UINT64, "a uint64"));
  }

  sfixed64(number: number, name: string, value: bigint | undefined, always = false): void {
    if (value === undefined || (!always && value === 0n)) return;
    this.tag(number, 1);
    this.putFixed64(BigInt.asUintN(64, large(name, value, MIN_INT64, MAX_INT64, "an int64")));
  }

  bool(number: number, name: string, value: boolean | undefined, always = false): void {
    if (value === undefined) return;
    if (typeof value !== "boolean") throw wrong(name, value, "a boolean");
    if (!value && !always) return;
    this.tag(number, 0);
    this.varint(value ? 1 : 0);
  }

  string(number: number, name: string, value: string | undefined, always = false): void {
    if (value === undefined || (!always && value === "")) return;
    this.tag(number, 2);
    this.putString(name, value);
  }

  bytes(number: number, name: string, value: Uint8Array | undefined, always = false): void {
    if (value === undefined || (!always && value instanceof Uint8Array && value.length === 0)) return;
    this.tag(number, 2);
    this.putBytes(name, value);
  }

  message<T>(number: number, name: string, type: MessageType<T>, value: Init<Only<T>> | undefined): void {
    if (value === undefined) return;
    if (typeof value !== "object" || value === null) throw wrong(name, value, `a ${type.typeName}`);
    this.tag(number, 2);
    this.inner(() => type.writeTo(value as Init<T>, this));
  }

  messages<T>(number: number, name: string, type: MessageType<T>, values: readonly Init<Only<T>>[] | undefined): void {
    for (const value of list(name, values)) {
      if (value === undefined) throw wrong(name, value, `a ${type.typeName}`);
      this.message(number, name, type, value);
    }
  }

  /** Each value with a tag of its own. */
  repeated(kind: Scalar, number: number, name: string, values: readonly unknown[] | undefined): void {
    for (const value of list(name, values)) {
      this.tag(number, WIRE_TYPES[kind]);
      this.put(kind, name, value);
    }
  }

  /** All values in one length. */
  packed(kind: Scalar, number: number, name: string, values: readonly unknown[] | undefined): void {
    const all = list(name, values);
    if (all.length === 0) return;
    this.tag(number, 2);
    this.inner(() => {
      for (const value of all) this.put(kind, name, value);
    });
  }

  /** The error of a oneof whose `case` is none of its members. */
  noCase(name: string, value: unknown): CodecError {
    return new CodecError(`${name} has no case ${String((value as { case?: unknown }).case)}`);
  }

  // ---- Values without a tag

  private put(kind: Scalar, name: string, value: unknown): void {
    switch (kind) {
      case "double": return this.putDouble(name, value as number);
      case "float": return this.putFloat(name, value as number);
      case "int32": return this.putInt32(name, value as number);
      case "uint32": return this.putUint32(name, value as number);
      case "sint32": return this.varint(zigzag(whole(name, value as number, -0x8000_0000, 0x7fff_ffff, "an int32")));
      case "fixed32": return this.putFixed32(name, value as number);
      case "sfixed32": return this.putSfixed32(name, value as number);
      case "int64": return this.varint64(BigInt.asUintN(64, large(name, value as bigint, MIN_INT64, MAX_INT64, "an int64")));
      case "uint64": return this.varint64(large(name, value as bigint, 0n, MAX_UINT64, "a uint64"));
      case "sint64": return this.varint64(zigzag64(large(name, value as bigint, MIN_INT64, MAX_INT64, "an int64")));
      case "fixed64": return this.putFixed64(large(name, value as bigint, 0n, MAX_UINT64, "a uint64"));
      case "sfixed64":
        return this.putFixed64(BigInt.asUintN(64, large(name, value as bigint, MIN_INT64, MAX_INT64, "an int64")));
      case "bool":
        if (typeof value !== "boolean") throw wrong(name, value, "a boolean");
        return this.varint(value ? 1 : 0);
      case "string": return this.putString(name, value as string);
      case "bytes": return this.putBytes(name, value as Uint8Array);
    }
  }

  private putDouble(name: string, value: number): void {
    if (typeof value !== "number") throw wrong(name, value, "a number");
    this.reserve(8);
    this.view.setFloat64(this.at, value, true);
    this.at += 8;
  }

  private putFloat(name: string, value: number): void {
    if (typeof value !== "number" || (Number.isFinite(value) && !Number.isFinite(Math.fround(value)))) {
      throw wrong(name, value, "a float");
    }
    this.reserve(4);
    this.view.setFloat32(this.at, value, true);
    this.at += 4;
  }

  private putInt32(name: string, value: number): void {
    whole(name, value, -0x8000_0000, 0x7fff_ffff, "an int32");
    if (value >= 0) this.varint(value);
    else this.varint64(BigInt.asUintN(64, BigInt(value)));
  }

  private putUint32(name: string, value: number): void {
    this.varint(whole(name, value, 0, 0xffff_ffff, "a uint32"));
  }

  private putFixed32(name: string, value: number): void {
    this.reserve(4);
    this.view.setUint32(this.at, whole(name, value, 0, 0xffff_ffff, "a uint32"), true);
    this.at += 4;
  }

  private putSfixed32(name: string, value: number): void {
    this.reserve(4);
    this.view.setInt32(this.at, whole(name, value, -0x8000_0000, 0x7fff_ffff, "an int32"), true);
    this.at += 4;
  }

  private putFixed64(value: bigint): void {
    this.reserve(8);
    this.view.setBigUint64(this.at, value, true);
    this.at += 8;
  }

  private putString(name: string, value: string): void {
    if (typeof value !== "string") throw wrong(name, value, "a string");
    // Half a surrogate pair has no UTF-8; the encoder would put another character in its place.
    if (/\p{Surrogate}/u.test(value)) throw new CodecError(`${name}: the text has half a surrogate pair, which has no UTF-8`);
    const bytes = UTF8.encode(value);
    this.varint(bytes.length);
    this.raw(bytes);
  }

  private putBytes(name: string, value: Uint8Array): void {
    if (!(value instanceof Uint8Array)) throw wrong(name, value, "a Uint8Array");
    this.varint(value.length);
    this.raw(value);
  }

  private tag(number: number, wireType: number): void {
    this.varint(number * 8 + wireType);
  }

  /** An unsigned number of up to 32 bits. */
  private varint(value: number): void {
    this.reserve(5);
    while (value > 0x7f) {
      this.buffer[this.at++] = (value & 0x7f) | 0x80;
      value = Math.floor(value / 128);
    }
    this.buffer[this.at++] = value;
  }

  private varint64(value: bigint): void {
    this.reserve(10);
    while (value > 0x7fn) {
      this.buffer[this.at++] = Number(value & 0x7fn) | 0x80;
      value >>= 7n;
    }
    this.buffer[this.at++] = Number(value);
  }

  private raw(bytes: Uint8Array): void {
    if (bytes.length >= KEPT) {
      this.cut();
      this.keep(bytes);
      return;
    }
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.at);
    this.at += bytes.length;
  }

  /** What `body` writes, behind its length. */
  private inner(body: () => void): void {
    this.cut();
    const place = this.done.length;
    const before = this.doneBytes;
    body();
    this.cut();
    const length = this.doneBytes - before;
    this.varint(length);
    const prefix = this.buffer.slice(0, this.at);
    this.at = 0;
    this.done.splice(place, 0, prefix);
    this.doneBytes += prefix.length;
  }

  /** Moves what is in the buffer behind what is done. */
  private cut(): void {
    if (this.at === 0) return;
    this.keep(this.buffer.slice(0, this.at));
    this.at = 0;
  }

  private keep(bytes: Uint8Array): void {
    this.done.push(bytes);
    this.doneBytes += bytes.length;
  }

  private reserve(count: number): void {
    if (this.at + count <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.at + count));
    larger.set(this.buffer.subarray(0, this.at));
    this.buffer = larger;
    this.view = new DataView(larger.buffer);
  }
}

const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;
const MAX_UINT64 = 2n ** 64n - 1n;

function wrong(name: string, value: unknown, wanted: string): CodecError {
  const shown = typeof value === "number" || typeof value === "bigint" || typeof value === "boolean" ? String(value) : typeof value;
  return new CodecError(`${name}: ${value === null ? "null" : shown} is not ${wanted}`);
}

function whole(name: string, value: number, least: number, most: number, wanted: string): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most) throw wrong(name, value, wanted);
  return value;
}

function large(name: string, value: bigint, least: bigint, most: bigint, wanted: string): bigint {
  if (typeof value !== "bigint" || value < least || value > most) throw wrong(name, value, `${wanted}, written as a bigint`);
  return value;
}

function list<E>(name: string, values: readonly E[] | undefined): readonly E[] {
  if (values === undefined) return [];
  if (!Array.isArray(values) && !ArrayBuffer.isView(values)) throw wrong(name, values, "an array");
  return values;
}

function zigzag(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}

function zigzag64(value: bigint): bigint {
  return BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
}
