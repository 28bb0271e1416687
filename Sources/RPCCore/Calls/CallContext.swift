// What a handler knows about its call beside the request.

/// Who calls, as the credential check found out.
package struct Principal: Sendable, Hashable {
    /// The account, in logs and in the store.
    package var account: String

    package init(account: String) {
        self.account = account
    }
}

/// One call, as its handler sees it. A value: copying it shares only the cancellation flag.
package struct CallContext: Sendable {
    /// Odd, unique on its connection.
    package var callID: UInt32
    /// `retouch.v1.EditService/Edit`.
    package var method: String
    package var metadata: Metadata
    /// `nil` where the method is open to everyone and nobody proved who calls.
    package var principal: Principal?
    /// `none` where the caller waits for as long as it takes.
    package var deadline: Deadline
    /// Raised when nobody wants the answer any more. Calls that run inline share `CancellationFlag.never`.
    package var cancellation: CancellationFlag
    /// The caller's trace, or a new one where the caller sent none.
    package var trace: TraceContext
    /// First 8 bytes of the caller's schema hash; 0 = not told.
    package var schemaHash: UInt64

    package init(
        callID: UInt32, method: String, metadata: Metadata = Metadata(), principal: Principal? = nil,
        deadline: Deadline = .none, cancellation: CancellationFlag = .never, trace: TraceContext = TraceContext(),
        schemaHash: UInt64 = 0
    ) {
        self.callID = callID
        self.method = method
        self.metadata = metadata
        self.principal = principal
        self.deadline = deadline
        self.cancellation = cancellation
        self.trace = trace
        self.schemaHash = schemaHash
    }
}
