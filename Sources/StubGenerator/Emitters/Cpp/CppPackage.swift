// The package's own header: its schema's hash, all stubs, and the client that has them as members.

struct CppPackage {
    let name: String
    let files: [SchemaFile]
    let hash: UInt64

    func text() throws(GeneratorFailure) -> String {
        let services = files.flatMap(\.services).sorted { $0.name < $1.name }
        let members = services.map { (spelt: CppEmitter.member($0.shortName), meant: $0.fullName) }
        try CppEmitter.checkDistinct(members, in: name)
        let types = files.flatMap { $0.messages + $0.enums }.map { (spelt: $0.path.joined(separator: "_"), meant: $0.fullName) }
        try CppEmitter.checkDistinct(
            types + ["Services", "Client", "schema_hash"].map { (spelt: $0, meant: "the stubs' own \($0)") }, in: name)

        let namespace = CppEmitter.namespace(name)
        let digits = String(hash, radix: 16)
        var source = SourceWriter()
        source.line("// " + StubGenerator.banner(name))
        source.line()
        source.line("#pragma once")
        source.line()
        source.line("#include <cstdint>")
        source.line("#include <string>")
        source.line("#include <utility>")
        source.line()
        source.line("#include \"retouch/client.hpp\"")
        for file in files where !file.services.isEmpty { source.line("#include \"\(CppEmitter.stubsPath(file))\"") }
        source.line()
        source.line("namespace \(namespace) {")
        source.line()
        source.line("/// The first 8 bytes of the SHA-256 of the schema that this was generated from; HELLO carries it.")
        source.line(
            "inline constexpr std::uint64_t schema_hash = 0x\(String(repeating: "0", count: 16 - digits.count))\(digits);")
        source.line()
        source.line("/// The stubs of \(name), each as a member.")
        source.line("struct Services {")
        source.indented { source in
            source.line("/// The stubs of a client, which must outlive them.")
            source.line("explicit Services(::retouch::Caller& caller) noexcept")
            let list = members.map { "\($0.spelt)(caller)" }.joined(separator: ", ")
            source.indented { $0.line(": \(list) {}") }
            source.line()
            for (service, member) in zip(services, members) { source.line("\(service.name) \(member.spelt);") }
        }
        source.line("};")
        source.line()
        source.line("/// A client of the server at \"host:port\" with its stubs: `client.\(members.first?.spelt ?? "service")`.")
        source.line("///")
        source.line("/// It connects when the first call needs it. Safe from any thread.")
        source.line("class Client : public ::retouch::Client, public Services {")
        source.line("public:")
        source.indented { source in
            source.line("/// Throws ::retouch::InputValidationError where the address, a setting or a file of TLS is wrong.")
            source.line("explicit Client(const std::string& address, ::retouch::Options options = {})")
            source.indented { source in
                source.line(": ::retouch::Client(address, with_hash(std::move(options))),")
                source.line("  Services(static_cast<::retouch::Caller&>(*this)) {}")
            }
        }
        source.line()
        source.line("private:")
        source.indented { source in
            source.line("static ::retouch::Options with_hash(::retouch::Options options) {")
            source.indented { source in
                source.line("if (options.schema_hash == 0) options.schema_hash = schema_hash;")
                source.line("return options;")
            }
            source.line("}")
        }
        source.line("};")
        source.line()
        source.line("}  // namespace \(namespace)")
        return source.text
    }
}
