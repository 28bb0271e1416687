// The stubs of one .proto: a class for blocking callers and one for asyncio for each service.

struct PythonStubs {
    private let file: SchemaFile
    /// How the module names each message: by itself, or behind its module where two packages have the same name.
    private let types: [TypeName: String]
    private let imports: [String]

    init(_ file: SchemaFile) throws(GeneratorFailure) {
        self.file = file
        let used = Set(file.services.flatMap { $0.methods.flatMap { [$0.request, $0.reply] } })
        let outermost = Set(used.map { TypeName(file: $0.file, package: $0.package, path: Array($0.path.prefix(1))) })
        let counts = Dictionary(grouping: outermost, by: { $0.path[0] }).mapValues(\.count)
        let own = Set(file.services.flatMap { [$0.name, "Async" + $0.name] })
        let local = { (type: TypeName) -> String in
            let name = type.path[0]
            let isShared = counts[name, default: 0] > 1 || own.contains(name)
            return isShared ? PythonEmitter.modulePath(type.file, ending: "_").replacing("/", with: "_") + name : name
        }
        types = Dictionary(
            uniqueKeysWithValues: used.map { ($0, ([local($0)] + $0.path.dropFirst()).joined(separator: ".")) })
        imports = Dictionary(grouping: outermost, by: \.file).sorted { $0.key < $1.key }.map { path, found in
            let names = found.sorted { $0.path[0] < $1.path[0] }
                .map { local($0) == $0.path[0] ? $0.path[0] : "\($0.path[0]) as \(local($0))" }
            return PythonLayout.importLine(PythonEmitter.dotted(path, ending: "_pb2"), names)
        }
        for service in file.services {
            let names = service.methods.map { (spelt: PythonEmitter.member($0.name), meant: $0.name) }
            try PythonEmitter.checkDistinct(names, in: "\(file.path): \(service.name)")
        }
    }

    func text() -> String {
        var source = SourceWriter()
        source.line("# " + StubGenerator.banner(file.path))
        source.line("\"\"\"Stubs of \(file.services.map(\.name).joined(separator: ", ")).\"\"\"")
        source.line()
        source.line("from __future__ import annotations")
        source.line()
        for line in [PythonLayout.importLine("retouch.method", runtimeNames)] + imports {
            source.lines(line.split(separator: "\n").map(String.init))
        }
        for (index, service) in file.services.enumerated() {
            // PEP 8: two blank lines behind a class.
            if index > 0 { source.line() }
            constants(service, into: &source)
            stub(service, isAsync: false, into: &source)
            stub(service, isAsync: true, into: &source)
        }
        return source.text
    }

    /// What the stubs use of the runtime, in isort's order.
    private var runtimeNames: [String] {
        let methods = file.services.flatMap(\.methods)
        var names = ["AsyncCaller", "Caller", "Cancellation", "Metadata", "Method", "Timeout"]
        if methods.contains(where: { $0.shape == .serverStream }) { names += ["AsyncStream", "Stream"] }
        if methods.contains(where: { $0.idempotency != .unknown }) { names.append("Idempotency") }
        return ["DEFAULT"] + names.sorted()
    }

    /// What each method is, once for both classes.
    private func constants(_ service: Service, into source: inout SourceWriter) {
        source.line()
        for method in service.methods {
            source.line("\(constant(method, of: service)) = Method(")
            source.indented { source in
                source.line("\"\(method.wireName)\",")
                source.line("request=\(types[method.request] ?? ""),")
                source.line("reply=\(types[method.reply] ?? ""),")
                if method.shape == .serverStream { source.line("streams=True,") }
                if let union = method.itemUnion { source.line("union=\"\(union)\",") }
                if method.replyCarriesBytes { source.line("bulky=True,") }
                switch method.idempotency {
                case .unknown: break
                case .byKey(let field):
                    source.line("idempotency=Idempotency.BY_KEY,")
                    source.line("key_field=\"\(field)\",")
                case .idempotent: source.line("idempotency=Idempotency.IDEMPOTENT,")
                case .noSideEffects: source.line("idempotency=Idempotency.NO_SIDE_EFFECTS,")
                }
            }
            source.line(")")
        }
    }

    private func constant(_ method: Method, of service: Service) -> String {
        "_\(Spelling.capitals(service.shortName))_\(Spelling.capitals(method.name))"
    }

    private func stub(_ service: Service, isAsync: Bool, into source: inout SourceWriter) {
        source.line()
        source.line()
        source.line("class \(isAsync ? "Async" : "")\(service.name):")
        source.indented { source in
            PythonEmitter.docstring(service.doc, into: &source)
            if !service.doc.isEmpty { source.line() }
            source.line("__slots__ = (\"_caller\",)")
            source.line()
            source.line("def __init__(self, caller: \(isAsync ? "AsyncCaller" : "Caller")) -> None:")
            source.indented { $0.line("self._caller = caller") }
            for method in service.methods { self.method(method, of: service, isAsync: isAsync, into: &source) }
        }
    }

    private func method(_ method: Method, of service: Service, isAsync: Bool, into source: inout SourceWriter) {
        let reply = types[method.reply] ?? ""
        let streams = method.shape == .serverStream
        let result = streams ? "\(isAsync ? "Async" : "")Stream[\(reply)]" : reply
        source.line()
        source.line("\(isAsync && !streams ? "async " : "")def \(PythonEmitter.member(method.name))(")
        source.indented { source in
            source.line("self,")
            source.line("request: \(types[method.request] ?? ""),")
            source.line("*,")
            source.line("timeout: Timeout = DEFAULT,")
            source.line("metadata: Metadata = (),")
            // A task of asyncio is cancelled by itself.
            if !isAsync { source.line("cancel: Cancellation | None = None,") }
        }
        source.line(") -> \(result):")
        source.indented { source in
            var doc = method.doc
            if method.isDeprecated { doc.lines += (doc.isEmpty ? [] : [""]) + ["Deprecated."] }
            PythonEmitter.docstring(doc, into: &source)
            let call = "self._caller.\(streams ? "stream" : "unary")"
            let arguments = "(\(constant(method, of: service)), request, timeout, metadata\(isAsync ? "" : ", cancel"))"
            source.line("return \(isAsync && !streams ? "await " : "")\(call)\(arguments)")
        }
    }
}
