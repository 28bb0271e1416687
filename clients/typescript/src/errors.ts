// Why a call failed: one class for each reason that a server names, all of them RetouchError.

import { Processed, type ResponseHeader } from "./generated/retouch/rpc/v1/headers.js";
import { StatusCode } from "./generated/retouch/rpc/v1/status.js";
import type { Entry } from "./method.js";

export { Processed, StatusCode };

/** What is known of a failure. */
export interface Failure {
  code: StatusCode;
  message: string;
  reason?: string;
  stage?: string;
  retryable?: boolean;
  retryAfterMs?: number;
  processed?: Processed;
  charged?: boolean;
  metadata?: readonly Entry[];
  cause?: unknown;
}

/** A call that failed, by the server's word or by what became of the connection. */
export class RetouchError extends Error {
  /** gRPC's codes. */
  readonly code: StatusCode;
  /** A stable name such as "ImageLoadError"; empty where the server gave none. */
  readonly reason: string;
  /** Where it happened: auth, input, prompt, plan, engine, output; empty before any of them. */
  readonly stage: string;
  /** The same call may succeed later. */
  readonly retryable: boolean;
  /** How long to wait before that; 0 is no advice. */
  readonly retryAfterMs: number;
  /** How far the call came, and so whether it may be sent again. */
  readonly processed: Processed;
  /** Credits were kept although the call failed. */
  readonly charged: boolean;
  /** What the server sent beside the failure. */
  readonly metadata: readonly Entry[];
  /** How often the call was sent or tried. */
  attempts = 0;

  constructor(failure: Failure) {
    super(failure.message, failure.cause === undefined ? undefined : { cause: failure.cause });
    this.name = new.target.name;
    this.code = failure.code;
    this.reason = failure.reason ?? "";
    this.stage = failure.stage ?? "";
    this.retryable = failure.retryable ?? false;
    this.retryAfterMs = failure.retryAfterMs ?? 0;
    this.processed = failure.processed ?? Processed.MAYBE;
    this.charged = failure.charged ?? false;
    this.metadata = failure.metadata ?? [];
  }
}

export class ImageLoadError extends RetouchError {}
export class InputValidationError extends RetouchError {}
export class PromptNotUnderstood extends RetouchError {}
export class AnnotationMissing extends RetouchError {}
export class SubjectNotFound extends RetouchError {}
export class NeedsGenerativeEngine extends RetouchError {}
export class ContentModerationError extends RetouchError {}
export class ThirdPartyError extends RetouchError {}
export class PipelineError extends RetouchError {}
export class OutOfCredits extends RetouchError {}
export class RateLimitExceeded extends RetouchError {}
export class ConcurrencyLimitExceeded extends RetouchError {}
export class Overloaded extends RetouchError {}
export class Unauthorized extends RetouchError {}
export class NotFound extends RetouchError {}
export class IdempotencyConflict extends RetouchError {}
export class DeadlineExceeded extends RetouchError {}
export class Cancelled extends RetouchError {}
export class Unavailable extends RetouchError {}

const CLASSES = new Map<string, typeof RetouchError>(
  Object.entries({
    ImageLoadError, InputValidationError, PromptNotUnderstood, AnnotationMissing, SubjectNotFound, NeedsGenerativeEngine,
    ContentModerationError, ThirdPartyError, PipelineError, OutOfCredits, RateLimitExceeded, ConcurrencyLimitExceeded, Overloaded,
    Unauthorized, NotFound, IdempotencyConflict, DeadlineExceeded, Cancelled, Unavailable,
  }),
);

/** The error of a reason's own class; a reason that a newer server has is a RetouchError. */
export function failure(what: Failure): RetouchError {
  return new (CLASSES.get(what.reason ?? "") ?? RetouchError)(what);
}

/** The error of a RESPONSE, or `undefined` for OK. A code or a `processed` that is not known reads as UNKNOWN and MAYBE. */
export function responseFailure(header: ResponseHeader, metadata: readonly Entry[]): RetouchError | undefined {
  if (header.code === StatusCode.OK) return undefined;
  const { details } = header;
  return failure({
    code: StatusCode[header.code] === undefined ? StatusCode.UNKNOWN : header.code,
    message: header.message,
    reason: details?.reason ?? "",
    stage: details?.stage ?? "",
    retryable: details?.retryable ?? false,
    retryAfterMs: details?.retryAfterMs ?? 0,
    processed: Processed[header.processed] === undefined ? Processed.MAYBE : header.processed,
    charged: details?.charged ?? false,
    metadata,
  });
}

/** No connection, or it ended under the call. */
export function unavailable(message: string, processed: Processed, retryAfterMs = 0): RetouchError {
  return failure({ code: StatusCode.UNAVAILABLE, message, reason: "Unavailable", retryable: true, retryAfterMs, processed });
}

/** A message over a limit. */
export function tooLarge(message: string, processed: Processed): RetouchError {
  return failure({ code: StatusCode.RESOURCE_EXHAUSTED, message, reason: "InputValidationError", stage: "input", processed });
}

/** A setting or a request that cannot be used. */
export function invalid(message: string): RetouchError {
  return failure({
    code: StatusCode.INVALID_ARGUMENT, message, reason: "InputValidationError", stage: "input", processed: Processed.NOT_STARTED,
  });
}

export function deadlinePassed(processed: Processed): RetouchError {
  return failure({
    code: StatusCode.DEADLINE_EXCEEDED, message: "the deadline passed", reason: "DeadlineExceeded", retryable: true, processed,
  });
}

export function cancelled(processed: Processed, cause?: unknown): RetouchError {
  return failure({ code: StatusCode.CANCELLED, message: "the caller gave the call up", reason: "Cancelled", processed, cause });
}

/** The error of a caller whose signal was aborted. */
export function aborted(signal: AbortSignal, processed: Processed): RetouchError {
  return isTimeout(signal) ? deadlinePassed(processed) : cancelled(processed, signal.reason);
}

/** Whether a signal was aborted by `AbortSignal.timeout`. */
export function isTimeout(signal: AbortSignal): boolean {
  return (signal.reason as { name?: unknown } | undefined)?.name === "TimeoutError";
}
