package retouch.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import retouch.Vectors;

/** Frames, however they are cut. */
class DecoderTest {
    /** Keeps whole frames, as bytes again. */
    private static final class Frames implements Decoder.Sink {
        final List<String> all = new ArrayList<>();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private int type;
        private int flags;
        private long call;
        private byte[] header;

        @Override
        public void head(int type, int flags, long call, int header, int body) {
            this.type = type;
            this.flags = flags;
            this.call = call;
        }

        @Override
        public void header(byte[] header) {
            this.header = header;
        }

        @Override
        public void piece(byte[] from, int at, int length, boolean isLast) {
            body.write(from, at, length);
            if (!isLast) return;
            all.add(HexFormat.of().formatHex(retouch.wire.Frames.frame(type, flags, call, header, body.toByteArray())));
            body.reset();
        }
    }

    @Test
    void goldenFramesAreReadAndWrittenAgain() throws Exception {
        List<String> expected = new ArrayList<>();
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        for (byte[] frame : Vectors.frames().values()) {
            together.write(frame);
            // Those of unknown types are skipped.
            if (frame[4] <= retouch.wire.Frames.GOAWAY) expected.add(HexFormat.of().formatHex(frame));
        }
        assertTrue(expected.size() >= 15, "only " + expected.size() + " golden frames");
        byte[] bytes = together.toByteArray();
        for (int size : new int[] {1, 2, 3, 5, 11, 12, 13, 64, 1000, bytes.length}) {
            Frames sink = new Frames();
            Decoder decoder = new Decoder(sink);
            for (int at = 0; at < bytes.length; at += size) decoder.feed(bytes, at, Math.min(bytes.length, at + size));
            assertEquals(expected, sink.all, "in pieces of " + size);
        }
        // In two pieces, cut at every byte.
        for (int cut = 0; cut <= bytes.length; cut++) {
            Frames sink = new Frames();
            Decoder decoder = new Decoder(sink);
            decoder.feed(bytes, 0, cut);
            decoder.feed(bytes, cut, bytes.length);
            assertEquals(expected, sink.all, "cut at " + cut);
        }
    }

    @Test
    void lengthsAreCheckedAsSoonAsTheyAreThere() {
        for (String digits : new String[] {"ff", "00000007", "00100001", "00000008" + "03000001" + "00000001"}) {
            byte[] bytes = HexFormat.of().parseHex(digits);
            assertThrows(ProtocolException.class, () -> new Decoder(new Frames()).feed(bytes, 0, bytes.length), digits);
        }
    }

    @Test
    void anAssemblyGivesBackWhatItGot() {
        Assembly assembly = new Assembly();
        byte[] all = new byte[3_000_000];
        int at = 0;
        for (int size = 1; at < all.length; size = (size * 3 + 1) % 1_000_003) {
            int length = Math.min(size % 700_001 + 1, all.length - at);
            for (int index = 0; index < length; index++) all[at + index] = (byte) (31 * (at + index) >> 5);
            assembly.add(all, at, length);
            at += length;
        }
        assertEquals(all.length, assembly.size());
        assertArrayEquals(all, assembly.join());
    }
}
