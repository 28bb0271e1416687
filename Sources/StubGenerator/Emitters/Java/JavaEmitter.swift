// Java: one class for each service, and one for each package that gathers them.
//
//   retouch.v1.EditService  ->  retouch/v1/EditService.java
//   package retouch.v1      ->  retouch/v1/Services.java     SCHEMA_HASH, Services.connect
//
// protoc's own compiler makes the messages beside them, in the same package; they must be made with java_multiple_files. The runtime is the
// package `retouch`.

import Foundation

package struct JavaEmitter: Emitter {
    package static let language = "java"
    package static let parameters: [String: String] = [:]

    /// The package of the runtime.
    static let runtime = "retouch"
    /// The class that gathers a package's stubs.
    static let gatherer = "Services"

    package init(parameters: [String: String]) throws(GeneratorFailure) {}

    package func files(for schema: Schema) throws(GeneratorFailure) -> [GeneratedFile] {
        var files: [GeneratedFile] = []
        for package in schema.packages {
            let folder = package.name.replacing(".", with: "/")
            let prefix = folder.isEmpty ? "" : folder + "/"
            let taken = Set(package.files.flatMap { ($0.messages + $0.enums).map { $0.path[0] } })
            for file in package.files {
                for service in file.services {
                    try Self.check(service.name, isFree: taken, in: file.path)
                    let text = try JavaStub(service, of: file, taken: taken).text()
                    files.append(GeneratedFile(path: "\(prefix)\(service.name).java", text: text))
                }
            }
            try Self.check(Self.gatherer, isFree: taken, in: package.name)
            let text = try JavaServices(name: package.name, files: package.files, hash: schema.hash, taken: taken).text()
            files.append(GeneratedFile(path: "\(prefix)\(Self.gatherer).java", text: text))
        }
        return files
    }

    private static func check(_ name: String, isFree taken: Set<String>, in place: String) throws(GeneratorFailure) {
        guard !taken.contains(name) else {
            throw GeneratorFailure("\(place): the stubs need a class \(name), which is a message's or an enum's name already")
        }
    }

    /// Refuses two members that Java would call the same.
    static func checkDistinct(_ names: [(spelt: String, meant: String)], in place: String) throws(GeneratorFailure) {
        var first: [String: String] = [:]
        for (spelt, meant) in names {
            if let other = first.updateValue(meant, forKey: spelt), other != meant {
                throw GeneratorFailure("\(place): \(other) and \(meant) would both be \(spelt) in Java")
            }
        }
    }

    /// How a method or a client's member is called: "planEdit" for "PlanEdit"; a keyword gets an underscore.
    static func member(_ name: String) -> String {
        let spelt = Spelling.lowerCamel(name)
        return reserved.contains(spelt) ? spelt + "_" : spelt
    }

    /// As protoc spells what follows "get": "IdempotencyKey" for "idempotency_key", "Foo2Bar" for "foo2bar".
    static func camel(_ field: String) -> String {
        var result = ""
        var beginsWord = true
        for letter in field {
            if letter == "_" {
                beginsWord = true
                continue
            }
            result += beginsWord ? letter.uppercased() : String(letter)
            beginsWord = letter.isNumber
        }
        return result
    }

    /// A message as seen from a package: by its own name there, else in full.
    static func type(_ name: TypeName, from package: String) -> String {
        name.package == package ? name.path.joined(separator: ".") : name.fullName
    }

    /// A class of the runtime: by its own name where no message has it.
    static func runtime(_ name: String, taken: Set<String>) -> String {
        taken.contains(name) ? "\(runtime).\(name)" : name
    }

    /// The lines that import those classes of the runtime that go by their own names.
    static func imports(_ names: [String], taken: Set<String>, into source: inout SourceWriter) {
        for name in names.sorted() where !taken.contains(name) { source.line("import \(runtime).\(name);") }
    }

    /// A comment for javadoc. Nothing in the text can end it, be taken for a tag, or begin an escape.
    static func javadoc(_ doc: Doc, tags: [String] = [], into source: inout SourceWriter) {
        guard !doc.isEmpty || !tags.isEmpty else { return }
        source.line("/**")
        var begins = false
        for text in doc.filled(to: 110).lines {
            if text.isEmpty {
                source.line(" *")
                begins = true
                continue
            }
            source.line(" * \(begins ? "<p>" : "")\(escaped(text))")
            begins = false
        }
        if !doc.isEmpty, !tags.isEmpty { source.line(" *") }
        for tag in tags { source.line(" * \(tag)") }
        source.line(" */")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\\", with: "&#92;").replacing("@", with: "&#64;").replacing("*/", with: "*&#47;")
    }

    /// Java's keywords and literals, and what every object has without arguments.
    private static let reserved: Set<String> = [
        "abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "const", "continue", "default", "do",
        "double", "else", "enum", "extends", "final", "finally", "float", "for", "goto", "if", "implements", "import",
        "instanceof",
        "int", "interface", "long", "native", "new", "package", "private", "protected", "public", "return", "short", "static",
        "strictfp", "super", "switch", "synchronized", "this", "throw", "throws", "transient", "try", "void", "volatile", "while",
        "true", "false", "null", "getClass", "hashCode", "toString", "notify", "notifyAll", "wait", "clone", "finalize",
    ]
}
