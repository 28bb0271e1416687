// How a connection ends: by an error, by half-closing, by a drain.

import NIOCore

extension ServerConnection {
    /// The PING behind the first GOAWAY of a drain; its PONG says that the client has seen both.
    private static let drainPing = ByteBuffer(string: "drain")

    /// Tells the client that nothing new will be accepted, and ends the connection when what was accepted is answered.
    package mutating func drain(now: Moment) {
        switch phase {
        case .awaitingHello:
            fail(goAwayForDrain(last: 0))
        case .open:
            phase = .draining(since: now)
            goAway(goAwayForDrain(last: .max))
            outbound.control(.ping, body: Self.drainPing)
            arm(now.advanced(milliseconds: limits.drainNoticeMilliseconds))
        case .draining, .drained, .closing: break
        }
        if inputEnded { consumePong(Self.drainPing) }
    }

    /// The server has as many connections as it takes: says so, and ends this one.
    package mutating func refuseConnection() {
        fail(
            GoAway(
                reason: .connectionLimit, message: "the server has \(limits.connections) connections and takes no more",
                retryAfterMilliseconds: UInt32(clamping: limits.overloadRetryMilliseconds), limit: UInt64(limits.connections)))
    }

    /// The client sends nothing more. Whole requests are still answered; unfinished ones are forgotten.
    package mutating func inputClosed(now: Moment) {
        guard !isClosing else { return }
        if case .awaitingHello = phase { return abandon() }
        inputEnded = true
        forgetUnfinished()
        consumePong(Self.drainPing)
        heldBackSince = nil
        account(now: now)
        if callsInFlight > 0 { probe(now: now) }
        endWhenDone()
    }

    /// The connection is gone: stops all handlers. What they answer goes nowhere; their bytes count until they have ended.
    package mutating func disconnected(now: Moment) {
        abandon()
        closeAnnounced = true
        account(now: now)
    }

    // MARK: - Shared

    /// Says why, and ends the connection with that.
    mutating func fail(_ reason: GoAway) {
        guard !isClosing else { return }
        abandon()
        var reason = reason
        reason.lastCallID = lastCallID
        goAway(reason)
    }

    /// Ends the connection without a word.
    mutating func abandon() {
        forgetUnfinished()
        for (callID, call) in calls where call.isRunning {
            calls[callID]?.phase = .overdue
            pending.append(.cancel(callID: callID, .disconnected))
        }
        outbound.dropAll()
        close()
    }

    mutating func goAway(_ reason: GoAway) {
        var header = ByteBuffer()
        codec.encode(reason, into: &header)
        outbound.control(.goAway, header: header)
    }

    mutating func consumePong(_ bytes: ByteBuffer) {
        if case .draining(let since) = phase, bytes == Self.drainPing { announceLastAccepted(since: since) }
    }

    mutating func checkDrain(now: Moment) {
        if case .draining(let since) = phase {
            let notice = since.advanced(milliseconds: limits.drainNoticeMilliseconds)
            if now < notice { arm(notice) } else { announceLastAccepted(since: since) }
        }
        guard case .drained(let since, _) = phase else { return }
        let end = since.advanced(milliseconds: limits.drainMilliseconds)
        guard now >= end else { return arm(end) }
        let error = RPCError(
            .unavailable, "the server shut down before the call could end",
            details: StatusDetails(reason: "Unavailable", retryable: true), processed: .maybe)
        for (callID, call) in calls {
            if call.isArriving { answerArriving(callID, error) }
            if call.isRunning { overtake(callID, error, .shutdown) }
        }
        close()
    }

    /// Ends the connection when it is ending and has nothing more to do.
    mutating func endWhenDone() {
        guard callsInFlight == 0, outbound.isEmpty, !isClosing else { return }
        if case .drained = phase { close() }
        if inputEnded { close() }
    }

    private mutating func announceLastAccepted(since: Moment) {
        phase = .drained(since: since, lastAccepted: lastCallID)
        goAway(goAwayForDrain(last: lastCallID))
        arm(since.advanced(milliseconds: limits.drainMilliseconds))
    }

    private func goAwayForDrain(last: UInt32) -> GoAway {
        GoAway(lastCallID: last, reason: .drain, message: "the server is shutting down")
    }

    /// Forgets the calls whose requests will not become whole.
    private mutating func forgetUnfinished() {
        for (callID, call) in calls where call.isArriving || call.isRefused { forget(callID) }
        decoder = FrameDecoder(limits: limits)
        frameProgress = nil
    }

    private mutating func close() {
        phase = .closing
        wakeAt = .never
    }
}
