package retouch.wire;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** What waits to be sent on one connection: what is small first, then one fragment of each large message in turn. */
final class Outbound {
    /** How much of a request had left when it was dropped. */
    enum Dropped {
        NOTHING,
        A_PART,
        ALL,
    }

    /** A whole frame, and the call that it opens; 0 for all others. */
    private record Small(byte[] bytes, long opens) {}

    private static final class Large {
        final long call;
        final byte[] body;
        int sent;

        Large(long call, byte[] body) {
            this.call = call;
            this.body = body;
        }
    }

    private final Deque<Small> small = new ArrayDeque<>();
    private final Deque<Large> ring = new ArrayDeque<>();
    /** Frames that were begun or are next, whatever becomes of their calls: a frame is never broken off. */
    private final Deque<ByteBuffer> begun = new ArrayDeque<>();
    private int frameRoom;
    private int fragmentBytes;

    Outbound() {
        restrict(Limits.FRAME_BYTES, Limits.FRAGMENT_BYTES);
    }

    /** The server takes no longer frames and fragments than these. */
    void restrict(long frameBytes, long fragment) {
        frameRoom = (int) Math.max(1, Math.min(frameBytes, Limits.FRAME_BYTES) - Frames.COUNTED_BYTES);
        fragmentBytes = (int) Math.max(1, Math.min(fragment, frameRoom));
    }

    /** Bytes that a frame's header and body may have together. */
    int frameRoom() {
        return frameRoom;
    }

    boolean isEmpty() {
        return begun.isEmpty() && small.isEmpty() && ring.isEmpty();
    }

    /** Puts a frame in line ahead of all fragments. */
    void control(int type, long call, byte[] header, byte[] body) {
        small.add(new Small(Frames.frame(type, 0, call, header, body), 0));
    }

    /**
     * Puts a request in line. The header of a large one goes ahead by itself: calls open in the order of their ids, and one that
     * will be refused is refused before its body is sent.
     */
    void request(long call, byte[] header, byte[] body) {
        if (body.length <= Limits.SMALL_BYTES && body.length <= fragmentBytes && header.length + body.length <= frameRoom) {
            small.add(new Small(Frames.frame(Frames.REQUEST, 0, call, header, body), call));
            return;
        }
        small.add(new Small(Frames.frame(Frames.REQUEST, Frames.MORE, call, header, Frames.NOTHING), call));
        ring.add(new Large(call, body));
    }

    /** Forgets what a call has not sent yet. */
    Dropped drop(long call) {
        boolean isUnsent = small.removeIf(frame -> frame.opens == call);
        boolean isPartial = false;
        for (Iterator<Large> all = ring.iterator(); all.hasNext(); ) {
            if (all.next().call == call) {
                all.remove();
                isPartial = true;
                break;
            }
        }
        return isUnsent ? Dropped.NOTHING : isPartial ? Dropped.A_PART : Dropped.ALL;
    }

    void dropAll() {
        small.clear();
        ring.clear();
        begun.clear();
    }

    /** Moves what is to be sent next into a buffer, as much as it takes. */
    void fill(ByteBuffer target) {
        while (target.hasRemaining() && choose()) {
            ByteBuffer next = begun.peek();
            int length = Math.min(next.remaining(), target.remaining());
            target.put(target.position(), next, next.position(), length);
            target.position(target.position() + length);
            next.position(next.position() + length);
            if (!next.hasRemaining()) begun.remove();
        }
    }

    /** Whether there is a frame to go on with. */
    private boolean choose() {
        if (!begun.isEmpty()) return true;
        Small frame = small.poll();
        if (frame != null) {
            begun.add(ByteBuffer.wrap(frame.bytes));
            return true;
        }
        Large next = ring.poll();
        if (next == null) return false;
        int size = Math.min(fragmentBytes, next.body.length - next.sent);
        boolean isLast = next.sent + size == next.body.length;
        begun.add(ByteBuffer.wrap(Frames.head(Frames.REQUEST, isLast ? 0 : Frames.MORE, next.call, size)));
        if (size > 0) begun.add(ByteBuffer.wrap(next.body, next.sent, size));
        next.sent += size;
        if (!isLast) ring.add(next);
        return true;
    }
}
