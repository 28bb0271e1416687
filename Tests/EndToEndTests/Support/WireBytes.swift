// Frames and protobuf fields written by hand from Protos/WIRE.md: a second opinion beside the project's own codecs.

/// Bytes of the fields of a protobuf message.
enum Proto {
    static func varint(_ value: UInt64) -> [UInt8] {
        var rest = value
        var bytes: [UInt8] = []
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7f) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }

    static func number(_ field: UInt64, _ value: UInt64) -> [UInt8] { varint(field << 3) + varint(value) }

    static func bytes(_ field: UInt64, _ value: [UInt8]) -> [UInt8] {
        varint(field << 3 | 2) + varint(UInt64(value.count)) + value
    }

    static func text(_ field: UInt64, _ value: String) -> [UInt8] { bytes(field, Array(value.utf8)) }

    /// The fields of a message, numbers and bytes; `nil` when the bytes are not one.
    static func fields(_ bytes: [UInt8]) -> [UInt64: Value]? {
        var found: [UInt64: Value] = [:]
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let tag = readVarint(&rest) else { return nil }
            switch tag & 7 {
            case 0:
                guard let value = readVarint(&rest) else { return nil }
                found[tag >> 3] = .number(value)
            case 1:
                guard rest.count >= 8 else { return nil }
                rest = rest.dropFirst(8)
            case 2:
                guard let count = readVarint(&rest), count <= rest.count else { return nil }
                found[tag >> 3] = .bytes(Array(rest.prefix(Int(count))))
                rest = rest.dropFirst(Int(count))
            case 5:
                guard rest.count >= 4 else { return nil }
                rest = rest.dropFirst(4)
            default: return nil
            }
        }
        return found
    }

    enum Value: Equatable {
        case number(UInt64)
        case bytes([UInt8])

        var number: UInt64 { if case .number(let value) = self { value } else { 0 } }
        var bytes: [UInt8] { if case .bytes(let value) = self { value } else { [] } }
        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    private static func readVarint(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 7) {
            guard let byte = bytes.popFirst() else { return nil }
            value |= UInt64(byte & 0x7f) << UInt64(shift)
            if byte < 0x80 { return value }
        }
        return nil
    }
}

/// One frame, written or read.
struct WireFrame: Equatable {
    static let hello: UInt8 = 0
    static let request: UInt8 = 1
    static let message: UInt8 = 2
    static let response: UInt8 = 3
    static let cancel: UInt8 = 4
    static let ping: UInt8 = 5
    static let pong: UInt8 = 6
    static let goAway: UInt8 = 7
    static let more: UInt8 = 1

    var type: UInt8
    var flags: UInt8 = 0
    var call: UInt32 = 0
    var header: [UInt8] = []
    var body: [UInt8] = []

    var bytes: [UInt8] {
        let length = UInt32(8 + header.count + body.count)
        return Self.bigEndian(length) + [type, flags] + Self.bigEndian(UInt16(header.count)) + Self.bigEndian(call) + header
            + body
    }

    static func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }

    /// HELLO of a client that speaks version 1.
    static let clientHello = WireFrame(type: hello, header: Proto.number(1, 1) + Proto.text(2, "hostile/1"))

    /// A REQUEST with the whole message in one frame.
    static func call(_ id: UInt32, _ method: String, _ message: [UInt8] = [], timeout: UInt64 = 0) -> WireFrame {
        let limit = timeout == 0 ? [] : Proto.number(2, timeout)
        return WireFrame(type: request, call: id, header: Proto.text(1, method) + limit, body: message)
    }

    static func cancel(_ id: UInt32) -> WireFrame { WireFrame(type: cancel, call: id) }

    /// The fields of the header.
    var fields: [UInt64: Proto.Value] { Proto.fields(header) ?? [:] }
    /// RESPONSE: the status code; 0 is OK.
    var status: UInt64 { fields[1]?.number ?? 0 }
    /// RESPONSE: the stable name in the details.
    var reason: String { Proto.fields(fields[3]?.bytes ?? [])?[1]?.text ?? "" }
    /// RESPONSE: 0 maybe, 1 not started, 2 done.
    var processed: UInt64 { fields[5]?.number ?? 0 }
    /// The text for people, in a RESPONSE or a GOAWAY.
    var text: String { fields[type == Self.response ? 2 : 3]?.text ?? "" }
    /// GOAWAY: calls above this id are not started.
    var lastCall: UInt64 { fields[1]?.number ?? 0 }
    /// GOAWAY: why.
    var goAwayReason: UInt64 { fields[2]?.number ?? 0 }
}
