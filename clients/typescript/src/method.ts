// What stubs hand to the runtime: which method, its codecs, and what the caller asks for.

import type { Init } from "./protobuf.js";
import type { Stream } from "./stream.js";

export type { Stream } from "./stream.js";

/** Writes and reads the messages of one type. */
export interface Codec<T> {
  readonly typeName: string;
  encode(message: Init<T>): Uint8Array;
  decode(bytes: Uint8Array): T;
}

/** One method of a service. */
export interface Method<Request, Reply> {
  /** As a REQUEST names it: "retouch.v1.EditService/Edit". */
  readonly name: string;
  readonly request: Codec<Request>;
  readonly reply: Codec<Reply>;
  /** Its answers may be large or many: it goes over the connection for bulk. */
  readonly isBulky: boolean;
  /** Whether a call whose fate is unknown may be sent again. */
  readonly mayRepeat: (request: Init<Request>) => boolean;
  /** Whether an item is of a kind that the schema has; a stream skips the others. */
  readonly isKnown?: (item: Reply) => boolean;
}

/** One entry of metadata. Keys are lower-case ASCII; a key may come more than once. */
export type Entry = readonly [key: string, value: string];

/** What a caller may say about one call. */
export interface CallOptions {
  /** Milliseconds from now until the call is given up, connecting included; `Infinity` for never. The client's own where it is left out. */
  timeoutMs?: number;
  /** Cancels the call, on the server, too. An abort by `AbortSignal.timeout` counts as a passed deadline. */
  signal?: AbortSignal;
  /** Sent beside the request. */
  metadata?: Iterable<Entry>;
  /** The call may be done twice, whatever its method says. */
  idempotent?: boolean;
}

/** A unary call's answer with what came beside it. */
export interface Reply<T> {
  readonly message: T;
  readonly metadata: readonly Entry[];
  /** How often the call was sent. */
  readonly attempts: number;
}

/** Carries out calls for stubs. */
export interface Caller {
  unary<Request, Reply>(method: Method<Request, Reply>, request: Init<Request>, options?: CallOptions): Promise<Reply>;
  stream<Request, Reply>(method: Method<Request, Reply>, request: Init<Request>, options?: CallOptions): Stream<Reply>;
}

const BYTES: Codec<Uint8Array> = { typeName: "bytes", encode: (bytes) => bytes, decode: (bytes) => bytes };

/** A method by its name, with requests and answers as bytes: for methods that the stubs do not have. */
export function bytesMethod(name: string, isBulky = false): Method<Uint8Array, Uint8Array> {
  return { name, request: BYTES, reply: BYTES, isBulky, mayRepeat: () => false };
}
