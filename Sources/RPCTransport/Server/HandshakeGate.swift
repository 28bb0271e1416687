// Nothing of the protocol exists on a TLS connection before its handshake is complete.

import Logging
import NIOCore
import NIOSSL
import NIOTLS

/// Waits for the TLS handshake, within its time limit, and then puts the connection's handler in its own place.
final class HandshakeGate: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    private let timeout: TimeAmount
    private let logger: Logger
    private let makeNext: (_ certificate: [UInt8]?) -> WireHandler
    private var timer: Scheduled<Void>?

    init(timeoutMilliseconds: Int, logger: Logger, makeNext: @escaping (_ certificate: [UInt8]?) -> WireHandler) {
        timeout = .milliseconds(Int64(timeoutMilliseconds))
        self.logger = logger
        self.makeNext = makeNext
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        let logger = logger
        timer = context.eventLoop.scheduleTask(in: timeout) {
            logger.debug("the TLS handshake took too long")
            bound.value.close(promise: nil)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        context.fireUserInboundEventTriggered(event)
        guard let event = event as? TLSUserEvent, case .handshakeCompleted = event else { return }
        timer?.cancel()
        timer = nil
        do {
            let pipeline = context.pipeline.syncOperations
            let certificate = try pipeline.handler(type: NIOSSLServerHandler.self).peerCertificate?.toDERBytes()
            try pipeline.addHandler(makeNext(certificate), position: .after(self))
            pipeline.removeHandler(context: context, promise: nil)
        } catch {
            logger.debug("the connection could not be set up after its handshake", metadata: ["error": "\(error)"])
            context.close(promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        logger.debug("the TLS handshake failed", metadata: ["error": "\(error)"])
        // From the TLS handler's own place: it would wait for a farewell that this peer does not send.
        let tls = try? context.pipeline.syncOperations.context(handlerType: NIOSSLServerHandler.self)
        (tls ?? context).close(promise: nil)
    }
}
