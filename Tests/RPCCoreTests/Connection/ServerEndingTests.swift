// Draining and half-closing: nothing that was accepted is lost.

import NIOCore
import RPCCore
import Testing

@Suite struct ServerEndingTests {
    private let drainPing = ByteBuffer(string: "drain")

    @Test func drainSaysSoTwice() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1))
        server.machine.drain(now: server.now)
        let first = try server.sent()
        #expect(first.map(\.head.type) == [7, 5])
        #expect(try TestCodec().decodeGoAway(first[0].header).lastCallID == .max)
        // Sent before the client saw the first one: still accepted.
        #expect(server.receive(requestFrame(3)).calls.count == 1)
        _ = server.receive(frame(.pong, body: drainPing))
        let second = try server.goAways()
        #expect(second.map(\.lastCallID) == [3])
        #expect(second.first?.reason == .drain)
        #expect(server.receive(requestFrame(5)).calls.isEmpty)
        let late = try server.responses()[5]
        #expect(late?.status.code == .unavailable)
        #expect(late?.processed == .notStarted)
        server.machine.answer(1, Reply(bytes(1)))
        #expect(!server.actions().closes)
        server.machine.answer(3, Reply(bytes(1)))
        #expect(try server.responses().keys.sorted() == [1, 3])
        let ends = server.machine.isClosing
        #expect(ends)
    }

    @Test func drainWithoutPong() throws {
        var server = try Server()
        server.machine.drain(now: server.now)
        _ = try server.sent()
        #expect(server.pass(milliseconds: 999).isEmpty)
        _ = server.pass(milliseconds: 1)
        #expect(try server.goAways().map(\.lastCallID) == [0])
        let ends = server.machine.isClosing
        #expect(ends)
    }

    @Test func uploadGoesOnDuringADrain() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1, .more, body: bytes(100)))
        server.machine.drain(now: server.now)
        _ = server.receive(frame(.pong, body: drainPing))
        _ = server.receive(frame(.request, .more, call: 1, body: bytes(100)))
        #expect(server.receive(frame(.request, call: 1, body: bytes(100))).calls[1]?.count == 300)
        server.machine.answer(1, Reply(bytes(3)))
        #expect(try server.responses()[1]?.status.code == .ok)
        let ends = server.machine.isClosing
        #expect(ends)
    }

    @Test func graceEnds() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1), requestFrame(3, .more, body: bytes(10)))
        server.machine.drain(now: server.now)
        _ = server.receive(frame(.pong, body: drainPing))
        _ = try server.sent()
        let early = server.pass(milliseconds: 29_999)
        #expect(early.cancelled.isEmpty && !early.closes)
        let actions = server.pass(milliseconds: 1)
        #expect(actions.cancelled == [1: .shutdown])
        #expect(actions.closes)
        #expect(try server.responses()[1]?.status.code == .unavailable)
    }

    @Test func drainBeforeHello() throws {
        var server = try Server(hello: false)
        server.machine.drain(now: server.now)
        #expect(server.actions().closes)
        #expect(try server.goAways().first?.reason == .drain)
    }

    @Test func halfCloseStillGetsItsReplies() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1), requestFrame(3, .more, body: bytes(50)))
        server.machine.inputClosed(now: server.now)
        #expect(!server.actions().closes)
        #expect(server.budget.usedBytes == 0)
        server.machine.answer(1, Reply(bytes(2_000)))
        #expect(!server.actions().closes, "closed before the reply left")
        #expect(try server.responses()[1]?.status.code == .ok)
        let ends = server.machine.isClosing
        #expect(ends)
    }

    @Test func halfCloseEndsAnIdleConnection() throws {
        var server = try Server()
        server.machine.inputClosed(now: server.now)
        #expect(server.actions().closes)
    }

    @Test func connectionLimit() throws {
        var server = try Server(hello: false)
        server.machine.refuseConnection()
        #expect(server.actions().closes)
        let goAway = try server.goAways().first
        #expect(goAway?.reason == .connectionLimit)
        #expect(goAway?.retryAfterMilliseconds == 1_000)
    }

    @Test func disconnectingStopsHandlers() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1, body: bytes(10)), requestFrame(3, .more, body: bytes(20)))
        server.machine.disconnected(now: server.now)
        #expect(server.actions().cancelled == [1: .disconnected])
        #expect(server.budget.usedBytes == 10)
        server.machine.answer(1, RPCError(.cancelled, ""))
        _ = server.actions()
        #expect(server.budget.usedBytes == 0)
    }
}
