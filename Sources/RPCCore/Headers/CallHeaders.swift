// The headers of a call's frames: REQUEST, MESSAGE, RESPONSE, CANCEL.

/// `retouch.rpc.v1.RequestHeader`. A class, because callers repeat themselves: calls with the same header share one.
package final class RequestHeader: Sendable, Hashable {
    /// `retouch.v1.EditService/Edit`: never empty.
    package let method: String
    /// Time that the caller still waits; 0 = no deadline.
    package let timeoutMilliseconds: UInt32
    package let metadata: Metadata
    /// As in `Hello`; 0 = the one told there.
    package let schemaHash: UInt64

    package init(
        method: String, timeoutMilliseconds: UInt32 = 0, metadata: Metadata = Metadata(), schemaHash: UInt64 = 0
    ) {
        self.method = method
        self.timeoutMilliseconds = timeoutMilliseconds
        self.metadata = metadata
        self.schemaHash = schemaHash
    }

    package static func == (left: RequestHeader, right: RequestHeader) -> Bool {
        left.method == right.method && left.timeoutMilliseconds == right.timeoutMilliseconds && left.metadata == right.metadata
            && left.schemaHash == right.schemaHash
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(method)
        hasher.combine(timeoutMilliseconds)
        hasher.combine(metadata)
        hasher.combine(schemaHash)
    }
}

/// `retouch.rpc.v1.MessageHeader`.
package struct MessageHeader: Sendable, Hashable {
    /// 0 for a call's first item, then one more each.
    package var sequence: UInt64

    package init(sequence: UInt64 = 0) {
        self.sequence = sequence
    }
}

/// `retouch.rpc.v1.ResponseHeader`.
package struct ResponseHeader: Sendable, Hashable {
    package var status: Status
    package var metadata: Metadata
    /// Meant for failures; a call that is `ok` is done.
    package var processed: Processed

    package init(status: Status = .ok, metadata: Metadata = Metadata(), processed: Processed = .maybe) {
        self.status = status
        self.metadata = metadata
        self.processed = status.code == .ok ? .done : processed
    }

    /// Whether every field has its default, so that the header takes no bytes: the ordinary success.
    package var isPlain: Bool {
        status.code == .ok && status.message.isEmpty && status.details == nil && metadata.isEmpty
    }
}

/// `retouch.rpc.v1.Cancel`.
package struct Cancel: Sendable, Hashable {
    package enum Reason: UInt32, Sendable {
        case unspecified = 0
        /// The caller lost interest.
        case abandoned = 1
        /// The caller's deadline passed.
        case deadline = 2
        /// The answer came before the whole request was sent; the rest is not coming.
        case answered = 3

        package init(wire: UInt32) {
            self = Reason(rawValue: wire) ?? .unspecified
        }
    }

    package var reason: Reason
    package var message: String

    package init(reason: Reason = .unspecified, message: String = "") {
        self.reason = reason
        self.message = message
    }
}
