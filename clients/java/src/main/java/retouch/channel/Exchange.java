package retouch.channel;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import retouch.Cancellation;
import retouch.Failure;
import retouch.MetadataEntry;
import retouch.Processed;
import retouch.net.EventLoop;
import retouch.net.Link;
import retouch.rpc.v1.CancelReason;
import retouch.rpc.v1.Metadata;
import retouch.rpc.v1.RequestHeader;
import retouch.wire.Call;
import retouch.wire.Refusal;

/**
 * One call as its caller sees it: finding a connection, sending, sending again, and the end. On the loop's thread, except for
 * {@link #begin}, {@link #cancel}, {@link #taken} and what is final.
 */
public final class Exchange {
    /** Takes the items of a stream. */
    public interface Items {
        /** One more; on the loop's thread. */
        void item(byte[] item);

        /** Nobody wants those that were not taken. From any thread. */
        void drop();
    }

    private final Channel channel;
    private final String method;
    private final List<MetadataEntry> metadata;
    private final byte[] body;
    private final boolean isIdempotent;
    private final long deadline;
    /** {@code null} for a call that has one reply. */
    private final Items items;

    private final Cancellation cancellation;
    private final Runnable hook = this::cancel;
    private final CompletableFuture<Call.Outcome> end = new CompletableFuture<>();

    private boolean isEnded;
    /** Something of the answer has reached the caller. */
    private boolean hasBegun;
    /** The caller gave up: nothing is sent again. */
    private boolean isGivenUp;
    /** What the attempts before this one came to. */
    private Processed before = Processed.NOT_STARTED;

    /** Why the attempt before this one failed. */
    private Failure lastFailure;

    private Attempt attempt;
    private EventLoop.Timer timer;
    private volatile int attempts;
    private volatile Link link;

    /**
     * @param deadline of {@link System#nanoTime}, or {@link Call#NEVER}
     * @param items who takes the items of a stream; {@code null} for a call with one reply
     * @param cancellation ends the call; may be {@code null}
     */
    public Exchange(
            Channel channel,
            String method,
            List<MetadataEntry> metadata,
            byte[] body,
            boolean isIdempotent,
            long deadline,
            Items items,
            Cancellation cancellation) {
        this.channel = channel;
        this.method = method;
        this.metadata = metadata;
        this.body = body;
        this.isIdempotent = isIdempotent;
        this.deadline = deadline;
        this.items = items;
        this.cancellation = cancellation;
    }

    /** Hands the call over: it is in line behind those that were begun before. From any thread, once. */
    public Exchange begin() {
        if (cancellation != null) {
            if (cancellation.isCancelled()) {
                end.complete(Call.Outcome.failed(Failure.cancelled(Processed.NOT_STARTED)));
                return this;
            }
            cancellation.onCancel(hook);
        }
        if (!channel.loop.execute(this::send)) {
            if (cancellation != null) cancellation.forget(hook);
            end.complete(Call.Outcome.failed(
                    Failure.unavailable(Channel.CLOSED, Processed.NOT_STARTED, Duration.ZERO)));
        }
        return this;
    }

    /** The outcome. What depends on it must not run in the loop's thread: use the methods with an executor. */
    public CompletableFuture<Call.Outcome> end() {
        return end;
    }

    /** How often it was sent, or a connection was tried for it. From any thread. */
    public int attempts() {
        return attempts;
    }

    /** The caller gives up. From any thread. */
    public void cancel() {
        // At once: what is there already is not for somebody who has given up.
        if (items != null && !end.isDone()) items.drop();
        channel.loop.execute(() -> giveUp(CancelReason.CANCEL_REASON_ABANDONED));
    }

    /** So many bytes of items were taken or dropped. From any thread. */
    public void taken(long bytes) {
        Link from = link;
        if (from != null && bytes > 0) from.taken(bytes);
    }

    private void send() {
        timer = null;
        if (isEnded) return;
        channel.resumed(this);
        attempts++;
        attempt = new Attempt();
        try {
            channel.acquire(attempt);
        } catch (RuntimeException | Error error) {
            // Nothing may hang because of a fault of ours.
            finish(Call.Outcome.failed(Failure.unavailable("the client failed: " + error, Processed.MAYBE, Duration.ZERO)));
            throw error;
        }
        if (attempt != null && attempt.call == null && !isEnded && deadline != Call.NEVER && timer == null) {
            // It waits for a connection; later the connection sees to the deadline.
            timer = channel.loop.schedule(deadline, () -> giveUp(CancelReason.CANCEL_REASON_DEADLINE));
        }
    }

    private void giveUp(CancelReason reason) {
        if (isEnded) return;
        isGivenUp = true;
        if (attempt != null && attempt.call != null) {
            link.giveUp(attempt.call, reason);
            return;
        }
        if (attempt != null) channel.leave(attempt);
        finish(Call.Outcome.failed(
                reason == CancelReason.CANCEL_REASON_DEADLINE ? Failure.deadlinePassed(before) : Failure.cancelled(before)));
    }

    /** Its connection, and the call on it. */
    private final class Attempt implements Channel.Waiter, Call.Listener {
        private Call call;

        @Override
        public void connected(Link to) {
            if (isEnded) return;
            channel.loop.cancel(timer);
            timer = null;
            RequestHeader.Builder header = RequestHeader.newBuilder().setMethod(method);
            if (deadline != Call.NEVER) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    giveUp(CancelReason.CANCEL_REASON_DEADLINE);
                    return;
                }
                // Rounded up, so that a time limit never becomes none.
                header.setTimeoutMs((int) Math.min((left + 999_999) / 1_000_000, 0xFFFF_FFFFL));
            }
            for (MetadataEntry entry : metadata) {
                header.addMetadata(Metadata.newBuilder().setKey(entry.key()).setValue(entry.value()));
            }
            link = to;
            try {
                call = to.open(header.build().toByteArray(), metadata.size(), body, items != null, deadline, this);
            } catch (Refusal refusal) {
                failed(refusal.failure());
            }
        }

        @Override
        public void unreachable(Failure why) {
            if (isEnded) return;
            channel.loop.cancel(timer);
            timer = null;
            failed(why);
        }

        @Override
        public void item(byte[] item) {
            hasBegun = true;
            items.item(item);
        }

        @Override
        public void ended(Call.Outcome outcome) {
            if (outcome.failure() != null) {
                failed(outcome.failure());
                return;
            }
            channel.budget.succeeded();
            finish(outcome);
        }
    }

    private void failed(Failure failure) {
        attempt = null;
        long pause = hasBegun || isGivenUp ? -1 : channel.pause(failure, attempts, isIdempotent, deadline);
        if (pause < 0) {
            finish(Call.Outcome.failed(failure));
            return;
        }
        if (failure.processed() != Processed.NOT_STARTED) before = Processed.MAYBE;
        lastFailure = failure;
        timer = channel.loop.schedule(System.nanoTime() + pause, this::send);
        channel.paused(this);
    }

    /** The client is closed while the call waits to be sent again. */
    void closed() {
        if (!isEnded) finish(Call.Outcome.failed(lastFailure));
    }

    private void finish(Call.Outcome outcome) {
        if (isEnded) return;
        isEnded = true;
        channel.loop.cancel(timer);
        timer = null;
        channel.resumed(this);
        if (cancellation != null) cancellation.forget(hook);
        if (isGivenUp && items != null) items.drop();
        end.complete(
                outcome.failure() == null ? outcome : Call.Outcome.failed(outcome.failure().withAttempts(attempts)));
    }
}
