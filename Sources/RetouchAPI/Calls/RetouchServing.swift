// What a server must be able to do for the method table to serve it; in the vocabulary alone.

package import RetouchModel

/// One call, as far as the service behind the API needs to know it.
package struct ServedCall: Sendable {
    /// Who pays; `nil` where nobody proved who calls.
    package var account: String?
    /// Milliseconds that the caller still waits; `nil` = as long as it takes.
    package var remainingMilliseconds: Int?
    /// W3C Trace Context, empty without a trace.
    package var traceParent: String
    /// Whether nobody wants the answer any more. Cheap enough for a pixel loop, safe from any thread.
    package var isCancelled: @Sendable () -> Bool

    package init(
        account: String?, remainingMilliseconds: Int? = nil, traceParent: String = "",
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.account = account
        self.remainingMilliseconds = remainingMilliseconds
        self.traceParent = traceParent
        self.isCancelled = isCancelled
    }
}

/// The service behind the API.
///
/// Failures are thrown as `EditFailure`; what else is thrown is answered as a PipelineError, unless it came out of `emit`, which must be
/// let through.
package protocol RetouchServing: Sendable {
    /// Changes a background.
    ///
    /// - Parameter emit: takes one event, in the order of the stream, and returns when the caller can take the next. Throws when
    ///   nobody waits for it any more.
    func changeBackground(
        _ request: EditRequest, call: ServedCall, emit: @Sendable (EditEvent) async throws -> Void) async throws

    /// Ranks the follow-up tools for a picture, best first.
    func suggest(_ image: ImageReference, call: ServedCall) async throws -> [Suggestion]

    /// How the server is. Called on event loops: no waiting, no more than some microseconds.
    func health() -> HealthStatus

    /// Build, limits and engines. The methods and the descriptor set are filled in by the method table.
    func describe() async -> ServerDescription
}
