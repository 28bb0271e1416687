package retouch.net;

import retouch.Failure;
import retouch.RetouchException;

/**
 * Where a server is: "host:7433", "127.0.0.1:7433", "[::1]:7433".
 *
 * @param host a name or an IP address, IPv6 without its brackets
 */
public record Address(String host, int port) {
    /**
     * Reads an address as people write it.
     *
     * @throws RetouchException.InputValidation for anything else
     */
    public static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        String digits = text.substring(colon + 1);
        boolean isGood;
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
            isGood = host.indexOf(':') >= 0;
        } else {
            isGood = host.indexOf(':') < 0;
        }
        isGood = isGood && !host.isEmpty() && host.chars().noneMatch(letter -> letter <= ' ' || "[]/".indexOf(letter) >= 0)
                && digits.matches("[0-9]{1,5}");
        int port = isGood ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65535) {
            throw RetouchException.of(Failure.invalid(
                    "\"" + text + "\" is no address: write HOST:PORT, such as 127.0.0.1:7433 or [::1]:7433"));
        }
        return new Address(host, port);
    }

    /** Whether the host is an IP address and not a name. */
    public boolean isLiteral() {
        return host.indexOf(':') >= 0 || host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    }

    @Override
    public String toString() {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }
}
