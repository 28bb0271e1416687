// What this package uses of Node's modules, and no more: it is compiled without packages of typings. Users' own typings of Node are not touched,
// as this file is not part of what is published.

declare module "node:net" {
  export interface Socket {
    setNoDelay(on: boolean): void;
    write(bytes: Uint8Array, taken?: (error?: Error | null) => void): boolean;
    end(bytes?: Uint8Array): void;
    cork(): void;
    uncork(): void;
    pause(): void;
    resume(): void;
    destroy(): void;
    readonly destroyed: boolean;
    on(event: "data", listener: (bytes: Uint8Array) => void): this;
    on(event: "error", listener: (error: Error) => void): this;
    on(event: "end" | "close" | "connect" | "secureConnect", listener: () => void): this;
    once(event: "end" | "close" | "connect" | "secureConnect", listener: () => void): this;
  }
  export interface Server {
    listen(port: number, host: string, listening: () => void): this;
    address(): { port: number };
    close(closed?: () => void): this;
    on(event: "connection", listener: (socket: Socket) => void): this;
  }
  export function connect(options: { host: string; port: number }): Socket;
  export function createServer(connected: (socket: Socket) => void): Server;
  /** 4, 6, or 0 for no address. */
  export function isIP(text: string): number;
}

declare module "node:tls" {
  import type { Socket } from "node:net";
  export interface SecureContext {
    readonly context: unknown;
  }
  export interface PeerCertificate {
    readonly subjectaltname?: string;
  }
  export interface ConnectionOptions {
    secureContext?: SecureContext;
    minVersion?: "TLSv1.3";
    servername?: string;
    checkServerIdentity?: (host: string, certificate: PeerCertificate) => Error | undefined;
  }
  export function connect(options: ConnectionOptions & { host: string; port: number }): Socket;
  export function createSecureContext(options: {
    ca?: string | undefined;
    cert?: string | undefined;
    key?: string | undefined;
    minVersion: "TLSv1.3";
  }): SecureContext;
  export function checkServerIdentity(host: string, certificate: PeerCertificate): Error | undefined;
}

declare module "node:crypto" {
  export class X509Certificate {
    constructor(pem: string);
  }
  interface Hash {
    update(bytes: Uint8Array): this;
    digest(): Uint8Array;
    digest(encoding: "hex"): string;
  }
  export function createHash(algorithm: "sha256"): Hash;
}

declare module "node:fs" {
  export function readFileSync(path: string): Uint8Array;
  export function readFileSync(path: string, encoding: "utf8"): string;
  export function writeFileSync(path: string, data: string | Uint8Array): void;
  export function writeSync(descriptor: number, bytes: Uint8Array, offset?: number): number;
  export function readdirSync(path: string): string[];
  export function readlinkSync(path: string): string;
  export function mkdtempSync(prefix: string): string;
  export function rmSync(path: string, options: { recursive: boolean; force: boolean }): void;
}

declare module "node:os" {
  export function tmpdir(): string;
}

declare module "node:path" {
  export function join(...parts: string[]): string;
}

declare module "node:child_process" {
  export interface ChildProcess {
    readonly pid: number;
    readonly stdout: AsyncIterable<Uint8Array>;
    kill(signal: "SIGTERM" | "SIGKILL"): boolean;
    once(event: "exit" | "error", listener: () => void): this;
  }
  export function spawn(
    command: string, args: string[], options: { stdio: ["ignore", "pipe", "inherit" | "ignore"] },
  ): ChildProcess;
  export function execFileSync(command: string, args: string[], options?: { stdio?: "ignore" }): Uint8Array;
}

declare module "node:test" {
  export interface TestContext {
    after(finish: () => void | Promise<void>): void;
    test(name: string, run: (context: TestContext) => void | Promise<void>): Promise<void>;
  }
  export function test(name: string, run: (context: TestContext) => void | Promise<void>): Promise<void>;
}

declare module "node:assert/strict" {
  interface Assert {
    equal(actual: unknown, expected: unknown, message?: string): void;
    deepEqual(actual: unknown, expected: unknown, message?: string): void;
    ok(value: unknown, message?: string): asserts value;
    throws(run: () => unknown, expected: RegExp | (new (...given: never[]) => Error) | ((error: unknown) => boolean)): void;
    rejects(
      promise: Promise<unknown>, expected: RegExp | (new (...given: never[]) => Error) | ((error: unknown) => boolean),
    ): Promise<void>;
    match(text: string, pattern: RegExp): void;
    fail(message: string): never;
  }
  const assert: Assert;
  export default assert;
}

declare function setImmediate(run: () => void): unknown;

declare const process: {
  readonly env: Record<string, string | undefined>;
  readonly argv: string[];
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stderr: { write(text: string): void };
  readonly stdout: { write(bytes: Uint8Array | string): void };
  cwd(): string;
  exitCode: number | undefined;
  exit(status: number): never;
  memoryUsage(): { rss: number; heapUsed: number };
  getActiveResourcesInfo(): string[];
  cpuUsage(): { user: number; system: number };
  on(event: "unhandledRejection" | "uncaughtException", listener: (error: unknown) => void): void;
};
