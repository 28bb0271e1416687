// A listening socket and everything that was accepted on it.

package import Logging
import NIOCore
package import NIOPosix
import NIOSSL
package import RPCCore
package import RetouchModel

/// Serves a router's methods on one address.
package final class RPCServer: Sendable {
    /// What a server is told at its start.
    package struct Configuration: Sendable {
        /// A name or an address; every interface is "0.0.0.0" or "::".
        package var host: String
        /// 0 = any free port; `RPCServer.port` tells which.
        package var port: Int
        /// Plain TCP without.
        package var tls: ServerTLS?
        package var limits: Limits.Wire
        /// For HELLO: program and version, and what was built.
        package var agent: String
        package var build: String
        package var schemaHash: UInt64

        package init(
            host: String = "127.0.0.1", port: Int = 0, tls: ServerTLS? = nil, limits: Limits.Wire = Limits.Wire(),
            agent: String = "retouchd", build: String = "", schemaHash: UInt64 = 0
        ) {
            self.host = host
            self.port = port
            self.tls = tls
            self.limits = limits
            self.agent = agent
            self.build = build
            self.schemaHash = schemaHash
        }
    }

    private let shared: ServerShared
    private let channel: any Channel

    private init(shared: ServerShared, channel: any Channel) {
        self.shared = shared
        self.channel = channel
    }

    /// The port that is listened on.
    package var port: Int { channel.localAddress?.port ?? 0 }

    /// Connections that are open now.
    package var connectionCount: Int { shared.registry.count }

    /// Bytes of requests that are held now, over all connections.
    package var heldBytes: Int { shared.budget.usedBytes }

    /// Listens, and serves from then on.
    ///
    /// - Throws: `unavailable` when the address cannot be had, `invalidArgument` when TLS cannot be set up.
    package static func start(
        _ configuration: Configuration, router: Router, codec: any HeaderCodec, authenticator: any Authenticator,
        logger: Logger, group: MultiThreadedEventLoopGroup = .singleton
    ) async throws(RPCError) -> RPCServer {
        let limits = configuration.limits
        let shared = ServerShared(
            limits: limits, codec: codec,
            hello: Hello(
                agent: configuration.agent, schemaHash: configuration.schemaHash, limits: AnnouncedLimits(limits),
                build: configuration.build),
            router: router, authenticator: authenticator, budget: AssemblyBudget(limit: limits.assemblyBytes),
            registry: ConnectionRegistry(limit: limits.connections), metrics: ServerMetrics(methods: router.names),
            logger: logger)
        let tls = try configuration.tls?.context()
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1_024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.recvAllocator, value: ReadBuffers.allocator)
            .childChannelOption(ReadBuffers.unsentBytes, value: ReadBuffers.unsentLimit)
            .childChannelOption(ReadBuffers.window, value: limits.windowBytes)
            .childChannelOption(.writeBufferWaterMark, value: ReadBuffers.waterMark)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try setUp(channel, shared: shared, tls: tls) }
            }
        do {
            let channel = try await bootstrap.bind(host: configuration.host, port: configuration.port).get()
            return RPCServer(shared: shared, channel: channel)
        } catch {
            throw RPCError(
                .unavailable, "cannot listen on \(configuration.host):\(configuration.port): \(TroubleInWords.text(error))",
                processed: .notStarted, log: "\(error)")
        }
    }

    /// Takes no more connections and calls, lets accepted calls finish within the limits' grace period, then closes.
    package func drain() async {
        try? await channel.close().get()
        shared.registry.drainAll()
        let limits = shared.limits
        let patience = limits.drainMilliseconds + limits.drainNoticeMilliseconds + 2 * limits.lingerMilliseconds
        let timeout = channel.eventLoop.scheduleTask(in: .milliseconds(Int64(patience))) { [shared] in
            shared.registry.closeAll()
        }
        await shared.registry.waitUntilEmpty()
        timeout.cancel()
    }

    /// Ends at once: calls that run are cancelled and not answered.
    package func close() async {
        try? await channel.close().get()
        shared.registry.closeAll()
        await shared.registry.waitUntilEmpty()
    }

    private static func setUp(_ channel: any Channel, shared: ServerShared, tls: NIOSSLContext?) throws {
        let admission = shared.registry.add(channel)
        guard admission != .drop else {
            shared.metrics.connectionsRefused.increment()
            throw ChannelError.eof
        }
        channel.closeFuture.whenComplete { _ in
            shared.registry.remove(channel)
            shared.metrics.connections.record(shared.registry.count)
        }
        let makeHandler = { (certificate: [UInt8]?) in
            ServerHandler(shared: shared, certificate: certificate, isRefused: admission == .refuse, now: .now())
        }
        let pipeline = channel.pipeline.syncOperations
        guard let tls else { return try pipeline.addHandler(makeHandler(nil)) }
        try pipeline.addHandler(NIOSSLServerHandler(context: tls))
        try pipeline.addHandler(
            HandshakeGate(
                timeoutMilliseconds: shared.limits.handshakeMilliseconds, logger: shared.logger, makeNext: makeHandler))
    }
}
