package retouch;

import com.google.protobuf.MessageLite;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import retouch.channel.Budget;
import retouch.channel.Channel;
import retouch.channel.Exchange;
import retouch.channel.Inbox;
import retouch.net.Address;
import retouch.net.EventLoop;
import retouch.net.Tls;
import retouch.rpc.v1.GoAway;
import retouch.rpc.v1.Hello;
import retouch.wire.Call;
import retouch.wire.Limits;

/**
 * A client of one server: what stubs call, and calls by name. It connects when the first call needs it, and again after a break.
 * Safe from any thread; it has one thread of its own, for both its connections, which {@link #close} ends.
 */
public final class RetouchClient implements Caller, AutoCloseable {
    /** Requests over this size, and methods whose replies may hold pictures, go over the connection for bulk. */
    private static final int BULK_BYTES = Limits.SMALL_BYTES;

    private final Options options;
    private final EventLoop loop;
    private final Channel small;
    private final Channel bulk;

    /**
     * Reads the settings; connects later.
     *
     * @param address "host:7433", "127.0.0.1:7433" or "[::1]:7433"
     * @throws RetouchException.InputValidation when the address, a setting or a file of TLS is wrong
     */
    public RetouchClient(String address, Options options) {
        this.options = options;
        Address to = Address.parse(address);
        Tls tls = options.tls().map(Tls::of).orElse(null);
        Hello hello = Hello.newBuilder()
                .setVersion(1)
                .setAgent(options.agent())
                .setCredential(options.credential())
                .setSchemaHash(options.schemaHash())
                .build();
        loop = new EventLoop("retouch-client");
        Budget budget = new Budget(options.retry().budget());
        Supplier<Channel> channel = () -> new Channel(loop, to, tls, options.limits(), hello, options.retry(), budget);
        small = channel.get();
        bulk = options.connections() == 1 ? small : channel.get();
    }

    // Calls of stubs

    @Override
    public <Q extends MessageLite, R extends MessageLite> R unary(RpcMethod<Q, R> method, Q request, CallOptions options) {
        return method.read(start(method, request, options).get());
    }

    @Override
    public <Q extends MessageLite, R extends MessageLite> CompletableFuture<R> unaryAsync(
            RpcMethod<Q, R> method, Q request, CallOptions options) {
        return start(method, request, options).future(method::read);
    }

    @Override
    public <Q extends MessageLite, R extends MessageLite> ReplyStream<R> stream(
            RpcMethod<Q, R> method, Q request, CallOptions options) {
        return stream(
                bulk, method.name(), request.toByteArray(), options, method.mayRepeat(request), method::read, method::isKnown);
    }

    private <Q extends MessageLite, R extends MessageLite> PendingCall start(
            RpcMethod<Q, R> method, Q request, CallOptions options) {
        byte[] body = request.toByteArray();
        Channel channel = method.isBulky() || body.length > BULK_BYTES ? bulk : small;
        return start(channel, method.name(), body, options, method.mayRepeat(request));
    }

    // Calls by name

    /**
     * Begins a call with one reply: when this returns, the request is in line behind those that were begun before.
     *
     * @param method "retouch.v1.HealthService/Check"
     * @param request an encoded message; must not change until the call has ended
     */
    public PendingCall start(String method, byte[] request, CallOptions options) {
        return start(request.length > BULK_BYTES ? bulk : small, method, request, options, false);
    }

    /** Begins a call whose answer is a stream of encoded messages. */
    public ReplyStream<byte[]> stream(String method, byte[] request, CallOptions options) {
        return stream(bulk, method, request, options, false, bytes -> bytes, bytes -> true);
    }

    private PendingCall start(Channel channel, String method, byte[] body, CallOptions options, boolean mayRepeat) {
        Exchange exchange = new Exchange(
                channel, method, options.metadata(), body, mayRepeat || options.isIdempotent(), deadline(options), null,
                options.cancellation().orElse(null));
        return new PendingCall(exchange.begin(), this.options.executor(), options);
    }

    private <T> ReplyStream<T> stream(
            Channel channel,
            String method,
            byte[] body,
            CallOptions options,
            boolean mayRepeat,
            Function<byte[], T> read,
            Predicate<T> isKnown) {
        Inbox inbox = new Inbox(options.report().orElse(null));
        inbox.begin(new Exchange(
                channel, method, options.metadata(), body, mayRepeat || options.isIdempotent(), deadline(options), inbox,
                options.cancellation().orElse(null)));
        return new ReplyStream<>(inbox, read, isKnown);
    }

    private long deadline(CallOptions options) {
        Optional<Duration> timeout = options.timeout(this.options.timeout());
        if (timeout.isEmpty()) return Call.NEVER;
        long deadline = System.nanoTime() + Math.min(timeout.get().toNanos(), Long.MAX_VALUE / 4);
        // The one moment that means something else.
        return deadline == Call.NEVER ? deadline - 1 : deadline;
    }

    // The connections

    /**
     * Makes sure that the server can be reached and takes the client, and says what the server is.
     *
     * @throws RetouchException.Unavailable when nobody answers or the server refuses
     * @throws RetouchException.DeadlineExceeded after that time
     */
    public Server connect(Duration timeout) {
        await(small::connect, timeout, Processed.NOT_STARTED);
        Hello hello = small.server();
        return new Server(hello.getAgent(), hello.getBuild(), hello.getSchemaHash());
    }

    /**
     * Asks the server for a sign of life.
     *
     * @throws RetouchException as {@link #connect}
     */
    public void ping(Duration timeout) {
        await(small::ping, timeout, Processed.MAYBE);
    }

    private void await(Consumer<Consumer<Failure>> task, Duration timeout, Processed late) {
        CompletableFuture<Optional<Failure>> answer = new CompletableFuture<>();
        if (!loop.execute(() -> task.accept(failure -> answer.complete(Optional.ofNullable(failure))))) {
            throw RetouchException.of(Failure.unavailable("the client was closed", Processed.NOT_STARTED, Duration.ZERO));
        }
        Optional<Failure> failure;
        try {
            failure = answer.get(Math.min(timeout.toNanos(), Long.MAX_VALUE / 4), TimeUnit.NANOSECONDS);
        } catch (TimeoutException error) {
            failure = Optional.of(Failure.deadlinePassed(late));
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            failure = Optional.of(Failure.cancelled(late));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
        if (failure.isPresent()) throw RetouchException.of(failure.get().withAttempts(1));
    }

    /** How many connections reached the server's HELLO. */
    public int connections() {
        return small.connections() + (bulk == small ? 0 : bulk.connections());
    }

    /** Calls that the server has not answered, those included that were given up. */
    public int callsInFlight() {
        CompletableFuture<Integer> count = new CompletableFuture<>();
        boolean isRunning =
                loop.execute(() -> count.complete(small.inFlight() + (bulk == small ? 0 : bulk.inFlight())));
        return isRunning ? count.join() : 0;
    }

    /** The HELLO of the latest connection for small calls, with all its limits; empty before there is one. */
    public Optional<Hello> hello() {
        return Optional.ofNullable(small.server());
    }

    /** The latest GOAWAY; empty before there is one. */
    public Optional<GoAway> goAway() {
        GoAway bulky = bulk.goAway();
        return Optional.ofNullable(bulky != null ? bulky : small.goAway());
    }

    /** Ends all calls, the connections and the thread; nothing of them is left when this returns. */
    @Override
    public void close() {
        loop.close(() -> {
            small.close();
            if (bulk != small) bulk.close();
        });
    }
}
