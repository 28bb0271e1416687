// What arrives on a connection: its frames are checked by the protocol's rules, and pieces of messages are put together; the connection
// is told of what is whole.

import { Arriving, type Call } from "./call.js";
import type { Connection } from "./connection.js";
import { EMPTY, type FrameSink, type Head, IGNORABLE, Kind, MORE, ProtocolError } from "./frames.js";
import { PING_BYTES } from "./limits.js";

export class Arrivals implements FrameSink {
  /** The frame whose pieces are coming, and the call that it is for. */
  private head: Head | undefined;
  private target: Call | undefined;
  private header: Uint8Array = EMPTY;
  private held: Uint8Array = EMPTY;

  /** @param messageBytes - the largest reply or item that is taken. */
  constructor(
    private readonly connection: Connection,
    private readonly messageBytes: number,
  ) {}

  begin(head: Head, header: Uint8Array): void {
    if (this.connection.closed !== undefined) return;
    this.head = head;
    this.header = header;
    this.target = undefined;
    this.held = EMPTY;
    const { kind, flags, callId } = head;
    const name = Kind[kind];
    if (name === undefined) {
      if (!(flags & IGNORABLE)) throw new ProtocolError(`a frame of unknown type ${kind}`);
      return;
    }
    if (kind === Kind.REQUEST || kind === Kind.CANCEL) throw new ProtocolError(`a ${name} frame from a server`);
    if (this.connection.server === undefined && kind !== Kind.HELLO && kind !== Kind.GOAWAY) {
      throw new ProtocolError(`the first frame is a ${name}; it must be HELLO or GOAWAY`);
    }
    if (kind === Kind.MESSAGE || kind === Kind.RESPONSE) return this.beginMessage(kind, callId, header);
    if (callId !== 0) throw new ProtocolError(`a ${name} frame with call id ${callId}`);
    if (flags & MORE) throw new ProtocolError(`a ${name} frame with MORE`);
    if (kind === Kind.PING || kind === Kind.PONG) {
      if (header.length > 0) throw new ProtocolError(`a ${name} frame with a header`);
      if (head.bodyBytes > PING_BYTES) throw new ProtocolError(`a ${name} with ${head.bodyBytes} bytes; ${PING_BYTES} are allowed`);
    } else if (head.bodyBytes > 0) {
      throw new ProtocolError(`a ${name} frame with a body`);
    }
  }

  private beginMessage(kind: Kind, callId: number, header: Uint8Array): void {
    const call = this.connection.find(callId);
    if (call === undefined) {
      // GOAWAY has answered it; what the server still says of it crossed that.
      if (this.connection.hasRefused(callId)) return;
      throw new ProtocolError(`a ${Kind[kind]} frame for call ${callId}, which is not open`);
    }
    this.target = call;
    if (call.arriving?.kind === kind) {
      if (header.length > 0) throw new ProtocolError(`a header in a later fragment of call ${callId}`);
    } else if (call.arriving !== undefined && kind === Kind.MESSAGE) {
      throw new ProtocolError(`a MESSAGE frame in the middle of the RESPONSE of call ${callId}`);
    } else {
      // A RESPONSE may cut an item off that was on its way.
      call.arriving = new Arriving(kind, header.slice());
    }
  }

  piece(bytes: Uint8Array, whole: boolean): void {
    const head = this.head;
    if (this.connection.closed !== undefined || head === undefined) return;
    switch (head.kind) {
      case Kind.MESSAGE:
      case Kind.RESPONSE:
        if (this.target !== undefined) this.messagePiece(this.target, head, bytes, whole);
        return;
      case Kind.PING:
      case Kind.PONG:
        // A piece of at most 64 bytes.
        this.held = joined(this.held, bytes);
        if (!whole) return;
        if (head.kind === Kind.PING) this.connection.pinged(this.held);
        else this.connection.ponged();
        return;
      case Kind.HELLO:
        return this.connection.greeted(this.header);
      case Kind.GOAWAY:
        return this.connection.left(this.header);
    }
  }

  private messagePiece(call: Call, head: Head, bytes: Uint8Array, whole: boolean): void {
    const isFinal = !(head.flags & MORE);
    const isLast = whole && isFinal;
    const arriving = call.arriving!;
    if (call.isAbandoned) {
      if (!isLast) return;
      call.arriving = undefined;
      if (head.kind === Kind.RESPONSE) this.connection.forget(call);
      return;
    }
    if (arriving.size + bytes.length > this.messageBytes) {
      if (isLast) call.arriving = undefined;
      return this.connection.overflowed(call, isFinal && head.kind === Kind.RESPONSE, isLast);
    }
    if (!isLast) return arriving.add(bytes);
    const body = arriving.join(bytes);
    call.arriving = undefined;
    if (head.kind === Kind.RESPONSE) this.connection.answered(call, arriving.header, body);
    else this.connection.item(call, arriving.header, body);
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
