// What a server must be able to do for the method table to serve it; in the vocabulary alone.

package import RetouchModel

/// One call, as far as the service behind the API needs to know it.
package struct ServedCall: Sendable {
    /// Who pays.
    package var account: String
    /// Milliseconds that the caller still waits; `nil` = as long as it takes.
    package var timeoutMilliseconds: Int?
    /// W3C Trace Context (`traceparent`); empty without a trace.
    package var trace: String
    /// Why nobody wants the answer any more, or `nil`. Cheap enough for a pixel loop, safe from any thread.
    package var interruption: @Sendable () -> EditFailure?

    package init(
        account: String, timeoutMilliseconds: Int? = nil, trace: String = "",
        interruption: @escaping @Sendable () -> EditFailure? = { nil }
    ) {
        self.account = account
        self.timeoutMilliseconds = timeoutMilliseconds
        self.trace = trace
        self.interruption = interruption
    }
}

/// The service behind the API.
package protocol RetouchServing: Sendable {
    /// Takes one item of a stream and returns when the caller can take the next. Throws when nobody waits for it any more, which
    /// should end the work.
    typealias Emit = @Sendable (EditEvent) async throws(EditFailure) -> Void

    /// Edits by instruction or changes a background, as `request.operation` says; its events go to `emit` in the order of the stream.
    func edit(_ request: EditRequest, call: ServedCall, emit: @escaping Emit) async throws(EditFailure)

    /// Says what an edit would do and cost. An empty inline source stands for none.
    func planEdit(_ request: EditRequest, call: ServedCall) async throws(EditFailure) -> PlanAnswer

    /// Ranks the follow-up tools for a picture, best first.
    func suggest(_ image: ImageReference, call: ServedCall) async throws(EditFailure) -> [Suggestion]

    /// How the server is. Called on event loops: no waiting, no more than some microseconds.
    func health() -> HealthStatus

    /// Build, limits and engines. The methods and the descriptor set are filled in by the method table.
    func describe() async -> ServerDescription
}
