// Whoever knocks on the wrong port: told in words, closed, and nothing is kept for them.

import Testing

extension EndToEnd {
    @Suite struct ForeignProtocols {
        struct Knock: Sendable {
            let bytes: [UInt8]
            let text: String
            var reason = GoAwayReason.protocolBroken
        }

        static let knocks = [
            Knock(bytes: Array("GET / HTTP/1.1\r\nHost: retouch\r\n\r\n".utf8), text: "HTTP/1"),
            Knock(bytes: Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8), text: "HTTP/2"),
            Knock(
                bytes: [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03] + [UInt8](repeating: 7, count: 500),
                text: "TLS"),
            Knock(bytes: Array("SSH-2.0-OpenSSH_9.2\r\n".utf8), text: "SSH"),
            Knock(bytes: [0xff, 0xff, 0xff, 0xff], text: "0xff", reason: GoAwayReason.frameLength),
            Knock(bytes: [0, 0, 0, 7], text: "a frame's length is 7", reason: GoAwayReason.frameLength),
            Knock(bytes: [0, 0xff, 0xff, 0xff], text: "16777215", reason: GoAwayReason.frameLength),
        ]

        @Test(arguments: knocks) func isToldAndClosed(knock: Knock) async throws {
            let server = try await SharedServer.get()
            let vitals = Vitals(server)
            let connection = try RawConnection(port: server.port)
            try connection.send(knock.bytes)
            let goAway = try connection.goAway()
            #expect(goAway.goAwayReason == knock.reason)
            #expect(goAway.text.contains(knock.text), "\(goAway.text)")
            #expect(connection.closes())
            connection.end()
            try await vitals.expectRecovered()
        }

        /// Four bytes that declare 4 GiB, and twelve that promise a megabyte, a thousand times each, and then silence. A connection
        /// costs the allocator some kilobytes the first time; what is declared costs nothing, and later thousands cost nothing at all.
        @Test(arguments: [[0xff, 0xff, 0xff, 0xff], [0, 0x10, 0, 0, WireFrame.hello, 0, 0x3f, 0xff, 0, 0, 0, 0]] as [[UInt8]])
        func aThousandGiantLengthsMoveNoMemory(knock: [UInt8]) async throws {
            let server = try await SharedServer.get()
            for slack in [40 << 20, 8 << 20] {
                let vitals = Vitals(server)
                var connections: [RawConnection] = []
                for _ in 0..<1_000 {
                    let connection = try RawConnection(port: server.port)
                    try connection.send(knock)
                    connections.append(connection)
                }
                // It answers, so it has accepted and read what came before.
                _ = try RawConnection.greeted(port: server.port)
                #expect(vitals.growth < slack, "\(vitals.growth >> 20) MiB more while they are open")
                connections.removeAll()
                try await vitals.expectRecovered(slack: slack)
            }
        }
    }
}
