// What the server's frames mean to a client.

import NIOCore

extension ClientConnection {
    /// Takes one frame of the server.
    ///
    /// - Throws: which rule it breaks.
    mutating func consume(_ frame: Frame) throws(GoAway) {
        guard let type = try FrameShape.check(frame.head, receiver: .client, limits: limits) else { return }
        if server == nil, type != .hello, type != .goAway {
            throw FrameShape.broken("the first frame is a \(type.name); it must be HELLO or GOAWAY")
        }
        switch type {
        case .hello:
            guard server == nil else { throw FrameShape.broken("a second HELLO") }
            let hello = try decoded { () throws(HeaderError) in try codec.decodeHello(frame.header) }
            guard hello.version > 0 else { throw FrameShape.broken("HELLO names version 0; the first one is 1") }
            server = hello
            if let announced = hello.limits { adopt(announced) }
            arm(lastReceived.advanced(milliseconds: limits.idleMilliseconds))
            pending.append(.ready(hello))
        case .goAway:
            let goAway = try decoded { () throws(HeaderError) in try codec.decodeGoAway(frame.header) }
            consumeGoAway(goAway)
        case .ping: outbound.control(.pong, body: frame.body.contiguous())
        case .pong: pending.append(.pong(frame.body.contiguous()))
        case .message, .response: try consumePiece(type, frame)
        case .request, .cancel: break
        }
    }

    private mutating func consumeGoAway(_ goAway: GoAway) {
        leaving = goAway
        if server == nil {
            pending.append(.goAway(goAway))
            return end(unavailable("the server refuses the connection: \(goAway.message)", .notStarted))
        }
        for callID in calls.keys.sorted() where callID > goAway.lastCallID {
            guard let call = calls.removeValue(forKey: callID), !call.abandoned else { continue }
            outbound.drop(callID)
            pending.append(
                .failed(callID: callID, unavailable("the server did not start the call: \(goAway.message)", .notStarted)))
        }
        pending.append(.goAway(goAway))
    }

    /// A frame of a MESSAGE or a RESPONSE.
    private mutating func consumePiece(_ type: FrameType, _ frame: Frame) throws(GoAway) {
        let callID = frame.head.callID
        guard var call = calls[callID] else {
            if let goAway = leaving, callID > goAway.lastCallID { return }
            throw FrameShape.broken("a \(type.name) frame for call \(callID), which is not open")
        }
        let more = frame.head.flags.contains(.more)
        if call.abandoned {
            if type == .response, !more { calls[callID] = nil }
            return
        }
        guard frame.head.headerLength <= limits.headerBytes else {
            throw FrameShape.broken("a \(type.name) header of \(frame.head.headerLength) bytes")
        }
        var header = frame.header
        var body = frame.body
        // A RESPONSE may cut an item off that was on its way, not the other way round.
        if type == .message, call.arriving?.type == .response {
            throw FrameShape.broken("a MESSAGE frame inside the RESPONSE of call \(callID)")
        }
        if let arriving = call.arriving, arriving.type == type {
            guard frame.head.headerLength == 0 else {
                throw FrameShape.broken("a header in a later fragment of call \(callID)")
            }
            calls[callID]?.arriving = nil
            header = arriving.header
            body = arriving.body
            call.arriving = nil
            body.hold(frame.body)
        } else if more {
            body = body.held()
        }
        guard body.count <= limits.messageBytes else { return giveUpReply(callID, isAnswered: type == .response && !more) }
        if more {
            call.arriving = (type, header, body)
            calls[callID] = call
        } else {
            try deliver(type, callID, call, header, body)
        }
    }

    /// A reply or an item is over this side's limit.
    private mutating func giveUpReply(_ callID: UInt32, isAnswered: Bool) {
        if isAnswered {
            calls[callID] = nil
            outbound.drop(callID)
        } else {
            cancel(callID, .abandoned)
        }
        pending.append(
            .failed(callID: callID, tooLarge("the reply is larger than \(limits.messageBytes) bytes", processed: .maybe)))
    }

    private mutating func deliver(
        _ type: FrameType, _ callID: UInt32, _ call: Call, _ header: ByteBuffer, _ body: Body
    ) throws(GoAway) {
        if type == .response {
            var answer = ResponseHeader()
            if header.readableBytes > 0 {
                answer = try decoded { () throws(HeaderError) in try codec.decodeResponse(header) }
            }
            calls[callID] = nil
            if outbound.holds(callID) {
                outbound.drop(callID)
                sendCancel(callID, .answered)
            }
            return pending.append(.response(callID: callID, answer, body))
        }
        let message = try decoded { () throws(HeaderError) in try codec.decodeMessage(header) }
        guard message.sequence == call.nextSequence else {
            throw FrameShape.broken("item \(message.sequence) of call \(callID), where \(call.nextSequence) is next")
        }
        var call = call
        call.arriving = nil
        call.nextSequence += 1
        calls[callID] = call
        pending.append(.item(callID: callID, body))
    }

    /// Keeps to what the server takes from now on. A limit that it does not tell is this side's.
    private mutating func adopt(_ announced: AnnouncedLimits) {
        if announced.messageBytes > 0 { most.messageBytes = announced.messageBytes }
        if announced.headerBytes > 0 { most.headerBytes = min(most.headerBytes, announced.headerBytes) }
        if announced.metadataEntries > 0 { most.metadataEntries = announced.metadataEntries }
        if announced.callsInFlight > 0 { most.callsInFlight = announced.callsInFlight }
        if announced.frameBytes > 0 {
            most.frameBytes = min(most.frameBytes, announced.frameBytes)
            decoder.allowFrames(upTo: Int(announced.frameBytes))
        }
        if announced.fragmentBytes > 0 { most.fragmentBytes = min(most.fragmentBytes, announced.fragmentBytes) }
        outbound.restrict(frameBytes: Int(most.frameBytes), fragmentBytes: Int(most.fragmentBytes))
    }

    private func decoded<Value>(_ decode: () throws(HeaderError) -> Value) throws(GoAway) -> Value {
        do throws(HeaderError) {
            return try decode()
        } catch {
            throw FrameShape.broken("a header cannot be read: \(error.text)")
        }
    }
}
