// What time does to a connection: every rule that has a clock in it.

extension ServerConnection {
    /// Looks at everything that is due. Call it at `wakeAt`, or later; then call `next` until it returns nil.
    ///
    /// - Parameters:
    ///   - taken: bytes that the socket took since the connection began.
    ///   - waits: whether more of them wait in front of the socket.
    package mutating func wake(now: Moment, taken: UInt64 = 0, waits: Bool = false) {
        wakeAt = .never
        guard !isClosing else { return }
        checkFirstFrame(now: now)
        guard !isClosing else { return }
        checkHoldBack(now: now)
        checkDeadlines(now: now)
        checkProgress(now: now)
        guard !isClosing else { return }
        checkIdle(now: now)
        guard !isClosing else { return }
        checkStall(now: now, taken: taken, waits: waits || !outbound.isEmpty)
        guard !isClosing else { return }
        checkDrain(now: now)
        endWhenDone()
    }

    /// Makes sure that `wake` is called by then.
    mutating func arm(_ moment: Moment) {
        if moment < wakeAt { wakeAt = moment }
    }

    /// Begins to watch the peer's reading: something waits that the socket did not take at once.
    package mutating func writeBlocked(now: Moment, taken: UInt64) {
        checkStall(now: now, taken: taken, waits: true)
    }

    /// Counts what this connection holds of requests against the server's budget, and stops reading when it is spent.
    mutating func account(now: Moment) {
        let held = charged + decoder.heldBytes
        if held != counted {
            budget.charge(held - counted)
            counted = held
        }
        guard heldBackSince == nil, budget.isSpent, arrivingCount > 0 || decoder.isInsideFrame, !isClosing else { return }
        heldBackSince = now
        arm(now.advanced(milliseconds: pollMilliseconds))
    }

    /// How often a connection that is held back looks whether the budget has room again.
    private var pollMilliseconds: Int { max(1, limits.progressGraceMilliseconds / 256) }

    private mutating func checkFirstFrame(now: Moment) {
        guard case .awaitingHello = phase else { return }
        guard now < firstFrameBy else {
            return fail(
                GoAway(
                    reason: .timeout, message: "no HELLO within \(limits.firstFrameMilliseconds) ms",
                    limit: UInt64(limits.firstFrameMilliseconds)))
        }
        arm(firstFrameBy)
    }

    /// Rule 4: a connection that was held back for long gives its unfinished requests up and is read again.
    private mutating func checkHoldBack(now: Moment) {
        guard let since = heldBackSince else { return }
        let patience = since.advanced(milliseconds: limits.progressGraceMilliseconds)
        if budget.isSpent, now < patience {
            return arm(min(patience, now.advanced(milliseconds: pollMilliseconds)))
        }
        if budget.isSpent {
            for (callID, call) in calls where call.isArriving { answerArriving(callID, overloaded()) }
            account(now: now)
        }
        heldBackSince = nil
        frameProgress?.restart(now: now)
        for callID in calls.keys { calls[callID]?.progress.restart(now: now) }
    }

    /// Rule 8: a call whose deadline passed is answered now; its handler stops as soon as it can.
    private mutating func checkDeadlines(now: Moment) {
        for (callID, call) in calls where call.deadline.exists {
            guard call.deadline.hasPassed(at: now) else {
                arm(call.deadline.moment)
                continue
            }
            var error = RPCError(
                .deadlineExceeded, "the deadline passed", details: StatusDetails(reason: "DeadlineExceeded", retryable: true),
                processed: .maybe)
            switch call.phase {
            case .arriving:
                error.processed = .notStarted
                answerArriving(callID, error)
            case .running where !call.cancelled:
                overtake(callID, error, .deadline)
            case .running, .refused, .overdue: break
            }
        }
    }

    /// Answers a running call before its handler has ended, and asks the handler to end.
    mutating func overtake(_ callID: UInt32, _ error: RPCError, _ reason: CancellationFlag.Reason) {
        calls[callID]?.phase = .overdue
        calls[callID]?.deadline = .none
        outbound.drop(callID)
        respond(callID, error)
        pending.append(.cancel(callID: callID, reason))
    }

    /// Rule 3: what was started must go on.
    private mutating func checkProgress(now: Moment) {
        guard heldBackSince == nil, wantsRead else {
            frameProgress?.restart(now: now)
            for callID in calls.keys { calls[callID]?.progress.restart(now: now) }
            if let next = frameProgress?.checkAt { arm(next) }
            if arrivingCount > 0 { arm(now.advanced(milliseconds: limits.progressGraceMilliseconds)) }
            return
        }
        let share = limits.progressBytesPerSecond / max(1, arrivingCount)
        if var progress = frameProgress, decoder.isInsideFrame {
            guard progress.look(arrived: receivedBytes, bytesPerSecond: share, now: now) else {
                return fail(GoAway(reason: .timeout, message: "a frame stalled after \(decoder.arrivedBytes) of its bytes"))
            }
            frameProgress = progress
            arm(progress.checkAt)
        }
        for (callID, call) in calls where call.isArriving {
            var progress = call.progress
            let inFrame = decoder.current?.callID == callID ? max(0, decoder.arrivedBytes - FrameHead.byteCount) : 0
            if progress.look(arrived: call.charged + inFrame, bytesPerSecond: share, now: now) {
                calls[callID]?.progress = progress
                arm(progress.checkAt)
            } else {
                answerArriving(
                    callID,
                    RPCError(
                        .deadlineExceeded, "the request stalled after \(call.charged) bytes",
                        details: StatusDetails(reason: "DeadlineExceeded", stage: "input", retryable: true),
                        processed: .notStarted))
            }
        }
    }

    /// Rule 3: an idle connection is pinged, and ended when nothing comes back.
    private mutating func checkIdle(now: Moment) {
        if case .awaitingHello = phase { return }
        if inputEnded { return probe(now: now) }
        guard wantsRead else { return arm(now.advanced(milliseconds: limits.idleMilliseconds)) }
        let since = pingSentAt ?? lastReceived
        let due = since.advanced(milliseconds: limits.idleMilliseconds)
        guard now >= due else { return arm(due) }
        guard pingSentAt == nil else {
            return fail(
                GoAway(
                    reason: .idle, message: "nothing came for \(2 * limits.idleMilliseconds) ms, not even a PONG",
                    limit: UInt64(limits.idleMilliseconds)))
        }
        pingSentAt = now
        outbound.control(.ping)
        arm(now.advanced(milliseconds: limits.idleMilliseconds))
    }

    /// A client that closed and one that half-closed look the same until something is written to them: the operating system
    /// of the former answers a PING with a reset, and its calls can stop.
    mutating func probe(now: Moment) {
        outbound.control(.ping)
        arm(now.advanced(milliseconds: limits.progressGraceMilliseconds))
    }

    /// Rule 5: a peer that takes nothing is closed. Its GOAWAY could not arrive either, so that none is written.
    private mutating func checkStall(now: Moment, taken: UInt64, waits: Bool) {
        guard let since = stall.look(taken: taken, waits: waits, now: now) else { return }
        guard now < since.advanced(milliseconds: limits.writeStallMilliseconds) else { return abandon() }
        arm(since.advanced(milliseconds: limits.writeStallMilliseconds))
    }
}
