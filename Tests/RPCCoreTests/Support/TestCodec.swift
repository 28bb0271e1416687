// Headers in protobuf, by hand: as much of the format as the wire's headers need, so that the core is tested by itself.

import NIOCore
import RPCCore

/// The field numbers are those of `Protos/retouch/rpc/v1`; strings are not checked.
struct TestCodec: HeaderCodec {
    func encode(_ header: Hello, into buffer: inout ByteBuffer) {
        buffer.field(1, UInt64(header.version))
        buffer.field(2, header.agent)
        buffer.field(3, header.credential)
        if let limits = header.limits {
            var inner = ByteBuffer()
            inner.field(1, UInt64(limits.frameBytes))
            inner.field(2, UInt64(limits.fragmentBytes))
            inner.field(3, limits.messageBytes)
            inner.field(4, UInt64(limits.headerBytes))
            inner.field(5, UInt64(limits.metadataEntries))
            inner.field(6, UInt64(limits.callsInFlight))
            buffer.bytes(5, inner)
        }
        buffer.field(6, header.build)
    }

    func encode(_ header: RequestHeader, into buffer: inout ByteBuffer) {
        buffer.field(1, header.method)
        buffer.field(2, UInt64(header.timeoutMilliseconds))
        for entry in header.metadata.entries { buffer.entry(3, entry) }
    }

    func encode(_ header: MessageHeader, into buffer: inout ByteBuffer) {
        buffer.field(1, header.sequence)
    }

    func encode(_ header: ResponseHeader, into buffer: inout ByteBuffer) {
        buffer.field(1, UInt64(header.status.code.rawValue))
        buffer.field(2, header.status.message)
        if let details = header.status.details {
            var inner = ByteBuffer()
            inner.field(1, details.reason)
            inner.field(2, details.stage)
            inner.field(3, details.retryable ? 1 : 0)
            inner.field(4, UInt64(details.retryAfterMilliseconds))
            buffer.bytes(3, inner)
        }
        for entry in header.metadata.entries { buffer.entry(4, entry) }
        if header.status.code != .ok { buffer.field(5, UInt64(header.processed.rawValue)) }
    }

    func encode(_ header: Cancel, into buffer: inout ByteBuffer) {
        buffer.field(1, UInt64(header.reason.rawValue))
        buffer.field(2, header.message)
    }

    func encode(_ header: GoAway, into buffer: inout ByteBuffer) {
        buffer.field(1, UInt64(header.lastCallID))
        buffer.field(2, UInt64(header.reason.rawValue))
        buffer.field(3, header.message)
        buffer.field(4, UInt64(header.retryAfterMilliseconds))
        buffer.field(5, header.limit)
    }

    func decodeHello(_ bytes: ByteBuffer) throws(HeaderError) -> Hello {
        let fields = try Fields(bytes)
        var hello = Hello(
            version: UInt32(fields.number(1)), agent: fields.text(2), credential: fields.text(3), build: fields.text(6))
        if let inner = fields.bytes(5) { hello.limits = try Self.limits(Fields(inner)) }
        return hello
    }

    private static func limits(_ fields: Fields) -> AnnouncedLimits {
        var limits = AnnouncedLimits()
        limits.frameBytes = UInt32(fields.number(1))
        limits.fragmentBytes = UInt32(fields.number(2))
        limits.messageBytes = fields.number(3)
        limits.headerBytes = UInt32(fields.number(4))
        limits.metadataEntries = UInt32(fields.number(5))
        limits.callsInFlight = UInt32(fields.number(6))
        return limits
    }

    func decodeRequest(_ bytes: ByteBuffer) throws(HeaderError) -> RequestHeader {
        let fields = try Fields(bytes)
        return RequestHeader(
            method: fields.text(1), timeoutMilliseconds: UInt32(fields.number(2)), metadata: try fields.metadata(3))
    }

    func decodeMessage(_ bytes: ByteBuffer) throws(HeaderError) -> MessageHeader {
        MessageHeader(sequence: try Fields(bytes).number(1))
    }

    func decodeResponse(_ bytes: ByteBuffer) throws(HeaderError) -> ResponseHeader {
        let fields = try Fields(bytes)
        var status = Status(Status.Code(wire: UInt32(fields.number(1))), fields.text(2))
        if let inner = fields.bytes(3) {
            let details = try Fields(inner)
            status.details = StatusDetails(
                reason: details.text(1), stage: details.text(2), retryable: details.number(3) != 0,
                retryAfterMilliseconds: UInt32(details.number(4)))
        }
        return ResponseHeader(
            status: status, metadata: try fields.metadata(4), processed: Processed(wire: UInt32(fields.number(5))))
    }

    func decodeCancel(_ bytes: ByteBuffer) throws(HeaderError) -> Cancel {
        let fields = try Fields(bytes)
        return Cancel(reason: Cancel.Reason(wire: UInt32(fields.number(1))), message: fields.text(2))
    }

    func decodeGoAway(_ bytes: ByteBuffer) throws(HeaderError) -> GoAway {
        let fields = try Fields(bytes)
        return GoAway(
            lastCallID: UInt32(fields.number(1)), reason: GoAway.Reason(wire: UInt32(fields.number(2))),
            message: fields.text(3), retryAfterMilliseconds: UInt32(fields.number(4)), limit: fields.number(5))
    }
}

/// The fields of one message: varints (type 0), fixed 64 (1) and bytes (2).
private struct Fields {
    private var numbers: [UInt64: UInt64] = [:]
    private var payloads: [(number: UInt64, bytes: ByteBuffer)] = []

    init(_ bytes: ByteBuffer) throws(HeaderError) {
        var rest = bytes
        while rest.readableBytes > 0 {
            guard let tag = rest.varint() else { throw .malformed("a cut tag") }
            switch tag & 7 {
            case 0:
                guard let value = rest.varint() else { throw .malformed("a cut number") }
                numbers[tag >> 3] = value
            case 1:
                guard let value = rest.readInteger(endianness: .little, as: UInt64.self) else { throw .malformed("a cut number") }
                numbers[tag >> 3] = value
            case 2:
                guard let count = rest.varint(), count <= UInt64(rest.readableBytes),
                    let slice = rest.readSlice(length: Int(count))
                else { throw .malformed("a cut field") }
                payloads.append((tag >> 3, slice))
            default: throw .malformed("wire type \(tag & 7)")
            }
        }
    }

    func number(_ number: UInt64) -> UInt64 { numbers[number] ?? 0 }
    func bytes(_ number: UInt64) -> ByteBuffer? { payloads.last { $0.number == number }?.bytes }
    func text(_ number: UInt64) -> String { bytes(number).map { String(buffer: $0) } ?? "" }

    func metadata(_ number: UInt64) throws(HeaderError) -> Metadata {
        var metadata = Metadata()
        for payload in payloads where payload.number == number {
            let entry = try Fields(payload.bytes)
            metadata.append(entry.text(1), entry.text(2))
        }
        return metadata
    }
}

extension ByteBuffer {
    fileprivate mutating func varint(_ value: UInt64) {
        var value = value
        while value >= 0x80 {
            writeInteger(UInt8(value & 0x7f) | 0x80)
            value >>= 7
        }
        writeInteger(UInt8(value))
    }

    fileprivate mutating func varint() -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 7) {
            guard let byte = readInteger(as: UInt8.self) else { return nil }
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
        }
        return nil
    }

    fileprivate mutating func field(_ number: UInt64, _ value: UInt64) {
        guard value != 0 else { return }
        varint(number << 3)
        varint(value)
    }

    fileprivate mutating func field(_ number: UInt64, _ value: String) {
        guard !value.isEmpty else { return }
        bytes(number, ByteBuffer(string: value))
    }

    fileprivate mutating func bytes(_ number: UInt64, _ value: ByteBuffer) {
        varint(number << 3 | 2)
        varint(UInt64(value.readableBytes))
        writeImmutableBuffer(value)
    }

    fileprivate mutating func entry(_ number: UInt64, _ entry: Metadata.Entry) {
        var inner = ByteBuffer()
        inner.field(1, entry.key)
        inner.field(2, entry.value)
        bytes(number, inner)
    }
}
