// The items of one response stream, as an asynchronous iterator.

import type { Channel, Outgoing } from "./channel.js";
import { decode } from "./channel.js";
import { aborted, Processed, RetouchError } from "./errors.js";
import type { Link } from "./link.js";
import type { Codec, Entry } from "./method.js";
import type { Budget } from "./retry.js";
import type { Call } from "./wire/call.js";

/** An attempt that was begun, or why it was not. */
type Opened = { link: Link; call: Call } | { error: unknown };

/**
 * Items as they are taken, for `for await`. The call is under way from the beginning; what nobody takes stays with the server, apart from
 * a few megabytes. Leaving the loop, `return()`, and the caller's signal cancel the call. Throws RetouchError where the call fails.
 */
export class Stream<T> implements AsyncIterableIterator<T> {
  /** What the server sent beside the end of the stream; empty before it. */
  metadata: readonly Entry[] = [];

  private readonly inner = new AbortController();
  private opening: Promise<Opened>;
  /** The last step that was asked for: steps are done one after the other. */
  private turn: Promise<unknown> = Promise.resolve();
  private hasBegun = false;
  private hasEnded = false;

  /** @internal */
  constructor(
    private readonly channel: Channel,
    private readonly outgoing: Outgoing,
    private readonly codec: Codec<T>,
    private readonly isKnown: (item: T) => boolean,
    private readonly budget: Budget,
  ) {
    if (outgoing.signal?.aborted) this.forward();
    else outgoing.signal?.addEventListener("abort", this.forward);
    this.opening = this.open();
  }

  /** How often the call was sent or tried. */
  get attempts(): number {
    return this.outgoing.attempts;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Waits for the next item. */
  next(): Promise<IteratorResult<T, undefined>> {
    const step = this.turn.then(() => this.step());
    this.turn = step.catch(() => {});
    return step;
  }

  /** Lets go of the stream: the server is told, where the call has not ended. */
  async return(): Promise<IteratorResult<T, undefined>> {
    if (!this.hasEnded) {
      this.end();
      this.inner.abort();
      const opened = await this.opening;
      if ("call" in opened) opened.link.drop(opened.call);
    }
    return { done: true, value: undefined };
  }

  private readonly forward = (): void => this.inner.abort(this.outgoing.signal!.reason);

  /** Begins an attempt, in this turn of the event loop where there is a connection. */
  private async open(): Promise<Opened> {
    const { outgoing, channel } = this;
    const { signal } = this.inner;
    try {
      const link = channel.begin(outgoing) ?? (await channel.connected(outgoing, signal));
      const call = link.open(outgoing.header(), outgoing.body, outgoing.deadline, true, outgoing.entries.length);
      // The caller may give up while it reads nothing.
      const abort = (): void => link.giveUp(call, signal);
      signal.addEventListener("abort", abort);
      return { link, call };
    } catch (error) {
      return { error };
    }
  }

  private async step(): Promise<IteratorResult<T, undefined>> {
    while (!this.hasEnded) {
      const opened = await this.opening;
      if (this.hasEnded) break;
      if ("error" in opened) {
        await this.again(opened.error);
        continue;
      }
      const { link, call } = opened;
      await link.wait(call);
      if (this.hasEnded) break;
      const { signal } = this.outgoing;
      if (signal?.aborted && call.error === undefined) {
        // What is there already is not for somebody who has given up.
        link.giveUp(call, signal);
        await this.again(aborted(signal, Processed.MAYBE));
      }
      if (call.items.length > 0) {
        const item = this.read(link, call);
        this.hasBegun = true;
        if (this.isKnown(item)) return { done: false, value: item };
      } else if (call.error !== undefined) {
        await this.again(call.error);
      } else {
        this.metadata = call.metadata;
        this.budget.succeeded();
        this.end();
      }
    }
    return { done: true, value: undefined };
  }

  private read(link: Link, call: Call): T {
    try {
      return decode(this.codec, link.takeItem(call));
    } catch (error) {
      link.drop(call);
      this.end();
      throw error;
    }
  }

  /** Begins the call once more, where that is allowed: before anything of the answer has reached the caller. Throws otherwise. */
  private async again(error: unknown): Promise<void> {
    try {
      if (!(error instanceof RetouchError)) throw error;
      error.attempts = this.outgoing.attempts;
      if (this.hasBegun) throw error;
      await this.channel.pause(this.outgoing, error, this.inner.signal);
    } catch (final) {
      this.metadata = final instanceof RetouchError ? final.metadata : [];
      this.end();
      throw final;
    }
    this.opening = this.open();
  }

  private end(): void {
    this.hasEnded = true;
    this.outgoing.signal?.removeEventListener("abort", this.forward);
  }
}
