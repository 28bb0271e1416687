// The golden frames of Protos/vectors: this code writes them byte for byte, and reads them back as the same values.

import Foundation
import NIOCore
import RPCCore
import RetouchAPI
import RetouchModel
import Testing

@Suite struct VectorTests {
    private static let method = "retouch.v1.EditService/ChangeBackground"
    private static let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    /// The vectors by name.
    private func load() throws -> [String: ByteBuffer] {
        let file = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Protos/vectors/frames.txt")
        var vectors: [String: ByteBuffer] = [:]
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: " ")
            let digits = Array(parts[1].utf8)
            let bytes = stride(from: 0, to: digits.count, by: 2).map { index in
                UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16)!
            }
            vectors[String(parts[0])] = ByteBuffer(bytes: bytes)
        }
        return vectors
    }

    /// What the vectors say, as this code writes it.
    private func written() -> [String: ByteBuffer] {
        func encoded(_ encode: (inout ByteBuffer) -> Void) -> ByteBuffer {
            var header = ByteBuffer()
            encode(&header)
            return header
        }
        func text(_ value: String) -> ByteBuffer { ByteBuffer(string: value) }
        var server = Hello(agent: "retouchd/1.0", build: "b1")
        server.limits = AnnouncedLimits(Limits.Wire())
        let client = Hello(agent: "retouch/1.0", credential: "key", schemaHash: 0x0123_4567_89ab_cdef)
        let plain = RequestHeader(method: Self.method)
        let details = StatusDetails(reason: "Overloaded", stage: "input", retryable: true, retryAfterMilliseconds: 1_000)
        let failed = ResponseHeader(status: Status(.resourceExhausted, "busy", details: details), processed: .notStarted)
        let drain = GoAway(lastCallID: .max, reason: .drain, message: "bye", retryAfterMilliseconds: 2_000)
        let long = GoAway(lastCallID: 7, reason: .frameLength, message: "too long", limit: 1_048_576)
        let requestHeader = encoded { codec.encode(plain, into: &$0) }
        return [
            "hello-least": raw(.hello, header: encoded { codec.encode(Hello(), into: &$0) }),
            "hello-client": raw(.hello, header: encoded { codec.encode(client, into: &$0) }),
            "hello-server": raw(.hello, header: encoded { codec.encode(server, into: &$0) }),
            "request": raw(
                .request, call: 1,
                header: encoded { codec.encode(RequestHeader(method: Self.method, timeoutMilliseconds: 30_000), into: &$0) },
                body: text("body")),
            "request-metadata": raw(
                .request, call: 3,
                header: encoded {
                    codec.encode(RequestHeader(method: Self.method, metadata: ["traceparent": Self.trace]), into: &$0)
                }),
            "request-first-fragment": raw(.request, .more, call: 5, header: requestHeader, body: text("one")),
            "request-middle-fragment": raw(.request, .more, call: 5, body: text("two")),
            "request-last-fragment": raw(.request, call: 5, body: text("three")),
            "message-0": raw(.message, call: 1, header: encoded { codec.encode(MessageHeader(), into: &$0) }, body: text("item")),
            "message-300": raw(
                .message, call: 1, header: encoded { codec.encode(MessageHeader(sequence: 300), into: &$0) }, body: text("item")),
            "response-ok": raw(
                .response, call: 1, header: encoded { codec.encode(ResponseHeader(), into: &$0) }, body: text("reply")),
            "response-metadata": raw(
                .response, call: 1, header: encoded { codec.encode(ResponseHeader(metadata: ["key": "value"]), into: &$0) }),
            "response-failed": raw(.response, call: 1, header: encoded { codec.encode(failed, into: &$0) }),
            "cancel": raw(
                .cancel, call: 1, header: encoded { codec.encode(Cancel(reason: .deadline, message: "too late"), into: &$0) }),
            "ping-empty": raw(.ping),
            "ping": raw(.ping, body: text("12345678")),
            "pong": raw(.pong, body: text("12345678")),
            "goaway-drain": raw(.goAway, header: encoded { codec.encode(drain, into: &$0) }),
            "goaway-length": raw(.goAway, header: encoded { codec.encode(long, into: &$0) }),
        ]
    }

    @Test func writtenByteForByte() throws {
        let vectors = try load()
        let written = written()
        #expect(vectors.count == written.count + 1, "the ignorable frame is only read")
        for (name, bytes) in written { #expect(vectors[name] == bytes, "\(name)") }
    }

    @Test func readAsTheSameFrames() throws {
        for (name, bytes) in try load() {
            var decoder = FrameDecoder(limits: Limits.Wire())
            decoder.append(bytes)
            let frame = try #require(try decoder.next(), "\(name)")
            #expect(frame.head.length + 4 == bytes.readableBytes)
            let rest = try decoder.next()
            #expect(rest == nil)
        }
    }

    @Test func headersReadBack() throws {
        let vectors = try load()
        func header(_ name: String) throws -> ByteBuffer {
            var decoder = FrameDecoder(limits: Limits.Wire())
            decoder.append(try #require(vectors[name]))
            return try #require(try decoder.next()).header
        }
        #expect(try codec.decodeHello(header("hello-client")).schemaHash == 0x0123_4567_89ab_cdef)
        #expect(try codec.decodeHello(header("hello-server")).limits == AnnouncedLimits(Limits.Wire()))
        #expect(try codec.decodeRequest(header("request")).timeoutMilliseconds == 30_000)
        #expect(try codec.decodeRequest(header("request-metadata")).metadata["traceparent"] == Self.trace)
        #expect(try codec.decodeMessage(header("message-300")).sequence == 300)
        #expect(try codec.decodeResponse(header("response-ok")).isPlain)
        let failed = try codec.decodeResponse(header("response-failed"))
        #expect(failed.status.details?.retryAfterMilliseconds == 1_000)
        #expect(failed.processed == .notStarted)
        #expect(try codec.decodeCancel(header("cancel")) == Cancel(reason: .deadline, message: "too late"))
        #expect(try codec.decodeGoAway(header("goaway-drain")).lastCallID == .max)
        #expect(try codec.decodeGoAway(header("goaway-length")).limit == 1_048_576)
    }
}
