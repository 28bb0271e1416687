// Messages that are too big, too deep, too many or not what they say: one call fails, the connection and the server live.

import RetouchModel
import Testing

extension EndToEnd {
    @Suite struct HostileMessages {
        /// Sends one request and expects a failure of that call alone.
        private func refused(
            _ request: WireFrame, codes: [UInt64], name: String? = nil, slack: Int = 24 << 20
        ) async throws {
            let server = try await SharedServer.get()
            let vitals = Vitals(server)
            let connection = try RawConnection.greeted(port: server.port)
            try connection.send(request)
            let response = try connection.response(to: request.call)
            #expect(codes.contains(response.status), "status \(response.status) \(response.text)")
            #expect(!response.text.isEmpty)
            if let name { #expect(response.reason == name, "\(response.reason): \(response.text)") }
            try connection.send(WireFrame.call(request.call + 2, API.health))
            #expect(try connection.response(to: request.call + 2).status == Code.ok)
            connection.end()
            try await vitals.expectRecovered(slack: slack)
        }

        private func background(prompt: [UInt8]) throws -> WireFrame {
            WireFrame.call(1, API.changeBackground, API.background(try Photographs.plain(), prompt: prompt))
        }

        @Test func tenThousandMetadataKeys() async throws {
            let method = Proto.text(1, API.health)
            let empty = [[UInt8]](repeating: Proto.bytes(3, []), count: 10_000).flatMap { $0 }
            try await refused(
                WireFrame(type: WireFrame.request, call: 1, header: method + empty), codes: [Code.resourceExhausted])
            let few = [[UInt8]](repeating: Proto.bytes(3, []), count: 8_000).flatMap { $0 }
            try await refused(WireFrame(type: WireFrame.request, call: 1, header: method + few), codes: [Code.resourceExhausted])
            let short = (0..<65).flatMap { Proto.bytes(3, Proto.text(1, "k\($0)") + Proto.text(2, "v")) }
            try await refused(
                WireFrame(type: WireFrame.request, call: 1, header: method + short), codes: [Code.resourceExhausted])
        }

        @Test func aHeaderThatIsNoHeader() async throws {
            try await refused(
                WireFrame(type: WireFrame.request, call: 1, header: [0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f]),
                codes: [Code.invalidArgument], name: "InputValidationError")
            try await refused(
                WireFrame(type: WireFrame.request, call: 1, header: Proto.bytes(1, [0x61, 0x00, 0x62])),
                codes: [Code.invalidArgument])
        }

        /// 34 KB of messages inside messages; each level says how long the next is.
        @Test(arguments: [[1], [1, 4, 2], [99]] as [[UInt64]])
        func nestedBombs(path: [UInt64]) async throws {
            var bomb: [UInt8] = []
            var level = 0
            while bomb.count < 34_000 {
                bomb = Proto.bytes(path[level % path.count], bomb)
                level += 1
            }
            try await refused(
                WireFrame.call(1, API.changeBackground, bomb), codes: [Code.invalidArgument, Code.resourceExhausted])
        }

        @Test func groupsInsideGroups() async throws {
            let bomb = [UInt8](repeating: 0x0b, count: 100_000)
            try await refused(WireFrame.call(1, API.changeBackground, bomb), codes: [Code.invalidArgument])
        }

        /// Two bytes each on the wire, and a structure each in memory.
        @Test func fourMegabytesOfEmptyStrokes() async throws {
            let server = try await SharedServer.get()
            let vitals = Vitals(server)
            let strokes = [UInt8](unsafeUninitializedCapacity: 4 << 20) { buffer, count in
                for index in 0..<(4 << 20) { buffer[index] = index % 2 == 0 ? 0x0a : 0x00 }
                count = 4 << 20
            }
            let message = Proto.bytes(1, Proto.bytes(4, Proto.bytes(2, strokes)))
            let connection = try RawConnection.greeted(port: server.port)
            try connection.send(fragments(of: 1, API.changeBackground, message))
            let response = try connection.response(to: 1)
            #expect([Code.invalidArgument, Code.resourceExhausted].contains(response.status), "\(response.status)")
            connection.end()
            try await vitals.expectRecovered(slack: 64 << 20)
        }

        @Test func fieldsBeyondCounting() async throws {
            let fields = [[UInt8]](repeating: Proto.bytes(1, []), count: 100_000).flatMap { $0 }
            try await refused(
                WireFrame.call(1, API.changeBackground, fields), codes: [Code.invalidArgument, Code.resourceExhausted])
            let unknown = (0..<10_000).flatMap { Proto.number(UInt64(1_000 + $0), 1) }
            try await refused(
                WireFrame.call(1, API.changeBackground, unknown), codes: [Code.invalidArgument, Code.resourceExhausted])
        }

        @Test func aMessageOverTheLimitIsRefusedAndTheConnectionLives() async throws {
            let server = try await SharedServer.get()
            let vitals = Vitals(server)
            let connection = try RawConnection.greeted(port: server.port)
            let size = Limits().wire.messageBytes + 1
            try connection.send(fragments(of: 1, API.changeBackground, [UInt8](repeating: 0, count: size)), within: 60)
            #expect(try connection.response(to: 1).status == Code.resourceExhausted)
            try connection.send(WireFrame.call(3, API.health))
            #expect(try connection.response(to: 3).status == Code.ok)
            connection.end()
            // The allocator may keep what was assembled, not more.
            try await vitals.expectRecovered(slack: 128 << 20)
        }

        @Test(
            arguments: [[0x77, 0x00, 0x68], [0xff, 0xfe], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0x77, 0xe2, 0x82]] as [[UInt8]])
        func promptsThatAreNoText(prompt: [UInt8]) async throws {
            try await refused(try background(prompt: prompt), codes: [Code.invalidArgument], name: "InputValidationError")
        }

        @Test func aPromptOverTheLimit() async throws {
            let prompt = [UInt8](repeating: UInt8(ascii: "a"), count: 2_001)
            try await refused(try background(prompt: prompt), codes: [Code.invalidArgument], name: "InputValidationError")
        }

        /// An EditRequest on the small picture with an annotation of these bytes.
        private func marked(_ annotation: [UInt8]) throws -> WireFrame {
            let source = Proto.bytes(1, Proto.bytes(2, try Photographs.plain()))
            let inputs = source + Proto.text(2, "remove what I marked") + Proto.bytes(4, annotation)
            return WireFrame.call(1, API.edit, Proto.bytes(1, inputs))
        }

        @Test func marksThatAreNone() async throws {
            let nowhere = Proto.bytes(1, withUnsafeBytes(of: (Float.nan, Float.infinity)) { Array($0) })
            for annotation in [
                [], Proto.bytes(2, []), Proto.bytes(2, Proto.bytes(1, [])),
                Proto.bytes(2, Proto.bytes(1, Proto.bytes(2, nowhere))),
                Proto.bytes(1, []), Proto.bytes(1, Proto.bytes(2, [])), Proto.bytes(3, Proto.bytes(1, [])),
            ] {
                try await refused(try marked(annotation), codes: [Code.invalidArgument], name: "InputValidationError")
            }
            try await refused(
                try marked(Proto.bytes(1, Proto.bytes(2, [1, 2, 3]))), codes: [Code.invalidArgument], name: "ImageLoadError")
            for message in [[], Proto.bytes(1, Proto.bytes(1, Proto.bytes(2, try Photographs.plain())))] {
                try await refused(
                    WireFrame.call(1, API.edit, message), codes: [Code.invalidArgument], name: "InputValidationError")
            }
        }

        @Test func noPictureAtAll() async throws {
            for message in [[], API.background([], prompt: "white"), Proto.bytes(1, Proto.text(2, "white"))] {
                try await refused(
                    WireFrame.call(1, API.changeBackground, message), codes: [Code.invalidArgument], name: "InputValidationError")
            }
            try await refused(WireFrame.call(1, API.suggest), codes: [Code.invalidArgument], name: "InputValidationError")
            try await refused(
                WireFrame.call(1, API.suggest, API.suggest([])), codes: [Code.invalidArgument], name: "InputValidationError")
        }
    }
}

/// A request in fragments of 256 KiB.
func fragments(of call: UInt32, _ method: String, _ message: [UInt8]) -> [UInt8] {
    let size = 262_144
    var bytes: [UInt8] = []
    bytes.reserveCapacity(message.count + message.count / size * 12 + 256)
    var start = 0
    repeat {
        let end = min(start + size, message.count)
        let frame = WireFrame(
            type: WireFrame.request, flags: end < message.count ? WireFrame.more : 0, call: call,
            header: start == 0 ? Proto.text(1, method) : [], body: Array(message[start..<end]))
        bytes += frame.bytes
        start = end
    } while start < message.count
    return bytes
}
