// From a configuration to a connection whose server has said HELLO.

package import Logging
import NIOCore
package import NIOPosix
import NIOSSL
package import RPCCore
import Synchronization

extension RPCClient {
    /// Connects, shakes hands, and returns when the server's HELLO is there. Cancelling the task gives up.
    ///
    /// - Parameter traffic: counts the connection's bytes, and those of others where they share it.
    /// - Throws: `unavailable` when nobody answers or the server refuses the connection; `invalidArgument` when TLS cannot be set up.
    package static func connect(
        _ configuration: Configuration, codec: any HeaderCodec, logger: Logger,
        group: MultiThreadedEventLoopGroup = .singleton, traffic: Traffic = Traffic()
    ) async throws(RPCError) -> RPCClient {
        let tls = try configuration.tls?.context()
        let attempts = ConnectAttempts()
        let loop = group.next()
        let bootstrap = ClientBootstrap(group: loop)
            .connectTimeout(.milliseconds(Int64(configuration.connectMilliseconds)))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.recvAllocator, value: ReadBuffers.allocator)
            .channelOption(ReadBuffers.unsentBytes, value: ReadBuffers.unsentLimit)
            .channelOption(ReadBuffers.window, value: configuration.limits.windowBytes)
            .channelOption(.writeBufferWaterMark, value: ReadBuffers.waterMark)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let ready = channel.eventLoop.makePromise(of: Hello.self)
                    let leaving = LeaveNotice()
                    let hello = Hello(
                        agent: configuration.agent, credential: configuration.credential, schemaHash: configuration.schemaHash)
                    let handler = ClientHandler(
                        limits: configuration.limits, codec: codec, hello: hello, ready: ready, traffic: traffic,
                        onGoAway: leaving.set)
                    if let tls {
                        try addTLS(tls, configuration, before: handler, on: channel) { ready.fail($0) }
                    } else {
                        try channel.pipeline.syncOperations.addHandler(handler)
                    }
                    let bound = NIOLoopBound(handler, eventLoop: channel.eventLoop)
                    try attempts.add(
                        ConnectAttempts.Attempt(channel: channel, handler: bound, ready: ready.futureResult, leaving: leaving))
                }
            }
        do {
            return try await withTaskCancellationHandler {
                let channel = try await bootstrap.connect(host: configuration.host, port: configuration.port).get()
                guard let attempt = attempts[channel] else { throw ChannelError.ioOnClosedChannel }
                let hello = try await attempt.ready.get()
                return RPCClient(
                    server: hello, traffic: traffic, channel: channel, handler: attempt.handler, leaving: attempt.leaving)
            } onCancel: {
                attempts.cancel()
            }
        } catch {
            let failure = attempts.isCancelled ? .cancelledHere(.notStarted) : failure(error, configuration)
            logger.debug("a connection failed", metadata: ["error": "\(failure.status.message)"])
            throw failure
        }
    }

    /// The handler comes into the pipeline when the handshake is complete.
    private static func addTLS(
        _ tls: NIOSSLContext, _ configuration: Configuration, before handler: ClientHandler, on channel: any Channel,
        onFailure: @escaping (RPCError) -> Void
    ) throws {
        let given = configuration.tls?.serverName ?? configuration.host
        let isAddress = (try? SocketAddress(ipAddress: given, port: 0)) != nil
        let name = isAddress ? nil : given
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(NIOSSLClientHandler(context: tls, serverHostname: name))
        try pipeline.addHandler(
            ServerIdentityGate(
                name: name, timeoutMilliseconds: configuration.limits.handshakeMilliseconds, next: handler, onFailure: onFailure))
    }

    /// Whatever went wrong, no call was sent on the connection.
    private static func failure(_ error: any Error, _ configuration: Configuration) -> RPCError {
        if let error = error as? RPCError {
            return .unavailableHere(
                error.status.message, processed: .notStarted, retryAfter: error.status.details?.retryAfterMilliseconds ?? 0,
                log: error.logMessage)
        }
        return .unavailableHere(
            "cannot connect to \(configuration.host):\(configuration.port): \(TroubleInWords.text(error))",
            processed: .notStarted, log: "\(error)")
    }
}

/// The channels of one `connect`: a name may have several addresses, each of which is tried. Safe from any thread.
private final class ConnectAttempts: Sendable {
    struct Attempt: Sendable {
        let channel: any Channel
        let handler: NIOLoopBound<ClientHandler>
        let ready: EventLoopFuture<Hello>
        let leaving: LeaveNotice
    }

    private let state = Mutex((attempts: [Attempt](), isCancelled: false))

    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    subscript(_ channel: any Channel) -> Attempt? {
        state.withLock { $0.attempts.first { $0.channel === channel } }
    }

    /// - Throws: when the task was cancelled: the channel is closed then.
    func add(_ attempt: Attempt) throws {
        let isCancelled = state.withLock { state in
            state.attempts.append(attempt)
            return state.isCancelled
        }
        if isCancelled { throw CancellationError() }
    }

    func cancel() {
        let attempts = state.withLock { state in
            state.isCancelled = true
            return state.attempts
        }
        for attempt in attempts { attempt.channel.close(promise: nil) }
    }
}
