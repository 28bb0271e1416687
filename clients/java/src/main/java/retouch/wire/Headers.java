package retouch.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import retouch.Failure;
import retouch.MetadataEntry;
import retouch.Processed;
import retouch.StatusCode;
import retouch.rpc.v1.Cancel;
import retouch.rpc.v1.CancelReason;
import retouch.rpc.v1.GoAway;
import retouch.rpc.v1.Hello;
import retouch.rpc.v1.Metadata;
import retouch.rpc.v1.MessageHeader;
import retouch.rpc.v1.ResponseHeader;
import retouch.rpc.v1.StatusDetails;

/** Headers of frames between protobuf and the client's values. */
final class Headers {
    private Headers() {}

    private static <T> T decode(Parser<T> parser, byte[] bytes, int type) throws ProtocolException {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException error) {
            throw new ProtocolException("the header of a " + Frames.name(type) + " frame cannot be read");
        }
    }

    static Hello hello(byte[] bytes) throws ProtocolException {
        Hello hello = decode(Hello.parser(), bytes, Frames.HELLO);
        if (hello.getVersion() == 0) throw new ProtocolException("HELLO names version 0; the first one is 1");
        return hello;
    }

    static GoAway goAway(byte[] bytes) throws ProtocolException {
        return decode(GoAway.parser(), bytes, Frames.GOAWAY);
    }

    static long sequence(byte[] bytes) throws ProtocolException {
        return bytes.length == 0 ? 0 : decode(MessageHeader.parser(), bytes, Frames.MESSAGE).getSequence();
    }

    static byte[] cancel(CancelReason reason) {
        return Cancel.newBuilder().setReason(reason).build().toByteArray();
    }

    /** What an answer says; the body counts only where it is a success. */
    static Call.Outcome outcome(byte[] header, byte[] body) throws ProtocolException {
        if (header.length == 0) return new Call.Outcome(body, List.of(), null);
        ResponseHeader response = decode(ResponseHeader.parser(), header, Frames.RESPONSE);
        List<MetadataEntry> metadata = new ArrayList<>(response.getMetadataCount());
        for (Metadata entry : response.getMetadataList()) {
            metadata.add(new MetadataEntry(entry.getKey(), entry.getValue()));
        }
        metadata = List.copyOf(metadata);
        if (response.getCodeValue() == 0) return new Call.Outcome(body, metadata, null);
        StatusDetails details = response.getDetails();
        return Call.Outcome.failed(new Failure(
                StatusCode.of(response.getCodeValue()), response.getMessage(), details.getReason(), details.getStage(),
                details.getRetryable(), Duration.ofMillis(Integer.toUnsignedLong(details.getRetryAfterMs())),
                Processed.of(response.getProcessedValue()), details.getCharged(), metadata, 0));
    }
}
