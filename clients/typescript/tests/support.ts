// Golden vectors, a server that does as it is told, and counts of what a client leaves behind.

import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { Hello, ResponseHeader } from "../src/generated/retouch/rpc/v1/headers.js";
import { EMPTY, frame, FrameDecoder, type Head, Kind } from "../src/wire/frames.js";

export const ROOT = process.env["RETOUCH_ROOT"] ?? process.cwd();

export const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

export function unhex(digits: string): Uint8Array {
  const pairs = digits.match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => parseInt(pair, 16));
}

/** The golden frames by name. */
export function goldenFrames(): Map<string, Uint8Array> {
  const frames = new Map<string, Uint8Array>();
  for (const line of readFileSync(join(ROOT, "Protos/vectors/frames.txt"), "utf8").split("\n")) {
    const [name, digits] = line.split(" ");
    if (name && name !== "#" && digits && /^[0-9a-f]+$/.test(digits)) frames.set(name, unhex(digits));
  }
  return frames;
}

/** The golden messages by name. */
export function goldenMessages(): Map<string, Uint8Array> {
  const folder = join(ROOT, "Protos/vectors/messages");
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith(".hex"))
      .map((name) => [name.slice(0, -4), unhex(readFileSync(join(folder, name), "utf8").replace(/\s/g, ""))]),
  );
}

/** A frame as a test sees it. */
export interface Frame extends Head {
  readonly header: Uint8Array;
  readonly body: Uint8Array;
}

/** Collects whole frames. */
export class Frames {
  readonly all: Frame[] = [];
  private readonly decoder = new FrameDecoder();
  private head: (Head & { header: Uint8Array; parts: number[] }) | undefined;

  feed(bytes: Uint8Array): void {
    this.decoder.feed(bytes, {
      begin: (head, header) => (this.head = { ...head, header: header.slice(), parts: [] }),
      piece: (piece, whole) => {
        this.head!.parts.push(...piece);
        if (whole) this.all.push({ ...this.head!, body: Uint8Array.from(this.head!.parts) });
      },
    });
  }

  get isInside(): boolean {
    return this.decoder.isInside;
  }
}

export const HELLO = frame(Kind.HELLO, 0, 0, Hello.encode({ version: 1 }), EMPTY);

export const answer = (callId: number, body: Uint8Array, header = EMPTY): Uint8Array =>
  frame(Kind.RESPONSE, 0, callId, header, body);

export const failed = (callId: number, header: Parameters<typeof ResponseHeader.encode>[0]): Uint8Array =>
  answer(callId, EMPTY, ResponseHeader.encode(header));

/** Listens until the test ends; `act` gets each connection's frames as they come. */
export async function serve(
  context: TestContext, act: (frame: Frame, socket: Socket) => void, greet = true,
): Promise<{ address: string; sockets: Set<Socket> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const frames = new Frames();
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    socket.on("data", (bytes) => {
      frames.feed(bytes);
      for (const each of frames.all.splice(0)) {
        if (each.kind === Kind.HELLO && greet) socket.write(HELLO);
        else act(each, socket);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  context.after(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(resolve));
  });
  return { address: `127.0.0.1:${server.address().port}`, sockets };
}

/** The process's open sockets. */
export function openSockets(): number {
  let count = 0;
  for (const name of readdirSync("/proc/self/fd")) {
    try {
      if (readlinkSync(`/proc/self/fd/${name}`).startsWith("socket:")) count += 1;
    } catch {
      // The folder's own descriptor is gone again.
    }
  }
  return count;
}

/** How many timers and sockets keep the process alive, as Node counts them. */
export function resources(): number {
  return process.getActiveResourcesInfo().filter((name) => /Timeout|TCP|TLS/.test(name)).length;
}

/** Waits until there are no more of them than before; the other end of a socket closes a moment later. */
export async function settled(before: number): Promise<void> {
  for (let i = 0; i < 100 && resources() > before; i++) await new Promise<void>((resolve) => setImmediate(resolve));
  for (let i = 0; i < 100 && resources() > before; i++) await sleep(10);
  if (resources() > before) throw new Error(`${before} resources before, now ${process.getActiveResourcesInfo().join(" ")}`);
}
