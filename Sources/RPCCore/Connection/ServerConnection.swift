// The server's end of a connection as a state machine: bytes and events in, actions out, no sockets.
//
//   received(chunk) -> next() ... nil      what arrived
//   answer, send, keep, refuse             what handlers did        (ServerConnection+Answers.swift)
//   wake(now)                              what time did            (ServerConnection+Time.swift)
//   drain, inputClosed                     how it ends              (ServerConnection+Ending.swift)
//
// After each of them the owner calls `next` until it returns nil, writes what `outbound` holds, and arms one timer for `wakeAt`.

package import NIOCore
package import RetouchModel

/// One connection of a server, from its first byte to its last. Owned by one event loop.
package struct ServerConnection: ~Copyable {
    /// What the owner has to do.
    package enum Action {
        /// HELLO came: find out who calls, then call `welcome`.
        case authenticate(credential: String)
        /// The first part of a large request came: answer with `refuse` now if the call will not be served.
        case begin(callID: UInt32, RequestHeader)
        /// A whole request came: call `answer` now, or `keep` it for a handler that takes time.
        case call(callID: UInt32, RequestHeader, Body, Deadline)
        /// Nobody wants the answer of a kept call: stop its handler, which then ends as it always does.
        case cancel(callID: UInt32, CancellationFlag.Reason)
        /// Everything was said: write what is queued, then close.
        case close
    }

    enum Phase {
        case awaitingHello
        case open
        /// GOAWAY with the largest id was sent, and a PING behind it.
        case draining(since: Moment)
        /// GOAWAY with the last accepted id was sent.
        case drained(since: Moment, lastAccepted: UInt32)
        /// The last frame is queued; nothing that comes now matters.
        case closing
    }

    let limits: Limits.Wire
    let codec: any HeaderCodec
    let budget: AssemblyBudget
    private let hello: Hello
    var decoder: FrameDecoder
    var phase = Phase.awaitingHello
    var calls: [UInt32: ServerCall] = [:]
    /// The call that `next` gave out last, while it is neither answered nor kept. Inline calls live here alone.
    var handedOut: UInt32 = 0
    /// Refused calls whose fragments still come; the rest of `calls` is in flight.
    var refusedCount = 0
    var arrivingCount = 0
    var lastCallID: UInt32 = 0
    var pending: [Action] = []
    /// Bytes of requests that `calls` remembers.
    var charged = 0
    /// What the server's budget was told: the bytes above and those of an unfinished frame.
    var counted = 0
    /// Since when this connection is not read because the server's budget is spent.
    var heldBackSince: Moment?
    /// The bytes and the value of the last request header without metadata: callers repeat themselves, and comparing some
    /// bytes is quicker than decoding them.
    private var lastHeader: (bytes: ByteBuffer, value: RequestHeader)?
    let firstFrameBy: Moment
    var lastReceived: Moment
    var pingSentAt: Moment?
    var frameProgress: Progress?
    var stall = WriteStall()
    var closeAnnounced = false
    /// The client half-closed.
    var inputEnded = false
    /// Bytes that came since the connection began.
    var receivedBytes = 0
    /// When to call `wake`; not later than anything that is due.
    package internal(set) var wakeAt: Moment
    /// What waits to be written.
    package var outbound: OutboundScheduler

    /// - Parameters:
    ///   - hello: this server's, sent in answer to the client's.
    ///   - budget: shared by all connections of the server.
    package init(limits: Limits.Wire, codec: any HeaderCodec, hello: Hello, budget: AssemblyBudget, now: Moment) {
        self.limits = limits
        self.codec = codec
        self.hello = hello
        self.budget = budget
        decoder = FrameDecoder(limits: limits)
        outbound = OutboundScheduler(limits: limits)
        lastReceived = now
        firstFrameBy = now.advanced(milliseconds: limits.firstFrameMilliseconds)
        wakeAt = firstFrameBy
    }

    /// Calls that are being received, or whose handlers run.
    package var callsInFlight: Int { calls.count - refusedCount + (handedOut == 0 ? 0 : 1) }

    /// Whether the owner should read from the socket.
    package var wantsRead: Bool {
        if case .closing = phase { return true }
        return heldBackSince == nil && outbound.queuedBytes <= limits.outboundBytes
    }

    /// Whether the connection closes when what was accepted is answered: `next` is worth asking after every write.
    package var isEnding: Bool {
        switch phase {
        case .drained, .closing: true
        case .awaitingHello, .open, .draining: inputEnded
        }
    }

    /// Whether the last frame is queued and the connection only waits to be closed.
    package var isClosing: Bool {
        if case .closing = phase { true } else { false }
    }

    // MARK: - Bytes

    /// Takes what came from the socket; `next` tells what it means.
    package mutating func received(_ chunk: ByteBuffer, now: Moment) {
        guard !isClosing else { return }
        lastReceived = now
        pingSentAt = nil
        receivedBytes += chunk.readableBytes
        decoder.append(chunk)
    }

    /// What to do next; `nil` when everything that came is dealt with.
    package mutating func next(now: Moment) -> Action? {
        while true {
            if !pending.isEmpty { return pending.removeFirst() }
            if isClosing {
                account(now: now)
                return announceClose()
            }
            do throws(GoAway) {
                guard let frame = try decoder.next() else { return settle(now: now) }
                if let action = try consume(frame, now: now) { return action }
            } catch {
                fail(error)
            }
        }
    }

    /// Everything was read: counts what is held, watches an unfinished frame, closes when nothing is left to do.
    private mutating func settle(now: Moment) -> Action? {
        if let head = decoder.current, head.callID != 0, head.type == FrameType.request.rawValue {
            if calls[head.callID].map(\.isRefused) ?? false { decoder.skipBody() }
        }
        account(now: now)
        if !decoder.isInsideFrame {
            frameProgress = nil
        } else if frameProgress == nil {
            frameProgress = Progress(now: now, graceMilliseconds: limits.progressGraceMilliseconds)
            arm(frameProgress?.checkAt ?? .never)
        }
        endWhenDone()
        return isClosing ? announceClose() : nil
    }

    private mutating func announceClose() -> Action? {
        guard !closeAnnounced else { return nil }
        closeAnnounced = true
        return .close
    }

    // MARK: - Frames

    private mutating func consume(_ frame: consuming Frame, now: Moment) throws(GoAway) -> Action? {
        if case .awaitingHello = phase, frame.head.type != FrameType.hello.rawValue {
            throw FrameShape.broken("the first frame is of type \(frame.head.type); it must be HELLO")
        }
        guard let type = try FrameShape.check(frame.head, receiver: .server, limits: limits) else { return nil }
        switch type {
        case .request: return try consumeRequest(consume frame, now: now)
        case .cancel: consumeCancel(frame.head.callID)
        case .ping: outbound.control(.pong, body: frame.body.contiguous())
        case .pong: consumePong(frame.body.contiguous())
        case .hello: return try consumeHello(frame)
        case .message, .response, .goAway: break
        }
        return nil
    }

    private mutating func consumeHello(_ frame: Frame) throws(GoAway) -> Action {
        guard case .awaitingHello = phase else { throw FrameShape.broken("a second HELLO") }
        let client: Hello
        do throws(HeaderError) {
            client = try codec.decodeHello(frame.header)
        } catch {
            throw FrameShape.broken("HELLO cannot be read: \(error.text)")
        }
        guard client.version > 0 else { throw FrameShape.broken("HELLO names version 0; the first one is 1") }
        phase = .open
        arm(lastReceived.advanced(milliseconds: limits.idleMilliseconds))
        var header = ByteBuffer()
        codec.encode(hello, into: &header)
        outbound.control(.hello, header: header)
        return .authenticate(credential: client.credential)
    }

    private mutating func consumeRequest(_ frame: consuming Frame, now: Moment) throws(GoAway) -> Action? {
        let callID = frame.head.callID
        if callID <= lastCallID || frame.head.headerLength == 0 { return try consumeFragment(frame, now: now) }
        lastCallID = callID
        let more = frame.head.flags.contains(.more)
        if let refusal = refusalOfNewCall(more: more) { return try refuseArrival(callID, more: more, refusal, now: now) }
        let header: RequestHeader
        do throws(RPCError) {
            header = try readRequestHeader(frame)
        } catch {
            return try refuseArrival(callID, more: more, error, now: now)
        }
        let deadline = Deadline(timeoutMilliseconds: header.timeoutMilliseconds, now: now)
        guard more else {
            if frame.body.count > limits.messageBytes {
                return try refuseArrival(callID, more: false, messageTooLarge(), now: now)
            }
            handedOut = callID
            return .call(callID: callID, header, frame.body, deadline)
        }
        let progress = Progress(now: now, graceMilliseconds: limits.progressGraceMilliseconds)
        calls[callID] = ServerCall(
            phase: .arriving(header, frame.body.held()), charged: frame.body.count, deadline: deadline, progress: progress)
        charged += frame.body.count
        arrivingCount += 1
        arm(min(progress.checkAt, deadline.moment))
        if frame.body.count > limits.messageBytes {
            answerArriving(callID, messageTooLarge())
            return nil
        }
        return .begin(callID: callID, header)
    }

    /// A frame of a request whose first one came before.
    private mutating func consumeFragment(_ frame: Frame, now: Moment) throws(GoAway) -> Action? {
        let callID = frame.head.callID
        guard var call = calls[callID], call.isArriving || call.isRefused else {
            guard frame.head.headerLength == 0 else { throw FrameShape.broken("call id \(callID) was used before") }
            throw FrameShape.broken("a fragment of call \(callID), which is not arriving")
        }
        guard frame.head.headerLength == 0 else {
            throw FrameShape.broken("a header in a later fragment of call \(callID)")
        }
        let isLast = !frame.head.flags.contains(.more)
        guard case .arriving(let header, var body) = call.phase else {
            if isLast { forget(callID) }
            return nil
        }
        guard body.count + frame.body.count <= limits.messageBytes else {
            answerArriving(callID, messageTooLarge())
            if isLast { forget(callID) }
            return nil
        }
        // The table must not hold a second reference to the pieces while one is added.
        call.phase = .refused
        calls[callID] = call
        body.hold(frame.body)
        call.charged += frame.body.count
        charged += frame.body.count
        if isLast {
            calls.removeValue(forKey: callID)
            charged -= call.charged
            arrivingCount -= 1
            handedOut = callID
            return .call(callID: callID, header, body, call.deadline)
        }
        call.phase = .arriving(header, body)
        calls[callID] = call
        return nil
    }

    private mutating func consumeCancel(_ callID: UInt32) {
        guard var call = calls[callID] else { return cancelAnswer(callID) }
        switch call.phase {
        case .arriving:
            answerArriving(callID, cancelled(processed: .notStarted))
            forget(callID)
        case .refused:
            forget(callID)
        case .running:
            guard !call.cancelled else { return }
            call.cancelled = true
            calls[callID] = call
            outbound.drop(callID)
            pending.append(.cancel(callID: callID, .cancelled))
        case .overdue: break
        }
    }

    /// CANCEL for a call that was answered: what has not left of a large answer need not leave.
    private mutating func cancelAnswer(_ callID: UInt32) {
        guard outbound.holds(callID) else { return }
        if outbound.drop(callID) == .response {
            outbound.control(.response, callID: callID)
        } else {
            respond(callID, cancelled(processed: .done))
        }
    }

    // MARK: - Refusals

    private mutating func readRequestHeader(_ frame: Frame) throws(RPCError) -> RequestHeader {
        if let last = lastHeader, last.bytes == frame.header { return last.value }
        guard frame.head.headerLength <= limits.headerBytes else {
            throw overLimit("a request header of \(frame.head.headerLength) bytes; \(limits.headerBytes) are allowed")
        }
        let header: RequestHeader
        do throws(HeaderError) {
            header = try codec.decodeRequest(frame.header)
        } catch {
            switch error {
            case .overLimit(let text): throw overLimit(text)
            case .malformed(let text):
                throw RPCError(
                    .invalidArgument, "the request header cannot be read: \(text)",
                    details: StatusDetails(reason: "InputValidationError", stage: "input"), processed: .notStarted)
            }
        }
        guard header.metadata.count <= limits.metadataEntries else {
            throw overLimit("\(header.metadata.count) metadata entries; \(limits.metadataEntries) are allowed")
        }
        if header.metadata.isEmpty { lastHeader = (ByteBuffer(bytes: frame.header.readableBytesView), header) }
        return header
    }

    private func refusalOfNewCall(more: Bool) -> RPCError? {
        if case .drained = phase {
            return RPCError(
                .unavailable, "the server is shutting down and took no more calls on this connection",
                details: StatusDetails(reason: "Unavailable", retryable: true), processed: .notStarted)
        }
        if callsInFlight >= limits.callsInFlight {
            return RPCError(
                .resourceExhausted, "\(limits.callsInFlight) calls are in flight on this connection, and no more are allowed",
                details: StatusDetails(reason: "ConcurrencyLimitExceeded", retryable: true), processed: .notStarted)
        }
        return more && budget.isSpent ? overloaded() : nil
    }

    /// Answers a call on its first frame.
    private mutating func refuseArrival(
        _ callID: UInt32, more: Bool, _ error: RPCError, now: Moment
    ) throws(GoAway) -> Action? {
        respond(callID, error)
        guard more else { return nil }
        guard refusedCount < limits.callsInFlight else {
            throw FrameShape.broken("\(refusedCount) refused calls still send fragments")
        }
        calls[callID] = ServerCall(
            phase: .refused, progress: Progress(now: now, graceMilliseconds: limits.progressGraceMilliseconds))
        refusedCount += 1
        return nil
    }

    private func messageTooLarge() -> RPCError {
        overLimit("the request is larger than \(limits.messageBytes) bytes")
    }

    private func overLimit(_ text: String) -> RPCError {
        RPCError(
            .resourceExhausted, text, details: StatusDetails(reason: "InputValidationError", stage: "input"),
            processed: .notStarted)
    }
}
