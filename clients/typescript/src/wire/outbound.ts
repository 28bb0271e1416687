// Who may write next on a connection: what is small first, then one fragment of each large request in turn.

import { COUNTED_BYTES, EMPTY, frame, frameHead, Kind, MORE } from "./frames.js";
import { SERVER_DEFAULTS, SMALL_BYTES } from "./limits.js";

/** How much of a request had left when it was dropped. */
export enum Dropped {
  NOTHING,
  A_PART,
  ALL,
}

interface Upload {
  readonly callId: number;
  readonly body: Uint8Array;
  sent: number;
}

export class Outbound {
  private small: Uint8Array[] = [];
  /** The first frames of requests that have not left, by call. */
  private readonly fresh = new Map<number, Uint8Array>();
  /** Large requests in the order of their turns. */
  private ring: Upload[] = [];
  private frameRoom = SERVER_DEFAULTS.frameBytes - COUNTED_BYTES;
  private fragmentBytes: number = SERVER_DEFAULTS.fragmentBytes;

  get isWaiting(): boolean {
    return this.small.length > 0 || this.ring.length > 0;
  }

  /** What a frame may hold behind its call id. */
  get room(): number {
    return this.frameRoom;
  }

  /** The server takes no longer frames and fragments than these. */
  restrict(frameBytes: number, fragmentBytes: number): void {
    this.frameRoom = Math.min(frameBytes, SERVER_DEFAULTS.frameBytes) - COUNTED_BYTES;
    this.fragmentBytes = Math.max(1, Math.min(fragmentBytes, SERVER_DEFAULTS.fragmentBytes, this.frameRoom));
  }

  /** Puts a frame ahead of all fragments. */
  control(kind: Kind, callId = 0, header: Uint8Array = EMPTY, body: Uint8Array = EMPTY): void {
    this.small.push(frame(kind, 0, callId, header, body));
  }

  /**
   * Puts a request in line. The header of a large one goes ahead by itself: calls open in the order of their ids, and one that will be
   * refused is refused before its body is sent.
   */
  request(callId: number, header: Uint8Array, body: Uint8Array): void {
    const size = body.length;
    let first: Uint8Array;
    if (size <= SMALL_BYTES && size <= this.fragmentBytes && header.length + size <= this.frameRoom) {
      first = frame(Kind.REQUEST, 0, callId, header, body);
    } else {
      first = frame(Kind.REQUEST, MORE, callId, header, EMPTY);
      this.ring.push({ callId, body, sent: 0 });
    }
    this.small.push(first);
    this.fresh.set(callId, first);
  }

  /** Forgets what a call has not sent yet. */
  drop(callId: number): Dropped {
    const first = this.fresh.get(callId);
    const index = this.ring.findIndex((upload) => upload.callId === callId);
    if (index >= 0) this.ring.splice(index, 1);
    if (first !== undefined) {
      this.fresh.delete(callId);
      this.small.splice(this.small.indexOf(first), 1);
      return Dropped.NOTHING;
    }
    return index < 0 ? Dropped.ALL : Dropped.A_PART;
  }

  clear(): void {
    this.small = [];
    this.fresh.clear();
    this.ring = [];
  }

  /** The buffers to write next: the small frames, or else one fragment, whose body is not copied. */
  take(): Uint8Array[] {
    if (this.small.length > 0) {
      const buffers = this.small;
      this.small = [];
      this.fresh.clear();
      return buffers;
    }
    const next = this.ring.shift();
    if (next === undefined) return [];
    const piece = next.body.subarray(next.sent, next.sent + this.fragmentBytes);
    next.sent += piece.length;
    const more = next.sent < next.body.length;
    if (more) this.ring.push(next);
    const head = frameHead(Kind.REQUEST, more ? MORE : 0, next.callId, EMPTY, piece.length);
    return piece.length > 0 ? [head, piece] : [head];
  }
}
