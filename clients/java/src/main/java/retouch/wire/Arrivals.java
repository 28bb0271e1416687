package retouch.wire;

import java.util.Arrays;

/**
 * What arrives on a connection: its frames are checked by the protocol's rules, and pieces of messages are put together; the connection is
 * told of what is whole.
 */
final class Arrivals implements Decoder.Sink {
    private final Connection connection;
    /** The largest reply or item that is taken. */
    private final long messageBytes;

    private int type;
    private int flags;
    /** Whom the frame is for; {@code null} for the connection, and for what is dropped. */
    private Call target;
    private byte[] header = Frames.NOTHING;
    private byte[] held = Frames.NOTHING;

    Arrivals(Connection connection, long messageBytes) {
        this.connection = connection;
        this.messageBytes = messageBytes;
    }

    @Override
    public void head(int type, int flags, long id, int headerLength, int body) throws ProtocolException {
        this.type = type;
        this.flags = flags;
        target = null;
        header = Frames.NOTHING;
        held = Frames.NOTHING;
        if (!Frames.isKnown(type)) {
            if ((flags & Frames.IGNORABLE) == 0) throw new ProtocolException("a frame of unknown type " + type);
            return;
        }
        String name = Frames.name(type);
        if (type == Frames.REQUEST || type == Frames.CANCEL) {
            throw new ProtocolException("a " + name + " frame from a server");
        }
        if (connection.server() == null && type != Frames.HELLO && type != Frames.GOAWAY) {
            throw new ProtocolException("the first frame is a " + name + "; it must be HELLO");
        }
        if (headerLength > Limits.HEADER_BYTES) {
            throw new ProtocolException(
                    "a " + name + " header of " + headerLength + " bytes; " + Limits.HEADER_BYTES + " are allowed");
        }
        if (type == Frames.MESSAGE || type == Frames.RESPONSE) {
            beginMessage(name, id, headerLength);
        } else {
            checkOwn(name, id, headerLength, body);
        }
    }

    private void checkOwn(String name, long id, int headerLength, int body) throws ProtocolException {
        if (id != 0) throw new ProtocolException("a " + name + " frame with call id " + id);
        if ((flags & Frames.MORE) != 0) throw new ProtocolException("a " + name + " frame with MORE");
        boolean isPing = type == Frames.PING || type == Frames.PONG;
        if (isPing && headerLength != 0) throw new ProtocolException("a " + name + " frame with a header");
        if (isPing && body > Limits.PING_BYTES) {
            throw new ProtocolException("a " + name + " with " + body + " bytes; " + Limits.PING_BYTES + " are allowed");
        }
        if (!isPing && body != 0) throw new ProtocolException("a " + name + " frame with a body");
        if (type == Frames.HELLO && connection.server() != null) throw new ProtocolException("a second HELLO");
    }

    private void beginMessage(String name, long id, int headerLength) throws ProtocolException {
        Call call = connection.find(id);
        if (call == null) {
            // A call above last_call_id was answered by GOAWAY; what the server still says of it crossed that.
            if (connection.hasRefused(id)) return;
            throw new ProtocolException("a " + name + " frame for call " + id + ", which is not open");
        }
        if (call.arriving == type) {
            if (headerLength != 0) throw new ProtocolException("a header in a later fragment of call " + id);
        } else if (call.arriving != 0 && type == Frames.MESSAGE) {
            throw new ProtocolException("a MESSAGE frame in the middle of the RESPONSE of call " + id);
        } else {
            // A RESPONSE may cut an item off that was on its way.
            call.arriving = type;
            call.header = null;
            call.body = null;
        }
        target = call;
    }

    @Override
    public void header(byte[] header) throws ProtocolException {
        this.header = header;
        if (target == null || target.header != null) return;
        target.header = header;
        if (type == Frames.MESSAGE) {
            long sequence = Headers.sequence(header);
            if (sequence != target.nextSequence) {
                throw new ProtocolException(
                        "item " + Long.toUnsignedString(sequence) + " of call " + target.id + ", where "
                                + target.nextSequence + " is next");
            }
            target.nextSequence++;
            if (!target.streams && !target.isDone) connection.surprised(target);
        }
    }

    @Override
    public void piece(byte[] from, int at, int length, boolean isLast) throws ProtocolException {
        if (connection.closed() != null) return;
        if (target != null) {
            messagePiece(target, from, at, length, isLast && (flags & Frames.MORE) == 0);
            return;
        }
        if (type == Frames.PING || type == Frames.PONG) {
            int before = held.length;
            held = Arrays.copyOf(held, before + length);
            System.arraycopy(from, at, held, before, length);
        }
        if (!isLast) return;
        switch (type) {
            case Frames.HELLO -> connection.greeted(Headers.hello(header));
            case Frames.GOAWAY -> connection.left(Headers.goAway(header));
            case Frames.PING -> connection.pinged(held);
            case Frames.PONG -> connection.ponged();
            default -> {}
        }
    }

    private void messagePiece(Call call, byte[] from, int at, int length, boolean isWhole) throws ProtocolException {
        byte[] body = Frames.NOTHING;
        if (!call.isAbandoned) {
            long size = (call.body == null ? 0 : call.body.size()) + length;
            if (size > messageBytes) {
                connection.overflowed(call, isWhole && call.arriving == Frames.RESPONSE);
            } else if (isWhole && call.body == null) {
                body = Arrays.copyOfRange(from, at, at + length);
            } else {
                if (call.body == null) call.body = new Assembly();
                call.body.add(from, at, length);
                if (isWhole) body = call.body.join();
            }
        }
        if (!isWhole) return;
        byte[] header = call.header;
        int kind = call.arriving;
        call.arriving = 0;
        call.header = null;
        call.body = null;
        if (kind == Frames.RESPONSE) {
            connection.answered(call, header, body);
        } else if (!call.isAbandoned) {
            connection.item(call, body);
        }
    }
}
