// From protoc's descriptors to the model.

import Crypto
import Foundation
package import SwiftProtobuf
package import SwiftProtobufPluginLibrary

/// Reads what protoc sent.
package enum SchemaReader {
    /// The model of the files that protoc asked stubs for.
    ///
    /// - Throws: everything that the wire cannot carry, each with its file and line.
    package static func schema(of request: Google_Protobuf_Compiler_CodeGeneratorRequest) throws(GeneratorFailure) -> Schema {
        let set = DescriptorSet(protos: request.protoFile)
        var files: [FileDescriptor] = []
        for name in request.fileToGenerate {
            guard let file = set.fileDescriptor(named: name) else {
                throw GeneratorFailure("protoc asked for stubs of \(name) and sent no descriptor of it")
            }
            files.append(file)
        }
        // Descriptors refer to each other without owning each other.
        defer { withExtendedLifetime(set) {} }
        let refusals = Refusals.all(in: files)
        guard refusals.isEmpty else { throw GeneratorFailure(refusals: refusals) }
        return Schema(files: files.map(file), hash: try hash(of: request.protoFile))
    }

    /// The first 8 bytes of the SHA-256 of the descriptor set, without comments, as `scripts/generate-protos` computes it.
    package static func hash(of files: [Google_Protobuf_FileDescriptorProto]) throws(GeneratorFailure) -> UInt64 {
        var set = Google_Protobuf_FileDescriptorSet()
        set.file = files
        for index in set.file.indices { set.file[index].clearSourceCodeInfo() }
        do {
            let bytes: Data = try set.serializedBytes()
            return SHA256.hash(data: bytes).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        } catch {
            throw GeneratorFailure("the descriptor set cannot be encoded: \(error)")
        }
    }

    private static func file(_ file: FileDescriptor) -> SchemaFile {
        SchemaFile(
            path: file.name, package: file.package, services: file.services.map(service), messages: file.messages.map(name),
            enums: file.enums.map { TypeName(file: file.name, package: file.package, path: [$0.name]) },
            messageTypes: messageTypes(of: file), enumTypes: enumTypes(of: file), isProto3: file.edition == .proto3)
    }

    private static func service(_ service: ServiceDescriptor) -> Service {
        Service(
            name: service.name, fullName: service.fullName, doc: doc(service),
            methods: service.methods.map { method($0, of: service) })
    }

    private static func method(_ method: MethodDescriptor, of service: ServiceDescriptor) -> Method {
        Method(
            name: method.name, wireName: "\(service.fullName)/\(method.name)", doc: doc(method),
            request: name(method.inputType), reply: name(method.outputType),
            shape: method.serverStreaming ? .serverStream : .unary, idempotency: idempotency(method),
            replyCarriesBytes: carriesBytes(method.outputType),
            itemUnion: method.serverStreaming ? union(method.outputType) : nil, isDeprecated: method.options.deprecated)
    }

    static func name(_ message: Descriptor) -> TypeName {
        var path = [message.name]
        var outer = message.containingType
        while let type = outer {
            path.insert(type.name, at: 0)
            outer = type.containingType
        }
        return TypeName(file: message.file.name, package: message.file.package, path: path)
    }

    private static func idempotency(_ method: MethodDescriptor) -> Method.Idempotency {
        switch method.options.idempotencyLevel {
        case .noSideEffects: return .noSideEffects
        case .idempotent: return .idempotent
        case .idempotencyUnknown: break
        }
        let key = method.inputType.fields.first { $0.name == "idempotency_key" && $0.type == .string && !$0.isRepeated }
        return key.map { .byKey(field: $0.name) } ?? .unknown
    }

    /// Ends, because recursive messages were refused before.
    private static func carriesBytes(_ message: Descriptor) -> Bool {
        message.fields.contains { field in
            field.type == .bytes || field.type == .message && carriesBytes(field.messageType)
        }
    }

    /// The oneof that has all of a message's fields.
    private static func union(_ message: Descriptor) -> String? {
        guard let only = message.realOneofs.first, message.realOneofs.count == 1, only.fields.count == message.fields.count
        else { return nil }
        return only.name
    }

    static func doc(_ descriptor: some ProvidesSourceCodeLocation) -> Doc {
        var lines = descriptor.protoSourceComments(commentPrefix: "").split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
                let text = line.hasPrefix(" ") ? line.dropFirst() : line
                return String(text[..<(text.lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? text.startIndex)])
            }
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        while lines.first?.isEmpty ?? false { lines.removeFirst() }
        return Doc(lines: lines)
    }
}
