package retouch.wire;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import retouch.Failure;
import retouch.Processed;
import retouch.rpc.v1.CancelReason;
import retouch.rpc.v1.GoAway;
import retouch.rpc.v1.Hello;

/**
 * The client's end of a connection as a state machine: bytes and moments in, calls answered and bytes out.
 *
 * <p>Its owner has a socket and one thread. After each call of a method here it writes what {@link #fill} gives, looks at
 * {@link #closed}, and comes back with {@link #wake} at {@link #wakeAt} at the latest. Moments are {@link System#nanoTime}'s.
 * Only {@link #taken} may be called from any thread.
 */
public final class Connection {
    private final Limits limits;
    private final Decoder decoder;
    private final Outbound outbound = new Outbound();
    private final Map<Long, Call> calls = new LinkedHashMap<>();
    /** Who waits for PONGs; {@code null} for PINGs of our own. */
    private final Deque<Consumer<Failure>> pings = new ArrayDeque<>();
    private final AtomicLong unread = new AtomicLong();
    private final long helloBy;

    private ServerLimits serverLimits = ServerLimits.DEFAULT;
    private Hello server;
    private GoAway leaving;
    private Failure closed;
    private long nextId = 1;
    private long wakeAt;
    private long lastReceived;
    private boolean isAsked;
    private long askedAt;
    private boolean isStalled;
    private long stalledSince;

    /** Says HELLO with the encoded header. */
    public Connection(Limits limits, byte[] hello, long now) {
        this.limits = limits;
        decoder = new Decoder(new Arrivals(this, limits.messageBytes()));
        lastReceived = now;
        helloBy = now + limits.hello().toNanos();
        wakeAt = helloBy;
        outbound.control(Frames.HELLO, 0, hello, Frames.NOTHING);
    }

    // Calls

    /** The server's HELLO; {@code null} until it came. */
    public Hello server() {
        return server;
    }

    /** The server's latest GOAWAY: no more calls may be opened. {@code null} while they may. */
    public GoAway leaving() {
        return leaving;
    }

    /** Why the connection is of no more use and must be closed; {@code null} while it is of use. */
    public Failure closed() {
        return closed;
    }

    /** Calls that the server has not answered, those included that nobody waits for any more. */
    public int inFlight() {
        return calls.size();
    }

    /** Whether calls may be opened. */
    public boolean isUsable() {
        return server != null && closed == null && leaving == null && nextId < 0xFFFF_FFFFL;
    }

    /** Whether to read: not while streams have enough that nobody takes. */
    public boolean wantsRead() {
        return unread.get() <= Limits.UNREAD_BYTES;
    }

    /**
     * Opens a call.
     *
     * @param header an encoded RequestHeader
     * @param entries how many entries of metadata are in it
     * @param deadline {@link Call#NEVER} for none
     * @throws Refusal when it cannot be sent on this connection; it was not started then
     */
    public Call open(byte[] header, int entries, byte[] body, boolean streams, long deadline, Call.Listener listener)
            throws Refusal {
        if (!isUsable()) {
            throw new Refusal(unavailable("the connection takes no more calls", Processed.NOT_STARTED));
        }
        serverLimits.check(calls.size(), header, entries, body, outbound.frameRoom());
        Call call = new Call(nextId, streams, deadline, listener);
        nextId += 2;
        calls.put(call.id, call);
        if (deadline != Call.NEVER) arm(deadline);
        outbound.request(call.id, header, body);
        return call;
    }

    /** Nobody wants the answer any more. Does nothing to a call that has ended. */
    public void giveUp(Call call, CancelReason reason) {
        if (call.isDone) return;
        Processed processed = abandon(call, reason);
        call.finish(Call.Outcome.failed(
                reason == CancelReason.CANCEL_REASON_DEADLINE
                        ? Failure.deadlinePassed(processed)
                        : Failure.cancelled(processed)));
    }

    /** So many bytes of items were taken by their caller, or thrown away. From any thread. */
    public void taken(long bytes) {
        unread.addAndGet(-bytes);
    }

    /** Asks for a sign of life; {@code answered} gets {@code null} with the PONG, or why there will be none. */
    public void ping(Consumer<Failure> answered) {
        if (closed != null) {
            answered.accept(closed);
            return;
        }
        pings.add(answered);
        outbound.control(Frames.PING, 0, Frames.NOTHING, Frames.NOTHING);
    }

    // Bytes and moments

    /** Whether there is something to write. */
    public boolean hasOutput() {
        return !outbound.isEmpty();
    }

    /** Moves what is to be written next into a buffer, as much as it takes. */
    public void fill(ByteBuffer target) {
        outbound.fill(target);
    }

    /** Takes what the socket brought; the array may be reused afterwards. */
    public void receive(byte[] data, int at, int length, long now) {
        if (closed != null) return;
        lastReceived = now;
        isAsked = false;
        try {
            decoder.feed(data, at, at + length);
        } catch (ProtocolException error) {
            end("the server broke the protocol: " + error.getMessage(), Processed.MAYBE);
        }
    }

    /** The connection is gone. */
    public void lost(String why) {
        end(why, Processed.MAYBE);
    }

    /** Told whether bytes wait that the socket does not take, and whether it has taken some since the last time. */
    public void watchWrites(long now, boolean waits, boolean progress) {
        if (!waits) {
            isStalled = false;
        } else if (!isStalled || progress) {
            isStalled = true;
            stalledSince = now;
            arm(now + limits.writeStall().toNanos());
        }
    }

    /** When to call {@link #wake} at the latest. */
    public long wakeAt() {
        return wakeAt;
    }

    /** Looks at everything that is due. */
    public void wake(long now) {
        wakeAt = now + Duration.ofDays(1).toNanos();
        if (closed != null) return;
        if (server == null) {
            if (now - helloBy >= 0) {
                end("no HELLO from the server within " + words(limits.hello()), Processed.NOT_STARTED);
                return;
            }
            arm(helloBy);
        }
        for (Call call : new ArrayList<>(calls.values())) {
            if (call.isDone || call.deadline == Call.NEVER) continue;
            if (now - call.deadline >= 0) {
                giveUp(call, CancelReason.CANCEL_REASON_DEADLINE);
            } else {
                arm(call.deadline);
            }
        }
        if (server != null) checkSilence(now);
        if (closed == null && isStalled) {
            long end = stalledSince + limits.writeStall().toNanos();
            if (now - end >= 0) {
                end("the server took no byte for " + words(limits.writeStall()), Processed.MAYBE);
            } else {
                arm(end);
            }
        }
    }

    private void checkSilence(long now) {
        long idle = limits.idle().toNanos();
        if (!wantsRead()) {
            // It is not read for the sake of streams: the silence is our own.
            lastReceived = now;
            isAsked = false;
        } else if (isAsked && now - askedAt >= idle) {
            end("the server is silent and answers no PING", Processed.MAYBE);
            return;
        } else if (!isAsked && now - lastReceived >= idle) {
            isAsked = true;
            askedAt = now;
            pings.add(failure -> {});
            outbound.control(Frames.PING, 0, Frames.NOTHING, Frames.NOTHING);
        }
        arm((isAsked ? askedAt : lastReceived) + idle);
    }

    private void arm(long moment) {
        if (moment - wakeAt < 0) wakeAt = moment;
    }

    private static String words(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    // What arrived: Arrivals calls these

    /** A call that the server has not answered; {@code null} where there is none. */
    Call find(long id) {
        return calls.get(id);
    }

    /** Whether the server's GOAWAY has answered a call. */
    boolean hasRefused(long id) {
        boolean wasOpened = (id & 1) == 1 && id < nextId;
        return wasOpened && leaving != null && id > Integer.toUnsignedLong(leaving.getLastCallId());
    }

    /** An item came for a call that has one reply. */
    void surprised(Call call) {
        abandon(call, CancelReason.CANCEL_REASON_ABANDONED);
        call.finish(Call.Outcome.failed(Failure.unexpectedItem()));
    }

    /**
     * What is arriving for a call is larger than this client takes.
     *
     * @param isAnswer it is an answer, and whole: the call ends by itself, and there is nothing to cancel
     */
    void overflowed(Call call, boolean isAnswer) {
        call.body = null;
        if (isAnswer) {
            call.isAbandoned = true;
        } else {
            abandon(call, CancelReason.CANCEL_REASON_ABANDONED);
        }
        call.finish(Call.Outcome.failed(
                Failure.tooLarge("an answer is larger than " + limits.messageBytes() + " bytes", Processed.MAYBE)));
    }

    /** A MESSAGE is whole. */
    void item(Call call, byte[] body) {
        unread.addAndGet(body.length);
        call.listener.item(body);
    }

    void pinged(byte[] body) {
        outbound.control(Frames.PONG, 0, Frames.NOTHING, body);
    }

    void ponged() {
        Consumer<Failure> asked = pings.poll();
        if (asked != null) asked.accept(null);
    }

    /** A RESPONSE is whole. */
    void answered(Call call, byte[] header, byte[] body) throws ProtocolException {
        Call.Outcome outcome = Headers.outcome(header, body);
        calls.remove(call.id);
        if (outbound.drop(call.id) == Outbound.Dropped.A_PART && !call.isAbandoned) {
            // The answer came before the request was whole: the rest is not coming.
            outbound.control(
                    Frames.CANCEL, call.id, Headers.cancel(CancelReason.CANCEL_REASON_ANSWERED), Frames.NOTHING);
        }
        call.finish(outcome);
    }

    void greeted(Hello hello) {
        server = hello;
        serverLimits = ServerLimits.of(hello.getLimits());
        outbound.restrict(serverLimits.frameBytes(), serverLimits.fragmentBytes());
        // Longer frames than the default are announced because they may come; shorter ones bound what we send alone.
        decoder.allow(Math.min(Math.max(serverLimits.frameBytes(), Limits.FRAME_BYTES), Integer.MAX_VALUE));
        arm(lastReceived + limits.idle().toNanos());
    }

    void left(GoAway away) {
        leaving = away;
        if (server == null) {
            end("the server does not take the connection: " + away.getMessage(), Processed.NOT_STARTED);
            return;
        }
        long last = Integer.toUnsignedLong(away.getLastCallId());
        List<Call> refused = new ArrayList<>();
        for (Iterator<Call> all = calls.values().iterator(); all.hasNext(); ) {
            Call call = all.next();
            if (call.id <= last) continue;
            all.remove();
            outbound.drop(call.id);
            refused.add(call);
        }
        for (Call call : refused) {
            call.finish(Call.Outcome.failed(
                    unavailable("the server ends and has not started the call", Processed.NOT_STARTED)));
        }
    }

    // Ends

    /** Tells the server, if it has heard of the call; how far it may have come. */
    private Processed abandon(Call call, CancelReason reason) {
        call.isAbandoned = true;
        call.body = null;
        if (!calls.containsKey(call.id)) return Processed.MAYBE;
        if (outbound.drop(call.id) == Outbound.Dropped.NOTHING) {
            calls.remove(call.id);
            return Processed.NOT_STARTED;
        }
        outbound.control(Frames.CANCEL, call.id, Headers.cancel(reason), Frames.NOTHING);
        return Processed.MAYBE;
    }

    /** Fails all calls and asks to be closed, once. */
    private void end(String why, Processed processed) {
        if (closed != null) return;
        closed = unavailable(why, processed);
        List<Call> all = new ArrayList<>(calls.values());
        calls.clear();
        for (Call call : all) {
            boolean isUnsent = outbound.drop(call.id) == Outbound.Dropped.NOTHING;
            call.finish(Call.Outcome.failed(isUnsent ? closed.withProcessed(Processed.NOT_STARTED) : closed));
        }
        outbound.dropAll();
        while (!pings.isEmpty()) pings.poll().accept(closed);
    }

    /** With the server's own words and advice, where it has said that it leaves. */
    private Failure unavailable(String why, Processed processed) {
        if (leaving == null) return Failure.unavailable(why, processed, Duration.ZERO);
        String words = leaving.getMessage().isEmpty() || why.endsWith(leaving.getMessage())
                ? why
                : why + ": " + leaving.getMessage();
        return Failure.unavailable(words, processed, Duration.ofMillis(Integer.toUnsignedLong(leaving.getRetryAfterMs())));
    }
}
