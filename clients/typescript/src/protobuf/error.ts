// What is wrong with bytes or values.

/** Bytes that are not the message they should be, or a value that a field cannot hold. */
export class CodecError extends Error {
  override readonly name = "CodecError";
}
