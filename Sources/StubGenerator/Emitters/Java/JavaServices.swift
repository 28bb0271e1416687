// The package's own class: its schema's hash, and all stubs of one client.

struct JavaServices {
    private let name: String
    private let services: [Service]
    private let hash: UInt64
    private let taken: Set<String>

    init(name: String, files: [SchemaFile], hash: UInt64, taken: Set<String>) throws(GeneratorFailure) {
        self.name = name
        self.hash = hash
        self.taken = taken
        services = files.flatMap(\.services).sorted { $0.name < $1.name }
        let own = ["client", "close"].map { (spelt: $0, meant: "the class's own \($0)") }
        try JavaEmitter.checkDistinct(
            own + services.map { (spelt: JavaEmitter.member($0.shortName), meant: $0.name) }, in: name)
    }

    func text() -> String {
        let (client, options) = (JavaEmitter.runtime("RetouchClient", taken: taken), JavaEmitter.runtime("Options", taken: taken))
        let digits = String(hash, radix: 16)
        var source = SourceWriter()
        source.line("// " + StubGenerator.banner(name))
        source.line()
        if !name.isEmpty {
            source.line("package \(name);")
            source.line()
        }
        JavaEmitter.imports(["Options", "RetouchClient"], taken: taken, into: &source)
        source.line()
        source.line("/** The stubs of {@code \(name)}, and the client that they share. Safe from any thread. */")
        source.line("public final class \(JavaEmitter.gatherer) implements AutoCloseable {")
        source.indented { source in
            source.line("/** First 8 bytes of the SHA-256 of the schema that this was generated from; HELLO carries them. */")
            source.line(
                "public static final long SCHEMA_HASH = 0x\(String(repeating: "0", count: 16 - digits.count))\(digits)L;")
            source.line()
            source.line("private final \(client) client;")
            for service in services { source.line("private final \(service.name) \(JavaEmitter.member(service.shortName));") }
            source.line()
            source.line("/** Makes all stubs of a client. */")
            source.line("public \(JavaEmitter.gatherer)(\(client) client) {")
            source.indented { source in
                source.line("this.client = client;")
                for service in services {
                    source.line("this.\(JavaEmitter.member(service.shortName)) = new \(service.name)(client);")
                }
            }
            source.line("}")
            source.line()
            source.line("/** A client of the server at \"host:port\" with the usual settings, and its stubs. */")
            source.line("public static \(JavaEmitter.gatherer) of(String address) {")
            source.indented { $0.line("return of(address, \(options).builder().build());") }
            source.line("}")
            source.line()
            source.line("/**")
            source.line(
                " * A client of the server at \"host:port\", and its stubs. It connects when the first call needs it; close it at the end."
            )
            source.line(" *")
            source.line(
                " * @throws retouch.RetouchException.InputValidation when the address, a setting or a file of TLS is wrong")
            source.line(" */")
            source.line("public static \(JavaEmitter.gatherer) of(String address, \(options) options) {")
            source.indented {
                $0.line("return new \(JavaEmitter.gatherer)(new \(client)(address, options.withSchemaHash(SCHEMA_HASH)));")
            }
            source.line("}")
            for service in services {
                let member = JavaEmitter.member(service.shortName)
                source.line()
                source.line("/** The stub of {@link \(service.name)}. */")
                source.line("public \(service.name) \(member)() {")
                source.indented { $0.line("return \(member);") }
                source.line("}")
            }
            source.line()
            source.line("/** What carries the calls out. */")
            source.line("public \(client) client() {")
            source.indented { $0.line("return client;") }
            source.line("}")
            source.line()
            source.line("/** Ends the calls and the connections. */")
            source.line("@Override")
            source.line("public void close() {")
            source.indented { $0.line("client.close();") }
            source.line("}")
        }
        source.line("}")
        return source.text
    }
}
