// Every rule with a clock in it; the clock is the test's.

import NIOCore
import RPCCore
import Testing

@Suite struct ServerTimeTests {
    @Test func firstFrame() throws {
        var server = try Server(hello: false)
        #expect(!server.pass(milliseconds: 4_999).closes)
        #expect(server.pass(milliseconds: 1).closes)
        let sent = try server.sent()
        #expect(sent.map(\.head.type) == [7], "something followed GOAWAY")
        #expect(try TestCodec().decodeGoAway(sent[0].header).reason == .timeout)
    }

    @Test func halfClosedClientIsProbed() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1))
        server.machine.inputClosed(now: server.now)
        #expect(try server.sent().map(\.head.type) == [5])
        _ = server.pass(milliseconds: 5_000)
        #expect(try server.sent().map(\.head.type) == [5])
    }

    @Test func idleConnectionIsPingedThenClosed() throws {
        var server = try Server()
        #expect(server.pass(milliseconds: 149_999).isEmpty)
        #expect(try server.sent().isEmpty)
        _ = server.pass(milliseconds: 1)
        #expect(try server.sent().map(\.head.type) == [5])
        _ = server.receive(frame(.pong))
        _ = server.pass(milliseconds: 150_000)
        #expect(try server.sent().map(\.head.type) == [5])
        #expect(server.pass(milliseconds: 150_000).closes)
        #expect(try server.goAways().first?.reason == .idle)
    }

    @Test func stalledFrameEndsTheConnection() throws {
        var server = try Server()
        let request = requestFrame(1, body: bytes(2_000))
        _ = server.receive(request.getSlice(at: 0, length: 100)!)
        #expect(!server.pass(milliseconds: 9_999).closes)
        #expect(server.pass(milliseconds: 1).closes)
        #expect(try server.goAways().first?.reason == .timeout)
        #expect(server.budget.usedBytes == 0)
    }

    @Test func headerOneByteASecond() throws {
        var server = try Server()
        let request = requestFrame(1, body: bytes(100))
        var closed = false
        for index in 0..<request.readableBytes where !closed {
            closed = server.receive(request.getSlice(at: index, length: 1)!).closes || server.pass(milliseconds: 1_000).closes
        }
        #expect(closed)
        #expect(server.now.nanoseconds <= 13_000_000_000)
    }

    @Test func aSteadyUploadMayTakeLong() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1, .more))
        for _ in 0..<90 {
            _ = server.receive(frame(.request, .more, call: 1, body: bytes(110)))
            #expect(!server.pass(milliseconds: 1_000).closes)
        }
        #expect(try server.responses().isEmpty)
        #expect(server.receive(frame(.request, call: 1)).calls[1]?.count == 9_900)
    }

    @Test func stalledMessageIsAnsweredAndTheConnectionLives() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1, .more, body: bytes(2_000)))
        for _ in 0..<9 {
            #expect(!server.pass(milliseconds: 1_000).closes)
            _ = server.receive(frame(.ping, body: bytes(64)))
        }
        #expect(try server.responses().isEmpty)
        _ = server.pass(milliseconds: 1_000)
        let answer = try server.responses()[1]
        #expect(answer?.status.code == .deadlineExceeded)
        #expect(answer?.processed == .notStarted)
        #expect(server.receive(requestFrame(3)).calls.count == 1)
    }

    @Test func deadlineCancelsTheHandler() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1, timeout: 300, body: bytes(10)), requestFrame(3, timeout: 900))
        #expect(server.pass(milliseconds: 299).isEmpty)
        #expect(server.pass(milliseconds: 1).cancelled == [1: .deadline])
        let answer = try server.responses()[1]
        #expect(answer?.status.code == .deadlineExceeded)
        #expect(answer?.processed == .maybe)
        #expect(server.budget.usedBytes == 10)
        server.machine.answer(1, Reply(bytes(10)))
        #expect(try server.sent().isEmpty, "a second answer")
        #expect(server.budget.usedBytes == 0)
        #expect(server.pass(milliseconds: 600).cancelled == [3: .deadline])
    }

    @Test func deadlineOfAnArrivingCall() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1, .more, timeout: 300, body: bytes(10)))
        #expect(server.pass(milliseconds: 300).cancelled.isEmpty)
        #expect(try server.responses()[1]?.processed == .notStarted)
    }

    @Test func peerThatTakesNothing() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1))
        server.machine.answer(1, Reply(bytes(5_000)))
        server.machine.writeBlocked(now: server.now, taken: 100)
        #expect(!server.pass(milliseconds: 20_000, taken: 200, waits: true).closes)
        // The last byte was seen to leave at 5 s, when the connection looked for another reason.
        #expect(!server.pass(milliseconds: 14_999, taken: 200, waits: true).closes)
        #expect(server.pass(milliseconds: 1, taken: 200, waits: true).closes)
        #expect(try server.sent().isEmpty)
    }

    @Test func readingPausesWhileRepliesWait() throws {
        var server = try Server()
        for call in [1, 3] as [UInt32] {
            _ = server.receive(requestFrame(call))
            server.machine.answer(call, Reply(bytes(5_000)))
        }
        let paused = !server.machine.wantsRead
        #expect(paused)
        _ = try server.sent()
        let reads = server.machine.wantsRead
        #expect(reads)
    }

    @Test func spentBudgetHoldsUploadsBackAndRefusesCalls() throws {
        let budget = AssemblyBudget(limit: 1_000)
        var other = try Server(budget: budget)
        _ = other.receive(requestFrame(1, body: bytes(900)))
        var server = try Server(budget: budget)
        _ = server.receive(requestFrame(1, .more, body: bytes(500)))
        let held = !server.machine.wantsRead
        #expect(held)
        #expect(other.receive(requestFrame(3, .more)).isEmpty)
        let refusal = try other.responses()[3]
        #expect(refusal?.status.code == .resourceExhausted)
        #expect(refusal?.status.details?.retryAfterMilliseconds == 1_000)
        #expect(other.receive(requestFrame(5, body: bytes(1))).calls.count == 1)
        #expect(try other.responses()[5]?.status.details?.reason == "Overloaded")
        // Room again: the upload goes on.
        other.machine.answer(1, Reply(ByteBuffer()))
        _ = other.actions()
        _ = server.pass(milliseconds: 100)
        let reads = server.machine.wantsRead
        #expect(reads)
        #expect(server.receive(frame(.request, call: 1)).calls.count == 1)
    }

    @Test func longHeldUploadsAreGivenUp() throws {
        let budget = AssemblyBudget(limit: 1_000)
        var server = try Server(budget: budget)
        _ = server.receive(requestFrame(1, .more, body: bytes(1_500)))
        _ = server.pass(milliseconds: 4_999)
        #expect(try server.responses().isEmpty)
        _ = server.pass(milliseconds: 1)
        #expect(try server.responses()[1]?.status.code == .resourceExhausted)
        #expect(budget.usedBytes == 0)
        let reads = server.machine.wantsRead
        #expect(reads)
        #expect(!server.pass(milliseconds: 60_000).closes)
    }
}
