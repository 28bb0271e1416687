// Protocol buffers, as far as the generated codecs need them: what a message's type is. protobuf/ has the writer and the reader.

import { CodecError } from "./protobuf/error.js";
import { Reader } from "./protobuf/reader.js";
import { Writer } from "./protobuf/writer.js";

export { CodecError, Reader, Writer };
export type { Scalar } from "./protobuf/writer.js";

/**
 * What a message is made from: every field may be left out and has its default then. A oneof is `{ case, value }`.
 */
export type Init<T> = T extends Uint8Array | bigint | string | number | boolean | undefined
  ? T
  : T extends readonly (infer E)[]
    ? readonly Init<E>[]
    : T extends { case: infer C; value: infer V }
      ? { readonly case: C; readonly value: Init<V> }
      : { readonly [K in keyof T]?: Init<T[K]> | undefined };

/** The default of every field of type bytes. */
export const NO_BYTES = new Uint8Array(0);

/** What a message is called, and how it is written and read. */
export class MessageType<T> {
  constructor(
    /** "retouch.v1.EditRequest". */
    readonly typeName: string,
    /** A message with all fields at their defaults. */
    readonly blank: () => T,
    private readonly write: (message: Init<T>, writer: Writer) => void,
    private readonly read: (message: T, reader: Reader) => void,
  ) {}

  /**
   * The message's bytes. Large fields of type bytes are not copied as long as there is one slice only.
   *
   * @throws CodecError where a field holds what it cannot, such as -1 in a uint32.
   */
  encode(message: Init<T>): Uint8Array {
    const writer = new Writer();
    this.writeTo(message, writer);
    return writer.finish();
  }

  /**
   * Reads a whole message. Fields that the schema does not know are skipped; fields of type bytes are views into `bytes`.
   *
   * @throws CodecError where the bytes are not well-formed.
   */
  decode(bytes: Uint8Array): T {
    const message = this.blank();
    this.readFrom(message, new Reader(bytes));
    return message;
  }

  /** The message with every field that `init` leaves out at its default. */
  create(init: Init<T> = {} as Init<T>): T {
    return this.decode(this.encode(init));
  }

  /** @internal */
  writeTo(message: Init<T>, writer: Writer): void {
    if (typeof message !== "object" || message === null) throw new CodecError(`${String(message)} is no ${this.typeName}`);
    this.write(message, writer);
  }

  /** @internal */
  readFrom(message: T, reader: Reader): void {
    this.read(message, reader);
  }
}
