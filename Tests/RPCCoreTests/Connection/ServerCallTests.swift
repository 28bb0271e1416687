// Calls on the server's end: opening, arriving, answering, cancelling, refusing.

import NIOCore
import RPCCore
import Testing

@Suite struct ServerCallTests {
    @Test func helloIsAnswered() throws {
        var server = try Server(hello: false)
        let actions = server.receive(helloFrame(credential: "key"))
        guard case .authenticate(let credential)? = actions.first else { Issue.record("no authenticate"); return }
        #expect(credential == "key")
        let sent = try server.sent()
        #expect(sent.map(\.head.type) == [0])
        #expect(try TestCodec().decodeHello(sent[0].header).agent == "server")
    }

    @Test func unaryCall() throws {
        var server = try Server()
        let actions = server.receive(requestFrame(1, timeout: 50, body: bytes(100)))
        #expect(actions.calls == [1: Body(bytes(100))])
        server.machine.answer(1, Reply(bytes(9)))
        let sent = try server.sent()
        #expect(sent == (try frames(in: [frame(.response, call: 1, body: bytes(9))], limits: server.limits)))
        let inFlight = server.machine.callsInFlight
        #expect(inFlight == 0)
    }

    @Test func fragmentsOfSeveralCallsInterleave() throws {
        var server = try Server()
        let actions = server.receive(
            requestFrame(1, .more, body: bytes(500)), requestFrame(3, .more), requestFrame(5, body: bytes(7)),
            frame(.request, .more, call: 3, body: bytes(400, seed: 3)), frame(.request, call: 1, body: bytes(10)),
            frame(.request, .more, call: 3), frame(.request, call: 3))
        let calls = actions.calls
        #expect(calls[5] == Body(bytes(7)))
        #expect(calls[1] == Body([bytes(500), bytes(10)]))
        #expect(calls[3] == Body(bytes(400, seed: 3)))
        #expect(server.budget.usedBytes == 917)
        for call in [1, 3, 5] as [UInt32] { server.machine.answer(call, Reply(ByteBuffer())) }
        _ = server.actions()
        #expect(server.budget.usedBytes == 0)
    }

    @Test func pingIsEchoed() throws {
        var server = try Server()
        _ = server.receive(frame(.ping, body: bytes(64)), frame(.ping))
        let sent = try server.sent()
        #expect(sent.map(\.head.type) == [6, 6])
        #expect(sent[0].body == Body(bytes(64)))
    }

    @Test func oversizedMessageIsAnsweredAndDropped() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1, .more, body: bytes(4_000)))
        _ = server.receive(frame(.request, .more, call: 1, body: bytes(4_000)))
        #expect(try server.responses().isEmpty)
        _ = server.receive(frame(.request, .more, call: 1, body: bytes(4_000)))
        #expect(try server.responses()[1]?.status.code == .resourceExhausted)
        #expect(server.budget.usedBytes == 0)
        _ = server.receive(frame(.request, .more, call: 1, body: bytes(4_000)), frame(.request, call: 1))
        #expect(server.receive(requestFrame(3)).calls.keys.sorted() == [3])
        #expect(try server.sent().isEmpty)
    }

    @Test func tooManyCallsAreRefusedNotStarted() throws {
        var server = try Server()
        for call in [1, 3, 5, 7] as [UInt32] { _ = server.receive(requestFrame(call)) }
        #expect(server.receive(requestFrame(9)).calls.isEmpty)
        let answer = try server.responses()[9]
        #expect(answer?.status.code == .resourceExhausted)
        #expect(answer?.processed == .notStarted)
        server.machine.answer(3, Reply(ByteBuffer()))
        #expect(server.receive(requestFrame(11)).calls.keys.sorted() == [11])
    }

    @Test func cancelledCallsCountUntilTheirHandlersEnd() throws {
        var server = try Server()
        for call in [1, 3, 5, 7] as [UInt32] {
            _ = server.receive(requestFrame(call))
            #expect(server.receive(cancelFrame(call)).cancelled == [call: .cancelled])
        }
        #expect(server.receive(requestFrame(9)).calls.isEmpty)
        #expect(try server.responses().keys.sorted() == [9])
        server.machine.answer(1, Reply(bytes(50)))
        let answer = try server.responses()[1]
        #expect(answer?.status.code == .cancelled)
        #expect(answer?.processed == .maybe)
        #expect(server.receive(requestFrame(11)).calls.count == 1)
    }

    @Test func requestAndCancelFlood() throws {
        var server = try Server()
        var refused = 0
        for index in 0..<5_000 as Range<UInt32> {
            let call = index * 2 + 1
            let actions = server.receive(requestFrame(call, body: bytes(20)), cancelFrame(call))
            refused += actions.calls.isEmpty ? 1 : 0
            _ = try server.sent()
        }
        #expect(refused == 5_000 - server.limits.callsInFlight)
        #expect(server.budget.usedBytes == 20 * server.limits.callsInFlight)
    }

    @Test func cancelOfAnArrivingCallEndsIt() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1, .more, body: bytes(100)), cancelFrame(1))
        let answer = try server.responses()[1]
        #expect(answer?.status.code == .cancelled)
        #expect(answer?.processed == .notStarted)
        #expect(server.budget.usedBytes == 0)
        let inFlight = server.machine.callsInFlight
        #expect(inFlight == 0)
    }

    @Test func cancelOfUnknownAndFinishedCallsIsIgnored() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1))
        server.machine.answer(1, Reply(ByteBuffer()))
        _ = try server.sent()
        #expect(server.receive(cancelFrame(1), cancelFrame(99), cancelFrame(4)).isEmpty)
        #expect(try server.sent().isEmpty)
    }

    @Test func cancelStopsALargeReply() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1))
        server.machine.answer(1, Reply(bytes(5_000)))
        var batch: [ByteBuffer] = []
        server.machine.outbound.take(1, into: &batch)
        _ = server.receive(cancelFrame(1))
        let rest = try server.sent()
        #expect(rest.count == 1)
        #expect(rest[0].head == FrameHead(type: 3, callID: 1))
    }

    @Test func cancelBeforeALargeReplyLeftStillAnswers() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1))
        server.machine.answer(1, Reply(bytes(5_000)))
        _ = server.receive(cancelFrame(1))
        let answers = try server.responses()
        #expect(answers[1]?.status.code == .cancelled)
        #expect(answers[1]?.processed == .done)
    }

    @Test func refusalOnTheFirstFragment() throws {
        var server = try Server()
        guard case .begin(1, let header)? = server.receive(requestFrame(1, .more, body: bytes(10))).first else {
            Issue.record("no begin")
            return
        }
        #expect(header.method == "test/Echo")
        server.machine.refuse(1, RPCError(.unimplemented, "no", processed: .notStarted))
        #expect(try server.responses()[1]?.status.code == .unimplemented)
        _ = server.receive(frame(.request, .more, call: 1, body: bytes(900)), cancelFrame(1))
        #expect(server.receive(requestFrame(3)).calls.count == 1)
    }

    @Test func refusedUploadsWithoutEndAreBounded() throws {
        var server = try Server()
        for call in [1, 3, 5, 7] as [UInt32] { _ = server.receive(requestFrame(call)) }
        for call in stride(from: UInt32(9), to: 17, by: 2) { _ = server.receive(requestFrame(call, .more)) }
        #expect(try server.goAways().isEmpty)
        #expect(server.receive(requestFrame(17, .more)).closes)
        #expect(try server.goAways().first?.message == "4 refused calls still send fragments")
    }

    @Test func badHeadersRefuseTheCallAlone() throws {
        var server = try Server()
        let manyEntries = Metadata((0..<5).map { Metadata.Entry(key: "k\($0)", value: "v") })
        _ = server.receive(
            requestFrame(1, metadata: manyEntries), frame(.request, call: 3, header: bytes(600), body: bytes(9)),
            frame(.request, call: 5, header: ByteBuffer(bytes: [0x0a, 0x7f])))
        let answers = try server.responses()
        #expect(answers[1]?.status.message == "5 metadata entries; 4 are allowed")
        #expect(answers[3]?.status.message == "a request header of 600 bytes; 512 are allowed")
        #expect(answers[5]?.status.code == .invalidArgument)
        #expect(server.receive(requestFrame(7)).calls.count == 1)
    }

    @Test func streamItemsAreNumberedAndEnd() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1))
        for seed in 0..<3 as Range<UInt8> {
            let taken = server.machine.send(1, Body(bytes(2_000, seed: seed)))
            #expect(taken)
        }
        server.machine.answer(1, Reply(Body(), metadata: ["done": "yes"]))
        let sent = try server.sent()
        let starts = sent.filter { $0.head.type == 2 && ($0.header.readableBytes > 0 || $0 == sent[0]) }
        #expect(try starts.map { try TestCodec().decodeMessage($0.header).sequence } == [0, 1, 2])
        #expect(try TestCodec().decodeResponse(sent.last!.header).metadata["done"] == "yes")
        let late = server.machine.send(1, Body(bytes(1)))
        #expect(!late)
    }

    @Test func cancelledStreamEndsInTheMiddleOfAnItem() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1))
        _ = server.machine.send(1, Body(bytes(5_000)))
        var batch: [ByteBuffer] = []
        server.machine.outbound.take(1, into: &batch)
        _ = server.receive(cancelFrame(1))
        let taken = server.machine.send(1, Body(bytes(10)))
        #expect(!taken)
        server.machine.answer(1, RPCError(.cancelled, "stopped"))
        #expect(try server.sent().map(\.head.type) == [3])
    }

    @Test func tooLargeRepliesBecomeErrors() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1), requestFrame(3), requestFrame(5))
        server.machine.answer(1, Reply(bytes(10_001)))
        server.machine.answer(3, Reply(Body(), metadata: ["key": String(repeating: "v", count: 600)]))
        server.machine.answer(5, RPCError(.notFound, String(repeating: "n", count: 9_000)))
        let answers = try server.responses()
        #expect(answers[1]?.status.code == .internalError)
        #expect(answers[3]?.status.code == .internalError)
        #expect(answers[5]?.status == Status(.notFound, String(repeating: "n", count: 32)))
    }
}
