// Reads protobuf's wire format without knowing what it means.
//
// https://protobuf.dev/programming-guides/encoding/

/// The four wire types that proto3 uses. Groups (3 and 4) are refused: protobuf-c does not know them, and no proto3 runtime writes them.
enum WireType: UInt8 {
    case varint = 0
    case fixed64 = 1
    case delimited = 2
    case fixed32 = 5
}

/// One field's place in a message.
struct WireField {
    var number: UInt32
    var type: WireType
    /// From the first byte of the tag to the byte after the value.
    var whole: Range<Int>
    /// The value: a delimited one without its length.
    var value: Range<Int>
}

/// A position in the bytes of one message. Never reads past `end`.
struct WireCursor {
    let bytes: UnsafeRawBufferPointer
    var offset: Int
    let end: Int

    /// Longest tag and longest length, as protobuf-c reads them: 32 bits.
    private static let shortVarint = 5
    private static let longVarint = 10

    init(_ bytes: UnsafeRawBufferPointer, range: Range<Int>) {
        self.bytes = bytes
        offset = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { offset == end }

    /// The next field; the cursor stands behind it then.
    ///
    /// - Throws: `malformed` for a cut-off field, a number of 0, an unknown wire type or an overlong varint.
    @inline(__always)
    mutating func next() throws(MessageError) -> WireField {
        let start = offset
        let tag = try varint(atMost: Self.shortVarint)
        guard tag <= UInt64(UInt32.max), tag >> 3 != 0 else {
            throw MessageError(.malformed, "a field number out of range at byte \(start)")
        }
        guard let type = WireType(rawValue: UInt8(tag & 7)) else {
            throw MessageError(.malformed, "field \(tag >> 3) has wire type \(tag & 7), which proto3 does not use")
        }
        let value = try value(of: type, number: tag >> 3)
        return WireField(number: UInt32(tag >> 3), type: type, whole: start..<offset, value: value)
    }

    @inline(__always)
    private mutating func value(of type: WireType, number: UInt64) throws(MessageError) -> Range<Int> {
        var start = offset
        var count: Int
        switch type {
        case .varint:
            _ = try varint(atMost: Self.longVarint)
            return start..<offset
        case .fixed32: count = 4
        case .fixed64: count = 8
        case .delimited:
            // Not more than 2^35, so it fits an Int.
            count = Int(try varint(atMost: Self.shortVarint))
            start = offset
        }
        guard count <= end - start else {
            throw MessageError(.malformed, "field \(number) needs \(count) bytes, but \(end - start) are left")
        }
        offset = start + count
        return start..<offset
    }

    /// A varint of at most so many bytes.
    @inline(__always)
    mutating func varint(atMost limit: Int) throws(MessageError) -> UInt64 {
        if offset < end, bytes[offset] < 0x80 {
            offset += 1
            return UInt64(bytes[offset - 1])
        }
        return try longVarint(atMost: limit)
    }

    private mutating func longVarint(atMost limit: Int) throws(MessageError) -> UInt64 {
        let start = offset
        var value: UInt64 = 0
        for index in 0..<limit {
            guard offset < end else { throw MessageError(.malformed, "the message ends inside a number at byte \(start)") }
            let byte = bytes[offset]
            offset += 1
            value |= UInt64(byte & 0x7f) << UInt64(7 * index)
            if byte < 0x80 { return value }
        }
        throw MessageError(.malformed, "a number of more than \(limit) bytes at byte \(start)")
    }
}
