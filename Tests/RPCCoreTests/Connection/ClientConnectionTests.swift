// The client's end: its calls, its answers, and what it does about a server that misbehaves or goes away.

import NIOCore
import RPCCore
import TestSupport
import Testing

/// The client's end with a clock and a test's view of its actions.
private struct Client: ~Copyable {
    let limits = testLimits()
    var machine: ClientConnection
    var now = Moment(nanoseconds: 1_000_000_000)

    init(hello: Bool = true) throws {
        machine = ClientConnection(limits: limits, codec: TestCodec(), hello: Hello(agent: "client"), now: now)
        guard hello else { return }
        _ = receive(helloFrame())
        _ = try sent()
    }

    mutating func open(_ body: ByteBuffer = ByteBuffer(), deadline: Deadline = .none) throws(RPCError) -> UInt32 {
        try machine.open(RequestHeader(method: "test/Echo"), Body(body), deadline: deadline)
    }

    mutating func receive(_ bytes: ByteBuffer...) -> [String] {
        var actions: [String] = []
        for piece in bytes {
            machine.received(piece, now: now)
            actions += self.actions()
        }
        return actions
    }

    /// Actions as short texts, so that tests read as what happened.
    mutating func actions() -> [String] {
        var texts: [String] = []
        while let action = machine.next() {
            switch action {
            case .ready(let hello): texts.append("ready \(hello.version)")
            case .item(let call, let body): texts.append("item \(call) \(body.count)")
            case .response(let call, let header, let body):
                texts.append("response \(call) \(header.status.code.name) \(body.count)")
            case .failed(let call, let error): texts.append("failed \(call) \(error.status.code.name) \(error.processed)")
            case .pong(let bytes): texts.append("pong \(bytes.readableBytes)")
            case .goAway(let goAway): texts.append("goAway \(goAway.lastCallID)")
            case .close(let error): texts.append("close: \(error.status.message)")
            }
        }
        return texts
    }

    mutating func sent() throws -> [Frame] {
        try drain(&machine.outbound, limits: limits)
    }

    mutating func pass(milliseconds: Int) -> [String] {
        let end = now.advanced(milliseconds: milliseconds)
        var actions: [String] = []
        while machine.wakeAt <= end {
            now = max(now, machine.wakeAt)
            machine.wake(now: now)
            actions += self.actions()
        }
        now = end
        return actions
    }
}

private func + (left: ByteBuffer, right: ByteBuffer) -> ByteBuffer {
    var whole = left
    whole.writeImmutableBuffer(right)
    return whole
}

private func goAwayFrame(last: UInt32, _ reason: GoAway.Reason = .drain) -> ByteBuffer {
    var header = ByteBuffer()
    TestCodec().encode(GoAway(lastCallID: last, reason: reason, message: "bye"), into: &header)
    return frame(.goAway, header: header)
}

private func itemFrame(_ call: UInt32, _ sequence: UInt64, _ flags: FrameFlags = [], body: ByteBuffer) -> ByteBuffer {
    var header = ByteBuffer()
    TestCodec().encode(MessageHeader(sequence: sequence), into: &header)
    return frame(.message, flags, call: call, header: header, body: body)
}

@Suite struct ClientConnectionTests {
    @Test func helloGoesFirstAndRequestsNeedNotWait() throws {
        var client = try Client(hello: false)
        #expect(try client.open(bytes(10)) == 1)
        #expect(try client.sent().map(\.head.type) == [0, 1])
        #expect(client.receive(helloFrame()) == ["ready 1"])
    }

    @Test func callsGetOddIDsAndTheirAnswers() throws {
        var client = try Client()
        #expect(try client.open() == 1)
        #expect(try client.open() == 3)
        #expect(client.receive(frame(.response, call: 3, body: bytes(5))) == ["response 3 OK 5"])
        #expect(
            client.receive(frame(.response, .more, call: 1, body: bytes(5)), frame(.response, call: 1, body: bytes(6)))
                == ["response 1 OK 11"])
        let left = client.machine.callsInFlight
        #expect(left == 0)
    }

    @Test func streamItemsComeInOrder() throws {
        var client = try Client()
        _ = try client.open()
        let seen = client.receive(
            itemFrame(1, 0, .more, body: bytes(10)), frame(.message, call: 1, body: bytes(10)),
            itemFrame(1, 1, body: bytes(3)), frame(.response, call: 1))
        #expect(seen == ["item 1 20", "item 1 3", "response 1 OK 0"])
    }

    @Test func aResponseMayCutAnItem() throws {
        var client = try Client()
        _ = try client.open()
        #expect(client.receive(itemFrame(1, 0, .more, body: bytes(10)), frame(.response, call: 1)) == ["response 1 OK 0"])
    }

    @Test(arguments: [
        (itemFrame(1, 1, body: ByteBuffer()), "item 1 of call 1, where 0 is next"),
        (frame(.response, call: 9), "a RESPONSE frame for call 9, which is not open"),
        (frame(.request, call: 1), "a REQUEST frame from a server"),
        (helloFrame(), "a second HELLO"),
        (
            frame(.response, .more, call: 1, body: bytes(3)) + itemFrame(1, 0, body: bytes(3)),
            "a MESSAGE frame inside the RESPONSE of call 1"
        ),
    ]) func brokenServersAreLeft(input: ByteBuffer, text: String) throws {
        var client = try Client()
        _ = try client.open()
        #expect(client.receive(input) == ["failed 1 UNAVAILABLE maybe", "close: the server broke the protocol: \(text)"])
        #expect(throws: RPCError.self) { try client.open() }
    }

    @Test func cancelledCallsAreTakenByTheirAnswer() throws {
        var client = try Client()
        _ = try client.open(bytes(3_000))
        var batch: [ByteBuffer] = []
        client.machine.outbound.take(1, into: &batch)
        client.machine.cancel(1, .abandoned)
        let sent = try client.sent()
        #expect(sent.map(\.head.type) == [4], "nothing of the request may follow CANCEL")
        #expect(client.receive(itemFrame(1, 0, body: bytes(4)), frame(.response, call: 1)).isEmpty)
        let left = client.machine.callsInFlight
        #expect(left == 0)
    }

    @Test func anEarlyAnswerStopsTheUpload() throws {
        var client = try Client()
        _ = try client.open(bytes(3_000))
        var batch: [ByteBuffer] = []
        client.machine.outbound.take(1, into: &batch)
        #expect(client.receive(frame(.response, call: 1)) == ["response 1 OK 0"])
        let sent = try client.sent()
        #expect(try sent.map { try TestCodec().decodeCancel($0.header).reason } == [.answered])
    }

    @Test func deadlineEndsTheCallHere() throws {
        var client = try Client()
        let deadline = Deadline(timeoutMilliseconds: 100, now: client.now)
        _ = try client.open(deadline: deadline)
        _ = try client.sent()
        #expect(client.pass(milliseconds: 99).isEmpty)
        #expect(client.pass(milliseconds: 1) == ["failed 1 DEADLINE_EXCEEDED maybe"])
        let sent = try client.sent()
        #expect(try sent.map { try TestCodec().decodeCancel($0.header).reason } == [.deadline])
    }

    @Test func drainRefusesNewCallsAndFailsUnacceptedOnes() throws {
        var client = try Client()
        for _ in 0..<3 { _ = try client.open() }
        #expect(client.receive(goAwayFrame(last: .max)) == ["goAway 4294967295"])
        #expect(throws: RPCError.self) { try client.open() }
        #expect(client.receive(goAwayFrame(last: 3)) == ["failed 5 UNAVAILABLE notStarted", "goAway 3"])
        #expect(client.receive(frame(.response, call: 5), frame(.response, call: 1)) == ["response 1 OK 0"])
        client.machine.disconnected("gone")
        #expect(client.actions() == ["failed 3 UNAVAILABLE maybe", "close: gone: bye"])
    }

    @Test func goAwayInPlaceOfHello() throws {
        var client = try Client(hello: false)
        #expect(
            client.receive(goAwayFrame(last: 0, .connectionLimit)) == [
                "goAway 0", "close: the server refuses the connection: bye",
            ])
    }

    @Test func versionZeroIsNone() throws {
        var client = try Client(hello: false)
        #expect(
            client.receive(helloFrame(version: 0))
                == ["close: the server broke the protocol: HELLO names version 0; the first one is 1"])
    }

    @Test func silentServers() throws {
        var silent = try Client(hello: false)
        #expect(silent.pass(milliseconds: 5_000) == ["close: no HELLO from the server within 5000 ms"])
        var halfOpen = try Client()
        _ = halfOpen.pass(milliseconds: 150_000)
        #expect(try halfOpen.sent().map(\.head.type) == [5])
        #expect(halfOpen.pass(milliseconds: 150_000) == ["close: the server is silent and answers no PING"])
    }

    @Test func limitsAreCheckedBeforeSending() throws {
        var client = try Client()
        #expect(throws: RPCError.self) { try client.open(bytes(10_001)) }
        for _ in 0..<4 { _ = try client.open() }
        do throws(RPCError) {
            _ = try client.open()
            Issue.record("a fifth call was opened")
        } catch {
            #expect(error.status.code == .resourceExhausted)
            #expect(error.processed == .notStarted)
        }
    }

    @Test func oversizedRepliesAreGivenUp() throws {
        var client = try Client()
        _ = try client.open()
        let seen = client.receive(
            frame(.response, .more, call: 1, body: bytes(4_000)), frame(.response, .more, call: 1, body: bytes(4_000)),
            frame(.response, .more, call: 1, body: bytes(4_000)), frame(.response, call: 1, body: bytes(4_000)))
        #expect(seen == ["failed 1 RESOURCE_EXHAUSTED maybe"])
        #expect(try client.sent().map(\.head.type) == [1, 4])
        let left = client.machine.callsInFlight
        #expect(left == 0)
    }

    @Test func anAnsweredReplyThatIsTooLargeIsNotCancelled() throws {
        var client = try Client()
        _ = try client.open()
        _ = try client.sent()
        let pieces = (0..<4).map { frame(.response, $0 < 3 ? .more : [], call: 1, body: bytes(2_501)) }
        var seen: [String] = []
        for piece in pieces { seen += client.receive(piece) }
        #expect(seen == ["failed 1 RESOURCE_EXHAUSTED maybe"])
        #expect(try client.sent().isEmpty)
    }

    @Test func theServersLimitsAreKept() throws {
        var client = try Client(hello: false)
        var announced = AnnouncedLimits()
        announced.frameBytes = 500
        announced.fragmentBytes = 100
        announced.messageBytes = 1_000
        announced.metadataEntries = 1
        announced.callsInFlight = 2
        _ = client.receive(helloFrame(limits: announced))
        _ = try client.sent()
        _ = try client.open(bytes(250))
        #expect(try client.sent().map(\.body.count).max() == 100)
        #expect(throws: RPCError.self) { try client.open(bytes(1_001)) }
        let header = RequestHeader(method: "m", metadata: ["a": "1", "b": "2"])
        #expect(throws: RPCError.self) { try client.machine.open(header, Body(), deadline: .none) }
        _ = try client.open()
        #expect(throws: RPCError.self) { try client.open() }
    }

    @Test func limitsThatTheServerDoesNotTellAreTheClientsOwn() throws {
        var client = try Client(hello: false)
        _ = client.receive(helloFrame(limits: AnnouncedLimits()))
        for _ in 0..<4 { _ = try client.open(bytes(10_000)) }
        #expect(throws: RPCError.self) { try client.open() }
    }

    @Test func framesAsLongAsTheServerSaysAreTaken() throws {
        var client = try Client(hello: false)
        var announced = AnnouncedLimits()
        announced.frameBytes = 8_000
        _ = client.receive(helloFrame(limits: announced))
        _ = try client.open()
        #expect(client.receive(frame(.response, call: 1, body: bytes(7_000))) == ["response 1 OK 7000"])
    }

    @Test func pings() throws {
        var client = try Client()
        client.machine.ping(bytes(3))
        #expect(try client.sent().map(\.head.type) == [5])
        #expect(client.receive(frame(.pong, body: bytes(3)), frame(.ping, body: bytes(2))) == ["pong 3"])
        #expect(try client.sent().map(\.head.type) == [6])
    }

    @Test(arguments: 0..<40) func bothEndsAgreeUnderRandomCuts(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var client = try Client(hello: false)
        var server = try Server(testLimits { $0.callsInFlight = 64 }, hello: false)
        var sizes: [UInt32: Int] = [:]
        var answers: [String] = []
        for _ in 0..<4 {
            let size = Int.random(in: 0...6_000, using: &random)
            sizes[try client.open(bytes(size))] = size
        }
        var toServer = ByteBuffer()
        var toClient = ByteBuffer()
        for _ in 0..<3_000 where answers.count < 5 {
            var batch: [ByteBuffer] = []
            client.machine.outbound.take(.random(in: 1...2_000, using: &random), into: &batch)
            for buffer in batch { toServer.writeImmutableBuffer(buffer) }
            batch = []
            server.machine.outbound.take(.random(in: 1...2_000, using: &random), into: &batch)
            for buffer in batch { toClient.writeImmutableBuffer(buffer) }
            if let piece = toServer.readSlice(length: min(toServer.readableBytes, .random(in: 1...3_000, using: &random))) {
                for (call, body) in server.receive(piece).calls { server.machine.answer(call, Reply(body)) }
            }
            if let piece = toClient.readSlice(length: min(toClient.readableBytes, .random(in: 1...3_000, using: &random))) {
                answers += client.receive(piece)
            }
        }
        #expect(Set(answers) == Set(["ready 1"] + sizes.map { "response \($0.key) OK \($0.value)" }))
        #expect(server.budget.usedBytes == 0)
    }
}
