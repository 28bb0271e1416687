// One connection of the server: the state machine's actions become handlers that run.

import Logging
import NIOCore
import RPCCore
import RetouchModel

/// What all connections of a server share. Immutable, or safe from any thread.
struct ServerShared: Sendable {
    let limits: Limits.Wire
    let codec: any HeaderCodec
    let hello: Hello
    let router: Router
    let authenticator: any Authenticator
    let budget: AssemblyBudget
    let registry: ConnectionRegistry
    let metrics: ServerMetrics
    let logger: Logger
}

/// Reads, dispatches and answers on one event loop. Inline handlers run right here; others in tasks that come back.
final class ServerHandler: WireHandler {
    /// A call whose handler runs in a task.
    struct Running {
        let task: Task<Void, Never>
        let call: CallContext
        let method: Int
        let since: Moment
    }

    let shared: ServerShared
    private let certificate: [UInt8]?
    private let isRefused: Bool
    private let logger: Logger
    /// Used by one function at a time: nothing that is called with it reaches back into the channel.
    @exclusivity(unchecked) var machine: ServerConnection
    @exclusivity(unchecked) private var principal: Principal?
    /// Where the call before went: calls come in runs that share a header, and comparing is quicker than hashing.
    @exclusivity(unchecked) private var lastRoute: (header: RequestHeader, method: Method)?
    var running: [UInt32: Running] = [:]
    /// Calls that were answered inline since the events were looked at, in runs that ended alike: how they ended is told once for all
    /// of them.
    @exclusivity(unchecked) private var answered: [(method: Int, code: Status.Code, count: Int)] = []
    /// Streams that wait for room, in the order in which they came.
    var writers: [(callID: UInt32, resume: CheckedContinuation<Bool, Never>)] = []
    private var mustClose = false
    private var outputIsClosing = false
    private var outputIsClosed = false

    init(shared: ServerShared, certificate: [UInt8]?, isRefused: Bool, now: Moment) {
        self.shared = shared
        self.certificate = certificate
        self.isRefused = isRefused
        logger = shared.logger
        machine = ServerConnection(
            limits: shared.limits, codec: shared.codec, hello: shared.hello, budget: shared.budget, now: now)
    }

    // MARK: - Events

    override func start() {
        shared.metrics.connectionsOpened.increment()
        shared.metrics.connections.record(shared.registry.count)
        if isRefused {
            shared.metrics.connectionsRefused.increment()
            machine.refuseConnection()
            act(now: .now())
        } else if shared.registry.isDraining {
            drain()
        }
    }

    override func received(_ bytes: ByteBuffer, now: Moment) {
        machine.received(bytes, now: now)
        act(now: now)
    }

    override func inputClosed(now: Moment) {
        machine.inputClosed(now: now)
        act(now: now)
        if outputIsClosed { context?.close(promise: nil) }
    }

    override func disconnected(now: Moment) {
        machine.disconnected(now: now)
        act(now: now)
        for writer in writers { writer.resume.resume(returning: false) }
        writers = []
        shared.metrics.heldBytes.record(shared.budget.usedBytes)
    }

    override func woken(now: Moment, taken: UInt64, waits: Bool) {
        machine.wake(now: now, taken: taken, waits: waits)
        act(now: now)
        shared.metrics.heldBytes.record(shared.budget.usedBytes)
    }

    override func writeBlocked(now: Moment, taken: UInt64) {
        machine.writeBlocked(now: now, taken: taken)
    }

    override func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is DrainEvent {
            drain()
            turn()
        } else {
            super.userInboundEventTriggered(context: context, event: event)
        }
    }

    override func take(_ most: Int, into batch: inout [ByteBuffer]) { machine.outbound.take(most, into: &batch) }
    override func recycle(_ buffer: consuming ByteBuffer) { machine.outbound.recycle(buffer) }
    override var isDrained: Bool { machine.outbound.isEmpty }
    override var wantsRead: Bool { machine.wantsRead }
    override var wakeAt: Moment { machine.wakeAt }

    override func pumped() {
        resumeWriters()
        if machine.isEnding { act(now: .now()) }
        if mustClose, isDrained { closeOutput() }
    }

    private func drain() {
        machine.drain(now: .now())
        act(now: .now())
    }

    // MARK: - Actions

    func act(now: Moment) {
        while let action = machine.next(now: now) {
            switch consume action {
            case .authenticate(let credential):
                principal = shared.authenticator.principal(credential: credential, certificate: certificate)
            case .begin(let callID, let header):
                do throws(RPCError) {
                    _ = try shared.router.route(header.method, principal: principal)
                } catch {
                    machine.refuse(callID, error)
                }
            case .call(let callID, let header, let body, let deadline):
                dispatch(callID, header, body, deadline, now: now)
            case .cancel(let callID, let reason):
                guard let running = running[callID] else { continue }
                running.call.cancellation.raise(reason)
                running.task.cancel()
                releaseWriters(of: callID)
            case .close:
                mustClose = true
            }
        }
        if !answered.isEmpty { countAnswered(since: now) }
    }

    private func dispatch(
        _ callID: UInt32, _ header: consuming RequestHeader, _ body: Body, _ deadline: Deadline, now: Moment
    ) {
        do throws(RPCError) {
            let method = try route(header)
            var call = CallContext(callID: callID, header: header, principal: principal, deadline: deadline)
            try shared.router.admit(&call, method: method, now: now)
            switch method.handler {
            case .inline(let handler):
                let reply: Reply
                do throws(RPCError) {
                    reply = try handler(body, call)
                } catch {
                    machine.answer(callID, error)
                    note(method.index, error.status.code)
                    return tellEnd(call, error.status.code, since: now, log: error)
                }
                machine.answer(callID, reply)
                note(method.index, .ok)
                tellEnd(call, .ok, since: now, log: nil)
            case .async(let handler):
                try machine.keep(callID, bytes: body.count, deadline: deadline, now: now)
                start(call, method.index, body, now: now) { request, call, _ throws(RPCError) in try await handler(request, call)
                }
            case .stream(let handler):
                try machine.keep(callID, bytes: body.count, deadline: deadline, now: now)
                start(call, method.index, body, now: now) { request, call, writer throws(RPCError) in
                    Reply(Body(), metadata: try await handler(request, call, writer))
                }
            }
        } catch {
            machine.answer(callID, error)
        }
    }

    private func route(_ header: RequestHeader) throws(RPCError) -> Method {
        if let last = lastRoute, last.header === header { return last.method }
        let method = try shared.router.route(header.method, principal: principal)
        lastRoute = (header, method)
        return method
    }

    private func note(_ method: Int, _ code: Status.Code) {
        if let last = answered.indices.last, answered[last].method == method, answered[last].code == code {
            answered[last].count += 1
        } else {
            answered.append((method, code, 1))
        }
    }

    /// Tells the metrics how calls ended that came in one turn and leave in one write: one look at the clock for all of them.
    private func countAnswered(since: Moment) {
        let nanoseconds = Moment.now().nanoseconds - since.nanoseconds
        for run in answered { shared.metrics.callsEnded(run.method, run.code, nanoseconds: nanoseconds, count: run.count) }
        answered.removeAll(keepingCapacity: true)
    }

    /// Tells metrics, interceptors and the log how a call ended whose handler ran in a task.
    func ended(_ call: CallContext, _ method: Int, _ code: Status.Code, since: Moment, log error: RPCError?) {
        shared.metrics.callsEnded(method, code, nanoseconds: Moment.now().nanoseconds - since.nanoseconds)
        tellEnd(call, code, since: since, log: error)
    }

    /// Tells interceptors and the log how an admitted call ended. Never its contents.
    private func tellEnd(_ call: CallContext, _ code: Status.Code, since: Moment, log error: RPCError?) {
        shared.router.ended(call, status: code, took: Double(Moment.now().nanoseconds - since.nanoseconds) / 1e6)
        guard let error, code == .internalError || code == .unknown || code == .dataLoss else { return }
        logger.error(
            "a call failed",
            metadata: [
                "method": "\(call.method)", "call": "\(call.callID)", "code": "\(code.name)",
                "trace": "\(call.trace.traceID)", "error": "\(error.status.message)", "detail": "\(error.logMessage)",
            ])
    }

    // MARK: - Closing

    /// Everything was written: half-closes, and gives the peer a moment to read before the socket goes. Closing with
    /// unread input would reset the connection and lose the GOAWAY.
    private func closeOutput() {
        guard let context, !outputIsClosing else { return }
        outputIsClosing = true
        // Where the peer has half-closed its side, NIO takes this for the end of the whole socket and drops what still waits to be
        // written. So it comes behind the last write.
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer())).whenComplete { _ in
            let handler = bound.value
            handler.outputIsClosed = true
            handler.context?.close(mode: .output, promise: nil)
        }
        linger(buffered: bufferedBytes, patience: shared.limits.writeStallMilliseconds)
    }

    private func linger(buffered: Int, patience: Int) {
        guard let context else { return }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        let step = shared.limits.lingerMilliseconds
        context.eventLoop.scheduleTask(in: .milliseconds(Int64(step))) {
            let handler = bound.value
            let left = handler.bufferedBytes
            let patience = left < buffered ? handler.shared.limits.writeStallMilliseconds : patience - step
            if left == 0 || patience <= 0 {
                handler.context?.close(promise: nil)
            } else {
                handler.linger(buffered: left, patience: patience)
            }
        }
    }
}
