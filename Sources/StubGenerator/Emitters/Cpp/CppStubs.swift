// The stubs of one .proto: a class with a member function for each method of the service.

struct CppStubs {
    private let file: SchemaFile

    init(_ file: SchemaFile) throws(GeneratorFailure) {
        self.file = file
        for service in file.services {
            let names = service.methods.map { (spelt: CppEmitter.member($0.name), meant: "\(service.name).\($0.name)") }
            try CppEmitter.checkDistinct(names, in: file.path)
        }
        // protoc's classes and the stubs share a namespace.
        let types = (file.messages + file.enums).map { (spelt: $0.path.joined(separator: "_"), meant: $0.fullName) }
        try CppEmitter.checkDistinct(types + file.services.map { (spelt: $0.name, meant: $0.fullName) }, in: file.path)
    }

    func text() -> String {
        var source = SourceWriter()
        source.line("// " + StubGenerator.banner(file.path))
        source.line()
        source.line("#pragma once")
        source.line()
        source.line("#include \"retouch/method.hpp\"")
        for path in headers { source.line("#include \"\(path)\"") }
        source.line()
        source.line("namespace \(CppEmitter.namespace(file.package)) {")
        for service in file.services { stub(service, into: &source) }
        source.line()
        source.line("}  // namespace \(CppEmitter.namespace(file.package))")
        return source.text
    }

    /// Where the messages of the methods are declared.
    private var headers: [String] {
        let methods = file.services.flatMap(\.methods)
        return Set(methods.flatMap { [$0.request.file, $0.reply.file] }).map(CppEmitter.messagesPath).sorted()
    }

    private func type(_ name: TypeName) -> String { CppEmitter.typeName(name, in: file.package) }

    private func stub(_ service: Service, into source: inout SourceWriter) {
        source.line()
        CppEmitter.comment(service.doc, into: &source)
        source.line("class \(service.name) {")
        source.line("public:")
        source.indented { source in
            source.line("/// The stub of a client, which must outlive it.")
            source.line("explicit \(service.name)(::retouch::Caller& caller) noexcept : caller_(&caller) {}")
            for method in service.methods { call(method, into: &source) }
        }
        source.line()
        source.line("private:")
        source.indented { source in
            for method in service.methods { description(method, into: &source) }
            source.line("::retouch::Caller* caller_;")
        }
        source.line("};")
    }

    private func call(_ method: Method, into source: inout SourceWriter) {
        let name = CppEmitter.member(method.name)
        let (reply, request) = (type(method.reply), type(method.request))
        let streams = method.shape == .serverStream
        source.line()
        CppEmitter.comment(method.doc, into: &source)
        if method.isDeprecated { source.line("[[deprecated(\"the schema says so\")]]") }
        source.line(
            "\(streams ? "::retouch::Stream<\(reply)>" : reply) \(name)(const \(request)& request, const ::retouch::CallOptions& options = {}) const {"
        )
        source.indented { source in
            var arguments = ["*caller_", "\(name)_method_", "request", "options"]
            var key = "{}"
            if case .byKey(let field) = method.idempotency { key = "request.\(CppEmitter.getter(field))()" }
            if key != "{}" || (streams && method.itemUnion != nil) { arguments.append(key) }
            if streams, method.itemUnion != nil {
                arguments.append("&\(name)_is_known")
            }
            let function = streams ? "::retouch::open<\(reply)>" : "::retouch::call<\(reply)>"
            source.line("return \(function)(\(arguments.joined(separator: ", ")));")
        }
        source.line("}")
    }

    private func description(_ method: Method, into source: inout SourceWriter) {
        let name = CppEmitter.member(method.name)
        let idempotency =
            switch method.idempotency {
            case .unknown: "unknown"
            case .byKey: "by_key"
            case .idempotent: "always"
            case .noSideEffects: "no_side_effects"
            }
        let bulk = method.replyCarriesBytes ? "bulk" : "small"
        source.line("static constexpr ::retouch::Method \(name)_method_{")
        source.indented { source in
            source.line(
                "\"\(method.wireName)\", ::retouch::Idempotency::\(idempotency), ::retouch::Weight::\(bulk)};")
        }
        guard method.shape == .serverStream, let union = method.itemUnion else { return }
        // An item without any member is of a kind that only a newer server has.
        source.line("static bool \(name)_is_known(const \(type(method.reply))& item) {")
        source.indented { source in
            source.line("return item.\(union.lowercased())_case() != \(type(method.reply))::\(union.uppercased())_NOT_SET;")
        }
        source.line("}")
    }
}
