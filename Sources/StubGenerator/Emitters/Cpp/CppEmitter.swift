// C++: one header of stubs for each .proto with services, and one for each package that gathers them.
//
//   retouch/v1/edit.proto  ->  retouch/v1/edit_rpc.hpp    class EditService
//   package retouch.v1     ->  retouch/v1/client.hpp      schema_hash, Services, Client
//
// protoc's own --cpp_out makes the messages beside them, in the same namespace. The runtime is `retouch/method.hpp` (what a stub calls) and
// `retouch/client.hpp` (what carries it out).

import Foundation

package struct CppEmitter: Emitter {
    package static let language = "cpp"
    package static let parameters: [String: String] = [:]

    package init(parameters: [String: String]) throws(GeneratorFailure) {}

    package func files(for schema: Schema) throws(GeneratorFailure) -> [GeneratedFile] {
        var files: [GeneratedFile] = []
        for file in schema.files where !file.services.isEmpty {
            files.append(GeneratedFile(path: Self.stubsPath(file), text: try CppStubs(file).text()))
        }
        for package in schema.packages {
            guard !package.name.isEmpty else {
                throw GeneratorFailure("a file with services has no package, so its stubs would have no namespace in C++")
            }
            let text = try CppPackage(name: package.name, files: package.files, hash: schema.hash).text()
            files.append(GeneratedFile(path: "\(package.name.replacing(".", with: "/"))/client.hpp", text: text))
        }
        return files
    }

    /// "retouch/v1/edit_rpc.hpp".
    static func stubsPath(_ file: SchemaFile) -> String { file.stem + "_rpc.hpp" }

    /// "retouch/v1/edit.pb.h": protoc's name for the messages of a file.
    static func messagesPath(_ proto: String) -> String {
        (proto.hasSuffix(".proto") ? String(proto.dropLast(6)) : proto) + ".pb.h"
    }

    /// "retouch::v1" for "retouch.v1".
    static func namespace(_ package: String) -> String { package.replacing(".", with: "::") }

    /// As protoc spells a message's class inside its namespace: nested names joined with underscores.
    static func typeName(_ type: TypeName, in package: String) -> String {
        let own = type.path.joined(separator: "_")
        return type.package == package ? own : "::\(namespace(type.package))::\(own)"
    }

    /// As protoc spells a field's getter: in small letters, with an underscore behind a keyword.
    static func getter(_ field: String) -> String {
        let small = field.lowercased()
        return keywords.contains(small) ? small + "_" : small
    }

    /// The name of a method or of a member: snake case, with an underscore behind what C++ keeps for itself.
    static func member(_ name: String) -> String {
        let snake = Spelling.snake(name)
        return keywords.contains(snake) ? snake + "_" : snake
    }

    /// A comment that Doxygen reads.
    static func comment(_ doc: Doc, into source: inout SourceWriter) {
        source.comment(doc.filled(to: 116 - source.column), prefix: "/// ")
    }

    /// Fails where two of the names are one.
    static func checkDistinct(_ names: [(spelt: String, meant: String)], in place: String) throws(GeneratorFailure) {
        var seen: [String: String] = [:]
        for name in names {
            if let other = seen.updateValue(name.meant, forKey: name.spelt) {
                throw GeneratorFailure("\(place): \(other) and \(name.meant) are both \(name.spelt) in C++")
            }
        }
    }

    /// Of C++ up to 2023, so that the stubs compile with every standard from 17 on.
    private static let keywords: Set<String> = [
        "alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch", "char",
        "char8_t", "char16_t", "char32_t", "class", "co_await", "co_return", "co_yield", "compl", "concept", "const",
        "const_cast",
        "consteval", "constexpr", "constinit", "continue", "decltype", "default", "delete", "do", "double", "dynamic_cast",
        "else", "enum", "explicit", "export", "extern", "false", "float", "for", "friend", "goto", "if", "inline", "int", "long",
        "mutable", "namespace", "new", "noexcept", "not", "not_eq", "nullptr", "operator", "or", "or_eq", "private",
        "protected", "public", "register", "reinterpret_cast", "requires", "return", "short", "signed", "sizeof", "static",
        "static_assert", "static_cast", "struct", "switch", "template", "this", "thread_local", "throw", "true", "try", "typedef",
        "typeid", "typename", "union", "unsigned", "using", "virtual", "void", "volatile", "wchar_t", "while", "xor", "xor_eq",
    ]
}
