// What handlers did: answers, items of streams, and calls that take their time.

import NIOCore

extension ServerConnection {
    /// Answers a call that `next` gave out, or one that was kept and whose handler has ended.
    package mutating func answer(_ callID: UInt32, _ reply: Reply) {
        guard isWanted(callID) else { return }
        guard reply.body.count <= limits.messageBytes else {
            return respond(callID, brokenReply("\(reply.body.count) bytes; \(limits.messageBytes) are allowed"))
        }
        guard !reply.metadata.isEmpty else { return outbound.message(.response, callID: callID, body: reply.body) }
        var header = ByteBuffer()
        codec.encode(ResponseHeader(metadata: reply.metadata), into: &header)
        guard header.readableBytes <= limits.headerBytes else {
            return respond(
                callID, brokenReply("a header of \(header.readableBytes) bytes; \(limits.headerBytes) are allowed"))
        }
        outbound.message(.response, callID: callID, header: header, body: reply.body)
    }

    /// The same for a call that failed.
    package mutating func answer(_ callID: UInt32, _ error: RPCError) {
        guard isWanted(callID) else { return }
        respond(callID, error)
    }

    /// Keeps a call that `next` gave out: its handler takes time, and `answer` comes later.
    ///
    /// - Parameter bytes: what its request holds, counted until the answer.
    /// - Throws: what to `answer` instead when the server's budget is spent.
    package mutating func keep(_ callID: UInt32, bytes: Int, deadline: Deadline, now: Moment) throws(RPCError) {
        guard callID == handedOut else { return }
        guard !budget.isSpent else { throw overloaded() }
        handedOut = 0
        calls[callID] = ServerCall(
            phase: .running, charged: bytes, deadline: deadline,
            progress: Progress(now: now, graceMilliseconds: limits.progressGraceMilliseconds))
        charged += bytes
        arm(deadline.moment)
    }

    /// Sends one item of a kept call's stream.
    ///
    /// - Returns: false when nobody waits for it.
    package mutating func send(_ callID: UInt32, _ item: Body) -> Bool {
        guard let call = calls[callID], call.isRunning, !call.cancelled, !isClosing else { return false }
        var header = ByteBuffer()
        if call.sequence > 0 { codec.encode(MessageHeader(sequence: call.sequence), into: &header) }
        calls[callID]?.sequence += 1
        outbound.message(.message, callID: callID, header: header, body: item)
        return true
    }

    /// Answers a call whose request is still coming; the rest of it is dropped as it comes.
    package mutating func refuse(_ callID: UInt32, _ error: RPCError) {
        guard calls[callID]?.isArriving ?? false else { return }
        answerArriving(callID, error)
    }

    // MARK: - Shared

    /// Answers a call whose request is still coming, and gives its bytes back.
    mutating func answerArriving(_ callID: UInt32, _ error: RPCError) {
        guard var call = calls[callID], call.isArriving else { return }
        charged -= call.charged
        call.charged = 0
        call.phase = .refused
        calls[callID] = call
        arrivingCount -= 1
        refusedCount += 1
        respond(callID, error)
        if decoder.current?.callID == callID { decoder.skipBody() }
    }

    /// Removes what is remembered of a call, whatever its phase.
    mutating func forget(_ callID: UInt32) {
        guard let call = calls.removeValue(forKey: callID) else { return }
        charged -= call.charged
        if call.isRefused { refusedCount -= 1 }
        if call.isArriving { arrivingCount -= 1 }
    }

    /// Queues the RESPONSE of a call that failed. Where it is too long for a header the text keeps its beginning, without metadata.
    mutating func respond(_ callID: UInt32, _ error: RPCError) {
        var answer = ResponseHeader(status: error.status, metadata: error.metadata, processed: error.processed)
        var header = ByteBuffer()
        codec.encode(answer, into: &header)
        if header.readableBytes > limits.headerBytes {
            let scalars = limits.headerBytes / 16
            answer.metadata = Metadata()
            answer.status.message = error.status.message.beginning(scalars)
            answer.status.details?.reason = error.status.details?.reason.beginning(scalars) ?? ""
            answer.status.details?.stage = error.status.details?.stage.beginning(scalars) ?? ""
            header.clear()
            codec.encode(answer, into: &header)
        }
        outbound.message(.response, callID: callID, header: header, body: Body())
    }

    func overloaded() -> RPCError {
        RPCError(
            .resourceExhausted, "the server holds as many bytes of requests as it may",
            details: StatusDetails(
                reason: "Overloaded", retryable: true, retryAfterMilliseconds: UInt32(clamping: limits.overloadRetryMilliseconds)),
            processed: .notStarted)
    }

    /// Ends the record of a call whose handler has ended. Returns false when the handler's result is not to be sent: the
    /// call was answered before, the connection ends, or the caller cancelled, who is told so here.
    private mutating func isWanted(_ callID: UInt32) -> Bool {
        if callID == handedOut {
            handedOut = 0
            return !isClosing
        }
        guard let call = calls[callID] else { return false }
        forget(callID)
        guard call.isRunning, !isClosing else { return false }
        guard call.cancelled else { return true }
        respond(callID, cancelled(processed: .maybe))
        return false
    }

    func cancelled(processed: Processed) -> RPCError {
        RPCError(
            .cancelled, "the caller cancelled the call", details: StatusDetails(reason: "Cancelled"), processed: processed)
    }

    private func brokenReply(_ text: String) -> RPCError {
        RPCError(
            .internalError, "the reply has \(text)", details: StatusDetails(reason: "PipelineError", stage: "output"))
    }
}

extension String {
    /// The first so many Unicode scalars.
    fileprivate func beginning(_ scalars: Int) -> String {
        String(unicodeScalars.prefix(scalars))
    }
}
