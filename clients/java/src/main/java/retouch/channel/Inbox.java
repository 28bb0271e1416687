package retouch.channel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import retouch.CallReport;
import retouch.Failure;
import retouch.MetadataEntry;
import retouch.Processed;
import retouch.RetouchException;
import retouch.wire.Call;

/** The items of a stream that its caller has not taken. */
public final class Inbox implements Exchange.Items {
    private final Deque<byte[]> items = new ArrayDeque<>();
    private final Consumer<CallReport> report;
    private Exchange exchange;
    private Call.Outcome outcome;
    /** Nobody wants what comes. */
    private boolean isDropped;
    private boolean isReported;

    public Inbox(Consumer<CallReport> report) {
        this.report = report;
    }

    /** Begins the call that this is the inbox of. */
    public void begin(Exchange exchange) {
        this.exchange = exchange;
        exchange.begin();
        // It only hands over, which does not hold the loop up.
        exchange.end().thenAccept(this::ended);
    }

    @Override
    public void item(byte[] item) {
        synchronized (this) {
            if (!isDropped) {
                items.add(item);
                notifyAll();
                return;
            }
        }
        exchange.taken(item.length);
    }

    private synchronized void ended(Call.Outcome outcome) {
        // An unreadable item may have ended it before.
        if (this.outcome == null) this.outcome = outcome;
        notifyAll();
    }

    @Override
    public void drop() {
        long bytes = 0;
        synchronized (this) {
            isDropped = true;
            for (byte[] item : items) bytes += item.length;
            items.clear();
        }
        exchange.taken(bytes);
    }

    /**
     * Waits for the next item; {@code null} at the stream's end.
     *
     * @throws RetouchException when the call has failed
     */
    public byte[] take() {
        byte[] item;
        Call.Outcome end;
        boolean isInterrupted = false;
        synchronized (this) {
            while (items.isEmpty() && outcome == null) {
                try {
                    wait();
                } catch (InterruptedException interrupt) {
                    // The call ends by it, soon; who interrupted learns it from the thread's flag.
                    isInterrupted = true;
                    exchange.cancel();
                }
            }
            item = items.poll();
            end = outcome;
        }
        if (isInterrupted) Thread.currentThread().interrupt();
        if (item != null) {
            exchange.taken(item.length);
            return item;
        }
        report(end);
        if (end.failure() != null) throw RetouchException.of(end.failure());
        return null;
    }

    private void report(Call.Outcome end) {
        if (isReported || report == null) return;
        isReported = true;
        report.accept(new CallReport(end.metadata(), exchange.attempts()));
    }

    /** An item cannot be read: the call has failed, and is given up. */
    public void fail(Failure failure) {
        synchronized (this) {
            outcome = Call.Outcome.failed(failure.withAttempts(exchange.attempts()));
        }
        exchange.cancel();
        drop();
    }

    /** Lets go of the call. */
    public void close() {
        boolean hasEnded;
        synchronized (this) {
            hasEnded = outcome != null;
            if (!hasEnded) outcome = Call.Outcome.failed(Failure.cancelled(Processed.MAYBE).withAttempts(exchange.attempts()));
            notifyAll();
        }
        if (!hasEnded) exchange.cancel();
        drop();
    }

    public synchronized List<MetadataEntry> metadata() {
        return outcome == null ? List.of() : outcome.metadata();
    }

    public int attempts() {
        return exchange.attempts();
    }
}
