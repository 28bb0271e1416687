// The package's own file: its schema's hash, and all stubs of one client.

struct GoServices {
    let name: String
    let files: [SchemaFile]
    let hash: UInt64
    let module: String

    var text: String {
        let services = files.flatMap(\.services).sorted { $0.name < $1.name }
        let width = services.map(\.shortName.count).max() ?? 0
        var source = SourceWriter(indentation: "\t")
        source.line(GoEmitter.banner(name))
        source.line()
        source.line("package \(GoEmitter.packageName(name))")
        source.line()
        source.line("import retouch \"\(module)\"")
        source.line()
        source.line(
            "// SchemaHash is the first 8 bytes of the SHA-256 of the schema that this was generated from; HELLO carries it.")
        let digits = String(hash, radix: 16)
        source.line("const SchemaHash = 0x\(String(repeating: "0", count: 16 - digits.count))\(digits)")
        source.line()
        source.line("// Services are the stubs of \(name), each as a field.")
        source.line("type Services struct {")
        source.indented { source in
            for service in services {
                let pad = String(repeating: " ", count: width - service.shortName.count + 1)
                source.line("\(service.shortName)\(pad)*\(service.name)")
            }
        }
        source.line("}")
        source.line()
        source.line("// NewServices makes all stubs of a client.")
        source.line("func NewServices(caller retouch.Caller) *Services {")
        source.indented { source in
            source.line("return &Services{")
            source.indented { source in
                for service in services {
                    let pad = String(repeating: " ", count: width - service.shortName.count + 1)
                    source.line("\(service.shortName):\(pad)New\(service.name)(caller),")
                }
            }
            source.line("}")
        }
        source.line("}")
        source.line()
        source.line(
            "// Dial makes a client of the server at \"host:port\", and its stubs. It connects when the first call needs it; Close the client at the end."
        )
        source.line("func Dial(address string, options retouch.Options) (*Services, *retouch.Client) {")
        source.indented { source in
            source.line("if options.SchemaHash == 0 {")
            source.indented { $0.line("options.SchemaHash = SchemaHash") }
            source.line("}")
            source.line("client := retouch.NewClient(address, options)")
            source.line("return NewServices(client), client")
        }
        source.line("}")
        return source.text
    }
}
