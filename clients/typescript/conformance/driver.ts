// The driver of clients/conformance: does what a case says with the client, and reports what the client says.
//
// Glue only: nothing is corrected, repeated, checked or timed here on the client's behalf.

import { createHash } from "node:crypto";
import { Channel } from "../src/channel.js";
import { Processed, RetouchError, StatusCode } from "../src/errors.js";
import * as headers from "../src/generated/retouch/rpc/v1/headers.js";
import * as statuses from "../src/generated/retouch/rpc/v1/status.js";
import * as v1 from "../src/generated/retouch/v1/index.js";
import { bytesMethod, type CallOptions, type Caller, type Entry, type Method } from "../src/method.js";
import type { Options } from "../src/options.js";
import { type Init, MessageType } from "../src/protobuf.js";
import type { Stream } from "../src/stream.js";
import {
  type Call, Call_Kind, CallOutcome, Cancel_When, Case, type Connect, Outcome, type Payload, type Recode, type Session,
} from "./conformance.js";

const BLOCK = 65_521;
const SHOWN = 65_536;

const TYPES = new Map(
  ([...Object.values(v1), ...Object.values(headers), ...Object.values(statuses)] as unknown[])
    .filter((value): value is MessageType<unknown> => value instanceof MessageType)
    .map((type) => [type.typeName, type]),
);

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

// ---- What a case says, for the client

function payload(given: Payload | undefined): Uint8Array {
  const size = Number(given?.generatedBytes ?? 0n);
  if (given === undefined || size === 0) return given?.data ?? new Uint8Array(0);
  const bytes = new Uint8Array(size);
  let x = given.seed;
  for (let i = 0; i < Math.min(size, BLOCK); i++) {
    x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[i] = x >>> 24;
  }
  for (let done = BLOCK; done < size; done *= 2) bytes.copyWithin(done, 0, Math.min(done, size - done));
  return bytes;
}

function options(connect: Connect): Options {
  const { limits, retry, tls } = connect;
  return {
    credential: connect.credential,
    connections: 1,
    ...(connect.agent === "" ? {} : { agent: connect.agent }),
    ...(connect.schemaHash === 0n ? {} : { schemaHash: connect.schemaHash }),
    ...(tls === undefined
      ? {}
      : {
          tls: {
            ...(tls.caFile === "" ? {} : { authority: tls.caFile }),
            ...(tls.certificateFile === "" ? {} : { certificate: tls.certificateFile }),
            ...(tls.keyFile === "" ? {} : { key: tls.keyFile }),
            ...(tls.serverName === "" ? {} : { serverName: tls.serverName }),
          },
        }),
    limits: {
      messageBytes: Number(limits?.messageBytes ?? 0n) || undefined,
      helloMs: limits?.firstFrameMs || undefined,
      idleMs: limits?.idleMs || undefined,
      writeStallMs: limits?.writeStallMs || undefined,
      connectMs: connect.connectTimeoutMs || undefined,
    } as Options["limits"] & object,
    retry: {
      attempts: retry?.attempts || undefined, backoffMs: retry?.backoffMs || undefined, budget: retry?.budget || undefined,
    } as Options["retry"] & object,
  };
}

function failed(error: unknown): Init<headers.ResponseHeader> {
  if (!(error instanceof RetouchError)) throw error;
  return {
    code: error.code, message: error.message, processed: error.processed,
    details: {
      reason: error.reason, stage: error.stage, retryable: error.retryable, retryAfterMs: error.retryAfterMs, charged: error.charged,
    },
    metadata: error.metadata.map(([key, value]) => ({ key, value })),
  };
}

// ---- Calls

/** Which method a stub calls, seen by a caller that carries nothing out. */
function stubOf(name: string): { method: Method<unknown, unknown>; streams: boolean; call: StubCall } | undefined {
  const [service, member] = [name.slice(0, name.indexOf("/")), name.slice(name.indexOf("/") + 1)];
  const short = service.replace(/^.*\./, "").replace(/Service$/, "");
  const path = [short, member].map((word) => word.charAt(0).toLowerCase() + word.slice(1));
  let seen: { method: Method<unknown, unknown>; streams: boolean } | undefined;
  const note = (streams: boolean) => (method: unknown): never => {
    seen = { method: method as Method<unknown, unknown>, streams };
    return undefined as never;
  };
  const find = (caller: Caller): StubCall | undefined => {
    const stubs = (new v1.Services(caller) as unknown as Record<string, Record<string, StubCall>>)[path[0]!];
    return stubs?.[path[1]!]?.bind(stubs);
  };
  find({ unary: note(false), stream: note(true) })?.({}, {});
  return seen?.method.name === name ? { ...seen, call: (request, given, caller) => find(caller!)!(request, given) } : undefined;
}

type StubCall = (request: unknown, options: CallOptions, caller?: Caller) => unknown;

/** One call of a case, and what becomes of it. */
class Work {
  readonly outcome = CallOutcome.create();
  readonly done: Promise<void>;
  private readonly body: Uint8Array;
  private readonly abort = new AbortController();
  private began = 0;
  private end: () => void = () => {};

  constructor(
    private readonly call: Call,
    private readonly channel: Channel,
  ) {
    // Made before the call begins: its clock is the caller's, not the payload's.
    this.body = payload(call.request);
    this.done = new Promise((resolve) => (this.end = resolve));
  }

  async run(): Promise<void> {
    const { call, abort } = this;
    const { cancel } = call;
    this.began = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    if (cancel?.when === Cancel_When.BEFORE) abort.abort();
    if (cancel?.when === Cancel_When.AFTER_MS && !cancel.letGo) timer = setTimeout(() => abort.abort(), cancel.value);
    try {
      await this.carryOut({
        timeoutMs: call.timeoutMs || Infinity, signal: abort.signal, idempotent: call.idempotent,
        metadata: call.metadata.map((entry): Entry => [entry.key, entry.value]),
      });
    } catch (error) {
      this.outcome.status = headers.ResponseHeader.create(failed(error));
      this.outcome.attempts = (error as RetouchError).attempts;
    }
    this.outcome.elapsedUs = BigInt(Math.round((performance.now() - this.began) * 1000));
    clearTimeout(timer);
    if (cancel?.when === Cancel_When.AFTER_END) abort.abort();
    this.end();
  }

  private async carryOut(given: CallOptions): Promise<void> {
    const { call, channel } = this;
    if (call.kind === Call_Kind.PING) {
      await channel.ping(given);
      return this.succeeded([], 1);
    }
    const stub = call.stub ? stubOf(call.method) : undefined;
    this.outcome.stub = stub !== undefined;
    if (stub !== undefined) {
      const request = stub.method.request.decode(this.body);
      const answer = stub.call(request, given, channel);
      if (stub.streams) return this.read(answer as Stream<unknown>, (item) => stub.method.reply.encode(item as Init<unknown>));
      this.item(stub.method.reply.encode((await (answer as Promise<unknown>)) as Init<unknown>));
      return this.succeeded([], 1);
    }
    if (call.kind === Call_Kind.STREAM) return this.read(channel.stream(bytesMethod(call.method), this.body, given), (item) => item);
    const reply = await channel.reply(bytesMethod(call.method), this.body, given);
    this.item(reply.message);
    this.succeeded(reply.metadata, reply.attempts);
  }

  private async read<T>(stream: Stream<T>, bytes: (item: T) => Uint8Array): Promise<void> {
    const { cancel, reading } = this.call;
    const letGo = cancel?.letGo && cancel.when === Cancel_When.AFTER_MS ? sleep(cancel.value) : undefined;
    await sleep(reading?.pauseMs ?? 0);
    for (;;) {
      if (cancel?.when === Cancel_When.AFTER_ITEMS && this.outcome.items.length >= cancel.value) {
        if (cancel.letGo) return this.letGo(stream);
        this.abort.abort();
      }
      const next = stream.next();
      const result = letGo === undefined ? await next : await Promise.race([next, letGo]);
      if (result === undefined) {
        await this.letGo(stream);
        await next;
        return;
      }
      if (result.done) return this.succeeded(stream.metadata, stream.attempts);
      this.item(bytes(result.value));
      if (reading?.pauseEachMs) await sleep(reading.pauseEachMs);
    }
  }

  /** The caller's own doing, which it need not be told. */
  private async letGo(stream: Pick<Stream<unknown>, "return" | "attempts">): Promise<void> {
    await stream.return();
    this.outcome.status = headers.ResponseHeader.create({
      code: StatusCode.CANCELLED, processed: Processed.MAYBE, details: { reason: "Cancelled" },
    });
    this.outcome.attempts = stream.attempts;
  }

  private succeeded(metadata: readonly Entry[], attempts: number): void {
    this.outcome.status = headers.ResponseHeader.create({ metadata: metadata.map(([key, value]) => ({ key, value })) });
    this.outcome.attempts = attempts;
  }

  private item(bytes: Uint8Array): void {
    this.outcome.items.push({
      size: BigInt(bytes.length), sha256: createHash("sha256").update(bytes).digest(),
      data: bytes.length <= SHOWN ? bytes : new Uint8Array(0),
    });
  }
}

// ---- Cases

async function run(session: Session, outcome: Outcome): Promise<void> {
  const connect = session.connect!;
  const host = connect.host.includes(":") ? `[${connect.host}]` : connect.host;
  const channel = new Channel(`${host}:${connect.port}`, options(connect));
  try {
    if (!connect.lazy) {
      try {
        await channel.connect();
        outcome.connect = headers.ResponseHeader.create();
      } catch (error) {
        outcome.connect = headers.ResponseHeader.create(failed(error));
        return;
      }
    }
    const works = session.calls.map((call) => new Work(call, channel));
    let closing: Promise<void> | undefined;
    const begin = (work: Work): void => {
      if (session.closeAfterMs > 0) closing ??= sleep(session.closeAfterMs).then(() => channel.close());
      void work.run();
    };
    session.calls.forEach((call, index) => {
      const work = works[index]!;
      if (call.after.length === 0 && call.delayMs === 0) return begin(work);
      void Promise.all(call.after.map((other) => works[other]!.done)).then(async () => {
        if (call.delayMs > 0) await sleep(call.delayMs);
        begin(work);
      });
    });
    await Promise.all(works.map((work) => work.done));
    await closing;
    await sleep(session.lingerMs);
    for (let i = 0; i < 100 && channel.callsInFlight > 0; i++) await sleep(10);
    outcome.callsInFlight = channel.callsInFlight;
    outcome.calls = works.map((work) => work.outcome);
  } finally {
    await channel.close();
    outcome.server = channel.server;
    outcome.goAway = channel.goAway;
    outcome.connections = channel.connections;
  }
}

function recode(work: Recode, outcome: Outcome): void {
  const type = TYPES.get(work.type);
  if (type === undefined) throw new Error(`there is no type ${work.type}`);
  outcome.recoded = type.encode(type.decode(work.data) as Init<unknown>);
}

async function carryOut(bytes: Uint8Array): Promise<Uint8Array> {
  const given = Case.decode(bytes);
  const outcome = Outcome.create({ name: given.name });
  try {
    if (given.work?.case === "recode") recode(given.work.value, outcome);
    else if (given.work !== undefined) await run(given.work.value, outcome);
  } catch (error) {
    outcome.trouble = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  return Outcome.encode(outcome);
}

/** The messages of standard input, each behind its length in 4 bytes. */
async function* cases(): AsyncGenerator<Uint8Array> {
  let message = new Uint8Array(4);
  let filled = 0;
  let isLength = true;
  for await (const chunk of process.stdin) {
    let rest = chunk;
    for (;;) {
      const part = rest.subarray(0, message.length - filled);
      message.set(part, filled);
      filled += part.length;
      rest = rest.subarray(part.length);
      if (filled < message.length) break;
      const whole = message;
      message = new Uint8Array(isLength ? new DataView(whole.buffer).getUint32(0) : 4);
      filled = 0;
      if (!isLength) yield whole;
      isLength = !isLength;
    }
  }
}

for await (const given of cases()) {
  const answer = await carryOut(given);
  const framed = new Uint8Array(4 + answer.length);
  new DataView(framed.buffer).setUint32(0, answer.length);
  framed.set(answer, 4);
  process.stdout.write(framed);
}
