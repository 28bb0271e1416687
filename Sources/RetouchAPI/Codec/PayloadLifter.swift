// Takes the pictures out of a message before protobuf-c unpacks it, so that they are copied once and not twice.

import CProtobufC

/// A message in which every value of type `bytes` is replaced by a token, and where the values are.
struct LiftedMessage {
    /// Bytes of a token: the payload's index, native order.
    static let tokenBytes = MemoryLayout<UInt32>.size

    /// A valid message of the same type; unknown fields are left out.
    private(set) var bytes: [UInt8] = []
    /// Where the payloads are in the original.
    private(set) var payloads: [Range<Int>] = []

    /// - Parameter original: bytes that passed `MessagePreScan` with the same descriptor.
    init(
        _ original: UnsafeRawBufferPointer, as descriptor: UnsafePointer<ProtobufCMessageDescriptor>
    ) throws(MessageError) {
        try copy(original, 0..<original.count, descriptor)
    }

    private mutating func copy(
        _ original: UnsafeRawBufferPointer, _ range: Range<Int>, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>
    ) throws(MessageError) {
        var cursor = WireCursor(original, range: range)
        var table = FieldTable(descriptor)
        while !cursor.isAtEnd {
            let field = try cursor.next()
            guard let known = table.find(field.number) else { continue }
            switch known.pointee.type {
            case PROTOBUF_C_TYPE_BYTES where !field.value.isEmpty:
                appendTag(of: field)
                bytes.append(UInt8(Self.tokenBytes))
                withUnsafeBytes(of: UInt32(payloads.count)) { bytes.append(contentsOf: $0) }
                payloads.append(field.value)
            case PROTOBUF_C_TYPE_MESSAGE:
                appendTag(of: field)
                let mark = bytes.count
                bytes.append(contentsOf: repeatElement(0, count: Self.lengthBytes))
                try copy(original, field.value, known.pointee.messageDescriptor)
                writeLength(bytes.count - mark - Self.lengthBytes, at: mark)
            default:
                bytes.append(contentsOf: original[field.whole])
            }
        }
    }

    private mutating func appendTag(of field: WireField) {
        var tag = field.number << 3 | UInt32(field.type.rawValue)
        while tag >= 0x80 {
            bytes.append(UInt8(tag & 0x7f) | 0x80)
            tag >>= 7
        }
        bytes.append(UInt8(tag))
    }

    /// A length of fixed size, so that it can be written after its content: varints may have leading zeros, up to five bytes.
    private static let lengthBytes = 5

    private mutating func writeLength(_ length: Int, at mark: Int) {
        for index in 0..<Self.lengthBytes {
            let group = UInt8(length >> (7 * index) & 0x7f)
            bytes[mark + index] = index == Self.lengthBytes - 1 ? group : group | 0x80
        }
    }
}
