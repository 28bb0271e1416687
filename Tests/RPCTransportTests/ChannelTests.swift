// A channel outlives its connections: it connects again, and sends again what it may.

import NIOCore
import RPCCore
import RPCTransport
import RetouchAPI
import RetouchModel
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct ChannelTests {
    private func channel(port: Int, retry: RetryPolicy = .never, limits: Limits.Wire = Limits.Wire()) -> RPCChannel {
        RPCChannel(
            RPCClient.Configuration(host: "127.0.0.1", port: port, limits: limits),
            codec: ProtobufHeaderCodec(limits: limits), logger: quiet, retry: retry)
    }

    @Test func callsConnectByThemselvesAndShareTheConnection() async throws {
        let server = try await startServer()
        let channel = channel(port: server.port)
        #expect(channel.connectionCount == 0)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for size in 0..<20 {
                group.addTask {
                    try await channel.unary("test/EchoTask", Body(ByteBuffer(repeating: 1, count: size))).body.count
                }
            }
            var sum = 0
            for try await size in group { sum += size }
            #expect(sum == 190)
        }
        #expect(channel.connectionCount == 1)
        await channel.close()
        #expect(await channel.callsInFlight == 0)
        await server.drain()
        #expect(server.connectionCount == 0)
    }

    @Test func aLostConnectionIsMadeAgain() async throws {
        let service = TestService()
        let server = try await startServer(service)
        let channel = channel(port: server.port)
        async let lost = failure { () throws(RPCError) in _ = try await channel.unary("test/Wait", Body()) }
        _ = await service.started.wait()
        await channel.latest?.close()
        let error = await lost
        #expect(error?.status.code == .unavailable)
        #expect(error?.processed == .maybe)
        #expect(error?.status.details?.retryable == true)
        #expect(try await channel.unary("test/Echo", Body()).body.isEmpty)
        #expect(channel.connectionCount == 2)
        await channel.close()
        await server.close()
    }

    @Test func aDrainingServersCallEndsThereAndTheNextOneGoesElsewhere() async throws {
        let service = TestService()
        let server = try await startServer(service)
        let channel = channel(port: server.port)
        async let kept = channel.unary("test/Wait", Body(ByteBuffer(string: "kept")))
        _ = await service.started.wait()
        async let drained: Void = server.drain()
        while channel.latest?.goAway == nil { await Task.yield() }
        // Nobody listens any more: the call tries to connect, and reports that it could not.
        let next = await failure { () throws(RPCError) in _ = try await channel.unary("test/Echo", Body()) }
        #expect(next?.status.code == .unavailable)
        #expect(next?.processed == .notStarted)
        service.release.raise()
        #expect(String(buffer: try await kept.body.contiguous()) == "kept")
        await drained
        await channel.close()
    }

    @Test func attemptsAreCountedAndTheLastFailureIsTold() async throws {
        let server = try await startServer()
        let port = server.port
        await server.close()
        let channel = channel(port: port, retry: RetryPolicy(attempts: 3, backoffMilliseconds: 1))
        let tried = Atomic<Int>(0)
        let options = RPCClient.Options(onAttempt: { tried.add(1, ordering: .relaxed) })
        let unary = await failure { () throws(RPCError) in _ = try await channel.unary("test/Echo", Body(), options: options) }
        #expect(unary?.status.code == .unavailable)
        #expect(tried.load(ordering: .relaxed) == 3)
        let stream = await failure { () throws(RPCError) in
            for try await _ in channel.stream("test/Count", Body(), options: options) {}
        }
        #expect(stream?.processed == .notStarted)
        #expect(tried.load(ordering: .relaxed) == 6)
        await channel.close()
    }

    @Test func aStreamHasItsItemsAndItsMetadata() async throws {
        let server = try await startServer()
        let channel = channel(port: server.port, retry: RetryPolicy(attempts: 2, backoffMilliseconds: 1))
        var items = 0
        let stream = channel.stream("test/Count", Body(ByteBuffer(repeating: 0, count: 5)))
        var iterator = stream.makeAsyncIterator()
        while try await iterator.next() != nil { items += 1 }
        #expect(items == 5)
        #expect(iterator.metadata == ["count": "5"])
        await channel.close()
        await server.close()
    }

    @Test func theDeadlineAndTheCallerEndTheWaitForAConnection() async throws {
        let listener = try Listener()
        let channel = channel(port: listener.port)
        let late = await failure { () throws(RPCError) in
            _ = try await channel.unary("test/Echo", Body(), options: RPCClient.Options(timeoutMilliseconds: 50))
        }
        #expect(late?.status.code == .deadlineExceeded)
        #expect(late?.processed == .notStarted)
        let task = Task { await failure { () throws(RPCError) in _ = try await channel.unary("test/Echo", Body()) } }
        task.cancel()
        let cancelled = await task.value
        #expect(cancelled?.status.code == .cancelled)
        #expect(cancelled?.processed == .notStarted)
        // The connection that is still being made ends with the channel.
        await channel.close()
        let closed = await failure { () throws(RPCError) in _ = try await channel.unary("test/Echo", Body()) }
        #expect(closed?.status.message == "the client is closed")
        listener.close()
    }

    @Test func aNameWithSeveralAddressesIsReachedByTheOneThatAnswers() async throws {
        let server = try await startServer()
        let client = try await RPCClient.connect(
            RPCClient.Configuration(host: "localhost", port: server.port), codec: codec, logger: quiet)
        #expect(try await client.unary("test/Echo", Body()).body.isEmpty)
        await client.close()
        await server.close()
    }
}
