package retouch.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** TLS between a socket that does not block and the frames: what {@link SSLEngine} asks for, step by step. */
final class TlsPipe {
    private final SSLEngine engine;
    private final SocketChannel socket;
    /** Encrypted bytes that came and were not decrypted yet: position and limit enclose them. */
    private final ByteBuffer arrived;
    /** Encrypted bytes that the socket has not taken. */
    private final ByteBuffer leaving;

    private boolean isClosed;

    TlsPipe(SSLEngine engine, SocketChannel socket) throws SSLException {
        this.engine = engine;
        this.socket = socket;
        int packet = engine.getSession().getPacketBufferSize();
        arrived = ByteBuffer.allocate(2 * packet).limit(0);
        leaving = ByteBuffer.allocate(4 * packet).limit(0);
        engine.beginHandshake();
    }

    boolean isHandshaking() {
        HandshakeStatus status = engine.getHandshakeStatus();
        return status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED;
    }

    /** Encrypted bytes wait that the socket does not take. */
    boolean isBlocked() {
        return leaving.hasRemaining();
    }

    /**
     * Goes on with the handshake as far as it goes now. Bytes that belong to the application stay where they are.
     *
     * @throws IOException when it failed; the alert was handed to the socket if it took it
     */
    void handshake(ByteBuffer scratch) throws IOException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> {
                    if (!flush()) return;
                    wrap(ByteBuffer.allocate(0));
                    if (!flush()) return;
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    scratch.clear();
                    int before = arrived.remaining();
                    SSLEngineResult result = unwrap(scratch);
                    if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
                        int read = fill();
                        if (read < 0) throw new SSLException("the server broke off the TLS handshake");
                        if (read == 0) return;
                    } else if (arrived.remaining() == before && result.bytesProduced() == 0
                            && result.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
                        return;
                    }
                    if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
                        throw new SSLException("the server broke off the TLS handshake");
                    }
                }
                case FINISHED, NOT_HANDSHAKING -> {
                    flush();
                    return;
                }
            }
        }
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) task.run();
    }

    /** Reads encrypted bytes behind those that are there; -1 at the end. */
    private int fill() throws IOException {
        arrived.compact();
        try {
            return socket.read(arrived);
        } finally {
            arrived.flip();
        }
    }

    private SSLEngineResult unwrap(ByteBuffer clear) throws SSLException {
        try {
            return engine.unwrap(arrived, clear);
        } catch (SSLException error) {
            sayWhy();
            throw error;
        }
    }

    /** The alert that tells the other side why; nobody waits for it. */
    private void sayWhy() {
        try {
            for (int turn = 0; turn < 4 && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP; turn++) {
                wrap(ByteBuffer.allocate(0));
            }
            flush();
        } catch (IOException ignored) {
            // The first error is the one to tell.
        }
    }

    private SSLEngineResult wrap(ByteBuffer clear) throws SSLException {
        leaving.compact();
        try {
            return engine.wrap(clear, leaving);
        } finally {
            leaving.flip();
        }
    }

    /** Whether the socket has taken all. */
    private boolean flush() throws IOException {
        while (leaving.hasRemaining()) {
            if (socket.write(leaving) == 0) return false;
        }
        return true;
    }

    /**
     * Decrypts what has come into a buffer.
     *
     * @return bytes of it; 0 when there are none now; -1 at the end
     */
    int read(ByteBuffer clear) throws IOException {
        if (isClosed) return -1;
        while (true) {
            int before = clear.position();
            SSLEngineResult result = unwrap(clear);
            if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
                isClosed = true;
                return clear.position() > before ? clear.position() - before : -1;
            }
            afterwards();
            if (clear.position() > before) return clear.position() - before;
            if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
                int read = fill();
                if (read <= 0) return read;
            } else if (result.bytesConsumed() == 0) {
                return 0;
            }
        }
    }

    /** Whether something that came was not decrypted yet: the socket may never be ready for it again. */
    boolean hasArrived() {
        return arrived.hasRemaining();
    }

    /** Tickets and new keys come behind the handshake, and may want an answer. */
    private void afterwards() throws IOException {
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) runTasks();
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && leaving.capacity() - leaving.remaining() > leaving.capacity() / 2) {
            if (wrap(ByteBuffer.allocate(0)).bytesProduced() == 0) break;
        }
        flush();
    }

    /**
     * Encrypts and writes.
     *
     * @return encrypted bytes that the socket took
     */
    int write(ByteBuffer clear) throws IOException {
        int taken = 0;
        while (true) {
            int before = leaving.remaining();
            boolean isAll = flush();
            taken += before - leaving.remaining();
            if (!isAll || !clear.hasRemaining()) return taken;
            SSLEngineResult result = wrap(clear);
            if (result.getStatus() == SSLEngineResult.Status.CLOSED) throw new SSLException("the TLS connection is closed");
            if (result.bytesConsumed() == 0 && result.bytesProduced() == 0) return taken;
        }
    }

    /** Says that nothing more comes; nobody waits for it. */
    void close() {
        try {
            engine.closeOutbound();
            wrap(ByteBuffer.allocate(0));
            flush();
        } catch (IOException ignored) {
            // The socket is closed next, whatever became of the farewell.
        }
    }
}
