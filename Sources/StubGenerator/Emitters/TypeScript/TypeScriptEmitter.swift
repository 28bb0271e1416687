// TypeScript: one module of messages for each .proto, one of stubs for each with services, and one for each package that gathers them.
//
//   retouch/v1/edit.proto  ->  FOLDER/retouch/v1/edit.ts        interfaces, enums and codecs
//                              FOLDER/retouch/v1/edit_rpc.ts    EditService
//   package retouch.v1     ->  FOLDER/retouch/v1/index.ts       all of them, SCHEMA_HASH, Services
//
// Codecs are written out, on the runtime's `protobuf` (bytes) and `method` (what a method is): a client needs no package beside Node.

import Foundation

package struct TypeScriptEmitter: Emitter {
    package static let language = "typescript"
    package static let parameters = [
        "folder": "Where the files go, from the client's folder: src/generated.",
        "imports":
            "Where the modules of imported .proto files lie when another run makes them; the same folder where it is not given.",
        "runtime": "The folder of the runtime's modules, src where it is not given.",
    ]

    /// Where the files go, where those of other runs lie, and where the runtime is: folders without a slash at the end.
    let folder: String
    let imports: String
    let runtime: String

    package init(parameters: [String: String]) throws(GeneratorFailure) {
        guard let folder = parameters["folder"], !folder.isEmpty else {
            throw GeneratorFailure("typescript needs the folder of its files: --retouch_opt=folder=src/generated")
        }
        self.folder = folder
        imports = parameters["imports"] ?? folder
        runtime = parameters["runtime"] ?? "src"
    }

    package func files(for schema: Schema) throws(GeneratorFailure) -> [GeneratedFile] {
        let modules = TypeScriptModules(emitter: self, own: Set(schema.files.map(\.path)))
        var files: [GeneratedFile] = []
        for file in schema.files {
            files.append(
                GeneratedFile(
                    path: modules.path(file.path) + ".ts", text: try TypeScriptMessages(file, modules: modules).text()))
            guard !file.services.isEmpty else { continue }
            files.append(
                GeneratedFile(
                    path: modules.path(file.path) + "_rpc.ts", text: try TypeScriptStubs(file, modules: modules).text()))
        }
        for package in schema.packages {
            let text = try TypeScriptPackage(
                name: package.name, files: package.files, hash: schema.hash, modules: modules
            ).text()
            files.append(GeneratedFile(path: modules.packagePath(package.name) + "/index.ts", text: text))
        }
        return files
    }

    /// "Call_Kind": nested names joined with underscores.
    static func typeName(_ type: TypeName) -> String { type.path.joined(separator: "_") }

    /// "idempotencyKey" for "idempotency_key", as JSON spells it.
    static func member(_ field: String) -> String {
        let parts = field.split(separator: "_", omittingEmptySubsequences: false)
        return parts.prefix(1).joined() + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// A comment of JSDoc: nothing in it ends it.
    static func comment(_ doc: Doc, isDeprecated: Bool = false, into source: inout SourceWriter) {
        var lines = doc.filled(to: 110).lines.map { $0.replacing("*/", with: "*\\/") }
        if isDeprecated { lines += (lines.isEmpty ? [] : [""]) + ["@deprecated The schema says so."] }
        guard let first = lines.first else { return }
        guard lines.count > 1 else { return source.line("/** \(first) */") }
        source.line("/**")
        for line in lines { source.line(line.isEmpty ? " *" : " * \(line)") }
        source.line(" */")
    }

    /// Fails where two of the names are one.
    static func checkDistinct(_ names: [(spelt: String, meant: String)], in place: String) throws(GeneratorFailure) {
        var seen: [String: String] = [:]
        for name in names {
            if let other = seen.updateValue(name.meant, forKey: name.spelt) {
                throw GeneratorFailure("\(place): \(other) and \(name.meant) are both \(name.spelt) in TypeScript")
            }
        }
    }
}

/// Which module lies where.
struct TypeScriptModules {
    private let emitter: TypeScriptEmitter
    private let own: Set<String>

    init(emitter: TypeScriptEmitter, own: Set<String>) {
        self.emitter = emitter
        self.own = own
    }

    /// The module of a .proto from the client's folder, without its ending: "src/generated/retouch/v1/edit".
    func path(_ proto: String) -> String {
        let stem = proto.hasSuffix(".proto") ? String(proto.dropLast(6)) : proto
        return "\(own.contains(proto) ? emitter.folder : emitter.imports)/\(stem)"
    }

    /// "src/generated/retouch/v1".
    func packagePath(_ package: String) -> String { "\(emitter.folder)/\(package.replacing(".", with: "/"))" }

    /// A runtime's module.
    func runtime(_ name: String) -> String { "\(emitter.runtime)/\(name)" }

    /// How one module imports another: "../../../protobuf.js".
    static func specifier(_ module: String, from importer: String) -> String {
        var there = module.split(separator: "/")
        var here = importer.split(separator: "/").dropLast()
        while let first = there.first, first == here.first, there.count > 1 {
            there.removeFirst()
            here = here.dropFirst()
        }
        let way = here.isEmpty ? "./" : String(repeating: "../", count: here.count)
        return way + there.joined(separator: "/") + ".js"
    }
}

/// The types of other modules that one module uses: by their own names, or behind their module's where two are called alike.
struct TypeScriptImports {
    private let names: [TypeName: String]
    private let lines: [String]

    /// - Parameters:
    ///   - used: the types; those that `importer` declares itself are left out.
    ///   - taken: names that mean something else in the importing module.
    init(_ used: Set<TypeName>, into importer: String, declaring: String?, taken: Set<String>, modules: TypeScriptModules) {
        let foreign = used.filter { $0.file != declaring }
        let counts = Dictionary(grouping: foreign, by: TypeScriptEmitter.typeName).mapValues(\.count)
        var names: [TypeName: String] = [:]
        for type in used {
            let name = TypeScriptEmitter.typeName(type)
            let isShared = foreign.contains(type) && (counts[name, default: 0] > 1 || taken.contains(name))
            names[type] = isShared ? type.fullName.replacing(".", with: "_") : name
        }
        self.names = names
        lines = Dictionary(grouping: foreign, by: \.file).sorted { $0.key < $1.key }.map { file, types in
            let list = types.map { type in
                let name = TypeScriptEmitter.typeName(type)
                let local = names[type] ?? name
                return local == name ? name : "\(name) as \(local)"
            }.sorted()
            let from = TypeScriptModules.specifier(modules.path(file), from: importer)
            return "import { \(list.joined(separator: ", ")) } from \"\(from)\";"
        }
    }

    func name(_ type: TypeName) -> String { names[type] ?? TypeScriptEmitter.typeName(type) }

    func write(into source: inout SourceWriter) { source.lines(lines) }
}
