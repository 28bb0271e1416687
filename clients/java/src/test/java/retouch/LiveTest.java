package retouch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import retouch.v1.DescribeRequest;
import retouch.v1.EditEvent;
import retouch.v1.EditInputs;
import retouch.v1.EditRequest;
import retouch.v1.HealthCheckRequest;
import retouch.v1.ImageInput;
import retouch.v1.PlanEditRequest;
import retouch.v1.Services;
import retouch.v1.ServingStatus;

/** Against the real server. */
@Timeout(180)
class LiveTest extends Counted {
    private static final HealthCheckRequest HEALTH = HealthCheckRequest.getDefaultInstance();

    private static PlanEditRequest plan(String prompt) {
        return PlanEditRequest.newBuilder().setInputs(EditInputs.newBuilder().setPrompt(prompt)).build();
    }

    private static EditRequest edit(String prompt) throws Exception {
        ByteString photo = ByteString.copyFrom(Files.readAllBytes(Path.of(".cache/photos/product.jpg")));
        return EditRequest.newBuilder()
                .setInputs(EditInputs.newBuilder().setPrompt(prompt).setSource(ImageInput.newBuilder().setData(photo)))
                .build();
    }

    @Test
    void healthDescriptionPlanAndRefusals() throws Exception {
        try (LiveServer server = new LiveServer(); var retouch = Services.of(server.address)) {
            assertTrue(retouch.health().check(HEALTH).getStatus() != ServingStatus.SERVING_STATUS_UNKNOWN);
            var about = retouch.describe().describe(DescribeRequest.getDefaultInstance());
            assertEquals(Services.SCHEMA_HASH, about.getSchemaHash());
            assertEquals(Services.SCHEMA_HASH, retouch.client().connect(Duration.ofSeconds(5)).schemaHash());
            assertEquals(2, retouch.edit().planEdit(plan("make the dress emerald green and crop to 4:5")).getPlan().getStepsCount());
            int connections = retouch.client().connections();
            var error = assertThrows(
                    RetouchException.PromptNotUnderstood.class, () -> retouch.edit().planEdit(plan("mach das Kleid rot")));
            assertEquals(StatusCode.INVALID_ARGUMENT, error.code());
            assertEquals("prompt", error.stage());
            assertFalse(error.isRetryable());
            // A failed call is one failed call.
            retouch.health().check(HEALTH);
            assertEquals(connections, retouch.client().connections());
            // The exception tells of the caller's own stack.
            assertTrue(List.of(error.getStackTrace()).stream().anyMatch(frame -> frame.getClassName().equals(getClass().getName())));
        }
    }

    @Test
    void anEditOfAPhotograph() throws Exception {
        try (LiveServer server = new LiveServer(); var retouch = Services.of(server.address)) {
            List<EditEvent> events = new ArrayList<>();
            try (var stream = retouch.edit().edit(edit("warmer"))) {
                for (EditEvent event : stream) events.add(event);
            }
            var variation = events.stream().filter(EditEvent::hasVariation).findFirst().orElseThrow().getVariation();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(variation.getData().toByteArray());
            assertEquals(variation.getSha256(), HexFormat.of().formatHex(hash));
            assertTrue(events.get(events.size() - 1).hasSummary());
            // A small call took the other connection.
            retouch.health().check(HEALTH);
            assertEquals(2, retouch.client().connections());
        }
    }

    @Test
    void lettingGoOfAnEditEndsItOnTheServer() throws Exception {
        try (LiveServer server = new LiveServer(); var retouch = Services.of(server.address)) {
            for (int round = 0; round < 3; round++) {
                try (var stream = retouch.edit().edit(edit("make the background white"))) {
                    assertTrue(stream.hasNext());
                }
            }
            var health = retouch.health().check(HEALTH);
            for (int look = 0; look < 600 && health.getEditsRunning() + health.getEditsQueued() > 0; look++) {
                Thread.sleep(50);
                health = retouch.health().check(HEALTH);
            }
            assertEquals(0, health.getEditsRunning() + health.getEditsQueued());
            // The last answer may still be on its way.
            for (int look = 0; look < 200 && retouch.client().callsInFlight() > 0; look++) Thread.sleep(20);
            assertEquals(0, retouch.client().callsInFlight());
        }
    }

    @Test
    void manyCallersShareAClient() throws Exception {
        try (LiveServer server = new LiveServer(); var retouch = Services.of(server.address)) {
            AtomicReference<Throwable> failed = new AtomicReference<>();
            List<Thread> callers = new ArrayList<>();
            for (int index = 0; index < 50; index++) {
                Thread caller = new Thread(() -> {
                    try {
                        for (int call = 0; call < 20; call++) retouch.health().check(HEALTH);
                    } catch (RuntimeException error) {
                        failed.set(error);
                    }
                });
                callers.add(caller);
                caller.start();
            }
            // Others come and go meanwhile.
            for (int index = 0; index < 50; index++) retouch.health().checkAsync(HEALTH).cancel(true);
            for (Thread caller : callers) caller.join();
            assertEquals(null, failed.get());
            assertEquals(1, retouch.client().connections());
        }
    }

    @Test
    void asynchronousCallsOutsideTheClientsThread() throws Exception {
        try (LiveServer server = new LiveServer(); var retouch = Services.of(server.address)) {
            // What depends on a future may call again, and wait: it does not run in the thread that would bring the answer.
            CompletableFuture<Integer> both = retouch.health()
                    .checkAsync(HEALTH)
                    .thenApply(first -> retouch.edit().planEdit(plan("warmer")).getPlan().getStepsCount());
            assertEquals(1, both.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void nothingIsLeftWhenCloseReturns() throws Exception {
        try (LiveServer server = new LiveServer()) {
            var before = sockets();
            for (int round = 0; round < 20; round++) {
                try (var retouch = Services.of(server.address)) {
                    retouch.health().check(HEALTH);
                    assertEquals(1, threads().size());
                }
                assertEquals(List.of(), threads());
                assertEquals(before, sockets());
            }
        }
    }

    @Test
    void killedAndStartedAgain() throws Exception {
        LiveServer first = new LiveServer();
        int port = first.port();
        try (var retouch = Services.of(first.address, Options.builder().retry(new Retry(40, Duration.ofMillis(100), 40)).build())) {
            retouch.health().check(HEALTH);
            first.kill();
            first.close();
            // It is sent until somebody is there again: the method has no side effects.
            CompletableFuture<?> call = retouch.health().checkAsync(HEALTH);
            Thread.sleep(300);
            try (LiveServer second = new LiveServer(port)) {
                call.get(60, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void aDrainFinishesWhatItAccepted() throws Exception {
        try (LiveServer server = new LiveServer(); var retouch = Services.of(server.address)) {
            List<EditEvent> events = new ArrayList<>();
            try (var stream = retouch.edit().edit(edit("warmer"))) {
                events.add(stream.next());
                server.terminate();
                while (stream.hasNext()) events.add(stream.next());
            }
            assertTrue(events.get(events.size() - 1).hasSummary());
            assertThrows(RetouchException.Unavailable.class, () -> retouch.health().check(HEALTH));
        }
    }

    @Test
    void tlsWithTheRightAndTheWrong(@TempDir Path folder) throws Exception {
        Certificates made = new Certificates(folder);
        TlsOptions trusted = TlsOptions.ofAuthority(made.path("authority"));
        TlsOptions known = trusted.withIdentity(made.path("client"), made.key("client"));
        String[] flags = {"--tls-certificate", made.path("server").toString(), "--tls-key", made.key("server").toString()};
        try (LiveServer server = new LiveServer(flags)) {
            check(server.address, trusted);
            check(server.address.replace("127.0.0.1", "localhost"), trusted);
            check(server.address, trusted.withServerName("localhost"));
            refused(server.address, TlsOptions.ofAuthority(made.path("stranger")), "the certificate is not trusted");
            refused(server.address, TlsOptions.ofJdk(), "the certificate is not trusted");
            refused(server.address, trusted.withServerName("elsewhere.example"), "the certificate is for another name");
        }
        String[] mutual = {flags[0], flags[1], flags[2], flags[3], "--tls-client-ca", made.path("authority").toString()};
        try (LiveServer server = new LiveServer(mutual)) {
            check(server.address, known);
            refused(server.address, trusted, "");
            refused(server.address, trusted.withIdentity(made.path("intruder"), made.key("intruder")), "");
        }
        try (LiveServer server = new LiveServer()) {
            refused(server.address, trusted, "does not speak TLS");
        }
    }

    private static void check(String address, TlsOptions tls) {
        try (var retouch = Services.of(address, Options.builder().tls(tls).build())) {
            retouch.health().check(HEALTH);
        }
    }

    private static void refused(String address, TlsOptions tls, String says) {
        try (var retouch = Services.of(address, Options.builder().tls(tls).build())) {
            var error = assertThrows(RetouchException.Unavailable.class, () -> retouch.health().check(HEALTH));
            assertEquals(Processed.NOT_STARTED, error.processed());
            assertTrue(error.getMessage().contains(says), error.getMessage());
        }
    }

    @Test
    void largeRequestsAndWhatIsTooLarge() throws Exception {
        try (LiveServer server = new LiveServer(); var retouch = Services.of(server.address)) {
            byte[] large = new byte[65 << 20];
            var error = assertThrows(
                    RetouchException.InputValidation.class,
                    () -> retouch.client().start("retouch.v1.EditService/PlanEdit", large, CallOptions.DEFAULT).get());
            assertEquals(StatusCode.RESOURCE_EXHAUSTED, error.code());
            assertEquals(Processed.NOT_STARTED, error.processed());
            byte[] garbage = new byte[8 << 20];
            assertThrows(
                    RetouchException.class,
                    () -> retouch.client().start("retouch.v1.EditService/PlanEdit", garbage, CallOptions.DEFAULT).get());
            retouch.health().check(HEALTH);
            assertArrayEquals(
                    retouch.health().check(HEALTH).toByteArray(),
                    retouch.client().start("retouch.v1.HealthService/Check", new byte[0], CallOptions.DEFAULT).get());
        }
    }

    @Test
    void aKeyThatIsRightWrongOrMissing(@TempDir Path folder) throws Exception {
        // An account and the SHA-256 of its key.
        byte[] hash = MessageDigest.getInstance("SHA-256").digest("rk_tests".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Path keys = Files.writeString(folder.resolve("keys"), "tests " + HexFormat.of().formatHex(hash) + "\n");
        try (LiveServer server = new LiveServer("--credentials", keys.toString())) {
            for (String key : List.of("rk_tests", "rk_wrong", "")) {
                try (var retouch = Services.of(server.address, Options.builder().credential(key).build())) {
                    if (key.equals("rk_tests")) {
                        retouch.edit().planEdit(plan("warmer"));
                        continue;
                    }
                    var error = assertThrows(
                            RetouchException.Unauthorized.class,
                            () -> retouch.edit().planEdit(plan("warmer")));
                    assertFalse(error.getMessage().contains("rk_wrong"), "the message tells the credential");
                }
            }
        }
    }
}
