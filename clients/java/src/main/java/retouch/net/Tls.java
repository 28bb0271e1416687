package retouch.net;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import retouch.Failure;
import retouch.RetouchException;
import retouch.TlsOptions;

/** TLS's settings, read and checked. */
public final class Tls {
    private static final char[] NO_PASSWORD = {};

    private final SSLContext context;
    private final String serverName;

    private Tls(SSLContext context, String serverName) {
        this.context = context;
        this.serverName = serverName;
    }

    /**
     * Reads the files.
     *
     * @throws RetouchException.InputValidation where one is missing, damaged, or does not fit the others
     */
    public static Tls of(TlsOptions options) {
        if ((options.certificate() == null) != (options.key() == null)) {
            throw Pem.wrong("a client certificate needs its key, and a key its certificate");
        }
        try {
            TrustManager[] trusted = null;
            if (options.authority() != null) {
                KeyStore store = empty();
                int count = 0;
                for (X509Certificate authority : Pem.certificates(options.authority())) {
                    store.setCertificateEntry("authority-" + count++, authority);
                }
                TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                factory.init(store);
                trusted = factory.getTrustManagers();
            }
            KeyManager[] identity = null;
            if (options.certificate() != null) {
                List<X509Certificate> chain = Pem.certificates(options.certificate());
                PublicKey publicKey = chain.get(0).getPublicKey();
                PrivateKey key = Pem.key(options.key(), publicKey.getAlgorithm());
                if (!belong(key, publicKey)) {
                    throw Pem.wrong("the key of " + options.key() + " does not belong to the certificate of "
                            + options.certificate());
                }
                KeyStore store = empty();
                store.setKeyEntry("identity", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
                KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                factory.init(store, NO_PASSWORD);
                identity = factory.getKeyManagers();
            }
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(identity, trusted, null);
            return new Tls(context, options.serverName());
        } catch (GeneralSecurityException | IOException error) {
            throw RetouchException.of(Failure.invalid("TLS cannot be set up: " + Words.of(error)));
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** Whether what one signs the other one recognises. */
    private static boolean belong(PrivateKey key, PublicKey publicKey) throws GeneralSecurityException {
        String algorithm = switch (publicKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> publicKey.getAlgorithm();
        };
        byte[] text = {1, 2, 3};
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(text);
        return signature.verify(signed);
    }

    /** TLS with one connection's server. */
    SSLEngine engine(Address address) {
        String name = serverName != null && !serverName.isEmpty() ? serverName : address.host();
        SSLEngine engine = context.createSSLEngine(name, address.port());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        // The rules by which a certificate's names are compared; there is nothing else of HTTP in it.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (!new Address(name, address.port()).isLiteral()) {
            try {
                // By itself the JDK tells only names with a dot.
                parameters.setServerNames(List.of(new SNIHostName(name)));
            } catch (IllegalArgumentException notAName) {
                parameters.setServerNames(List.of());
            }
        }
        engine.setSSLParameters(parameters);
        return engine;
    }
}
