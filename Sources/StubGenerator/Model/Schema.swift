// What every emitter sees: the API as services and methods, without a word about any language.

/// The .proto files of one run of protoc.
package struct Schema: Sendable, Hashable {
    /// The files to write stubs for, in protoc's order; those without services are among them, for their messages.
    package var files: [SchemaFile]
    /// The schema hash of HELLO: the first 8 bytes of the SHA-256 of the descriptor set, big-endian. It is the server's number when
    /// protoc was given the same files in the same order, as `scripts/generate-clients` does.
    package var hash: UInt64

    package init(files: [SchemaFile], hash: UInt64) {
        self.files = files
        self.hash = hash
    }

    /// The packages that have services, sorted, each with its files.
    package var packages: [(name: String, files: [SchemaFile])] {
        Dictionary(grouping: files, by: \.package)
            .filter { $0.value.contains { !$0.services.isEmpty } }
            .sorted { $0.key < $1.key }
            .map { ($0.key, $0.value) }
    }
}

/// One .proto file.
package struct SchemaFile: Sendable, Hashable {
    /// As protoc was told: "retouch/v1/edit.proto".
    package var path: String
    /// "retouch.v1"; empty for a file without one.
    package var package: String
    package var services: [Service]
    /// The messages at the file's top level, in its order.
    package var messages: [TypeName]
    /// The enums at the file's top level, in its order.
    package var enums: [TypeName]
    /// All messages with their fields, those inside others included; for emitters that write codecs.
    package var messageTypes: [MessageType]
    /// All enums with their members, those inside messages included.
    package var enumTypes: [EnumType]
    /// Fields have proto3's presence and defaults.
    package var isProto3: Bool

    package init(
        path: String, package: String, services: [Service] = [], messages: [TypeName] = [], enums: [TypeName] = [],
        messageTypes: [MessageType] = [], enumTypes: [EnumType] = [], isProto3: Bool = true
    ) {
        self.path = path
        self.package = package
        self.services = services
        self.messages = messages
        self.enums = enums
        self.messageTypes = messageTypes
        self.enumTypes = enumTypes
        self.isProto3 = isProto3
    }

    /// The path without its ending: "retouch/v1/edit".
    package var stem: String { path.hasSuffix(".proto") ? String(path.dropLast(6)) : path }
}

/// One service.
package struct Service: Sendable, Hashable {
    /// "EditService".
    package var name: String
    /// "retouch.v1.EditService".
    package var fullName: String
    package var doc: Doc
    package var methods: [Method]

    package init(name: String, fullName: String, doc: Doc, methods: [Method]) {
        self.name = name
        self.fullName = fullName
        self.doc = doc
        self.methods = methods
    }

    /// What a client's member for this service is called, before the language's own spelling: "Edit" for "EditService".
    package var shortName: String {
        name.hasSuffix("Service") && name != "Service" ? String(name.dropLast(7)) : name
    }
}

/// One method: one request, and one reply or a stream of them.
package struct Method: Sendable, Hashable {
    package enum Shape: Sendable, Hashable {
        case unary
        case serverStream
    }

    /// When a call whose fate is unknown (`processed` MAYBE) may be sent again.
    package enum Idempotency: Sendable, Hashable {
        /// Never: nothing is known.
        case unknown
        /// When this string field of the request is not empty.
        case byKey(field: String)
        /// Always: a second time changes nothing more (`idempotency_level = IDEMPOTENT`).
        case idempotent
        /// Always: it changes nothing (`idempotency_level = NO_SIDE_EFFECTS`).
        case noSideEffects
    }

    /// "ChangeBackground".
    package var name: String
    /// As a REQUEST names it: "retouch.v1.EditService/ChangeBackground".
    package var wireName: String
    package var doc: Doc
    package var request: TypeName
    package var reply: TypeName
    package var shape: Shape
    package var idempotency: Idempotency
    /// The reply has a field of type bytes somewhere: it may be a picture, and belongs on the connection for bulk.
    package var replyCarriesBytes: Bool
    /// The oneof that is all of a stream's item: an item with none of its members is of a kind that a newer server has, and a
    /// reader skips it. `nil` for other replies.
    package var itemUnion: String?
    package var isDeprecated: Bool

    package init(
        name: String, wireName: String, doc: Doc, request: TypeName, reply: TypeName, shape: Shape,
        idempotency: Idempotency = .unknown, replyCarriesBytes: Bool = false, itemUnion: String? = nil,
        isDeprecated: Bool = false
    ) {
        self.name = name
        self.wireName = wireName
        self.doc = doc
        self.request = request
        self.reply = reply
        self.shape = shape
        self.idempotency = idempotency
        self.replyCarriesBytes = replyCarriesBytes
        self.itemUnion = itemUnion
        self.isDeprecated = isDeprecated
    }
}

/// The name of a message or an enum, and where it is declared.
package struct TypeName: Sendable, Hashable {
    /// The declaring file: "retouch/v1/edit.proto".
    package var file: String
    /// "retouch.v1".
    package var package: String
    /// The names from the file's top level inwards: ["EditRequest"], or ["Outer", "Inner"] for a nested type.
    package var path: [String]

    package init(file: String, package: String, path: [String]) {
        self.file = file
        self.package = package
        self.path = path
    }

    /// "retouch.v1.EditRequest".
    package var fullName: String { ((package.isEmpty ? [] : [package]) + path).joined(separator: ".") }
}

/// A comment of the .proto: its lines without the slashes, the space after them, and trailing blanks.
package struct Doc: Sendable, Hashable {
    /// Empty where there is no comment. A blank line parts paragraphs.
    package var lines: [String]

    package init(lines: [String] = []) {
        self.lines = lines
    }

    package var isEmpty: Bool { lines.isEmpty }

    /// The same text with its paragraphs broken anew, at `width` columns. Paragraphs with lists or indented lines stay as they are.
    package func filled(to width: Int) -> Doc {
        var filled: [String] = []
        for paragraph in lines.split(separator: "", omittingEmptySubsequences: false) {
            if !filled.isEmpty { filled.append("") }
            let isPlain = paragraph.allSatisfy { !$0.hasPrefix(" ") && !$0.hasPrefix("- ") && !$0.hasPrefix("* ") }
            guard isPlain else {
                filled += paragraph
                continue
            }
            var line = ""
            for word in paragraph.joined(separator: " ").split(separator: " ") {
                if !line.isEmpty, line.count + 1 + word.count > width {
                    filled.append(line)
                    line = ""
                }
                line += (line.isEmpty ? "" : " ") + word
            }
            if !line.isEmpty { filled.append(line) }
        }
        return Doc(lines: filled)
    }
}
