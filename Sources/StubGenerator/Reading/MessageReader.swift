// From protoc's descriptors of messages and enums to the model.

import SwiftProtobuf
import SwiftProtobufPluginLibrary

extension SchemaReader {
    /// All messages of a file, an outer one before those inside it.
    static func messageTypes(of file: FileDescriptor) -> [MessageType] {
        func all(_ messages: [Descriptor]) -> [MessageType] {
            messages.filter { !$0.options.mapEntry }.flatMap { [messageType($0)] + all($0.messages) }
        }
        return all(file.messages)
    }

    /// All enums of a file, those inside messages behind the others.
    static func enumTypes(of file: FileDescriptor) -> [EnumType] {
        func inside(_ messages: [Descriptor]) -> [EnumDescriptor] { messages.flatMap { $0.enums + inside($0.messages) } }
        return (file.enums + inside(file.messages)).map { type in
            EnumType(
                name: name(type), doc: doc(type),
                members: type.values.map { EnumType.Member(name: $0.name, number: Int($0.number), doc: doc($0)) })
        }
    }

    private static func messageType(_ message: Descriptor) -> MessageType {
        MessageType(
            name: name(message), doc: doc(message), fields: message.fields.sorted { $0.number < $1.number }.map(field),
            unions: message.realOneofs.map { Union(name: $0.name, doc: doc($0)) })
    }

    private static func field(_ field: FieldDescriptor) -> Field {
        Field(
            name: field.name, number: Int(field.number), doc: doc(field), value: value(of: field), isRepeated: field.isRepeated,
            isPacked: field.isPacked, hasPresence: field.hasPresence, union: field.realContainingOneof?.name,
            isDeprecated: field.options.deprecated)
    }

    private static func value(of field: FieldDescriptor) -> Field.Value {
        if field.isMap { return .other("map") }
        return switch field.type {
        case .double: .double
        case .float: .float
        case .int32: .int32
        case .int64: .int64
        case .uint32: .uint32
        case .uint64: .uint64
        case .sint32: .sint32
        case .sint64: .sint64
        case .fixed32: .fixed32
        case .fixed64: .fixed64
        case .sfixed32: .sfixed32
        case .sfixed64: .sfixed64
        case .bool: .bool
        case .string: .string
        case .bytes: .bytes
        case .message: .message(name(field.messageType))
        case .enum: .enumeration(name(field.enumType))
        case .group: .other("group")
        }
    }

    private static func name(_ type: EnumDescriptor) -> TypeName {
        let outer = type.containingType.map { name($0).path } ?? []
        return TypeName(file: type.file.name, package: type.file.package, path: outer + [type.name])
    }
}
