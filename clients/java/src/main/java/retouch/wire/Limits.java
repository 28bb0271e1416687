package retouch.wire;

import java.time.Duration;

/**
 * What the client's side of a connection bounds, and by how much: Protos/WIRE.md has the defaults.
 *
 * @param messageBytes largest reply or item that is taken
 * @param hello how long the server's HELLO may take
 * @param connect how long TCP and TLS may take to connect
 * @param idle silence before the server is pinged, and as long again before the connection is given up
 * @param writeStall how long the server may take no byte of what waits for it
 */
public record Limits(long messageBytes, Duration hello, Duration connect, Duration idle, Duration writeStall) {
    public static final Limits DEFAULT = new Limits(
            64 << 20, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(150), Duration.ofSeconds(30));

    /** Largest value of a frame's length field, where the server's HELLO says nothing else. */
    public static final int FRAME_BYTES = 1 << 20;
    /** A body longer than this is sent in several frames. */
    public static final int FRAGMENT_BYTES = 256 << 10;
    /** Messages up to this size are sent ahead of the fragments of larger ones. */
    public static final int SMALL_BYTES = 16 << 10;
    /** Largest request, where the server's HELLO says nothing else. */
    public static final long MESSAGE_BYTES = 64 << 20;
    /** Largest header of a frame. */
    public static final int HEADER_BYTES = 16 << 10;
    public static final int METADATA_ENTRIES = 64;
    public static final int CALLS_IN_FLIGHT = 256;
    public static final int PING_BYTES = 64;
    /** Items of streams that wait to be taken: past it nothing is read, so that the server pauses. */
    public static final long UNREAD_BYTES = 8 << 20;
    /** The TCP window that is offered. */
    public static final int WINDOW_BYTES = 256 << 10;
    /** What the operating system may hold of what was not sent: it has lost its turn. */
    public static final int UNSENT_BYTES = 128 << 10;
}
