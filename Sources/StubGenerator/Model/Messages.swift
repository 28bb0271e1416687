// Messages and enums as emitters see them that write codecs themselves: for languages without a protobuf compiler in reach.

/// One message, whether at a file's top level or inside another.
package struct MessageType: Sendable, Hashable {
    package var name: TypeName
    package var doc: Doc
    /// By number, rising.
    package var fields: [Field]
    /// Its oneofs, in the file's order; the synthetic ones of `optional` fields are not among them.
    package var unions: [Union]

    package init(name: TypeName, doc: Doc, fields: [Field], unions: [Union]) {
        self.name = name
        self.doc = doc
        self.fields = fields
        self.unions = unions
    }
}

/// A oneof: at most one of the fields that name it is set.
package struct Union: Sendable, Hashable {
    /// "event".
    package var name: String
    package var doc: Doc

    package init(name: String, doc: Doc) {
        self.name = name
        self.doc = doc
    }
}

/// One field of a message.
package struct Field: Sendable, Hashable {
    /// What one value of a field is.
    package enum Value: Sendable, Hashable {
        case double, float
        case int32, int64, uint32, uint64, sint32, sint64, fixed32, fixed64, sfixed32, sfixed64
        case bool, string, bytes
        case message(TypeName)
        case enumeration(TypeName)
        /// What no emitter writes yet, with its name: a map, a group.
        case other(String)
    }

    /// "idempotency_key".
    package var name: String
    package var number: Int
    package var doc: Doc
    package var value: Value
    package var isRepeated: Bool
    /// Many numbers in one length; readers take both forms, writers this one where it is set.
    package var isPacked: Bool
    /// "Not set" is another thing than the default: messages, members of a oneof, and fields with `optional`.
    package var hasPresence: Bool
    /// The oneof that it belongs to.
    package var union: String?
    package var isDeprecated: Bool

    package init(
        name: String, number: Int, doc: Doc, value: Value, isRepeated: Bool, isPacked: Bool, hasPresence: Bool, union: String?,
        isDeprecated: Bool
    ) {
        self.name = name
        self.number = number
        self.doc = doc
        self.value = value
        self.isRepeated = isRepeated
        self.isPacked = isPacked
        self.hasPresence = hasPresence
        self.union = union
        self.isDeprecated = isDeprecated
    }
}

/// One enum. Readers meet numbers that it does not have: enums are open.
package struct EnumType: Sendable, Hashable {
    package struct Member: Sendable, Hashable {
        /// "STAGE_QUEUED".
        package var name: String
        package var number: Int
        package var doc: Doc

        package init(name: String, number: Int, doc: Doc) {
            self.name = name
            self.number = number
            self.doc = doc
        }
    }

    package var name: TypeName
    package var doc: Doc
    package var members: [Member]

    package init(name: TypeName, doc: Doc, members: [Member]) {
        self.name = name
        self.doc = doc
        self.members = members
    }
}
