// Rust: one module of stubs for each .proto with services, and one for each package that gathers them.
//
//   retouch/v1/edit.proto  ->  src/v1/edit_rpc.rs   EditService
//   package retouch.v1     ->  src/v1/mod.rs        SCHEMA_HASH, Client::edit
//
// prost makes the messages of a package beside them, in src/v1/messages.rs. The runtime is the crate's root.

package struct RustEmitter: Emitter {
    package static let language = "rust"
    package static let parameters = [
        "root": "The protobuf package that is the crate itself: with retouch, retouch.v1 is crate::v1."
    ]

    /// The names of the package that is the crate's root.
    let root: [String]

    package init(parameters: [String: String]) throws(GeneratorFailure) {
        root = (parameters["root"] ?? "").split(separator: ".").map(String.init)
    }

    package func files(for schema: Schema) throws(GeneratorFailure) -> [GeneratedFile] {
        var files: [GeneratedFile] = []
        for file in schema.files where !file.services.isEmpty {
            let stubs = try RustStubs(file, emitter: self)
            files.append(GeneratedFile(path: "\(folder(file.package))/\(Self.module(file)).rs", text: stubs.text()))
        }
        // All packages' services are methods of one client.
        let members = schema.files.flatMap(\.services).map { (spelt: Self.member($0.shortName), meant: $0.fullName) }
        try Self.checkDistinct(members, in: "the client")
        for package in schema.packages {
            let text = RustServices(name: package.name, files: package.files, hash: schema.hash).text
            files.append(GeneratedFile(path: "\(folder(package.name))/mod.rs", text: text))
        }
        return files
    }

    /// ["v1"] for "retouch.v1", where "retouch" is the root.
    func modules(_ package: String) -> [String] {
        let names = package.split(separator: ".").map(String.init)
        let inner = names.starts(with: root) ? Array(names.dropFirst(root.count)) : names
        return inner.map(Self.member)
    }

    private func folder(_ package: String) -> String { (["src"] + modules(package)).joined(separator: "/") }

    /// A message as stubs of a package name it: "super::EditRequest", "crate::other::Thing".
    func type(_ name: TypeName, in package: String) -> String {
        // As prost spells them: a nested type lies in a module that is called like the outer one.
        let outer = name.path.dropLast().map(Self.member)
        let own = name.path.suffix(1).map(Self.typeName)
        let home = name.package == package ? ["super"] : ["crate"] + modules(name.package)
        return (home + outer + own).joined(separator: "::")
    }

    /// "edit_rpc" for "retouch/v1/edit.proto".
    static func module(_ file: SchemaFile) -> String {
        let stem = file.stem.split(separator: "/").last.map(String.init) ?? file.stem
        return Spelling.snake(stem.replacing("-", with: "_")) + "_rpc"
    }

    /// As prost spells a type: "UrlOfThing" for "URLOfThing".
    static func typeName(_ name: String) -> String {
        let spelt = Spelling.snake(name).split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        return spelt == "Self" ? "Self_" : spelt
    }

    /// A method, a module or a field: raw where Rust keeps the name for itself, and with an underscore where even that is not allowed.
    static func member(_ name: String) -> String {
        let snake = Spelling.snake(name)
        if ["self", "super", "crate"].contains(snake) { return snake + "_" }
        return keywords.contains(snake) ? "r#" + snake : snake
    }

    private static let keywords: Set<String> = [
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum", "extern",
        "false",
        "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override",
        "priv",
        "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof", "union", "unsafe", "unsized", "use",
        "virtual", "where", "while", "yield",
    ]

    /// Fails where two of the names are one.
    static func checkDistinct(_ names: [(spelt: String, meant: String)], in place: String) throws(GeneratorFailure) {
        var seen: [String: String] = [:]
        for name in names {
            if let other = seen.updateValue(name.meant, forKey: name.spelt) {
                throw GeneratorFailure("\(place): \(other) and \(name.meant) are both \(name.spelt) in Rust")
            }
        }
    }
}
