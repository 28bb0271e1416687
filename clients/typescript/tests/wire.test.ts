// Frames and the state machine, without a socket.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Processed, StatusCode } from "../src/errors.js";
import { Cancel, CancelReason, GoAway, Hello, MessageHeader, RequestHeader } from "../src/generated/retouch/rpc/v1/headers.js";
import { Connection } from "../src/wire/connection.js";
import { EMPTY, frame, Kind, MORE } from "../src/wire/frames.js";
import { DEFAULT_LIMITS } from "../src/wire/limits.js";
import { answer, Frames, goldenFrames, HELLO } from "./support.js";

const golden = goldenFrames();

test("golden frames are read in any pieces and written again, byte for byte", () => {
  assert.ok(golden.size >= 15);
  for (const [name, bytes] of golden) {
    for (let cut = 0; cut <= bytes.length; cut++) {
      const frames = new Frames();
      frames.feed(bytes.slice(0, cut));
      assert.equal(frames.isInside, cut > 0 && cut < bytes.length, `${name} cut at ${cut}`);
      frames.feed(bytes.slice(cut));
      const found = frames.all[0]!;
      assert.equal(frames.all.length, 1, name);
      if (!(found.kind in Kind)) continue;
      assert.deepEqual(frame(found.kind, found.flags, found.callId, found.header, found.body), bytes, `${name} cut at ${cut}`);
    }
    const slow = new Frames();
    for (const byte of bytes) slow.feed(Uint8Array.of(byte));
    assert.equal(slow.all.length, 1, name);
  }
});

/** A connection that has heard the server's HELLO. */
function greeted(limits: Parameters<typeof Hello.encode>[0]["limits"] = {}): Connection {
  const connection = new Connection(DEFAULT_LIMITS, Hello.encode({ version: 1 }), 0);
  sent(connection);
  connection.receive(frame(Kind.HELLO, 0, 0, Hello.encode({ version: 1, limits }), EMPTY), 1);
  assert.ok(connection.isUsable);
  return connection;
}

/** What the connection writes now. */
function sent(connection: Connection): Frames["all"] {
  const frames = new Frames();
  while (connection.outbound.isWaiting) for (const bytes of connection.outbound.take()) frames.feed(bytes);
  return frames.all;
}

const header = RequestHeader.encode({ method: "a/B" });
const open = (connection: Connection, body: Uint8Array, streams = false) => connection.open(header, body, Infinity, streams, 0);

test("small requests go before large ones, large ones take turns", () => {
  const connection = greeted({ fragmentBytes: 1000 });
  open(connection, new Uint8Array(20_500).fill(1));
  open(connection, new Uint8Array(2500).fill(3));
  open(connection, new Uint8Array(5).fill(5));
  const frames = sent(connection);
  assert.deepEqual(frames.slice(0, 3).map((each) => [each.callId, each.body.length, each.flags]), [[1, 0, MORE], [3, 0, MORE], [5, 5, 0]]);
  assert.deepEqual(frames.slice(3, 9).map((each) => each.callId), [1, 3, 1, 3, 1, 3]);
  const bodies = (id: number) => frames.filter((each) => each.callId === id).reduce((sum, each) => sum + each.body.length, 0);
  assert.deepEqual([bodies(1), bodies(3), bodies(5)], [20_500, 2500, 5]);
});

test("a call that was not sent is dropped without a word; one that was is cancelled once", () => {
  const connection = greeted();
  const unsent = open(connection, EMPTY);
  connection.giveUp(unsent, CancelReason.ABANDONED);
  assert.deepEqual(sent(connection), []);
  assert.equal(unsent.error?.processed, Processed.NOT_STARTED);
  const call = open(connection, EMPTY);
  sent(connection);
  connection.giveUp(call, CancelReason.DEADLINE);
  connection.giveUp(call, CancelReason.ABANDONED);
  const [cancel, ...more] = sent(connection);
  assert.deepEqual([cancel?.kind, cancel?.callId, more.length], [Kind.CANCEL, call.id, 0]);
  assert.equal(Cancel.decode(cancel!.header).reason, CancelReason.DEADLINE);
  assert.equal(call.error?.code, StatusCode.DEADLINE_EXCEEDED);
  assert.equal(connection.inFlight, 1);
  connection.receive(answer(call.id, EMPTY), 2);
  assert.equal(connection.inFlight, 0);
});

test("an answer before the request is whole ends the request", () => {
  const connection = greeted();
  const call = open(connection, new Uint8Array(600_000));
  connection.outbound.take();
  connection.outbound.take();
  connection.receive(answer(call.id, Uint8Array.of(1)), 2);
  const [cancel] = sent(connection);
  assert.equal(Cancel.decode(cancel!.header).reason, CancelReason.ANSWERED);
  assert.deepEqual(call.body, Uint8Array.of(1));
});

test("frames that a server must not send end the connection", () => {
  const bad: [string, Uint8Array, RegExp][] = [
    ["byte 0", Uint8Array.of(0x48), /byte 0 of a frame is 0x48/], ["length", Uint8Array.of(0, 0, 0, 7), /length is 7/],
    ["HELLO", HELLO, /a second HELLO/], ["unknown", frame(9 as Kind, 0, 0, EMPTY, EMPTY), /unknown type 9/],
    ["REQUEST", frame(Kind.REQUEST, 0, 1, EMPTY, EMPTY), /a REQUEST frame from a server/],
    ["RESPONSE", answer(7, EMPTY), /call 7, which is not open/],
    ["PING", frame(Kind.PING, 0, 0, EMPTY, new Uint8Array(65)), /a PING with 65 bytes/],
    ["PING of a call", frame(Kind.PING, 0, 3, EMPTY, EMPTY), /a PING frame with call id 3/],
    ["GOAWAY", frame(Kind.GOAWAY, MORE, 0, EMPTY, EMPTY), /a GOAWAY frame with MORE/],
    ["sequence", frame(Kind.MESSAGE, 0, 1, MessageHeader.encode({ sequence: 1n }), EMPTY), /item 1 of call 1, where 0 is next/],
  ];
  for (const [name, bytes, words] of bad) {
    const connection = greeted();
    const call = open(connection, EMPTY, true);
    sent(connection);
    connection.receive(bytes, 2);
    assert.match(connection.closed?.message ?? `${name}: nothing`, words);
    assert.deepEqual([call.error?.code, call.error?.processed], [StatusCode.UNAVAILABLE, Processed.MAYBE], name);
  }
});

test("GOAWAY ends what was not accepted, and the connection with the last call", () => {
  const connection = greeted();
  const [kept, lost] = [open(connection, EMPTY), open(connection, EMPTY)];
  sent(connection);
  connection.receive(frame(Kind.GOAWAY, 0, 0, GoAway.encode({ lastCallId: 1, retryAfterMs: 70 }), EMPTY), 2);
  assert.deepEqual([lost.error?.processed, lost.error?.retryAfterMs], [Processed.NOT_STARTED, 70]);
  assert.ok(!kept.isDone && !connection.isUsable && connection.closed === undefined);
  // What the server still says of a call that GOAWAY answered crossed it.
  connection.receive(answer(lost.id, EMPTY), 3);
  connection.receive(answer(kept.id, EMPTY), 3);
  assert.ok(kept.isDone && kept.error === undefined && connection.closed !== undefined);
});

test("silence is pinged and then ends the connection, a PONG or anything else prolongs it", () => {
  const connection = greeted();
  const idle = DEFAULT_LIMITS.idleMs;
  connection.wake(idle, true);
  assert.deepEqual(sent(connection), []);
  connection.wake(1 + idle, true);
  assert.equal(sent(connection)[0]?.kind, Kind.PING);
  connection.receive(frame(Kind.PONG, 0, 0, EMPTY, EMPTY), 2 + idle);
  connection.wake(1 + 2 * idle, true);
  assert.equal(connection.closed, undefined);
  connection.wake(2 + 2 * idle, true);
  connection.wake(2 + 3 * idle, true);
  assert.match(connection.closed?.message ?? "", /silent/);
});

test("a server that takes nothing, or says no HELLO, is given up in time", () => {
  const stalled = greeted();
  stalled.wrote(10, true);
  stalled.wake(9 + DEFAULT_LIMITS.writeStallMs, true);
  assert.equal(stalled.closed, undefined);
  stalled.wake(10 + DEFAULT_LIMITS.writeStallMs, true);
  assert.match(stalled.closed?.message ?? "", /took no byte/);
  const silent = new Connection(DEFAULT_LIMITS, EMPTY, 0);
  silent.wake(DEFAULT_LIMITS.helloMs, true);
  assert.equal(silent.closed?.processed, Processed.NOT_STARTED);
});

test("many tiny fragments are one message, and items that nobody takes stop the reading", () => {
  const connection = greeted();
  const call = open(connection, EMPTY);
  sent(connection);
  for (let i = 0; i < 50_000; i++) connection.receive(frame(Kind.RESPONSE, i < 49_999 ? MORE : 0, call.id, EMPTY, Uint8Array.of(i)), 2);
  assert.deepEqual(call.body, new Uint8Array(50_000).map((_, i) => i));
  const stream = open(connection, EMPTY, true);
  sent(connection);
  for (let i = 0; connection.wantsRead; i++) {
    connection.receive(frame(Kind.MESSAGE, 0, stream.id, MessageHeader.encode({ sequence: BigInt(i) }), new Uint8Array(4096)), 2);
  }
  assert.ok(connection.unread > DEFAULT_LIMITS.unreadBytes && connection.unread < DEFAULT_LIMITS.unreadBytes + 10_000);
  while (stream.items.length > 0) assert.equal(connection.takeItem(stream).length, 4096);
  assert.deepEqual([connection.unread, connection.wantsRead], [0, true]);
});
