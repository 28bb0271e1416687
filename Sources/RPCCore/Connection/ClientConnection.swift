// The client's end of a connection as a state machine: bytes and events in, actions out, no sockets.
//
//   open, cancel, ping, wake         what the caller and time do
//   received -> next() ... nil       what arrived               (ClientConnection+Frames.swift)
//
// Used as the server's end is: after every call of `received`, `open`, `cancel` and `wake`, call `next` until it returns
// nil, write what `outbound` holds, and arm one timer for `wakeAt`.

package import NIOCore
package import RetouchModel

/// One connection of a client, with the table of its calls. Owned by one event loop.
package struct ClientConnection: ~Copyable {
    /// What the owner has to do.
    package enum Action {
        /// The server's HELLO came.
        case ready(Hello)
        /// An item of a call's response stream.
        case item(callID: UInt32, Body)
        /// A call ended with an answer, which may be a failure.
        case response(callID: UInt32, ResponseHeader, Body)
        /// A call ended without an answer.
        case failed(callID: UInt32, RPCError)
        /// The answer to `ping`.
        case pong(ByteBuffer)
        /// The server takes no more calls on this connection.
        case goAway(GoAway)
        /// The connection is of no more use: close it.
        case close(RPCError)
    }

    struct Call {
        /// Nobody waits: the answer frees the slot and is dropped.
        var abandoned = false
        var deadline: Deadline
        /// The message that is arriving: its type, header and bytes.
        var arriving: (type: FrameType, header: ByteBuffer, body: Body)?
        var nextSequence: UInt64 = 0
    }

    let limits: Limits.Wire
    let codec: any HeaderCodec
    var decoder: FrameDecoder
    private var helloBy: Moment
    private var nextID: UInt32? = 1
    var pending: [Action] = []
    var lastReceived: Moment
    private var pingSentAt: Moment?
    private var stall = WriteStall()
    private var closed = false
    var calls: [UInt32: Call] = [:]
    /// The server's HELLO; `nil` until it came.
    package internal(set) var server: Hello?
    /// What the server takes: its HELLO's limits, this side's where it told none.
    var most: AnnouncedLimits
    /// Why no more calls may be opened; `nil` while they may.
    package internal(set) var leaving: GoAway?
    /// When to call `wake`.
    package private(set) var wakeAt: Moment
    /// What waits to be written.
    package var outbound: OutboundScheduler

    package init(limits: Limits.Wire, codec: any HeaderCodec, hello: Hello, now: Moment) {
        self.limits = limits
        self.codec = codec
        decoder = FrameDecoder(limits: limits)
        outbound = OutboundScheduler(limits: limits)
        most = AnnouncedLimits(limits)
        lastReceived = now
        helloBy = now.advanced(milliseconds: limits.firstFrameMilliseconds)
        wakeAt = helloBy
        var header = ByteBuffer()
        codec.encode(hello, into: &header)
        outbound.control(.hello, header: header)
    }

    /// Calls that the server has not answered, those included that nobody waits for any more.
    package var callsInFlight: Int { calls.count }

    // MARK: - Calls

    /// Opens a call.
    ///
    /// - Returns: its id, which later actions name.
    /// - Throws: when the call cannot be sent on this connection; it was not started.
    package mutating func open(_ request: RequestHeader, _ body: Body, deadline: Deadline) throws(RPCError) -> UInt32 {
        guard !closed, leaving == nil, let callID = nextID else {
            throw unavailable("the connection takes no more calls\(leaving.map { ": " + $0.message } ?? "")", .notStarted)
        }
        guard calls.count < Int(most.callsInFlight) else {
            throw RPCError(
                .resourceExhausted, "\(most.callsInFlight) calls are in flight on this connection",
                details: StatusDetails(reason: "ConcurrencyLimitExceeded", retryable: true), processed: .notStarted)
        }
        guard UInt64(body.count) <= most.messageBytes else {
            throw tooLarge(
                "the request has \(body.count) bytes; the server takes \(most.messageBytes)", processed: .notStarted)
        }
        guard request.metadata.count <= Int(most.metadataEntries) else {
            throw tooLarge(
                "\(request.metadata.count) metadata entries; the server takes \(most.metadataEntries)", processed: .notStarted)
        }
        var header = ByteBuffer()
        codec.encode(request, into: &header)
        guard header.readableBytes > 0, header.readableBytes <= Int(most.headerBytes) else {
            throw tooLarge(
                "the request's header has \(header.readableBytes) bytes; 1 to \(most.headerBytes) are allowed",
                processed: .notStarted)
        }
        nextID = callID < UInt32.max - 1 ? callID + 2 : nil
        calls[callID] = Call(deadline: deadline)
        arm(deadline.moment)
        outbound.message(.request, callID: callID, header: header, body: body)
        return callID
    }

    /// Gives a call up. No action names it after this.
    package mutating func cancel(_ callID: UInt32, _ reason: Cancel.Reason) {
        guard let call = calls[callID], !call.abandoned else { return }
        calls[callID]?.abandoned = true
        calls[callID]?.arriving = nil
        outbound.drop(callID)
        sendCancel(callID, reason)
    }

    /// Asks the server for a sign of life; `pong` brings the bytes back.
    package mutating func ping(_ bytes: ByteBuffer) {
        outbound.control(.ping, body: bytes)
    }

    // MARK: - Bytes

    /// The connection stands: the server's time for its HELLO begins.
    package mutating func connected(now: Moment) {
        lastReceived = now
        helloBy = now.advanced(milliseconds: limits.firstFrameMilliseconds)
        wakeAt = helloBy
    }

    package mutating func received(_ chunk: ByteBuffer, now: Moment) {
        guard !closed else { return }
        lastReceived = now
        pingSentAt = nil
        decoder.append(chunk)
    }

    /// What to do next; `nil` when everything that came is dealt with.
    package mutating func next() -> Action? {
        while true {
            if !pending.isEmpty { return pending.removeFirst() }
            if closed { return nil }
            do throws(GoAway) {
                guard let frame = try decoder.next() else { return nil }
                try consume(frame)
            } catch {
                end(unavailable("the server broke the protocol: \(error.message)", .maybe))
            }
        }
    }

    /// The connection is gone.
    package mutating func disconnected(_ text: String) {
        let reason = leaving.map { ": " + $0.message } ?? ""
        end(unavailable(text + reason, .maybe))
    }

    /// Looks at everything that is due; as on the server's end.
    package mutating func wake(now: Moment, taken: UInt64 = 0, waits: Bool = false, reads: Bool = true) {
        wakeAt = .never
        guard !closed else { return }
        if server == nil, leaving == nil {
            guard now < helloBy else {
                return end(unavailable("no HELLO from the server within \(limits.firstFrameMilliseconds) ms", .notStarted))
            }
            arm(helloBy)
        }
        for (callID, call) in calls where call.deadline.exists && !call.abandoned {
            if call.deadline.hasPassed(at: now) {
                cancel(callID, .deadline)
                let details = StatusDetails(reason: "DeadlineExceeded", retryable: true)
                let error = RPCError(.deadlineExceeded, "the deadline passed", details: details, processed: .maybe)
                pending.append(.failed(callID: callID, error))
            } else {
                arm(call.deadline.moment)
            }
        }
        checkIdle(now: now, reads: reads)
        writeBlocked(now: now, taken: taken, waits: waits || !outbound.isEmpty)
    }

    /// Watches whether the server takes what is written to it.
    package mutating func writeBlocked(now: Moment, taken: UInt64, waits: Bool = true) {
        guard let since = stall.look(taken: taken, waits: waits, now: now) else { return }
        let end = since.advanced(milliseconds: limits.writeStallMilliseconds)
        guard now >= end else { return arm(end) }
        self.end(unavailable("the server took no byte for \(limits.writeStallMilliseconds) ms", .maybe))
    }

    // MARK: - Shared

    private mutating func checkIdle(now: Moment, reads: Bool) {
        guard server != nil else { return }
        guard reads else { return arm(now.advanced(milliseconds: limits.idleMilliseconds)) }
        let due = (pingSentAt ?? lastReceived).advanced(milliseconds: limits.idleMilliseconds)
        guard now >= due else { return arm(due) }
        guard pingSentAt == nil else {
            return end(unavailable("the server is silent and answers no PING", .maybe))
        }
        pingSentAt = now
        outbound.control(.ping)
        arm(now.advanced(milliseconds: limits.idleMilliseconds))
    }

    /// Fails all calls and asks to be closed, once.
    mutating func end(_ error: RPCError) {
        guard !closed else { return }
        closed = true
        wakeAt = .never
        outbound.dropAll()
        for callID in calls.keys.sorted() where !(calls[callID]?.abandoned ?? true) {
            pending.append(.failed(callID: callID, error))
        }
        calls = [:]
        pending.append(.close(error))
    }

    mutating func sendCancel(_ callID: UInt32, _ reason: Cancel.Reason) {
        var header = ByteBuffer()
        codec.encode(Cancel(reason: reason), into: &header)
        outbound.control(.cancel, callID: callID, header: header)
    }

    mutating func arm(_ moment: Moment) {
        if moment < wakeAt { wakeAt = moment }
    }

    func unavailable(_ text: String, _ processed: Processed) -> RPCError {
        RPCError(
            .unavailable, text,
            details: StatusDetails(
                reason: "Unavailable", retryable: true, retryAfterMilliseconds: leaving?.retryAfterMilliseconds ?? 0),
            processed: processed)
    }

    func tooLarge(_ text: String, processed: Processed) -> RPCError {
        RPCError(
            .resourceExhausted, text, details: StatusDetails(reason: "InputValidationError", stage: "input"),
            processed: processed)
    }
}
