package retouch;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import retouch.channel.Exchange;
import retouch.wire.Call;

/** A call with one reply that is under way. */
public final class PendingCall {
    private final Exchange exchange;
    private final Executor executor;
    private final CallOptions options;
    private final AtomicBoolean isReported = new AtomicBoolean();

    PendingCall(Exchange exchange, Executor executor, CallOptions options) {
        this.exchange = exchange;
        this.executor = executor;
        this.options = options;
    }

    /**
     * Waits for the reply, encoded. An interrupt of the thread cancels the call; the thread stays interrupted.
     *
     * @throws RetouchException when the call failed
     */
    public byte[] get() {
        boolean isInterrupted = false;
        Call.Outcome outcome = null;
        while (outcome == null) {
            try {
                outcome = exchange.end().get();
            } catch (InterruptedException interrupt) {
                // It ends by it, soon.
                isInterrupted = true;
                exchange.cancel();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        if (isInterrupted) Thread.currentThread().interrupt();
        return result(outcome);
    }

    private byte[] result(Call.Outcome outcome) {
        if (options.report().isPresent() && isReported.compareAndSet(false, true)) {
            options.report().get().accept(new CallReport(outcome.metadata(), exchange.attempts()));
        }
        if (outcome.failure() != null) throw RetouchException.of(outcome.failure());
        return outcome.body();
    }

    /** The reply when it comes; cancelling the future cancels the call. */
    public CompletableFuture<byte[]> future() {
        return future(bytes -> bytes);
    }

    <T> CompletableFuture<T> future(Function<byte[], T> read) {
        CompletableFuture<T> future = new CompletableFuture<>();
        future.whenComplete((value, error) -> {
            if (future.isCancelled()) exchange.cancel();
        });
        exchange.end().whenCompleteAsync(
                (outcome, none) -> {
                    try {
                        future.complete(read.apply(result(outcome)));
                    } catch (RuntimeException | Error error) {
                        future.completeExceptionally(error);
                    }
                },
                executor);
        return future;
    }

    /** Gives the call up, from any thread. */
    public void cancel() {
        exchange.cancel();
    }

    /** What the server sent beside the answer; empty before it. */
    public List<MetadataEntry> metadata() {
        Call.Outcome outcome = exchange.end().getNow(null);
        return outcome == null ? List.of() : outcome.metadata();
    }

    /** How often the call was sent, or a connection was tried for it. */
    public int attempts() {
        return exchange.attempts();
    }
}
