package retouch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Protos/vectors: golden frames and messages. The tests run in the repository's root. */
public final class Vectors {
    public static final Path FOLDER = Path.of("Protos/vectors");

    private Vectors() {}

    public static Map<String, byte[]> frames() throws IOException {
        Map<String, byte[]> frames = new LinkedHashMap<>();
        for (String line : Files.readAllLines(FOLDER.resolve("frames.txt"))) {
            if (line.startsWith("#") || line.isBlank()) continue;
            String[] parts = line.split(" ");
            frames.put(parts[0], HexFormat.of().parseHex(parts[1]));
        }
        return frames;
    }
}
