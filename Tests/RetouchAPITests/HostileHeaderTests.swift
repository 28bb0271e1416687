// Headers that no honest peer sends.

import NIOCore
import RPCCore
import RetouchAPI
import RetouchModel
import Testing

struct HostileHeaderTests {
    private let headers = ProtobufHeaderCodec(limits: Limits().wire)

    private func request(_ bytes: [UInt8]) -> Result<RequestHeader, HeaderError> {
        Result { () throws(HeaderError) in try headers.decodeRequest(ByteBuffer(bytes: bytes)) }
    }

    @Test func tenThousandMetadataEntries() {
        let bytes = WireBytes.delimited(1, Array("a/b".utf8)) + WireBytes.repeated([0x1a, 0x00], bytes: 20_000)
        guard case .failure(.overLimit(let text)) = request(bytes) else {
            Issue.record("accepted")
            return
        }
        #expect(text.contains("144 fields"))
    }

    @Test func metadataUpToTheLimit() throws {
        let method = WireBytes.delimited(1, Array("a/b".utf8))
        #expect(try request(method + WireBytes.repeated([0x1a, 0x00], bytes: 128)).get().metadata.count == 64)
        #expect(
            request(method + WireBytes.repeated([0x1a, 0x00], bytes: 130))
                == .failure(.overLimit("metadata: 65 entries; 64 are allowed")))
    }

    @Test func methodsThatAreNoText() {
        #expect(request([]) == .failure(.malformed("method: names no method")))
        #expect(request(WireBytes.delimited(1, [0x61, 0x00])) == .failure(.malformed("method: a NUL at byte 1")))
        #expect(request(WireBytes.delimited(1, [0x80])) == .failure(.malformed("method: broken UTF-8 at byte 0")))
        #expect(
            request(WireBytes.delimited(3, WireBytes.delimited(2, [0xff])))
                == .failure(.malformed("metadata.value: broken UTF-8 at byte 0")))
    }

    @Test func truncatedAtEveryByte() throws {
        for name in try Vectors.names() where name.hasPrefix("header") {
            let whole = try Vectors.bytes(name)
            for end in 0..<whole.count {
                let buffer = ByteBuffer(bytes: whole[..<end])
                _ = try? headers.decodeHello(buffer)
                _ = try? headers.decodeRequest(buffer)
                _ = try? headers.decodeResponse(buffer)
                _ = try? headers.decodeGoAway(buffer)
                _ = try? headers.decodeCancel(buffer)
                _ = try? headers.decodeMessage(buffer)
            }
        }
        #expect(throws: HeaderError.self) { try headers.decodeMessage(ByteBuffer(bytes: [0x08])) }
    }

    @Test func numbersOfTheFutureAreReadAsUnknown() throws {
        let response = try headers.decodeResponse(ByteBuffer(bytes: WireBytes.number(1, 99) + WireBytes.number(5, 77)))
        #expect(response.status.code == .unknown)
        #expect(response.processed == .maybe)
        #expect(try headers.decodeGoAway(ByteBuffer(bytes: WireBytes.number(2, 1_000))).reason == .unspecified)
        #expect(try headers.decodeCancel(ByteBuffer(bytes: WireBytes.number(1, 1_000))).reason == .unspecified)
    }

    @Test func aHeaderLargerThanTheStackBlockIsRead() throws {
        let entries = (0..<64).map { Metadata.Entry(key: "key-\($0)", value: String(repeating: "v", count: 200)) }
        let request = RequestHeader(method: "a/b", metadata: Metadata(entries))
        var buffer = ByteBuffer()
        headers.encode(request, into: &buffer)
        #expect(buffer.readableBytes > 12_000)
        #expect(try headers.decodeRequest(buffer) == request)
    }
}
