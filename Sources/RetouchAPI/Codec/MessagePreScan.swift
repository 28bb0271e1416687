// Looks at a message's bytes before protobuf-c does, and refuses what protobuf-c 1.4.1 takes badly.
//
// protobuf-c has no limit on nesting (34 KB of it ends a stack of 8 MiB) or on the number of fields (4 MiB of empty submessages ask for
// 218 MB), does not check UTF-8, cuts strings at a NUL, and merges a submessage that comes twice through its packer. This walk
// needs no memory and no protobuf-c: only the schema's tables.

package import CProtobufC
package import RetouchModel

/// The bounds of one message's shape.
package struct ShapeLimits: Sendable {
    /// Messages inside each other.
    var depth: Int
    /// Fields of one message; each of its submessages has the same limit.
    var fields: Int
    /// Unknown fields in the message and all of its submessages.
    var unknown: Int

    package init(depth: Int, fields: Int, unknown: Int) {
        self.depth = depth
        self.fields = fields
        self.unknown = unknown
    }

    /// The bounds of the API's messages.
    package init(_ wire: Limits.Wire) {
        self.init(depth: wire.messageDepth, fields: wire.messageFields, unknown: wire.unknownFields)
    }
}

/// The walk and what it found.
package struct MessagePreScan {
    /// Whether some field of type `bytes` has a value.
    package private(set) var hasPayload = false
    /// Unknown fields at any depth.
    package private(set) var unknown = 0
    private let limits: ShapeLimits

    /// Walks a whole message in O(bytes outside of payloads) with a stack of `limits.depth` small frames.
    ///
    /// - Throws: `malformed` or `overLimit`, with the field's path.
    package init(
        _ bytes: UnsafeRawBufferPointer, as descriptor: UnsafePointer<ProtobufCMessageDescriptor>, limits: ShapeLimits
    ) throws(MessageError) {
        self.limits = limits
        try walk(bytes, 0..<bytes.count, descriptor, depth: 1)
    }

    private mutating func walk(
        _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>,
        depth: Int
    ) throws(MessageError) {
        guard depth <= limits.depth else {
            throw MessageError(.overLimit, "messages nested more than \(limits.depth) deep")
        }
        var cursor = WireCursor(bytes, range: range)
        var table = FieldTable(descriptor)
        var count = 0
        while !cursor.isAtEnd {
            let field = try cursor.next()
            count += 1
            guard count <= limits.fields else { throw MessageError(.overLimit, "more than \(limits.fields) fields") }
            guard let known = table.find(field.number) else {
                unknown += 1
                guard unknown <= limits.unknown else {
                    throw MessageError(.overLimit, "more than \(limits.unknown) unknown fields")
                }
                continue
            }
            do {
                try check(bytes, field, known, depth: depth)
                try table.mark(known)
            } catch {
                throw error.inside(String(cString: known.pointee.name))
            }
        }
    }

    private mutating func check(
        _ bytes: UnsafeRawBufferPointer, _ field: WireField, _ known: UnsafePointer<ProtobufCFieldDescriptor>, depth: Int
    ) throws(MessageError) {
        let type = known.pointee.type
        let expected = type.wireType
        guard field.type == expected else {
            if field.type == .delimited, known.pointee.label == PROTOBUF_C_LABEL_REPEATED {
                return try checkPacked(bytes, field.value, as: expected)
            }
            throw MessageError(.malformed, "wire type \(field.type.rawValue) where \(expected.rawValue) belongs")
        }
        switch type {
        case PROTOBUF_C_TYPE_STRING:
            try TextCheck.check(UnsafeRawBufferPointer(rebasing: bytes[field.value]))
        case PROTOBUF_C_TYPE_BYTES:
            if !field.value.isEmpty { hasPayload = true }
        case PROTOBUF_C_TYPE_MESSAGE:
            try walk(bytes, field.value, known.pointee.messageDescriptor, depth: depth + 1)
        default: break
        }
    }

    /// A packed list must consist of whole numbers.
    private func checkPacked(
        _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, as type: WireType
    ) throws(MessageError) {
        switch type {
        case .fixed32 where range.count % 4 == 0, .fixed64 where range.count % 8 == 0: return
        case .varint:
            var cursor = WireCursor(bytes, range: range)
            while !cursor.isAtEnd { _ = try cursor.varint(atMost: 10) }
        case .fixed32, .fixed64: throw MessageError(.malformed, "\(range.count) bytes are no whole list of numbers")
        case .delimited: throw MessageError(.malformed, "a list of this type is never packed")
        }
    }
}
