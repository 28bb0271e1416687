// The messages of one .proto: an interface and a codec for each, and its enums.

struct TypeScriptMessages {
    private let file: SchemaFile
    private let modules: TypeScriptModules
    private let imports: TypeScriptImports

    init(_ file: SchemaFile, modules: TypeScriptModules) throws(GeneratorFailure) {
        self.file = file
        self.modules = modules
        let declared = (file.messageTypes.map(\.name) + file.enumTypes.map(\.name)).map {
            (spelt: TypeScriptEmitter.typeName($0), meant: $0.fullName)
        }
        try TypeScriptEmitter.checkDistinct(declared + [(spelt: "pb", meant: "the runtime")], in: file.path)
        guard file.isProto3 || declared.isEmpty else {
            throw GeneratorFailure("\(file.path): TypeScript's codecs are for proto3")
        }
        for message in file.messageTypes { try Self.check(message, in: file.path) }
        let used = Set(
            file.messageTypes.flatMap(\.fields).compactMap { field in
                switch field.value {
                case .message(let type), .enumeration(let type): type
                default: nil
                }
            })
        imports = TypeScriptImports(
            used, into: modules.path(file.path), declaring: file.path, taken: Set(declared.map(\.spelt)), modules: modules)
    }

    /// Refuses what the codecs do not write, and two members of one name.
    private static func check(_ message: MessageType, in path: String) throws(GeneratorFailure) {
        let place = "\(path): \(message.name.path.joined(separator: "."))"
        for field in message.fields {
            if case .other(let what) = field.value {
                throw GeneratorFailure("\(place).\(field.name) is a \(what), which TypeScript's codecs do not write")
            }
        }
        let members = message.fields.filter { $0.union == nil }.map(\.name) + message.unions.map(\.name)
        try TypeScriptEmitter.checkDistinct(
            members.map { (spelt: TypeScriptEmitter.member($0), meant: $0) }, in: place)
    }

    func text() -> String {
        var source = SourceWriter(indentation: "  ")
        source.line("// " + StubGenerator.banner(file.path))
        source.line()
        let from = TypeScriptModules.specifier(modules.runtime("protobuf"), from: modules.path(file.path))
        if !file.messageTypes.isEmpty { source.line("import * as pb from \"\(from)\";") }
        imports.write(into: &source)
        for type in file.enumTypes { enumeration(type, into: &source) }
        for message in file.messageTypes {
            interface(message, into: &source)
            codec(message, into: &source)
        }
        return source.text
    }

    // MARK: - Declarations

    private func enumeration(_ type: EnumType, into source: inout SourceWriter) {
        source.line()
        TypeScriptEmitter.comment(type.doc, into: &source)
        source.line("export enum \(TypeScriptEmitter.typeName(type.name)) {")
        let prefix = Spelling.capitals(type.name.path.last ?? "") + "_"
        let isPrefixed = type.members.allSatisfy { $0.name.hasPrefix(prefix) && $0.name.count > prefix.count }
        source.indented { source in
            for member in type.members {
                TypeScriptEmitter.comment(member.doc, into: &source)
                let name = isPrefixed ? String(member.name.dropFirst(prefix.count)) : member.name
                // A name cannot begin with a digit.
                source.line("\(name.first?.isNumber == true ? "_" : "")\(name) = \(member.number),")
            }
        }
        source.line("}")
    }

    private func interface(_ message: MessageType, into source: inout SourceWriter) {
        source.line()
        TypeScriptEmitter.comment(message.doc, into: &source)
        source.line("export interface \(TypeScriptEmitter.typeName(message.name)) {")
        source.indented { source in
            for part in parts(of: message) {
                switch part {
                case .field(let field):
                    TypeScriptEmitter.comment(field.doc, isDeprecated: field.isDeprecated, into: &source)
                    let mark = field.hasPresence ? "?" : ""
                    let type = type(of: field)
                    source.line(
                        "\(TypeScriptEmitter.member(field.name))\(mark): \(type)\(field.hasPresence ? " | undefined" : "");")
                case .union(let union, let members):
                    TypeScriptEmitter.comment(union.doc, into: &source)
                    source.line("\(TypeScriptEmitter.member(union.name))?:")
                    source.indented { source in
                        for field in members {
                            TypeScriptEmitter.comment(field.doc, isDeprecated: field.isDeprecated, into: &source)
                            source.line("| { case: \"\(TypeScriptEmitter.member(field.name))\"; value: \(type(of: field)) }")
                        }
                        source.line("| undefined;")
                    }
                }
            }
        }
        source.line("}")
    }

    /// What a message has as members: its fields, and its oneofs at the place of their first field.
    private enum Part {
        case field(Field)
        case union(Union, [Field])
    }

    private func parts(of message: MessageType) -> [Part] {
        var seen: Set<String> = []
        return message.fields.compactMap { field in
            guard let name = field.union else { return .field(field) }
            guard seen.insert(name).inserted, let union = message.unions.first(where: { $0.name == name }) else { return nil }
            return .union(union, message.fields.filter { $0.union == name })
        }
    }

    private func type(of field: Field) -> String { one(field) + (field.isRepeated ? "[]" : "") }

    private func one(_ field: Field) -> String {
        switch field.value {
        case .double, .float, .int32, .uint32, .sint32, .fixed32, .sfixed32: "number"
        case .int64, .uint64, .sint64, .fixed64, .sfixed64: "bigint"
        case .bool: "boolean"
        case .string: "string"
        case .bytes: "Uint8Array"
        case .message(let type), .enumeration(let type): imports.name(type)
        case .other: "never"
        }
    }

    // MARK: - Codecs

    private func codec(_ message: MessageType, into source: inout SourceWriter) {
        let name = TypeScriptEmitter.typeName(message.name)
        source.line()
        source.line("export const \(name) = new pb.MessageType<\(name)>(")
        source.indented { source in
            source.line("\"\(message.name.fullName)\",")
            let parts = parts(of: message)
            let blank = parts.map { part in
                switch part {
                case .field(let field): "\(TypeScriptEmitter.member(field.name)): \(initial(field))"
                case .union(let union, _): "\(TypeScriptEmitter.member(union.name)): undefined"
                }
            }
            source.line(blank.isEmpty ? "() => ({})," : "() => ({ \(blank.joined(separator: ", ")) }),")
            source.line(parts.isEmpty ? "() => {}," : "(m, w) => {")
            if !parts.isEmpty {
                source.indented { source in
                    for part in parts { write(part, into: &source) }
                }
                source.line("},")
            }
            source.line(parts.isEmpty ? "(_, r) => {" : "(m, r) => {")
            source.indented { source in
                source.line("while (r.more()) {")
                source.indented { source in
                    source.line("const tag = r.tag();")
                    guard !parts.isEmpty else { return source.line("r.skip(tag);") }
                    source.line("switch (tag) {")
                    source.indented { source in
                        for field in message.fields { read(field, into: &source) }
                        source.line("default: r.skip(tag);")
                    }
                    source.line("}")
                }
                source.line("}")
            }
            source.line("},")
        }
        source.line(");")
    }

    private func initial(_ field: Field) -> String {
        if field.isRepeated { return "[]" }
        if field.hasPresence { return "undefined" }
        return switch one(field) {
        case "number": "0"
        case "bigint": "0n"
        case "boolean": "false"
        case "string": "\"\""
        case "Uint8Array": "pb.NO_BYTES"
        default: "0"
        }
    }

    private func write(_ part: Part, into source: inout SourceWriter) {
        switch part {
        case .field(let field):
            source.line(write(field, "m.\(TypeScriptEmitter.member(field.name))") + ";")
        case .union(let union, let members):
            let place = "m.\(TypeScriptEmitter.member(union.name))"
            source.line("if (\(place) !== undefined) {")
            source.indented { source in
                source.line("switch (\(place).case) {")
                source.indented { source in
                    for field in members {
                        source.line("case \"\(TypeScriptEmitter.member(field.name))\":")
                        source.indented { source in
                            source.line(write(field, place + ".value") + ";")
                            source.line("break;")
                        }
                    }
                    source.line("default:")
                    source.indented { $0.line("throw w.noCase(\"\(TypeScriptEmitter.member(union.name))\", \(place));") }
                }
                source.line("}")
            }
            source.line("}")
        }
    }

    /// The call that writes a field, or nothing where it has its default.
    private func write(_ field: Field, _ value: String) -> String {
        let name = "\"\(TypeScriptEmitter.member(field.name))\""
        let start = "\(field.number), \(name)"
        if case .message(let type) = field.value {
            return "w.\(field.isRepeated ? "messages" : "message")(\(start), \(imports.name(type)), \(value))"
        }
        let kind = kind(field)
        if field.isRepeated { return "w.\(field.isPacked ? "packed" : "repeated")(\"\(kind)\", \(start), \(value))" }
        return "w.\(kind)(\(start), \(value)\(field.hasPresence ? ", true" : ""))"
    }

    private func read(_ field: Field, into source: inout SourceWriter) {
        let place = "m.\(TypeScriptEmitter.member(field.union ?? field.name))"
        let tag = field.number << 3 | wireType(field)
        if field.isRepeated {
            let one: String
            if case .message(let type) = field.value {
                one = "r.message(\(imports.name(type)))"
            } else {
                one = "r.\(kind(field))()"
            }
            source.line("case \(tag): \(place).push(\(one)); break;")
            // Numbers come either way, whichever the schema prefers.
            if wireType(field) != 2 {
                source.line("case \(field.number << 3 | 2): r.packed(() => \(place).push(r.\(kind(field))())); break;")
            }
        } else if case .message(let type) = field.value {
            if field.union != nil {
                let member = TypeScriptEmitter.member(field.name)
                let before = "\(place)?.case === \"\(member)\" ? \(place).value : undefined"
                source.line(
                    "case \(tag): \(place) = { case: \"\(member)\", value: r.message(\(imports.name(type)), \(before)) }; break;")
            } else {
                source.line("case \(tag): \(place) = r.message(\(imports.name(type)), \(place)); break;")
            }
        } else if field.union != nil {
            let value = "{ case: \"\(TypeScriptEmitter.member(field.name))\", value: r.\(kind(field))() }"
            source.line("case \(tag): \(place) = \(value); break;")
        } else {
            source.line("case \(tag): \(place) = r.\(kind(field))(); break;")
        }
    }

    /// The runtime's name for what a field has. An enum travels as an int32.
    private func kind(_ field: Field) -> String {
        switch field.value {
        case .enumeration, .int32: "int32"
        case .double: "double"
        case .float: "float"
        case .int64: "int64"
        case .uint32: "uint32"
        case .uint64: "uint64"
        case .sint32: "sint32"
        case .sint64: "sint64"
        case .fixed32: "fixed32"
        case .fixed64: "fixed64"
        case .sfixed32: "sfixed32"
        case .sfixed64: "sfixed64"
        case .bool: "bool"
        case .string: "string"
        case .bytes: "bytes"
        case .message, .other: "message"
        }
    }

    private func wireType(_ field: Field) -> Int {
        switch field.value {
        case .double, .fixed64, .sfixed64: 1
        case .float, .fixed32, .sfixed32: 5
        case .string, .bytes, .message, .other: 2
        default: 0
        }
    }
}
