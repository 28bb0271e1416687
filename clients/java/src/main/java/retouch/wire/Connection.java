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
import retouch.rpc.v1.WireLimits;

/**
 * The client's end of a connection as a state machine: bytes and moments in, calls answered and bytes out.
 *
 * <p>Its owner has a socket and one thread. After each call of a method here it writes what {@link #fill} gives, looks at
 * {@link #closed}, and comes back with {@link #wake} at {@link #wakeAt} at the latest. Moments are {@link System#nanoTime}'s.
 * Only {@link #taken} may be called from any thread.
 */
public final class Connection {
    private final Limits limits;
    private final Decoder decoder = new Decoder(new Arrivals());
    private final Outbound outbound = new Outbound();
    private final Map<Long, Call> calls = new LinkedHashMap<>();
    /** Who waits for PONGs; {@code null} for PINGs of our own. */
    private final Deque<Consumer<Failure>> pings = new ArrayDeque<>();
    private final AtomicLong unread = new AtomicLong();
    private final long helloBy;

    private long serverMessageBytes = Limits.MESSAGE_BYTES;
    private long serverHeaderBytes = Limits.HEADER_BYTES;
    private long serverEntries = Limits.METADATA_ENTRIES;
    private long serverCalls = Limits.CALLS_IN_FLIGHT;

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
        if (calls.size() >= serverCalls) {
            throw new Refusal(Failure.tooManyCalls(calls.size() + " calls are in flight; the server takes no more"));
        }
        if (body.length > serverMessageBytes) {
            throw new Refusal(Failure.tooLarge(
                    "the request has " + body.length + " bytes; the server takes " + serverMessageBytes,
                    Processed.NOT_STARTED));
        }
        if (entries > serverEntries) {
            throw new Refusal(Failure.tooLarge(
                    entries + " metadata entries; the server takes " + serverEntries, Processed.NOT_STARTED));
        }
        if (header.length > serverHeaderBytes || header.length > outbound.frameRoom()) {
            throw new Refusal(Failure.tooLarge(
                    "the request's header has " + header.length + " bytes; the server takes "
                            + Math.min(serverHeaderBytes, outbound.frameRoom()),
                    Processed.NOT_STARTED));
        }
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

    // What arrives

    private final class Arrivals implements Decoder.Sink {
        private int type;
        private int flags;
        /** Whom the frame is for; {@code null} for the connection, and for what is dropped. */
        private Call target;
        private byte[] header = Frames.NOTHING;
        private byte[] held = Frames.NOTHING;

        @Override
        public void head(int type, int flags, long id, int headerLength, int body) throws ProtocolException {
            this.type = type;
            this.flags = flags;
            target = null;
            header = Frames.NOTHING;
            held = Frames.NOTHING;
            if (!Frames.isKnown(type)) {
                if ((flags & Frames.IGNORABLE) == 0) throw new ProtocolException("a frame of unknown type " + type);
                return;
            }
            String name = Frames.name(type);
            if (type == Frames.REQUEST || type == Frames.CANCEL) {
                throw new ProtocolException("a " + name + " frame from a server");
            }
            if (server == null && type != Frames.HELLO && type != Frames.GOAWAY) {
                throw new ProtocolException("the first frame is a " + name + "; it must be HELLO");
            }
            if (headerLength > Limits.HEADER_BYTES) {
                throw new ProtocolException(
                        "a " + name + " header of " + headerLength + " bytes; " + Limits.HEADER_BYTES + " are allowed");
            }
            if (type == Frames.MESSAGE || type == Frames.RESPONSE) {
                beginMessage(name, id, headerLength);
            } else {
                checkOwn(name, id, headerLength, body);
            }
        }

        private void checkOwn(String name, long id, int headerLength, int body) throws ProtocolException {
            if (id != 0) throw new ProtocolException("a " + name + " frame with call id " + id);
            if ((flags & Frames.MORE) != 0) throw new ProtocolException("a " + name + " frame with MORE");
            boolean isPing = type == Frames.PING || type == Frames.PONG;
            if (isPing && headerLength != 0) throw new ProtocolException("a " + name + " frame with a header");
            if (isPing && body > Limits.PING_BYTES) {
                throw new ProtocolException("a " + name + " with " + body + " bytes; " + Limits.PING_BYTES + " are allowed");
            }
            if (!isPing && body != 0) throw new ProtocolException("a " + name + " frame with a body");
            if (type == Frames.HELLO && server != null) throw new ProtocolException("a second HELLO");
        }

        private void beginMessage(String name, long id, int headerLength) throws ProtocolException {
            Call call = calls.get(id);
            if (call == null) {
                // A call above last_call_id was answered by GOAWAY; what the server still says of it crossed that.
                boolean wasOpened = (id & 1) == 1 && id < nextId;
                if (wasOpened && leaving != null && id > Integer.toUnsignedLong(leaving.getLastCallId())) return;
                throw new ProtocolException("a " + name + " frame for call " + id + ", which is not open");
            }
            if (call.arriving == type) {
                if (headerLength != 0) throw new ProtocolException("a header in a later fragment of call " + id);
            } else if (call.arriving != 0 && type == Frames.MESSAGE) {
                throw new ProtocolException("a MESSAGE frame in the middle of the RESPONSE of call " + id);
            } else {
                // A RESPONSE may cut an item off that was on its way.
                call.arriving = type;
                call.header = null;
                call.body = null;
            }
            target = call;
        }

        @Override
        public void header(byte[] header) throws ProtocolException {
            this.header = header;
            if (target == null || target.header != null) return;
            target.header = header;
            if (type == Frames.MESSAGE) {
                long sequence = Headers.sequence(header);
                if (sequence != target.nextSequence) {
                    throw new ProtocolException(
                            "item " + Long.toUnsignedString(sequence) + " of call " + target.id + ", where "
                                    + target.nextSequence + " is next");
                }
                target.nextSequence++;
                if (!target.streams && !target.isDone) {
                    Call call = target;
                    abandon(call, CancelReason.CANCEL_REASON_ABANDONED);
                    call.finish(Call.Outcome.failed(Failure.unexpectedItem()));
                }
            }
        }

        @Override
        public void piece(byte[] from, int at, int length, boolean isLast) throws ProtocolException {
            if (closed != null) return;
            if (target != null) {
                messagePiece(target, from, at, length, isLast && (flags & Frames.MORE) == 0);
                return;
            }
            if (type == Frames.PING || type == Frames.PONG) {
                int before = held.length;
                held = java.util.Arrays.copyOf(held, before + length);
                System.arraycopy(from, at, held, before, length);
            }
            if (!isLast) return;
            switch (type) {
                case Frames.HELLO -> greeted(Headers.hello(header));
                case Frames.GOAWAY -> left(Headers.goAway(header));
                case Frames.PING -> outbound.control(Frames.PONG, 0, Frames.NOTHING, held);
                case Frames.PONG -> {
                    Consumer<Failure> asked = pings.poll();
                    if (asked != null) asked.accept(null);
                }
                default -> {}
            }
        }

        private void messagePiece(Call call, byte[] from, int at, int length, boolean isWhole) throws ProtocolException {
            byte[] body = Frames.NOTHING;
            if (!call.isAbandoned) {
                long size = (call.body == null ? 0 : call.body.size()) + length;
                if (size > limits.messageBytes()) {
                    tooLarge(call, isWhole);
                } else if (isWhole && call.body == null) {
                    body = java.util.Arrays.copyOfRange(from, at, at + length);
                } else {
                    if (call.body == null) call.body = new Assembly();
                    call.body.add(from, at, length);
                    if (isWhole) body = call.body.join();
                }
            }
            if (!isWhole) return;
            byte[] header = call.header;
            int kind = call.arriving;
            call.arriving = 0;
            call.header = null;
            call.body = null;
            if (kind == Frames.RESPONSE) {
                answered(call, header, body);
            } else if (!call.isAbandoned) {
                unread.addAndGet(body.length);
                call.listener.item(body);
            }
        }

        private void tooLarge(Call call, boolean isWhole) {
            call.body = null;
            // An answer that is whole ends the call by itself; there is nothing to cancel.
            if (isWhole && call.arriving == Frames.RESPONSE) {
                call.isAbandoned = true;
            } else {
                abandon(call, CancelReason.CANCEL_REASON_ABANDONED);
            }
            call.finish(Call.Outcome.failed(
                    Failure.tooLarge("an answer is larger than " + limits.messageBytes() + " bytes", Processed.MAYBE)));
        }
    }

    private void answered(Call call, byte[] header, byte[] body) throws ProtocolException {
        Call.Outcome outcome = Headers.outcome(header, body);
        calls.remove(call.id);
        if (outbound.drop(call.id) == Outbound.Dropped.A_PART && !call.isAbandoned) {
            // The answer came before the request was whole: the rest is not coming.
            outbound.control(
                    Frames.CANCEL, call.id, Headers.cancel(CancelReason.CANCEL_REASON_ANSWERED), Frames.NOTHING);
        }
        call.finish(outcome);
    }

    private void greeted(Hello hello) {
        server = hello;
        WireLimits told = hello.getLimits();
        serverMessageBytes = or(told.getMessageBytes(), Limits.MESSAGE_BYTES);
        serverHeaderBytes = Math.min(or(Integer.toUnsignedLong(told.getHeaderBytes()), Limits.HEADER_BYTES), 0xFFFF);
        serverEntries = or(Integer.toUnsignedLong(told.getMetadataEntries()), Limits.METADATA_ENTRIES);
        serverCalls = or(Integer.toUnsignedLong(told.getCallsInFlight()), Limits.CALLS_IN_FLIGHT);
        long frameBytes = or(Integer.toUnsignedLong(told.getFrameBytes()), Limits.FRAME_BYTES);
        outbound.restrict(frameBytes, or(Integer.toUnsignedLong(told.getFragmentBytes()), Limits.FRAGMENT_BYTES));
        // Longer frames than the default are announced because they may come; shorter ones bound what we send alone.
        decoder.allow(Math.min(Math.max(frameBytes, Limits.FRAME_BYTES), Integer.MAX_VALUE));
        arm(lastReceived + limits.idle().toNanos());
    }

    private static long or(long told, long standard) {
        // 0 says nothing; a negative one is an unsigned number beyond all bounds.
        return told == 0 ? standard : told < 0 ? Long.MAX_VALUE : told;
    }

    private void left(GoAway away) {
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
