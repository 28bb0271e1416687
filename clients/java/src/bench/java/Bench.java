import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import retouch.Options;
import retouch.TlsOptions;
import retouch.v1.EditInputs;
import retouch.v1.HealthCheckRequest;
import retouch.v1.ImageInput;
import retouch.v1.PlanEditRequest;
import retouch.v1.Services;

/** What the client costs, against a running server: small calls one at a time and many at once, and a large request. */
public final class Bench {
    private static final int WARM = 3_000;
    private static final int CALLS = 10_000;
    private static final int DEPTH = 32;

    public static void main(String[] arguments) throws Exception {
        Options.Builder options = Options.builder();
        if (arguments.length > 1) options.tls(TlsOptions.ofAuthority(java.nio.file.Path.of(arguments[1])));
        long begin = System.nanoTime();
        try (var retouch = Services.of(arguments[0], options.build())) {
            var health = HealthCheckRequest.getDefaultInstance();
            retouch.health().check(health);
            System.out.printf("first call of a fresh JVM: %.0f ms%n", (System.nanoTime() - begin) / 1e6);
            for (int call = 0; call < WARM; call++) retouch.health().check(health);
            long[] times = new long[CALLS];
            for (int call = 0; call < CALLS; call++) {
                long start = System.nanoTime();
                retouch.health().check(health);
                times[call] = System.nanoTime() - start;
            }
            Arrays.sort(times);
            System.out.printf("a small call: median %.0f us, 99%% %.0f us%n", times[CALLS / 2] / 1e3, times[CALLS * 99 / 100] / 1e3);
            Semaphore places = new Semaphore(DEPTH);
            long start = System.nanoTime();
            for (int call = 0; call < CALLS; call++) {
                places.acquire();
                retouch.health().checkAsync(health).whenComplete((reply, error) -> places.release());
            }
            places.acquire(DEPTH);
            System.out.printf("%d at once: %.0f calls/s%n", DEPTH, CALLS / ((System.nanoTime() - start) / 1e9));
            // A plan reads the header of its picture alone, so this is the request's way and little else.
            ByteString picture = ByteString.copyFrom(new byte[10_000_000]);
            var request = PlanEditRequest.newBuilder()
                    .setInputs(EditInputs.newBuilder().setPrompt("warmer").setSource(ImageInput.newBuilder().setData(picture)))
                    .build();
            long[] large = new long[50];
            for (int call = 0; call < large.length; call++) {
                long then = System.nanoTime();
                try {
                    retouch.edit().planEdit(request);
                } catch (retouch.RetouchException.ImageLoad notAPicture) {
                    // Zeros are none; the server says so when it has them all.
                }
                large[call] = System.nanoTime() - then;
            }
            Arrays.sort(large);
            System.out.printf("a request of 10 MB: median %.1f ms%n", large[large.length / 2] / 1e6);
        }
    }
}
