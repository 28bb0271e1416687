// One connection of a client: the state machine's actions wake the tasks that wait.

import NIOCore
import RPCCore
import RetouchModel

/// Owned by the channel of a `RPCClient`; used on its event loop only.
final class ClientHandler: WireHandler {
    /// Who waits for a call.
    private enum Sink {
        case unary(CheckedContinuation<Result<Reply, RPCError>, Never>)
        case stream(ReplyStream.Producer.Source, TrailingMetadata)
    }

    private var machine: ClientConnection
    private var sinks: [UInt32: Sink] = [:]
    /// Streams whose readers have enough for now.
    private var paused: Set<UInt32> = []
    private var pings: [CheckedContinuation<Result<Void, RPCError>, Never>] = []
    private let ready: EventLoopPromise<Hello>
    private let traffic: Traffic
    private let onGoAway: @Sendable (GoAway) -> Void
    private var isClosed = false

    /// - Parameters:
    ///   - ready: completed with the server's HELLO, or with the error that came in its place.
    ///   - traffic: counts the bytes.
    init(
        limits: Limits.Wire, codec: any HeaderCodec, hello: Hello, ready: EventLoopPromise<Hello>, traffic: Traffic,
        onGoAway: @escaping @Sendable (GoAway) -> Void
    ) {
        machine = ClientConnection(limits: limits, codec: codec, hello: hello, now: .now())
        self.ready = ready
        self.traffic = traffic
        self.onGoAway = onGoAway
    }

    // MARK: - Calls

    func open(
        _ call: ClientCall, _ request: RequestHeader, _ body: Body, _ deadline: Deadline,
        _ continuation: CheckedContinuation<Result<Reply, RPCError>, Never>
    ) {
        do throws(RPCError) {
            let callID = try open(call, request, body, deadline)
            sinks[callID] = .unary(continuation)
        } catch {
            continuation.resume(returning: .failure(error))
        }
        turnSoon()
    }

    func openStream(
        _ call: ClientCall, _ request: RequestHeader, _ body: Body, _ deadline: Deadline,
        _ source: ReplyStream.Producer.Source, _ trailing: TrailingMetadata
    ) {
        do throws(RPCError) {
            let callID = try open(call, request, body, deadline)
            sinks[callID] = .stream(source, trailing)
        } catch {
            source.finish(error)
        }
        turnSoon()
    }

    /// The task that waited was cancelled, or the reader of the stream went away.
    func abandon(_ call: ClientCall) {
        guard let callID = call.cancel(), let sink = sinks.removeValue(forKey: callID) else { return }
        machine.cancel(callID, .abandoned)
        paused.remove(callID)
        fail(sink, .cancelledHere(.maybe))
        turnSoon()
    }

    func resumeReading(_ call: ClientCall) {
        guard let callID = call.callID, paused.remove(callID) != nil else { return }
        turnSoon()
    }

    func ping(_ continuation: CheckedContinuation<Result<Void, RPCError>, Never>) {
        guard !isClosed else {
            return continuation.resume(
                returning: .failure(.unavailableHere("the connection is closed", processed: .notStarted)))
        }
        pings.append(continuation)
        machine.ping(ByteBuffer(string: "ping"))
        turnSoon()
    }

    private func open(
        _ call: ClientCall, _ request: RequestHeader, _ body: Body, _ deadline: Deadline
    ) throws(RPCError) -> UInt32 {
        guard !call.isCancelled else { throw .cancelledHere(.notStarted) }
        let callID = try machine.open(request, body, deadline: deadline)
        call.opened(callID)
        return callID
    }

    /// Calls that the server has not answered, those included that nobody waits for any more.
    var callsInFlight: Int { machine.callsInFlight }

    // MARK: - Events

    override func start() {
        machine.connected(now: .now())
    }

    override func received(_ bytes: ByteBuffer, now: Moment) {
        traffic.received(bytes.readableBytes)
        machine.received(bytes, now: now)
        act()
    }

    override func inputClosed(now: Moment) {
        context?.close(promise: nil)
    }

    override func disconnected(now: Moment) {
        machine.disconnected("the connection was lost" + (lastError.map { ": \(TroubleInWords.text($0))" } ?? ""))
        act()
    }

    override func woken(now: Moment, taken: UInt64, waits: Bool) {
        machine.wake(now: now, taken: taken, waits: waits, reads: paused.isEmpty)
        act()
    }

    override func writeBlocked(now: Moment, taken: UInt64) {
        machine.writeBlocked(now: now, taken: taken)
        act()
    }

    override func take(_ most: Int, into batch: inout [ByteBuffer]) {
        let before = batch.count
        machine.outbound.take(most, into: &batch)
        traffic.sent(batch[before...].reduce(0) { $0 + $1.readableBytes })
    }

    override func recycle(_ buffer: consuming ByteBuffer) { machine.outbound.recycle(buffer) }
    override var isDrained: Bool { machine.outbound.isEmpty }
    override var wantsRead: Bool { paused.isEmpty }
    override var wakeAt: Moment { machine.wakeAt }

    // MARK: - Actions

    private func act() {
        while let action = machine.next() {
            switch action {
            case .ready(let hello): ready.succeed(hello)
            case .item(let callID, let item): deliver(callID, item)
            case .response(let callID, let header, let body): end(callID, header, body)
            case .failed(let callID, let error):
                paused.remove(callID)
                if let sink = sinks.removeValue(forKey: callID) { fail(sink, error) }
            case .pong:
                // The protocol's own PINGs are empty, and PONGs keep their order.
                if !pings.isEmpty { pings.removeFirst().resume(returning: .success(())) }
            case .goAway(let goAway): onGoAway(goAway)
            case .close(let error): close(error)
            }
        }
    }

    private func deliver(_ callID: UInt32, _ item: Body) {
        switch sinks[callID] {
        case .stream(let source, _):
            if case .stopProducing = source.yield(item) { paused.insert(callID) }
        case .unary(let continuation):
            sinks[callID] = nil
            machine.cancel(callID, .abandoned)
            let details = StatusDetails(reason: "InputValidationError")
            continuation.resume(
                returning: .failure(
                    RPCError(.unimplemented, "the method answers with a stream", details: details, processed: .maybe)))
        case nil: break
        }
    }

    private func end(_ callID: UInt32, _ header: ResponseHeader, _ body: Body) {
        paused.remove(callID)
        guard let sink = sinks.removeValue(forKey: callID) else { return }
        guard header.status.code == .ok else {
            let status = header.status
            return fail(
                sink,
                RPCError(
                    status.code, status.message, details: status.details, processed: header.processed,
                    metadata: header.metadata))
        }
        switch sink {
        case .unary(let continuation): continuation.resume(returning: .success(Reply(body, metadata: header.metadata)))
        case .stream(let source, let trailing):
            trailing.set(header.metadata)
            source.finish()
        }
    }

    private func fail(_ sink: Sink, _ error: RPCError) {
        switch sink {
        case .unary(let continuation): continuation.resume(returning: .failure(error))
        case .stream(let source, _): source.finish(error)
        }
    }

    private func close(_ error: RPCError) {
        isClosed = true
        ready.fail(error)
        for ping in pings { ping.resume(returning: .failure(error)) }
        pings = []
        context?.close(promise: nil)
    }
}
