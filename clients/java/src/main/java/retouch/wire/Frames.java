package retouch.wire;

/** The types and flags of frames, and their fixed part, as Protos/WIRE.md numbers them. */
public final class Frames {
    public static final int HELLO = 0;
    public static final int REQUEST = 1;
    public static final int MESSAGE = 2;
    public static final int RESPONSE = 3;
    public static final int CANCEL = 4;
    public static final int PING = 5;
    public static final int PONG = 6;
    public static final int GOAWAY = 7;

    /** The message's body goes on in a later frame. */
    public static final int MORE = 0x01;
    /** A reader that does not know the type skips the frame. */
    public static final int IGNORABLE = 0x80;

    /** Bytes of a frame before its header. */
    public static final int FIXED_BYTES = 12;
    /** Those of them that the length counts. */
    public static final int COUNTED_BYTES = 8;

    static final byte[] NOTHING = {};

    private static final String[] NAMES = {
        "HELLO", "REQUEST", "MESSAGE", "RESPONSE", "CANCEL", "PING", "PONG", "GOAWAY",
    };

    private Frames() {}

    /** Whether this version knows the type. */
    public static boolean isKnown(int type) {
        return type < NAMES.length;
    }

    /** The name of a type that this version knows. */
    public static String name(int type) {
        return NAMES[type];
    }

    /** A whole frame. */
    public static byte[] frame(int type, int flags, long call, byte[] header, byte[] body) {
        byte[] frame = new byte[FIXED_BYTES + header.length + body.length];
        putHead(frame, type, flags, call, header.length, body.length);
        System.arraycopy(header, 0, frame, FIXED_BYTES, header.length);
        System.arraycopy(body, 0, frame, FIXED_BYTES + header.length, body.length);
        return frame;
    }

    /** The fixed part alone, of a frame without a header whose body follows by itself. */
    static byte[] head(int type, int flags, long call, int body) {
        byte[] head = new byte[FIXED_BYTES];
        putHead(head, type, flags, call, 0, body);
        return head;
    }

    private static void putHead(byte[] frame, int type, int flags, long call, int header, int body) {
        int length = COUNTED_BYTES + header + body;
        putInt(frame, 0, length);
        frame[4] = (byte) type;
        frame[5] = (byte) flags;
        frame[6] = (byte) (header >> 8);
        frame[7] = (byte) header;
        putInt(frame, 8, (int) call);
    }

    private static void putInt(byte[] to, int at, int value) {
        to[at] = (byte) (value >> 24);
        to[at + 1] = (byte) (value >> 16);
        to[at + 2] = (byte) (value >> 8);
        to[at + 3] = (byte) value;
    }

    static long uint32(byte[] from, int at) {
        return (from[at] & 0xFFL) << 24 | (from[at + 1] & 0xFF) << 16 | (from[at + 2] & 0xFF) << 8 | (from[at + 3] & 0xFF);
    }
}
