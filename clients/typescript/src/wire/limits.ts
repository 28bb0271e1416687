// The client's side of Protos/WIRE.md's limits. Bytes and milliseconds.

export interface Limits {
  /** Largest reply or item. */
  messageBytes: number;
  /** How long TCP's and TLS's handshakes may take. */
  connectMs: number;
  /** How long the server's HELLO may take. */
  helloMs: number;
  /** Silence before a PING, and as long again before the connection is given up. */
  idleMs: number;
  /** How long the server may take no byte of what waits for it. */
  writeStallMs: number;
  /** Bytes of items that nobody takes, from which on the connection is read no further. */
  unreadBytes: number;
}

export const DEFAULT_LIMITS: Readonly<Limits> = {
  messageBytes: 64 << 20,
  connectMs: 10_000,
  helloMs: 5_000,
  idleMs: 150_000,
  writeStallMs: 30_000,
  unreadBytes: 8 << 20,
};

/** What a HELLO that says nothing of it allows. */
export const SERVER_DEFAULTS = {
  frameBytes: 1 << 20,
  fragmentBytes: 256 << 10,
  messageBytes: 64 << 20,
  headerBytes: 16 << 10,
  metadataEntries: 64,
  callsInFlight: 256,
} as const;

/** Bytes of a PING. */
export const PING_BYTES = 64;
/** A request up to this size goes ahead of large ones. */
export const SMALL_BYTES = 16 << 10;
