package retouch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real server of this build, with a data folder of its own. The tests run in the repository's root. */
final class LiveServer implements AutoCloseable {
    private static final Path PROGRAM = Path.of(".build/release/retouchd");

    private final Path data;
    private final Process process;
    final String address;

    LiveServer(String... flags) throws IOException {
        this(0, flags);
    }

    LiveServer(int port, String... flags) throws IOException {
        if (!Files.isExecutable(PROGRAM)) throw new IOException(PROGRAM + " is missing: run swift build -c release");
        data = Files.createTempDirectory("retouch-java");
        List<String> command = new ArrayList<>(List.of(
                PROGRAM.toString(), "serve", "--listen", "127.0.0.1:" + port, "--data", data.toString(), "--models", ".cache/models"));
        command.addAll(List.of(flags));
        process = new ProcessBuilder(command).redirectError(data.resolve("log").toFile()).start();
        BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream()));
        String line = lines.readLine();
        while (line != null && !line.startsWith("listening on ")) line = lines.readLine();
        if (line == null) throw new IOException("the server ended before it listened: " + Files.readString(data.resolve("log")));
        address = line.substring("listening on ".length()).trim();
    }

    int port() {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, and does not wait. */
    void terminate() {
        process.destroy();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) kill();
        try (Stream<Path> all = Files.walk(data)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
