package retouch;

import java.nio.file.Path;

/**
 * TLS 1.3 at the client's end. Paths are of PEM files; they are read when the client is made.
 *
 * @param authority the authorities of the server's certificate; {@code null}: those of the JDK
 * @param certificate our own certificate and its chain, for servers that demand one; both this and the key, or neither
 * @param key the certificate's private key, not encrypted
 * @param serverName the name that the server's certificate must have; {@code null}: the host that is connected to
 */
public record TlsOptions(Path authority, Path certificate, Path key, String serverName) {
    /** TLS with a server whose certificate is of an authority that the JDK trusts. */
    public static TlsOptions ofJdk() {
        return new TlsOptions(null, null, null, null);
    }

    /** TLS with a server whose certificate is of one of these authorities. */
    public static TlsOptions ofAuthority(Path authority) {
        return new TlsOptions(authority, null, null, null);
    }

    /** The same, showing a certificate of our own. */
    public TlsOptions withIdentity(Path certificate, Path key) {
        return new TlsOptions(authority, certificate, key, serverName);
    }

    /** The same, with a server that is known by another name than the one that is connected to. */
    public TlsOptions withServerName(String serverName) {
        return new TlsOptions(authority, certificate, key, serverName);
    }
}
