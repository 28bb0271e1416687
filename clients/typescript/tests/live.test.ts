// The real server, and servers that are bad, with what the client leaves behind.

import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { Cancelled, Client, DeadlineExceeded, InputValidationError, NotFound, PromptNotUnderstood, Unavailable, v1 } from "../src/index.js";
import { Kind } from "../src/wire/frames.js";
import { answer, openSockets, resources, ROOT, serve, settled, sleep } from "./support.js";

// The compiler's library is older than this.
const timeout = (ms: number): AbortSignal => (AbortSignal as unknown as { timeout(ms: number): AbortSignal }).timeout(ms);

async function start(context: TestContext): Promise<{ address: string; server: ChildProcess }> {
  const data = mkdtempSync(join(tmpdir(), "retouch-"));
  const server = spawn(
    join(ROOT, ".build/release/retouchd"),
    ["serve", "--listen", "127.0.0.1:0", "--data", data, "--models", join(ROOT, ".cache/models")],
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  const gone = new Promise<void>((resolve) => {
    server.once("exit", resolve);
    server.once("error", resolve);
  });
  context.after(async () => {
    server.kill("SIGTERM");
    await gone;
    rmSync(data, { recursive: true, force: true });
  });
  let text = "";
  for await (const chunk of server.stdout) {
    text += new TextDecoder().decode(chunk);
    const address = /listening on (\S+)/.exec(text)?.[1];
    if (address !== undefined) return { address, server };
  }
  throw new Error("the server ended before it listened; make build makes it");
}

test("health, description, plans and their refusals", async (context) => {
  const client = new Client((await start(context)).address);
  context.after(() => client.close());
  assert.ok((await client.health.check({})).status !== v1.ServingStatus.UNKNOWN);
  assert.equal((await client.describe.describe({})).schemaHash, v1.SCHEMA_HASH);
  const { plan } = await client.edit.planEdit({ inputs: { prompt: "make the dress emerald green and crop to 4:5" } });
  assert.equal(plan?.steps.length, 2);
  await assert.rejects(client.edit.planEdit({ inputs: { prompt: "mach das Kleid rot" } }), PromptNotUnderstood);
  await assert.rejects(client.library.getImage({ imageId: "none" }), (error) => error instanceof NotFound || error instanceof InputValidationError);
  await assert.rejects(client.edit.planEdit({ inputs: { prompt: 5 as never } }), InputValidationError);
  assert.ok((await client.ping()) >= 0);
});

test("many callers share one connection, and nothing is left after close", async (context) => {
  const { address } = await start(context);
  const [sockets, before] = [openSockets(), resources()];
  for (let round = 0; round < 5; round++) {
    const client = new Client(address);
    await client.connect();
    const open = openSockets();
    await Promise.all(Array.from({ length: 200 }, () => client.health.check({})));
    assert.equal(openSockets(), open);
    await client.close();
  }
  await settled(before);
  assert.equal(openSockets(), sockets);
});

test("a call after the server was killed fails at once, in words", async (context) => {
  const { address, server } = await start(context);
  const client = new Client(address);
  context.after(() => client.close());
  await client.health.check({});
  const gone = new Promise<void>((resolve) => server.once("exit", resolve));
  server.kill("SIGKILL");
  await gone;
  await assert.rejects(client.health.check({}), (error) => error instanceof Unavailable && /connection refused/.test(error.message));
});

test("deadlines, signals and leaving a loop tell the server, and leave nothing behind", async (context) => {
  const told: number[] = [];
  const { address } = await serve(context, (frame) => told.push(frame.kind));
  const before = resources();
  const client = new Client(address);
  await client.connect();
  await assert.rejects(client.health.check({}, { timeoutMs: 30 }), DeadlineExceeded);
  await assert.rejects(client.health.check({}, { signal: timeout(30) }), DeadlineExceeded);
  const controller = new AbortController();
  const call = client.health.check({}, { signal: controller.signal });
  await sleep(10);
  controller.abort();
  await assert.rejects(call, Cancelled);
  await assert.rejects(client.health.check({}, { signal: controller.signal }), Cancelled);
  const stream = client.edit.edit({ inputs: { prompt: "warmer" } });
  await sleep(50);
  await stream.return();
  await sleep(50);
  const { REQUEST, CANCEL } = Kind;
  assert.deepEqual(told, [REQUEST, CANCEL, REQUEST, CANCEL, REQUEST, CANCEL, REQUEST, CANCEL]);
  await client.close();
  await settled(before);
});

test("servers that are silent, speak another protocol or break off are refused in words", async (context) => {
  for (const [bytes, words] of [["HTTP/1.1 400 Bad Request\r\n\r\n", /byte 0 of a frame is 0x48/], ["", /no HELLO/]] as const) {
    const server = await serve(context, (_, socket) => socket.write(new TextEncoder().encode(bytes)), false);
    const client = new Client(server.address, { limits: { helloMs: 100 } });
    const before = resources();
    await assert.rejects(client.connect(), (error) => error instanceof Unavailable && words.test(error.message));
    await client.close();
    await settled(before);
  }
});

test("a call is sent again only where the caller asked for it", async (context) => {
  let count = 0;
  const { address } = await serve(context, (frame, socket) => {
    if (frame.kind !== Kind.REQUEST) return;
    count += 1;
    if (count % 3 === 0) socket.write(answer(frame.callId, new Uint8Array(0)));
    else socket.destroy();
  });
  const once = new Client(address);
  await assert.rejects(once.health.check({}), (error) => error instanceof Unavailable && error.attempts === 1);
  await once.close();
  count = 0;
  const often = new Client(address, { retry: { attempts: 3, backoffMs: 1 } });
  assert.equal((await often.health.check({})).status, v1.ServingStatus.UNKNOWN);
  assert.equal(count, 3);
  await often.close();
});

test("settings and files that are wrong are refused by name when the client is made", () => {
  const folder = mkdtempSync(join(tmpdir(), "retouch-"));
  const junk = join(folder, "junk.pem");
  writeFileSync(junk, "no certificate");
  const wrong: [string, object, RegExp][] = [
    ["nowhere", {}, /"nowhere" is no address/], ["a:0", {}, /no address/], ["::1:7433", {}, /no address/],
    ["a:1", { credentials: "x" }, /no option credentials/], ["a:1", { retry: { times: 3 } }, /no option retry.times/],
    ["a:1", { timeoutMs: -1 }, /timeoutMs is -1/], ["a:1", { connections: 3 }, /connections is 1 or 2/],
    ["a:1", { tls: { authority: "/gone.pem" } }, /\/gone.pem cannot be read: no such file/],
    ["a:1", { tls: { authority: junk } }, /junk.pem holds no certificate/],
    ["a:1", { tls: { certificate: junk } }, /needs its key/],
  ];
  for (const [address, options, words] of wrong) {
    assert.throws(() => new Client(address, options), (error) => error instanceof InputValidationError && words.test(error.message));
  }
  rmSync(folder, { recursive: true, force: true });
});
