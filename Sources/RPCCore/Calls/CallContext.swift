// What a handler knows about its call beside the request.

/// Who calls, as the credential check found out.
package struct Principal: Sendable, Hashable {
    /// The account, in logs and in the store.
    package var account: String

    package init(account: String) {
        self.account = account
    }
}

/// One call, as its handler sees it. A value: copying it shares the header and the cancellation flag.
package struct CallContext: Sendable {
    /// Odd, unique on its connection.
    package let callID: UInt32
    private let header: RequestHeader
    /// `nil` where the method is open to everyone and nobody proved who calls.
    package var principal: Principal?
    /// `none` where the caller waits for as long as it takes.
    package var deadline: Deadline
    /// The caller's trace, or none where the caller sent none.
    package var trace: TraceContext
    /// `nil` stands for `CancellationFlag.never`, which need not be counted.
    private var flag: CancellationFlag?

    /// `retouch.v1.EditService/Edit`.
    package var method: String { header.method }
    package var metadata: Metadata { header.metadata }
    /// First 8 bytes of the caller's schema hash; 0 = not told.
    package var schemaHash: UInt64 { header.schemaHash }

    /// Raised when nobody wants the answer any more. Calls that run inline share `CancellationFlag.never`.
    package var cancellation: CancellationFlag {
        get { flag ?? .never }
        set { flag = newValue }
    }
}

extension CallContext {
    /// In an extension, beside the memberwise initializer: one that sets the fields one by one copies them all at its end.
    package init(callID: UInt32, header: RequestHeader, principal: Principal? = nil, deadline: Deadline = .none) {
        self.init(callID: callID, header: header, principal: principal, deadline: deadline, trace: TraceContext(), flag: nil)
    }
}
