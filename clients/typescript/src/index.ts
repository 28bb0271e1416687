// What a user of the package sees.

export { Client, type Server } from "./client.js";
export * from "./errors.js";
export { bytesMethod, type Caller, type CallOptions, type Entry, type Method, type Reply } from "./method.js";
export type { Options } from "./options.js";
export { CodecError, type Init, MessageType } from "./protobuf.js";
export type { Retry } from "./retry.js";
export { Stream } from "./stream.js";
export type { TLS } from "./tls.js";
export type { Limits } from "./wire/limits.js";
export * as v1 from "./generated/retouch/v1/index.js";
