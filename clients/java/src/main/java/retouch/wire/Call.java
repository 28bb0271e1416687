package retouch.wire;

import java.util.List;
import retouch.Failure;
import retouch.MetadataEntry;

/** One call on one connection. */
public final class Call {
    /** No deadline. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Who is told what comes of a call. Told from within the connection's methods; must neither block nor throw. */
    public interface Listener {
        /** An item of a stream. Who takes it says so with {@link Connection#taken}. */
        void item(byte[] item);

        /** The end, once. */
        void ended(Outcome outcome);
    }

    /**
     * How a call ended.
     *
     * @param body the reply; {@code null} for a failure
     * @param metadata what came beside the answer
     * @param failure {@code null} for success
     */
    public record Outcome(byte[] body, List<MetadataEntry> metadata, Failure failure) {
        public static Outcome failed(Failure failure) {
            return new Outcome(null, failure.metadata(), failure);
        }
    }

    final long id;
    final boolean streams;
    final long deadline;
    final Listener listener;
    long nextSequence;
    /** The caller knows how it ended. */
    boolean isDone;
    /** Nobody wants the answer: it frees the place and is dropped. */
    boolean isAbandoned;

    /** The message that is arriving, 0 where there is none: MESSAGE or RESPONSE. */
    int arriving;

    byte[] header;
    Assembly body;

    Call(long id, boolean streams, long deadline, Listener listener) {
        this.id = id;
        this.streams = streams;
        this.deadline = deadline;
        this.listener = listener;
    }

    void finish(Outcome outcome) {
        if (isDone) return;
        isDone = true;
        listener.ended(outcome);
    }
}
