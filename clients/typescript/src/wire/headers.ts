// Headers of frames between protobuf and the client's values.

import { responseFailure, type RetouchError } from "../errors.js";
import { Cancel, type CancelReason, GoAway, Hello, MessageHeader, ResponseHeader } from "../generated/retouch/rpc/v1/headers.js";
import type { Entry } from "../method.js";
import type { MessageType } from "../protobuf.js";
import { ProtocolError } from "./frames.js";

/** What a RESPONSE says beside its body. */
export interface Answer {
  /** Undefined for success. */
  readonly error: RetouchError | undefined;
  readonly metadata: readonly Entry[];
}

/** @throws ProtocolError, as all that decode here, where the bytes are no such header. */
export function decodeHello(header: Uint8Array): Hello {
  const hello = decoded(Hello, header);
  if (hello.version === 0) throw new ProtocolError("HELLO names version 0; the first one is 1");
  return hello;
}

export function decodeGoAway(header: Uint8Array): GoAway {
  return decoded(GoAway, header);
}

/** The number of an item in its stream. */
export function decodeSequence(header: Uint8Array): bigint {
  return decoded(MessageHeader, header).sequence;
}

export function decodeResponse(header: Uint8Array): Answer {
  if (header.length === 0) return { error: undefined, metadata: [] };
  const response = decoded(ResponseHeader, header);
  const metadata = response.metadata.map((entry) => [entry.key, entry.value] as const);
  return { error: responseFailure(response, metadata), metadata };
}

export function cancelHeader(reason: CancelReason): Uint8Array {
  return Cancel.encode({ reason });
}

function decoded<T>(type: MessageType<T>, header: Uint8Array): T {
  try {
    return type.decode(header);
  } catch (error) {
    throw new ProtocolError(`a ${type.typeName} cannot be read: ${(error as Error).message}`);
  }
}
