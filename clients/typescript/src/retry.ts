// What may be sent again, how often, and when.

import { Processed, type RetouchError, StatusCode } from "./errors.js";

/** How a client repeats calls. */
export interface Retry {
  /** Times that one call is sent at most, the first included; 1 is never again. */
  attempts: number;
  /** Milliseconds before the first repeat; doubled each time up to 5 s, and shortened by chance by up to a half. */
  backoffMs: number;
  /** Repeats that a client may have in hand: each takes one, each call that succeeds gives a tenth of one back. */
  budget: number;
}

export const DEFAULT_RETRY: Readonly<Retry> = { attempts: 1, backoffMs: 100, budget: 10 };

const LONGEST_MS = 5_000;

/** Milliseconds before the repeat that follows so many attempts. */
export function backoff(retry: Retry, attempts: number, adviceMs: number): number {
  const longest = Math.min(LONGEST_MS, retry.backoffMs * 2 ** (attempts - 1));
  return Math.max(adviceMs, longest * (0.5 + Math.random() / 2));
}

/** Protos/WIRE.md, "Sending again". */
export function isSafe(error: RetouchError, mayRepeat: boolean): boolean {
  if (error.processed === Processed.DONE) return error.retryable;
  if (error.code !== StatusCode.UNAVAILABLE && !error.retryable) return false;
  return mayRepeat || error.processed === Processed.NOT_STARTED;
}

/** The repeats that one client has in hand, counted in tenths. */
export class Budget {
  private readonly most: number;
  private tenths: number;

  constructor(retry: Retry) {
    this.most = retry.budget * 10;
    this.tenths = this.most;
  }

  succeeded(): void {
    if (this.tenths < this.most) this.tenths += 1;
  }

  /** Takes one repeat; false when there is none left. */
  take(): boolean {
    if (this.tenths < 10) return false;
    this.tenths -= 10;
    return true;
  }
}
