package retouch;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a method is, as stubs say it. Immutable.
 *
 * @param <Q> the request's message
 * @param <R> the reply's message, or that of a stream's items
 */
public final class RpcMethod<Q extends MessageLite, R extends MessageLite> {
    private final String name;
    private final Parser<R> parser;
    private final boolean isBulky;
    private final Predicate<R> isKnown;
    private final Predicate<Q> mayRepeat;

    private RpcMethod(String name, Parser<R> parser, boolean isBulky, Predicate<R> isKnown, Predicate<Q> mayRepeat) {
        this.name = name;
        this.parser = parser;
        this.isBulky = isBulky;
        this.isKnown = isKnown;
        this.mayRepeat = mayRepeat;
    }

    /** A method by its name on the wire: "retouch.v1.EditService/Edit". */
    public static <Q extends MessageLite, R extends MessageLite> RpcMethod<Q, R> of(String name, Parser<R> parser) {
        return new RpcMethod<>(name, parser, false, item -> true, request -> false);
    }

    /** Its replies may hold pictures. */
    public RpcMethod<Q, R> bulky() {
        return new RpcMethod<>(name, parser, true, isKnown, mayRepeat);
    }

    /** Items of a stream of which this is not true are of a kind that only a newer server has; they are skipped. */
    public RpcMethod<Q, R> knownWhere(Predicate<R> isKnown) {
        return new RpcMethod<>(name, parser, isBulky, isKnown, mayRepeat);
    }

    /** It may be done twice when the request has a key. */
    public RpcMethod<Q, R> idempotentByKey(Function<Q, String> key) {
        return new RpcMethod<>(name, parser, isBulky, isKnown, request -> !key.apply(request).isEmpty());
    }

    /** It may be done twice: a second time changes nothing more. */
    public RpcMethod<Q, R> idempotent() {
        return new RpcMethod<>(name, parser, isBulky, isKnown, request -> true);
    }

    /** It may be done twice: it changes nothing. */
    public RpcMethod<Q, R> withoutSideEffects() {
        return idempotent();
    }

    public String name() {
        return name;
    }

    public boolean isBulky() {
        return isBulky;
    }

    /** Whether such an item is of a kind that this version has. */
    public boolean isKnown(R item) {
        return isKnown.test(item);
    }

    /** Whether a call with this request may be done twice. */
    public boolean mayRepeat(Q request) {
        return mayRepeat.test(request);
    }

    /**
     * Reads a reply or an item. Pictures in it are not copied: they stay in the array, which must not change any more.
     *
     * @throws RetouchException.Pipeline when it is no such message
     */
    public R read(byte[] bytes) {
        try {
            var input = com.google.protobuf.UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
            input.enableAliasing(true);
            R message = parser.parseFrom(input);
            input.checkLastTagWas(0);
            return message;
        } catch (InvalidProtocolBufferException error) {
            throw RetouchException.of(Failure.unreadable("it is no message of " + name));
        }
    }
}
