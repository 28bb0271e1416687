// The schema's tables as protobuf-c generates them, seen from Swift.

import CProtobufC

/// Finds the fields of one message type, and remembers which single submessages came already.
struct FieldTable {
    private let fields: UnsafePointer<ProtobufCFieldDescriptor>?
    private let count: Int
    /// Fields mostly come in their order, so the search starts behind the last hit.
    private var hint = 0
    /// One bit for each of the first 64 fields.
    private var seen: UInt64 = 0

    init(_ descriptor: UnsafePointer<ProtobufCMessageDescriptor>) {
        fields = descriptor.pointee.fields
        count = Int(descriptor.pointee.n_fields)
    }

    /// The field of a number; `nil` when this schema does not know it.
    @inline(__always)
    mutating func find(_ number: UInt32) -> UnsafePointer<ProtobufCFieldDescriptor>? {
        guard let fields else { return nil }
        for step in 0..<count {
            var index = hint + step
            if index >= count { index -= count }
            if fields[index].id == number {
                hint = index
                return fields + index
            }
        }
        return nil
    }

    /// Notes that a field came.
    ///
    /// - Throws: `malformed` for a single submessage that came before: protobuf-c would merge the two by packing the first again.
    mutating func mark(_ field: UnsafePointer<ProtobufCFieldDescriptor>) throws(MessageError) {
        guard field.pointee.type == PROTOBUF_C_TYPE_MESSAGE, field.pointee.label != PROTOBUF_C_LABEL_REPEATED, let fields
        else { return }
        let bit: UInt64 = 1 << UInt64(field - fields)
        guard seen & bit == 0 else { throw MessageError(.malformed, "comes twice") }
        seen |= bit
    }
}

extension ProtobufCFieldDescriptor {
    /// The type of a submessage; only for fields of type message.
    var messageDescriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        // protoc-c sets it for every field of type message.
        descriptor!.assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
    }
}

extension ProtobufCType {
    /// How a single value of the type is written.
    var wireType: WireType {
        switch self {
        case PROTOBUF_C_TYPE_STRING, PROTOBUF_C_TYPE_BYTES, PROTOBUF_C_TYPE_MESSAGE: .delimited
        case PROTOBUF_C_TYPE_FIXED32, PROTOBUF_C_TYPE_SFIXED32, PROTOBUF_C_TYPE_FLOAT: .fixed32
        case PROTOBUF_C_TYPE_FIXED64, PROTOBUF_C_TYPE_SFIXED64, PROTOBUF_C_TYPE_DOUBLE: .fixed64
        default: .varint
        }
    }
}
