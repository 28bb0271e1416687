// Peers that are slow, on purpose or not: bounded by time, on a server whose limits are short.

import Foundation
import Testing

extension EndToEnd {
    @Suite struct SlowPeers {
        private static let server = Task {
            try await ServerProcess(limits: [
                "wire.first-frame-ms": 1_000, "wire.progress-grace-ms": 1_000, "wire.write-stall-ms": 1_500,
                "wire.linger-ms": 200,
                "wire.outbound-bytes": 1 << 20,
            ])
        }

        /// One byte, then a wait for what the server says to it, until it says something or everything is sent.
        private func drip(_ bytes: [UInt8], into connection: RawConnection) throws -> WireFrame? {
            for byte in bytes {
                guard (try? connection.send([byte])) != nil else { break }
                if let frame = try? connection.frame(within: 0.4) { return frame }
            }
            return try? connection.frame(within: 10)
        }

        @Test func aHelloThatDripsIsNotWaitedFor() async throws {
            let server = try await Self.server.value
            let vitals = Vitals(server)
            let connection = try RawConnection(port: server.port)
            let answer = try #require(try drip(WireFrame.clientHello.bytes, into: connection))
            #expect(answer.type == WireFrame.goAway && answer.goAwayReason == GoAwayReason.timeout, "\(answer)")
            #expect(connection.closes())
            connection.end()
            try await vitals.expectRecovered()
        }

        @Test func aConnectionThatSaysNothingIsClosed() async throws {
            let server = try await Self.server.value
            let connection = try RawConnection(port: server.port)
            #expect(try connection.goAway().goAwayReason == GoAwayReason.timeout)
            #expect(connection.closes())
        }

        @Test func aRequestHeaderThatDripsEndsTheConnection() async throws {
            let server = try await Self.server.value
            let vitals = Vitals(server)
            let connection = try RawConnection.greeted(port: server.port)
            let request = WireFrame.call(1, API.changeBackground, [UInt8](repeating: 0, count: 1_000))
            let answer = try #require(try drip(request.bytes, into: connection))
            #expect(answer.type == WireFrame.goAway && answer.goAwayReason == GoAwayReason.timeout, "\(answer)")
            #expect(connection.closes())
            connection.end()
            try await vitals.expectRecovered()
        }

        @Test func aBodyThatStallsInsideAFrameEndsTheConnection() async throws {
            let server = try await Self.server.value
            let vitals = Vitals(server)
            let connection = try RawConnection.greeted(port: server.port)
            let request = WireFrame.call(1, API.changeBackground, [UInt8](repeating: 0, count: 200_000)).bytes
            try connection.send(Array(request.prefix(100_000)))
            #expect(try connection.goAway().goAwayReason == GoAwayReason.timeout)
            #expect(connection.closes())
            connection.end()
            try await vitals.expectRecovered()
        }

        @Test func aBodyThatStallsBetweenFramesFailsItsCallAlone() async throws {
            let server = try await Self.server.value
            let vitals = Vitals(server)
            let connection = try RawConnection.greeted(port: server.port)
            var begun = WireFrame.call(1, API.changeBackground, [UInt8](repeating: 0, count: 100_000))
            begun.flags = WireFrame.more
            try connection.send(begun)
            #expect(try connection.response(to: 1).status == Code.deadlineExceeded)
            try connection.send(WireFrame.call(3, API.health))
            #expect(try connection.response(to: 3).status == Code.ok)
            connection.end()
            try await vitals.expectRecovered()
        }

        /// Answers of tens of megabytes are asked for, and none of them is read.
        @Test func aClientThatNeverReadsIsClosed() async throws {
            let server = try await Self.server.value
            let vitals = Vitals(server)
            let connection = try RawConnection.greeted(port: server.port, receiveBytes: 4_096)
            for call in 0..<5_000 {
                let request = WireFrame.call(UInt32(call * 2 + 1), API.describe)
                guard try connection.sendSome(request.bytes, within: 1) == request.bytes.count else { break }
            }
            // Not one byte is read before the server has given up.
            try await eventually("the connection is closed") { vitals.connectionGrowth <= 0 }
            #expect(connection.closes())
            connection.end()
            try await vitals.expectRecovered(slack: 32 << 20)
        }

        @Test func aSlowReaderStillGetsItsPicture() async throws {
            let server = try await Self.server.value
            let connection = try RawConnection.greeted(port: server.port, receiveBytes: 8_192)
            let message = API.background(try Photographs.bytes("product"), prompt: "white", options: API.fast)
            try connection.send(fragments(of: 1, API.changeBackground, message))
            while try connection.frame().type != WireFrame.message {}
            var received = 0
            var response: WireFrame?
            while response == nil {
                try await Task.sleep(for: .milliseconds(15))
                let frame = try connection.frame(within: 60)
                received += frame.body.count
                if frame.type == WireFrame.response { response = frame }
            }
            #expect(response?.status == Code.ok, "\(response?.text ?? "")")
            #expect(received > 200_000)
        }
    }
}
