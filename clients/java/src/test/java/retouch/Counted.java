package retouch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Counts the client's threads and the process's sockets before and after each test. */
abstract class Counted {
    private Set<String> socketsBefore;

    @BeforeEach
    void count() throws IOException {
        // With its first socket the JDK makes one that it keeps for the whole process.
        SocketChannel.open().close();
        socketsBefore = sockets();
    }

    @AfterEach
    void countAgain() throws IOException, InterruptedException {
        List<String> threads = threads();
        Set<String> sockets = left();
        // Test peers and processes take a moment to be gone; the client itself is when close returns, which a test of its own asks.
        for (int look = 0; look < 300 && !(threads.isEmpty() && sockets.isEmpty()); look++) {
            Thread.sleep(10);
            threads = threads();
            sockets = left();
        }
        assertTrue(threads.isEmpty(), "threads are left: " + threads);
        assertTrue(sockets.isEmpty(), "sockets are left: " + sockets);
    }

    private Set<String> left() throws IOException {
        Set<String> left = sockets();
        left.removeAll(socketsBefore);
        return left;
    }

    /** Names of the client's threads. */
    static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("retouch"))
                .toList();
    }

    /** The sockets that the process has open. */
    static Set<String> sockets() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.map(Counted::target).filter(target -> target.startsWith("socket:")).collect(Collectors.toSet());
        }
    }

    private static String target(Path path) {
        try {
            return Files.readSymbolicLink(path).toString();
        } catch (IOException gone) {
            return "";
        }
    }
}
