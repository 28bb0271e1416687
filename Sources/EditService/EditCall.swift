// What a use case knows of its call beside the request.

package import RetouchModel

/// Who calls, for how long, and where the answer goes.
package struct EditCall: Sendable {
    /// Pays for the edit and owns its images.
    package var account: String
    /// What is left of the caller's deadline; `nil` = `Limits.Edits.deadlineMilliseconds`.
    package var timeoutMilliseconds: Int?
    /// Returns why nobody wants the answer any more, or `nil`. Asked often, from any thread: it must be cheap.
    package var interruption: @Sendable () -> EditFailure?
    /// Takes one item of the answer and returns once it is accepted: an item counts as delivered then, and a delivered picture is paid for.
    /// What it throws ends the edit.
    package var emit: @Sendable (EditEvent) async throws(EditFailure) -> Void
    /// The caller's trace for the log; empty = none.
    package var trace: String

    package init(
        account: String, timeoutMilliseconds: Int? = nil, trace: String = "",
        interruption: @escaping @Sendable () -> EditFailure? = { nil },
        emit: @escaping @Sendable (EditEvent) async throws(EditFailure) -> Void = { _ in }
    ) {
        self.account = account
        self.timeoutMilliseconds = timeoutMilliseconds
        self.trace = trace
        self.interruption = interruption
        self.emit = emit
    }
}
