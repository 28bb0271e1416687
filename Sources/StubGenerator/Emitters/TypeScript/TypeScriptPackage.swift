// The package's own module: everything of it, its schema's hash, and all stubs of one client.

struct TypeScriptPackage {
    private let name: String
    private let files: [SchemaFile]
    private let hash: UInt64
    private let modules: TypeScriptModules

    init(name: String, files: [SchemaFile], hash: UInt64, modules: TypeScriptModules) throws(GeneratorFailure) {
        self.name = name
        self.files = files
        self.hash = hash
        self.modules = modules
        let services = files.flatMap(\.services)
        let types = files.flatMap { $0.messageTypes.map(\.name) + $0.enumTypes.map(\.name) }
        try TypeScriptEmitter.checkDistinct(
            types.map { (spelt: TypeScriptEmitter.typeName($0), meant: $0.fullName) }
                + services.map { (spelt: $0.name, meant: $0.fullName) }
                + ["Services", "SCHEMA_HASH"].map { (spelt: $0, meant: "the module's own") }, in: name)
        try TypeScriptEmitter.checkDistinct(
            services.map { (spelt: Spelling.lowerCamel($0.shortName), meant: $0.name) }, in: name)
    }

    func text() -> String {
        let here = modules.packagePath(name) + "/index"
        let services = files.flatMap { file in file.services.map { (service: $0, file: file) } }
            .sorted { $0.service.name < $1.service.name }
        var source = SourceWriter(indentation: "  ")
        source.line("// " + StubGenerator.banner(name))
        source.line()
        let runtime = TypeScriptModules.specifier(modules.runtime("method"), from: here)
        source.line("import type { Caller } from \"\(runtime)\";")
        for (service, file) in services {
            let module = TypeScriptModules.specifier(modules.path(file.path) + "_rpc", from: here)
            source.line("import { \(service.name) } from \"\(module)\";")
        }
        source.line()
        for file in files.sorted(by: { $0.path < $1.path }) {
            source.line("export * from \"\(TypeScriptModules.specifier(modules.path(file.path), from: here))\";")
            if !file.services.isEmpty {
                source.line("export * from \"\(TypeScriptModules.specifier(modules.path(file.path) + "_rpc", from: here))\";")
            }
        }
        source.line()
        source.line("/** The first 8 bytes of the SHA-256 of the schema that this was generated from; HELLO carries it. */")
        let digits = String(hash, radix: 16)
        source.line("export const SCHEMA_HASH = 0x\(String(repeating: "0", count: 16 - digits.count))\(digits)n;")
        source.line()
        source.line("/** The stubs of \(name), each as a member. */")
        source.line("export class Services {")
        source.indented { source in
            for (service, _) in services {
                TypeScriptEmitter.comment(Doc(lines: Array(service.doc.lines.prefix { !$0.isEmpty })), into: &source)
                source.line("readonly \(Spelling.lowerCamel(service.shortName)): \(service.name);")
            }
            source.line()
            source.line("constructor(caller: Caller) {")
            source.indented { source in
                for (service, _) in services {
                    source.line("this.\(Spelling.lowerCamel(service.shortName)) = new \(service.name)(caller);")
                }
            }
            source.line("}")
        }
        source.line("}")
        return source.text
    }
}
