// How a client is set up.

import { Address } from "./address.js";
import { invalid } from "./errors.js";
import { Hello } from "./generated/retouch/rpc/v1/headers.js";
import { SCHEMA_HASH } from "./generated/retouch/v1/index.js";
import { DEFAULT_RETRY, type Retry } from "./retry.js";
import { Secure, type TLS } from "./tls.js";
import { DEFAULT_LIMITS, type Limits } from "./wire/limits.js";

/** The protocol's version that this client speaks, and what it calls itself. */
const VERSION = 1;
export const AGENT = "retouch-typescript/1.0";

/** Everything may be left out: plain TCP, no credential, nothing sent again. */
export interface Options {
  /** Proves who calls; sent once for each connection. */
  credential?: string;
  /** TLS 1.3. Plain TCP where it is left out. */
  tls?: TLS;
  /** Milliseconds until a call is given up that says nothing else: 120,000. `Infinity` for never. */
  timeoutMs?: number;
  retry?: Partial<Retry>;
  limits?: Partial<Limits>;
  /** Program and version, for the server's log. */
  agent?: string;
  /** 2: small calls on one, pictures and streams on the other. Or 1. */
  connections?: 1 | 2;
  /** The schema that the caller's stubs were made from, for HELLO; that of this package where it is left out. */
  schemaHash?: bigint;
}

/** Options that were looked at. */
export class Settings {
  readonly address: Address;
  readonly secure: Secure | undefined;
  readonly timeoutMs: number;
  readonly retry: Retry;
  readonly limits: Limits;
  readonly connections: number;
  /** The client's HELLO, encoded. */
  readonly hello: Uint8Array;

  /** @throws InputValidationError for settings that cannot be used, by their names. */
  constructor(address: string, options: Options) {
    this.address = Address.parse(address);
    for (const name of Object.keys(options)) {
      if (!NAMES.has(name)) throw invalid(`there is no option ${name}`);
    }
    this.timeoutMs = positive("timeoutMs", options.timeoutMs ?? 120_000);
    this.connections = options.connections ?? 2;
    if (this.connections !== 1 && this.connections !== 2) throw invalid("connections is 1 or 2");
    this.retry = filled("retry", DEFAULT_RETRY, options.retry);
    this.limits = filled("limits", DEFAULT_LIMITS, options.limits);
    this.secure = options.tls === undefined ? undefined : new Secure(options.tls);
    this.hello = Hello.encode({
      version: VERSION, agent: options.agent ?? AGENT, credential: options.credential ?? "",
      schemaHash: options.schemaHash ?? SCHEMA_HASH,
    });
  }
}

const NAMES = new Set(["credential", "tls", "timeoutMs", "retry", "limits", "agent", "connections", "schemaHash"]);

function positive(name: string, value: number): number {
  if (typeof value !== "number" || !(value > 0)) throw invalid(`${name} is ${String(value)}; it must be above 0`);
  return value;
}

/** The defaults, with what was given in their place. */
function filled<T extends object>(name: string, defaults: T, given: Partial<T> | undefined): T {
  const all = { ...defaults };
  for (const [key, value] of Object.entries(given ?? {})) {
    if (!(key in defaults)) throw invalid(`there is no option ${name}.${key}`);
    if (value === undefined) continue;
    all[key as keyof T] = positive(`${name}.${key}`, value as number) as T[keyof T];
  }
  return all;
}
