package retouch;

import java.time.Duration;
import java.util.List;

/**
 * A call that failed, by the server's word or by what became of the connection. Catch it for all failures, or one of its nested
 * classes for those with a reason: {@code catch (RetouchException.OutOfCredits e)}.
 *
 * <p>A reason that this version does not know is a plain {@code RetouchException}.
 */
public class RetouchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    private RetouchException(Failure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    /** The exception of a failure: of the class that belongs to its reason. */
    public static RetouchException of(Failure failure) {
        return switch (failure.reason()) {
            case "ImageLoadError" -> new ImageLoad(failure);
            case "InputValidationError" -> new InputValidation(failure);
            case "PromptNotUnderstood" -> new PromptNotUnderstood(failure);
            case "AnnotationMissing" -> new AnnotationMissing(failure);
            case "SubjectNotFound" -> new SubjectNotFound(failure);
            case "NeedsGenerativeEngine" -> new NeedsGenerativeEngine(failure);
            case "ContentModerationError" -> new ContentModeration(failure);
            case "ThirdPartyError" -> new ThirdParty(failure);
            case "PipelineError" -> new Pipeline(failure);
            case "OutOfCredits" -> new OutOfCredits(failure);
            case "RateLimitExceeded" -> new RateLimitExceeded(failure);
            case "ConcurrencyLimitExceeded" -> new ConcurrencyLimitExceeded(failure);
            case "Overloaded" -> new Overloaded(failure);
            case "Unauthorized" -> new Unauthorized(failure);
            case "NotFound" -> new NotFound(failure);
            case "IdempotencyConflict" -> new IdempotencyConflict(failure);
            case "DeadlineExceeded" -> new DeadlineExceeded(failure);
            case "Cancelled" -> new Cancelled(failure);
            case "Unavailable" -> new Unavailable(failure);
            default -> new RetouchException(failure);
        };
    }

    /** All that is known, as one value. */
    public Failure failure() {
        return failure;
    }

    public StatusCode code() {
        return failure.code();
    }

    /** A stable name, such as "ImageLoadError"; empty where the server gave none. */
    public String reason() {
        return failure.reason();
    }

    /** auth, input, prompt, plan, engine or output; empty before any of them. */
    public String stage() {
        return failure.stage();
    }

    /** The same call may succeed later. */
    public boolean isRetryable() {
        return failure.retryable();
    }

    /** How long to wait before it is sent again; zero is no advice. */
    public Duration retryAfter() {
        return failure.retryAfter();
    }

    /** How far the call came, and so whether it may be sent again. */
    public Processed processed() {
        return failure.processed();
    }

    /** Credits were kept although the call failed. */
    public boolean isCharged() {
        return failure.charged();
    }

    /** What the server sent beside the failure, in its order. */
    public List<MetadataEntry> metadata() {
        return failure.metadata();
    }

    /** How often the call was sent, or a connection was tried for it. */
    public int attempts() {
        return failure.attempts();
    }

    /** A picture cannot be read, or passes a limit. */
    public static final class ImageLoad extends RetouchException {
        private static final long serialVersionUID = 1;

        ImageLoad(Failure failure) {
            super(failure);
        }
    }

    /** An input is missing, out of its range, or contradicts another. */
    public static final class InputValidation extends RetouchException {
        private static final long serialVersionUID = 1;

        InputValidation(Failure failure) {
            super(failure);
        }
    }

    /** No change was recognised in the prompt. */
    public static final class PromptNotUnderstood extends RetouchException {
        private static final long serialVersionUID = 1;

        PromptNotUnderstood(Failure failure) {
            super(failure);
        }
    }

    /** The prompt refers to a mark that was not given. */
    public static final class AnnotationMissing extends RetouchException {
        private static final long serialVersionUID = 1;

        AnnotationMissing(Failure failure) {
            super(failure);
        }
    }

    /** Nothing in the picture stands out. */
    public static final class SubjectNotFound extends RetouchException {
        private static final long serialVersionUID = 1;

        SubjectNotFound(Failure failure) {
            super(failure);
        }
    }

    /** No engine of the server can make what was asked for. */
    public static final class NeedsGenerativeEngine extends RetouchException {
        private static final long serialVersionUID = 1;

        NeedsGenerativeEngine(Failure failure) {
            super(failure);
        }
    }

    /** The content is refused. */
    public static final class ContentModeration extends RetouchException {
        private static final long serialVersionUID = 1;

        ContentModeration(Failure failure) {
            super(failure);
        }
    }

    /** A provider behind the server failed. */
    public static final class ThirdParty extends RetouchException {
        private static final long serialVersionUID = 1;

        ThirdParty(Failure failure) {
            super(failure);
        }
    }

    /** The server is at fault, or its answer cannot be read. */
    public static final class Pipeline extends RetouchException {
        private static final long serialVersionUID = 1;

        Pipeline(Failure failure) {
            super(failure);
        }
    }

    /** The account has too few credits. */
    public static final class OutOfCredits extends RetouchException {
        private static final long serialVersionUID = 1;

        OutOfCredits(Failure failure) {
            super(failure);
        }
    }

    /** Too many calls in a time. */
    public static final class RateLimitExceeded extends RetouchException {
        private static final long serialVersionUID = 1;

        RateLimitExceeded(Failure failure) {
            super(failure);
        }
    }

    /** Too many calls at once. */
    public static final class ConcurrencyLimitExceeded extends RetouchException {
        private static final long serialVersionUID = 1;

        ConcurrencyLimitExceeded(Failure failure) {
            super(failure);
        }
    }

    /** The server has no room now. */
    public static final class Overloaded extends RetouchException {
        private static final long serialVersionUID = 1;

        Overloaded(Failure failure) {
            super(failure);
        }
    }

    /** The method needs a credential that the server accepts. */
    public static final class Unauthorized extends RetouchException {
        private static final long serialVersionUID = 1;

        Unauthorized(Failure failure) {
            super(failure);
        }
    }

    /** What the request names does not exist. */
    public static final class NotFound extends RetouchException {
        private static final long serialVersionUID = 1;

        NotFound(Failure failure) {
            super(failure);
        }
    }

    /** The idempotency key was used for another request. */
    public static final class IdempotencyConflict extends RetouchException {
        private static final long serialVersionUID = 1;

        IdempotencyConflict(Failure failure) {
            super(failure);
        }
    }

    /** The deadline passed. */
    public static final class DeadlineExceeded extends RetouchException {
        private static final long serialVersionUID = 1;

        DeadlineExceeded(Failure failure) {
            super(failure);
        }
    }

    /** The call was cancelled. */
    public static final class Cancelled extends RetouchException {
        private static final long serialVersionUID = 1;

        Cancelled(Failure failure) {
            super(failure);
        }
    }

    /** The server cannot be reached, or ended under the call. */
    public static final class Unavailable extends RetouchException {
        private static final long serialVersionUID = 1;

        Unavailable(Failure failure) {
            super(failure);
        }
    }
}
