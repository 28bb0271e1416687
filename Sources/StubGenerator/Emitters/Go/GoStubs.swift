// The stubs of one .proto: a struct with a method for each of the service's.

struct GoStubs {
    private let file: SchemaFile
    private let module: String

    init(_ file: SchemaFile, module: String) throws(GeneratorFailure) {
        self.file = file
        self.module = module
        for service in file.services {
            for method in service.methods where method.name.first?.isUppercase != true {
                throw GeneratorFailure(
                    "\(file.path): \(service.name).\(method.name) begins with a small letter, which Go does not export")
            }
        }
    }

    func text() -> String {
        var source = SourceWriter(indentation: "\t")
        source.line(GoEmitter.banner(file.path))
        source.line()
        source.line("package \(GoEmitter.packageName(file.package))")
        source.line()
        source.line("import (")
        source.indented { source in
            source.line("\"context\"")
            source.line()
            if methods.contains(where: { if case .byKey = $0.idempotency { true } else { false } }) {
                source.line("\"google.golang.org/protobuf/proto\"")
                source.line()
            }
            source.line("retouch \"\(module)\"")
            for package in foreign {
                source.line("\"\(module)/\(GoEmitter.packageName(package))\"")
            }
        }
        source.line(")")
        for service in file.services {
            descriptions(service, into: &source)
            structure(service, into: &source)
            for method in service.methods { call(method, of: service, into: &source) }
        }
        return source.text
    }

    private var methods: [Method] { file.services.flatMap(\.methods) }

    /// Packages of messages beside the file's own.
    private var foreign: [String] {
        Set(methods.flatMap { [$0.request.package, $0.reply.package] }).subtracting([file.package]).sorted()
    }

    private func type(_ name: TypeName) -> String {
        let own = GoEmitter.typeName(name)
        return name.package == file.package ? own : "\(GoEmitter.packageName(name.package)).\(own)"
    }

    private func variable(_ method: Method, of service: Service) -> String {
        "method\(service.name)\(method.name)"
    }

    private func descriptions(_ service: Service, into source: inout SourceWriter) {
        source.line()
        source.line("var (")
        source.indented { source in
            for method in service.methods {
                source.line("\(variable(method, of: service)) = &retouch.Method{")
                source.indented { source in
                    // gofmt lines up the values of neighbouring fields.
                    var fields = [("Name", "\"\(method.wireName)\"")]
                    if method.replyCarriesBytes { fields.append(("Bulky", "true")) }
                    switch method.idempotency {
                    case .unknown: break
                    case .byKey(let field):
                        fields.append(("Idempotency", "retouch.IdempotentByKey"))
                        let getter = "request.(*\(type(method.request))).\(GoEmitter.getter(field))()"
                        fields.append(("Key", "func(request proto.Message) string { return \(getter) }"))
                    case .idempotent: fields.append(("Idempotency", "retouch.IdempotentAlways"))
                    case .noSideEffects: fields.append(("Idempotency", "retouch.NoSideEffects"))
                    }
                    let width = fields.map(\.0.count).max() ?? 0
                    for (name, value) in fields {
                        source.line("\(name):\(String(repeating: " ", count: width - name.count + 1))\(value),")
                    }
                }
                source.line("}")
            }
        }
        source.line(")")
    }

    private func structure(_ service: Service, into source: inout SourceWriter) {
        source.line()
        source.comment(service.doc, prefix: "// ")
        source.line("type \(service.name) struct{ caller retouch.Caller }")
        source.line()
        source.line("// New\(service.name) makes the stub of a client.")
        source.line("func New\(service.name)(caller retouch.Caller) *\(service.name) {")
        source.indented { $0.line("return &\(service.name){caller}") }
        source.line("}")
    }

    private func call(_ method: Method, of service: Service, into source: inout SourceWriter) {
        source.line()
        source.comment(method.doc, prefix: "// ")
        if method.isDeprecated {
            source.line("//")
            source.line("// Deprecated: the schema says so.")
        }
        let reply = type(method.reply)
        let streams = method.shape == .serverStream
        let result = streams ? "*retouch.Stream[\(reply), *\(reply)]" : "*\(reply)"
        source.line(
            "func (s *\(service.name)) \(method.name)(ctx context.Context, request *\(type(method.request)), options ...retouch.CallOption) (\(result), error) {"
        )
        source.indented { source in
            if streams {
                source.line("raw, err := s.caller.OpenStream(ctx, \(variable(method, of: service)), request, options)")
                failed(into: &source)
                source.line("return retouch.NewStream[\(reply)](raw), nil")
            } else {
                source.line("reply := &\(reply){}")
                source.line(
                    "if err := s.caller.Unary(ctx, \(variable(method, of: service)), request, reply, options); err != nil {")
                source.indented { $0.line("return nil, err") }
                source.line("}")
                source.line("return reply, nil")
            }
        }
        source.line("}")
    }

    private func failed(into source: inout SourceWriter) {
        source.line("if err != nil {")
        source.indented { $0.line("return nil, err") }
        source.line("}")
    }
}
