// The client's end of a connection as a state machine: bytes and moments in, calls answered and bytes out. No sockets, timers or clock.
//
// Its owner does this: after `open`, `giveUp`, `receive`, `wake` and `ping` it writes what `outbound` holds, reads or stops reading as
// `wantsRead` says, comes back at `wakeAt` at the latest, and closes the socket when `closed` is set. Moments are milliseconds.

import { cancelled, deadlinePassed, failure, Processed, type RetouchError, StatusCode, tooLarge, unavailable } from "../errors.js";
import { CancelReason, type GoAway, type Hello } from "../generated/retouch/rpc/v1/headers.js";
import { Arrivals } from "./arrivals.js";
import { Call, ITEM_BYTES } from "./call.js";
import { EMPTY, FrameDecoder, Kind, ProtocolError } from "./frames.js";
import { cancelHeader, decodeGoAway, decodeHello, decodeResponse, decodeSequence } from "./headers.js";
import { type Limits, SERVER_DEFAULTS } from "./limits.js";
import { Dropped, Outbound } from "./outbound.js";

const LAST_ID = 0xffff_ffff;

export class Connection {
  readonly outbound = new Outbound();
  /** The server's HELLO; undefined until it came. */
  server: Hello | undefined;
  /** The server's GOAWAY: no more calls may be opened. */
  leaving: GoAway | undefined;
  /** Why the connection is of no more use: close it. */
  closed: RetouchError | undefined;
  /** When to call `wake`. */
  wakeAt: number;
  /** Bytes of items that nobody has taken. */
  unread = 0;
  /** Told of `server`, `leaving` and `closed`. */
  changed: () => void = () => {};

  private readonly decoder = new FrameDecoder();
  private readonly arrivals: Arrivals;
  private readonly calls = new Map<number, Call>();
  private nextId = 1;
  private readonly helloBy: number;
  private lastReceived: number;
  private pingedAt: number | undefined;
  /** Who waits for the PONGs that are due, in their order. */
  private readonly pings: ((error: RetouchError | undefined) => void)[] = [];
  /** Since when the socket takes nothing of what waits. */
  private stalledSince: number | undefined;
  private messageBytes: number = SERVER_DEFAULTS.messageBytes;
  private headerBytes: number = SERVER_DEFAULTS.headerBytes;
  private metadataEntries: number = SERVER_DEFAULTS.metadataEntries;
  private callsInFlight: number = SERVER_DEFAULTS.callsInFlight;

  /** @param hello - the client's HELLO, encoded. */
  constructor(
    private readonly limits: Limits,
    hello: Uint8Array,
    now: number,
  ) {
    this.arrivals = new Arrivals(this, limits.messageBytes);
    this.helloBy = now + limits.helloMs;
    this.lastReceived = now;
    this.wakeAt = this.helloBy;
    this.outbound.control(Kind.HELLO, 0, hello);
  }

  // ---- Calls

  /** Calls that the server has not answered, those included that nobody waits for any more. */
  get inFlight(): number {
    return this.calls.size;
  }

  /** Whether calls may be opened. */
  get isUsable(): boolean {
    return this.server !== undefined && this.closed === undefined && this.leaving === undefined && this.nextId < LAST_ID;
  }

  /** Whether to read: not while streams have enough that nobody takes. */
  get wantsRead(): boolean {
    return this.unread <= this.limits.unreadBytes;
  }

  /**
   * Opens a call.
   *
   * @param entries - how many entries of metadata the header has.
   * @throws RetouchError when it cannot be sent on this connection; it was not started then.
   */
  open(header: Uint8Array, body: Uint8Array, deadline: number, streams: boolean, entries: number): Call {
    if (!this.isUsable) {
      const why = this.leaving === undefined ? "" : `: ${this.leaving.message}`;
      throw this.unavailable(`the connection takes no more calls${why}`, Processed.NOT_STARTED);
    }
    if (this.calls.size >= this.callsInFlight) {
      throw failure({
        code: StatusCode.RESOURCE_EXHAUSTED, message: `${this.calls.size} calls are in flight; the server takes no more at once`,
        reason: "ConcurrencyLimitExceeded", retryable: true, processed: Processed.NOT_STARTED,
      });
    }
    if (body.length > this.messageBytes) {
      throw tooLarge(`the request has ${body.length} bytes; the server takes ${this.messageBytes}`, Processed.NOT_STARTED);
    }
    if (entries > this.metadataEntries) {
      throw tooLarge(`${entries} metadata entries; the server takes ${this.metadataEntries}`, Processed.NOT_STARTED);
    }
    const most = Math.min(this.headerBytes, this.outbound.room);
    if (header.length > most) {
      throw tooLarge(`the request's header has ${header.length} bytes; the server takes ${most}`, Processed.NOT_STARTED);
    }
    const call = new Call(this.nextId, deadline, streams);
    this.nextId += 2;
    this.calls.set(call.id, call);
    this.arm(deadline);
    this.outbound.request(call.id, header, body);
    return call;
  }

  /** Nobody wants the answer any more. Does nothing to a call that has ended, except that its items are let go. */
  giveUp(call: Call, reason: CancelReason, cause?: unknown): void {
    this.unread -= call.unread;
    call.unread = 0;
    call.items.clear();
    if (call.isDone || call.isAbandoned) return;
    const processed = this.abandon(call, reason);
    this.finish(call, reason === CancelReason.DEADLINE ? deadlinePassed(processed) : cancelled(processed, cause));
    this.endWhenLeft();
  }

  /** The next item of a stream that has one. */
  takeItem(call: Call): Uint8Array {
    const item = call.items.take()!;
    const cost = item.length + ITEM_BYTES;
    call.unread -= cost;
    this.unread -= cost;
    return item;
  }

  /** Asks for a sign of life; `answered` is called when it came, or with an error when it cannot come any more. */
  ping(answered: (error: RetouchError | undefined) => void): void {
    if (this.closed !== undefined) return answered(this.closed);
    this.pings.push(answered);
    this.outbound.control(Kind.PING);
  }

  // ---- Bytes and moments

  /** Takes what the socket brought. The bytes must not change afterwards. */
  receive(bytes: Uint8Array, now: number): void {
    if (this.closed !== undefined) return;
    this.lastReceived = now;
    this.pingedAt = undefined;
    try {
      this.decoder.feed(bytes, this.arrivals);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.end(`the server broke the protocol: ${error.message}`);
    }
  }

  /** The connection is gone. */
  lost(text: string): void {
    this.end(this.leaving?.message ? `${text}: ${this.leaving.message}` : text);
  }

  /** The socket began to take what waits, took all of it, or took a part: `waits` is whether there is more. */
  wrote(now: number, waits: boolean): void {
    this.stalledSince = waits ? now : undefined;
    if (waits) this.arm(now + this.limits.writeStallMs);
  }

  /**
   * Looks at everything that is due.
   *
   * @param reads - false where the owner did not read for the sake of streams: silence is its own doing then.
   */
  wake(now: number, reads: boolean): void {
    this.wakeAt = Infinity;
    if (this.closed !== undefined) return;
    if (this.server === undefined) {
      if (now >= this.helloBy) return this.end(`no HELLO from the server within ${this.limits.helloMs / 1000} s`);
      this.arm(this.helloBy);
    }
    for (const call of [...this.calls.values()]) {
      if (call.isDone) continue;
      if (now >= call.deadline) this.giveUp(call, CancelReason.DEADLINE);
      else this.arm(call.deadline);
    }
    this.checkIdle(now, reads);
    if (this.stalledSince !== undefined) {
      const due = this.stalledSince + this.limits.writeStallMs;
      if (now >= due) return this.end(`the server took no byte for ${this.limits.writeStallMs / 1000} s`);
      this.arm(due);
    }
  }

  private checkIdle(now: number, reads: boolean): void {
    if (this.server === undefined || this.closed !== undefined) return;
    const idle = this.limits.idleMs;
    if (!reads) {
      this.lastReceived = now;
      this.pingedAt = undefined;
    }
    if (this.pingedAt !== undefined && now >= this.pingedAt + idle) {
      return this.end("the server is silent and answers no PING");
    }
    if (this.pingedAt === undefined && now >= this.lastReceived + idle) {
      this.pingedAt = now;
      this.ping(() => {});
    }
    this.arm((this.pingedAt ?? this.lastReceived) + idle);
  }

  private arm(moment: number): void {
    if (moment < this.wakeAt) this.wakeAt = moment;
  }

  // ---- What arrived: Arrivals calls these

  /** A call that the server has not answered. */
  find(callId: number): Call | undefined {
    return this.calls.get(callId);
  }

  /** Whether the server's GOAWAY has answered a call. */
  hasRefused(callId: number): boolean {
    const wasOpened = callId % 2 === 1 && callId < this.nextId;
    return wasOpened && this.leaving !== undefined && callId > this.leaving.lastCallId;
  }

  /** The answer came that nobody waits for. */
  forget(call: Call): void {
    this.calls.delete(call.id);
    this.endWhenLeft();
  }

  /**
   * What is arriving for a call is larger than this client takes.
   *
   * @param isAnswer - all of the call's answer is on its way: there is nothing left to cancel.
   * @param isWhole - all of it is here.
   */
  overflowed(call: Call, isAnswer: boolean, isWhole: boolean): void {
    if (isAnswer) {
      call.isAbandoned = true;
      if (isWhole) this.calls.delete(call.id);
      this.outbound.drop(call.id);
    } else {
      this.abandon(call, CancelReason.ABANDONED);
    }
    this.finish(call, tooLarge(`the reply is larger than ${this.limits.messageBytes} bytes`, Processed.MAYBE));
  }

  /** A RESPONSE is whole. */
  answered(call: Call, header: Uint8Array, body: Uint8Array): void {
    const { error, metadata } = decodeResponse(header);
    call.metadata = metadata;
    this.calls.delete(call.id);
    if (this.outbound.drop(call.id) === Dropped.A_PART) {
      // The answer came before the request was sent: it ends here.
      this.outbound.control(Kind.CANCEL, call.id, cancelHeader(CancelReason.ANSWERED));
    }
    call.body = body;
    this.finish(call, error);
    this.endWhenLeft();
  }

  /** A MESSAGE is whole. */
  item(call: Call, header: Uint8Array, body: Uint8Array): void {
    const sequence = decodeSequence(header);
    if (sequence !== call.nextSequence) {
      throw new ProtocolError(`item ${sequence} of call ${call.id}, where ${call.nextSequence} is next`);
    }
    call.nextSequence += 1n;
    if (!call.streams) {
      this.abandon(call, CancelReason.ABANDONED);
      return this.finish(
        call,
        failure({
          code: StatusCode.UNIMPLEMENTED, message: "an item came for a call that has one reply", reason: "InputValidationError",
          processed: Processed.MAYBE,
        }),
      );
    }
    call.items.push(body);
    call.unread += body.length + ITEM_BYTES;
    this.unread += body.length + ITEM_BYTES;
    call.notify();
  }

  pinged(body: Uint8Array): void {
    this.outbound.control(Kind.PONG, 0, EMPTY, body);
  }

  ponged(): void {
    this.pings.shift()?.(undefined);
  }

  greeted(header: Uint8Array): void {
    if (this.server !== undefined) throw new ProtocolError("a second HELLO");
    const server = decodeHello(header);
    this.server = server;
    const told = server.limits;
    // 0 says nothing.
    this.messageBytes = Number(told?.messageBytes ?? 0n) || SERVER_DEFAULTS.messageBytes;
    this.headerBytes = told?.headerBytes || SERVER_DEFAULTS.headerBytes;
    this.metadataEntries = told?.metadataEntries || SERVER_DEFAULTS.metadataEntries;
    this.callsInFlight = told?.callsInFlight || SERVER_DEFAULTS.callsInFlight;
    this.outbound.restrict(told?.frameBytes || SERVER_DEFAULTS.frameBytes, told?.fragmentBytes || SERVER_DEFAULTS.fragmentBytes);
    this.decoder.allow(told?.frameBytes || SERVER_DEFAULTS.frameBytes);
    this.arm(this.lastReceived + this.limits.idleMs);
    this.changed();
  }

  left(header: Uint8Array): void {
    const leaving = decodeGoAway(header);
    this.leaving = leaving;
    this.changed();
    for (const call of [...this.calls.values()]) {
      if (call.id <= leaving.lastCallId) continue;
      this.calls.delete(call.id);
      this.outbound.drop(call.id);
      this.finish(call, this.unavailable(`the server did not start the call: ${leaving.message}`, Processed.NOT_STARTED));
    }
    this.endWhenLeft();
  }

  // ---- Ends

  /** A connection that takes no more calls is of no use once the last one is answered. */
  private endWhenLeft(): void {
    if (this.leaving !== undefined && this.calls.size === 0) this.lost("the server ended the connection");
  }

  /** Tells the server, if it has heard of the call; whether it may have begun it. */
  private abandon(call: Call, reason: CancelReason): Processed {
    call.isAbandoned = true;
    if (!this.calls.has(call.id)) return Processed.MAYBE;
    if (this.outbound.drop(call.id) === Dropped.NOTHING) {
      this.calls.delete(call.id);
      return Processed.NOT_STARTED;
    }
    this.outbound.control(Kind.CANCEL, call.id, cancelHeader(reason));
    return Processed.MAYBE;
  }

  private finish(call: Call, error: RetouchError | undefined): void {
    if (call.isDone) return;
    call.isDone = true;
    call.error = error;
    call.notify();
  }

  /** Fails all calls and asks to be closed, once. */
  private end(text: string): void {
    if (this.closed !== undefined) return;
    this.wakeAt = Infinity;
    const processed = this.server === undefined ? Processed.NOT_STARTED : Processed.MAYBE;
    this.closed = this.unavailable(text, processed);
    for (const call of this.calls.values()) {
      const wasSent = this.outbound.drop(call.id) !== Dropped.NOTHING;
      this.finish(call, this.unavailable(text, wasSent ? processed : Processed.NOT_STARTED));
    }
    this.calls.clear();
    this.outbound.clear();
    for (const answered of this.pings.splice(0)) answered(this.closed);
    this.changed();
  }

  private unavailable(text: string, processed: Processed): RetouchError {
    return unavailable(text, processed, this.leaving?.retryAfterMs ?? 0);
  }
}
