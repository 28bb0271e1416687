// The package module: what `from retouch.v1 import …` finds.

struct PythonPackage {
    private let name: String
    private let files: [SchemaFile]
    private let hash: UInt64

    init(name: String, files: [SchemaFile], hash: UInt64) throws(GeneratorFailure) {
        self.name = name
        self.files = files
        self.hash = hash
        let services = files.flatMap(\.services)
        try PythonEmitter.checkDistinct(
            services.map { (spelt: PythonEmitter.member($0.shortName), meant: $0.name) }, in: name)
    }

    func text() -> String {
        var source = SourceWriter()
        source.line("# " + StubGenerator.banner(name))
        source.line("\"\"\"Messages, enums and stubs of \(name).\"\"\"")
        source.line()
        source.line("from retouch.method import AsyncCaller, Caller")
        for file in files.sorted(by: { $0.path < $1.path }) {
            let messages = (file.messages + file.enums).map { $0.path[0] }.sorted()
            if !messages.isEmpty { imports(file, "_pb2", messages, into: &source) }
            let stubs = file.services.flatMap { [$0.name, "Async" + $0.name] }.sorted()
            if !stubs.isEmpty { imports(file, "_rpc", stubs, into: &source) }
        }
        source.line()
        source.line("# The first 8 bytes of the SHA-256 of the schema that this was generated from; HELLO carries it.")
        source.line("SCHEMA_HASH = 0x\(padded(hash))")
        for isAsync in [false, true] { services(isAsync: isAsync, into: &source) }
        source.line()
        source.line()
        source.line("__all__ = [")
        source.indented { source in
            for name in exported { source.line("\"\(name)\",") }
        }
        source.line("]")
        return source.text
    }

    private var exported: [String] {
        let types = files.flatMap { $0.messages + $0.enums }.map { $0.path[0] }
        let stubs = files.flatMap(\.services).flatMap { [$0.name, "Async" + $0.name] }
        return (types + stubs + ["SCHEMA_HASH", "Services", "AsyncServices"]).sorted()
    }

    private func imports(_ file: SchemaFile, _ ending: String, _ names: [String], into source: inout SourceWriter) {
        let line = PythonLayout.importLine(PythonEmitter.dotted(file.path, ending: ending), names)
        source.lines(line.split(separator: "\n").map(String.init))
    }

    /// One attribute a service: what the clients inherit.
    private func services(isAsync: Bool, into source: inout SourceWriter) {
        let prefix = isAsync ? "Async" : ""
        source.line()
        source.line()
        source.line("class \(prefix)Services:")
        source.indented { source in
            source.line("\"\"\"The services of \(name), each as an attribute\(isAsync ? ", for asyncio" : "").\"\"\"")
            source.line()
            source.line("def __init__(self, caller: \(prefix)Caller) -> None:")
            source.indented { source in
                for service in files.flatMap(\.services).sorted(by: { $0.name < $1.name }) {
                    source.line("self.\(PythonEmitter.member(service.shortName)) = \(prefix)\(service.name)(caller)")
                }
            }
        }
    }

    private func padded(_ hash: UInt64) -> String {
        let digits = String(hash, radix: 16, uppercase: true)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

enum PythonLayout {
    private static let width = 130

    /// "from a.b import C, D", over several lines where it is long.
    static func importLine(_ module: String, _ names: [String]) -> String {
        let line = "from \(module) import \(names.joined(separator: ", "))"
        guard line.count > width else { return line }
        return "from \(module) import (\n" + names.map { "    \($0),\n" }.joined() + ")"
    }
}
