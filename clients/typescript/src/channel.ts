// The connections of a client, and calls on them: connecting again, sending again what may be sent again.

import {
  aborted, deadlinePassed, failure, invalid, Processed, RetouchError, StatusCode, unavailable,
} from "./errors.js";
import { type GoAway, type Hello, RequestHeader } from "./generated/retouch/rpc/v1/headers.js";
import { Link, now } from "./link.js";
import type { Caller, CallOptions, Codec, Entry, Method, Reply } from "./method.js";
import { type Options, Settings } from "./options.js";
import { CodecError, type Init } from "./protobuf.js";
import { backoff, Budget, isSafe } from "./retry.js";
import { Stream } from "./stream.js";

const CLOSED = "the client was closed";
// Requests over this size go over the connection for bulk.
const BULK_BYTES = 16 << 10;
const LONGEST_TIMEOUT_MS = 0xffff_ffff;
const LONGEST_TIMER_MS = 0x7fff_ffff;

/** One call as its caller wants it, and how often it was tried. */
export class Outgoing {
  readonly name: string;
  readonly body: Uint8Array;
  readonly isBulky: boolean;
  readonly mayRepeat: boolean;
  /** On the clock of `now`. */
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
  readonly entries: readonly Entry[];
  attempts = 0;

  /** @throws InputValidationError where the request cannot be written. */
  constructor(settings: Settings, method: Method<unknown, unknown>, request: unknown, options: CallOptions) {
    const timeout = options.timeoutMs ?? settings.timeoutMs;
    if (typeof timeout !== "number" || Number.isNaN(timeout)) throw invalid(`timeoutMs is ${String(timeout)}; it is a number`);
    this.name = method.name;
    this.deadline = now() + timeout;
    this.signal = options.signal;
    this.entries = options.metadata === undefined ? [] : [...options.metadata];
    try {
      this.body = (method.request as Codec<unknown>).encode(request as Init<unknown>);
    } catch (error) {
      if (error instanceof CodecError) throw invalid(`the request cannot be written: ${error.message}`);
      throw error;
    }
    this.isBulky = method.isBulky || this.body.length > BULK_BYTES;
    this.mayRepeat = options.idempotent === true || method.mayRepeat(request as Init<unknown>);
  }

  /** The header, with what is left of the time. */
  header(): Uint8Array {
    const left = this.deadline === Infinity ? 0 : Math.min(LONGEST_TIMEOUT_MS, Math.max(1, Math.ceil(this.deadline - now())));
    try {
      return RequestHeader.encode({
        method: this.name, timeoutMs: left, metadata: this.entries.map(([key, value]) => ({ key, value })),
      });
    } catch (error) {
      if (error instanceof CodecError) throw invalid(`the request's header cannot be written: ${error.message}`);
      throw error;
    }
  }
}

/** The place of one connection, which is made when it is first needed. */
class Slot {
  link: Link | undefined;
  /** What is being connected, for all that wait for it. */
  connecting: Link | undefined;
}

/** Carries out calls. It connects when a call needs it, and again when the connection is gone. */
export class Channel implements Caller {
  /** How many connections reached the server's HELLO. */
  connections = 0;
  /** The HELLO of the latest connection. */
  server: Hello | undefined;
  /** The latest GOAWAY. */
  goAway: GoAway | undefined;

  private readonly settings: Settings;
  private readonly budget: Budget;
  private readonly small = new Slot();
  private readonly bulk: Slot;
  /** For bulk while a stream that nobody reads keeps the ordinary connection from being read. */
  private readonly spare: Slot;
  /** All connections whose sockets are open. */
  private readonly links = new Set<Link>();
  private readonly life = new AbortController();

  /** @throws InputValidationError for settings that cannot be used. */
  constructor(address: string, options: Options = {}) {
    this.settings = new Settings(address, options);
    this.budget = new Budget(this.settings.retry);
    this.bulk = this.settings.connections > 1 ? new Slot() : this.small;
    this.spare = this.settings.connections > 1 ? new Slot() : this.small;
  }

  /** Calls that the servers have not answered, given up or not. */
  get callsInFlight(): number {
    let count = 0;
    for (const link of this.links) count += link.core?.inFlight ?? 0;
    return count;
  }

  // ---- Calls

  async unary<Request, R>(method: Method<Request, R>, request: Init<Request>, options: CallOptions = {}): Promise<R> {
    return (await this.reply(method, request, options)).message;
  }

  /** As `unary`, with the metadata of the answer. */
  async reply<Request, R>(method: Method<Request, R>, request: Init<Request>, options: CallOptions = {}): Promise<Reply<R>> {
    const outgoing = new Outgoing(this.settings, method as Method<unknown, unknown>, request, options);
    for (;;) {
      let error: RetouchError;
      try {
        const { signal } = outgoing;
        const link = this.begin(outgoing) ?? (await this.connected(outgoing, signal));
        const call = link.open(outgoing.header(), outgoing.body, outgoing.deadline, false, outgoing.entries.length);
        await link.wait(call, signal);
        if (call.error === undefined) {
          this.budget.succeeded();
          return { message: decode(method.reply, call.body), metadata: call.metadata, attempts: outgoing.attempts };
        }
        error = call.error;
      } catch (caught) {
        if (!(caught instanceof RetouchError)) throw caught;
        error = caught;
      }
      await this.pause(outgoing, error, outgoing.signal);
    }
  }

  stream<Request, R>(method: Method<Request, R>, request: Init<Request>, options: CallOptions = {}): Stream<R> {
    return new Stream(
      this, new Outgoing(this.settings, method as Method<unknown, unknown>, request, options), method.reply,
      method.isKnown ?? (() => true), this.budget,
    );
  }

  /** Milliseconds until the server answered a PING. */
  async ping(options: Pick<CallOptions, "timeoutMs" | "signal"> = {}): Promise<number> {
    const deadline = now() + (options.timeoutMs ?? this.settings.timeoutMs);
    return bounded(deadline, options.signal, async (signal) => (await this.ready(this.small, deadline, signal)).ping(signal));
  }

  /** Makes sure that there is a connection. */
  async connect(options: Pick<CallOptions, "timeoutMs" | "signal"> = {}): Promise<Hello> {
    const link = await this.ready(this.small, now() + (options.timeoutMs ?? Infinity), options.signal);
    return link.core!.server!;
  }

  /**
   * Counts an attempt, and gives the connection where it is there already: the call can be opened at once then.
   *
   * @throws RetouchError where the caller has given up.
   */
  begin(outgoing: Outgoing): Link | undefined {
    const { signal } = outgoing;
    if (signal?.aborted) throw aborted(signal, Processed.NOT_STARTED);
    outgoing.attempts += 1;
    if (now() >= outgoing.deadline) throw deadlinePassed(Processed.NOT_STARTED);
    const { link } = this.slot(outgoing);
    return link?.isUsable ? link : undefined;
  }

  /** The connection for a call when there was none. */
  connected(outgoing: Outgoing, signal: AbortSignal | undefined): Promise<Link> {
    return this.ready(this.slot(outgoing), outgoing.deadline, signal);
  }

  /**
   * Waits before the call is sent again.
   *
   * @throws RetouchError, the call's own or the caller's giving up, where it is not.
   */
  async pause(outgoing: Outgoing, error: RetouchError, signal: AbortSignal | undefined): Promise<void> {
    const { retry } = this.settings;
    error.attempts = outgoing.attempts;
    if (this.life.signal.aborted || outgoing.attempts >= retry.attempts || signal?.aborted) throw error;
    if (!isSafe(error, outgoing.mayRepeat)) throw error;
    const wait = backoff(retry, outgoing.attempts, error.retryAfterMs);
    if (outgoing.deadline - now() <= wait || !this.budget.take()) throw error;
    await new Promise<void>((resolve, reject) => {
      const end = (finish: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", giveUp);
        this.life.signal.removeEventListener("abort", close);
        finish();
      };
      const giveUp = (): void =>
        end(() => {
          const own = aborted(signal!, error.processed);
          own.attempts = outgoing.attempts;
          reject(own);
        });
      const close = (): void => end(() => reject(error));
      const timer = setTimeout(() => end(resolve), Math.min(Math.ceil(wait), LONGEST_TIMER_MS));
      signal?.addEventListener("abort", giveUp);
      this.life.signal.addEventListener("abort", close);
    });
  }

  // ---- Connections

  /** Ends all calls and connections; nothing of the client is left when it is fulfilled. */
  async close(): Promise<void> {
    this.life.abort();
    await Promise.all([...this.links].map((link) => link.close(CLOSED)));
  }

  private slot(outgoing: Outgoing): Slot {
    if (!outgoing.isBulky) return this.small;
    const core = this.bulk.link?.core;
    return core?.isUsable && !core.wantsRead ? this.spare : this.bulk;
  }

  /** The slot's connection or a new one, which all that need it wait for together. */
  private async ready(slot: Slot, deadline: number, signal: AbortSignal | undefined): Promise<Link> {
    if (this.life.signal.aborted) throw unavailable(CLOSED, Processed.NOT_STARTED);
    if (signal?.aborted) throw aborted(signal, Processed.NOT_STARTED);
    if (slot.link?.isUsable) return slot.link;
    const link = (slot.connecting ??= this.dial(slot));
    await until(link.ready, deadline, signal);
    return link;
  }

  private dial(slot: Slot): Link {
    const link = new Link(this.settings);
    this.links.add(link);
    link.changed = () => {
      if (link.core?.leaving !== undefined) this.goAway = link.core.leaving;
    };
    link.ready.then(
      () => {
        slot.connecting = undefined;
        slot.link = link;
        this.connections += 1;
        this.server = link.core!.server;
      },
      () => (slot.connecting = undefined),
    );
    void link.gone.then(() => this.links.delete(link));
    return link;
  }
}

/** @throws PipelineError where the server's answer is not what it should be. */
export function decode<T>(codec: Codec<T>, bytes: Uint8Array): T {
  try {
    return codec.decode(bytes);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    throw failure({
      code: StatusCode.INTERNAL, message: `an answer of the server cannot be read: ${error.message}`, reason: "PipelineError",
      processed: Processed.DONE,
    });
  }
}

/** Waits for a connection, but not past the deadline and the caller's patience. Each waiter gets an error of its own. */
function until(ready: Promise<void>, deadline: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (finish: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", giveUp);
      finish();
    };
    const giveUp = (): void => end(() => reject(aborted(signal!, Processed.NOT_STARTED)));
    const arm = (): void => {
      const left = deadline - now();
      if (left <= 0) return end(() => reject(deadlinePassed(Processed.NOT_STARTED)));
      timer = setTimeout(arm, Math.min(Math.ceil(left), LONGEST_TIMER_MS));
    };
    signal?.addEventListener("abort", giveUp);
    if (deadline !== Infinity) arm();
    ready.then(
      () => end(resolve),
      (error: RetouchError) => end(() => reject(failure({ ...error, message: error.message }))),
    );
  });
}

/** Runs something with a signal that is aborted by the caller's own, or by the deadline. */
async function bounded<T>(deadline: number, signal: AbortSignal | undefined, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const both = new AbortController();
  const forward = (): void => both.abort(signal!.reason);
  if (signal?.aborted) forward();
  signal?.addEventListener("abort", forward);
  const timeout = Object.assign(new Error("the deadline passed"), { name: "TimeoutError" });
  const left = Math.min(Math.ceil(deadline - now()), LONGEST_TIMER_MS);
  const timer = deadline === Infinity ? undefined : setTimeout(() => both.abort(timeout), Math.max(1, left));
  try {
    return await run(both.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", forward);
  }
}
