package retouch.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import retouch.Failure;
import retouch.Processed;
import retouch.StatusCode;
import retouch.rpc.v1.Cancel;
import retouch.rpc.v1.CancelReason;
import retouch.rpc.v1.GoAway;
import retouch.rpc.v1.Hello;
import retouch.rpc.v1.MessageHeader;
import retouch.rpc.v1.WireLimits;

/** The state machine, with bytes and moments. */
class ConnectionTest {
    private static final byte[] NOTHING = {};
    private static final long SECOND = 1_000_000_000L;

    /** A frame that the client sent. */
    private record Sent(int type, int flags, long call, byte[] header, byte[] body) {}

    private static final class Caller implements Call.Listener {
        final List<byte[]> items = new ArrayList<>();
        Call.Outcome outcome;

        @Override
        public void item(byte[] item) {
            items.add(item);
        }

        @Override
        public void ended(Call.Outcome outcome) {
            assertNull(this.outcome, "the call ended twice");
            this.outcome = outcome;
        }

        Failure failure() {
            assertNotNull(outcome, "the call has not ended");
            return outcome.failure();
        }
    }

    private long now = 1000 * SECOND;
    private final Connection connection = new Connection(Limits.DEFAULT, NOTHING, now);

    private void receive(byte[]... frames) {
        for (byte[] frame : frames) connection.receive(frame, 0, frame.length, now);
    }

    private void greet(WireLimits limits) {
        Hello hello = Hello.newBuilder().setVersion(1).setLimits(limits).build();
        receive(Frames.frame(Frames.HELLO, 0, 0, hello.toByteArray(), NOTHING));
        sent();
    }

    private Call open(byte[] body, boolean streams, long deadline, Caller caller) {
        try {
            return connection.open("header".getBytes(StandardCharsets.US_ASCII), 0, body, streams, deadline, caller);
        } catch (Refusal refusal) {
            throw new AssertionError(refusal);
        }
    }

    /** All that is to be sent, in buffers of a size. */
    private List<Sent> sent(int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (connection.hasOutput()) {
            ByteBuffer buffer = ByteBuffer.allocate(size);
            connection.fill(buffer);
            out.write(buffer.array(), 0, buffer.position());
        }
        ByteBuffer all = ByteBuffer.wrap(out.toByteArray());
        List<Sent> frames = new ArrayList<>();
        while (all.hasRemaining()) {
            int length = all.getInt();
            int type = all.get();
            int flags = all.get();
            byte[] header = new byte[all.getShort()];
            long call = all.getInt();
            byte[] body = new byte[length - Frames.COUNTED_BYTES - header.length];
            all.get(header).get(body);
            frames.add(new Sent(type, flags, call, header, body));
        }
        return frames;
    }

    private List<Sent> sent() {
        return sent(1 << 20);
    }

    private static byte[] response(long call, byte[] body) {
        return Frames.frame(Frames.RESPONSE, 0, call, NOTHING, body);
    }

    private static byte[] item(long call, long sequence, byte[] body) {
        byte[] header = MessageHeader.newBuilder().setSequence(sequence).build().toByteArray();
        return Frames.frame(Frames.MESSAGE, 0, call, header, body);
    }

    @Test
    void answersAreReadCutAtEveryByte() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(item(1, 0, "zero".getBytes(StandardCharsets.US_ASCII)));
        bytes.writeBytes(Frames.frame(Frames.MESSAGE, Frames.MORE, 1, new byte[] {8, 1}, "on".getBytes(StandardCharsets.US_ASCII)));
        bytes.writeBytes(Frames.frame(Frames.PING, 0, 0, NOTHING, "12345678".getBytes(StandardCharsets.US_ASCII)));
        bytes.writeBytes(Frames.frame(99, Frames.IGNORABLE, 7, new byte[20], new byte[30]));
        bytes.writeBytes(Frames.frame(Frames.MESSAGE, 0, 1, NOTHING, "e".getBytes(StandardCharsets.US_ASCII)));
        bytes.writeBytes(Frames.frame(Frames.RESPONSE, 0, 1, NOTHING, NOTHING));
        byte[] all = bytes.toByteArray();
        for (int cut = 0; cut <= all.length; cut++) {
            ConnectionTest fresh = new ConnectionTest();
            fresh.greet(WireLimits.getDefaultInstance());
            Caller caller = new Caller();
            fresh.open(NOTHING, true, Call.NEVER, caller);
            fresh.sent();
            fresh.connection.receive(all, 0, cut, now);
            fresh.connection.receive(all, cut, all.length - cut, now);
            assertNull(fresh.connection.closed(), "cut at " + cut);
            assertEquals(2, caller.items.size());
            assertArrayEquals("zero".getBytes(StandardCharsets.US_ASCII), caller.items.get(0));
            assertArrayEquals("one".getBytes(StandardCharsets.US_ASCII), caller.items.get(1));
            assertNull(caller.failure());
            List<Sent> answers = fresh.sent();
            assertEquals(1, answers.size());
            assertEquals(Frames.PONG, answers.get(0).type);
            assertArrayEquals("12345678".getBytes(StandardCharsets.US_ASCII), answers.get(0).body);
        }
    }

    @Test
    void smallRequestsGoAheadAndLargeOnesTakeTurns() {
        for (int size : new int[] {1 << 20, 700, 13}) {
            ConnectionTest fresh = new ConnectionTest();
            fresh.greet(WireLimits.newBuilder().setFragmentBytes(1000).build());
            fresh.open(new byte[3500], false, Call.NEVER, new Caller());
            fresh.open(new byte[2500], false, Call.NEVER, new Caller());
            fresh.open(new byte[10], false, Call.NEVER, new Caller());
            List<Sent> frames = fresh.sent(size);
            List<Long> order = frames.stream().map(Sent::call).toList();
            assertEquals(List.of(1L, 3L, 5L, 1L, 3L, 1L, 3L, 1L, 3L, 1L), order);
            int total = frames.stream().filter(frame -> frame.call == 1).mapToInt(frame -> frame.body.length).sum();
            assertEquals(3500, total);
            assertEquals(0, frames.get(frames.size() - 1).flags);
            assertEquals(Frames.MORE, frames.get(7).flags);
        }
    }

    @Test
    void aDeadlineEndsTheCallAndIsToldOnce() {
        greet(WireLimits.getDefaultInstance());
        Caller caller = new Caller();
        open(NOTHING, false, now + SECOND, caller);
        assertEquals(now + SECOND, connection.wakeAt());
        sent();
        connection.wake(now + SECOND - 1);
        assertNull(caller.outcome);
        connection.wake(now + SECOND);
        assertEquals(StatusCode.DEADLINE_EXCEEDED, caller.failure().code());
        assertEquals(Processed.MAYBE, caller.failure().processed());
        connection.wake(now + 2 * SECOND);
        List<Sent> frames = sent();
        assertEquals(1, frames.size());
        assertEquals(Frames.CANCEL, frames.get(0).type);
        assertArrayEquals(
                Cancel.newBuilder().setReason(CancelReason.CANCEL_REASON_DEADLINE).build().toByteArray(), frames.get(0).header);
        // Its place is free when the server has answered.
        assertEquals(1, connection.inFlight());
        receive(response(1, new byte[50]));
        assertEquals(0, connection.inFlight());
        assertNull(connection.closed());
    }

    @Test
    void whatWasNotSentWasNotStarted() {
        greet(WireLimits.getDefaultInstance());
        Caller caller = new Caller();
        Call call = open(new byte[100_000], false, Call.NEVER, caller);
        connection.giveUp(call, CancelReason.CANCEL_REASON_ABANDONED);
        assertEquals(Processed.NOT_STARTED, caller.failure().processed());
        assertEquals(List.of(), sent());
        assertEquals(0, connection.inFlight());
    }

    @Test
    void aFragmentThatWasBegunIsSentWhole() {
        greet(WireLimits.getDefaultInstance());
        Call call = open(new byte[600_000], false, Call.NEVER, new Caller());
        ByteBuffer first = ByteBuffer.allocate(1000);
        connection.fill(first);
        connection.giveUp(call, CancelReason.CANCEL_REASON_ABANDONED);
        // The first frame, the rest of one fragment, and then the CANCEL.
        int rest = Frames.FIXED_BYTES + 6 + Frames.FIXED_BYTES + Limits.FRAGMENT_BYTES - 1000;
        ByteBuffer second = ByteBuffer.allocate(2_000_000);
        connection.fill(second);
        assertEquals(rest + Frames.FIXED_BYTES + 2, second.position());
        assertEquals(Frames.CANCEL, second.get(rest + 4));
    }

    @Test
    void callsAboveTheLastOneWereNotStarted() {
        greet(WireLimits.getDefaultInstance());
        Caller first = new Caller();
        Caller second = new Caller();
        open(NOTHING, false, Call.NEVER, first);
        open(NOTHING, false, Call.NEVER, second);
        sent();
        GoAway away = GoAway.newBuilder().setLastCallId(1).setMessage("bye").setRetryAfterMs(700).build();
        receive(Frames.frame(Frames.GOAWAY, 0, 0, away.toByteArray(), NOTHING));
        assertNull(first.outcome);
        assertEquals(Processed.NOT_STARTED, second.failure().processed());
        assertEquals(Duration.ofMillis(700), second.failure().retryAfter());
        assertTrue(second.failure().message().endsWith("bye"));
        assertThrows(Refusal.class, () -> connection.open(NOTHING, 0, NOTHING, false, Call.NEVER, new Caller()));
        receive(response(1, NOTHING));
        assertNull(first.failure());
    }

    @Test
    void silenceIsAskedAboutAndThenTheEnd() {
        greet(WireLimits.getDefaultInstance());
        Caller caller = new Caller();
        open(NOTHING, false, Call.NEVER, caller);
        sent();
        long idle = Limits.DEFAULT.idle().toNanos();
        connection.wake(now + idle - 1);
        assertFalse(connection.hasOutput());
        connection.wake(now + idle);
        assertEquals(Frames.PING, sent().get(0).type);
        connection.wake(now + 2 * idle);
        assertEquals(StatusCode.UNAVAILABLE, caller.failure().code());
        assertEquals(Processed.MAYBE, caller.failure().processed());
        assertNotNull(connection.closed());
    }

    @Test
    void aPeerThatTakesNothingIsGivenUpAndASlowOneIsNot() {
        greet(WireLimits.getDefaultInstance());
        open(new byte[100], false, Call.NEVER, new Caller());
        long stall = Limits.DEFAULT.writeStall().toNanos();
        connection.watchWrites(now, true, true);
        connection.watchWrites(now + stall - 1, true, true);
        connection.wake(now + stall);
        assertNull(connection.closed());
        connection.wake(now + 2 * stall - 1);
        assertNotNull(connection.closed());
    }

    @Test
    void streamsThatNobodyTakesStopTheReading() {
        greet(WireLimits.getDefaultInstance());
        open(NOTHING, true, Call.NEVER, new Caller());
        sent();
        byte[] piece = new byte[1_000_000];
        for (int sequence = 0; sequence < 9; sequence++) {
            assertTrue(connection.wantsRead());
            receive(item(1, sequence, piece));
        }
        assertFalse(connection.wantsRead());
        connection.taken(1_000_000);
        assertTrue(connection.wantsRead());
    }

    @Test
    void whatTheServerDoesNotTakeIsRefusedHere() {
        greet(WireLimits.newBuilder().setMessageBytes(100).setCallsInFlight(1).setHeaderBytes(10).build());
        Refusal large = assertThrows(
                Refusal.class, () -> connection.open(NOTHING, 0, new byte[101], false, Call.NEVER, new Caller()));
        assertEquals("InputValidationError", large.failure().reason());
        assertThrows(Refusal.class, () -> connection.open(new byte[11], 0, NOTHING, false, Call.NEVER, new Caller()));
        open(new byte[100], false, Call.NEVER, new Caller());
        Refusal many = assertThrows(
                Refusal.class, () -> connection.open(NOTHING, 0, NOTHING, false, Call.NEVER, new Caller()));
        assertEquals("ConcurrencyLimitExceeded", many.failure().reason());
        assertTrue(many.failure().retryable());
    }

    @Test
    void noHelloInTime() {
        connection.wake(now + Limits.DEFAULT.hello().toNanos() - 1);
        assertNull(connection.closed());
        connection.wake(now + Limits.DEFAULT.hello().toNanos());
        assertEquals(Processed.NOT_STARTED, connection.closed().processed());
    }
}
