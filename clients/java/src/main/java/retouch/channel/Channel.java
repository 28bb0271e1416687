package retouch.channel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import retouch.Failure;
import retouch.Processed;
import retouch.Retry;
import retouch.net.Address;
import retouch.net.EventLoop;
import retouch.net.Link;
import retouch.net.Tls;
import retouch.rpc.v1.GoAway;
import retouch.rpc.v1.Hello;
import retouch.wire.Call;
import retouch.wire.Limits;

/**
 * Where calls find a connection: it connects when one needs it, and again when the connection is gone. One connection at a time;
 * another one beside it only while that one is not read for the sake of streams that nobody takes.
 *
 * <p>On the loop's thread only, except for what is said to be for any thread.
 */
public final class Channel {
    static final String CLOSED = "the client was closed";

    /** Who waits for a connection. */
    interface Waiter {
        void connected(Link link);

        void unreachable(Failure why);
    }

    final EventLoop loop;
    final Retry retry;
    final Budget budget;
    private final Address address;
    private final Tls tls;
    private final Limits limits;
    private final byte[] hello;

    /** Greeted ones and that which is being made; those that leave go on until their calls have ended. */
    private final Set<Link> links = new LinkedHashSet<>();
    private final Set<Waiter> waiters = new LinkedHashSet<>();
    private final Set<Exchange> pausing = new LinkedHashSet<>();
    private Link making;
    private boolean isClosed;

    private volatile int connections;
    private volatile Hello server;
    private volatile GoAway goAway;

    public Channel(EventLoop loop, Address address, Tls tls, Limits limits, Hello hello, Retry retry, Budget budget) {
        this.loop = loop;
        this.address = address;
        this.tls = tls;
        this.limits = limits;
        this.hello = hello.toByteArray();
        this.retry = retry;
        this.budget = budget;
    }

    /** Connections that reached the server's HELLO. From any thread. */
    public int connections() {
        return connections;
    }

    /** The HELLO of the latest connection; {@code null} before there is one. From any thread. */
    public Hello server() {
        return server;
    }

    /** The latest GOAWAY; {@code null} before there is one. From any thread. */
    public GoAway goAway() {
        return goAway;
    }

    /** Calls that servers have not answered, those included that were given up. */
    public int inFlight() {
        int count = 0;
        for (Link link : links) count += link.inFlight();
        return count;
    }

    boolean isClosed() {
        return isClosed;
    }

    /** Gives a connection that takes calls, now or later. */
    void acquire(Waiter waiter) {
        if (isClosed) {
            waiter.unreachable(Failure.unavailable(CLOSED, Processed.NOT_STARTED, Duration.ZERO));
            return;
        }
        for (Link link : links) {
            if (link.isUsable() && !link.isPaused()) {
                waiter.connected(link);
                return;
            }
        }
        waiters.add(waiter);
        if (making == null) make();
    }

    /** The waiter has given up. */
    void leave(Waiter waiter) {
        waiters.remove(waiter);
    }

    private void make() {
        Link link = new Link(loop, address, tls, limits, hello, new Watcher());
        making = link;
        links.add(link);
        if (address.isLiteral()) {
            resolve(link);
            return;
        }
        // The system's resolver blocks, for seconds where the network is ill; the others must not wait for it.
        Thread resolver = new Thread(() -> resolve(link), "retouch-resolve");
        resolver.setDaemon(true);
        resolver.start();
    }

    private void resolve(Link link) {
        try {
            List<InetAddress> found = List.of(InetAddress.getAllByName(address.host()));
            loop.execute(() -> link.connect(found));
        } catch (UnknownHostException error) {
            loop.execute(() -> link.unresolved(error));
        }
    }

    private final class Watcher implements Link.Listener {
        @Override
        public void greeted(Link link) {
            making = null;
            connections++;
            server = link.connection().server();
            for (Waiter waiter : takeWaiters()) waiter.connected(link);
        }

        @Override
        public void failed(Link link, Failure why) {
            making = null;
            links.remove(link);
            for (Waiter waiter : takeWaiters()) waiter.unreachable(why);
        }

        @Override
        public void left(Link link, GoAway away) {
            goAway = away;
        }

        @Override
        public void ended(Link link) {
            links.remove(link);
        }
    }

    private List<Waiter> takeWaiters() {
        List<Waiter> all = new ArrayList<>(waiters);
        waiters.clear();
        return all;
    }

    /** The call waits to be sent again. */
    void paused(Exchange exchange) {
        pausing.add(exchange);
    }

    /** It waits no more. */
    void resumed(Exchange exchange) {
        pausing.remove(exchange);
    }

    /** How long to wait before a call that failed is sent again, in nanoseconds; -1 when it is not. */
    long pause(Failure failure, int attempts, boolean isIdempotent, long deadline) {
        if (isClosed || attempts >= retry.attempts() || !Retry.isSafe(failure, isIdempotent)) return -1;
        long longest = retry.pause(attempts).toNanos();
        long pause = longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1);
        pause = Math.max(pause, failure.retryAfter().toNanos());
        // A repeat that could only run into the deadline helps nobody.
        if (deadline != Call.NEVER && System.nanoTime() + pause - deadline >= 0) return -1;
        return budget.take() ? pause : -1;
    }

    /** Asks the server for a sign of life; gives {@code null} with the PONG, or why there is none. */
    public void ping(Consumer<Failure> answered) {
        acquire(new Waiter() {
            @Override
            public void connected(Link link) {
                link.ping(answered);
            }

            @Override
            public void unreachable(Failure why) {
                answered.accept(why);
            }
        });
    }

    /** Makes sure that there is a connection; gives {@code null} when there is, or why there is none. */
    public void connect(Consumer<Failure> done) {
        acquire(new Waiter() {
            @Override
            public void connected(Link link) {
                done.accept(null);
            }

            @Override
            public void unreachable(Failure why) {
                done.accept(why);
            }
        });
    }

    /** Ends all connections; calls in flight fail. */
    public void close() {
        isClosed = true;
        for (Link link : new ArrayList<>(links)) link.close(CLOSED);
        for (Waiter waiter : takeWaiters()) {
            waiter.unreachable(Failure.unavailable(CLOSED, Processed.NOT_STARTED, Duration.ZERO));
        }
        for (Exchange exchange : new ArrayList<>(pausing)) exchange.closed();
    }
}
