package retouch;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Predicate;
import retouch.channel.Inbox;

/**
 * The items of a call, in order. {@code hasNext} waits for the next one; it and {@code next} throw {@link RetouchException} when the
 * call has failed. Leave it before its end with {@link #close}, which cancels the call on the server: use try-with-resources.
 *
 * <p>For one thread at a time; {@link #close} may be called from any.
 *
 * @param <T> an item
 */
public final class ReplyStream<T> implements Iterator<T>, Iterable<T>, AutoCloseable {
    private final Inbox inbox;
    private final Function<byte[], T> read;
    private final Predicate<T> isKnown;
    private T next;

    ReplyStream(Inbox inbox, Function<byte[], T> read, Predicate<T> isKnown) {
        this.inbox = inbox;
        this.read = read;
        this.isKnown = isKnown;
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            byte[] bytes = inbox.take();
            if (bytes == null) return false;
            T item;
            try {
                item = read.apply(bytes);
            } catch (RetouchException unreadable) {
                inbox.fail(unreadable.failure());
                throw unreadable;
            }
            if (isKnown.test(item)) next = item;
        }
        return true;
    }

    @Override
    public T next() {
        if (!hasNext()) throw new NoSuchElementException("the stream has ended");
        T item = next;
        next = null;
        return item;
    }

    /** Itself, for the loop over its items; the items come once. */
    @Override
    public Iterator<T> iterator() {
        return this;
    }

    /** What the server sent beside the end; empty before it. */
    public List<MetadataEntry> metadata() {
        return inbox.metadata();
    }

    /** How often the call was sent, or a connection was tried for it. */
    public int attempts() {
        return inbox.attempts();
    }

    /** Lets go of the stream; the server is told where it has not ended. Afterwards the stream has failed with Cancelled. */
    @Override
    public void close() {
        inbox.close();
    }
}
