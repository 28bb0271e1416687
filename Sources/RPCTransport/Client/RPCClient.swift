// One connection to a server, and calls on it.

package import Logging
import NIOCore
package import NIOPosix
import NIOSSL
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

        package init(metadata: Metadata = Metadata(), timeoutMilliseconds: UInt32 = 0) {
            self.metadata = metadata
            self.timeoutMilliseconds = timeoutMilliseconds
        }
    }

    /// The server's HELLO.
    package let server: Hello
    private let channel: any Channel
    private let handler: NIOLoopBound<ClientHandler>
    private let leaving: LeaveNotice

    private init(server: Hello, channel: any Channel, handler: NIOLoopBound<ClientHandler>, leaving: LeaveNotice) {
        self.server = server
        self.channel = channel
        self.handler = handler
        self.leaving = leaving
    }

    /// The server's GOAWAY: calls opened from now on fail with NOT_STARTED. `nil` while it takes calls.
    package var goAway: GoAway? { leaving.goAway }

    /// Connects, shakes hands, and returns when the server's HELLO is there.
    ///
    /// - Throws: `unavailable` when nobody answers or the server refuses the connection; `invalidArgument` when TLS cannot be set up.
    package static func connect(
        _ configuration: Configuration, codec: any HeaderCodec, logger: Logger, group: MultiThreadedEventLoopGroup = .singleton
    ) async throws(RPCError) -> RPCClient {
        let tls = try configuration.tls?.context()
        let leaving = LeaveNotice()
        let loop = group.next()
        let ready = loop.makePromise(of: Hello.self)
        let bootstrap = ClientBootstrap(group: loop)
            .connectTimeout(.milliseconds(Int64(configuration.connectMilliseconds)))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.recvAllocator, value: ReadBuffers.allocator)
            .channelOption(ReadBuffers.unsentBytes, value: ReadBuffers.unsentLimit)
            .channelOption(ReadBuffers.window, value: configuration.limits.windowBytes)
            .channelOption(.writeBufferWaterMark, value: ReadBuffers.waterMark)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls {
                        let name = configuration.tls?.serverName ?? configuration.host
                        let isAddress = (try? SocketAddress(ipAddress: name, port: 0)) != nil
                        try channel.pipeline.syncOperations.addHandler(
                            NIOSSLClientHandler(context: tls, serverHostname: isAddress ? nil : name))
                    }
                    let hello = Hello(
                        agent: configuration.agent, credential: configuration.credential, schemaHash: configuration.schemaHash)
                    try channel.pipeline.syncOperations.addHandler(
                        ClientHandler(
                            limits: configuration.limits, codec: codec, hello: hello, ready: ready, onGoAway: leaving.set))
                }
            }
        do {
            let channel = try await bootstrap.connect(host: configuration.host, port: configuration.port).get()
            let hello = try await ready.futureResult.get()
            let handler = try await channel.eventLoop.submit {
                NIOLoopBound(
                    try channel.pipeline.syncOperations.handler(type: ClientHandler.self), eventLoop: channel.eventLoop)
            }.get()
            return RPCClient(server: hello, channel: channel, handler: handler, leaving: leaving)
        } catch {
            let failure =
                error as? RPCError
                ?? RPCError(
                    .unavailable,
                    "cannot connect to \(configuration.host):\(configuration.port): \(TroubleInWords.text(error))",
                    processed: .notStarted, log: "\(error)")
            ready.fail(failure)
            logger.debug("a connection failed", metadata: ["error": "\(failure.status.message)"])
            throw failure
        }
    }

    /// Calls a method that answers once. Cancelling the task cancels the call.
    package func unary(_ method: String, _ body: Body, options: Options = Options()) async throws(RPCError) -> Reply {
        let call = ClientCall()
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
        let call = ClientCall()
        let request = RequestHeader(
            method: method, timeoutMilliseconds: options.timeoutMilliseconds, metadata: options.metadata)
        let deadline = Deadline(timeoutMilliseconds: options.timeoutMilliseconds, now: .now())
        let loop = channel.eventLoop
        let (source, stream) = ReplyStream.make(StreamDelegate(call: call, loop: loop, handler: handler))
        loop.execute { [handler] in handler.value.openStream(call, request, body, deadline, source) }
        return stream
    }

    /// Returns when the server has answered a PING.
    package func ping() async throws(RPCError) {
        let result = await withCheckedContinuation { continuation in
            channel.eventLoop.execute { [handler] in handler.value.ping(continuation) }
        }
        try result.get()
    }

    /// Closes the connection; calls in flight fail.
    package func close() async {
        try? await channel.close().get()
    }
}

/// The server's GOAWAY, readable from any thread.
private final class LeaveNotice: Sendable {
    private let value = Mutex<GoAway?>(nil)

    var goAway: GoAway? { value.withLock { $0 } }

    @Sendable func set(_ goAway: GoAway) {
        value.withLock { $0 = goAway }
    }
}
