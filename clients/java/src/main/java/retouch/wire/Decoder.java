package retouch.wire;

import java.util.Arrays;

/** Cuts what arrives into frames. Checks what the fixed part alone can be checked for; the rest is the sink's. */
final class Decoder {
    interface Sink {
        /** The fixed part has come. */
        void head(int type, int flags, long call, int header, int body) throws ProtocolException;

        /** The whole header has come; of a frame of unknown type it does not come. */
        void header(byte[] header) throws ProtocolException;

        /** A piece of the body; the last one ends the frame, and is the only one that may be empty. */
        void piece(byte[] from, int at, int length, boolean isLast) throws ProtocolException;
    }

    private enum State {
        HEAD,
        HEADER,
        BODY,
    }

    private final Sink sink;
    private final byte[] fixed = new byte[Frames.FIXED_BYTES];
    private long mostBytes = Limits.FRAME_BYTES;
    private State state = State.HEAD;
    private int have;
    private boolean skips;
    private Assembly held;
    /** Of the header, and of the body. */
    private int headerLeft;
    private int bodyLeft;

    Decoder(Sink sink) {
        this.sink = sink;
    }

    /** The server said what it sends at most. */
    void allow(long frameBytes) {
        mostBytes = frameBytes;
    }

    void feed(byte[] data, int at, int end) throws ProtocolException {
        while (at < end) {
            switch (state) {
                case HEAD -> at = readHead(data, at, end);
                case HEADER -> at = readHeader(data, at, end);
                case BODY -> {
                    int length = Math.min(end - at, bodyLeft);
                    bodyLeft -= length;
                    boolean isLast = bodyLeft == 0;
                    // The sink may look at what comes next, so the frame is over first.
                    if (isLast) begin();
                    if (!skips) sink.piece(data, at, length, isLast);
                    at += length;
                }
            }
        }
    }

    private void begin() {
        state = State.HEAD;
        have = 0;
    }

    private int readHead(byte[] data, int at, int end) throws ProtocolException {
        int length = Math.min(end - at, Frames.FIXED_BYTES - have);
        System.arraycopy(data, at, fixed, have, length);
        int before = have;
        have += length;
        if (before == 0 && fixed[0] != 0) {
            throw new ProtocolException(String.format("byte 0 of a frame is 0x%02x; it is always zero", fixed[0]));
        }
        if (before < 4 && have >= 4) {
            long counted = Frames.uint32(fixed, 0);
            if (counted < Frames.COUNTED_BYTES || counted > mostBytes) {
                throw new ProtocolException(
                        "a frame's length is " + counted + "; it may be " + Frames.COUNTED_BYTES + " to " + mostBytes);
            }
        }
        if (have < Frames.FIXED_BYTES) return at + length;
        int rest = (int) Frames.uint32(fixed, 0) - Frames.COUNTED_BYTES;
        headerLeft = (fixed[6] & 0xFF) << 8 | fixed[7] & 0xFF;
        if (headerLeft > rest) {
            throw new ProtocolException(
                    "header_length is " + headerLeft + ", but only " + rest + " bytes follow the call id");
        }
        bodyLeft = rest - headerLeft;
        int type = fixed[4] & 0xFF;
        int flags = fixed[5] & 0xFF;
        sink.head(type, flags, Frames.uint32(fixed, 8), headerLeft, bodyLeft);
        skips = !Frames.isKnown(type);
        if (skips) {
            bodyLeft += headerLeft;
            headerLeft = 0;
        }
        held = null;
        state = State.HEADER;
        if (headerLeft == 0) endHeader(Frames.NOTHING, data, at + length);
        return at + length;
    }

    private int readHeader(byte[] data, int at, int end) throws ProtocolException {
        int length = Math.min(end - at, headerLeft);
        if (held == null && length == headerLeft) {
            endHeader(Arrays.copyOfRange(data, at, at + length), data, at + length);
            return at + length;
        }
        if (held == null) held = new Assembly();
        held.add(data, at, length);
        headerLeft -= length;
        if (headerLeft == 0) endHeader(held.join(), data, at + length);
        return at + length;
    }

    private void endHeader(byte[] header, byte[] data, int at) throws ProtocolException {
        held = null;
        if (!skips) sink.header(header);
        state = State.BODY;
        if (bodyLeft == 0) {
            begin();
            if (!skips) sink.piece(data, at, 0, true);
        }
    }
}
