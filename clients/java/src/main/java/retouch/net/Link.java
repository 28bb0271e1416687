package retouch.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import retouch.Failure;
import retouch.Processed;
import retouch.rpc.v1.CancelReason;
import retouch.rpc.v1.GoAway;
import retouch.wire.Call;
import retouch.wire.Connection;
import retouch.wire.Limits;
import retouch.wire.Refusal;

/**
 * One TCP connection around its state machine: connecting, TLS, reading, writing, moments. All of it on the loop's thread, except
 * {@link #taken}.
 */
public final class Link implements EventLoop.Ready {
    /** Who is told what becomes of it; on the loop's thread. */
    public interface Listener {
        /** The server's HELLO is here: calls may be opened. */
        void greeted(Link link);

        /** It could not be made. */
        void failed(Link link, Failure why);

        /** The server sent GOAWAY. */
        void left(Link link, GoAway away);

        /** It has ended after it was greeted. */
        void ended(Link link);
    }

    private enum State {
        CONNECTING,
        SECURING,
        SPEAKING,
        ENDED,
    }

    private final EventLoop loop;
    private final Address address;
    private final Tls tls;
    private final Limits limits;
    private final byte[] hello;
    private final Listener listener;
    private final Deque<InetAddress> candidates = new ArrayDeque<>();
    private final ByteBuffer outgoing = ByteBuffer.allocate(64 << 10).limit(0);
    private final long connectBy;

    private State state = State.CONNECTING;
    private SocketChannel socket;
    private SelectionKey key;
    private TlsPipe pipe;
    private Connection connection;
    private boolean isGreeted;
    private GoAway noticed;
    private EventLoop.Timer timer;
    private long timerAt;
    /** It is not read for the sake of streams that nobody takes; whoever takes from them has to see to it. */
    private volatile boolean isPaused;
    private boolean isPumping;

    public Link(EventLoop loop, Address address, Tls tls, Limits limits, byte[] hello, Listener listener) {
        this.loop = loop;
        this.address = address;
        this.tls = tls;
        this.limits = limits;
        this.hello = hello;
        this.listener = listener;
        connectBy = System.nanoTime() + limits.connect().toNanos();
        setTimer(connectBy);
    }

    // Connecting

    /** Connects to the first of the addresses that takes it. */
    public void connect(List<InetAddress> addresses) {
        if (state != State.CONNECTING) return;
        candidates.addAll(addresses);
        tryNext("the name has no address");
    }

    /** The addresses cannot be found. */
    public void unresolved(Throwable error) {
        if (state == State.CONNECTING) fail("cannot connect to " + address + ": " + Words.of(error));
    }

    private void tryNext(String why) {
        InetAddress next = candidates.poll();
        if (next == null) {
            fail("cannot connect to " + address + ": " + why);
            return;
        }
        try {
            socket = SocketChannel.open();
            socket.configureBlocking(false);
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            // Before connecting, so that the window is never offered larger.
            socket.setOption(StandardSocketOptions.SO_RCVBUF, Limits.WINDOW_BYTES);
            socket.setOption(StandardSocketOptions.SO_SNDBUF, Limits.UNSENT_BYTES);
            boolean isThere = socket.connect(new InetSocketAddress(next, address.port()));
            key = socket.register(loop.selector(), isThere ? 0 : SelectionKey.OP_CONNECT, this);
            if (isThere) connected(System.nanoTime());
        } catch (IOException error) {
            closeSocket();
            tryNext(Words.of(error));
        }
    }

    private void connected(long now) throws IOException {
        if (tls == null) {
            speak(now);
            return;
        }
        state = State.SECURING;
        pipe = new TlsPipe(tls.engine(address), socket);
        secure(now);
    }

    private void secure(long now) {
        try {
            pipe.handshake(ByteBuffer.wrap(loop.clear));
            if (!pipe.isHandshaking() && !pipe.isBlocked()) {
                speak(now);
                return;
            }
            key.interestOps(SelectionKey.OP_READ | (pipe.isBlocked() ? SelectionKey.OP_WRITE : 0));
        } catch (IOException error) {
            fail("no TLS with " + address + ": " + Words.of(error));
        }
    }

    private void speak(long now) {
        state = State.SPEAKING;
        connection = new Connection(limits, hello, now);
        // TLS may have brought the server's HELLO along.
        if (pipe != null && pipe.hasArrived()) read(now);
        pump(now);
    }

    // What the channel does with it

    /** Whether calls may be opened. */
    public boolean isUsable() {
        return state == State.SPEAKING && connection.isUsable();
    }

    /** Whether it is not read for the sake of streams that nobody takes. */
    public boolean isPaused() {
        return isPaused;
    }

    public int inFlight() {
        return connection == null ? 0 : connection.inFlight();
    }

    public Connection connection() {
        return connection;
    }

    /** As {@link Connection#open}. */
    public Call open(byte[] header, int entries, byte[] body, boolean streams, long deadline, Call.Listener caller)
            throws Refusal {
        Call call = connection.open(header, entries, body, streams, deadline, caller);
        pumpSoon();
        return call;
    }

    public void giveUp(Call call, CancelReason reason) {
        connection.giveUp(call, reason);
        pumpSoon();
    }

    public void ping(Consumer<Failure> answered) {
        connection.ping(answered);
        pumpSoon();
    }

    /** So many bytes of items were taken by their caller. From any thread. */
    public void taken(long bytes) {
        connection.taken(bytes);
        if (isPaused && connection.wantsRead()) {
            loop.execute(() -> {
                if (state != State.SPEAKING || !isPaused) return;
                isPaused = false;
                long now = System.nanoTime();
                read(now);
                pump(now);
            });
        }
    }

    /** Ends it: calls in flight fail with these words. */
    public void close(String why) {
        if (state == State.ENDED) return;
        if (state != State.SPEAKING) {
            fail(why);
            return;
        }
        long now = System.nanoTime();
        // What was cancelled a moment ago is told the server, if the socket takes it.
        flush(now);
        connection.lost(why);
        end();
    }

    // Turns of the loop

    @Override
    public void ready(long now) {
        try {
            switch (state) {
                case CONNECTING -> {
                    try {
                        if (!socket.finishConnect()) return;
                        connected(now);
                    } catch (IOException error) {
                        if (state == State.SECURING) {
                            fail("no TLS with " + address + ": " + Words.of(error));
                        } else {
                            closeSocket();
                            tryNext(Words.of(error));
                        }
                    }
                }
                case SECURING -> secure(now);
                case SPEAKING -> {
                    if (key.isReadable()) read(now);
                    pump(now);
                }
                case ENDED -> {}
            }
        } catch (RuntimeException | Error error) {
            // Nothing may hang because of a fault of ours.
            broken(error);
        }
    }

    private void broken(Throwable error) {
        if (state == State.SPEAKING) {
            connection.lost("the client failed: " + error);
            end();
        } else {
            fail("the client failed: " + error);
        }
    }

    private void read(long now) {
        try {
            // TLS gives one record of up to 16 KiB at a time.
            int turns = pipe == null ? 4 : 16;
            for (int turn = 0; turn < turns && connection.closed() == null; turn++) {
                if (!connection.wantsRead()) {
                    pause();
                    return;
                }
                byte[] target = pipe == null ? loop.shared : loop.clear;
                ByteBuffer buffer = ByteBuffer.wrap(target);
                int length = pipe == null ? socket.read(buffer) : pipe.read(buffer);
                if (length < 0) {
                    connection.lost("the server closed the connection");
                    return;
                }
                if (length == 0) return;
                connection.receive(target, 0, length, now);
                if (pipe == null && length < target.length) return;
            }
            if (pipe != null && pipe.hasArrived() && connection.closed() == null) {
                // Others have their turn first.
                loop.execute(() -> {
                    if (state != State.SPEAKING || isPaused) return;
                    long then = System.nanoTime();
                    read(then);
                    pump(then);
                });
            }
        } catch (SSLException error) {
            connection.lost("the TLS connection broke: " + Words.of(error));
        } catch (IOException error) {
            connection.lost("the connection broke: " + Words.of(error));
        }
    }

    private void pause() {
        isPaused = true;
        // Somebody may have taken items just before the flag was to be seen.
        taken(0);
    }

    private void pumpSoon() {
        if (!isPumping) pump(System.nanoTime());
    }

    /** After every change: writes, tells what is new, and sets what is to be waited for. */
    private void pump(long now) {
        if (state != State.SPEAKING) return;
        isPumping = true;
        try {
            flush(now);
            if (connection.closed() == null && now - connection.wakeAt() >= 0) {
                connection.wake(now);
                flush(now);
            }
            GoAway leaving = connection.leaving();
            if (leaving != noticed) {
                noticed = leaving;
                listener.left(this, leaving);
            }
            if (!isGreeted && connection.server() != null) {
                isGreeted = true;
                listener.greeted(this);
                flush(now);
            }
            if (state == State.ENDED) return;
            if (connection.closed() == null && leaving != null && connection.inFlight() == 0) {
                connection.lost("the server ended the connection");
            }
            if (connection.closed() != null) {
                end();
                return;
            }
            if (!connection.wantsRead() && !isPaused) pause();
            key.interestOps(
                    (isPaused ? 0 : SelectionKey.OP_READ) | (isWriteBlocked() ? SelectionKey.OP_WRITE : 0));
            setTimer(connection.wakeAt());
        } finally {
            isPumping = false;
        }
    }

    private boolean isWriteBlocked() {
        return outgoing.hasRemaining() || connection.hasOutput() || pipe != null && pipe.isBlocked();
    }

    private void flush(long now) {
        if (connection.closed() != null) return;
        boolean progress = false;
        try {
            // A bounded number of turns, so that a fast server does not keep the others waiting.
            for (int turn = 0; turn < 8; turn++) {
                if (!outgoing.hasRemaining()) {
                    outgoing.clear();
                    connection.fill(outgoing);
                    outgoing.flip();
                    if (!outgoing.hasRemaining() && (pipe == null || !pipe.isBlocked())) break;
                }
                int taken = pipe == null ? socket.write(outgoing) : pipe.write(outgoing);
                if (taken == 0) break;
                progress = true;
            }
        } catch (IOException error) {
            // An answer that came before the break still counts: it is read first.
            read(now);
            connection.lost("the connection broke: " + Words.of(error));
            return;
        }
        connection.watchWrites(now, isWriteBlocked(), progress);
    }

    private void setTimer(long at) {
        if (timer != null) {
            // A timer that comes too early only looks.
            if (timerAt - at <= 0) return;
            loop.cancel(timer);
        }
        timerAt = at;
        timer = loop.schedule(at, this::due);
    }

    private void due() {
        timer = null;
        try {
            long now = System.nanoTime();
            if (state == State.SPEAKING) {
                if (now - connection.wakeAt() >= 0) connection.wake(now);
                pump(now);
            } else if (state != State.ENDED) {
                if (now - connectBy >= 0) {
                    fail("cannot connect to " + address + ": no answer in time");
                } else {
                    setTimer(connectBy);
                }
            }
        } catch (RuntimeException | Error error) {
            broken(error);
        }
    }

    // Ends

    private void fail(String why) {
        if (state == State.ENDED) return;
        state = State.ENDED;
        release();
        listener.failed(this, Failure.unavailable(why, Processed.NOT_STARTED, Duration.ZERO));
    }

    private void end() {
        if (state == State.ENDED) return;
        state = State.ENDED;
        if (pipe != null) pipe.close();
        release();
        if (isGreeted) {
            listener.ended(this);
        } else {
            Failure why = connection.closed();
            listener.failed(this, new Failure(
                    why.code(), why.message() + " (" + address + ")", why.reason(), why.stage(), true, why.retryAfter(),
                    Processed.NOT_STARTED, false, why.metadata(), 0));
        }
    }

    private void release() {
        loop.cancel(timer);
        timer = null;
        closeSocket();
    }

    private void closeSocket() {
        if (socket == null) return;
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is gone either way.
        }
        loop.closed();
    }
}
