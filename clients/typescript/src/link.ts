// One connection of a client: the state machine of wire/connection with Node's socket and one timer.

import { connect as connectTcp, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { aborted, Processed, type RetouchError, unavailable } from "./errors.js";
import { CancelReason } from "./generated/retouch/rpc/v1/headers.js";
import type { Settings } from "./options.js";
import { inWords } from "./tls.js";
import { isTimeout } from "./errors.js";
import type { Call } from "./wire/call.js";
import { Connection } from "./wire/connection.js";

// What one write hands to the socket: what the operating system has has lost its turn, and a stall is seen by writes that do not end.
const WRITE_BYTES = 64 << 10;
// Node's timers end here.
const LONGEST_MS = 0x7fff_ffff;

export class Link {
  /** The state machine; undefined until the socket is connected. */
  core: Connection | undefined;
  /** Fulfilled when the server's HELLO is there; rejected with a RetouchError, never started, when it is not coming. */
  readonly ready: Promise<void>;
  /** Fulfilled when the socket is closed. */
  readonly gone: Promise<void>;
  /** Told of GOAWAY, HELLO and the end. */
  changed: () => void = () => {};

  private readonly socket: Socket;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private timerAt = Infinity;
  private trouble: unknown;
  private actIsDue = false;
  private isWriting = false;
  private isPaused = false;
  /** Taken from the state machine and not yet handed to the socket. */
  private waiting: Uint8Array[] = [];
  private greet: (error?: RetouchError) => void = () => {};

  constructor(private readonly settings: Settings) {
    const { host, port } = settings.address;
    const { secure } = settings;
    this.ready = new Promise((resolve, reject) => {
      this.greet = (error) => (error === undefined ? resolve() : reject(error));
    });
    // Where nobody waits for it any more, it is nobody's error.
    this.ready.catch(() => {});
    this.socket =
      secure === undefined
        ? connectTcp({ host, port })
        : connectTls({ host, port, ...secure.options(settings.address) });
    const limit = settings.limits.connectMs;
    this.timer = setTimeout(() => this.refuse(`no answer within ${limit / 1000} s`), Math.min(limit, LONGEST_MS));
    this.socket.once(secure === undefined ? "connect" : "secureConnect", () => this.connected());
    this.socket.on("data", (bytes: Uint8Array) => {
      this.core?.receive(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), now());
      this.act();
    });
    this.socket.on("error", (error: unknown) => (this.trouble = error));
    this.socket.on("end", () => this.lost("the server closed the connection"));
    this.gone = new Promise((resolve) => {
      this.socket.once("close", () => {
        this.lost(this.trouble === undefined ? "the connection was closed" : inWords(this.trouble));
        resolve();
      });
    });
  }

  /** Whether calls may be opened. */
  get isUsable(): boolean {
    return this.core?.isUsable ?? false;
  }

  /** Opens a call; it leaves with all that are opened in the same turn of the event loop's. Throws as Connection.open. */
  open(header: Uint8Array, body: Uint8Array, deadline: number, streams: boolean, entries: number): Call {
    const call = this.core!.open(header, body, deadline, streams, entries);
    this.actSoon();
    return call;
  }

  /** Waits until there is something for the caller. An abort of the signal gives the call up. */
  wait(call: Call, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (call.isReady) return resolve();
      const abort = (): void => this.giveUp(call, signal!);
      signal?.addEventListener("abort", abort);
      call.notify = () => {
        call.notify = () => {};
        signal?.removeEventListener("abort", abort);
        resolve();
      };
    });
  }

  /** Gives a call up because the caller's signal was aborted. */
  giveUp(call: Call, signal: AbortSignal): void {
    const reason = isTimeout(signal) ? CancelReason.DEADLINE : CancelReason.ABANDONED;
    this.core!.giveUp(call, reason, signal.reason);
    this.actSoon();
  }

  /** Lets go of a call for another reason. */
  drop(call: Call): void {
    this.core!.giveUp(call, CancelReason.ABANDONED);
    this.actSoon();
  }

  takeItem(call: Call): Uint8Array {
    const item = this.core!.takeItem(call);
    if (this.isPaused) this.actSoon();
    return item;
  }

  /** Milliseconds until the server answered a PING. */
  async ping(signal: AbortSignal): Promise<number> {
    const start = now();
    await new Promise<void>((resolve, reject) => {
      if (signal.aborted) return reject(aborted(signal, Processed.NOT_STARTED));
      const abort = (): void => reject(aborted(signal, Processed.MAYBE));
      signal.addEventListener("abort", abort);
      this.core!.ping((error) => {
        signal.removeEventListener("abort", abort);
        if (error === undefined) resolve();
        else reject(error);
      });
      this.actSoon();
    });
    return now() - start;
  }

  /** Ends the connection and every call on it; fulfilled when the socket is closed. */
  close(text: string): Promise<void> {
    this.lost(text);
    return this.gone;
  }

  // ---- The connection's life

  private connected(): void {
    this.clearTimer();
    this.socket.setNoDelay(true);
    const core = new Connection(this.settings.limits, this.settings.hello, now());
    this.core = core;
    core.changed = () => this.noticed(core);
    this.act();
  }

  private noticed(core: Connection): void {
    this.changed();
    if (core.closed !== undefined) {
      if (core.server === undefined) this.refuse(core.closed.message, core.closed.retryAfterMs);
    } else if (core.server !== undefined) {
      this.greet();
    }
  }

  private lost(text: string): void {
    if (this.core === undefined) return this.refuse(text);
    this.core.lost(text);
    this.act();
  }

  /** There is no connection. */
  private refuse(text: string, retryAfterMs = 0): void {
    this.greet(unavailable(`cannot connect to ${this.settings.address}: ${text}`, Processed.NOT_STARTED, retryAfterMs));
    this.clearTimer();
    this.socket.destroy();
  }

  // ---- What follows from the machine's state

  private actSoon(): void {
    if (this.actIsDue) return;
    this.actIsDue = true;
    queueMicrotask(() => {
      this.actIsDue = false;
      this.act();
    });
  }

  private act(): void {
    const core = this.core;
    if (core === undefined) return;
    if (core.closed === undefined) this.write(core);
    if (core.closed !== undefined) {
      this.clearTimer();
      this.waiting = [];
      this.socket.destroy();
      return;
    }
    if (core.wantsRead === this.isPaused) {
      this.isPaused = !this.isPaused;
      if (this.isPaused) this.socket.pause();
      else this.socket.resume();
    }
    if (core.wakeAt < this.timerAt) {
      this.clearTimer();
      this.timerAt = core.wakeAt;
      this.timer = setTimeout(() => this.wake(core), Math.min(Math.max(1, Math.ceil(core.wakeAt - now())), LONGEST_MS));
    }
  }

  private wake(core: Connection): void {
    this.timer = undefined;
    this.timerAt = Infinity;
    core.wake(now(), !this.isPaused);
    this.act();
  }

  private clearTimer(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.timerAt = Infinity;
  }

  /** Hands the socket one write's worth; the next follows when it has been taken. */
  private write(core: Connection): void {
    if (this.isWriting) return;
    if (this.waiting.length === 0) {
      if (!core.outbound.isWaiting) return;
      this.waiting = core.outbound.take();
    }
    const pieces = this.cut();
    this.isWriting = true;
    core.wrote(now(), true);
    const taken = (error?: unknown): void => {
      this.isWriting = false;
      // An error ends the socket, which tells so itself.
      if (error) return;
      core.wrote(now(), false);
      this.act();
    };
    if (pieces.length === 1) {
      this.socket.write(pieces[0]!, taken);
      return;
    }
    this.socket.cork();
    pieces.forEach((piece, index) => this.socket.write(piece, index === pieces.length - 1 ? taken : undefined));
    this.socket.uncork();
  }

  /** The first bytes of what waits. */
  private cut(): Uint8Array[] {
    const pieces: Uint8Array[] = [];
    let room = WRITE_BYTES;
    let used = 0;
    while (room > 0 && used < this.waiting.length) {
      const next = this.waiting[used]!;
      if (next.length > room) {
        pieces.push(next.subarray(0, room));
        this.waiting[used] = next.subarray(room);
        room = 0;
      } else {
        pieces.push(next);
        room -= next.length;
        used += 1;
      }
    }
    this.waiting.splice(0, used);
    return pieces;
  }
}

/** The clock of deadlines, in milliseconds. */
export function now(): number {
  return performance.now();
}
