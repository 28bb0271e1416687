package retouch.conformance;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import retouch.Cancellation;
import retouch.CallOptions;
import retouch.Failure;
import retouch.MetadataEntry;
import retouch.Options;
import retouch.PendingCall;
import retouch.Processed;
import retouch.ReplyStream;
import retouch.Retry;
import retouch.RetouchClient;
import retouch.RetouchException;
import retouch.TlsOptions;
import retouch.conformance.v1.Call;
import retouch.conformance.v1.CallOutcome;
import retouch.conformance.v1.Cancel;
import retouch.conformance.v1.Case;
import retouch.conformance.v1.Connect;
import retouch.conformance.v1.Item;
import retouch.conformance.v1.Outcome;
import retouch.conformance.v1.Payload;
import retouch.conformance.v1.Recode;
import retouch.conformance.v1.Session;
import retouch.rpc.v1.Metadata;
import retouch.rpc.v1.ResponseHeader;
import retouch.rpc.v1.StatusDetails;

/** The driver of clients/conformance for the Java client: cases on standard input, outcomes on standard output. */
public final class Driver {
    /** Longer than any case: what the client bounds by itself is its own to bound. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final int BLOCK_BYTES = 65_521;
    private static final int SHOWN_BYTES = 65_536;

    private Driver() {}

    public static void main(String[] arguments) throws Exception {
        DataInputStream in = new DataInputStream(System.in);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
        // Nothing else may get into standard output.
        System.setOut(System.err);
        // With its first socket the JDK makes one that it keeps for the whole process. It is there before the first session.
        SocketChannel.open().close();
        while (true) {
            int length;
            try {
                length = in.readInt();
            } catch (EOFException end) {
                return;
            }
            Case work = Case.parseFrom(in.readNBytes(length));
            Outcome.Builder outcome = Outcome.newBuilder().setName(work.getName());
            try {
                if (work.hasRecode()) {
                    recode(work.getRecode(), outcome);
                } else {
                    session(work.getSession(), outcome);
                }
            } catch (RuntimeException | IOException error) {
                outcome.setTrouble(error.toString());
            }
            byte[] bytes = outcome.build().toByteArray();
            out.writeInt(bytes.length);
            out.write(bytes);
            out.flush();
        }
    }

    private static void recode(Recode recode, Outcome.Builder outcome) throws IOException {
        try {
            // Messages are classes of the package that the type is named by.
            Class<?> type = Class.forName(recode.getType());
            Message prototype = (Message) type.getMethod("getDefaultInstance").invoke(null);
            Message message = prototype.getParserForType().parseFrom(recode.getData());
            outcome.setRecoded(message.toByteString());
        } catch (ReflectiveOperationException error) {
            throw new IOException("there is no message " + recode.getType(), error);
        }
    }

    private static Options options(Connect connect) {
        Options.Builder options = Options.builder().timeout(null).connections(1).credential(connect.getCredential());
        if (!connect.getAgent().isEmpty()) options.agent(connect.getAgent());
        if (connect.getSchemaHash() != 0) options.schemaHash(connect.getSchemaHash());
        if (connect.getConnectTimeoutMs() > 0) options.connectTimeout(Duration.ofMillis(connect.getConnectTimeoutMs()));
        var limits = connect.getLimits();
        if (limits.getMessageBytes() > 0) options.messageBytes(limits.getMessageBytes());
        if (limits.getFirstFrameMs() > 0) options.helloTimeout(Duration.ofMillis(limits.getFirstFrameMs()));
        if (limits.getIdleMs() > 0) options.idleTimeout(Duration.ofMillis(limits.getIdleMs()));
        if (limits.getWriteStallMs() > 0) options.writeStall(Duration.ofMillis(limits.getWriteStallMs()));
        if (connect.hasRetry()) {
            var retry = connect.getRetry();
            options.retry(new Retry(
                    Math.max(1, retry.getAttempts()),
                    retry.getBackoffMs() > 0 ? Duration.ofMillis(retry.getBackoffMs()) : Retry.NEVER.backoff(),
                    retry.getBudget() > 0 ? retry.getBudget() : Retry.NEVER.budget()));
        }
        if (connect.hasTls()) {
            var settings = connect.getTls();
            TlsOptions tls = settings.getCaFile().isEmpty()
                    ? TlsOptions.ofJdk()
                    : TlsOptions.ofAuthority(Path.of(settings.getCaFile()));
            if (!settings.getCertificateFile().isEmpty()) {
                tls = tls.withIdentity(Path.of(settings.getCertificateFile()), Path.of(settings.getKeyFile()));
            }
            if (!settings.getServerName().isEmpty()) tls = tls.withServerName(settings.getServerName());
            options.tls(tls);
        }
        return options.build();
    }

    private static void session(Session session, Outcome.Builder outcome) {
        Connect connect = session.getConnect();
        String address = connect.getHost() + ":" + connect.getPort();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (RetouchClient client = new RetouchClient(address, options(connect))) {
            if (!connect.getLazy()) {
                try {
                    client.connect(PATIENCE);
                    outcome.setConnect(ResponseHeader.getDefaultInstance());
                } catch (RetouchException error) {
                    outcome.setConnect(status(error.failure()));
                    client.goAway().ifPresent(outcome::setGoAway);
                    return;
                }
            }
            List<CallOutcome> calls = calls(session, client, clock);
            outcome.addAllCalls(calls);
            sleep(session.getLingerMs());
            int left = client.callsInFlight();
            for (int look = 0; look < 100 && left > 0; look++) {
                sleep(10);
                left = client.callsInFlight();
            }
            outcome.setCallsInFlight(left);
            client.close();
            client.hello().ifPresent(outcome::setServer);
            client.goAway().ifPresent(outcome::setGoAway);
            outcome.setConnections(client.connections());
        } finally {
            clock.shutdownNow();
        }
    }

    private static List<CallOutcome> calls(Session session, RetouchClient client, ScheduledExecutorService clock) {
        int count = session.getCallsCount();
        CallOutcome[] outcomes = new CallOutcome[count];
        CountDownLatch[] handed = new CountDownLatch[count];
        CountDownLatch[] ended = new CountDownLatch[count];
        for (int index = 0; index < count; index++) {
            handed[index] = new CountDownLatch(1);
            ended[index] = new CountDownLatch(1);
        }
        CountDownLatch begun = new CountDownLatch(count == 0 ? 0 : 1);
        for (int index = 0; index < count; index++) {
            int place = index;
            Call call = session.getCalls(index);
            Thread thread = new Thread(() -> {
                try {
                    if (call.getAfterCount() == 0 && place > 0) await(handed[place - 1]);
                    if (call.getAfterCount() > 0 || call.getDelayMs() > 0) {
                        // Those behind it do not wait for it.
                        handed[place].countDown();
                        for (int other : call.getAfterList()) await(ended[other]);
                        sleep(call.getDelayMs());
                    }
                    begun.countDown();
                    outcomes[place] = new Errand(client, call, clock, handed[place]::countDown).run();
                } catch (RuntimeException error) {
                    error.printStackTrace();
                } finally {
                    handed[place].countDown();
                    ended[place].countDown();
                }
            });
            thread.start();
        }
        if (session.getCloseAfterMs() > 0) {
            await(begun);
            sleep(session.getCloseAfterMs());
            client.close();
        }
        for (CountDownLatch each : ended) await(each);
        List<CallOutcome> all = new ArrayList<>();
        for (CallOutcome each : outcomes) {
            if (each == null) throw new IllegalStateException("a call came to no outcome");
            all.add(each);
        }
        return all;
    }

    /** One call. */
    private static final class Errand {
        private final RetouchClient client;
        private final Call call;
        private final ScheduledExecutorService clock;
        private final Runnable handed;
        private final CallOutcome.Builder outcome = CallOutcome.newBuilder();
        private final Cancellation cancellation = new Cancellation();
        private final Cancel cancel;

        Errand(RetouchClient client, Call call, ScheduledExecutorService clock, Runnable handed) {
            this.client = client;
            this.call = call;
            this.clock = clock;
            this.handed = handed;
            cancel = call.getCancel();
        }

        CallOutcome run() {
            // Made before the call begins: its clock is the caller's, not the payload's.
            byte[] body = payload(call.getRequest());
            CallOptions options = CallOptions.DEFAULT.withCancellation(cancellation);
            long timeout = Integer.toUnsignedLong(call.getTimeoutMs());
            options = timeout > 0 ? options.withTimeout(Duration.ofMillis(timeout)) : options.withoutTimeout();
            for (Metadata entry : call.getMetadataList()) options = options.withMetadata(entry.getKey(), entry.getValue());
            if (call.getIdempotent()) options = options.withIdempotence();
            if (cancel.getWhen() == Cancel.When.BEFORE) cancellation.cancel();
            long begin = System.nanoTime();
            try {
                Stubs stubs = call.getStub() ? new Stubs(client) : null;
                if (call.getKind() == Call.Kind.PING) {
                    client.ping(timeout > 0 ? Duration.ofMillis(timeout) : PATIENCE);
                } else if (stubs != null && stubs.has(call.getMethod())) {
                    outcome.setStub(true);
                    cancelLater();
                    stubs.call(call.getMethod(), body, options, handed, this::took);
                } else if (call.getKind() == Call.Kind.UNARY) {
                    unary(client.start(call.getMethod(), body, options));
                } else {
                    stream(client.stream(call.getMethod(), body, options));
                }
            } catch (RetouchException error) {
                outcome.setStatus(status(error.failure())).setAttempts(error.attempts());
            } catch (InvalidProtocolBufferException error) {
                throw new IllegalStateException(error);
            }
            outcome.setElapsedUs((System.nanoTime() - begin) / 1000);
            if (cancel.getWhen() == Cancel.When.AFTER_END) cancellation.cancel();
            return outcome.build();
        }

        /** Counts from the call's beginning, so it is called right behind that where the call does not block. */
        private void cancelLater() {
            if (cancel.getWhen() == Cancel.When.AFTER_MS && !cancel.getLetGo()) {
                clock.schedule(cancellation::cancel, cancel.getValue(), TimeUnit.MILLISECONDS);
            }
        }

        private void unary(PendingCall pending) {
            cancelLater();
            handed.run();
            byte[] reply = pending.get();
            took(reply);
            outcome.setStatus(succeeded(pending.metadata())).setAttempts(pending.attempts());
        }

        private void stream(ReplyStream<byte[]> stream) {
            try (stream) {
                cancelLater();
                handed.run();
                if (cancel.getWhen() == Cancel.When.AFTER_MS && cancel.getLetGo()) {
                    clock.schedule(stream::close, cancel.getValue(), TimeUnit.MILLISECONDS);
                }
                sleep(call.getReading().getPauseMs());
                while (stream.hasNext()) {
                    if (!took(stream.next())) {
                        stream.close();
                        break;
                    }
                    sleep(call.getReading().getPauseEachMs());
                }
                if (!outcome.hasStatus()) outcome.setStatus(succeeded(stream.metadata()));
                outcome.setAttempts(stream.attempts());
            }
        }

        /** Takes an item; whether the caller reads on. */
        private boolean took(byte[] item) {
            outcome.addItems(item(item));
            if (cancel.getWhen() != Cancel.When.AFTER_ITEMS || outcome.getItemsCount() < cancel.getValue()) return true;
            if (!cancel.getLetGo()) {
                cancellation.cancel();
                return true;
            }
            // Nobody reports anything to a caller that reads no further.
            outcome.setStatus(status(Failure.cancelled(Processed.MAYBE)));
            return false;
        }
    }

    private static ResponseHeader succeeded(List<MetadataEntry> metadata) {
        ResponseHeader.Builder header = ResponseHeader.newBuilder();
        for (MetadataEntry entry : metadata) {
            header.addMetadata(Metadata.newBuilder().setKey(entry.key()).setValue(entry.value()));
        }
        return header.build();
    }

    private static ResponseHeader status(Failure failure) {
        return succeeded(failure.metadata()).toBuilder()
                .setCodeValue(failure.code().number())
                .setMessage(failure.message())
                .setProcessedValue(failure.processed().ordinal())
                .setDetails(StatusDetails.newBuilder()
                        .setReason(failure.reason())
                        .setStage(failure.stage())
                        .setRetryable(failure.retryable())
                        .setRetryAfterMs((int) failure.retryAfter().toMillis())
                        .setCharged(failure.charged()))
                .build();
    }

    private static byte[] payload(Payload payload) {
        if (payload.getGeneratedBytes() == 0) return payload.getData().toByteArray();
        byte[] bytes = new byte[(int) payload.getGeneratedBytes()];
        int x = payload.getSeed();
        for (int index = 0; index < BLOCK_BYTES && index < bytes.length; index++) {
            x = x * 1_664_525 + 1_013_904_223;
            bytes[index] = (byte) (x >>> 24);
        }
        for (int done = BLOCK_BYTES; done < bytes.length; done *= 2) {
            System.arraycopy(bytes, 0, bytes, done, Math.min(done, bytes.length - done));
        }
        return bytes;
    }

    private static Item item(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            Item.Builder item = Item.newBuilder().setSize(bytes.length).setSha256(ByteString.copyFrom(hash));
            if (bytes.length <= SHOWN_BYTES) item.setData(ByteString.copyFrom(bytes));
            return item.build();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupt) {
            throw new IllegalStateException(interrupt);
        }
    }

    private static void sleep(long milliseconds) {
        // Not even a moment: on a busy machine the thread that sleeps for nothing loses its turn.
        if (milliseconds == 0) return;
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException interrupt) {
            throw new IllegalStateException(interrupt);
        }
    }
}
