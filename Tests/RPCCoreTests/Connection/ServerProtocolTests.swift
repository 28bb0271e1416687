// Rule 6, row by row: what breaks the order ends the connection, with its reason in words.

import NIOCore
import RPCCore
import Testing

@Suite struct ServerProtocolTests {
    static let broken: [(text: String, bytes: [ByteBuffer])] = [
        ("a second HELLO", [helloFrame()]),
        ("a RESPONSE frame from a client", [frame(.response, call: 1)]),
        ("a MESSAGE frame from a client", [frame(.message, call: 1)]),
        ("a GOAWAY frame from a client", [frame(.goAway)]),
        ("a frame of unknown type 9", [frame(type: 9)]),
        ("call id 0 is the connection's own", [requestFrame(0)]),
        ("call id 4 is even; clients open odd ones", [requestFrame(4)]),
        ("call id 3 was used before", [requestFrame(3), requestFrame(3)]),
        ("call id 1 was used before", [requestFrame(3), requestFrame(1)]),
        ("a fragment of call 5, which is not arriving", [frame(.request, call: 5, body: bytes(3))]),
        ("a fragment of call 1, which is not arriving", [requestFrame(1), frame(.request, call: 1, body: bytes(3))]),
        ("a header in a later fragment of call 1", [requestFrame(1, .more), requestFrame(1)]),
        ("a PING frame with call id 3", [frame(.ping, call: 3)]),
        ("a PING with 65 bytes; 64 are allowed", [frame(.ping, body: bytes(65))]),
        ("a PONG frame with a header", [frame(.pong, header: bytes(1))]),
        ("a CANCEL frame with MORE", [frame(.cancel, .more, call: 1)]),
        ("a CANCEL frame with a body", [frame(.cancel, call: 1, body: bytes(1))]),
        ("a CANCEL frame without a call id", [frame(.cancel)]),
        ("a CANCEL header of 513 bytes; 512 are allowed", [frame(.cancel, call: 1, header: bytes(513))]),
    ]

    @Test(arguments: broken.indices) func endsWithItsReason(row: Int) throws {
        let (text, pieces) = Self.broken[row]
        var server = try Server()
        var actions: [ServerConnection.Action] = []
        for piece in pieces { actions += server.receive(piece) }
        #expect(actions.closes)
        let goAways = try server.goAways()
        #expect(goAways.map(\.message) == [text])
        #expect(goAways.first?.reason == .protocolError)
        #expect(server.receive(requestFrame(101)).isEmpty, "a closing connection took a call")
    }

    @Test func firstFrameMustBeHello() throws {
        var server = try Server(hello: false)
        #expect(server.receive(requestFrame(1)).closes)
        #expect(try server.goAways().first?.message == "the first frame is of type 1; it must be HELLO")
    }

    @Test func helloOfVersionZeroAndGarbage() throws {
        var zero = try Server(hello: false)
        #expect(zero.receive(helloFrame(version: 0)).closes)
        #expect(try zero.goAways().first?.message == "HELLO names version 0; the first one is 1")
        var garbage = try Server(hello: false)
        #expect(garbage.receive(frame(.hello, header: ByteBuffer(bytes: [0x0f]))).closes)
        #expect(try garbage.goAways().first?.message.hasPrefix("HELLO cannot be read: ") == true)
    }

    @Test func foreignBytesGetNoHello() throws {
        var server = try Server(hello: false)
        #expect(server.receive(ByteBuffer(string: "GET / HTTP/1.1\r\n\r\n")).closes)
        let sent = try server.sent()
        #expect(sent.map(\.head.type) == [7])
    }

    @Test func ignorableTypesAreSkipped() throws {
        var server = try Server()
        #expect(server.receive(frame(type: 99, [.ignorable, .more], call: 7, header: bytes(9), body: bytes(99))).isEmpty)
        #expect(server.receive(requestFrame(1)).calls.count == 1)
    }

    @Test func laterVersionsAreWelcome() throws {
        var server = try Server(hello: false)
        #expect(!server.receive(helloFrame(version: 7)).closes)
        #expect(try server.sent().count == 1)
    }

    @Test func errorsCancelWhatRunsAndFreeWhatArrives() throws {
        var server = try Server()
        _ = server.receive(requestFrame(1, body: bytes(30)), requestFrame(3, .more, body: bytes(500)))
        #expect(server.budget.usedBytes == 530)
        let actions = server.receive(frame(type: 77))
        #expect(actions.cancelled == [1: .disconnected])
        #expect(server.budget.usedBytes == 30, "a running handler still holds its request")
        server.machine.answer(1, Reply(ByteBuffer()))
        _ = server.actions()
        #expect(server.budget.usedBytes == 0)
        #expect(try server.sent().map(\.head.type) == [7])
    }
}
