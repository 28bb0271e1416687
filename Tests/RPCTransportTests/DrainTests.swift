// A server that ends loses no accepted call.

import NIOCore
import RPCCore
import RPCTransport
import RetouchModel
import Testing

@Suite(.timeLimit(.minutes(1))) struct DrainTests {
    @Test func acceptedCallsFinishAndLaterOnesAreNotStarted() async throws {
        let service = TestService()
        let server = try await startServer(service)
        let client = try await connect(server)
        async let call = client.unary("test/Wait", Body(ByteBuffer(string: "kept")))
        _ = await service.started.wait()
        async let drained: Void = server.drain()
        while client.goAway == nil { await Task.yield() }
        let late = await failure { () throws(RPCError) in _ = try await client.unary("test/Echo", Body()) }
        #expect(late?.status.code == .unavailable)
        #expect(late?.processed == .notStarted)
        service.release.raise()
        #expect(String(buffer: try await call.body.contiguous()) == "kept")
        await drained
        #expect(server.connectionCount == 0)
    }

    @Test func anUploadFinishes() async throws {
        let server = try await startServer()
        let peer = try RawPeer(port: server.port)
        peer.send(hello(), request(1, .more, body: ByteBuffer(repeating: 1, count: 1_000)))
        peer.send(raw(.ping))
        _ = try await peer.frames(until: .pong)
        async let drained: Void = server.drain()
        let notice = try await peer.frames(until: .ping)
        #expect(try notice.goAways.map(\.lastCallID) == [.max])
        peer.send(raw(.pong, body: notice.last!.body.contiguous()))
        peer.send(raw(.request, call: 1, body: ByteBuffer(repeating: 2, count: 1_000)))
        let rest = try await peer.frames()
        #expect(try rest.goAways.map(\.lastCallID) == [1])
        #expect(try rest.answers[1]?.status.code == .ok)
        #expect(rest.first { $0.head.type == FrameType.response.rawValue }?.body.count == 2_000)
        await drained
    }

    @Test func theGracePeriodEnds() async throws {
        var limits = Limits.Wire()
        limits.drainMilliseconds = 50
        limits.drainNoticeMilliseconds = 10
        limits.lingerMilliseconds = 50
        let service = TestService()
        let server = try await startServer(service, limits: limits)
        let client = try await connect(server)
        async let error = failure { () throws(RPCError) in _ = try await client.unary("test/Wait", Body()) }
        _ = await service.started.wait()
        await server.drain()
        #expect(await error?.status.code == .unavailable)
        #expect(await service.ended.wait() == "shutdown")
    }

    @Test func closingEndsAtOnce() async throws {
        let service = TestService()
        let server = try await startServer(service)
        let client = try await connect(server)
        async let error = failure { () throws(RPCError) in _ = try await client.unary("test/Wait", Body()) }
        _ = await service.started.wait()
        await server.close()
        #expect(await error?.status.code == .unavailable)
        #expect(await service.ended.wait() == "disconnected")
    }
}
