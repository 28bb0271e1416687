package retouch.net;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Errors of sockets and TLS in words for people, without the names and numbers of libraries. */
final class Words {
    private Words() {}

    static String of(Throwable error) {
        if (error instanceof UnknownHostException) return "the name cannot be resolved";
        if (error instanceof ConnectException || error instanceof NoRouteToHostException) {
            return small(error.getMessage(), "connection refused");
        }
        if (error instanceof SSLException) return ofTls(error);
        return small(error.getMessage(), "the connection failed");
    }

    private static String ofTls(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) return "the certificate has expired";
            if (cause instanceof CertificateNotYetValidException) return "the certificate is not valid yet";
        }
        StringBuilder all = new StringBuilder();
        boolean isName = false;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) all.append(cause.getMessage()).append('\n');
            // The JDK says "No subject alternative ..." or "No name matching ..." in a plain CertificateException.
            isName |= cause.getClass() == CertificateException.class
                    && cause.getMessage() != null
                    && (cause.getMessage().startsWith("No subject alternative") || cause.getMessage().startsWith("No name matching"));
        }
        String text = all.toString().toLowerCase(Locale.ROOT);
        if (isName) return "the certificate is for another name";
        if (text.contains("certificate_required")) return "the server demands a client certificate";
        if (text.contains("unknown_ca")) return "the server does not trust our certificate";
        if (text.contains("certificate_expired")) return "our certificate has expired";
        if (text.contains("bad_certificate") || text.contains("certificate_unknown")) {
            return text.contains("received fatal alert")
                    ? "the server does not accept our certificate"
                    : "the certificate is not trusted";
        }
        if (text.contains("path building failed") || text.contains("trustanchors") || text.contains("path does not chain")
                || text.contains("validat")) {
            return "the certificate is not trusted";
        }
        if (text.contains("not an ssl") || text.contains("plaintext") || text.contains("unsupported or unrecognized ssl message")) {
            return "the server does not speak TLS";
        }
        if (text.contains("protocol_version") || text.contains("protocol version")) return "the server does not speak TLS 1.3";
        return "the TLS connection failed";
    }

    private static String small(String message, String otherwise) {
        if (message == null || message.isEmpty()) return otherwise;
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
