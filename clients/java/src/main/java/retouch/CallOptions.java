package retouch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is special about one call. Immutable: each {@code with...} gives a new value. */
public final class CallOptions {
    /** Nothing is. */
    public static final CallOptions DEFAULT = new CallOptions(null, false, List.of(), false, null, null);

    private final Duration timeout;
    private final boolean isTimeless;
    private final List<MetadataEntry> metadata;
    private final boolean isIdempotent;
    private final Cancellation cancellation;
    private final Consumer<CallReport> onEnd;

    private CallOptions(
            Duration timeout,
            boolean isTimeless,
            List<MetadataEntry> metadata,
            boolean isIdempotent,
            Cancellation cancellation,
            Consumer<CallReport> onEnd) {
        this.timeout = timeout;
        this.isTimeless = isTimeless;
        this.metadata = metadata;
        this.isIdempotent = isIdempotent;
        this.cancellation = cancellation;
        this.onEnd = onEnd;
    }

    /**
     * How long the call may take, connecting and further attempts included.
     *
     * @throws RetouchException.InputValidation when it is negative
     */
    public CallOptions withTimeout(Duration timeout) {
        if (timeout.isNegative()) throw RetouchException.of(Failure.invalid("a call's timeout is negative: " + timeout));
        return new CallOptions(timeout, false, metadata, isIdempotent, cancellation, onEnd);
    }

    /** The call may take as long as it takes. */
    public CallOptions withoutTimeout() {
        return new CallOptions(null, true, metadata, isIdempotent, cancellation, onEnd);
    }

    /**
     * One more entry beside the request.
     *
     * @throws RetouchException.InputValidation when the key is not lower-case ASCII
     */
    public CallOptions withMetadata(String key, String value) {
        boolean isGood = !key.isEmpty()
                && key.chars().allMatch(letter -> letter > ' ' && letter < 0x7F && !(letter >= 'A' && letter <= 'Z'));
        if (!isGood) {
            throw RetouchException.of(
                    Failure.invalid("\"" + key + "\" cannot be a metadata key: keys are lower-case ASCII"));
        }
        List<MetadataEntry> more = new ArrayList<>(metadata);
        more.add(new MetadataEntry(key, value));
        return new CallOptions(timeout, isTimeless, List.copyOf(more), isIdempotent, cancellation, onEnd);
    }

    /** The call may be done twice: it may be sent again when nobody knows what became of it. */
    public CallOptions withIdempotence() {
        return new CallOptions(timeout, isTimeless, metadata, true, cancellation, onEnd);
    }

    /** The call ends when this is cancelled. */
    public CallOptions withCancellation(Cancellation cancellation) {
        return new CallOptions(timeout, isTimeless, metadata, isIdempotent, cancellation, onEnd);
    }

    /** Told when the call has ended, well or not: before it returns, in the thread that takes the answer. */
    public CallOptions withReport(Consumer<CallReport> onEnd) {
        return new CallOptions(timeout, isTimeless, metadata, isIdempotent, cancellation, onEnd);
    }

    /** What is left where the client's own timeout is this one; empty for none. */
    public Optional<Duration> timeout(Optional<Duration> standard) {
        if (isTimeless) return Optional.empty();
        return timeout != null ? Optional.of(timeout) : standard;
    }

    public List<MetadataEntry> metadata() {
        return metadata;
    }

    public boolean isIdempotent() {
        return isIdempotent;
    }

    public Optional<Cancellation> cancellation() {
        return Optional.ofNullable(cancellation);
    }

    public Optional<Consumer<CallReport>> report() {
        return Optional.ofNullable(onEnd);
    }
}
