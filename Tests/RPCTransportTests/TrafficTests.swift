// What a client knows of its connection: the bytes that it carried, and whether it stands.

import NIOCore
import RPCCore
import RPCTransport
import RetouchModel
import Testing

@Suite(.timeLimit(.minutes(1))) struct TrafficTests {
    @Test func bytesAreThoseOfTheFrames() async throws {
        let server = try await startServer()
        let client = try await connect(server)
        // HELLO went and came.
        let (sent, received) = (client.traffic.sent, client.traffic.received)
        #expect(sent > 12 && received > 12)
        let size = 1_000_000
        _ = try await client.unary("test/Echo", Body(ByteBuffer(repeating: 7, count: size)))
        let (more, back) = (Int(client.traffic.sent - sent), Int(client.traffic.received - received))
        // Heads of 12 bytes for a few fragments, one request header.
        #expect((size...size + 200).contains(more), "\(more)")
        #expect((size...size + 200).contains(back), "\(back)")
        await client.close()
        await server.close()
    }

    @Test func aConnectionIsOpenUntilItIsClosed() async throws {
        let server = try await startServer()
        let client = try await connect(server)
        #expect(client.isUsable)
        await client.close()
        #expect(!client.isUsable)
        await server.close()
    }
}
