// Protobuf's wire format, as much of it as clients/conformance/conformance.proto needs.
//
// https://protobuf.dev/programming-guides/encoding/

/// One field of a message.
struct ProtoField {
    var number: UInt64
    /// Of a varint or a fixed number.
    var value: UInt64 = 0
    /// Of a delimited field.
    var bytes: ArraySlice<UInt8> = []

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var flag: Bool { value != 0 }
    var int: Int { Int(clamping: value) }
    var uint32: UInt32 { UInt32(clamping: value) }
}

/// Bytes that are no message.
struct Malformed: Error {}

/// Calls `body` with each field of a message.
func readFields(_ bytes: ArraySlice<UInt8>, _ body: (ProtoField) throws -> Void) throws {
    var rest = bytes
    func varint() throws -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard let byte = rest.popFirst() else { throw Malformed() }
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
        }
        throw Malformed()
    }
    func take(_ count: Int) throws -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw Malformed() }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
    func fixed(_ count: Int) throws -> UInt64 {
        try take(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    while !rest.isEmpty {
        let tag = try varint()
        var field = ProtoField(number: tag >> 3)
        switch tag & 7 {
        case 0: field.value = try varint()
        case 1: field.value = try fixed(8)
        case 5: field.value = try fixed(4)
        case 2: field.bytes = try take(Int(clamping: varint()))
        default: throw Malformed()
        }
        try body(field)
    }
}

/// The packed or single numbers of a repeated field.
func numbers(_ field: ProtoField) throws -> [Int] {
    guard !field.bytes.isEmpty else { return [field.int] }
    var values: [Int] = []
    var value = 0
    var shift = 0
    for byte in field.bytes {
        value |= Int(byte & 0x7f) << shift
        shift += 7
        if byte < 0x80 {
            values.append(value)
            (value, shift) = (0, 0)
        }
    }
    return values
}

/// Writes a message, field by field.
struct ProtoWriter {
    private(set) var bytes: [UInt8] = []

    /// Left out when it is zero.
    mutating func number(_ field: Int, _ value: Int) {
        guard value != 0 else { return }
        varint(UInt64(field) << 3)
        varint(UInt64(bitPattern: Int64(value)))
    }

    /// Left out when it is empty.
    mutating func text(_ field: Int, _ value: String) {
        guard !value.isEmpty else { return }
        message(field, Array(value.utf8))
    }

    mutating func message(_ field: Int, _ value: some Collection<UInt8>) {
        varint(UInt64(field) << 3 | 2)
        varint(UInt64(value.count))
        bytes += value
    }

    private mutating func varint(_ value: UInt64) {
        var value = value
        while value >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
            value >>= 7
        }
        bytes.append(UInt8(value))
    }
}
