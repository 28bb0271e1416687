package retouch.wire;

/** Bytes that come in pieces. Memory grows with what has come, never by a declared size. */
final class Assembly {
    private static final int LEAST = 512;
    private static final int LARGEST = 1 << 20;

    private byte[][] parts = new byte[8][];
    private int count;
    /** Bytes used of the last part. */
    private int used;
    private long size;

    long size() {
        return size;
    }

    void add(byte[] from, int at, int length) {
        while (length > 0) {
            if (count == 0 || used == parts[count - 1].length) {
                // As much again as there is, within bounds: small pieces do not make many parts, and large ones waste little.
                int room = (int) Math.max(Math.min(Math.max(size, LEAST), LARGEST), Math.min(length, LARGEST));
                if (count == parts.length) parts = java.util.Arrays.copyOf(parts, 2 * count);
                parts[count++] = new byte[room];
                used = 0;
            }
            int piece = Math.min(length, parts[count - 1].length - used);
            System.arraycopy(from, at, parts[count - 1], used, piece);
            used += piece;
            at += piece;
            length -= piece;
            size += piece;
        }
    }

    /** All of it in one array. */
    byte[] join() {
        byte[] all = new byte[Math.toIntExact(size)];
        int at = 0;
        for (int index = 0; index < count; index++) {
            int length = index == count - 1 ? used : parts[index].length;
            System.arraycopy(parts[index], 0, all, at, length);
            at += length;
            // Each part goes as soon as it is copied.
            parts[index] = null;
        }
        return all;
    }
}
