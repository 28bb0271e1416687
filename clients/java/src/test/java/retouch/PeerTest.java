package retouch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import retouch.rpc.v1.Hello;
import retouch.v1.HealthCheckRequest;
import retouch.v1.Services;
import retouch.wire.Frames;

/** Peers that misbehave, and callers that go away. */
@Timeout(60)
class PeerTest extends Counted {
    private static final byte[] NOTHING = {};

    /** Takes connections, writes what it is told to, and keeps them until it is closed. */
    private static final class Peer implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Socket> taken = new CopyOnWriteArrayList<>();
        /** Types of the frames that came, on all connections. */
        final List<Integer> types = new CopyOnWriteArrayList<>();
        private final byte[] greeting;

        Peer(byte[] greeting) throws IOException {
            this.greeting = greeting;
            new Thread(this::accept, "peer").start();
        }

        static Peer silentAfterHello() throws IOException {
            byte[] hello = Hello.newBuilder().setVersion(1).build().toByteArray();
            return new Peer(Frames.frame(Frames.HELLO, 0, 0, hello, NOTHING));
        }

        String address() {
            return "127.0.0.1:" + listener.getLocalPort();
        }

        private void accept() {
            try {
                while (true) {
                    Socket socket = listener.accept();
                    taken.add(socket);
                    OutputStream out = socket.getOutputStream();
                    out.write(greeting);
                    new Thread(() -> read(socket), "peer").start();
                }
            } catch (IOException closed) {
                // The test is over.
            }
        }

        private void read(Socket socket) {
            try {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                while (true) {
                    byte[] frame = in.readNBytes(in.readInt());
                    types.add((int) frame[0]);
                }
            } catch (IOException closed) {
                // The client has gone.
            }
        }

        void await(int type) throws InterruptedException {
            while (!types.contains(type)) Thread.sleep(5);
        }

        @Override
        public void close() throws IOException {
            listener.close();
            for (Socket socket : taken) socket.close();
        }
    }

    @Test
    void badPeersCostTheCallerItsDeadlineAtMost() throws Exception {
        for (String answer : List.of("", "HTTP/1.1 400 Bad Request\r\n\r\n", "\0\0\0")) {
            try (Peer peer = new Peer(answer.getBytes(StandardCharsets.US_ASCII)); var retouch = Services.of(peer.address())) {
                CallOptions options = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(400));
                long begin = System.nanoTime();
                RetouchException error = assertThrows(
                        RetouchException.class,
                        () -> retouch.health().check(HealthCheckRequest.getDefaultInstance(), options));
                assertEquals(Processed.NOT_STARTED, error.processed());
                assertEquals(
                        answer.startsWith("HTTP") ? StatusCode.UNAVAILABLE : StatusCode.DEADLINE_EXCEEDED, error.code());
                assertTrue(System.nanoTime() - begin < 5_000_000_000L);
            }
        }
    }

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (var retouch = Services.of("127.0.0.1:" + port)) {
            var error = assertThrows(
                    RetouchException.Unavailable.class,
                    () -> retouch.health().check(HealthCheckRequest.getDefaultInstance()));
            assertEquals("cannot connect to 127.0.0.1:" + port + ": connection refused", error.failure().message());
            assertEquals(1, error.attempts());
        }
    }

    @Test
    void anInterruptEndsItsOwnCallAlone() throws Exception {
        try (Peer peer = Peer.silentAfterHello(); var retouch = Services.of(peer.address())) {
            CompletableFuture<?> other = retouch.health().checkAsync(HealthCheckRequest.getDefaultInstance());
            for (int round = 0; round < 20; round++) {
                AtomicReference<Throwable> ended = new AtomicReference<>();
                AtomicReference<Boolean> flag = new AtomicReference<>(false);
                Thread caller = new Thread(() -> {
                    try {
                        retouch.health().check(HealthCheckRequest.getDefaultInstance());
                    } catch (RetouchException error) {
                        ended.set(error);
                        flag.set(Thread.currentThread().isInterrupted());
                    }
                });
                caller.start();
                // At different moments: before, while and after it is sent.
                Thread.sleep(round);
                caller.interrupt();
                caller.join();
                assertEquals(RetouchException.Cancelled.class, ended.get().getClass());
                assertTrue(flag.get(), "the interrupt was swallowed");
            }
            assertFalse(other.isDone(), "the interrupt ended a call of somebody else");
            assertEquals(1, retouch.client().connections());
        }
    }

    @Test
    void aFutureThatIsCancelledCancelsItsCall() throws Exception {
        try (Peer peer = Peer.silentAfterHello(); var retouch = Services.of(peer.address())) {
            CompletableFuture<?> future = retouch.health().checkAsync(HealthCheckRequest.getDefaultInstance());
            peer.await(Frames.REQUEST);
            assertFalse(peer.types.contains(Frames.CANCEL));
            future.cancel(true);
            assertThrows(CancellationException.class, () -> future.get(5, TimeUnit.SECONDS));
            peer.await(Frames.CANCEL);
        }
    }

    @Test
    void aStreamThatIsClosedByAnotherThreadEnds() throws Exception {
        try (Peer peer = Peer.silentAfterHello(); var client = new RetouchClient(peer.address(), Options.builder().build())) {
            ReplyStream<byte[]> stream = client.stream("test/Stream", NOTHING, CallOptions.DEFAULT);
            peer.await(Frames.REQUEST);
            CompletableFuture<Boolean> waits = CompletableFuture.supplyAsync(stream::hasNext);
            stream.close();
            Throwable error = assertThrows(Exception.class, () -> waits.get(5, TimeUnit.SECONDS)).getCause();
            assertEquals(RetouchException.Cancelled.class, error.getClass());
            peer.await(Frames.CANCEL);
        }
    }

    @Test
    void aClientThatIsClosedEndsItsCallsAndTakesNoMore() throws Exception {
        try (Peer peer = Peer.silentAfterHello()) {
            var retouch = Services.of(peer.address());
            CompletableFuture<?> future = retouch.health().checkAsync(HealthCheckRequest.getDefaultInstance());
            peer.await(Frames.REQUEST);
            retouch.close();
            assertTrue(threads().isEmpty(), "the client's thread is there after close");
            Throwable error = assertThrows(Exception.class, () -> future.get(5, TimeUnit.SECONDS)).getCause();
            assertEquals(RetouchException.Unavailable.class, error.getClass());
            retouch.close();
            assertThrows(
                    RetouchException.Unavailable.class,
                    () -> retouch.health().check(HealthCheckRequest.getDefaultInstance()));
        }
    }

    @Test
    void oneCancellationEndsManyCallsAndLaterOnes() throws Exception {
        try (Peer peer = Peer.silentAfterHello(); var retouch = Services.of(peer.address())) {
            Cancellation cancellation = new Cancellation();
            CallOptions options = CallOptions.DEFAULT.withCancellation(cancellation);
            List<CompletableFuture<?>> all = new CopyOnWriteArrayList<>();
            for (int index = 0; index < 50; index++) {
                all.add(retouch.health().checkAsync(HealthCheckRequest.getDefaultInstance(), options));
            }
            cancellation.cancel();
            all.add(retouch.health().checkAsync(HealthCheckRequest.getDefaultInstance(), options));
            for (CompletableFuture<?> each : all) {
                Throwable error = assertThrows(Exception.class, () -> each.get(5, TimeUnit.SECONDS)).getCause();
                assertEquals(RetouchException.Cancelled.class, error.getClass());
            }
        }
    }
}
