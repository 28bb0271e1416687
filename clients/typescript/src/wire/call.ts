// One call of a connection: what came of it, and who is to be told.

import type { RetouchError } from "../errors.js";
import type { Entry } from "../method.js";
import { EMPTY, type Kind } from "./frames.js";

// Pieces below this size are gathered, so that many tiny fragments cost no more memory than their bytes.
const GATHERED = 4096;

/** A message that is arriving. */
export class Arriving {
  size = 0;
  private parts: Uint8Array[] = [];
  private gathered: Uint8Array | undefined;
  private gatheredBytes = 0;

  constructor(
    readonly kind: Kind,
    readonly header: Uint8Array,
  ) {}

  add(piece: Uint8Array): void {
    this.size += piece.length;
    if (piece.length >= GATHERED) {
      this.cut();
      this.parts.push(piece);
      return;
    }
    if (this.gathered === undefined || this.gatheredBytes + piece.length > this.gathered.length) {
      this.cut();
      this.gathered = new Uint8Array(4 * GATHERED);
    }
    this.gathered.set(piece, this.gatheredBytes);
    this.gatheredBytes += piece.length;
  }

  /** The whole body, `last` at its end. It shares no memory with what the socket lent, unless that is about all of it. */
  join(last: Uint8Array): Uint8Array {
    if (this.size === 0) {
      return last.length * 2 >= last.buffer.byteLength ? last : last.slice();
    }
    this.cut();
    const all = new Uint8Array(this.size + last.length);
    let at = 0;
    for (const part of this.parts) {
      all.set(part, at);
      at += part.length;
    }
    all.set(last, at);
    return all;
  }

  private cut(): void {
    if (this.gathered === undefined) return;
    this.parts.push(this.gathered.subarray(0, this.gatheredBytes));
    this.gathered = undefined;
    this.gatheredBytes = 0;
  }
}

/** What an item costs beside its bytes: many empty ones are memory, too. */
export const ITEM_BYTES = 64;

/** A queue: taking from its front costs the same however long it is. */
export class Items {
  private all: (Uint8Array | undefined)[] = [];
  private taken = 0;

  get length(): number {
    return this.all.length - this.taken;
  }

  push(item: Uint8Array): void {
    this.all.push(item);
  }

  take(): Uint8Array | undefined {
    const item = this.all[this.taken];
    if (item === undefined) return undefined;
    this.all[this.taken++] = undefined;
    if (this.taken === this.all.length || this.taken >= 1024) {
      this.all.splice(0, this.taken);
      this.taken = 0;
    }
    return item;
  }

  clear(): void {
    this.all = [];
    this.taken = 0;
  }
}

export class Call {
  /** Items of a stream that nobody has taken yet, and what they cost. */
  readonly items = new Items();
  unread = 0;
  nextSequence = 0n;
  /** No more will come: `error` says why when it failed, else `body` and `metadata` are the answer. */
  isDone = false;
  error: RetouchError | undefined;
  metadata: readonly Entry[] = [];
  body: Uint8Array = EMPTY;
  /** Nobody wants the answer: it frees the slot and is dropped. */
  isAbandoned = false;
  arriving: Arriving | undefined;
  /** Called when there is something for the caller. */
  notify: () => void = () => {};

  constructor(
    readonly id: number,
    /** On the clock of `now`; Infinity for never. */
    readonly deadline: number,
    readonly streams: boolean,
  ) {}

  /** Whether there is something for the caller. */
  get isReady(): boolean {
    return this.isDone || this.items.length > 0;
  }
}
