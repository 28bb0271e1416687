// Python: one module of stubs for each .proto with services, and one package module that gathers them.
//
//   retouch/v1/edit.proto  ->  retouch/v1/edit_rpc.py    EditService (blocking), AsyncEditService (asyncio)
//   package retouch.v1     ->  retouch/v1/__init__.py    all messages, enums and stubs, SCHEMA_HASH, Services, AsyncServices
//
// protoc's own --python_out and --pyi_out make the messages beside them. The runtime is `retouch.method` (what a method is) and the channels that
// the stubs are given.

import Foundation

package struct PythonEmitter: Emitter {
    package static let language = "python"
    package static let parameters: [String: String] = [:]

    package init(parameters: [String: String]) throws(GeneratorFailure) {}

    package func files(for schema: Schema) throws(GeneratorFailure) -> [GeneratedFile] {
        var files: [GeneratedFile] = []
        for file in schema.files where !file.services.isEmpty {
            files.append(GeneratedFile(path: Self.module(file) + ".py", text: try PythonStubs(file).text()))
        }
        for package in schema.packages {
            let text = try PythonPackage(name: package.name, files: package.files, hash: schema.hash).text()
            files.append(GeneratedFile(path: package.name.replacing(".", with: "/") + "/__init__.py", text: text))
        }
        return files
    }

    /// "retouch/v1/edit_rpc": protoc's way to a module's name, which turns dashes into underscores.
    static func module(_ file: SchemaFile) -> String { modulePath(file.path, ending: "_rpc") }

    static func modulePath(_ proto: String, ending: String) -> String {
        let stem = proto.hasSuffix(".proto") ? String(proto.dropLast(6)) : proto
        return stem.replacing("-", with: "_") + ending
    }

    /// "retouch.v1.edit_pb2" from "retouch/v1/edit.proto".
    static func dotted(_ proto: String, ending: String) -> String {
        modulePath(proto, ending: ending).replacing("/", with: ".")
    }

    /// A method's name: PEP 8, with an underscore behind what Python keeps for itself.
    static func member(_ name: String) -> String {
        let snake = Spelling.snake(name)
        return keywords.contains(snake) ? snake + "_" : snake
    }

    private static let keywords: Set<String> = [
        "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
        "return", "try", "while", "with", "yield", "self",
    ]

    /// A docstring of a comment: quotes and backslashes cannot end it.
    static func docstring(_ doc: Doc, into source: inout SourceWriter) {
        // Three columns for the quotes of the first line.
        let lines = doc.filled(to: 117 - source.column).lines.map {
            $0.replacing("\\", with: "\\\\").replacing("\"\"\"", with: "\\\"\\\"\\\"")
        }
        guard let first = lines.first else { return }
        guard lines.count > 1 || first.hasSuffix("\"") else { return source.line("\"\"\"\(first)\"\"\"") }
        source.line("\"\"\"\(first)")
        source.lines(Array(lines.dropFirst()))
        source.line("\"\"\"")
    }

    /// Fails where two of the names are one.
    static func checkDistinct(_ names: [(spelt: String, meant: String)], in place: String) throws(GeneratorFailure) {
        var seen: [String: String] = [:]
        for name in names {
            if let other = seen.updateValue(name.meant, forKey: name.spelt) {
                throw GeneratorFailure("\(place): \(other) and \(name.meant) are both \(name.spelt) in Python")
            }
        }
    }
}
