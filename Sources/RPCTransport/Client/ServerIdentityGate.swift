// Nothing is said to a server, the credential least of all, before TLS has proved that it is the one that was meant.

import NIOCore
import NIOSSL
import NIOTLS
import RPCCore

/// Waits for the TLS handshake, within its time limit, checks the certificate's name, and then puts the connection's handler in its own
/// place.
///
/// The TLS library takes a certificate that has the name *or* the IP address of the connection. Where the caller gave a name, only the
/// name counts: an address is what a poisoned resolver answers with (RFC 6125, section 6.2.1).
final class ServerIdentityGate: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    /// What is wrong with a certificate that the TLS library has accepted.
    struct OtherName: Error {}

    /// `nil` where an address was given.
    private let name: String?
    private let timeoutMilliseconds: Int
    private let next: ClientHandler
    private let onFailure: (RPCError) -> Void
    private var timer: Scheduled<Void>?
    private var lastError: (any Error)?
    private var isOpen = false

    /// - Parameters:
    ///   - name: the one that the certificate must have; `nil`: the address that is connected to.
    ///   - onFailure: called once, when the connection ends before `next` has taken over.
    init(name: String?, timeoutMilliseconds: Int, next: ClientHandler, onFailure: @escaping (RPCError) -> Void) {
        self.name = name
        self.timeoutMilliseconds = timeoutMilliseconds
        self.next = next
        self.onFailure = onFailure
    }

    func channelActive(context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(in: .milliseconds(Int64(timeoutMilliseconds))) {
            let (gate, context) = bound.value
            gate.fail("no TLS handshake within \(gate.timeoutMilliseconds) ms")
            context.close(promise: nil)
        }
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(lastError.map(TroubleInWords.text) ?? "the peer broke off the TLS handshake")
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
        fail("the connection was closed")
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        context.fireUserInboundEventTriggered(event)
        guard let event = event as? TLSUserEvent, case .handshakeCompleted = event else { return }
        do {
            let pipeline = context.pipeline.syncOperations
            let certificate = try pipeline.handler(type: NIOSSLClientHandler.self).peerCertificate
            if let name, let certificate, !certificate.isFor(name) { throw OtherName() }
            isOpen = true
            try pipeline.addHandler(next, position: .after(self))
            pipeline.removeHandler(context: context, promise: nil)
        } catch {
            errorCaught(context: context, error: error)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        lastError = error
        fail(error is OtherName ? "the certificate is for another name" : TroubleInWords.text(error))
        // From the TLS handler's own place: it would wait for a farewell that this peer may not send.
        let tls = try? context.pipeline.syncOperations.context(handlerType: NIOSSLClientHandler.self)
        (tls ?? context).close(promise: nil)
    }

    private func fail(_ words: String) {
        guard !isOpen else { return }
        isOpen = true
        onFailure(.unavailableHere("the connection was lost: \(words)", processed: .notStarted))
    }
}

extension NIOSSLCertificate {
    /// Whether one of its DNS names is this one. True for a certificate without alternative names, whose common name the library has
    /// compared.
    fileprivate func isFor(_ name: String) -> Bool {
        let names = _subjectAlternativeNames()
        return names.isEmpty
            || names.contains { candidate in
                guard candidate.nameType == .dnsName else { return false }
                return candidate.contents.withUnsafeBufferPointer {
                    DomainName.matches(pattern: String(decoding: $0, as: UTF8.self), name)
                }
            }
    }
}

/// Names of servers in certificates.
enum DomainName {
    /// Whether a certificate's name stands for a server's: the same but for case and a dot at the end, or a wildcard for the whole of
    /// its first label (RFC 6125, section 6.4).
    static func matches(pattern: String, _ name: String) -> Bool {
        let (pattern, name) = (labels(pattern), labels(name))
        guard pattern.count == name.count, let first = pattern.first else { return false }
        return pattern == name || first == "*" && pattern.count > 2 && pattern.dropFirst() == name.dropFirst()
    }

    private static func labels(_ name: String) -> [Substring] {
        let name = name.lowercased()
        return (name.hasSuffix(".") ? name.dropLast() : name[...]).split(separator: ".", omittingEmptySubsequences: false)
    }
}
