// Peers that break the rules: a named error, and a server that serves everybody else.

import NIOCore
import RPCCore
import RPCTransport
import RetouchModel
import Testing

@Suite(.timeLimit(.minutes(1))) struct HostilePeerTests {
    @Test(arguments: [
        ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", "these bytes are HTTP/1, not a Retouch frame"),
        ("\u{16}\u{3}\u{1}\u{2}\0\u{1}", "these bytes are TLS, not a Retouch frame"),
    ]) func otherProtocols(text: String, answer: String) async throws {
        let server = try await startServer()
        let peer = try RawPeer(port: server.port)
        peer.send(ByteBuffer(string: text))
        let frames = try await peer.frames()
        #expect(frames.count == 1)
        #expect(try frames.goAways.first?.message.hasPrefix(answer) == true)
        await server.close()
    }

    @Test func aThousandConnectionsOfNonsense() async throws {
        let server = try await startServer()
        var peers: [RawPeer] = []
        for _ in 0..<1_000 {
            let peer = try RawPeer(port: server.port)
            peer.send(ByteBuffer(bytes: [0xff, 0xff, 0xff, 0xff]))
            peers.append(peer)
        }
        for peer in peers {
            #expect(try await peer.frames().goAways.map(\.reason) == [.frameLength])
        }
        #expect(server.heldBytes == 0)
        let client = try await connect(server)
        #expect(try await client.unary("test/Echo", Body()).body.isEmpty)
        await server.close()
    }

    @Test func oneByteIsEnough() async throws {
        let server = try await startServer()
        let peer = try RawPeer(port: server.port)
        peer.send(ByteBuffer(bytes: [0xff]))
        #expect(try await peer.frames().goAways.count == 1)
        await server.close()
    }

    @Test(arguments: [
        ("call id 1 was used before", [request(1), request(1)]),
        ("call id 4 is even; clients open odd ones", [request(4)]),
        ("a fragment of call 7, which is not arriving", [raw(.request, call: 7, body: ByteBuffer(repeating: 1, count: 9))]),
        ("header_length is 9, but only 2 bytes follow the call id", [ByteBuffer(bytes: [0, 0, 0, 10, 1, 0, 0, 9, 0, 0, 0, 1])]),
    ]) func brokenOrder(text: String, input: [ByteBuffer]) async throws {
        let server = try await startServer()
        let peer = try RawPeer(port: server.port)
        peer.send(hello())
        for piece in input { peer.send(piece) }
        let goAway = try await peer.frames().goAways.first
        #expect(goAway?.message == text)
        #expect(goAway?.reason == .protocolError)
        await server.close()
    }

    @Test func tenThousandMetadataKeys() async throws {
        let server = try await startServer()
        let peer = try RawPeer(port: server.port)
        let long = Metadata((0..<4_000).map { Metadata.Entry(key: "key-\($0)", value: "v") })
        // Ten thousand empty entries are 20,000 bytes; 8,000 of them fit into a header.
        let empty = ByteBuffer(
            bytes: [0x0a, 9] + Array("test/Echo".utf8) + Array(repeatElement([0x1a, 0], count: 8_000).joined()))
        let tenThousand = ByteBuffer(bytes: Array(repeatElement([0x1a, 0], count: 10_000).joined()))
        peer.send(
            hello(), request(1, metadata: long), raw(.request, call: 3, header: empty),
            raw(.request, call: 5, header: tenThousand), request(7))
        let answers = try await peer.frames(until: .response, count: 4).answers
        #expect(answers[1]?.status.code == .resourceExhausted)
        #expect(answers[3]?.status.code == .resourceExhausted)
        #expect(answers[5]?.status.code == .resourceExhausted)
        #expect(answers[7]?.status.code == .ok)
        await server.close()
    }

    @Test func anOversizedMessageLeavesTheConnectionAlive() async throws {
        var limits = Limits.Wire()
        limits.messageBytes = 1_000_000
        let server = try await startServer(limits: limits)
        let peer = try RawPeer(port: server.port)
        let piece = ByteBuffer(repeating: 3, count: 262_144)
        peer.send(hello(), request(1, .more, body: piece))
        for _ in 0..<6 { peer.send(raw(.request, .more, call: 1, body: piece)) }
        peer.send(raw(.request, call: 1, body: piece), request(3, body: ByteBuffer(string: "alive")))
        let answers = try await peer.frames(until: .response, count: 2).answers
        #expect(answers[1]?.status.code == .resourceExhausted)
        #expect(answers[3]?.status.code == .ok)
        #expect(server.heldBytes == 0)
        await server.close()
    }

    @Test func stalledFrame() async throws {
        var limits = Limits.Wire()
        limits.progressGraceMilliseconds = 30
        let server = try await startServer(limits: limits)
        let peer = try RawPeer(port: server.port)
        let whole = request(1, body: ByteBuffer(repeating: 1, count: 50_000))
        peer.send(hello(), whole.getSlice(at: 0, length: 10_000)!)
        #expect(try await peer.frames().goAways.map(\.reason) == [.timeout])
        await server.close()
    }

    @Test func stalledBodyBetweenFrames() async throws {
        var limits = Limits.Wire()
        limits.progressGraceMilliseconds = 30
        let server = try await startServer(limits: limits)
        let peer = try RawPeer(port: server.port)
        peer.send(hello(), request(1, .more, body: ByteBuffer(repeating: 1, count: 10_000)))
        #expect(try await peer.frames(until: .response).answers[1]?.status.code == .deadlineExceeded)
        peer.send(cancel(1), request(3))
        #expect(try await peer.frames(until: .response).answers[3]?.status.code == .ok)
        await server.close()
    }

    @Test func silence() async throws {
        var impatient = Limits.Wire()
        impatient.firstFrameMilliseconds = 30
        let strict = try await startServer(limits: impatient)
        let mute = try RawPeer(port: strict.port)
        #expect(try await mute.frames().goAways.map(\.reason) == [.timeout])
        await strict.close()
        var limits = Limits.Wire()
        limits.idleMilliseconds = 30
        let server = try await startServer(limits: limits)
        let idle = try RawPeer(port: server.port)
        idle.send(hello())
        let frames = try await idle.frames()
        #expect(frames.map(\.head.type) == [0, 5, 7])
        #expect(try frames.goAways.map(\.reason) == [.idle])
        await server.close()
    }

    @Test func aClientThatNeverReads() async throws {
        var limits = Limits.Wire()
        limits.writeStallMilliseconds = 100
        let service = TestService()
        let server = try await startServer(service, limits: limits)
        let peer = try RawPeer(port: server.port, receiveBuffer: 8_192)
        peer.send(hello(), request(1, method: "test/Flood"))
        #expect(await service.ended.wait() == "UNAVAILABLE")
        #expect(service.written.load(ordering: .relaxed) * 100_000 < 64_000_000)
        let client = try await connect(server)
        #expect(try await client.unary("test/Echo", Body()).body.isEmpty)
        await server.close()
    }

    @Test func halfCloseStillGetsItsReply() async throws {
        let server = try await startServer()
        let peer = try RawPeer(port: server.port)
        peer.send(hello(), request(1, method: "test/EchoTask", body: ByteBuffer(repeating: 9, count: 200_000)))
        peer.halfClose()
        let frames = try await peer.frames()
        #expect(frames.last?.body.count == 200_000)
        #expect(try frames.answers[1]?.status.code == .ok)
        await server.close()
    }

    @Test func requestAndCancelFlood() async throws {
        let server = try await startServer()
        let peer = try RawPeer(port: server.port)
        var flood = hello()
        for index in 0..<20_000 as Range<UInt32> {
            flood.writeImmutableBuffer(request(index * 2 + 1, method: "test/EchoTask", body: ByteBuffer(string: "x")))
            flood.writeImmutableBuffer(cancel(index * 2 + 1))
        }
        async let frames = peer.frames(until: .response, count: 20_000)
        peer.send(flood)
        #expect(try await frames.answers.count == 20_000, "every call has one answer")
        peer.send(request(50_001), cancel(50_001), cancel(999_999))
        #expect(try await peer.frames(until: .response).answers[50_001]?.status.code == .ok)
        await server.close()
    }

    @Test func tooManyConnections() async throws {
        var limits = Limits.Wire()
        limits.connections = 2
        let server = try await startServer(limits: limits)
        let first = try await connect(server)
        let second = try await connect(server)
        let error = await failure { () throws(RPCError) in
            _ = try await RPCClient.connect(
                RPCClient.Configuration(host: "127.0.0.1", port: server.port), codec: codec, logger: quiet)
        }
        #expect(error?.status.code == .unavailable)
        #expect(error?.status.message.contains("2 connections") == true)
        _ = try await first.unary("test/Echo", Body())
        _ = try await second.unary("test/Echo", Body())
        await server.close()
    }
}
