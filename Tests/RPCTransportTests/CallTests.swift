// Calls over loopback: what callers rely on.

import NIOCore
import RPCCore
import RPCTransport
import RetouchModel
import Testing

@Suite(.timeLimit(.minutes(1))) struct CallTests {
    @Test func helloTellsTheLimits() async throws {
        let server = try await startServer()
        let client = try await connect(server)
        #expect(client.server.agent == "test-server")
        #expect(client.server.schemaHash == 42)
        #expect(client.server.limits == AnnouncedLimits(Limits.Wire()))
        try await client.ping()
        await client.close()
        await server.close()
    }

    @Test(arguments: [0, 100, 16_384, 16_385, 262_144, 262_145, 5_000_000]) func echo(size: Int) async throws {
        let server = try await startServer()
        let client = try await connect(server)
        let body = ByteBuffer(bytes: (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 9) })
        let inline = try await client.unary("test/Echo", Body(body))
        let task = try await client.unary("test/EchoTask", Body([body, ByteBuffer(string: "tail")]))
        #expect(inline.body.contiguous() == body)
        #expect(task.body.count == size + 4)
        #expect(server.heldBytes == 0)
        await client.close()
        await server.close()
    }

    @Test func manyCallsShareAConnection() async throws {
        let server = try await startServer()
        let client = try await connect(server)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in 0..<200 {
                let body = Body(ByteBuffer(repeating: UInt8(index), count: index * 3_000))
                group.addTask { try await client.unary(index % 2 == 0 ? "test/Echo" : "test/EchoTask", body).body == body }
            }
            for try await isSame in group { #expect(isSame) }
        }
        await client.close()
        await server.close()
    }

    @Test func failuresKeepTheirDetails() async throws {
        let server = try await startServer()
        let client = try await connect(server)
        let error = await failure { () throws(RPCError) in _ = try await client.unary("test/Fail", Body()) }
        #expect(error?.status == Status(.notFound, "nothing here", details: StatusDetails(reason: "NotFound", stage: "input")))
        #expect(error?.processed == .done)
        #expect(error?.metadata == ["tried": "once"])
        let unknown = await failure { () throws(RPCError) in _ = try await client.unary("test/None", Body()) }
        #expect(unknown?.status.code == .unimplemented)
        await client.close()
        await server.close()
    }

    @Test func credentialsAreChecked() async throws {
        let server = try await startServer()
        let stranger = try await connect(server, credential: "wrong")
        let large = Body(ByteBuffer(repeating: 1, count: 20_000_000))
        for body in [Body(), large] {
            let error = await failure { () throws(RPCError) in _ = try await stranger.unary("test/Private", body) }
            #expect(error?.status.code == .unauthenticated)
        }
        #expect(try await stranger.unary("test/Echo", Body()).body.isEmpty, "the refused upload broke the connection")
        let friend = try await connect(server, credential: "key")
        let reply = try await friend.unary("test/Private", Body())
        #expect(String(buffer: reply.body.contiguous()) == "by key")
        await server.close()
    }

    @Test func streams() async throws {
        let server = try await startServer()
        let client = try await connect(server)
        var items: [String] = []
        let stream = client.stream("test/Count", Body(ByteBuffer(repeating: 0, count: 50)))
        for try await item in stream { items.append(String(buffer: item.contiguous())) }
        #expect(items == (0..<50).map(String.init))
        #expect(stream.metadata == ["count": "50"])
        await client.close()
        await server.close()
    }

    @Test func aSlowReaderPausesTheStream() async throws {
        let service = TestService()
        var limits = Limits.Wire()
        limits.outboundBytes = 1_000_000
        let server = try await startServer(service, limits: limits)
        let client = try await connect(server)
        let other = try await connect(server)
        do {
            var iterator = client.stream("test/Flood", Body()).makeAsyncIterator()
            #expect(try await iterator.next()?.count == 100_000)
            // The other connection's calls take turns with the flood's event loop, so that it had its time.
            for _ in 0..<500 { _ = try await other.unary("test/EchoTask", Body()) }
            let written = service.written.load(ordering: .relaxed)
            #expect(written < 2_000, "the stream ran ahead of its reader by \(written) items")
            for _ in 0..<300 { #expect(try await iterator.next()?.count == 100_000) }
        }
        // Dropping the iterator ends the call.
        #expect(await service.ended.wait() == "CANCELLED")
        await server.close()
    }

    @Test func cancellingTheTaskCancelsTheCall() async throws {
        let service = TestService()
        let server = try await startServer(service)
        let client = try await connect(server)
        let task = Task { () -> RPCError? in
            await failure { () throws(RPCError) in _ = try await client.unary("test/Wait", Body()) }
        }
        _ = await service.started.wait()
        task.cancel()
        #expect(await task.value?.status.code == .cancelled)
        #expect(await service.ended.wait() == "cancelled")
        #expect(try await client.unary("test/Echo", Body()).body.isEmpty)
        await server.close()
    }

    @Test func deadlineStopsTheHandler() async throws {
        let service = TestService()
        let server = try await startServer(service)
        let client = try await connect(server)
        let error = await failure { () throws(RPCError) in
            _ = try await client.unary("test/Wait", Body(), options: RPCClient.Options(timeoutMilliseconds: 50))
        }
        #expect(error?.status.code == .deadlineExceeded)
        let reason = await service.ended.wait()
        #expect(reason == "deadline" || reason == "cancelled")
        await server.close()
    }

    @Test func losingTheClientStopsTheHandler() async throws {
        let service = TestService()
        let server = try await startServer(service)
        let client = try await connect(server)
        async let call: Void = { _ = try? await client.unary("test/Wait", Body(ByteBuffer(repeating: 1, count: 1_000))) }()
        _ = await service.started.wait()
        await client.close()
        _ = await call
        #expect(await service.ended.wait() == "disconnected")
        await server.close()
        #expect(server.connectionCount == 0)
    }

    @Test func nobodyListens() async throws {
        let server = try await startServer()
        let port = server.port
        await server.close()
        let error = await failure { () throws(RPCError) in
            _ = try await RPCClient.connect(RPCClient.Configuration(host: "127.0.0.1", port: port), codec: codec, logger: quiet)
        }
        #expect(error?.status.code == .unavailable)
        #expect(error?.processed == .notStarted)
    }
}
