package retouch;

import java.time.Duration;

/**
 * When failed calls are sent again, within what Protos/WIRE.md allows: what was never started, what the server says left nothing
 * behind, and what may happen twice.
 *
 * @param attempts of one call at most, the first included; 1: never again
 * @param backoff before the second attempt; doubled before each further one up to 5 s, each time between half of it and all of it
 * @param budget retries that the client may have in hand; each call that succeeds gives a tenth of one back
 */
public record Retry(int attempts, Duration backoff, int budget) {
    /** Nothing is sent again. */
    public static final Retry NEVER = new Retry(1, Duration.ofMillis(100), 10);

    private static final Duration LONGEST = Duration.ofSeconds(5);

    public Retry {
        if (attempts < 1 || budget < 0 || backoff.isNegative()) {
            throw RetouchException.of(Failure.invalid(
                    "retry settings are out of range: attempts " + attempts + " (from 1), budget " + budget
                            + " (from 0), backoff " + backoff + " (not negative)"));
        }
    }

    /** So many attempts, with the usual pauses. */
    public static Retry of(int attempts) {
        return new Retry(attempts, NEVER.backoff, NEVER.budget);
    }

    /** The longest pause before the next attempt, after so many. */
    public Duration pause(int made) {
        Duration pause = backoff;
        for (int index = 1; index < made && pause.compareTo(LONGEST) < 0; index++) pause = pause.multipliedBy(2);
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    /** Whether a failed call may be sent again; {@code isIdempotent}: it may be done twice. */
    public static boolean isSafe(Failure failure, boolean isIdempotent) {
        boolean isWorthwhile = failure.code() == StatusCode.UNAVAILABLE || failure.retryable();
        return switch (failure.processed()) {
            case DONE -> failure.retryable();
            case NOT_STARTED -> isWorthwhile;
            case MAYBE -> isWorthwhile && isIdempotent;
        };
    }
}
