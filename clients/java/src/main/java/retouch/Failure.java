package retouch;

import java.time.Duration;
import java.util.List;

/**
 * Why a call failed, by the server's word or by what became of the connection: what a {@link RetouchException} carries.
 *
 * @param code the status
 * @param message what went wrong, for people; no credential and no prompt is in it
 * @param reason a stable name, such as "ImageLoadError"; empty where the server gave none
 * @param stage auth, input, prompt, plan, engine or output; empty before any of them
 * @param retryable the same call may succeed later
 * @param retryAfter how long to wait before that; zero is no advice
 * @param processed how far the call came
 * @param charged credits were kept although the call failed
 * @param metadata what the server sent beside the failure, in its order
 * @param attempts how often the call was sent, or a connection was tried for it
 */
public record Failure(
        StatusCode code,
        String message,
        String reason,
        String stage,
        boolean retryable,
        Duration retryAfter,
        Processed processed,
        boolean charged,
        List<MetadataEntry> metadata,
        int attempts) {

    /** The same failure of a call that was tried so often. */
    public Failure withAttempts(int attempts) {
        return new Failure(
                code, message, reason, stage, retryable, retryAfter, processed, charged, metadata, attempts);
    }

    /** The same failure of a call that came so far. */
    public Failure withProcessed(Processed processed) {
        return new Failure(
                code, message, reason, stage, retryable, retryAfter, processed, charged, metadata, attempts);
    }

    private static Failure of(
            StatusCode code, String message, String reason, String stage, boolean retryable, Processed processed) {
        return new Failure(
                code, message, reason, stage, retryable, Duration.ZERO, processed, false, List.of(), 0);
    }

    /** There is no connection, or no more. */
    public static Failure unavailable(String message, Processed processed, Duration retryAfter) {
        return new Failure(
                StatusCode.UNAVAILABLE, message, "Unavailable", "", true, retryAfter, processed, false, List.of(), 0);
    }

    /** The deadline passed by the client's clock. */
    public static Failure deadlinePassed(Processed processed) {
        return of(StatusCode.DEADLINE_EXCEEDED, "the deadline passed", "DeadlineExceeded", "", true, processed);
    }

    /** The caller gave the call up. */
    public static Failure cancelled(Processed processed) {
        return of(StatusCode.CANCELLED, "the caller gave the call up", "Cancelled", "", false, processed);
    }

    /** Something is over a limit of its size or number. */
    public static Failure tooLarge(String message, Processed processed) {
        return of(StatusCode.RESOURCE_EXHAUSTED, message, "InputValidationError", "input", false, processed);
    }

    /** As many calls are in flight as the server takes. */
    public static Failure tooManyCalls(String message) {
        return of(
                StatusCode.RESOURCE_EXHAUSTED, message, "ConcurrencyLimitExceeded", "", true, Processed.NOT_STARTED);
    }

    /** The caller's own input is wrong; nothing was sent. */
    public static Failure invalid(String message) {
        return of(
                StatusCode.INVALID_ARGUMENT, message, "InputValidationError", "input", false, Processed.NOT_STARTED);
    }

    /** Items came for a call that has one reply. */
    public static Failure unexpectedItem() {
        return of(
                StatusCode.UNIMPLEMENTED, "the method answers with a stream", "InputValidationError", "", false,
                Processed.MAYBE);
    }

    /** An answer came that is no message of its type. */
    public static Failure unreadable(String why) {
        return of(
                StatusCode.INTERNAL, "an answer of the server cannot be read: " + why, "PipelineError", "", false,
                Processed.DONE);
    }

    /** As exceptions print it: "OutOfCredits (auth): the account has 0 credits". */
    @Override
    public String toString() {
        String name = reason.isEmpty() ? code.name() : reason;
        return stage.isEmpty() ? name + ": " + message : name + " (" + stage + "): " + message;
    }
}
