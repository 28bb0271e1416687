package retouch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two authorities; of the first a server for 127.0.0.1 and localhost, one for another name, and a client; of the second a client. */
public final class Certificates {
    private final Path folder;

    public Certificates(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        for (String authority : List.of("authority", "stranger")) {
            openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
                    "/CN=" + authority, "-keyout", key(authority).toString(), "-out", path(authority).toString());
        }
        issue("server", "authority", "subjectAltName=DNS:localhost,IP:127.0.0.1");
        issue("elsewhere", "authority", "subjectAltName=DNS:elsewhere.example");
        issue("client", "authority", "extendedKeyUsage=clientAuth");
        issue("intruder", "stranger", "extendedKeyUsage=clientAuth");
    }

    public Path path(String name) {
        return folder.resolve(name + ".pem");
    }

    public Path key(String name) {
        return folder.resolve(name + ".key");
    }

    private void issue(String name, String authority, String extension) throws IOException, InterruptedException {
        Path request = folder.resolve(name + ".csr");
        Path extensions = Files.writeString(folder.resolve(name + ".ext"), extension + "\n");
        openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=" + name, "-keyout",
                key(name).toString(), "-out", request.toString());
        openssl("x509", "-req", "-in", request.toString(), "-CA", path(authority).toString(), "-CAkey", key(authority).toString(),
                "-CAcreateserial", "-days", "2", "-extfile", extensions.toString(), "-out", path(name).toString());
    }

    public static void openssl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) throw new IOException(command + ": " + said);
    }
}
