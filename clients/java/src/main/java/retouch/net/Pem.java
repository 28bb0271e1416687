package retouch.net;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import retouch.Failure;
import retouch.RetouchException;

/** Certificates and private keys from PEM files (RFC 7468). Everything that is wrong is told with the file's name. */
final class Pem {
    /** One block of a file: what it is called, and its bytes. */
    private record Block(String label, byte[] bytes, boolean isLocked) {}

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    // What a private key is wrapped into: PKCS #8 names the algorithm beside the key (RFC 5208, 8017, 5915).
    private static final byte[] RSA = bytes(0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00);
    private static final byte[] EC = bytes(0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01);
    private static final byte[] VERSION = bytes(0x02, 0x01, 0x00);
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int PARAMETERS = 0xa0;

    private Pem() {}

    static RetouchException wrong(String why) {
        return RetouchException.of(Failure.invalid("TLS cannot be set up: " + why));
    }

    private static List<Block> read(Path path) {
        String text;
        try {
            text = Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException error) {
            throw wrong(path + " cannot be read: there is no such file");
        } catch (AccessDeniedException error) {
            throw wrong(path + " cannot be read: permission denied");
        } catch (IOException error) {
            throw wrong(path + " cannot be read");
        }
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            String label = matcher.group(1);
            String body = matcher.group(2);
            // Old keys say so in lines of their own, behind which the rest is no use.
            boolean isLocked = label.equals("ENCRYPTED PRIVATE KEY") || body.contains("Proc-Type:");
            try {
                byte[] bytes = isLocked ? new byte[0] : Base64.getMimeDecoder().decode(body);
                blocks.add(new Block(label, bytes, isLocked));
            } catch (IllegalArgumentException error) {
                throw wrong(path + " is damaged: its base64 cannot be read");
            }
        }
        return blocks;
    }

    /** All certificates of a file, in their order. */
    static List<X509Certificate> certificates(Path path) {
        List<X509Certificate> found = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Block block : read(path)) {
                if (!block.label.equals("CERTIFICATE") && !block.label.equals("X509 CERTIFICATE")) continue;
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.bytes)));
            }
        } catch (CertificateException error) {
            throw wrong(path + " has a certificate that cannot be read");
        }
        if (found.isEmpty()) throw wrong(path + " holds no certificate in PEM");
        return found;
    }

    /**
     * The private key of a file.
     *
     * @param algorithm "RSA", "EC" or "EdDSA", as its certificate's key says
     */
    static PrivateKey key(Path path, String algorithm) {
        for (Block block : read(path)) {
            if (!block.label.endsWith("PRIVATE KEY")) continue;
            if (block.isLocked) throw wrong("the key of " + path + " is locked by a password");
            try {
                byte[] wrapped = switch (block.label) {
                    case "PRIVATE KEY" -> block.bytes;
                    case "RSA PRIVATE KEY" -> sequence(VERSION, element(SEQUENCE, RSA), element(OCTETS, block.bytes));
                    case "EC PRIVATE KEY" -> sequence(
                            VERSION, element(SEQUENCE, EC, curve(block.bytes)), element(OCTETS, block.bytes));
                    default -> throw wrong(path + " holds a key of a kind that is not known: " + block.label);
                };
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(wrapped));
            } catch (InvalidKeySpecException error) {
                throw wrong("the key of " + path + " cannot be read, or does not belong to the certificate");
            } catch (GeneralSecurityException error) {
                throw wrong("the key of " + path + " is of a kind that this JDK does not know: " + algorithm);
            } catch (IndexOutOfBoundsException error) {
                throw wrong("the key of " + path + " is damaged");
            }
        }
        throw wrong(path + " holds no private key in PEM");
    }

    /** The name of an EC key's curve: RFC 5915 has it in the element with the tag 0. */
    private static byte[] curve(byte[] key) {
        int at = content(key, 0);
        while (at < key.length) {
            int begin = content(key, at);
            int end = begin + length(key, at);
            if ((key[at] & 0xFF) == PARAMETERS) return Arrays.copyOfRange(key, begin, end);
            at = end;
        }
        throw new IndexOutOfBoundsException();
    }

    /** Where the content of the DER element at a place begins. */
    private static int content(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7F);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        if (first < 0x80) return first;
        int length = 0;
        for (int index = 0; index < (first & 0x7F); index++) length = length << 8 | der[at + 2 + index] & 0xFF;
        if (length < 0) throw new IndexOutOfBoundsException();
        return length;
    }

    private static byte[] sequence(byte[]... parts) {
        return element(SEQUENCE, parts);
    }

    private static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) content.writeBytes(part);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int size = content.size();
        if (size < 0x80) {
            out.write(size);
        } else {
            int bytes = (39 - Integer.numberOfLeadingZeros(size)) / 8;
            out.write(0x80 | bytes);
            for (int index = bytes - 1; index >= 0; index--) out.write(size >> 8 * index);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int index = 0; index < values.length; index++) bytes[index] = (byte) values[index];
        return bytes;
    }
}
