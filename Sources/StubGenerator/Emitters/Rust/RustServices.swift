// A package's own module: its messages, its stubs, its schema's hash, and the client's way to each service.

struct RustServices {
    let name: String
    let files: [SchemaFile]
    let hash: UInt64

    var text: String {
        let homes = files.filter { !$0.services.isEmpty }
            .map { (module: RustEmitter.module($0), services: $0.services.map { RustEmitter.typeName($0.name) }.sorted()) }
            .sorted { $0.module < $1.module }
        var source = SourceWriter()
        source.line("// " + StubGenerator.banner(name))
        source.line()
        source.line("//! Messages and services of \(name).")
        source.line()
        for home in homes where home.module < "messages" { source.line("mod \(home.module);") }
        // What prost writes is neither formatted nor linted.
        source.line("#[allow(clippy::all, rustdoc::all)]")
        source.line("#[rustfmt::skip]")
        source.line("mod messages;")
        for home in homes where home.module > "messages" { source.line("mod \(home.module);") }
        source.line()
        let uses = homes.map { home in
            let names = home.services.count == 1 ? home.services[0] : "{\(home.services.joined(separator: ", "))}"
            return (module: home.module, line: "pub use \(home.module)::\(names);")
        }
        for line in (uses + [("messages", "pub use messages::*;")]).sorted(by: { $0.module < $1.module }) {
            source.line(line.line)
        }
        source.line()
        source.line("/// The first 8 bytes of the SHA-256 of the schema that this was generated from; HELLO carries it.")
        let digits = String(hash, radix: 16)
        source.line("pub const SCHEMA_HASH: u64 = 0x\(String(repeating: "0", count: 16 - digits.count))\(digits);")
        source.line()
        source.line("impl crate::Client {")
        source.indented { source in
            let services = files.flatMap(\.services).sorted { $0.name < $1.name }
            for (index, service) in services.enumerated() {
                if index > 0 { source.line() }
                let type = RustEmitter.typeName(service.name)
                source.line("/// The calls of [`\(type)`].")
                source.line("pub fn \(RustEmitter.member(service.shortName))(&self) -> \(type)<'_> {")
                source.indented { $0.line("\(type)::new(self)") }
                source.line("}")
            }
        }
        source.line("}")
        return source.text
    }
}
