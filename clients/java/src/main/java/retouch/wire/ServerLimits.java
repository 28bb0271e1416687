package retouch.wire;

import retouch.Failure;
import retouch.Processed;
import retouch.rpc.v1.WireLimits;

/**
 * What the server takes, from its HELLO.
 *
 * @param frameBytes largest value of a frame's length field, that of its own frames included
 * @param fragmentBytes a body longer than this comes in several frames
 * @param messageBytes largest request
 * @param headerBytes largest header of a frame
 * @param metadataEntries most entries of metadata in a request's header
 * @param callsInFlight most calls at once
 */
record ServerLimits(
        long frameBytes, long fragmentBytes, long messageBytes, long headerBytes, long metadataEntries, long callsInFlight) {
    /** Where HELLO says nothing. */
    static final ServerLimits DEFAULT = of(WireLimits.getDefaultInstance());

    static ServerLimits of(WireLimits told) {
        return new ServerLimits(
                or(Integer.toUnsignedLong(told.getFrameBytes()), Limits.FRAME_BYTES),
                or(Integer.toUnsignedLong(told.getFragmentBytes()), Limits.FRAGMENT_BYTES),
                or(told.getMessageBytes(), Limits.MESSAGE_BYTES),
                // The field for a header's length has two bytes.
                Math.min(or(Integer.toUnsignedLong(told.getHeaderBytes()), Limits.HEADER_BYTES), 0xFFFF),
                or(Integer.toUnsignedLong(told.getMetadataEntries()), Limits.METADATA_ENTRIES),
                or(Integer.toUnsignedLong(told.getCallsInFlight()), Limits.CALLS_IN_FLIGHT));
    }

    private static long or(long told, long standard) {
        // 0 says nothing; a negative one is an unsigned number beyond all bounds.
        return told == 0 ? standard : told < 0 ? Long.MAX_VALUE : told;
    }

    /**
     * Lets a call pass that the server takes.
     *
     * @param inFlight how many calls there are already
     * @param frameRoom what a frame has room for
     */
    void check(int inFlight, byte[] header, int entries, byte[] body, long frameRoom) throws Refusal {
        if (inFlight >= callsInFlight) {
            throw new Refusal(Failure.tooManyCalls(inFlight + " calls are in flight; the server takes no more"));
        }
        if (body.length > messageBytes) {
            throw tooLarge("the request has " + body.length + " bytes; the server takes " + messageBytes);
        }
        if (entries > metadataEntries) {
            throw tooLarge(entries + " metadata entries; the server takes " + metadataEntries);
        }
        long room = Math.min(headerBytes, frameRoom);
        if (header.length > room) {
            throw tooLarge("the request's header has " + header.length + " bytes; the server takes " + room);
        }
    }

    private static Refusal tooLarge(String why) {
        return new Refusal(Failure.tooLarge(why, Processed.NOT_STARTED));
    }
}
