package retouch.wire;

/** The server broke a rule of Protos/WIRE.md; the message says which. */
public final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1;

    ProtocolException(String message) {
        // Without a stack trace: it says nothing that the message does not.
        super(message, null, false, false);
    }
}
