// Frames: 12 fixed bytes, a header, a body.

import { SERVER_DEFAULTS } from "./limits.js";

export enum Kind {
  HELLO = 0,
  REQUEST = 1,
  MESSAGE = 2,
  RESPONSE = 3,
  CANCEL = 4,
  PING = 5,
  PONG = 6,
  GOAWAY = 7,
}

/** Flags. */
export const MORE = 0x01;
export const IGNORABLE = 0x80;

/** Bytes of a frame before its header, and those of them that the length counts. */
export const FIXED_BYTES = 12;
export const COUNTED_BYTES = 8;

export const EMPTY = new Uint8Array(0);

/** A rule of Protos/WIRE.md that the server broke. */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";
}

/** The fixed part of a frame. `kind` may be a number that Kind does not have. */
export interface Head {
  readonly kind: number;
  readonly flags: number;
  readonly headerBytes: number;
  readonly bodyBytes: number;
  readonly callId: number;
}

/** The first bytes of a frame whose body of `bodyBytes` follows by itself. */
export function frameHead(kind: Kind, flags: number, callId: number, header: Uint8Array, bodyBytes: number): Uint8Array {
  return frame(kind, flags, callId, header, EMPTY, bodyBytes);
}

/** A whole frame. */
export function frame(
  kind: Kind, flags: number, callId: number, header: Uint8Array, body: Uint8Array, bodyBytes = body.length,
): Uint8Array {
  const bytes = new Uint8Array(FIXED_BYTES + header.length + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, COUNTED_BYTES + header.length + bodyBytes);
  view.setUint8(4, kind);
  view.setUint8(5, flags);
  view.setUint16(6, header.length);
  view.setUint32(8, callId);
  bytes.set(header, FIXED_BYTES);
  bytes.set(body, FIXED_BYTES + header.length);
  return bytes;
}

/** Who is told of frames as they come. */
export interface FrameSink {
  /** A frame begins. The header is empty for types that nobody knows; it is part of the body then. The bytes are lent. */
  begin(head: Head, header: Uint8Array): void;
  /** A piece of its body; at least one for each frame, the last one with `whole`. The bytes are lent. */
  piece(bytes: Uint8Array, whole: boolean): void;
}

/** Finds the frames in bytes that come in any pieces. What it holds grows with what arrives, never by a length. */
export class FrameDecoder {
  private frameBytes: number = SERVER_DEFAULTS.frameBytes;
  private held = new Uint8Array(256);
  private heldBytes = 0;
  private bodyLeft = 0;

  /** The server may send frames of this length, as its HELLO says. */
  allow(frameBytes: number): void {
    this.frameBytes = frameBytes;
  }

  /** Whether a frame has begun and not ended. */
  get isInside(): boolean {
    return this.heldBytes > 0 || this.bodyLeft > 0;
  }

  /**
   * Takes what came.
   *
   * @throws ProtocolError as soon as the bytes cannot be a frame.
   */
  feed(bytes: Uint8Array, sink: FrameSink): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.bodyLeft > 0) {
        const size = Math.min(this.bodyLeft, bytes.length - at);
        this.bodyLeft -= size;
        sink.piece(bytes.subarray(at, at + size), this.bodyLeft === 0);
        at += size;
      } else {
        at = this.head(bytes, at, sink);
      }
    }
  }

  /** Takes bytes of a head and its header; gives where they end. */
  private head(bytes: Uint8Array, at: number, sink: FrameSink): number {
    if (this.heldBytes === 0 && bytes.length - at >= FIXED_BYTES) {
      const head = this.parse(bytes, at);
      const end = at + FIXED_BYTES + headerOf(head);
      if (end <= bytes.length) {
        this.begin(head, bytes.subarray(at + FIXED_BYTES, end), sink);
        return end;
      }
    }
    let needed = FIXED_BYTES;
    let head: Head | undefined;
    for (;;) {
      if (this.heldBytes >= FIXED_BYTES) {
        head = this.parse(this.held, 0);
        needed = FIXED_BYTES + headerOf(head);
      }
      if (head !== undefined && this.heldBytes === needed) break;
      const size = Math.min(needed - this.heldBytes, bytes.length - at);
      if (size === 0) return at;
      this.hold(bytes.subarray(at, at + size));
      at += size;
      if (this.heldBytes < FIXED_BYTES) this.checkLength(this.held, 0, this.heldBytes);
    }
    this.heldBytes = 0;
    this.begin(head, this.held.slice(FIXED_BYTES, needed), sink);
    return at;
  }

  private begin(head: Head, header: Uint8Array, sink: FrameSink): void {
    sink.begin(head, header);
    this.bodyLeft = head.headerBytes - header.length + head.bodyBytes;
    if (this.bodyLeft === 0) sink.piece(EMPTY, true);
  }

  private hold(bytes: Uint8Array): void {
    if (this.heldBytes + bytes.length > this.held.length) {
      const larger = new Uint8Array(Math.max(2 * this.held.length, this.heldBytes + bytes.length));
      larger.set(this.held.subarray(0, this.heldBytes));
      this.held = larger;
    }
    this.held.set(bytes, this.heldBytes);
    this.heldBytes += bytes.length;
  }

  private checkLength(bytes: Uint8Array, at: number, count: number): void {
    if (bytes[at] !== 0) {
      throw new ProtocolError(`byte 0 of a frame is 0x${bytes[at]!.toString(16).padStart(2, "0")}, and never anything but zero`);
    }
    if (count < 4) return;
    const length = view(bytes).getUint32(at);
    if (length < COUNTED_BYTES || length > this.frameBytes) {
      throw new ProtocolError(`a frame's length is ${length}; it may be ${COUNTED_BYTES} to ${this.frameBytes}`);
    }
  }

  private parse(bytes: Uint8Array, at: number): Head {
    this.checkLength(bytes, at, FIXED_BYTES);
    const fields = view(bytes);
    const follow = fields.getUint32(at) - COUNTED_BYTES;
    const headerBytes = fields.getUint16(at + 6);
    if (headerBytes > follow) {
      throw new ProtocolError(`header_length is ${headerBytes}, but only ${follow} bytes follow the call id`);
    }
    const kind = bytes[at + 4]!;
    if (kind in Kind && headerBytes > SERVER_DEFAULTS.headerBytes) {
      throw new ProtocolError(`a ${Kind[kind]} header of ${headerBytes} bytes; ${SERVER_DEFAULTS.headerBytes} are allowed`);
    }
    return { kind, flags: bytes[at + 5]!, headerBytes, bodyBytes: follow - headerBytes, callId: fields.getUint32(at + 8) };
  }
}

/** Headers of unknown types are passed over with their bodies. */
function headerOf(head: Head): number {
  return head.kind in Kind ? head.headerBytes : 0;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
