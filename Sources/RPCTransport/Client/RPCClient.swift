// One connection to a server, and calls on it.

import NIOCore
package import RPCCore
package import RetouchModel
import Synchronization

/// A connected client. Safe from any task; all calls share the connection.
package final class RPCClient: Sendable {
    /// What a client is told before it connects.
    package struct Configuration: Sendable {
        package var host: String
        package var port: Int
        /// Plain TCP without.
        package var tls: ClientTLS?
        /// Sent in HELLO; empty = none.
        package var credential: String
        package var agent: String
        package var schemaHash: UInt64
        package var limits: Limits.Wire
        package var connectMilliseconds: Int

        package init(
            host: String, port: Int, tls: ClientTLS? = nil, credential: String = "", agent: String = "retouch-client",
            schemaHash: UInt64 = 0, limits: Limits.Wire = Limits.Wire(), connectMilliseconds: Int = 10_000
        ) {
            self.host = host
            self.port = port
            self.tls = tls
            self.credential = credential
            self.agent = agent
            self.schemaHash = schemaHash
            self.limits = limits
            self.connectMilliseconds = connectMilliseconds
        }
    }

    /// What travels beside a request.
    package struct Options: Sendable {
        package var metadata: Metadata
        /// Time to wait for the answer; 0 = as long as it takes.
        package var timeoutMilliseconds: UInt32
        /// The call may be done twice: an `RPCChannel` may send it again after a connection was lost under it.
        package var isIdempotent: Bool
        /// Told by an `RPCChannel` before each attempt, the first included.
        package var onAttempt: (@Sendable () -> Void)?

        package init(
            metadata: Metadata = Metadata(), timeoutMilliseconds: UInt32 = 0, isIdempotent: Bool = false,
            onAttempt: (@Sendable () -> Void)? = nil
        ) {
            self.metadata = metadata
            self.timeoutMilliseconds = timeoutMilliseconds
            self.isIdempotent = isIdempotent
            self.onAttempt = onAttempt
        }
    }

    /// The server's HELLO.
    package let server: Hello
    /// What the connection has carried so far.
    package let traffic: Traffic
    private let channel: any Channel
    private let handler: NIOLoopBound<ClientHandler>
    private let leaving: LeaveNotice

    init(
        server: Hello, traffic: Traffic, channel: any Channel, handler: NIOLoopBound<ClientHandler>, leaving: LeaveNotice
    ) {
        self.server = server
        self.traffic = traffic
        self.channel = channel
        self.handler = handler
        self.leaving = leaving
    }

    /// The server's GOAWAY: calls opened from now on fail with NOT_STARTED. `nil` while it takes calls.
    package var goAway: GoAway? { leaving.goAway }

    /// Whether a call that is opened now has a chance to be sent.
    package var isUsable: Bool { channel.isActive && leaving.goAway == nil }

    /// Calls that the server has not answered, those included that nobody waits for any more; 0 when the connection is closed.
    package var callsInFlight: Int {
        get async { (try? await channel.eventLoop.submit { [handler] in handler.value.callsInFlight }.get()) ?? 0 }
    }

    /// Calls a method that answers once. Cancelling the task cancels the call.
    package func unary(_ method: String, _ body: Body, options: Options = Options()) async throws(RPCError) -> Reply {
        try await unary(method, body, options: options, call: ClientCall())
    }

    /// - Parameter call: tells afterwards whether the call was sent.
    func unary(_ method: String, _ body: Body, options: Options, call: ClientCall) async throws(RPCError) -> Reply {
        let request = RequestHeader(
            method: method, timeoutMilliseconds: options.timeoutMilliseconds, metadata: options.metadata)
        let deadline = Deadline(timeoutMilliseconds: options.timeoutMilliseconds, now: .now())
        let loop = channel.eventLoop
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                loop.execute { [handler] in handler.value.open(call, request, body, deadline, continuation) }
            }
        } onCancel: {
            loop.execute { [handler] in handler.value.abandon(call) }
        }
        return try result.get()
    }

    /// Calls a method that answers with a stream. Nothing is thrown here: the stream throws when the call fails.
    package func stream(_ method: String, _ body: Body, options: Options = Options()) -> ReplyStream {
        stream(method, body, options: options, call: ClientCall())
    }

    func stream(_ method: String, _ body: Body, options: Options, call: ClientCall) -> ReplyStream {
        let request = RequestHeader(
            method: method, timeoutMilliseconds: options.timeoutMilliseconds, metadata: options.metadata)
        let deadline = Deadline(timeoutMilliseconds: options.timeoutMilliseconds, now: .now())
        let loop = channel.eventLoop
        let (source, stream) = ReplyStream.make(StreamDelegate(call: call, loop: loop, handler: handler))
        let trailing = stream.trailing
        loop.execute { [handler] in handler.value.openStream(call, request, body, deadline, source, trailing) }
        return stream
    }

    /// Returns when the server has answered a PING.
    package func ping() async throws(RPCError) {
        let result = await withCheckedContinuation { continuation in
            channel.eventLoop.execute { [handler] in handler.value.ping(continuation) }
        }
        try result.get()
    }

    /// Closes the connection; calls in flight fail. Returns when it is closed.
    package func close() async {
        try? await channel.close().get()
        await closed()
    }

    /// Returns when the connection is closed, by whomever.
    func closed() async {
        try? await channel.closeFuture.get()
    }
}

/// The server's GOAWAY, readable from any thread.
final class LeaveNotice: Sendable {
    private let value = Mutex<GoAway?>(nil)

    var goAway: GoAway? { value.withLock { $0 } }

    @Sendable func set(_ goAway: GoAway) {
        value.withLock { $0 = goAway }
    }
}
