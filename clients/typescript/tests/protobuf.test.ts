// The codecs: golden messages read and written, cut at every byte, and everything that is not well-formed.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as headers from "../src/generated/retouch/rpc/v1/headers.js";
import * as v1 from "../src/generated/retouch/v1/index.js";
import { CodecError, type Init, MessageType, Reader, Writer } from "../src/protobuf.js";
import { goldenMessages, unhex } from "./support.js";

const TYPES: Record<string, unknown> = {
  "change-background-full": v1.ChangeBackgroundRequest, "change-background-least": v1.ChangeBackgroundRequest,
  "describe-response": v1.DescribeResponse, "edit-overlay": v1.EditRequest, "edit-strokes": v1.EditRequest,
  "event-edit-summary": v1.EditEvent, "event-progress": v1.EditEvent, "event-summary": v1.EditEvent,
  "event-variation": v1.EditEvent, "header-cancel": headers.Cancel, "header-go-away": headers.GoAway,
  "header-hello": headers.Hello, "header-message": headers.MessageHeader, "header-request": headers.RequestHeader,
  "header-response": headers.ResponseHeader, "health-response": v1.HealthCheckResponse,
  "suggest-next-request": v1.SuggestNextRequest, "suggest-next-response": v1.SuggestNextResponse,
};

const golden = [...goldenMessages()].map(([name, bytes]) => ({ name, bytes, type: TYPES[name] as MessageType<unknown> }));

test("golden messages are read and written again, byte for byte", () => {
  assert.ok(golden.length >= 18);
  for (const { name, bytes, type } of golden) {
    assert.ok(type instanceof MessageType, `${name} has no type here`);
    assert.deepEqual(type.encode(type.decode(bytes) as Init<unknown>), bytes, name);
  }
});

test("golden messages cut at every byte are read as a shorter message, or refused", () => {
  let refused = 0;
  for (const { name, bytes, type } of golden) {
    for (let length = 0; length < bytes.length; length++) {
      try {
        const again = type.encode(type.decode(bytes.slice(0, length)) as Init<unknown>);
        assert.ok(again.length <= length, `${name} cut at ${length}`);
      } catch (error) {
        assert.ok(error instanceof CodecError, `${name} cut at ${length}: ${String(error)}`);
        refused += 1;
      }
    }
  }
  assert.ok(refused > 1000, `only ${refused} cuts were refused`);
});

test("a oneof is one of its members, and a message that comes twice is merged", () => {
  const event = v1.EditEvent.decode(unhex("0a020804" + "0a05150000003f"));
  assert.deepEqual(event.event, { case: "progress", value: { stage: v1.Stage.SEGMENT, fraction: 0.5, queuePosition: 0 } });
  // Another member takes its place.
  const other = v1.EditEvent.decode(unhex("0a020804" + "1a00"));
  assert.equal(other.event?.case, "summary");
  assert.throws(() => v1.EditEvent.encode({ event: { case: "nothing", value: {} } as never }), /event has no case nothing/);
});

test("unknown fields are skipped, also where they are groups and where a known one has another type", () => {
  for (const unknown of ["f80101", "fb0108 01fc01", "fa010161", "f90101020304 05060708", "fd0101020304", "0d01020304"]) {
    const bytes = unhex(unknown.replace(/ /g, "") + "1805");
    assert.equal(v1.HealthCheckResponse.decode(bytes).editsRunning, 5, unknown);
  }
});

test("an enum keeps numbers that it does not have", () => {
  const health = v1.HealthCheckResponse.decode(unhex("0863"));
  assert.equal(health.status, 99);
  assert.deepEqual(v1.HealthCheckResponse.encode(health), unhex("0863"));
});

test("what is not well-formed is refused", () => {
  const bad = {
    "a field with number 0": "0001", "a wire type of 6": "0e", "a wire type of 7": "0f", "a number of 11 bytes": "08ffffffffffffffffffff01",
    "a length past the end": "1205", "a length of 35 bits": "12ffffffff7f", "an end of a group": "0c", "a group that does not end": "fb01",
    "a text that is not UTF-8": "1201ff", "half a fixed number": "fd010102", "an overlong text of UTF-8": "1202c080",
  };
  for (const [what, digits] of Object.entries(bad)) {
    assert.throws(() => v1.HealthCheckResponse.decode(unhex(digits)), CodecError);
    assert.ok(what);
  }
  const deep = unhex("fb01".repeat(33) + "fc01".repeat(33));
  assert.throws(() => v1.HealthCheckResponse.decode(deep), /levels deep/);
  const allowed = unhex("fb01".repeat(32) + "fc01".repeat(32) + "1805");
  assert.equal(v1.HealthCheckResponse.decode(allowed).editsRunning, 5);
});

test("a field holds only what its type can hold, and the error names it", () => {
  const wrong: [() => unknown, RegExp][] = [
    [() => v1.HealthCheckResponse.encode({ editsRunning: -1 }), /editsRunning: -1 is not a uint32/],
    [() => v1.HealthCheckResponse.encode({ editsRunning: 1.5 }), /editsRunning: 1.5 is not a uint32/],
    [() => v1.HealthCheckResponse.encode({ editsRunning: 2 ** 32 }), /is not a uint32/],
    [() => v1.HealthCheckResponse.encode({ reasons: ["a\ud800"] }), /half a surrogate pair/],
    [() => v1.HealthCheckResponse.encode({ reasons: "no" as never }), /reasons: string is not an array/],
    [() => v1.DescribeResponse.encode({ schemaHash: -1n }), /schemaHash: -1 is not a uint64/],
    [() => v1.DescribeResponse.encode({ schemaHash: 5 as never }), /written as a bigint/],
    [() => v1.Progress.encode({ fraction: 1e300 }), /fraction: 1e\+300 is not a float/],
    [() => v1.EditRequest.encode({ inputs: 5 as never }), /inputs: 5 is not a retouch.v1.EditInputs/],
    [() => v1.UploadImageRequest.encode({ data: "x" as never }), /data: string is not a Uint8Array/],
  ];
  for (const [run, pattern] of wrong) assert.throws(run, pattern);
});

test("numbers of all kinds come back at their borders", () => {
  const writer = new Writer();
  const small = [0, 1, -1, 0x7fff_ffff, -0x8000_0000];
  const large = [0n, 1n, -1n, 2n ** 63n - 1n, -(2n ** 63n)];
  for (const value of small) {
    writer.int32(1, "i", value, true);
    writer.sint32(2, "s", value, true);
    writer.sfixed32(3, "f", value, true);
    writer.uint32(4, "u", value >>> 0, true);
    writer.fixed32(5, "x", value >>> 0, true);
  }
  for (const value of large) {
    writer.int64(1, "i", value, true);
    writer.sint64(2, "s", value, true);
    writer.sfixed64(3, "f", value, true);
    writer.uint64(4, "u", BigInt.asUintN(64, value), true);
    writer.fixed64(5, "x", BigInt.asUintN(64, value), true);
  }
  for (const value of [0, -0, 0.1, NaN, Infinity]) writer.double(6, "d", value, true);
  const reader = new Reader(writer.finish());
  const read = <T>(one: () => T): T => (reader.tag(), one.call(reader));
  for (const value of small) {
    assert.equal(read(reader.int32), value);
    assert.equal(read(reader.sint32), value);
    assert.equal(read(reader.sfixed32), value);
    assert.equal(read(reader.uint32), value >>> 0);
    assert.equal(read(reader.fixed32), value >>> 0);
  }
  for (const value of large) {
    assert.equal(read(reader.int64), value);
    assert.equal(read(reader.sint64), value);
    assert.equal(read(reader.sfixed64), value);
    assert.equal(read(reader.uint64), BigInt.asUintN(64, value));
    assert.equal(read(reader.fixed64), BigInt.asUintN(64, value));
  }
  for (const value of [0, -0, 0.1, NaN, Infinity]) assert.ok(Object.is(read(reader.double), value));
  assert.ok(!reader.more());
});

test("packed numbers are read in either form, and large bytes beside small ones come back", () => {
  assert.deepEqual(v1.FreehandStroke.decode(unhex("0a080000003f0000803f" + "0d00000040")).coordinates, [0.5, 1, 2]);
  const data = new Uint8Array(100_000).map((_, i) => i * 7);
  const request = v1.EditRequest.create({ inputs: { source: { source: { case: "data", value: data } }, prompt: "warmer" } } as never);
  const again = v1.EditRequest.decode(v1.EditRequest.encode(request));
  assert.deepEqual(again, request);
});
