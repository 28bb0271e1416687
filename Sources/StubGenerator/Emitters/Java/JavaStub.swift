// The stub of one service: a class with methods that block and, for unary ones, methods that give a future.

struct JavaStub {
    private let service: Service
    private let file: SchemaFile
    /// Names of the package's messages and enums.
    private let taken: Set<String>

    init(_ service: Service, of file: SchemaFile, taken: Set<String>) throws(GeneratorFailure) {
        self.service = service
        self.file = file
        self.taken = taken
        let names = service.methods.flatMap { method in
            let name = JavaEmitter.member(method.name)
            let all = method.shape == .unary ? [name, Self.asyncName(method)] : [name]
            return all.map { (spelt: $0, meant: method.name) }
        }
        try JavaEmitter.checkDistinct(names, in: "\(file.path): \(service.name)")
        let constants = service.methods.map { (spelt: Spelling.capitals($0.name), meant: $0.name) }
        try JavaEmitter.checkDistinct(constants, in: "\(file.path): \(service.name)")
    }

    func text() -> String {
        var source = SourceWriter()
        source.line("// " + StubGenerator.banner(file.path))
        source.line()
        if !file.package.isEmpty {
            source.line("package \(file.package);")
            source.line()
        }
        if hasUnary {
            source.line("import java.util.concurrent.CompletableFuture;")
            source.line()
        }
        let streams = service.methods.contains { $0.shape == .serverStream }
        JavaEmitter.imports(
            ["CallOptions", "Caller", "RpcMethod"] + (streams ? ["ReplyStream"] : []), taken: taken, into: &source)
        source.line()
        JavaEmitter.javadoc(service.doc, into: &source)
        source.line("public final class \(service.name) {")
        source.indented { source in
            for method in service.methods { constant(method, into: &source) }
            source.line("private final \(runtime("Caller")) caller;")
            source.line()
            source.line("/** Makes the stub of a client. */")
            source.line("public \(service.name)(\(runtime("Caller")) caller) {")
            source.indented { $0.line("this.caller = caller;") }
            source.line("}")
            for method in service.methods {
                if method.shape == .serverStream {
                    stream(method, into: &source)
                } else {
                    unary(method, into: &source)
                }
            }
        }
        source.line("}")
        return source.text
    }

    private static func asyncName(_ method: Method) -> String { Spelling.lowerCamel(method.name) + "Async" }

    private var hasUnary: Bool { service.methods.contains { $0.shape == .unary } }

    private func runtime(_ name: String) -> String { JavaEmitter.runtime(name, taken: taken) }

    private func type(_ name: TypeName) -> String { JavaEmitter.type(name, from: file.package) }

    /// What a method is, once.
    private func constant(_ method: Method, into source: inout SourceWriter) {
        let types = "\(type(method.request)), \(type(method.reply))"
        source.line("private static final \(runtime("RpcMethod"))<\(types)> \(Spelling.capitals(method.name)) =")
        source.indented { source in
            source.indented { source in
                var lines = ["\(runtime("RpcMethod")).<\(types)>of(\"\(method.wireName)\", \(type(method.reply)).parser())"]
                if method.replyCarriesBytes { lines.append("        .bulky()") }
                if let union = method.itemUnion {
                    lines.append("        .knownWhere(item -> item.get\(JavaEmitter.camel(union))Case().getNumber() != 0)")
                }
                switch method.idempotency {
                case .unknown: break
                case .byKey(let field):
                    lines.append("        .idempotentByKey(\(type(method.request))::get\(JavaEmitter.camel(field)))")
                case .idempotent: lines.append("        .idempotent()")
                case .noSideEffects: lines.append("        .withoutSideEffects()")
                }
                lines[lines.count - 1] += ";"
                source.lines(lines)
            }
        }
        source.line()
    }

    private func unary(_ method: Method, into source: inout SourceWriter) {
        let (name, constant) = (JavaEmitter.member(method.name), Spelling.capitals(method.name))
        let (request, reply) = (type(method.request), type(method.reply))
        begin(method, doc: method.doc, into: &source)
        source.line("public \(reply) \(name)(\(request) request) {")
        source.indented { $0.line("return \(name)(request, \(runtime("CallOptions")).DEFAULT);") }
        source.line("}")
        begin(method, doc: Doc(lines: ["As {@link #\(name)(\(request))}, with options."]), isOwn: true, into: &source)
        source.line("public \(reply) \(name)(\(request) request, \(runtime("CallOptions")) options) {")
        source.indented { $0.line("return caller.unary(\(constant), request, options);") }
        source.line("}")
        begin(
            method,
            doc: Doc(lines: ["As {@link #\(name)(\(request))}, without waiting; cancelling the future cancels the call."]),
            isOwn: true, into: &source)
        source.line("public CompletableFuture<\(reply)> \(Self.asyncName(method))(\(request) request) {")
        source.indented { $0.line("return \(Self.asyncName(method))(request, \(runtime("CallOptions")).DEFAULT);") }
        source.line("}")
        begin(
            method, doc: Doc(lines: ["As {@link #\(Self.asyncName(method))(\(request))}, with options."]), isOwn: true,
            into: &source)
        let arguments = "\(request) request, \(runtime("CallOptions")) options"
        source.line("public CompletableFuture<\(reply)> \(Self.asyncName(method))(\(arguments)) {")
        source.indented { $0.line("return caller.unaryAsync(\(constant), request, options);") }
        source.line("}")
    }

    private func stream(_ method: Method, into source: inout SourceWriter) {
        let (name, constant) = (JavaEmitter.member(method.name), Spelling.capitals(method.name))
        let (request, reply) = (type(method.request), type(method.reply))
        begin(method, doc: method.doc, into: &source)
        source.line("public \(runtime("ReplyStream"))<\(reply)> \(name)(\(request) request) {")
        source.indented { $0.line("return \(name)(request, \(runtime("CallOptions")).DEFAULT);") }
        source.line("}")
        begin(method, doc: Doc(lines: ["As {@link #\(name)(\(request))}, with options."]), isOwn: true, into: &source)
        source.line(
            "public \(runtime("ReplyStream"))<\(reply)> \(name)(\(request) request, \(runtime("CallOptions")) options) {")
        source.indented { $0.line("return caller.stream(\(constant), request, options);") }
        source.line("}")
    }

    /// A blank line, the comment and the annotation. Sentences of the emitter's `isOwn` may hold tags of javadoc.
    private func begin(_ method: Method, doc: Doc, isOwn: Bool = false, into source: inout SourceWriter) {
        source.line()
        let tags = method.isDeprecated ? ["@deprecated the schema says so"] : []
        if isOwn {
            JavaEmitter.javadoc(Doc(), tags: doc.lines + tags, into: &source)
        } else {
            JavaEmitter.javadoc(doc, tags: tags, into: &source)
        }
        if method.isDeprecated { source.line("@Deprecated") }
    }
}
