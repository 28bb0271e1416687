// What a method is: a name, who may call it, and one of three kinds of handler.

package import NIOCore

/// The answer of a unary call.
package struct Reply: Sendable {
    /// A gather list: large results go to the socket from where they are.
    package var body: Body
    package var metadata: Metadata

    package init(_ body: Body, metadata: Metadata = Metadata()) {
        self.body = body
        self.metadata = metadata
    }

    package init(_ buffer: ByteBuffer) {
        self.init(Body(buffer))
    }
}

/// Where a handler puts the items of its response stream.
package protocol StreamWriter: Sendable {
    /// Hands one item over. Returns when the connection has room for the next one, so that a stream is produced no faster
    /// than its reader takes it.
    ///
    /// - Throws: an error with the status that the call ended with (`cancelled`, `deadlineExceeded`, `unavailable`) when
    ///   nobody waits for the item any more; the handler should let it pass through.
    func write(_ item: Body) async throws(RPCError)
}

/// What serves a method. Handlers throw `RPCError` and nothing else.
package enum Handler: Sendable {
    /// A unary call answered at once, on the event loop: no task, no hop, nothing that waits or takes more than some
    /// microseconds. The body may come in several pieces, which `Body.contiguous` would copy here.
    case inline(@Sendable (_ request: Body, _ call: CallContext) throws(RPCError) -> Reply)
    /// A unary call in a task of its own. A large body has been made contiguous off the event loop.
    case async(@Sendable (_ request: ByteBuffer, _ call: CallContext) async throws(RPCError) -> Reply)
    /// A call whose answer is a stream of items; returning ends it with OK and the metadata returned.
    case stream(
        @Sendable (_ request: ByteBuffer, _ call: CallContext, _ writer: any StreamWriter) async throws(RPCError) -> Metadata)
}

/// One row of the method table. A class, because every call looks at its row: one reference, not a name and a closure.
package final class Method: Sendable {
    package enum Access: Sendable {
        /// Health checks and descriptions.
        case everyone
        /// Calls whose HELLO carried a credential that was accepted.
        case principals
    }

    /// `retouch.v1.EditService/Edit`.
    package let name: String
    package let access: Access
    package let handler: Handler
    /// The row's number in its router's table; 0 outside of one.
    package let index: Int

    package init(_ name: String, access: Access = .principals, _ handler: Handler) {
        self.name = name
        self.access = access
        self.handler = handler
        index = 0
    }

    /// The same row at its place in a table.
    init(_ method: Method, index: Int) {
        name = method.name
        access = method.access
        handler = method.handler
        self.index = index
    }

    /// - Throws: `unauthenticated` where the method needs a principal and there is none.
    package func check(_ principal: Principal?) throws(RPCError) {
        guard access == .principals, principal == nil else { return }
        throw RPCError(
            .unauthenticated, "\(name) needs a credential in HELLO that this server accepts",
            details: StatusDetails(reason: "Unauthorized", stage: "auth"), processed: .notStarted)
    }
}
