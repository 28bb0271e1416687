// The stubs of one .proto: a class with a method for each of the service's.

struct TypeScriptStubs {
    private let file: SchemaFile
    private let modules: TypeScriptModules
    private let imports: TypeScriptImports

    init(_ file: SchemaFile, modules: TypeScriptModules) throws(GeneratorFailure) {
        self.file = file
        self.modules = modules
        for service in file.services {
            let names = service.methods.map { (spelt: Self.member($0.name), meant: $0.name) }
            try TypeScriptEmitter.checkDistinct(names, in: "\(file.path): \(service.name)")
        }
        let used = Set(file.services.flatMap { $0.methods.flatMap { [$0.request, $0.reply] } })
        imports = TypeScriptImports(
            used, into: modules.path(file.path), declaring: nil, taken: Set(file.services.map(\.name)), modules: modules)
    }

    /// A method's name; a class's own constructor is called so already.
    static func member(_ name: String) -> String {
        let camel = Spelling.lowerCamel(name)
        return camel == "constructor" ? camel + "_" : camel
    }

    func text() -> String {
        var source = SourceWriter(indentation: "  ")
        source.line("// " + StubGenerator.banner(file.path))
        source.line()
        let here = modules.path(file.path)
        source.line("import * as rt from \"\(TypeScriptModules.specifier(modules.runtime("method"), from: here))\";")
        source.line("import type { Init } from \"\(TypeScriptModules.specifier(modules.runtime("protobuf"), from: here))\";")
        imports.write(into: &source)
        for service in file.services {
            descriptions(service, into: &source)
            stub(service, into: &source)
        }
        return source.text
    }

    private func constant(_ method: Method, of service: Service) -> String {
        "\(Spelling.capitals(service.shortName))_\(Spelling.capitals(method.name))"
    }

    /// What each method is: name, codecs, where it belongs, when it may be sent again.
    private func descriptions(_ service: Service, into source: inout SourceWriter) {
        for method in service.methods {
            let request = imports.name(method.request)
            let reply = imports.name(method.reply)
            source.line()
            source.line("const \(constant(method, of: service)): rt.Method<\(request), \(reply)> = {")
            source.indented { source in
                source.line("name: \"\(method.wireName)\",")
                source.line("request: \(request),")
                source.line("reply: \(reply),")
                source.line("isBulky: \(method.replyCarriesBytes || method.shape == .serverStream),")
                switch method.idempotency {
                case .unknown: source.line("mayRepeat: () => false,")
                case .byKey(let field):
                    let key = TypeScriptEmitter.member(field)
                    source.line("mayRepeat: (request) => request.\(key) !== undefined && request.\(key) !== \"\",")
                case .idempotent, .noSideEffects: source.line("mayRepeat: () => true,")
                }
                if let union = method.itemUnion {
                    source.line("isKnown: (item) => item.\(TypeScriptEmitter.member(union)) !== undefined,")
                }
            }
            source.line("};")
        }
    }

    private func stub(_ service: Service, into source: inout SourceWriter) {
        source.line()
        TypeScriptEmitter.comment(service.doc, into: &source)
        source.line("export class \(service.name) {")
        source.indented { source in
            source.line("constructor(private readonly caller: rt.Caller) {}")
            for method in service.methods {
                source.line()
                TypeScriptEmitter.comment(method.doc, isDeprecated: method.isDeprecated, into: &source)
                let streams = method.shape == .serverStream
                let reply = imports.name(method.reply)
                let arguments = "request: Init<\(imports.name(method.request))>, options?: rt.CallOptions"
                let result = streams ? "rt.Stream<\(reply)>" : "Promise<\(reply)>"
                source.line("\(Self.member(method.name))(\(arguments)): \(result) {")
                let call = streams ? "stream" : "unary"
                source.indented {
                    $0.line("return this.caller.\(call)(\(constant(method, of: service)), request, options);")
                }
                source.line("}")
            }
        }
        source.line("}")
    }
}
