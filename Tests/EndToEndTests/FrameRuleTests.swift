// The rules of Protos/WIRE.md that end a connection, each with its words, against the real server.

import Testing

extension EndToEnd {
    @Suite struct FrameRules {
        struct Breach: Sendable, CustomTestStringConvertible {
            let name: String
            /// Sent after HELLO.
            let bytes: [UInt8]
            let text: String

            init(_ name: String, _ frames: [WireFrame], _ text: String) {
                self.name = name
                bytes = frames.flatMap(\.bytes)
                self.text = text
            }

            var testDescription: String { name }
        }

        private static func health(_ call: UInt32, flags: UInt8 = 0) -> WireFrame {
            var frame = WireFrame.call(call, API.health)
            frame.flags = flags
            return frame
        }

        static let breaches = [
            Breach("call id 0", [health(0)], "call id 0 is the connection's own"),
            Breach("even call id", [health(4)], "call id 4 is even"),
            Breach("call id again", [health(3), health(3)], "call id 3 was used before"),
            Breach("smaller call id", [health(5), health(3)], "call id 3 was used before"),
            Breach(
                "fragment of an unknown call", [WireFrame(type: WireFrame.request, call: 5, body: [1])],
                "a fragment of call 5, which is not arriving"),
            Breach(
                "header on a continuation", [health(5, flags: WireFrame.more), health(5)],
                "a header in a later fragment of call 5"),
            Breach("HELLO again", [.clientHello], "a second HELLO"),
            Breach("frame of the server", [WireFrame(type: WireFrame.response, call: 1)], "a RESPONSE frame from a client"),
            Breach("unknown type", [WireFrame(type: 9)], "a frame of unknown type 9"),
            Breach("PING with a call id", [WireFrame(type: WireFrame.ping, call: 3)], "a PING frame with call id 3"),
            Breach(
                "long PING", [WireFrame(type: WireFrame.ping, body: [UInt8](repeating: 1, count: 65))],
                "a PING with 65 bytes; 64 are allowed"),
            Breach(
                "CANCEL with MORE", [WireFrame(type: WireFrame.cancel, flags: WireFrame.more, call: 1)],
                "a CANCEL frame with MORE"),
            Breach("CANCEL with a body", [WireFrame(type: WireFrame.cancel, call: 1, body: [1])], "a CANCEL frame with a body"),
        ]

        @Test(arguments: breaches) func aBreachEndsTheConnectionInWords(breach: Breach) async throws {
            let server = try await SharedServer.get()
            let vitals = Vitals(server)
            let connection = try RawConnection.greeted(port: server.port)
            try connection.send(breach.bytes)
            let goAway = try connection.goAway()
            #expect(goAway.goAwayReason == GoAwayReason.protocolBroken)
            #expect(goAway.text.contains(breach.text), "\(goAway.text)")
            #expect(connection.closes())
            connection.end()
            try await vitals.expectRecovered()
        }

        @Test func aHeaderLongerThanItsFrameEndsTheConnection() async throws {
            let server = try await SharedServer.get()
            let vitals = Vitals(server)
            let connection = try RawConnection.greeted(port: server.port)
            try connection.send([0, 0, 0, 13, WireFrame.request, 0, 0, 20, 0, 0, 0, 1] + [UInt8](repeating: 0, count: 5))
            let goAway = try connection.goAway()
            #expect(goAway.text.contains("header_length is 20, but only 5 bytes follow the call id"), "\(goAway.text)")
            #expect(connection.closes())
            connection.end()
            try await vitals.expectRecovered()
        }

        @Test func aFirstFrameThatIsNotHelloEndsTheConnection() async throws {
            let server = try await SharedServer.get()
            let connection = try RawConnection(port: server.port)
            try connection.send(Self.health(1))
            #expect(try connection.goAway().text.contains("the first frame is of type 1; it must be HELLO"))
            #expect(connection.closes())
        }

        @Test(arguments: [Proto.number(1, 0), [0xff, 0xff, 0xff], Proto.bytes(2, [0xc0, 0x80])])
        func aHelloThatCannotBeMeantEndsTheConnection(header: [UInt8]) async throws {
            let server = try await SharedServer.get()
            let connection = try RawConnection(port: server.port)
            try connection.send(WireFrame(type: WireFrame.hello, header: header))
            #expect(try connection.goAway().text.contains("HELLO"))
            #expect(connection.closes())
        }

        @Test func whatMayBeIgnoredIsIgnored() async throws {
            let server = try await SharedServer.get()
            let connection = try RawConnection.greeted(port: server.port)
            try connection.send(
                WireFrame(type: 200, flags: 0x80, call: 9, header: [1, 2, 3], body: [4]), .cancel(99),
                WireFrame(type: WireFrame.pong, body: [1]), Self.health(1))
            #expect(try connection.response(to: 1).status == Code.ok)
        }

        @Test func methodsThatAreNotServedAreUnimplemented() async throws {
            let server = try await SharedServer.get()
            let connection = try RawConnection.greeted(port: server.port)
            let methods = [
                "retouch.v1.LibraryService/UploadImage", "retouch.v1.LibraryService/GetEdit",
                "retouch.v1.LibraryService/ListImages", "retouch.v1.AccountService/GetCredits",
                "retouch.v1.AccountService/ListLedger", "no.such/Method", "",
            ]
            for (index, method) in methods.enumerated() {
                let call = UInt32(index * 2 + 1)
                try connection.send(WireFrame.call(call, method))
                let response = try connection.response(to: call)
                let expected = method.isEmpty ? [Code.invalidArgument, Code.unimplemented] : [Code.unimplemented]
                #expect(expected.contains(response.status), "\(method): \(response.status) \(response.text)")
                #expect(response.processed == 1, "\(method) was started")
            }
        }
    }
}
