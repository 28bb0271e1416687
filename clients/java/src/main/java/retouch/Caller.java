package retouch;

import com.google.protobuf.MessageLite;
import java.util.concurrent.CompletableFuture;

/** Carries out calls for stubs; {@link RetouchClient} is one. Failures are {@link RetouchException}s. */
public interface Caller {
    /** Sends a request and waits for the reply. */
    <Q extends MessageLite, R extends MessageLite> R unary(RpcMethod<Q, R> method, Q request, CallOptions options);

    /** Sends a request; the reply comes with the future. Cancelling the future cancels the call. */
    <Q extends MessageLite, R extends MessageLite> CompletableFuture<R> unaryAsync(
            RpcMethod<Q, R> method, Q request, CallOptions options);

    /** Begins a call whose answer is a stream; does not wait for anything. */
    <Q extends MessageLite, R extends MessageLite> ReplyStream<R> stream(
            RpcMethod<Q, R> method, Q request, CallOptions options);
}
