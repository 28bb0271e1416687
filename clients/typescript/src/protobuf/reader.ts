// Bytes to fields, as https://protobuf.dev/programming-guides/encoding/ has them.

import type { MessageType } from "../protobuf.js";
import { CodecError } from "./error.js";

const TEXT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
// Groups within groups of fields that nobody knows; messages that are known are bounded by the schema.
const DEPTH = 32;

/** Reads fields one after the other. Everything that is not well-formed throws a CodecError. */
export class Reader {
  private at = 0;
  private end: number;
  private readonly view: DataView;

  constructor(private readonly buffer: Uint8Array) {
    this.end = buffer.length;
    this.view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  }

  /** Whether the message that is being read goes on. */
  more(): boolean {
    return this.at < this.end;
  }

  tag(): number {
    const tag = this.varintOf32Bits();
    if (tag >>> 3 === 0) throw new CodecError("a field has the number 0");
    return tag;
  }

  double(): number {
    return this.view.getFloat64(this.take(8), true);
  }

  float(): number {
    return this.view.getFloat32(this.take(4), true);
  }

  /** The lower 32 bits of a varint, as a signed number. */
  int32(): number {
    return this.low() | 0;
  }

  uint32(): number {
    return this.low() >>> 0;
  }

  sint32(): number {
    const value = this.low() >>> 0;
    return (value >>> 1) ^ -(value & 1);
  }

  fixed32(): number {
    return this.view.getUint32(this.take(4), true);
  }

  sfixed32(): number {
    return this.view.getInt32(this.take(4), true);
  }

  int64(): bigint {
    return BigInt.asIntN(64, this.varint());
  }

  uint64(): bigint {
    return this.varint();
  }

  sint64(): bigint {
    const value = this.varint();
    return (value >> 1n) ^ -(value & 1n);
  }

  fixed64(): bigint {
    return this.view.getBigUint64(this.take(8), true);
  }

  sfixed64(): bigint {
    return this.view.getBigInt64(this.take(8), true);
  }

  bool(): boolean {
    return this.varint() !== 0n;
  }

  string(): string {
    const length = this.varintOf32Bits();
    const start = this.take(length);
    if (length === 0) return "";
    if (length <= 24) {
      // A short plain text is faster this way than through the decoder.
      let text = "";
      let i = start;
      for (; i < this.at; i++) {
        const byte = this.buffer[i]!;
        if (byte > 0x7f) break;
        text += String.fromCharCode(byte);
      }
      if (i === this.at) return text;
    }
    try {
      return TEXT.decode(this.buffer.subarray(start, this.at));
    } catch {
      throw new CodecError("a text is not UTF-8");
    }
  }

  /** A view of the bytes that are being read. */
  bytes(): Uint8Array {
    const start = this.take(this.varintOf32Bits());
    return this.buffer.subarray(start, this.at);
  }

  /** A message; one that comes again is merged into `into`. */
  message<T>(type: MessageType<T>, into: T = type.blank()): T {
    const outer = this.open();
    type.readFrom(into, this);
    this.end = outer;
    return into;
  }

  packed(one: () => void): void {
    const outer = this.open();
    while (this.at < this.end) one();
    this.end = outer;
  }

  /** Passes over a field that the schema does not know, or knows with another type. */
  skip(tag: number): void {
    const groups: number[] = [];
    for (;;) {
      switch (tag & 7) {
        case 0: this.varint(); break;
        case 1: this.take(8); break;
        case 2: this.take(this.varintOf32Bits()); break;
        case 3:
          if (groups.length === DEPTH) throw new CodecError(`groups within groups, more than ${DEPTH} levels deep`);
          groups.push(tag >>> 3);
          break;
        case 4:
          if (groups.pop() !== tag >>> 3) throw new CodecError("a group ends that did not begin");
          break;
        case 5: this.take(4); break;
        default: throw new CodecError(`a field has the wire type ${tag & 7}`);
      }
      if (groups.length === 0) return;
      tag = this.tag();
    }
  }

  /** Reads a length and bounds the reading by it; gives the bound before. */
  private open(): number {
    const length = this.varintOf32Bits();
    if (length > this.end - this.at) throw new CodecError("the bytes end within a field");
    const outer = this.end;
    this.end = this.at + length;
    return outer;
  }

  private take(count: number): number {
    const start = this.at;
    if (count > this.end - start) throw new CodecError("the bytes end within a field");
    this.at = start + count;
    return start;
  }

  private byte(): number {
    if (this.at >= this.end) throw new CodecError("the bytes end within a field");
    return this.buffer[this.at++]!;
  }

  /** A tag or a length: never above 32 bits. */
  private varintOf32Bits(): number {
    let byte = this.byte();
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let shift = 128; ; shift *= 128) {
      byte = this.byte();
      value += (byte & 0x7f) * shift;
      if (value > 0xffff_ffff || (byte >= 0x80 && shift > 128 ** 8)) throw new CodecError("a tag or a length has more than 32 bits");
      if (byte < 0x80) return value;
    }
  }

  /** The lower 32 bits of a varint of any length. */
  private low(): number {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.byte();
      if (shift < 32) value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new CodecError("a number has more than 10 bytes");
  }

  private varint(): bigint {
    let low = 0;
    let high = 0n;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.byte();
      if (shift < 28) low += (byte & 0x7f) << shift;
      else high |= BigInt(byte & 0x7f) << BigInt(shift);
      if (byte < 0x80) return BigInt.asUintN(64, high | BigInt(low));
    }
    throw new CodecError("a number has more than 10 bytes");
  }
}
