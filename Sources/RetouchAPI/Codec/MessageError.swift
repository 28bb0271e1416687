// Why a message could not be read.

/// What is wrong with a message's bytes or values, and where. The sender's fault, except where the reader is older than what it reads.
package struct MessageError: Error, Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// Not protobuf, broken UTF-8, an embedded NUL, or a field of the wrong type.
        case malformed
        /// More fields, nesting or memory than the limits allow.
        case overLimit
        /// Well-formed, but a value is missing or out of its range.
        case invalid
        /// An answer has a value that this version does not know: its server is newer.
        case newer
    }

    package var kind: Kind
    /// The field, such as "inputs.source.data"; empty for the message as a whole.
    package var field: String
    package var text: String

    package init(_ kind: Kind, _ text: String, field: String = "") {
        self.kind = kind
        self.field = field
        self.text = text
    }

    /// One line for the sender: "inputs.prompt: broken UTF-8 at byte 4".
    package var description: String {
        field.isEmpty ? text : "\(field): \(text)"
    }

    /// The same error seen from the message around it.
    func inside(_ outer: String) -> MessageError {
        MessageError(kind, text, field: field.isEmpty ? outer : "\(outer).\(field)")
    }
}
