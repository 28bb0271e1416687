package retouch.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retouch.Certificates;
import retouch.RetouchException;
import retouch.TlsOptions;

/** PEM files of every kind that openssl writes, and those that are wrong. */
class PemTest {
    @TempDir
    static Path folder;

    private static Certificates certificates;

    @BeforeAll
    static void make() throws Exception {
        certificates = new Certificates(folder);
    }

    private static void refused(TlsOptions options, String says) {
        var error = assertThrows(RetouchException.InputValidation.class, () -> Tls.of(options));
        assertTrue(error.getMessage().contains(says), error.getMessage());
    }

    @Test
    void keysOfEveryForm() throws Exception {
        Path eight = certificates.key("client");
        Path sec1 = folder.resolve("sec1.key");
        Certificates.openssl("ec", "-in", eight.toString(), "-out", sec1.toString());
        assertTrue(Files.readString(sec1).contains("BEGIN EC PRIVATE KEY"));
        assertEquals(((ECPrivateKey) Pem.key(eight, "EC")).getS(), ((ECPrivateKey) Pem.key(sec1, "EC")).getS());
        for (int bits : new int[] {1024, 2048, 3072}) {
            Path rsa = folder.resolve("rsa.key");
            Path one = folder.resolve("rsa1.key");
            Certificates.openssl("genrsa", "-out", rsa.toString(), Integer.toString(bits));
            Certificates.openssl("rsa", "-in", rsa.toString(), "-traditional", "-out", one.toString());
            assertTrue(Files.readString(one).contains("BEGIN RSA PRIVATE KEY"));
            assertEquals(
                    ((RSAPrivateKey) Pem.key(rsa, "RSA")).getPrivateExponent(),
                    ((RSAPrivateKey) Pem.key(one, "RSA")).getPrivateExponent());
        }
        Tls.of(TlsOptions.ofAuthority(certificates.path("authority")).withIdentity(certificates.path("client"), sec1));
    }

    @Test
    void certificatesAreReadInTheirOrder() throws Exception {
        Path chain = folder.resolve("chain.pem");
        Files.writeString(
                chain,
                "text before\n" + Files.readString(certificates.path("client")) + "between\n"
                        + Files.readString(certificates.path("authority")));
        var found = Pem.certificates(chain);
        assertEquals(2, found.size());
        assertEquals("CN=client", found.get(0).getSubjectX500Principal().getName());
    }

    @Test
    void whatIsWrongIsTold() throws Exception {
        Path authority = certificates.path("authority");
        Path client = certificates.path("client");
        Path key = certificates.key("client");
        Path missing = folder.resolve("missing.pem");
        Path text = Files.writeString(folder.resolve("text.pem"), "no PEM at all\n");
        Path damaged = Files.writeString(
                folder.resolve("damaged.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Path locked = folder.resolve("locked.key");
        Certificates.openssl("ec", "-in", key.toString(), "-aes128", "-passout", "pass:secret", "-out", locked.toString());
        Path locked8 = folder.resolve("locked8.key");
        Certificates.openssl("pkcs8", "-topk8", "-in", key.toString(), "-passout", "pass:secret", "-out", locked8.toString());
        refused(TlsOptions.ofAuthority(missing), "missing.pem cannot be read: there is no such file");
        refused(TlsOptions.ofAuthority(text), "text.pem holds no certificate");
        refused(TlsOptions.ofAuthority(damaged), "damaged.pem has a certificate that cannot be read");
        refused(TlsOptions.ofAuthority(authority).withIdentity(client, null), "needs its key");
        refused(TlsOptions.ofAuthority(authority).withIdentity(client, text), "holds no private key");
        refused(TlsOptions.ofAuthority(authority).withIdentity(client, locked), "locked by a password");
        refused(TlsOptions.ofAuthority(authority).withIdentity(client, locked8), "locked by a password");
        refused(
                TlsOptions.ofAuthority(authority).withIdentity(client, certificates.key("intruder")),
                "does not belong to the certificate");
    }
}
