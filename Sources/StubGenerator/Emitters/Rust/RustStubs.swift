// The stubs of one .proto: a struct with a method for each of the service's.

struct RustStubs {
    private let file: SchemaFile
    private let emitter: RustEmitter
    /// rustfmt's max_width in clients/rust/rustfmt.toml.
    private static let width = 120

    init(_ file: SchemaFile, emitter: RustEmitter) throws(GeneratorFailure) {
        self.file = file
        self.emitter = emitter
        for service in file.services {
            let names = service.methods.map { (spelt: RustEmitter.member($0.name), meant: $0.name) }
            try RustEmitter.checkDistinct(names, in: "\(file.path): \(service.name)")
            for method in service.methods where RustEmitter.member(method.name) == "new" {
                throw GeneratorFailure("\(file.path): \(service.name).\(method.name) is the name of the stub's own constructor")
            }
        }
    }

    func text() -> String {
        var source = SourceWriter()
        source.line("// " + StubGenerator.banner(file.path))
        source.line()
        source.line("use crate::{\(runtimeNames.joined(separator: ", "))};")
        for service in file.services {
            structure(service, into: &source)
            source.line("impl<'a> \(RustEmitter.typeName(service.name))<'a> {")
            source.indented { source in
                for method in service.methods { constant(method, into: &source) }
                if !service.methods.isEmpty { source.line() }
                source.line("pub(crate) fn new(client: &'a Client) -> Self {")
                source.indented { $0.line("Self { client }") }
                source.line("}")
                for method in service.methods { call(method, into: &source) }
            }
            source.line("}")
        }
        return source.text
    }

    private var methods: [Method] { file.services.flatMap(\.methods) }

    /// What the stubs use of the runtime, in rustfmt's order.
    private var runtimeNames: [String] {
        var names = ["Client"]
        if !methods.isEmpty { names += ["CallOptions", "Idempotency", "Method", "Result"] }
        if methods.contains(where: { $0.shape == .unary }) { names.append("Reply") }
        if methods.contains(where: { $0.shape == .serverStream }) { names.append("Stream") }
        return names.sorted()
    }

    private func type(_ name: TypeName) -> String { emitter.type(name, in: file.package) }

    private func structure(_ service: Service, into source: inout SourceWriter) {
        source.line()
        source.comment(service.doc, prefix: "/// ")
        source.line("#[derive(Clone, Copy, Debug)]")
        source.line("pub struct \(RustEmitter.typeName(service.name))<'a> {")
        source.indented { $0.line("client: &'a Client,") }
        source.line("}")
        source.line()
    }

    /// What the method is, for the runtime.
    private func constant(_ method: Method, into source: inout SourceWriter) {
        let head = "const \(Spelling.capitals(method.name)): Method<\(type(method.request)), \(type(method.reply))> ="
        if source.column + head.count + " Method {".count <= Self.width {
            source.line(head + " Method {")
            fields(method, into: &source)
        } else {
            source.line(head)
            source.indented { source in
                source.line("Method {")
                fields(method, into: &source)
            }
        }
    }

    private func fields(_ method: Method, into source: inout SourceWriter) {
        source.indented { source in
            source.line("name: \"\(method.wireName)\",")
            source.line("bulky: \(method.replyCarriesBytes),")
            switch method.idempotency {
            case .unknown: source.line("idempotency: Idempotency::Unknown,")
            case .byKey(let field):
                source.line("idempotency: Idempotency::ByKey(|request| !request.\(RustEmitter.member(field)).is_empty()),")
            case .idempotent: source.line("idempotency: Idempotency::Always,")
            case .noSideEffects: source.line("idempotency: Idempotency::NoSideEffects,")
            }
            if let union = method.itemUnion {
                source.line("is_known: |item| item.\(RustEmitter.member(union)).is_some(),")
            } else {
                source.line("is_known: |_| true,")
            }
        }
        source.line("};")
    }

    private func call(_ method: Method, into source: inout SourceWriter) {
        let streams = method.shape == .serverStream
        let head = "pub fn \(RustEmitter.member(method.name))("
        let arguments = ["&self", "request: &\(type(method.request))", "options: &CallOptions"]
        let result = ") -> Result<\(streams ? "Stream" : "Reply")<\(type(method.reply))>> {"
        source.line()
        source.comment(method.doc, prefix: "/// ")
        if method.isDeprecated { source.line("#[deprecated]") }
        let whole = head + arguments.joined(separator: ", ") + result
        if source.column + whole.count <= Self.width {
            source.line(whole)
        } else {
            source.line(head)
            source.indented { source in
                for argument in arguments { source.line(argument + ",") }
            }
            source.line(result)
        }
        source.indented { source in
            let constant = "&Self::\(Spelling.capitals(method.name))"
            source.line("self.client.\(streams ? "open" : "unary")(\(constant), request, options)")
        }
        source.line("}")
    }
}
